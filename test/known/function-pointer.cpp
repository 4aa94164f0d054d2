// Missed: a call through a function pointer that is chosen at run time has no summary.
// RUN: %check_known %s stableid-address-as-id -std=c++17
// XFAIL: *

#include <cstdint>

struct Session { int User; };
struct Record { std::uint64_t id; };
static std::uint64_t byAddress(const Session &S) { return reinterpret_cast<std::uint64_t>(&S); }
static std::uint64_t byUser(const Session &S) { return S.User; }

void fill(Record &R, const Session &S, bool Fast) {
  std::uint64_t (*NumberOf)(const Session &) = Fast ? byAddress : byUser;
  R.id = NumberOf(S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
}
