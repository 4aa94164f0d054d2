// KeyGenerator and IdempotencyKey: keys that say what they are made of.
#include "stableid/key.h"
#include "support/threads.h"

#include <gtest/gtest.h>

#include <limits>
#include <memory>
#include <set>
#include <sstream>
#include <unordered_set>

namespace {

using stableid::Errc;
using stableid::IdempotencyKey;
using stableid::KeyGenerator;
using stableid::KeyScope;

template <class Function> Errc thrown_by(Function function) {
  try {
    function();
  } catch (const stableid::Error &error) {
    return error.code();
  }
  return Errc{};
}

TEST(KeyGenerator, CountsForEachIdFromOne) {
  KeyGenerator keys(KeyScope::process);
  EXPECT_EQ(keys.key("order-42"), "order-42:1");
  EXPECT_EQ(keys.key("order-42"), "order-42:2");
  EXPECT_EQ(keys.key("order-43"), "order-43:1");
  EXPECT_EQ(keys.next("order-42"), 3u);
  EXPECT_EQ(keys.key(""), ":1");
  EXPECT_EQ(keys.size(), 3u);
}

TEST(KeyGenerator, OfGlobalScopeNamesTheProcess) {
  KeyGenerator keys(KeyScope::global);
  const std::string key = keys.key("order");
  ASSERT_EQ(key.size(), std::string("order@0123456789abcdef:1").size());
  const auto id = stableid::GlobalId::next();
  EXPECT_EQ("order@" + stableid::to_string(id).substr(0, 16) + ":1", key);
}

TEST(KeyGenerator, KeepsAnyTextApart) {
  KeyGenerator keys(KeyScope::process);
  // The number comes after the last ':', so the id is everything before it.
  EXPECT_EQ(keys.key("a:1"), "a:1:1");
  EXPECT_EQ(keys.key("a"), "a:1");
  EXPECT_EQ(keys.key(std::string_view("a\0b", 3)), std::string("a\0b:1", 5));
}

TEST(KeyGenerator, HandsOutSequences) {
  KeyGenerator keys(KeyScope::process);
  const stableid::KeySequence sequence = keys.sequence("x");
  const stableid::KeySequence same = sequence;
  EXPECT_EQ(sequence.next(), 1u);
  EXPECT_EQ(same.next(), 2u);
  EXPECT_EQ(keys.next("x"), 3u);
  EXPECT_EQ(same.key(), "x:4");
}

TEST(KeyGenerator, RemembersManyIds) {
  KeyGenerator keys(KeyScope::process);
  for (int round = 1; round != 4; ++round)
    for (int i = 0; i != 20'000; ++i)
      ASSERT_EQ(keys.next(std::to_string(i)),
                static_cast<std::uint64_t>(round));
  EXPECT_EQ(keys.size(), 20'000u);
}

TEST(KeyGenerator, RefusesOneIdTooMany) {
  KeyGenerator keys(KeyScope::process, 2);
  keys.next("a");
  keys.next("b");
  EXPECT_EQ(thrown_by([&] { keys.next("c"); }), Errc::too_many_ids);
  EXPECT_EQ(thrown_by([&] { keys.key("d"); }), Errc::too_many_ids);
  EXPECT_EQ(keys.next("a"), 2u); // those it has go on
  EXPECT_EQ(keys.size(), 2u);
}

using stableid::detail::IdNode;
using stableid::detail::IdTrie;

const auto make_node = [](std::string_view id, std::uint64_t hash) {
  return std::make_unique<IdNode>(id, hash);
};

// Equal hashes, which take the same path to its end and beyond.
TEST(IdTrie, TellsEqualHashesApart) {
  IdTrie trie(0, 1000);
  std::set<IdNode *> nodes;
  for (int i = 0; i != 100; ++i)
    nodes.insert(trie.find_or_insert(std::to_string(i), 42, make_node));
  EXPECT_EQ(nodes.size(), 100u);
  for (int i = 0; i != 100; ++i)
    EXPECT_EQ(trie.find_or_insert(std::to_string(i), 42, make_node)->id,
              std::to_string(i));
  EXPECT_EQ(trie.size(), 100u);
}

// Another thread is faster between the look and the insertion.
TEST(IdTrie, TakesTheNodeOfWhoWasFaster) {
  for (const char *faster : {"same", "other"}) {
    IdTrie trie(0, 1000);
    IdNode *winner = nullptr;
    IdNode *found = trie.find_or_insert(
        "same", 42, [&](std::string_view id, std::uint64_t hash) {
          winner = trie.find_or_insert(faster, hash, make_node);
          return make_node(id, hash);
        });
    EXPECT_EQ(found->id, "same");
    EXPECT_EQ(found == winner, winner->id == "same");
    EXPECT_EQ(trie.find_or_insert("same", 42, make_node), found);
    EXPECT_EQ(trie.find_or_insert(faster, 42, make_node), winner);
    EXPECT_EQ(trie.size(), winner == found ? 1u : 2u);
  }
}

// All threads insert the same ids at once: the losers take the winner's node.
// Who comes late finds more, is faster for it, and catches up with the first.
TEST(KeyGenerator, InsertsOnceUnderContention) {
  for (int round = 0; round != 3; ++round) {
    KeyGenerator keys(KeyScope::process);
    const auto drawn = test::collect(
        [&keys] {
          thread_local unsigned turn = 0;
          return keys.key(std::to_string(turn++));
        },
        5000);
    ASSERT_EQ(test::duplicates(test::joined(drawn)), 0u);
    ASSERT_EQ(keys.size(), 5000u);
  }
}

TEST(IdempotencyKey, HasAllFourParts) {
  const IdempotencyKey key{"billing", "orders", 3, std::int64_t{1} << 40};
  EXPECT_EQ(key.str(), "billing:orders:3:1099511627776");
  std::ostringstream out;
  out << key;
  EXPECT_EQ(out.str(), key.str());
}

TEST(IdempotencyKey, DiffersInEachPart) {
  const std::unordered_set<IdempotencyKey> keys = {
      {"g", "t", 0, 0}, {"h", "t", 0, 0}, {"g", "u", 0, 0},
      {"g", "t", 1, 0}, {"g", "t", 0, 1}, {"g", "t", 0, 0},
  };
  EXPECT_EQ(keys.size(), 5u);
}

TEST(IdempotencyKey, KeepsHostileNamesApart) {
  EXPECT_NE(IdempotencyKey("a:b", "c", 0, 0), IdempotencyKey("a", "b:c", 0, 0));
  EXPECT_NE(IdempotencyKey("a%3Ab", "c", 0, 0),
            IdempotencyKey("a:b", "c", 0, 0));
  EXPECT_EQ(IdempotencyKey("a:b", "50%", 0, 0).str(), "a%3Ab:50%25:0:0");
  const IdempotencyKey key("g", "t", 0, 0);
  EXPECT_NE(key.with("x:e=y"), key.with("x").epoch("y"));
  EXPECT_NE(key.with("x"), key.epoch("x"));
  EXPECT_NE(key.with("x"), key);
  EXPECT_EQ(key.epoch("7").with("mail").str(), "g:t:0:0:e=7:a=mail");
}

TEST(IdempotencyKey, RefusesWhatNamesNoMessage) {
  EXPECT_EQ(thrown_by([] { IdempotencyKey{"", "t", 0, 0}; }), Errc::empty_part);
  EXPECT_EQ(thrown_by([] { IdempotencyKey{"g", "", 0, 0}; }), Errc::empty_part);
  EXPECT_EQ(thrown_by([] {
              IdempotencyKey{"g", "t", -1, 0};
            }),
            Errc::negative_position);
  EXPECT_EQ(thrown_by([] {
              IdempotencyKey{"g", "t", 0, -1001};
            }),
            Errc::negative_position);
}

TEST(IdempotencyKey, TakesEveryIntegerType) {
  EXPECT_EQ(IdempotencyKey("g", "t", std::uint8_t{1},
                           std::numeric_limits<std::uint64_t>::max())
                .str(),
            "g:t:1:18446744073709551615");
}

// Stored by somebody: may never change.
TEST(IdempotencyKey, HasADigestForever) {
  const IdempotencyKey key{"billing", "orders", 3, 17};
  EXPECT_EQ(key.digest()[0], stableid::stable_hash("billing:orders:3:17"));
  EXPECT_EQ(key.digest()[0], 0xb7e3ec7639bc6061u);
  EXPECT_EQ(key.digest()[1], 0x284987b542eac32fu);
  EXPECT_NE(key.digest(), key.with("x").digest());
}

} // namespace
