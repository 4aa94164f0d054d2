// error: no match for .operator==|invalid operands to binary expression
// The ids of different types say nothing about each other.
#include "stableid/instance_id.h"

struct User;
struct Order;

bool use(stableid::InstanceId<User> user, stableid::InstanceId<Order> order) {
#if defined(MUST_NOT_COMPILE)
  return user == order;
#else
  return user.value() == order.value();
#endif
}
