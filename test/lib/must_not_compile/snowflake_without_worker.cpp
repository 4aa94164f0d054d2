// error: could not convert|no matching constructor|no matching function|must explicitly initialize|uninitialized
// A default worker would be everybody's.
#include "stableid/snowflake.h"

auto use() {
#if defined(MUST_NOT_COMPILE)
  return stableid::SnowflakeConfig{};
#else
  return stableid::SnowflakeConfig{stableid::WorkerId(1)};
#endif
}
