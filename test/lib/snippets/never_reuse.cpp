// The code of docs/lib/never_reuse.md.
#include <gtest/gtest.h>

#include <list>
#include <memory>
#include <set>
#include <string>

#include <stableid/never_reuse.h>

namespace {

TEST(Snippets, NeverReuse) {
  stableid::never_reuse memory; // 64 GiB of address space
  std::pmr::list<std::pmr::string> sessions(&memory);
  std::set<const void *> addresses;
  for (int i = 0; i < 1000; ++i) {
    addresses.insert(&sessions.emplace_back("Ada"));
    sessions.pop_front();
  }
  EXPECT_EQ(addresses.size(), 1000u); // with malloc there are one or two

  stableid::never_reuse guarded(std::size_t{1} << 30, stableid::Guard::objects);
  using Allocator = stableid::NeverReuseAllocator<int>;
  std::shared_ptr<int> number =
      std::allocate_shared<int>(Allocator(guarded), 3);
  number.reset(); // whoever kept the address faults when it is used
}

TEST(Snippets, NeverReuseInC) {
  stableid_never_reuse memory;
  if (!stableid_never_reuse_begin(&memory, (size_t)1 << 30, false))
    return; // errno says why
  void *block = stableid_never_reuse_get(&memory, 48, 16);
  stableid_never_reuse_put(&memory, block, 48);
  void *other = stableid_never_reuse_get(&memory, 48, 16); // never the same
  stableid_never_reuse_put(&memory, other, 48);
  stableid_never_reuse_close(&memory); // ends all blocks, keeps the addresses
  EXPECT_NE(block, other);
}

} // namespace
