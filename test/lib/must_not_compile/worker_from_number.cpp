// error: could not convert|no viable conversion|chosen constructor is explicit
#include "stableid/snowflake.h"

auto use() {
#if defined(MUST_NOT_COMPILE)
  return stableid::SnowflakeConfig{getpid()};
#else
  return stableid::SnowflakeConfig{stableid::WorkerId(1)};
#endif
}
