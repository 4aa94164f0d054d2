// Registry and Handle: a handle finds its object or nothing, for ever.
#include "stableid/registry.h"

#include <gtest/gtest.h>

#include <atomic>
#include <set>
#include <thread>
#include <unordered_set>
#include <vector>

namespace {

struct Job {
  int number = 0;
};
using Registry = stableid::Registry<Job>;
using Locked = stableid::Registry<Job, stableid::Locked>;
using Tiny = stableid::Registry<Job, stableid::Unlocked, std::uint8_t>;

TEST(Registry, FindsWhatIsAttached) {
  Registry registry;
  Job a, b;
  const auto of_a = registry.attach(a), of_b = registry.attach(b);
  EXPECT_EQ(registry.find(of_a), &a);
  EXPECT_EQ(registry.find(of_b), &b);
  EXPECT_NE(of_a, of_b);
  EXPECT_EQ(registry.size(), 2u);
}

TEST(Registry, FindsNothingAfterDetach) {
  Registry registry;
  Job job;
  const auto handle = registry.attach(job);
  EXPECT_TRUE(registry.detach(handle));
  EXPECT_EQ(registry.find(handle), nullptr);
  EXPECT_FALSE(registry.detach(handle));
  EXPECT_EQ(registry.size(), 0u);
}

// The bug that handles are for: another job at the same address.
TEST(Registry, DoesNotTakeAnotherObjectForTheFirst) {
  Registry registry;
  Job memory;
  const auto old = registry.attach(memory);
  registry.detach(old);
  const auto now = registry.attach(memory);
  EXPECT_EQ(now.slot(), old.slot());
  EXPECT_NE(now, old);
  EXPECT_EQ(registry.find(old), nullptr);
  EXPECT_EQ(registry.find(now), &memory);
}

TEST(Registry, FindsNothingByANullOrForgedHandle) {
  Registry registry;
  Job job;
  const auto handle = registry.attach(job);
  EXPECT_FALSE(Registry::handle_type());
  EXPECT_EQ(registry.find(Registry::handle_type()), nullptr);
  EXPECT_EQ(registry.find(Registry::handle_type(0, 0)), nullptr);
  EXPECT_EQ(registry.find(Registry::handle_type(1, handle.generation())),
            nullptr);
  EXPECT_EQ(
      registry.find(Registry::handle_type(0xffffffff, handle.generation())),
      nullptr);
  EXPECT_EQ(registry.find(
                Registry::handle_type(handle.slot(), handle.generation() + 1)),
            nullptr);
}

TEST(Registry, DoesNotKnowTheHandlesOfAnother) {
  Registry a, b;
  Job job;
  const auto handle = a.attach(job);
  b.attach(job);
  EXPECT_EQ(b.find(handle), nullptr);
}

TEST(Registry, RetiresASlotAfterItsLastGeneration) {
  Tiny registry;
  Job job;
  std::set<Tiny::handle_type> handles;
  for (int i = 0; i != 255; ++i) {
    const auto handle = registry.attach(job);
    EXPECT_EQ(handle.slot(), 0u);
    EXPECT_TRUE(handle);
    EXPECT_TRUE(handles.insert(handle).second) << i;
    registry.detach(handle);
  }
  // 255 generations but null are used up: the slot is not used again.
  const auto next = registry.attach(job);
  EXPECT_EQ(next.slot(), 1u);
  for (const auto old : handles)
    EXPECT_EQ(registry.find(old), nullptr);
  for (unsigned generation = 0; generation != 256; ++generation)
    EXPECT_EQ(registry.find(
                  Tiny::handle_type(0, static_cast<std::uint8_t>(generation))),
              nullptr);
}

TEST(Registry, ForgetsAllAndStillKnowsNoOldHandle) {
  Registry registry;
  std::vector<Job> jobs(100);
  std::vector<Registry::handle_type> old;
  for (Job &job : jobs)
    old.push_back(registry.attach(job));
  registry.clear();
  EXPECT_EQ(registry.size(), 0u);
  for (Job &job : jobs)
    registry.attach(job);
  for (const auto handle : old)
    EXPECT_EQ(registry.find(handle), nullptr);
}

TEST(Registration, DetachesWhenItDies) {
  Registry registry;
  Job job;
  Registry::handle_type handle;
  {
    stableid::Registration registration(registry, job);
    handle = registration.handle();
    EXPECT_EQ(registry.find(handle), &job);
    stableid::Registration moved = std::move(registration);
    EXPECT_EQ(moved.handle(), handle);
    EXPECT_FALSE(registration.handle()); // NOLINT: moved from
    EXPECT_EQ(registry.size(), 1u);
  }
  EXPECT_EQ(registry.find(handle), nullptr);
}

TEST(Registration, DetachesWhatItIsAssignedOver) {
  Registry registry;
  Job a, b;
  stableid::Registration one(registry, a), two(registry, b);
  const auto of_a = one.handle();
  one = std::move(two);
  EXPECT_EQ(registry.find(of_a), nullptr);
  EXPECT_EQ(registry.find(one.handle()), &b);
  EXPECT_EQ(registry.size(), 1u);
}

TEST(LockedRegistry, LendsTheObject) {
  Locked registry;
  Job job;
  const auto handle = registry.attach(job);
  EXPECT_TRUE(registry.with(handle, [](Job &j) { j.number = 7; }));
  EXPECT_EQ(job.number, 7);
  registry.clear();
  EXPECT_FALSE(registry.with(handle, [](Job &j) { j.number = 8; }));
  EXPECT_EQ(job.number, 7);
}

// An object may be destroyed once detach has returned.
TEST(LockedRegistry, NeverLendsADeadObject) {
  Locked registry;
  std::atomic<int> dead_seen{0};
  std::atomic<bool> done{false};
  std::vector<Locked::handle_type> handles(8);
  std::mutex handles_mutex;
  std::thread user([&] {
    while (!done)
      for (std::size_t i = 0; i != handles.size(); ++i) {
        Locked::handle_type handle;
        {
          const std::lock_guard<std::mutex> lock(handles_mutex);
          handle = handles[i];
        }
        registry.with(handle, [&](Job &job) { dead_seen += job.number != 1; });
      }
  });
  for (int round = 0; round != 2000; ++round) {
    Job job{1};
    const auto handle = registry.attach(job);
    {
      const std::lock_guard<std::mutex> lock(handles_mutex);
      handles[static_cast<std::size_t>(round) % handles.size()] = handle;
    }
    registry.detach(handle);
    job.number = 0;
  }
  done = true;
  user.join();
  EXPECT_EQ(dead_seen, 0);
}

TEST(Handle, Hashes) {
  const std::unordered_set<Registry::handle_type> handles = {
      Registry::handle_type(1, 1), Registry::handle_type(1, 2),
      Registry::handle_type(1, 1)};
  EXPECT_EQ(handles.size(), 2u);
}

} // namespace
