// LevelDB: keys and values on disk; a cache in memory is another matter.
// REQUIRES: leveldb
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output

#include <cstdint>
#include <leveldb/cache.h>
#include <leveldb/db.h>
#include <leveldb/write_batch.h>
#include <string>

struct Session { std::string User; std::uint64_t Number; };

void put(leveldb::DB *Db, const Session &S) {
  const std::string Key = std::to_string(reinterpret_cast<std::uintptr_t>(&S));
  Db->Put(leveldb::WriteOptions(), Key, S.User);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes a key stored by 'Put'; no other run finds it, and another object can get the same one [stableid-address-as-key]
}
void put_stable(leveldb::DB *Db, const Session &S) {
  const std::string Key = std::to_string(S.Number);
  Db->Put(leveldb::WriteOptions(), Key, S.User); // no-warning
}
void batch(leveldb::WriteBatch &Batch, const Session &S) {
  Batch.Put(S.User, std::to_string(reinterpret_cast<std::uintptr_t>(&S)));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'Put'; it differs in every run and reveals the address space [stableid-address-in-output]
  Batch.Put(S.User, std::to_string(S.Number)); // no-warning
}
void cached(leveldb::Cache *Cache, Session *S) {
  // no-warning: gone with the process, and erased with the object
  const std::string Key = std::to_string(reinterpret_cast<std::uintptr_t>(S));
  Cache->Release(Cache->Insert(Key, S, 1, [](const leveldb::Slice &, void *) {}));
  Cache->Erase(Key);
}
