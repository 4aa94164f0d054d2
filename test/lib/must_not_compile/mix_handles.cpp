// error: no match for .operator==|invalid operands to binary expression
#include "stableid/registry.h"

bool use(stableid::Handle<int> a, stableid::Handle<long> b) {
#if defined(MUST_NOT_COMPILE)
  return a == b;
#else
  return a.slot() == b.slot();
#endif
}
