// error: invalid .?static_cast|cannot convert .* without a conversion operator
#include "stableid/local_address.h"

#include <cstdint>

auto use(const int *pointer) {
  const auto address = stableid::local_address(pointer);
#if defined(MUST_NOT_COMPILE)
  return static_cast<std::uintptr_t>(address);
#else
  return static_cast<bool>(address);
#endif
}
