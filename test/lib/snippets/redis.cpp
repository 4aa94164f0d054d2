// The code of the pages about what is shared through Redis.
#include "stableid/redis.h"
#include "stableid/redis_snowflake.h"
#include "support/redis_server.h"

#include <gtest/gtest.h>

namespace {

TEST(Snippets, RedisSequence) {
  const test::RedisServer running;
  const stableid::redis::Server server = running.address();
  // once, by whoever sets the deployment up
  stableid::redis::Sequence(server, "app:seq:order_", "7").create();

  stableid::redis::Sequence orders(server, "app:seq:order_", "7",
                                   stableid::redis::Lease{1000});
  const std::uint64_t order = orders.next();
  EXPECT_EQ(order, 1u);

  stableid::Errc why{};
  if (const auto number = orders.try_next(&why))
    EXPECT_EQ(*number, 2u);
  else
    std::fprintf(stderr, "no number: %s\n", stableid::message(why));
}

TEST(Snippets, RedisSnowflake) {
  const test::RedisServer running;
  const stableid::redis::Server server = running.address();
  stableid::redis::LeaseConfig config;
  config.time_to_live = std::chrono::seconds(1);

  stableid::redis::LeasedSnowflake<> ids(server, "app:workers:", "orders",
                                         config);
  const stableid::SnowflakeId id = ids.next();
  const std::uint64_t fence = ids.token(); // send it along with what is stored
  EXPECT_TRUE(id);
  EXPECT_NE(fence, 0u);
}

} // namespace
