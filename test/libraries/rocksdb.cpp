// RocksDB, by declarations that stand in for its headers.
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output

#include <cstdint>
#include <string>

namespace rocksdb {
struct Slice {
  Slice(const std::string &);
  Slice(const char *, std::size_t);
};
struct WriteOptions {};
struct ReadOptions {};
struct ColumnFamilyHandle;
struct DB {
  virtual int Put(const WriteOptions &, ColumnFamilyHandle *, const Slice &Key, const Slice &Value) = 0;
  virtual int Put(const WriteOptions &, const Slice &Key, const Slice &Value);
  virtual int Get(const ReadOptions &, const Slice &Key, std::string *Value);
};
} // namespace rocksdb

struct Session { std::string User; std::uint64_t Number; };

void put(rocksdb::DB *Db, rocksdb::ColumnFamilyHandle *Family, const Session &S) {
  const std::string Key = std::to_string(reinterpret_cast<std::uintptr_t>(&S));
  Db->Put(rocksdb::WriteOptions(), Family, Key, S.User);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes a key stored by 'Put'; no other run finds it, and another object can get the same one [stableid-address-as-key]
  Db->Put(rocksdb::WriteOptions(), S.User, Key);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' is written by 'Put'; it differs in every run and reveals the address space [stableid-address-in-output]
  std::string Value;
  Db->Get(rocksdb::ReadOptions(), Key, &Value);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes a key stored by 'Get'; no other run finds it, and another object can get the same one [stableid-address-as-key]
}
void put_stable(rocksdb::DB *Db, rocksdb::ColumnFamilyHandle *Family, const Session &S) {
  const std::string Key = std::to_string(S.Number);
  Db->Put(rocksdb::WriteOptions(), Family, Key, S.User); // no-warning
  Db->Put(rocksdb::WriteOptions(), S.User, Key); // no-warning
  std::string Value;
  Db->Get(rocksdb::ReadOptions(), Key, &Value); // no-warning
}
