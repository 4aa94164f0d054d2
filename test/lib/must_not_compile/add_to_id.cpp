// error: no match for .operator\+|invalid operands to binary expression
// The number after an id is somebody else's.
#include "stableid/instance_id.h"

auto use(stableid::InstanceId<int> id) {
#if defined(MUST_NOT_COMPILE)
  return id + 1;
#else
  return id.value() + 1;
#endif
}
