// redis::LeasedSnowflake against a real server: one holder for each worker id,
// and ids that differ also where holders are stopped, skewed or forgotten.
#include "stableid/redis_snowflake.h"
#include "support/child.h"
#include "support/redis_server.h"
#include "support/threads.h"

#include <gtest/gtest.h>

#include <set>
#include <sstream>

namespace {

using namespace std::chrono_literals;
using stableid::Errc;
using stableid::redis::LeaseConfig;
using stableid::redis::LeasedSnowflake;

constexpr const char *prefix = "app:workers:";
constexpr const char *key = "app:workers:orders";

// The clocks of one holder, which the test moves.
template <int Holder> struct Clocks {
  static std::chrono::nanoseconds now(stableid::Clock) noexcept {
    return std::chrono::nanoseconds(wall.load());
  }
  static void sleep_for(std::chrono::nanoseconds span) noexcept {
    step(span.count() > 0 ? span : 1ms);
  }
  static std::chrono::nanoseconds since_boot() noexcept {
    return std::chrono::nanoseconds(boot.load());
  }
  static void set_wall(std::chrono::nanoseconds skew) {
    wall = (std::chrono::system_clock::now().time_since_epoch() + skew).count();
  }
  static void step(std::chrono::nanoseconds by) {
    wall += by.count();
    boot += by.count();
  }
  static inline std::atomic<long long> wall{0};
  static inline std::atomic<long long> boot{1};
};

LeaseConfig living(std::chrono::milliseconds time) {
  LeaseConfig config;
  config.time_to_live = time;
  return config;
}

// Lets the server grant at once, as if its first quiet time were over.
void end_quiet(const test::RedisServer &server) {
  const std::string info = server({"INFO", "server"});
  const std::size_t at = info.find("run_id:") + 7;
  server({"HSET", key, "server", info.substr(at, 40), "quiet", "0"});
}

template <class Ids> Errc failure_of(Ids &ids) {
  Errc why{};
  EXPECT_FALSE(ids.try_next(&why));
  return why;
}

TEST(LeasedSnowflake, EachHasAWorkerOfItsOwn) {
  test::RedisServer server;
  end_quiet(server);
  using Ids = LeasedSnowflake<12, 3>;
  std::vector<std::unique_ptr<Ids>> pool;
  std::set<std::uint32_t> workers;
  std::set<std::uint64_t> issued;
  std::uint64_t token = 0;
  for (int i = 0; i != 8; ++i) {
    pool.push_back(
        std::make_unique<Ids>(server.address(), prefix, "orders", living(1h)));
    issued.insert(pool.back()->next().value());
    EXPECT_TRUE(workers.insert(pool.back()->worker()->value()).second);
    EXPECT_GT(pool.back()->token(), token);
    token = pool.back()->token();
  }
  Ids ninth(server.address(), prefix, "orders", living(1h));
  EXPECT_EQ(failure_of(ninth), Errc::no_worker_left);
  EXPECT_FALSE(ninth.worker());
  EXPECT_EQ(ninth.token(), 0u);
  for (int i = 0; i != 100; ++i)
    for (const auto &ids : pool)
      EXPECT_TRUE(issued.insert(ids->next().value()).second);
  const std::uint32_t freed = pool[5]->worker()->value();
  pool[5].reset(); // ends its lease
  EXPECT_TRUE(issued.insert(ninth.next().value()).second);
  EXPECT_EQ(ninth.worker()->value(), freed);
}

TEST(LeasedSnowflake, ArgumentsAreChecked) {
  const auto error_of = [](auto make) {
    try {
      make();
    } catch (const stableid::Error &error) {
      return error.code();
    }
    return Errc{};
  };
  using Ids = LeasedSnowflake<>;
  EXPECT_EQ(error_of([] { Ids({}, "", "orders"); }), Errc::prefix_missing);
  EXPECT_EQ(error_of([] { Ids({}, prefix, "orders", living(999ms)); }),
            Errc::lease_out_of_range);
  EXPECT_EQ(error_of([] { Ids({}, prefix, "orders", living(3'600'001ms)); }),
            Errc::lease_out_of_range);
}

TEST(LeasedSnowflake, ChildrenAndThreads) {
  test::RedisServer server;
  end_quiet(server);
  LeasedSnowflake<> ids(server.address(), prefix, "orders", living(1h));
  auto drawn = test::joined(test::collect([&] { return ids.next(); }, 500));
  const auto mine = ids.worker();
  std::set<std::uint32_t> workers{mine->value()};
  for (int i = 0; i != 8; ++i) {
    std::istringstream in(test::in_child([&] {
      std::ostringstream out;
      for (int n = 0; n != 100; ++n)
        out << ids.next() << ' ';
      out << ids.worker()->value();
      return out.str();
    }));
    std::uint64_t number = 0;
    for (int n = 0; n != 100 && in >> number; ++n)
      drawn.emplace_back(number);
    in >> number;
    EXPECT_TRUE(workers.insert(static_cast<std::uint32_t>(number)).second);
  }
  EXPECT_EQ(ids.next().worker(), mine->value());
  EXPECT_EQ(drawn.size(), 4 * 500u + 800u);
  EXPECT_EQ(test::duplicates(drawn), 0u);
}

// A holder whose clock is five seconds ahead and which sleeps through the end
// of its lease: its successor begins after all it may issue, and it stops.
TEST(LeasedSnowflake, StoppedAndSkewedHolder) {
  test::RedisServer server;
  end_quiet(server);
  using A = Clocks<1>;
  using B = Clocks<2>;
  A::set_wall(5s);
  LeasedSnowflake<12, 0, A> a(server.address(), prefix, "orders", living(1s));
  std::vector<std::uint64_t> of_a;
  for (int i = 0; i != 100; ++i)
    of_a.push_back(a.next().value());
  const std::uint64_t token = a.token();

  B::set_wall(0s);
  LeasedSnowflake<12, 0, B> b(server.address(), prefix, "orders", living(1h));
  Errc why{};
  while (!b.worker()) { // until the server has ended the first lease
    EXPECT_FALSE(b.try_next(&why));
    std::this_thread::sleep_for(20ms);
  }
  EXPECT_GT(b.token(), token);
  EXPECT_EQ(failure_of(b), Errc::must_wait); // its clock is behind the ceiling
  // By its own clocks, which stand still, the first still has its lease.
  for (int i = 0; i != 100; ++i)
    of_a.push_back(a.next().value());
  const std::uint64_t first_of_b = b.next().value(); // sleeps till then
  EXPECT_GT(first_of_b, *std::max_element(of_a.begin(), of_a.end()));
  // Awake again, but for the clock of its lease: the ceiling stops it.
  A::wall += std::chrono::nanoseconds(20s).count();
  EXPECT_EQ(failure_of(a), Errc::worker_lost);
  EXPECT_EQ(failure_of(a), Errc::no_worker_left);
}

TEST(LeasedSnowflake, ClockOfTheLease) {
  test::RedisServer server;
  end_quiet(server);
  using A = Clocks<3>;
  A::set_wall(0s);
  LeasedSnowflake<12, 4, A> a(server.address(), prefix, "orders", living(1h));
  a.next();
  const auto worker = a.worker();
  const auto token = a.token();
  for (int i = 0; i != 10; ++i) { // is renewed
    A::step(30min);
    a.next();
    EXPECT_EQ(a.token(), token);
  }
  // Another has taken it, as after a lease that ended.
  const std::string field = std::to_string(worker->value());
  server({"HSET", key, field, std::to_string(token + 1) + ":9999999999999:0"});
  a.next();
  EXPECT_EQ(a.token(), token); // not asked yet
  A::step(30min);
  a.next();
  EXPECT_NE(a.worker()->value(), worker->value());
  EXPECT_GT(a.token(), token);
}

TEST(LeasedSnowflake, ServerAway) {
  test::RedisServer server;
  end_quiet(server);
  using A = Clocks<4>;
  A::set_wall(0s);
  LeasedSnowflake<12, 4, A> a(server.address(), prefix, "orders", living(1h));
  std::uint64_t last = a.next().value();
  server.kill();
  for (int i = 0; i != 59; ++i) { // as long as the lease lasts
    A::step(1min);
    const std::uint64_t id = a.next().value();
    EXPECT_GT(id, last);
    last = id;
  }
  A::step(1min);
  EXPECT_EQ(failure_of(a), Errc::store_unreachable);
  EXPECT_EQ(failure_of(a), Errc::store_unreachable);
  server.start(); // and has forgotten everything
  EXPECT_EQ(failure_of(a), Errc::must_wait);
  end_quiet(server);
  EXPECT_GT(a.next().value(), last);
}

// After the loss of the pool, holders keep what they have, and nobody is
// granted it in the meantime.
TEST(LeasedSnowflake, ForgottenLeases) {
  test::RedisServer server;
  end_quiet(server);
  using A = Clocks<5>;
  A::set_wall(0s);
  LeasedSnowflake<12, 4, A> a(server.address(), prefix, "orders", living(1h));
  a.next();
  const auto worker = a.worker();
  const auto token = a.token();
  server({"FLUSHALL"});
  LeasedSnowflake<12, 4> b(server.address(), prefix, "orders", living(1h));
  EXPECT_EQ(failure_of(b), Errc::must_wait);
  A::step(30min);
  a.next(); // renews, and so is known again
  EXPECT_EQ(a.token(), token);
  EXPECT_EQ(failure_of(b), Errc::must_wait);
  end_quiet(server);
  b.next();
  EXPECT_NE(b.worker()->value(), worker->value());
  EXPECT_GT(b.token(), token);
  // Where the quiet time is over, who is not known has lost its lease.
  server({"DEL", key});
  end_quiet(server);
  A::step(30min);
  a.next();
  EXPECT_GT(a.token(), token);
}

} // namespace
