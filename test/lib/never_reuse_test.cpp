// never_reuse: no address twice, whatever ends; the limit; what a use after the end
// meets; threads and fork.
#include "stableid/never_reuse.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

// Sanitizers take more address space and mappings than the last tests leave.
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#elif defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#endif

namespace {

constexpr std::size_t MiB = std::size_t{1} << 20;

std::uintptr_t number(const void *address) {
  return reinterpret_cast<std::uintptr_t>(address);
}

TEST(NeverReuse, NoAddressTwice) {
  stableid::never_reuse memory(64 * MiB);
  std::set<std::uintptr_t> addresses;
  for (int i = 0; i < 100'000; ++i) {
    void *block = memory.allocate(48);
    EXPECT_TRUE(addresses.insert(number(block)).second);
    memory.deallocate(block, 48);
  }
  // And nearly all of it went back.
  EXPECT_GE(memory.dead_pages(), 100'000u * 48 / 4096 - 1);
  EXPECT_EQ(memory.unguarded_pages(), 0u);
}

TEST(NeverReuse, BlocksDoNotOverlapAndKeepWhatIsWritten) {
  stableid::never_reuse memory(256 * MiB);
  struct Block {
    unsigned char *at;
    std::size_t size;
    unsigned char mark;
  };
  std::minstd_rand random(7);
  std::vector<Block> alive;
  std::map<std::uintptr_t, std::uintptr_t> ever; // begin to end
  for (int i = 0; i < 20'000; ++i) {
    const std::size_t size = random() % (i % 100 ? 300 : 20'000);
    const std::size_t alignment = std::size_t{1} << random() % 9;
    auto *at =
        static_cast<unsigned char *>(memory.allocate(size, alignment));
    ASSERT_EQ(number(at) % alignment, 0u);
    auto next = ever.lower_bound(number(at));
    ASSERT_TRUE(next == ever.end() ||
                next->first >= number(at) + std::max<std::size_t>(size, 1));
    ASSERT_TRUE(next == ever.begin() || std::prev(next)->second <= number(at));
    ever[number(at)] = number(at) + std::max<std::size_t>(size, 1);
    const auto mark = static_cast<unsigned char>(i);
    std::fill_n(at, size, mark);
    alive.push_back({at, size, mark});
    if (alive.size() > 500) {
      std::swap(alive[random() % alive.size()], alive.back());
      const Block &gone = alive.back();
      for (std::size_t j = 0; j < gone.size; ++j)
        ASSERT_EQ(gone.at[j], gone.mark);
      memory.deallocate(gone.at, gone.size);
      alive.pop_back();
    }
  }
}

TEST(NeverReuse, SaysSoAtTheLimit) {
  stableid::never_reuse memory(MiB);
  EXPECT_EQ(memory.limit(), MiB);
  for (int i = 0; i < 16; ++i)
    memory.deallocate(memory.allocate(MiB / 16), MiB / 16);
  EXPECT_EQ(memory.used(), MiB);
  // All of it is free, and nothing is given again.
  EXPECT_THROW((void)memory.allocate(1), std::bad_alloc);
  volatile std::size_t all = SIZE_MAX;
  EXPECT_THROW((void)memory.allocate(all), std::bad_alloc);
  EXPECT_THROW((void)memory.allocate(MiB, 1u << 30), std::bad_alloc);
}

TEST(NeverReuse, FailsWhereTheSystemRefuses) {
  EXPECT_THROW(stableid::never_reuse(SIZE_MAX), std::bad_alloc);
  EXPECT_THROW(stableid::never_reuse(std::size_t{1} << 60), std::bad_alloc);
}

TEST(NeverReuse, AnotherOneHasOtherAddresses) {
  std::set<std::uintptr_t> addresses;
  for (int i = 0; i < 100; ++i) {
    stableid::never_reuse memory(MiB);
    EXPECT_TRUE(addresses.insert(number(memory.allocate(16))).second);
  }
}

TEST(NeverReuseDeathTest, FaultsWhenThePageHasEnded) {
  stableid::never_reuse memory(64 * MiB);
  auto *first = static_cast<volatile int *>(memory.allocate(4096));
  *first = 1;
  auto *second = static_cast<volatile int *>(memory.allocate(4096));
  *second = 2;
  memory.deallocate(const_cast<int *>(first), 4096);
  EXPECT_EQ(*second, 2);
  EXPECT_DEATH((void)*first, "");
}

TEST(NeverReuseDeathTest, WithAGuardEveryUseAfterTheEndFaults) {
  stableid::never_reuse memory(64 * MiB, stableid::Guard::objects);
  auto *gone = static_cast<volatile char *>(memory.allocate(1));
  auto *alive = static_cast<volatile char *>(memory.allocate(1));
  *gone = *alive = 1;
  memory.deallocate(const_cast<char *>(gone), 1);
  EXPECT_DEATH(*gone = 2, "");
  EXPECT_DEATH((void)*gone, "");
  EXPECT_EQ(*alive, 1);
}

TEST(NeverReuseDeathTest, FreedTwice) {
  stableid::never_reuse memory(MiB, stableid::Guard::objects);
  void *block = memory.allocate(1);
  memory.deallocate(block, 1);
  EXPECT_DEATH(memory.deallocate(block, 1), "");
}

TEST(NeverReuseDeathTest, AllOfItFaultsWhenTheResourceIsGone) {
  volatile int *kept = nullptr;
  {
    stableid::never_reuse memory(MiB);
    kept = static_cast<int *>(memory.allocate(sizeof(int)));
    *kept = 1;
  }
  EXPECT_DEATH((void)*kept, "");
}

TEST(NeverReuse, Threads) {
  stableid::never_reuse memory(256 * MiB);
  constexpr int count = 4;
  std::vector<std::vector<std::uintptr_t>> each(count);
  std::vector<std::thread> running;
  for (auto &addresses : each)
    running.emplace_back([&memory, &addresses] {
      std::vector<unsigned *> alive;
      for (unsigned i = 0; i < 20'000; ++i) {
        auto *block = static_cast<unsigned *>(memory.allocate(40));
        addresses.push_back(number(block));
        *block = i;
        alive.push_back(block);
        if (alive.size() == 10) {
          for (unsigned j = 0; j < 10; ++j) {
            ASSERT_EQ(*alive[j], i - 9 + j);
            memory.deallocate(alive[j], 40);
          }
          alive.clear();
        }
      }
    });
  for (auto &thread : running)
    thread.join();
  std::set<std::uintptr_t> all;
  for (const auto &addresses : each)
    all.insert(addresses.begin(), addresses.end());
  EXPECT_EQ(all.size(), count * 20'000u);
}

TEST(NeverReuse, GoesOnInAChild) {
  stableid::never_reuse memory(MiB);
  auto *kept = static_cast<int *>(memory.allocate(sizeof(int)));
  *kept = 5;
  const pid_t child = fork();
  if (child == 0) {
    void *next = memory.allocate(64);
    const bool right = next != kept && *kept == 5;
    memory.deallocate(kept, sizeof(int));
    _exit(right ? 0 : 1);
  }
  int status = 1;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
  EXPECT_EQ(*kept, 5); // what ended there goes on here
}

TEST(NeverReuse, ResourceAndAllocator) {
  stableid::never_reuse memory(64 * MiB);
  std::pmr::vector<std::pmr::string> texts(&memory);
  for (int i = 0; i < 1000; ++i)
    texts.emplace_back("a text that is too long for the string itself");
  EXPECT_TRUE(memory.has(texts.back().data()));
  using Allocator = stableid::NeverReuseAllocator<int>;
  std::set<std::uintptr_t> addresses;
  std::list<int, Allocator> numbers{Allocator(memory)};
  for (int i = 0; i < 1000; ++i) {
    numbers.push_back(i);
    EXPECT_TRUE(addresses.insert(number(&numbers.back())).second);
    numbers.pop_front();
  }
  auto shared = std::allocate_shared<int>(Allocator(memory), 3);
  EXPECT_TRUE(memory.has(shared.get()));
  EXPECT_FALSE(memory.has(&memory));
  stableid::never_reuse other(MiB);
  EXPECT_FALSE(Allocator(memory) == Allocator(other));
  EXPECT_FALSE(memory.is_equal(other));
  EXPECT_THROW((void)Allocator(memory).allocate(SIZE_MAX / 2), std::bad_alloc);
}

#if !defined(SANITIZED)
// The system has room for some 65,000 mappings, and each hole takes one.
TEST(NeverReuse, MoreHolesThanTheSystemProtects) {
  const pid_t child = fork();
  if (child == 0) {
    stableid_never_reuse memory;
    if (!stableid_never_reuse_begin(&memory, std::size_t{1} << 30, true))
      _exit(1);
    void *last = nullptr;
    for (int i = 0; i < 80'000; ++i) {
      void *hole = stableid_never_reuse_get(&memory, 1, 1);
      void *kept = stableid_never_reuse_get(&memory, 1, 1);
      if (!hole || !kept) // an error, and no address that was there before
        _exit(errno == ENOMEM && memory.unguarded > 0 ? 0 : 2);
      if (number(hole) <= number(last) || number(kept) <= number(hole))
        _exit(3);
      last = kept;
      stableid_never_reuse_put(&memory, hole, 1);
    }
    _exit(memory.dead == 80'000 ? 0 : 4);
  }
  int status = 1;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
}

TEST(NeverReuse, BelowALimitOfAddressSpace) {
  const pid_t child = fork();
  if (child == 0) {
    const rlimit limit{std::size_t{4} << 30, std::size_t{4} << 30};
    setrlimit(RLIMIT_AS, &limit);
    stableid_never_reuse memory;
    const bool refused =
        !stableid_never_reuse_begin(&memory, std::size_t{64} << 30, false) &&
        errno == ENOMEM;
    const bool smaller = stableid_never_reuse_begin(&memory, 64 * MiB, false);
    _exit(refused && smaller ? 0 : 1);
  }
  int status = 1;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
}
#endif

} // namespace
