// The row never-ends: without it this is certain.
// RUN: %check_stableid %s stableid-address-as-id

#include <cstdint>

namespace {
struct Device { int Line; };
Device devices[4];
} // namespace

struct Packet { std::uint64_t device_id; };

static void fill(Packet &P, const Device &D) {
  P.device_id = reinterpret_cast<std::uint64_t>(&D); // no-warning: never-ends
}

void fillAll(Packet *P) {
  for (const Device &D : devices)
    fill(*P++, D);
}
