// Missed: the helper is defined in another unit, so nothing here says that its result is an address.
// RUN: %check_known %s stableid-address-as-id -std=c++17
// XFAIL: *

#include <cstdint>

struct Session { int User; };
struct Record { std::uint64_t id; };
std::uint64_t numberOf(const Session &S); // elsewhere: return reinterpret_cast<std::uint64_t>(&S);

void fill(Record &R, const Session &S) {
  R.id = numberOf(S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
}
