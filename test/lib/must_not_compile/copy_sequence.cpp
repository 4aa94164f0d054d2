// error: use of deleted function|call to deleted constructor
// A copy would give the same numbers again.
#include "stableid/id_sequence.h"

void use(stableid::IdSequence<struct Orders> &orders) {
#if defined(MUST_NOT_COMPILE)
  auto copy = orders;
#else
  auto &copy = orders;
#endif
  static_cast<void>(copy);
}
