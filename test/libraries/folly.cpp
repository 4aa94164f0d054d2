// Folly, by declarations that stand in for its headers: text, hashes, maps and logs.
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

namespace folly {
template <typename To, typename... Ts> To to(const Ts &...);
template <typename... Ts> std::string sformat(const char *, Ts &&...);
namespace hash {
template <typename... Ts> std::size_t hash_combine(const Ts &...) noexcept;
}
template <typename K, typename V> class F14FastMap {
public:
  using key_type = K;
  using mapped_type = V;
  V &operator[](const K &);
  std::pair<int, bool> insert(const std::pair<const K, V> &);
  bool contains(const K &) const;
  std::size_t erase(const K &);
};
struct LogStream {
  LogStream &operator<<(const void *);
  LogStream &operator<<(std::uintptr_t);
};
LogStream &stream();
} // namespace folly

struct Session { std::string User; std::uint64_t Number; };
struct Record { std::uint64_t id; std::string uuid; };

void texts(Record &R, const Session *S) {
  R.uuid = folly::to<std::string>("s", reinterpret_cast<std::uintptr_t>(S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'uuid'; another object can get the same one [stableid-address-as-id]
  R.uuid = folly::sformat("{}", static_cast<const void *>(S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'uuid'; another object can get the same one [stableid-address-as-id]
  R.id = folly::hash::hash_combine(S, 7);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  R.uuid = folly::to<std::string>("s", S->Number); // no-warning
  R.uuid = folly::sformat("{}", S->User); // no-warning
  R.id = folly::hash::hash_combine(S->Number, 7); // no-warning
}
int cache(Session *S) {
  static folly::F14FastMap<Session *, int> Cache;
  if (Cache.contains(S))
    return 1;
  return Cache[S] = 2;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes a key of 'Cache'; another object can get the same one [stableid-address-as-key]
}
class Registry {
public:
  void add(Session *S) { Alive[S] = 1; } // no-warning
  void remove(Session *S) { Alive.erase(S); }
private:
  folly::F14FastMap<Session *, int> Alive;
};
void logged(const Session *S) {
  folly::stream() << S << reinterpret_cast<std::uintptr_t>(S); // no-warning
}
