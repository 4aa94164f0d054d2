// A program whose one half is C and whose other half is C++: their ids never
// meet, before and after a fork. The C half is lib/src/stableid.c.
#include "stableid.h"
#include "stableid/stableid.h"
#include "support/child.h"
#include "support/threads.h"

#include <gtest/gtest.h>

#include <set>
#include <sstream>

namespace {

TEST(CAndCpp, NumbersNeverMeet) {
  std::atomic<unsigned> turn{0};
  const auto drawn = test::collect([&] {
    thread_local bool c = turn.fetch_add(1) % 2 != 0;
    c = !c;
    return c ? stableid_next_id() : stableid::next_id<int>();
  });
  EXPECT_EQ(test::duplicates(test::joined(drawn)), 0u);
}

TEST(CAndCpp, AThreadHasOneNumber) {
  std::set<std::uint64_t> seen{stableid_thread_id()};
  EXPECT_EQ(stableid_thread_id(), stableid::thread_id());
  for (int i = 0; i != 4; ++i)
    std::thread([&] {
      const auto number = i % 2 ? stableid_thread_id() : stableid::thread_id();
      EXPECT_EQ(number, stableid_thread_id());
      EXPECT_EQ(number, stableid::thread_id());
      EXPECT_TRUE(seen.insert(number).second);
    }).join();
}

stableid::Uuid v7_of_c() {
  stableid_uuid id;
  EXPECT_TRUE(stableid_uuid_v7(&id));
  stableid::Uuid::Bytes bytes;
  std::copy(std::begin(id.bytes), std::end(id.bytes), bytes.begin());
  return stableid::Uuid(bytes);
}

TEST(CAndCpp, Version7IncreasesThroughBoth) {
  for (int i = 0; i != 10'000; ++i) {
    const auto a = stableid::Uuid::v7(), b = v7_of_c();
    ASSERT_LT(a, b);
    ASSERT_LT(b, stableid::Uuid::v7());
  }
}

TEST(CAndCpp, OneNonceAndOneText) {
  stableid_gid id;
  ASSERT_TRUE(stableid_global_id(&id));
  EXPECT_EQ(id.nonce, stableid::GlobalId::next().nonce());
  char text[STABLEID_GID_TEXT];
  const auto read = stableid::GlobalId::parse(stableid_gid_text(&id, text));
  ASSERT_TRUE(read);
  EXPECT_EQ(*read, stableid::GlobalId(id.nonce, id.sequence));
}

TEST(CAndCpp, OneHash) {
  const std::string text(1000, 'x');
  for (std::size_t size = 0; size != 200; ++size)
    EXPECT_EQ(
        stableid_hash(text.data(), size, size),
        stableid::stable_hash(std::string_view(text).substr(0, size), size));
}

// Some of everything that must differ, one a line.
std::string draw() {
  std::ostringstream out;
  for (int i = 0; i != 3; ++i) {
    stableid_uuid id{};
    stableid_gid global{};
    char text[STABLEID_GID_TEXT];
    const bool made = stableid_uuid_v4(&id);
    out << (made ? stableid_uuid_text(&id, text) : "none") << '\n'
        << stableid::Uuid::v4() << '\n'
        << v7_of_c() << '\n';
    const bool both = stableid_global_id(&global);
    out << (both ? stableid_gid_text(&global, text) : "none") << '\n'
        << stableid::GlobalId::next() << '\n';
  }
  return out.str();
}

void differ(pid_t (*start)()) {
  std::set<std::string> seen;
  std::size_t count = 0;
  const auto add = [&](const std::string &text) {
    std::istringstream in(text);
    for (std::string line; std::getline(in, line); ++count)
      EXPECT_TRUE(seen.insert(line).second) << line << " came twice";
  };
  add(draw());
  for (int i = 0; i != 3; ++i)
    add(test::in_child([&] { return draw() + test::in_child(draw, start); },
                       start));
  add(draw());
  EXPECT_EQ(count, 8 * 15u);
}

TEST(CAndCpp, ChildrenDrawOtherIds) { differ(test::with_fork); }

#if !defined(STABLEID_NO_WIPEONFORK)
TEST(CAndCpp, ChildrenOfRawCloneDrawOtherIds) { differ(test::with_raw_clone); }
#endif

} // namespace
