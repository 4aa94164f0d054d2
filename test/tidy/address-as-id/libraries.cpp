// Sources of other libraries, known by name and template argument; the declarations stand in for the real headers.
// RUN: %check_stableid %s stableid-address-as-id -std=c++17

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace boost {
template <typename T> struct hash { std::size_t operator()(const T &) const; };
template <typename T> void hash_combine(std::size_t &Seed, const T &Value);
template <typename To, typename From> To lexical_cast(const From &);
} // namespace boost
namespace absl {
template <typename... Ts> std::size_t HashOf(const Ts &...);
template <typename... Ts> std::string StrCat(const Ts &...);
} // namespace absl
namespace fmt {
template <typename T> const void *ptr(const T *);
template <typename... Ts> std::string format(std::string_view, const Ts &...);
} // namespace fmt
class QObject {};
std::size_t qHash(const QObject *, std::size_t Seed = 0);
std::size_t qHash(int, std::size_t Seed = 0);

struct Session { std::string User; };
struct Record { std::uint64_t id; std::string uuid; };

void hashes(Record &R, Session *S, const QObject *O, int N, const std::string &Name) {
  R.id = boost::hash<Session *>()(S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  R.id = boost::hash<std::string>()(Name);     // no-warning
  std::size_t Seed = 0;
  boost::hash_combine(Seed, S);
  R.id = Seed;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  std::size_t Stable = 0;
  boost::hash_combine(Stable, Name);
  R.id = Stable;                               // no-warning
  R.id = absl::HashOf(S, N);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  R.id = absl::HashOf(Name, N);                // no-warning
  R.id = qHash(O);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'QObject' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  R.id = qHash(N);                             // no-warning
}

void texts(Record &R, const Session *S, int N) {
  R.uuid = boost::lexical_cast<std::string>(S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'uuid'; another object can get the same one [stableid-address-as-id]
  R.uuid = boost::lexical_cast<std::string>(N);                                   // no-warning
  R.uuid = absl::StrCat("s", reinterpret_cast<std::uintptr_t>(S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'uuid'; another object can get the same one [stableid-address-as-id]
  R.uuid = absl::StrCat("s", N);                                                  // no-warning
  R.uuid = fmt::format("{}", fmt::ptr(S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'uuid'; another object can get the same one [stableid-address-as-id]
  R.uuid = fmt::format("{:x}", reinterpret_cast<std::uintptr_t>(S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'uuid'; another object can get the same one [stableid-address-as-id]
  R.uuid = fmt::format("{}", N);                                                  // no-warning
}
