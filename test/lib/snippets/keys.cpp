// The code of docs/lib/{snowflake,worker_id,clock,error,key,key_generator,
// idempotency_key,registry,local_address}.md.
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>
#include <unordered_set>

#include <stableid/stableid.h>

namespace {

TEST(Snippets, Snowflake) {
  setenv("STABLEID_WORKER_ID", "7", 1);

  stableid::Snowflake<> ids({stableid::worker_from_env()});
  const stableid::SnowflakeId id = ids.next();

  EXPECT_EQ(id.worker(), 7u);
}

TEST(Snippets, SnowflakeLeases) {
  stableid::SnowflakeConfig config{stableid::WorkerId(7)};
  config.clock = stableid::Clock::coarse;
  stableid::Snowflake<12, 10, 32> ids(config); // 32 at once for each thread
  EXPECT_NE(ids.next(), ids.next());
}

TEST(Snippets, Errors) {
  stableid::Snowflake<> ids({stableid::WorkerId(7)});
  stableid::Errc why{};
  const auto id = ids.try_next(&why);
  EXPECT_TRUE(id || why == stableid::Errc::must_wait) << stableid::message(why);
}

struct Frozen {
  static std::chrono::nanoseconds now(stableid::Clock) {
    return std::chrono::hours(24 * 365 * 56);
  }
  static void sleep_for(std::chrono::nanoseconds) {}
};

TEST(Snippets, Clock) {
  stableid::Snowflake<12, 10, 1, Frozen> ids({stableid::WorkerId(7)});
  EXPECT_FALSE(ids.try_next()); // the clock never reaches its start
}

TEST(Snippets, KeyGenerator) {
  stableid::KeyGenerator keys(stableid::KeyScope::global);
  const std::string key = keys.key("order-42"); // "order-42@<nonce>:1"

  const stableid::KeySequence orders = keys.sequence("order-42");
  const std::uint64_t number = orders.next(); // without looking it up again

  EXPECT_EQ(key.substr(0, 9), "order-42@");
  EXPECT_EQ(number, 2u);
}

struct Message {
  std::int32_t partition() const { return 3; }
  std::int64_t offset() const { return 17; }
};

TEST(Snippets, IdempotencyKey) {
  const std::string group = "billing", topic = "orders";
  const Message msg;
  const std::string key =
      stableid::IdempotencyKey{group, topic, msg.partition(), msg.offset()}
          .str();
  EXPECT_EQ(key, "billing:orders:3:17");

  const stableid::IdempotencyKey step{group, topic, 3, 17};
  EXPECT_EQ(step.with("mail").str(), "billing:orders:3:17:a=mail");
}

struct Job {
  int runs = 0;
};

TEST(Snippets, Registry) {
  stableid::Registry<Job> jobs;
  Job job;
  const stableid::Handle<Job> handle = jobs.attach(job);

  if (Job *found = jobs.find(handle))
    ++found->runs;

  jobs.detach(handle);
  EXPECT_EQ(jobs.find(handle), nullptr); // for ever
  EXPECT_EQ(job.runs, 1);
}

TEST(Snippets, LockedRegistry) {
  stableid::Registry<Job, stableid::Locked> jobs;
  Job job;
  stableid::Registration registration(jobs, job); // detaches at its end

  const bool there =
      jobs.with(registration.handle(), [](Job &found) { ++found.runs; });

  EXPECT_TRUE(there);
  EXPECT_EQ(job.runs, 1);
}

TEST(Snippets, LocalAddress) {
  const Job a, b;
  std::unordered_set<stableid::LocalAddress> visited;
  for (const Job *job : {&a, &b, &a})
    visited.insert(stableid::local_address(job));
  EXPECT_EQ(visited.size(), 2u);
}

} // namespace
