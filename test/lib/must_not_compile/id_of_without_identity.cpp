// error: id_of needs `InstanceId<T> instance_id\(\) const` in the class
#include "stableid/identity.h"

struct Plain {};
struct Named {
  stableid::InstanceId<Named> instance_id() const { return identity.id(); }
  stableid::Identity<Named> identity;
};

auto use(const Plain &plain, const Named &named) {
#if defined(MUST_NOT_COMPILE)
  stableid::id_of(plain);
#else
  static_cast<void>(plain);
#endif
  return stableid::id_of(named);
}
