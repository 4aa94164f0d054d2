// ChaCha (D. J. Bernstein 2008, RFC 8439 section 2.3), eight blocks at a time:
// with 8 lanes where the processor has AVX2, else with 4. Both give the same.
#pragma once

#include "stableid/detail/config.h"

#include <cstdint>
#include <cstring>

namespace stableid::detail {

inline constexpr unsigned chacha_blocks = 8;
inline constexpr unsigned chacha_words = 16 * chacha_blocks;

typedef std::uint32_t Lanes4 __attribute__((vector_size(16)));
typedef std::uint32_t Lanes8 __attribute__((vector_size(32)));

// A lane is a block. Macros, because GCC takes vector types apart in any inline
// function that was not itself declared for the instruction set.
#define STABLEID_TURN(x, n) (((x) << (n)) | ((x) >> (32 - (n))))
#define STABLEID_QUARTER(a, b, c, d)                                           \
  a += b, d ^= a, d = STABLEID_TURN(d, 16);                                    \
  c += d, b ^= c, b = STABLEID_TURN(b, 12);                                    \
  a += b, d ^= a, d = STABLEID_TURN(d, 8);                                     \
  c += d, b ^= c, b = STABLEID_TURN(b, 7)
#define STABLEID_ROUNDS(Lanes, counters, key, out)                             \
  const Lanes zero{};                                                          \
  Lanes start[16];                                                             \
  start[0] = zero + 0x61707865u;                                               \
  start[1] = zero + 0x3320646eu;                                               \
  start[2] = zero + 0x79622d32u;                                               \
  start[3] = zero + 0x6b206574u;                                               \
  for (unsigned i = 0; i != 8; ++i)                                            \
    start[4 + i] = zero + (key)[i];                                            \
  start[12] = (counters);                                                      \
  start[13] = start[14] = start[15] = zero;                                    \
  Lanes x0 = start[0], x1 = start[1], x2 = start[2], x3 = start[3],            \
        x4 = start[4], x5 = start[5], x6 = start[6], x7 = start[7],            \
        x8 = start[8], x9 = start[9], x10 = start[10], x11 = start[11],        \
        x12 = start[12], x13 = zero, x14 = zero, x15 = zero;                   \
  for (int round = 0; round != Rounds; round += 2) {                           \
    STABLEID_QUARTER(x0, x4, x8, x12);                                         \
    STABLEID_QUARTER(x1, x5, x9, x13);                                         \
    STABLEID_QUARTER(x2, x6, x10, x14);                                        \
    STABLEID_QUARTER(x3, x7, x11, x15);                                        \
    STABLEID_QUARTER(x0, x5, x10, x15);                                        \
    STABLEID_QUARTER(x1, x6, x11, x12);                                        \
    STABLEID_QUARTER(x2, x7, x8, x13);                                         \
    STABLEID_QUARTER(x3, x4, x9, x14);                                         \
  }                                                                            \
  const Lanes last[16] = {x0, x1, x2,  x3,  x4,  x5,  x6,  x7,                 \
                          x8, x9, x10, x11, x12, x13, x14, x15};               \
  for (unsigned i = 0; i != 16; ++i) {                                         \
    const Lanes word = last[i] + start[i];                                     \
    std::memcpy((out) + i * chacha_blocks, &word, sizeof word);                \
  }

// Blocks 0 to 7 of `key` with an all-zero nonce, interleaved: out[8 * i + b] is
// word i of block b. `out` may hold the key.
template <int Rounds>
inline void chacha_4_lanes(const std::uint32_t (&key)[8], std::uint32_t *out) {
  {
    const Lanes4 first = {0, 1, 2, 3};
    STABLEID_ROUNDS(Lanes4, first, key, out)
  }
  const Lanes4 second = {4, 5, 6, 7};
  STABLEID_ROUNDS(Lanes4, second, key, out + 4)
}

#if defined(__x86_64__)
#define STABLEID_HAS_8_LANES 1
template <int Rounds>
__attribute__((target("avx2"))) void
chacha_8_lanes(const std::uint32_t (&key)[8], std::uint32_t *out) {
  const Lanes8 all = {0, 1, 2, 3, 4, 5, 6, 7};
  STABLEID_ROUNDS(Lanes8, all, key, out)
}
#else
#define STABLEID_HAS_8_LANES 0
#endif

#undef STABLEID_ROUNDS
#undef STABLEID_QUARTER
#undef STABLEID_TURN

template <int Rounds>
STABLEID_COLD void chacha(const std::uint32_t (&key)[8], std::uint32_t *out) {
  static_assert(Rounds >= 8 && Rounds % 2 == 0,
                "fewer than 8 rounds of ChaCha have been broken");
#if STABLEID_HAS_8_LANES
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx2"))
    return chacha_8_lanes<Rounds>(key, out);
#endif
  chacha_4_lanes<Rounds>(key, out);
}

} // namespace stableid::detail
