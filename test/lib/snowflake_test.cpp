// Snowflake: its layout, its one policy on every kind of clock, and its errors.
#include "stableid/snowflake.h"
#include "support/fake_time.h"
#include "support/threads.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <memory>
#include <random>
#include <set>

namespace {

using namespace std::chrono_literals;
using stableid::Clock;
using stableid::Errc;
using stableid::SnowflakeConfig;
using stableid::WorkerId;
using test::FakeTime;

using Fake = stableid::Snowflake<12, 10, 1, FakeTime>;
using Leased = stableid::Snowflake<12, 10, 32, FakeTime>;

SnowflakeConfig config(std::uint32_t worker = 1) {
  return SnowflakeConfig{WorkerId(worker)};
}

template <class Function> Errc thrown_by(Function function) {
  try {
    function();
  } catch (const stableid::Error &error) {
    return error.code();
  }
  return Errc{};
}

// Past the millisecond by which a new generator is ahead of what it may issue.
struct SnowflakeTest : testing::Test {
  SnowflakeTest() { FakeTime::set(test::new_year); }
};

TEST_F(SnowflakeTest, LaysOutTimeWorkerAndSequence) {
  Fake ids(config(1023));
  FakeTime::step(1s);
  const auto first = ids.next(), second = ids.next();
  EXPECT_EQ(first.since_epoch(), test::new_year + 1s - config().epoch);
  EXPECT_EQ(first.worker(), 1023u);
  EXPECT_EQ(first.sequence(), 0u);
  EXPECT_EQ(second.sequence(), 1u);
  EXPECT_EQ(first.value() >> 63, 0u);
  EXPECT_EQ(ids.time(first).time_since_epoch(), test::new_year + 1s);
  EXPECT_EQ(Fake::value_type::parse(stableid::to_string(first)), first);
}

TEST_F(SnowflakeTest, BorrowsWhenAMillisecondIsFull) {
  Fake ids(config());
  FakeTime::step(1s);
  auto last = ids.next();
  for (int i = 0; i != 4096; ++i) {
    const auto id = ids.next();
    ASSERT_LT(last, id);
    last = id;
  }
  EXPECT_EQ(last.sequence(), 0u);
  EXPECT_EQ(last.since_epoch(), test::new_year + 1001ms - config().epoch);
  EXPECT_EQ(FakeTime::slept, 0);
}

TEST_F(SnowflakeTest, SleepsWhenItMayNotBorrow) {
  SnowflakeConfig strict = config();
  strict.max_ahead = 0ms;
  Fake ids(strict);
  FakeTime::step(1s + 300us);
  for (int i = 0; i != 4096; ++i)
    ids.next();
  EXPECT_EQ(FakeTime::slept, 0);
  Errc why{};
  EXPECT_FALSE(ids.try_next(&why));
  EXPECT_EQ(why, Errc::must_wait);
  EXPECT_EQ(ids.next().sequence(), 0u);
  EXPECT_EQ(FakeTime::slept, 700'000); // to the next millisecond, and no longer
}

TEST_F(SnowflakeTest, RefusedCallsTakeNothing) {
  SnowflakeConfig strict = config();
  strict.max_ahead = 0ms;
  Fake ids(strict);
  FakeTime::step(1s);
  for (int i = 0; i != 4096; ++i)
    ids.next();
  for (int i = 0; i != 100; ++i)
    EXPECT_FALSE(ids.try_next());
  FakeTime::step(1ms);
  EXPECT_EQ(ids.next().sequence(), 0u);
}

TEST_F(SnowflakeTest, ContinuesThroughASmallRollback) {
  Fake ids(config());
  FakeTime::step(1s);
  const auto before = ids.next();
  FakeTime::step(-1ms);
  EXPECT_LT(before, ids.next());
  EXPECT_EQ(FakeTime::slept, 0);
}

TEST_F(SnowflakeTest, SleepsThroughAMediumRollback) {
  Fake ids(config());
  FakeTime::step(10s);
  const auto before = ids.next();
  FakeTime::step(-5s);
  Errc why{};
  EXPECT_FALSE(ids.try_next(&why));
  EXPECT_EQ(why, Errc::must_wait);
  EXPECT_LT(before, ids.next());
  EXPECT_EQ(FakeTime::slept, 4'990'000'000); // but for the 10 ms it may borrow
}

TEST_F(SnowflakeTest, RefusesAfterALargeRollback) {
  Fake ids(config());
  FakeTime::step(1h);
  const auto before = ids.next();
  FakeTime::step(-2min);
  EXPECT_EQ(thrown_by([&] { ids.next(); }), Errc::clock_behind);
  Errc why{};
  EXPECT_FALSE(ids.try_next(&why));
  EXPECT_EQ(why, Errc::clock_behind);
  EXPECT_EQ(FakeTime::slept, 0);
  FakeTime::step(2min);
  EXPECT_LT(before, ids.next());
}

TEST_F(SnowflakeTest, StopsWhenTheClockStandsStill) {
  Fake ids(config());
  FakeTime::step(1s);
  std::size_t issued = 0;
  while (ids.try_next())
    ++issued;
  EXPECT_EQ(issued, 11u * 4096); // this millisecond and ten borrowed ones
}

// A generator that borrowed all it may, and one that takes its place at once.
TEST_F(SnowflakeTest, NeverRepeatsAcrossAQuickRestart) {
  std::set<std::uint64_t> seen;
  for (int run = 0; run != 20; ++run) {
    Fake ids(config());
    FakeTime::step(1ms);
    std::size_t issued = 0;
    while (const auto id = ids.try_next()) {
      ASSERT_TRUE(seen.insert(id->value()).second) << "run " << run;
      ++issued;
    }
    EXPECT_GT(issued, 0u);
  }
}

TEST_F(SnowflakeTest, WaitsOneMillisecondAtMostForItsFirstId) {
  Fake ids(config());
  EXPECT_FALSE(ids.try_next());
  ids.next();
  EXPECT_LE(FakeTime::slept, 1'000'000);
}

TEST_F(SnowflakeTest, ResumesAfterAPersistedId) {
  std::uint64_t last = 0;
  {
    Fake ids(config());
    FakeTime::step(30s);
    last = ids.next().value();
  }
  FakeTime::step(-20s); // while it was stopped
  SnowflakeConfig resumed = config();
  resumed.resume_after = last;
  Fake ids(resumed);
  EXPECT_GT(ids.next().value(), last);
}

TEST_F(SnowflakeTest, LeasesBelongToOneMillisecond) {
  Leased ids(config());
  FakeTime::step(1s);
  const auto first = ids.next(), second = ids.next();
  EXPECT_EQ(second.value(), first.value() + 1);
  FakeTime::step(1ms);
  EXPECT_EQ(ids.next().since_epoch(), first.since_epoch() + 1ms);
}

TEST_F(SnowflakeTest, LeasesBelongToOneGenerator) {
  Leased a(config(1)), b(config(2));
  FakeTime::step(1s);
  for (int i = 0; i != 100; ++i) {
    ASSERT_EQ(a.next().worker(), 1u);
    ASSERT_EQ(b.next().worker(), 2u);
  }
}

TEST_F(SnowflakeTest, LeasesKeepTheBoundOfWhatIsBorrowed) {
  Leased ids(config());
  FakeTime::step(1s);
  std::set<std::uint64_t> seen;
  while (const auto id = ids.try_next())
    ASSERT_TRUE(seen.insert(id->value()).second);
  EXPECT_EQ(seen.size(), 11u * 4096);
}

TEST_F(SnowflakeTest, RefusesAWorkerThatDoesNotFit) {
  EXPECT_EQ(thrown_by([] { Fake ids(config(1024)); }),
            Errc::worker_out_of_range);
  Fake ids(config());
  EXPECT_EQ(thrown_by([&] { ids.reassign(WorkerId(5000)); }),
            Errc::worker_out_of_range);
}

TEST_F(SnowflakeTest, RefusesAnEpochThatDoesNotFit) {
  SnowflakeConfig future = config();
  future.epoch = test::new_year + 1s;
  EXPECT_EQ(thrown_by([&] { Fake ids(future); }), Errc::layout_out_of_range);
  using Short = stableid::Snowflake<14, 10, 1, FakeTime>; // 39 bits: 17 years
  SnowflakeConfig past = config();
  past.epoch = 0ms;
  EXPECT_EQ(thrown_by([&] { Short ids(past); }), Errc::layout_out_of_range);
  Fake ids(config());
  FakeTime::set(config().epoch - 1ms);
  EXPECT_EQ(thrown_by([&] { ids.next(); }), Errc::layout_out_of_range);
}

TEST_F(SnowflakeTest, TakesItsWorkerFromTheEnvironment) {
  const char *name = "STABLEID_TEST_WORKER";
  unsetenv(name);
  const auto read = [&] { return stableid::worker_from_env(name).value(); };
  EXPECT_EQ(thrown_by(read), Errc::worker_missing);
  setenv(name, "17", 1);
  EXPECT_EQ(read(), 17u);
  for (const char *bad : {"", " 1", "1 ", "-1", "+1", "01", "0x1", "1e3", "one",
                          "4294967296", "99999999999999999999"}) {
    setenv(name, bad, 1);
    EXPECT_EQ(thrown_by(read), Errc::worker_out_of_range) << bad;
  }
}

TEST(Snowflake, OnTheRealClockTellsTheTime) {
  stableid::Snowflake<> ids(config());
  const auto id = ids.next();
  const auto off = ids.time(id) - std::chrono::system_clock::now();
  EXPECT_LT(off, 15ms);
  EXPECT_GT(off, -10s);
}

// 1,024 workers, each with a clock that is up to a second off and steps back
// now and then.
struct SkewedTime {
  static std::chrono::nanoseconds now(stableid::Clock) noexcept {
    return base + skew;
  }
  static void sleep_for(std::chrono::nanoseconds) noexcept {}
  static inline std::chrono::nanoseconds base = test::new_year;
  static inline std::chrono::nanoseconds skew{0};
};

TEST(Snowflake, ManyWorkersWithSkewedClocks) {
  constexpr unsigned workers = 1024, milliseconds = 20, limit = 1u << 6;
  constexpr std::chrono::milliseconds ahead{10};
  using Ids = stableid::Snowflake<6, 10, 1, SkewedTime>;
  std::vector<std::unique_ptr<Ids>> generators;
  std::vector<std::chrono::nanoseconds> skews;
  std::mt19937 random(1);
  for (unsigned worker = 0; worker != workers; ++worker) {
    skews.push_back(std::chrono::microseconds(random() % 2'000'000) - 1s);
    SkewedTime::skew = skews.back();
    stableid::SnowflakeConfig config{stableid::WorkerId(worker)};
    config.max_ahead = ahead;
    generators.push_back(std::make_unique<Ids>(config));
  }
  std::vector<std::uint64_t> all;
  std::vector<std::size_t> count(workers);
  // Past the head start of a new generator, and then for the measured time.
  for (unsigned ms = 0; ms != ahead.count() + 1 + milliseconds; ++ms) {
    SkewedTime::base += 1ms;
    for (unsigned worker = 0; worker != workers; ++worker) {
      if (random() % 1000 == 0)
        skews[worker] -= std::chrono::milliseconds(random() % 5);
      SkewedTime::skew = skews[worker];
      while (const auto id = generators[worker]->try_next()) {
        all.push_back(id->value());
        ++count[worker];
      }
    }
  }
  EXPECT_EQ(test::duplicates(all), 0u);
  // Each issues as many as the layout has room for, however its clock jumps.
  for (const std::size_t issued : count)
    EXPECT_LE(issued, (milliseconds + ahead.count() + 1) * limit);
  EXPECT_GE(all.size(), std::size_t{workers} * milliseconds * limit * 9 / 10);
}

} // namespace
