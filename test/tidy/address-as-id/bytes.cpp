// The bytes of a pointer in a buffer, which may be filled piece by piece.
// RUN: %check_stableid %s stableid-address-as-id -std=c++17-or-later

#include <array>
#include <cstdint>
#include <cstring>

struct Device { int Bus; std::uint64_t Serial; };
struct Uuid { std::array<std::uint8_t, 16> Bytes; };

Uuid made(const Device *D, std::uint64_t Now) {
  Uuid U{};
  std::memcpy(U.Bytes.data(), &D, sizeof D);
  std::memcpy(U.Bytes.data() + 8, &Now, sizeof Now);
  return U;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Device' becomes the ID 'made'; another object can get the same one [stableid-address-as-id]
}
Uuid given(const Device *D, std::uint64_t Now) {
  Uuid U{};
  std::memcpy(U.Bytes.data(), &D->Serial, sizeof D->Serial);
  std::memcpy(U.Bytes.data() + 8, &Now, sizeof Now);
  return U; // no-warning
}
// What is written from the beginning replaces what was there.
Uuid replaced(const Device *D, std::uint64_t Now) {
  Uuid U{};
  std::memcpy(U.Bytes.data(), &D, sizeof D);
  std::memcpy(U.Bytes.data(), &Now, sizeof Now);
  return U; // no-warning
}
