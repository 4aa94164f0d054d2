// GlobalId: one nonce for a process, and its text.
#include "stableid/global_id.h"
#include "stableid/instance_id.h"

#include <gtest/gtest.h>

#include <sstream>
#include <thread>
#include <unordered_set>

namespace {

using stableid::GlobalId;

TEST(GlobalId, HasOneNonceInAllThreads) {
  const GlobalId here = GlobalId::next();
  GlobalId there;
  std::thread([&] { there = GlobalId::next(); }).join();
  EXPECT_EQ(here.nonce(), there.nonce());
  EXPECT_NE(here.nonce(), 0u);
  EXPECT_NE(here, there);
}

TEST(GlobalId, IsNullByDefault) {
  EXPECT_FALSE(GlobalId());
  EXPECT_TRUE(GlobalId::next());
  EXPECT_LT(GlobalId(1, 9), GlobalId(2, 1));
  EXPECT_LT(GlobalId(1, 1), GlobalId(1, 2));
}

TEST(GlobalId, IsPrintedAndRead) {
  const GlobalId id(0x0123456789abcdef, 18446744073709551615u);
  std::ostringstream out;
  out << id;
  EXPECT_EQ(out.str(), "0123456789abcdef-18446744073709551615");
  EXPECT_EQ(out.str().size(), GlobalId::text_size);
  EXPECT_EQ(GlobalId::parse(out.str()), id);
}

TEST(GlobalId, HashesApart) {
  std::unordered_set<std::size_t> hashes;
  for (int i = 0; i != 1000; ++i)
    hashes.insert(std::hash<GlobalId>()(GlobalId::next()));
  EXPECT_EQ(hashes.size(), 1000u);
}

TEST(ProcessUuid, IsOneForTheProcess) {
  const auto id = stableid::process_uuid();
  EXPECT_EQ(id, stableid::process_uuid());
  EXPECT_EQ(id.version(), 4u);
  stableid::Uuid there;
  std::thread([&] { there = stableid::process_uuid(); }).join();
  EXPECT_EQ(id, there);
}

} // namespace
