// error: invalid .?static_cast|cannot cast from type
#include "stableid/local_address.h"

auto use(const int *pointer) {
  const auto address = stableid::local_address(pointer);
#if defined(MUST_NOT_COMPILE)
  return static_cast<const void *>(address);
#else
  return static_cast<bool>(address);
#endif
}
