// Abseil: hashes, text, hash maps. Its logs are declarations that stand in for newer headers.
// REQUIRES: abseil
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output

#include <absl/container/flat_hash_map.h>
#include <absl/container/node_hash_set.h>
#include <absl/hash/hash.h>
#include <absl/strings/str_cat.h>
#include <absl/strings/str_format.h>
#include <cstdint>
#include <string>

namespace absl::log_internal {
struct LogMessage {
  LogMessage(const char *File, int Line);
  template <typename T> LogMessage &operator<<(const T &);
};
} // namespace absl::log_internal
#define LOG_INFO() absl::log_internal::LogMessage(__FILE__, __LINE__)

struct Session { std::string User; std::uint64_t Number; };
struct Record { std::uint64_t id; std::string uuid; };

void texts(Record &R, const Session *S) {
  R.uuid = absl::StrCat("s", reinterpret_cast<std::uintptr_t>(S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'uuid'; another object can get the same one [stableid-address-as-id]
  R.uuid = absl::StrCat("s", absl::Hex(S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'uuid'; another object can get the same one [stableid-address-as-id]
  R.uuid = absl::StrFormat("%p", S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'uuid'; another object can get the same one [stableid-address-as-id]
  R.uuid = absl::StrCat("s", S->Number); // no-warning
  R.uuid = absl::StrCat(S->User, absl::Hex(S->Number)); // no-warning
  R.uuid = absl::StrFormat("%s", S->User); // no-warning
}
void hashes(Record &R, const Session *S) {
  R.id = absl::HashOf(S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  R.id = absl::Hash<const Session *>()(S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  R.id = absl::HashOf(S->User); // no-warning
  R.id = absl::Hash<std::string>()(S->User); // no-warning
}
void logged(const Session *S) {
  LOG_INFO() << "session at " << S << ' ' << reinterpret_cast<std::uintptr_t>(S); // no-warning
}
struct Key {
  Session *Owner;
  template <typename H> friend H AbslHashValue(H State, const Key &K) {
    return H::combine(std::move(State), K.Owner); // no-warning: a hash functor
  }
};
int cache(const Session *S) {
  static absl::flat_hash_map<const Session *, int> Cache;
  auto Found = Cache.find(S);
  if (Found != Cache.end())
    return Found->second;
  return Cache[S] = int(S->User.size());
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes a key of 'Cache'; another object can get the same one [stableid-address-as-key]
}
bool first(const Session *S) {
  static absl::node_hash_set<const Session *> Seen;
  return Seen.insert(S).second;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes a key of 'Seen'; another object can get the same one [stableid-address-as-key]
}
class Registry {
public:
  void add(Session *S) { Alive[S] = 1; } // no-warning
  void remove(Session *S) { Alive.erase(S); }
private:
  absl::flat_hash_map<Session *, int> Alive;
};
int visited(const std::vector<Session *> &All) {
  absl::flat_hash_map<const Session *, int> Local;
  for (Session *S : All)
    ++Local[S]; // no-warning
  return int(Local.size());
}
