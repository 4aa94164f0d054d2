// error: no match for .operator==|invalid operands to binary expression
// Or a defaulted comparison would begin to compare who instead of what.
#include "stableid/identity.h"

bool use(const stableid::Identity<int> &a, const stableid::Identity<int> &b) {
#if defined(MUST_NOT_COMPILE)
  return a == b;
#else
  return a.id() == b.id();
#endif
}
