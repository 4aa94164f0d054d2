// local_address: compares and hashes, and nothing else.
#include "stableid/local_address.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <ostream>
#include <set>
#include <unordered_set>

namespace {

using stableid::local_address;
using stableid::LocalAddress;

static_assert(!std::is_trivially_copyable_v<LocalAddress>);
static_assert(!std::is_convertible_v<LocalAddress, std::uint64_t>);
static_assert(!std::is_constructible_v<std::uintptr_t, LocalAddress>);
static_assert(!std::is_constructible_v<const void *, LocalAddress>);
static_assert(!std::is_convertible_v<LocalAddress, bool>);
static_assert(!std::is_constructible_v<LocalAddress, const void *>);

TEST(LocalAddress, ComparesObjects) {
  const int a[2] = {};
  EXPECT_EQ(local_address(&a[0]), local_address(&a[0]));
  EXPECT_NE(local_address(&a[0]), local_address(&a[1]));
  EXPECT_LT(local_address(&a[0]), local_address(&a[1]));
  EXPECT_TRUE(local_address(&a));
  EXPECT_FALSE(local_address(nullptr));
}

TEST(LocalAddress, GoesIntoSets) {
  int a = 0, b = 0;
  const std::unordered_set<LocalAddress> visited = {
      local_address(&a), local_address(&b), local_address(&a)};
  EXPECT_EQ(visited.size(), 2u);
  EXPECT_EQ(visited.count(local_address(&b)), 1u);
  const std::set<LocalAddress> ordered(visited.begin(), visited.end());
  EXPECT_EQ(ordered.size(), 2u);
}

} // namespace
