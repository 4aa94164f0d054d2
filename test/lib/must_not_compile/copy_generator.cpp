// error: use of deleted function|call to deleted constructor
// A copy would issue the same ids again.
#include "stableid/snowflake.h"

void use(stableid::Snowflake<> &ids) {
#if defined(MUST_NOT_COMPILE)
  auto copy = ids;
#else
  auto &copy = ids;
#endif
  static_cast<void>(copy);
}
