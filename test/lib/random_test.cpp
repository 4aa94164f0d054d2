// ChaCha and the generator on top of it.
#include "stableid/random.h"

#include <gtest/gtest.h>

#include <array>
#include <set>

namespace {

using stableid::detail::chacha_blocks;
using stableid::detail::chacha_words;
using Key = std::uint32_t[8];
using Words = std::array<std::uint32_t, chacha_words>;

// RFC 8439 section 2.3, word for word.
void quarter(std::uint32_t *x, int a, int b, int c, int d) {
  const auto turn = [](std::uint32_t v, int n) {
    return v << n | v >> (32 - n);
  };
  x[a] += x[b], x[d] = turn(x[d] ^ x[a], 16);
  x[c] += x[d], x[b] = turn(x[b] ^ x[c], 12);
  x[a] += x[b], x[d] = turn(x[d] ^ x[a], 8);
  x[c] += x[d], x[b] = turn(x[b] ^ x[c], 7);
}

std::array<std::uint32_t, 16> block(const Key &key, std::uint32_t counter,
                                    int rounds) {
  std::array<std::uint32_t, 16> start = {0x61707865, 0x3320646e, 0x79622d32,
                                         0x6b206574};
  std::copy(key, key + 8, start.begin() + 4);
  start[12] = counter;
  auto x = start;
  for (int round = 0; round != rounds; round += 2) {
    for (int i = 0; i != 4; ++i)
      quarter(x.data(), i, 4 + i, 8 + i, 12 + i);
    for (int i = 0; i != 4; ++i)
      quarter(x.data(), i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4);
  }
  for (int i = 0; i != 16; ++i)
    x[static_cast<unsigned>(i)] += start[static_cast<unsigned>(i)];
  return x;
}

template <int Rounds, class Function>
void expect_blocks(Function function, const Key &key) {
  Words out{};
  function(key, out.data());
  for (unsigned b = 0; b != chacha_blocks; ++b) {
    const auto expected = block(key, b, Rounds);
    for (unsigned i = 0; i != 16; ++i)
      ASSERT_EQ(out[i * chacha_blocks + b], expected[i])
          << "word " << i << " of block " << b;
  }
}

template <class Function> void expect_rfc_8439(Function function) {
  // Appendix A.1, test vectors 1 and 2: zero key and nonce, counters 0 and 1.
  const std::uint32_t first[4] = {0xade0b876, 0x903df1a0, 0xe56a5d40,
                                  0x28bd8653};
  const std::uint32_t second[4] = {0xbee7079f, 0x7a385155, 0x7c97ba98,
                                   0x0d082d73};
  const Key zero = {};
  Words out{};
  function(zero, out.data());
  for (unsigned i = 0; i != 4; ++i) {
    EXPECT_EQ(out[i * chacha_blocks], first[i]);
    EXPECT_EQ(out[i * chacha_blocks + 1], second[i]);
  }
}

const Key some_key = {1, 0xffffffff, 3, 0x80000000, 5, 6, 0x12345678, 8};

TEST(ChaCha, Of4LanesIsRfc8439) {
  expect_rfc_8439(stableid::detail::chacha_4_lanes<20>);
  expect_blocks<20>(stableid::detail::chacha_4_lanes<20>, some_key);
  expect_blocks<12>(stableid::detail::chacha_4_lanes<12>, some_key);
  expect_blocks<8>(stableid::detail::chacha_4_lanes<8>, some_key);
}

#if STABLEID_HAS_8_LANES
TEST(ChaCha, Of8LanesIsTheSame) {
  if (!__builtin_cpu_supports("avx2"))
    GTEST_SKIP() << "no AVX2 on this machine";
  expect_rfc_8439(stableid::detail::chacha_8_lanes<20>);
  expect_blocks<20>(stableid::detail::chacha_8_lanes<20>, some_key);
  expect_blocks<12>(stableid::detail::chacha_8_lanes<12>, some_key);
  expect_blocks<8>(stableid::detail::chacha_8_lanes<8>, some_key);
}
#endif

TEST(ChaCha, ChosenAtRunTimeIsTheSame) {
  expect_rfc_8439(stableid::detail::chacha<20>);
  expect_blocks<8>(stableid::detail::chacha<8>, some_key);
}

TEST(Random, DoesNotRepeatAcrossRefills) {
  std::set<std::uint64_t> seen;
  for (int i = 0; i != 20'000; ++i)
    EXPECT_TRUE(seen.insert(stableid::detail::random_word()).second);
}

TEST(Random, SetsEveryBitAboutHalfTheTime) {
  std::array<int, 64> ones{};
  for (int i = 0; i != 20'000; ++i) {
    const std::uint64_t word = stableid::detail::random_word();
    for (unsigned bit = 0; bit != 64; ++bit)
      ones[bit] += static_cast<int>(word >> bit & 1);
  }
  for (const int count : ones) // 10,000 with a deviation of 71
    EXPECT_NEAR(count, 10'000, 700);
}

TEST(Random, FillsExactlyWhatItIsAsked) {
  for (std::size_t size : {0u, 1u, 15u, 16u, 17u, 479u, 480u, 2000u}) {
    std::vector<unsigned char> bytes(size + 2, 0xa5);
    stableid::random_bytes(bytes.data() + 1, size);
    EXPECT_EQ(bytes.front(), 0xa5);
    EXPECT_EQ(bytes.back(), 0xa5);
    if (size >= 15) {
      const std::set<unsigned char> values(bytes.begin(), bytes.end());
      EXPECT_GT(values.size(), 4u);
    }
  }
}

// A generator whose memory is known tells nothing of what it gave before.
TEST(Random, ErasesWhatItHandedOut) {
  static stableid::detail::Random random;
  std::array<unsigned char, 16> taken{};
  for (int i = 0; i != 10; ++i) {
    random.take<16>(taken.data());
    std::array<unsigned char, sizeof random> memory{};
    std::memcpy(memory.data(), static_cast<void *>(&random), sizeof random);
    EXPECT_EQ(
        std::search(memory.begin(), memory.end(), taken.begin(), taken.end()),
        memory.end());
  }
}

TEST(Random, DrawsANewKeyWhenToldTo) {
  using stableid::detail::Random;
  static Random one;
  unsigned char first[16], second[16], other[16];
  one.take<16>(first);
  // Two copies of one state, as after the restore of a snapshot.
  Random copy = one;
  one.take<16>(first);
  copy.take<16>(second);
  EXPECT_EQ(std::memcmp(first, second, 16), 0);
  copy.forget();
  one.take<16>(first);
  copy.take<16>(other);
  EXPECT_NE(std::memcmp(first, other, 16), 0);
}

TEST(Random, ReseedKeepsWorking) {
  const std::uint64_t before = stableid::detail::random_word();
  stableid::reseed();
  EXPECT_NE(stableid::detail::random_word(), before);
}

TEST(Entropy, ComesFromTheFileWhereThereIsNoSystemCall) {
  unsigned char bytes[64] = {};
  ASSERT_TRUE(stableid::detail::read_urandom(bytes, sizeof bytes));
  const std::set<unsigned char> values(bytes, bytes + sizeof bytes);
  EXPECT_GT(values.size(), 20u);
}

} // namespace
