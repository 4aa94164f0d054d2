// thread_id(): what pthread_self() is taken for.
#include "stableid/thread_id.h"

#include <gtest/gtest.h>

#include <set>
#include <thread>

#include <pthread.h>

namespace {

TEST(ThreadId, IsNeverReused) {
  std::set<std::uint64_t> ids = {stableid::thread_id()};
  std::set<pthread_t> handles;
  for (int i = 0; i != 200; ++i)
    std::thread([&] {
      ids.insert(stableid::thread_id());
      handles.insert(pthread_self());
    }).join();
  EXPECT_EQ(ids.size(), 201u);
#if !defined(__SANITIZE_THREAD__) && !defined(__SANITIZE_ADDRESS__)
  EXPECT_LT(handles.size(), 200u); // the C library reuses them
#endif
}

TEST(ThreadId, StaysTheSame) {
  const std::uint64_t first = stableid::thread_id();
  EXPECT_GE(first, 1u);
  EXPECT_EQ(stableid::thread_id(), first);
}

} // namespace
