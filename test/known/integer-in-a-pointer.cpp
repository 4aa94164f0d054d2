// A miss by choice: what was an integer before it was cast to a pointer is no address, though who reads the cast alone may think so.
// RUN: %check_known %s stableid-address-as-id -std=c++17
// XFAIL: *

#include <cstdint>

struct Track {
  explicit Track(std::uint64_t id) : id(id) {}
  std::uint64_t id;
};

std::uint64_t second() {
  int *P = reinterpret_cast<int *>(2);
  Track T(reinterpret_cast<std::uintptr_t>(P));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'int' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  return T.id;
}
