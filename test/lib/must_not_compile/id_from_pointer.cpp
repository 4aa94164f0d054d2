// error: an address is no id: another object can have it later
#include "stableid/instance_id.h"

auto use(int *pointer) {
#if defined(MUST_NOT_COMPILE)
  return stableid::InstanceId<int>(pointer);
#else
  return stableid::InstanceId<int>(pointer != nullptr ? 1 : 0);
#endif
}
