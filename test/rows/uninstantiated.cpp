// The row uninstantiated: without it this is said.
// RUN: %check_stableid %s stableid-address-as-id

#include <cstdint>

template <class T> std::uint64_t objectId(const T *Object) {
  return reinterpret_cast<std::uint64_t>(Object); // no-warning: uninstantiated
}
