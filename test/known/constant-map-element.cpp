// A false alarm: an element of a map that the process keeps and that nothing is taken out of stays where it is, but is not known to.
// RUN: %check_known %s stableid-address-as-id -std=c++17
// XFAIL: *

#include <cstdint>
#include <unordered_map>

struct Slot { int Used = 0; };
int pipeline(std::uint64_t pipeline_id);

int render(int Format) {
  static std::unordered_map<int, const Slot> slots;
  const Slot &slot = slots[Format];
  return pipeline(reinterpret_cast<std::uint64_t>(&slot)); // no-warning
}
