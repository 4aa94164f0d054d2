// stable_hash against the published values of XXH64, which may never change.
#include "stableid/hash.h"
#include "stableid/instance_id.h"
#include "stableid/uuid.h"

#include <gtest/gtest.h>

#include <string>

namespace {

using stableid::stable_hash;
using stableid::stable_hash_bytes;

static_assert(stable_hash("") == 0xef46db3751d8e999);
static_assert(stable_hash("a") == 0xd24ec4f1a98c6e5b);
static_assert(stable_hash("abc") == 0x44bc2cf5ad770999);

// The buffer of xxHash's own self-test.
std::string sanity_buffer(std::size_t size) {
  std::string buffer;
  std::uint64_t generator = 2654435761u;
  for (std::size_t i = 0; i != size; ++i) {
    buffer += static_cast<char>(generator >> 56);
    generator *= 11400714785074694797u;
  }
  return buffer;
}

TEST(StableHash, IsXxh64) {
  const std::uint64_t prime32 = 2654435761u;
  const struct {
    std::size_t size;
    std::uint64_t seed, expected;
  } vectors[] = {
      {0, 0, 0xef46db3751d8e999},         {0, prime32, 0xac75fda2929b17ef},
      {1, 0, 0xe934a84adb052768},         {1, prime32, 0x5014607643a9b4c3},
      {4, 0, 0x9136a0dca57457ee},         {14, 0, 0x8282dcc4994e35c8},
      {14, prime32, 0xc3bd6bf63deb6df0},  {222, 0, 0xb641ae8cb691c174},
      {222, prime32, 0x20cb8ab7ae10c14a},
  };
  for (const auto &vector : vectors) {
    const std::string bytes = sanity_buffer(vector.size);
    EXPECT_EQ(stable_hash(bytes, vector.seed), vector.expected) << vector.size;
    EXPECT_EQ(stable_hash_bytes(bytes.data(), bytes.size(), vector.seed),
              vector.expected);
  }
}

TEST(StableHash, OfALongText) {
  EXPECT_EQ(stable_hash("Call me Ishmael. Some years ago--never mind how long "
                        "precisely-"),
            0x02a2e85470d6fd96u);
}

TEST(StableHash, SeesEveryByte) {
  for (std::size_t size = 1; size != 100; ++size) {
    std::string text(size, 'x');
    const std::uint64_t hash = stable_hash(text);
    for (std::size_t i = 0; i != size; ++i) {
      text[i] = 'y';
      ASSERT_NE(stable_hash(text), hash) << i << " of " << size;
      text[i] = 'x';
    }
  }
}

TEST(StableHash, OfANumberIsThatOfItsBytes) {
  EXPECT_EQ(stable_hash(0x0807060504030201), stable_hash("\1\2\3\4\5\6\7\10"));
  EXPECT_EQ(stable_hash(1), stable_hash(1ull));
  EXPECT_EQ(stable_hash(-1), stable_hash(std::int64_t{-1}));
  EXPECT_EQ(stable_hash(stableid::InstanceId<int>(7)), stable_hash(7));
}

TEST(StableHash, OfAUuidIsThatOfItsBytes) {
  const auto id = stableid::Uuid::v4();
  EXPECT_EQ(stable_hash(id), stable_hash_bytes(id.bytes().data(), 16));
}

TEST(StableHash, TakesTextInEveryForm) {
  char text[] = "abc";
  char *pointer = text;
  EXPECT_EQ(stable_hash(pointer), stable_hash("abc"));
  EXPECT_EQ(stable_hash(std::string("abc")), stable_hash("abc"));
  EXPECT_EQ(stable_hash(std::string_view("abc")), stable_hash("abc"));
  EXPECT_NE(stable_hash("abc", 1), stable_hash("abc"));
}

} // namespace
