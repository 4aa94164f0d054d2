// Uuid: the bits of RFC 9562, its examples, and version 7 on a clock that
// stands still or goes back.
#include "stableid/uuid.h"
#include "support/fake_time.h"

#include <gtest/gtest.h>

#include <sstream>
#include <unordered_set>

namespace {

using namespace std::chrono_literals;
using stableid::Clock;
using stableid::Uuid;
using test::FakeTime;

// RFC 9562 appendix A.3 and A.6.
constexpr auto v4_example = Uuid::parse("919108f7-52d1-4320-9bac-f847db4148a8");
constexpr auto v7_example = Uuid::parse("017F22E2-79B0-7CC3-98C4-DC0C0C07398F");
static_assert(v4_example && v4_example->version() == 4);
static_assert(v7_example && v7_example->version() == 7);
static_assert(!Uuid() && Uuid() < *v7_example && *v7_example < *v4_example);

unsigned variant(const Uuid &id) { return id.bytes()[8] >> 6; }

TEST(Uuid, ReadsTheExamplesOfTheRfc) {
  EXPECT_EQ(stableid::to_string(*v4_example),
            "919108f7-52d1-4320-9bac-f847db4148a8");
  EXPECT_EQ(stableid::to_string(*v7_example),
            "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
  EXPECT_EQ(variant(*v7_example), 2u);
  // "February 22, 2022 2:22:22.00 PM GMT-05:00"
  ASSERT_TRUE(v7_example->time());
  EXPECT_EQ(v7_example->time()->time_since_epoch(), 1'645'557'742'000ms);
  EXPECT_FALSE(v4_example->time());
}

TEST(Uuid, PrintsEveryByteInItsPlace) {
  Uuid::Bytes bytes{};
  for (unsigned i = 0; i != 16; ++i)
    bytes[i] = static_cast<std::uint8_t>(i * 17);
  const Uuid id(bytes);
  std::ostringstream out;
  out << id;
  EXPECT_EQ(out.str(), "00112233-4455-6677-8899-aabbccddeeff");
  EXPECT_EQ(Uuid::parse(out.str()), id);
  EXPECT_EQ(stableid::to_string(Uuid()),
            "00000000-0000-0000-0000-000000000000");
}

TEST(Uuid, OrdersByItsBytes) {
  for (unsigned i = 0; i != 16; ++i) {
    Uuid::Bytes bytes{};
    bytes[i] = 1;
    const Uuid small(bytes);
    bytes[i] = 0x80;
    EXPECT_LT(small, Uuid(bytes)) << i;
    EXPECT_NE(small, Uuid(bytes)) << i;
    EXPECT_LT(Uuid(), small) << i;
  }
}

TEST(UuidV4, HasItsVersionAndVariantAndElseRandomBits) {
  Uuid::Bytes ones{}, zeros{};
  ones.fill(0xff);
  for (int i = 0; i != 500; ++i) {
    const Uuid id = Uuid::v4();
    ASSERT_EQ(id.version(), 4u);
    ASSERT_EQ(variant(id), 2u);
    for (unsigned b = 0; b != 16; ++b) {
      ones[b] = ones[b] & id.bytes()[b];
      zeros[b] = zeros[b] | id.bytes()[b];
    }
  }
  // Each other bit was 0 once and 1 once, or the chance is 2^-500.
  const Uuid::Bytes always = {0, 0, 0, 0, 0, 0, 0x40, 0, 0x80};
  EXPECT_EQ(ones, always);
  for (unsigned b = 0; b != 16; ++b)
    EXPECT_EQ(zeros[b], b == 6 ? 0x4f : b == 8 ? 0xbf : 0xff) << b;
}

TEST(UuidV7, LaysOutItsFields) {
  const std::uint64_t tick = 0x0123456789ab'cdef;
  const Uuid id = stableid::detail::make_v7(tick, 0xfedcba9876543210);
  // ms48 | 7 | cde | 10 | f | 58 bits of the random word
  EXPECT_EQ(id.word(0), 0x0123456789ab'7cdeu);
  EXPECT_EQ(id.word(8),
            0x8000000000000000u | 0xfull << 58 | 0xfedcba9876543210u >> 6);
  EXPECT_EQ(id.time()->time_since_epoch(),
            std::chrono::milliseconds(0x0123456789ab));
}

TEST(UuidV7, TicksOncePer65536thOfAMillisecond) {
  using stableid::detail::uuid_ticks;
  EXPECT_EQ(uuid_ticks(5ms), 5u << 16);
  EXPECT_EQ(uuid_ticks(5ms + 500us), (5u << 16) + 32768);
  EXPECT_EQ(uuid_ticks(5ms + 999'999ns), (5u << 16) + 65535);
  EXPECT_EQ(uuid_ticks(4ms + 999'999ns) + 1, uuid_ticks(5ms));
}

TEST(UuidV7, TellsTheTime) {
  const auto before = std::chrono::system_clock::now() - 1ms;
  const auto time = Uuid::v7().time();
  ASSERT_TRUE(time);
  EXPECT_GE(*time, before);
  EXPECT_LE(*time, std::chrono::system_clock::now() + 1s);
}

struct Generator {
  Uuid operator()(Clock clock = Clock::precise) {
    return stableid::detail::next_v7<FakeTime>(last, clock);
  }
  std::atomic<std::uint64_t> last{0};
};

TEST(UuidV7, IncreasesWhileTheClockStandsStill) {
  FakeTime::set(test::new_year);
  Generator next;
  Uuid last = next();
  for (int i = 0; i != 70'000; ++i) { // more than a millisecond has ticks
    const Uuid id = next();
    ASSERT_LT(last, id);
    ASSERT_EQ(variant(id), 2u);
    last = id;
  }
  EXPECT_EQ(last.time()->time_since_epoch(), test::new_year + 1ms);
}

TEST(UuidV7, IncreasesThroughARollback) {
  for (const std::chrono::nanoseconds back :
       {std::chrono::nanoseconds(1ms), std::chrono::nanoseconds(5s),
        std::chrono::nanoseconds(2min)}) {
    FakeTime::set(test::new_year);
    Generator next;
    Uuid last = next();
    FakeTime::step(-back);
    for (int i = 0; i != 1000; ++i) {
      const Uuid id = next();
      ASSERT_LT(last, id);
      last = id;
    }
    FakeTime::step(back + 1ms);
    EXPECT_LT(last, next());
    EXPECT_EQ(next().time()->time_since_epoch(), test::new_year + 1ms);
  }
}

TEST(UuidV7, OfBothClocksShareOneOrder) {
  Uuid last = Uuid::v7();
  for (int i = 0; i != 10'000; ++i) {
    const Uuid id = Uuid::v7(i % 2 == 0 ? Clock::coarse : Clock::precise);
    ASSERT_LT(last, id);
    last = id;
  }
}

TEST(Uuid, HashesApart) {
  std::unordered_set<std::size_t> hashes;
  for (int i = 0; i != 10'000; ++i)
    hashes.insert(std::hash<Uuid>()(Uuid::v7()));
  EXPECT_EQ(hashes.size(), 10'000u);
}

} // namespace
