// No random or global id is the same in a parent and its children, however they
// came about. Built twice: with the page that the kernel wipes, and with the
// handler that stands in for it.
#include "stableid/stableid.h"
#include "support/child.h"

#include <gtest/gtest.h>

#include <set>
#include <sstream>
#include <thread>
#include <vector>

namespace {

stableid::KeyGenerator keys(stableid::KeyScope::global);

// Some of everything that must differ, one a line.
std::string draw() {
  std::ostringstream out;
  for (int i = 0; i != 5; ++i)
    out << stableid::Uuid::v4() << '\n'
        << stableid::Uuid::v7() << '\n'
        << stableid::TraceId::random() << '\n'
        << stableid::SpanId::random() << '\n'
        << stableid::GlobalId::next() << '\n'
        << stableid::process_uuid() << ':' << stableid::next_id<int>() << '\n'
        << keys.key("order") << '\n';
  return out.str();
}

struct Lines {
  void add(const std::string &text) {
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
      ++count;
      EXPECT_TRUE(seen.insert(line).second) << line << " came twice";
    }
  }
  std::set<std::string> seen;
  std::size_t count = 0;
};

constexpr std::size_t drawn = 35;

TEST(Fork, ChildrenDrawOtherIds) {
  Lines lines;
  lines.add(draw()); // everything is seeded, and inherited
  for (int i = 0; i != 5; ++i)
    lines.add(test::in_child(draw));
  lines.add(draw());
  EXPECT_EQ(lines.count, 7 * drawn);
}

TEST(Fork, ParentKeepsItsNonce) {
  const auto before = stableid::GlobalId::next().nonce();
  test::in_child(draw);
  EXPECT_EQ(stableid::GlobalId::next().nonce(), before);
}

TEST(Fork, GrandchildrenDrawOtherIds) {
  Lines lines;
  lines.add(draw());
  lines.add(test::in_child([] {
    const std::string own = draw();
    return own + test::in_child(draw) +
           test::in_child([] { return draw() + test::in_child(draw); });
  }));
  // Without a draw in between: a child that never used its ids.
  lines.add(test::in_child([] { return test::in_child(draw); }));
  EXPECT_EQ(lines.count, 6 * drawn);
}

TEST(Fork, InAThread) {
  Lines lines;
  lines.add(draw());
  std::thread([&] {
    lines.add(draw());
    lines.add(test::in_child(draw));
    lines.add(draw());
  }).join();
  lines.add(draw());
  EXPECT_EQ(lines.count, 5 * drawn);
}

TEST(Fork, ThreadsOfAChildAgreeOnItsNonce) {
  draw();
  const std::string nonces = test::in_child([] {
    std::set<std::uint64_t> seen;
    std::vector<std::uint64_t> each(4);
    std::vector<std::thread> threads;
    for (std::uint64_t &nonce : each)
      threads.emplace_back(
          [&nonce] { nonce = stableid::GlobalId::next().nonce(); });
    for (std::thread &thread : threads)
      thread.join();
    seen.insert(each.begin(), each.end());
    return std::to_string(seen.size());
  });
  EXPECT_EQ(nonces, "1");
}

TEST(Fork, SnowflakeRefusesUntilReassigned) {
  stableid::Snowflake<> ids({stableid::WorkerId(1)});
  stableid::SnowflakeConfig config{stableid::WorkerId(2)};
  stableid::Snowflake<12, 10, 32> leased(config);
  ids.next();
  leased.next(); // the child inherits the rest of this lease
  const std::string said = test::in_child([&] {
    std::ostringstream out;
    stableid::Errc why{};
    out << ids.try_next(&why).has_value() << static_cast<int>(why) << ' ';
    out << leased.try_next(&why).has_value() << static_cast<int>(why) << ' ';
    ids.reassign(stableid::WorkerId(3));
    leased.reassign(stableid::WorkerId(4));
    out << ids.next().worker() << ' ' << leased.next().worker();
    return out.str();
  });
  const auto code =
      std::to_string(static_cast<int>(stableid::Errc::used_after_fork));
  EXPECT_EQ(said, "0" + code + " 0" + code + " 3 4");
  EXPECT_EQ(ids.next().worker(), 1u);
  EXPECT_EQ(leased.next().worker(), 2u);
}

// What is only meant to be unique in a process goes on as documented.
TEST(Fork, InstanceIdsContinue) {
  const std::uint64_t before = stableid::next_id<int>();
  EXPECT_EQ(
      test::in_child([] { return std::to_string(stableid::next_id<int>()); }),
      std::to_string(before + 1));
}

// A key generator has no lock that a thread of the parent could have held.
TEST(Fork, KeyGeneratorWorksWhileOthersInsert) {
  stableid::KeyGenerator busy(stableid::KeyScope::process);
  std::atomic<bool> done{false};
  std::thread inserter([&] {
    for (int i = 0; !done; ++i)
      busy.next("parent-" + std::to_string(i % 50'000));
  });
  for (int i = 0; i != 20; ++i)
    EXPECT_EQ(test::in_child([&] { return busy.key("child"); }), "child:1");
  done = true;
  inserter.join();
}

#if !defined(STABLEID_NO_WIPEONFORK)

TEST(RawClone, ChildrenDrawOtherIds) {
  Lines lines;
  lines.add(draw());
  lines.add(test::in_child(draw, test::with_raw_clone));
  lines.add(test::in_child(
      [] { return draw() + test::in_child(draw, test::with_raw_clone); },
      test::with_raw_clone));
  lines.add(draw());
  EXPECT_EQ(lines.count, 5 * drawn);
}

TEST(RawClone, SnowflakeRefuses) {
  stableid::Snowflake<> ids({stableid::WorkerId(1)});
  EXPECT_EQ(test::in_child(
                [&] { return std::string(ids.try_next() ? "issued" : "none"); },
                test::with_raw_clone),
            "none");
}

#endif

} // namespace
