// What a consumer of stableid::redis builds. There is no server: the error says
// so.
#include <stableid/redis.h>
#include <stableid/redis_snowflake.h>

int main() {
  stableid::redis::Server nowhere;
  nowhere.unix_socket = "/nowhere/redis.sock";
  stableid::redis::Sequence orders(nowhere, "app:seq:order_", "7");
  stableid::redis::LeasedSnowflake<> ids(nowhere, "app:workers:", "orders");
  stableid::Errc first{}, second{};
  return !orders.try_next(&first) && !ids.try_next(&second) &&
                 first == stableid::Errc::store_unreachable && second == first
             ? 0
             : 1;
}
