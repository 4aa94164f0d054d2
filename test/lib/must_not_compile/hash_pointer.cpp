// error: the hash of an address is not stable
#include "stableid/hash.h"

auto use(const int *pointer) {
#if defined(MUST_NOT_COMPILE)
  return stableid::stable_hash(pointer);
#else
  return stableid::stable_hash(*pointer);
#endif
}
