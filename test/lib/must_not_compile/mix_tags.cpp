// error: could not convert|no known conversion|cannot convert|no matching function for call to .charge
// An order is not charged to a user's id.
#include "stableid/instance_id.h"

struct User;
struct Order;
void charge(stableid::InstanceId<User>);

void use(stableid::InstanceId<User> user, stableid::InstanceId<Order> order) {
#if defined(MUST_NOT_COMPILE)
  charge(order);
#else
  static_cast<void>(order);
#endif
  charge(user);
}
