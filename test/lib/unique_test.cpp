// No generator repeats itself under four threads.
#include "stableid/stableid.h"
#include "support/threads.h"

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace std::chrono_literals;

template <class Make> void expect_unique(Make make) {
  EXPECT_EQ(test::duplicates(test::joined(test::collect(make))), 0u);
}

template <class Make> void expect_unique_and_increasing(Make make) {
  const auto drawn = test::collect(make);
  EXPECT_TRUE(test::increasing_in_each(drawn));
  EXPECT_EQ(test::duplicates(test::joined(drawn)), 0u);
}

// Where threads do meet: once in 1,024 numbers.
TEST(Unique, Block) {
  expect_unique_and_increasing([] {
    stableid::detail::Block block;
    stableid::detail::refill(block);
    return block.next;
  });
}

TEST(Unique, InstanceId) {
  expect_unique_and_increasing(
      [] { return stableid::InstanceId<int>::mint(); });
}

TEST(Unique, NextId) {
  expect_unique_and_increasing([] { return stableid::next_id<int>(); });
}

TEST(Unique, Identity) {
  expect_unique([] { return stableid::Identity<int>().id(); });
}

TEST(Unique, IdSequence) {
  stableid::IdSequence<struct Blocks> sequence;
  expect_unique_and_increasing([&] { return sequence.next(); });
}

TEST(Unique, IdSequenceOfTotalOrder) {
  stableid::IdSequence<struct Total, stableid::Order::total> sequence;
  expect_unique_and_increasing([&] { return sequence.next(); });
}

TEST(Unique, GlobalId) {
  expect_unique_and_increasing([] { return stableid::GlobalId::next(); });
}

TEST(Unique, UuidV4) {
  expect_unique([] { return stableid::Uuid::v4(); });
}

TEST(Unique, UuidV7) {
  expect_unique_and_increasing([] { return stableid::Uuid::v7(); });
}

TEST(Unique, UuidV7Coarse) {
  expect_unique_and_increasing(
      [] { return stableid::Uuid::v7(stableid::Clock::coarse); });
}

// The order of UUIDs is that of calls: what one thread got before another asked
// is smaller, also across threads.
TEST(Unique, UuidV7IsOrderedAcrossThreads) {
  std::atomic<std::uint64_t> high{0};
  std::atomic<int> wrong{0};
  test::collect(
      [&] {
        const std::uint64_t before = high.load();
        const std::uint64_t mine = stableid::Uuid::v7().word(0);
        wrong += mine < before;
        std::uint64_t seen = before;
        while (seen < mine && !high.compare_exchange_weak(seen, mine))
          ;
        return mine;
      },
      10'000);
  EXPECT_EQ(wrong, 0);
}

TEST(Unique, TraceAndSpanIds) {
  expect_unique([] { return stableid::TraceId::random(); });
  expect_unique([] { return stableid::SpanId::random(); });
}

TEST(Unique, Snowflake) {
  stableid::Snowflake<> ids({stableid::WorkerId(1)});
  expect_unique_and_increasing([&] { return ids.next(); });
}

TEST(Unique, SnowflakeThatNeverBorrows) {
  stableid::SnowflakeConfig config{stableid::WorkerId(1)};
  config.max_ahead = 0ms;
  stableid::Snowflake<> ids(config);
  expect_unique_and_increasing([&] { return ids.next(); });
}

TEST(Unique, SnowflakeWithLeases) {
  stableid::SnowflakeConfig config{stableid::WorkerId(1)};
  config.clock = stableid::Clock::coarse;
  stableid::Snowflake<12, 10, 32> ids(config);
  expect_unique_and_increasing([&] { return ids.next(); });
}

TEST(Unique, KeyGenerator) {
  stableid::KeyGenerator keys(stableid::KeyScope::global);
  std::atomic<unsigned> turn{0};
  expect_unique([&] { return keys.key("id-" + std::to_string(++turn % 100)); });
  EXPECT_EQ(keys.size(), 100u);
}

TEST(Unique, KeySequence) {
  stableid::KeyGenerator keys(stableid::KeyScope::process);
  const auto drawn = test::collect(
      [sequence = keys.sequence("one")] { return sequence.next(); });
  const auto all = test::joined(drawn);
  EXPECT_EQ(test::duplicates(all), 0u);
  EXPECT_EQ(*std::max_element(all.begin(), all.end()), all.size());
}

TEST(Unique, HandleOfALockedRegistry) {
  stableid::Registry<int, stableid::Locked> registry;
  int object = 0;
  expect_unique([&] {
    const auto handle = registry.attach(object);
    EXPECT_TRUE(registry.with(handle, [](int &) {}));
    EXPECT_TRUE(registry.detach(handle));
    EXPECT_FALSE(registry.with(handle, [](int &) {}));
    return handle;
  });
}

} // namespace
