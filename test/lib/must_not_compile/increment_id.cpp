// error: no match for .operator\+\+|cannot increment value of type
#include "stableid/snowflake.h"

void use(stableid::SnowflakeId &id) {
#if defined(MUST_NOT_COMPILE)
  ++id;
#else
  id = stableid::SnowflakeId(id.value() + 1);
#endif
}
