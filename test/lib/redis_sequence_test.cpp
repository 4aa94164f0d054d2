// redis::Sequence against a real server: nothing repeats, whatever happens to
// the key and to the server, and nothing hangs.
#include "stableid/redis.h"
#include "support/child.h"
#include "support/redis_server.h"
#include "support/threads.h"

#include <gtest/gtest.h>

#include <set>

#include <sys/mman.h>

namespace {

using namespace std::chrono_literals;
using stableid::Errc;
using stableid::redis::Lease;
using stableid::redis::Sequence;
using stableid::redis::SequenceConfig;
using stableid::redis::Server;
using stableid::redis::WhenLost;

constexpr const char *prefix = "app:seq:order_";
constexpr const char *key = "app:seq:order_7";

SequenceConfig config(std::uint64_t lease, WhenLost when = WhenLost::clock,
                      std::uint64_t floor = 0) {
  SequenceConfig made;
  made.lease.size = lease;
  made.when_lost = when;
  made.floor = floor;
  return made;
}

Errc failure_of(Sequence &sequence) {
  Errc why{};
  EXPECT_FALSE(sequence.try_next(&why));
  return why;
}

// What was given, and complains about what comes twice.
struct Given {
  void operator()(std::uint64_t number) {
    EXPECT_TRUE(seen.insert(number).second) << number << " came twice";
  }
  void take(Sequence &sequence, int count) {
    for (int i = 0; i != count; ++i)
      (*this)(sequence.next());
  }
  std::set<std::uint64_t> seen;
};

TEST(RedisSequence, CountsFromWhereItWasMade) {
  test::RedisServer server;
  Sequence sequence(server.address(), prefix, "7", Lease{10});
  EXPECT_TRUE(sequence.create());
  EXPECT_FALSE(sequence.create(1000));
  for (std::uint64_t i = 1; i <= 25; ++i)
    EXPECT_EQ(sequence.next(), i);
  EXPECT_EQ(sequence.high_water_mark(), 30u);
  EXPECT_EQ(sequence.key(), key);
  EXPECT_EQ(server({"HGET", key, "value"}), "30");
  EXPECT_EQ(server({"TTL", key}), "-1");
  Sequence other(server.address(), prefix, "7", Lease{10});
  EXPECT_EQ(other.next(), 31u);
  Sequence shard(server.address(), prefix, "8", Lease{10});
  EXPECT_TRUE(shard.create(100));
  EXPECT_EQ(shard.next(), 100u);
}

TEST(RedisSequence, TakesATimeToLiveAway) {
  test::RedisServer server;
  Sequence sequence(server.address(), prefix, "7", Lease{1});
  sequence.next();
  server({"EXPIRE", key, "1000"});
  sequence.next();
  EXPECT_EQ(server({"TTL", key}), "-1");
}

TEST(RedisSequence, ArgumentsAreChecked) {
  const auto error_of = [](auto make) {
    try {
      make();
    } catch (const stableid::Error &error) {
      return error.code();
    }
    return Errc{};
  };
  EXPECT_EQ(error_of([] { Sequence({}, "", "7", Lease{}); }),
            Errc::prefix_missing);
  EXPECT_EQ(error_of([] { Sequence({}, prefix, "7", Lease{0}); }),
            Errc::lease_out_of_range);
  EXPECT_EQ(error_of([] { Sequence({}, prefix, "7", Lease{10'001}); }),
            Errc::lease_out_of_range);
}

// Eight processes with 100,000 each, while the server is treated badly.
TEST(RedisSequence, EightProcessesUnderDisturbance) {
  constexpr std::size_t processes = 8, each = 100'000;
  test::RedisServer server;
  const std::size_t bytes = processes * each * sizeof(std::uint64_t);
  auto *numbers = static_cast<std::uint64_t *>(
      ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
             -1, 0));
  ASSERT_NE(numbers, MAP_FAILED);
  // Made before the children, so that each inherits a connection and a lease.
  Sequence sequence(server.address(), prefix, "7", Lease{500});
  Given given;
  given(sequence.next());
  std::vector<pid_t> children;
  for (std::size_t p = 0; p != processes; ++p) {
    const pid_t child = ::fork();
    if (child == 0) {
      for (std::size_t i = 0, failed = 0; i != each;) {
        const auto number = sequence.try_next();
        if (number)
          numbers[p * each + i++] = *number;
        else if (++failed == 100'000)
          ::_exit(1);
      }
      ::_exit(0);
    }
    children.push_back(child);
  }
  const std::vector<std::vector<std::string>> disturbances = {
      {"DEL", key},
      {"SCRIPT", "FLUSH"},
      {"CLIENT", "KILL", "TYPE", "normal"},
      {"FLUSHALL"}};
  std::size_t left = processes;
  for (std::size_t turn = 0; left != 0; ++turn) {
    server(disturbances[turn % disturbances.size()]);
    int status = 0;
    while (left != 0 && ::waitpid(children[processes - left], &status,
                                  turn < 20 ? WNOHANG : 0) > 0) {
      EXPECT_EQ(status, 0);
      --left;
    }
  }
  std::vector<std::uint64_t> all(numbers, numbers + processes * each);
  ::munmap(numbers, bytes);
  EXPECT_EQ(std::count(all.begin(), all.end(), 0u), 0);
  all.insert(all.end(), given.seen.begin(), given.seen.end());
  EXPECT_EQ(test::duplicates(all), 0u);
}

TEST(RedisSequence, ThreadsShareALease) {
  test::RedisServer server;
  Sequence sequence(server.address(), prefix, "7", Lease{100});
  const auto drawn = test::collect([&] { return sequence.next(); }, 5'000);
  EXPECT_EQ(test::duplicates(test::joined(drawn)), 0u);
  EXPECT_TRUE(test::increasing_in_each(drawn));
}

TEST(RedisSequence, KilledServer) {
  for (const bool persistent : {true, false}) {
    SCOPED_TRACE(persistent);
    test::RedisServer server(persistent);
    Sequence a(server.address(), prefix, "7", Lease{10});
    Sequence b(server.address(), prefix, "7", Lease{10});
    EXPECT_TRUE(a.create());
    Given given;
    for (int round = 0; round != 4; ++round) {
      given.take(a, 25);
      server.restart();
      given.take(b, 25); // knows less than a
      Sequence fresh(server.address(), prefix, "7", Lease{10});
      given.take(fresh, 25); // knows nothing
    }
  }
}

TEST(RedisSequence, DeletedAndFlushed) {
  test::RedisServer server;
  Sequence a(server.address(), prefix, "7", Lease{10});
  Sequence b(server.address(), prefix, "7", Lease{10});
  EXPECT_TRUE(a.create());
  Given given;
  for (int round = 0; round != 5; ++round) {
    given.take(a, 25);
    server({"DEL", key});
    given.take(b, 25);
    server({"FLUSHALL"});
    Sequence fresh(server.address(), prefix, "7", Lease{10});
    given.take(fresh, 25);
    server({"SCRIPT", "FLUSH"});
    server({"HSET", key, "value", "1"}); // as if restored from an old copy
    given.take(a, 25);
  }
}

// The promoted replica has not seen the last leases, and the clients that come
// to it have not either.
TEST(RedisSequence, FailoverThatLosesTheLastLeases) {
  test::RedisServer primary, replica;
  replica({"REPLICAOF", "127.0.0.1", std::to_string(primary.port())});
  SequenceConfig replicated = config(10);
  replicated.replicas = 1;
  Sequence before(primary.address(), prefix, "7", replicated);
  EXPECT_TRUE(before.create());
  Given given;
  // Until the replica is there; what nobody has but the primary is not given.
  Errc why{};
  auto number = before.try_next(&why);
  for (int i = 0; !number && i != 600; ++i) {
    EXPECT_EQ(why, Errc::store_not_replicated);
    std::this_thread::sleep_for(50ms);
    number = before.try_next(&why);
  }
  ASSERT_TRUE(number);
  given(*number);

  Sequence reading(replica.address(), prefix, "7", Lease{10});
  EXPECT_EQ(failure_of(reading), Errc::store_read_only);

  replica({"REPLICAOF", "NO", "ONE"}); // hears no more of these:
  Sequence lost(primary.address(), prefix, "7", Lease{10});
  given.take(lost, 100);
  primary.kill();
  given.take(reading, 100);
  Sequence fresh(replica.address(), prefix, "7", Lease{10});
  given.take(fresh, 100);
}

TEST(RedisSequence, HighWaterMark) {
  test::RedisServer server;
  Sequence sequence(server.address(), prefix, "7",
                    config(1, WhenLost::high_water_mark));
  for (std::uint64_t i = 1; i <= 41; ++i)
    EXPECT_EQ(sequence.next(), i);
  server({"DEL", key});
  EXPECT_EQ(sequence.next(), 42u);
  server.restart();
  EXPECT_EQ(sequence.next(), 43u);
  // A floor that was persisted does the same for the next run.
  server({"FLUSHALL"});
  Sequence next_run(
      server.address(), prefix, "7",
      config(1, WhenLost::high_water_mark, sequence.high_water_mark()));
  EXPECT_EQ(next_run.next(), 44u);
}

TEST(RedisSequence, Refuse) {
  test::RedisServer server;
  Sequence sequence(server.address(), prefix, "7", config(2, WhenLost::refuse));
  EXPECT_EQ(failure_of(sequence), Errc::sequence_lost);
  EXPECT_TRUE(sequence.create(5));
  EXPECT_EQ(sequence.next(), 5u);
  server({"DEL", key});
  EXPECT_EQ(sequence.next(), 6u);
  EXPECT_EQ(failure_of(sequence), Errc::sequence_lost);
  EXPECT_TRUE(sequence.create(sequence.high_water_mark() + 1));
  EXPECT_EQ(sequence.next(), 7u);
}

TEST(RedisSequence, IsExactBeyondDoublesAndEndsAtTheLastNumber) {
  test::RedisServer server;
  const std::uint64_t doubles = std::uint64_t{1} << 53;
  Sequence exact(server.address(), prefix, "7",
                 config(1, WhenLost::high_water_mark, doubles - 1));
  for (std::uint64_t i = 0; i != 5; ++i)
    EXPECT_EQ(exact.next(), doubles + i);

  const std::uint64_t last = ~std::uint64_t{0} >> 1;
  Sequence ending(server.address(), prefix, "8",
                  config(4, WhenLost::high_water_mark, last - 10));
  for (std::uint64_t i = 0; i != 8; ++i)
    EXPECT_EQ(ending.next(), last - 9 + i);
  EXPECT_EQ(failure_of(ending), Errc::exhausted);
  EXPECT_EQ(failure_of(ending), Errc::exhausted);
  EXPECT_EQ(server({"HGET", "app:seq:order_8", "value"}),
            std::to_string(last - 2));
}

TEST(RedisSequence, WhatElseIsAtTheKey) {
  test::RedisServer server;
  Sequence sequence(server.address(), prefix, "7", Lease{10});
  server({"SET", key, "41"});
  EXPECT_EQ(failure_of(sequence), Errc::store_wrong_type);
  server({"DEL", key});
  Sequence mark(server.address(), prefix, "7",
                config(10, WhenLost::high_water_mark));
  for (const char *text : {"many", "-7", "007", "1e3", ""}) {
    SCOPED_TRACE(text);
    server({"HSET", key, "value", text});
    EXPECT_EQ(failure_of(mark), Errc::store_wrong_type);
  }
}

TEST(RedisSequence, ServerThatRefuses) {
  test::RedisServer server;
  server({"ACL", "SETUSER", "some", "on", ">secret", "~*", "+@all", "-eval",
          "-evalsha"});
  Server address = server.address();
  address.user = "some";
  address.password = "secret";
  Sequence sequence(address, prefix, "7", Lease{10});
  EXPECT_EQ(failure_of(sequence), Errc::store_refused);
  EXPECT_NE(sequence.last_error().find("NOPERM"), std::string::npos);
  address.password = "wrong";
  Sequence stranger(address, prefix, "7", Lease{10});
  EXPECT_EQ(failure_of(stranger), Errc::store_refused);
  // The user may now, and the connection is none the worse.
  server({"ACL", "SETUSER", "some", "+eval", "+evalsha"});
  EXPECT_TRUE(sequence.try_next());
}

TEST(RedisSequence, GivesWhatIsLeasedWhileTheServerIsAway) {
  test::RedisServer server;
  Sequence sequence(server.address(), prefix, "7", Lease{10});
  EXPECT_TRUE(sequence.create());
  Given given;
  given(sequence.next());
  server.kill();
  given.take(sequence, 9);
  EXPECT_EQ(failure_of(sequence), Errc::store_unreachable);
  EXPECT_EQ(failure_of(sequence), Errc::store_unreachable);
  server.start();
  given.take(sequence, 20);
}

// The default action of SIGPIPE would end this process.
TEST(RedisSequence, ConnectionsThatTheServerCloses) {
  test::RedisServer server;
  Sequence sequence(server.address(), prefix, "7", Lease{1});
  Given given;
  for (int i = 0; i != 20; ++i) {
    given.take(sequence, 2);
    server({"CLIENT", "KILL", "TYPE", "normal"});
  }
}

// A server that is stopped accepts connections and says nothing.
TEST(RedisSequence, SlowServer) {
  test::RedisServer server;
  Server impatient = server.address();
  Sequence sequence(impatient, prefix, "7", Lease{1});
  Given given;
  given.take(sequence, 3);
  impatient.timeout = 100ms;
  Sequence slow(impatient, prefix, "7", Lease{1});
  ::kill(server.process(), SIGSTOP);
  for (int i = 0; i != 3; ++i)
    EXPECT_EQ(failure_of(slow), Errc::store_unreachable);
  // Eight that wait for the one that asks do not ask one after another.
  std::atomic<int> failed{0};
  std::vector<std::thread> threads;
  for (int i = 0; i != 8; ++i)
    threads.emplace_back([&] { failed += !slow.try_next(); });
  for (std::thread &thread : threads)
    thread.join();
  EXPECT_EQ(failed, 8);
  ::kill(server.process(), SIGCONT);
  // The leases of the answers that came too late are lost, and not repeated.
  for (int i = 0; i != 600; ++i)
    if (const auto number = slow.try_next()) {
      given(*number);
      break;
    }
  given.take(sequence, 3);
}

TEST(RedisSequence, ChildrenTakeLeasesOfTheirOwn) {
  test::RedisServer server;
  Sequence sequence(server.address(), prefix, "7", Lease{10});
  Given given;
  given(sequence.next());
  const auto draw = [&] {
    return std::to_string(sequence.next()) + " " +
           std::to_string(sequence.next());
  };
  for (const auto start : {test::with_fork, test::with_raw_clone})
    for (int i = 0; i != 3; ++i) {
      const std::string text = test::in_child(
          [&] { return draw() + " " + test::in_child(draw, start); }, start);
      std::istringstream in(text);
      int count = 0;
      for (std::uint64_t number; in >> number; ++count)
        given(number);
      EXPECT_EQ(count, 4);
      given(sequence.next());
    }
}

TEST(RedisSequence, SaysWhenTheServerMayEvict) {
  test::RedisServer server;
  Sequence calm(server.address(), prefix, "7", Lease{1});
  calm.next();
  EXPECT_FALSE(calm.may_be_evicted());
  server({"CONFIG", "SET", "maxmemory-policy", "allkeys-lru"});
  Sequence warned(server.address(), prefix, "7", Lease{1});
  warned.next();
  EXPECT_TRUE(warned.may_be_evicted());
}

} // namespace
