// IdSequence: order, sharing of a tag, and its end.
#include "stableid/id_sequence.h"
#include "support/threads.h"

#include <gtest/gtest.h>

namespace {

using stableid::Errc;
using stableid::IdSequence;
using stableid::Order;

IdSequence<struct Global> global_sequence; // constant initial value

TEST(IdSequence, StartsAtOne) {
  IdSequence<struct A> sequence;
  EXPECT_EQ(sequence.next().value(), 1u);
  EXPECT_EQ(sequence.next().value(), 2u);
  EXPECT_EQ(global_sequence.next().value(), 1u);
}

TEST(IdSequence, ResumesWhereItIsTold) {
  IdSequence<struct B, Order::total> sequence(500);
  EXPECT_EQ(sequence.next().value(), 500u);
  IdSequence<struct B, Order::total> from_null(0);
  EXPECT_EQ(from_null.next().value(), 1u);
}

TEST(IdSequence, IncreasesInEachThread) {
  IdSequence<struct C> sequence;
  const auto drawn = test::collect([&] { return sequence.next(); }, 5000);
  EXPECT_TRUE(test::increasing_in_each(drawn));
  EXPECT_EQ(test::duplicates(test::joined(drawn)), 0u);
}

TEST(IdSequence, OfTotalOrderLeavesNoGap) {
  IdSequence<struct D, Order::total> sequence;
  const auto all =
      test::joined(test::collect([&] { return sequence.next(); }, 5000));
  EXPECT_EQ(test::duplicates(all), 0u);
  EXPECT_EQ(std::max_element(all.begin(), all.end())->value(), all.size());
}

TEST(IdSequence, KeepsApartFromAnotherOfItsTag) {
  IdSequence<struct E> a, b;
  std::vector<std::uint64_t> from_a, from_b;
  for (int i = 0; i != 3000; ++i) {
    from_a.push_back(a.next().value());
    if (i % 7 == 0)
      from_b.push_back(b.next().value());
  }
  EXPECT_EQ(test::duplicates(from_a), 0u);
  EXPECT_EQ(test::duplicates(from_b), 0u);
}

// A sequence at the address of a dead one must not be given its block.
TEST(IdSequence, ForgetsTheBlocksOfADeadOne) {
  for (int i = 0; i != 3; ++i) {
    IdSequence<struct F> sequence(1000);
    EXPECT_EQ(sequence.next().value(), 1000u);
  }
}

template <class Sequence>
void expect_end(Sequence &sequence, std::uint64_t left) {
  for (std::uint64_t i = 0; i != left; ++i)
    ASSERT_TRUE(sequence.try_next()) << i;
  // However often: a counter that went on would reach 1 again.
  for (int i = 0; i != 1000; ++i)
    ASSERT_FALSE(sequence.try_next());
  try {
    sequence.next();
    FAIL() << "an exhausted sequence went on";
  } catch (const stableid::Error &error) {
    EXPECT_EQ(error.code(), Errc::exhausted);
  }
}

TEST(IdSequence, Of8BitsEndsAfter255) {
  IdSequence<struct G, Order::total, std::uint8_t> sequence;
  expect_end(sequence, 255);
}

TEST(IdSequence, Of32BitsEndsInsideABlock) {
  IdSequence<struct H, Order::per_thread, std::uint32_t> sequence(0xffffffff -
                                                                  1499);
  expect_end(sequence, 1500);
}

TEST(IdSequence, Of32BitsEndsForAllThreads) {
  IdSequence<struct I, Order::total, std::uint32_t> sequence(0xffffffff - 9999);
  const auto drawn = test::collect([&] { return sequence.try_next(); }, 5000);
  std::vector<std::uint64_t> numbers;
  for (const auto &id : test::joined(drawn))
    if (id)
      numbers.push_back(id->value());
  EXPECT_EQ(numbers.size(), 10000u);
  EXPECT_EQ(test::duplicates(numbers), 0u);
}

TEST(IdSequence, Of64BitsEndsBeforeItsCounterDoes) {
  const std::uint64_t end = 0xffffffff00000000u;
  IdSequence<struct J, Order::total> total(end - 10);
  expect_end(total, 10);
  IdSequence<struct K> blocks(end - 10);
  expect_end(blocks, 10);
}

} // namespace
