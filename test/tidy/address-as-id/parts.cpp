// Pairs and tuples: one part is an address, the other what belongs to it.
// RUN: %check_stableid %s stableid-address-as-id -std=c++17

#include <any>
#include <cstdint>
#include <functional>
#include <map>
#include <tuple>
#include <utility>

struct Session { int User; };
struct Record { std::uint64_t id = 0; };

void tuple(Record &R, const Session &S, int Count) {
  const auto T = std::make_tuple(reinterpret_cast<std::uint64_t>(&S), Count);
  R.id = std::get<0>(T);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  R.id = std::get<1>(T); // no-warning: the other element
}
void named(Record &R, const Session &S, int Count) {
  std::tuple<int, std::uint64_t> T(Count, reinterpret_cast<std::uint64_t>(&S));
  const auto &[Number, Raw] = T;
  R.id = Number; // no-warning: the other element
  R.id = Raw;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
}
void bound(Record &R, const Session &S, std::uint64_t Serial) {
  auto [Raw, Given] = std::make_pair(reinterpret_cast<std::uint64_t>(&S), Serial);
  R.id = Given; // no-warning: the other half
  R.id = Raw;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
}
std::pair<const Session *, std::uint64_t> entry(const Session &S);
void returned(Record &R, const Session &S) {
  auto [Who, Serial] = entry(S);
  R.id = Serial + (Who != nullptr); // no-warning
}
void each(Record &R, const std::map<const Session *, std::uint64_t> &Serials) {
  for (const auto &[Who, Serial] : Serials)
    R.id = Who ? Serial : 0; // no-warning
}
void any(Record &R, const Session &S) {
  const std::any Boxed = reinterpret_cast<std::uint64_t>(&S);
  R.id = std::any_cast<std::uint64_t>(Boxed);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
}
