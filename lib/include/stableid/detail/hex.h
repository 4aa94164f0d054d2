// Lowercase hexadecimal text of bytes, many digits at a time in one register,
// and back. RFC 9562 and W3C Trace Context both write it like this.
#pragma once

#include "stableid/detail/bytes.h"

#include <array>
#include <cstddef>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace stableid::detail {

// The eight digits of four bytes; the first digit in the lowest byte.
constexpr std::uint64_t hex_digits(std::uint64_t x) noexcept {
  // Spread the eight nibbles over eight bytes, the first byte's high one first.
  x = (x | (x << 16)) & 0x0000ffff0000ffffu;
  x = (x | (x << 8)) & 0x00ff00ff00ff00ffu;
  x = ((x >> 4) & 0x000f000f000f000fu) | ((x & 0x000f000f000f000fu) << 8);
  // A nibble of ten or more gets the distance from '9' to 'a' as well.
  const std::uint64_t letters =
      ((x + 0x0606060606060606u) >> 4) & 0x0101010101010101u;
  return x + 0x3030303030303030u + letters * ('a' - '9' - 1);
}

#if defined(__SSE2__)
inline std::array<std::uint64_t, 4>
hex_of_16_sse2(const std::uint8_t *in) noexcept {
  const __m128i nibble = _mm_set1_epi8(0x0f);
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(in));
  const __m128i high = _mm_and_si128(_mm_srli_epi16(bytes, 4), nibble);
  const __m128i low = _mm_and_si128(bytes, nibble);
  std::array<std::uint64_t, 4> digits;
  auto *out = reinterpret_cast<__m128i *>(digits.data());
  for (const __m128i x :
       {_mm_unpacklo_epi8(high, low), _mm_unpackhi_epi8(high, low)}) {
    const __m128i letter = _mm_cmpgt_epi8(x, _mm_set1_epi8(9));
    const __m128i distance =
        _mm_and_si128(letter, _mm_set1_epi8('a' - '9' - 1));
    _mm_storeu_si128(
        out++, _mm_add_epi8(x, _mm_add_epi8(_mm_set1_epi8('0'), distance)));
  }
  return digits;
}
#endif

// The 32 digits of 16 bytes, eight in each word.
constexpr std::array<std::uint64_t, 4>
hex_of_16(const std::uint8_t *in) noexcept {
#if defined(__SSE2__)
  if (!__builtin_is_constant_evaluated())
    return hex_of_16_sse2(in);
#endif
  return {hex_digits(load_little_32(in)), hex_digits(load_little_32(in + 4)),
          hex_digits(load_little_32(in + 8)),
          hex_digits(load_little_32(in + 12))};
}

// Writes the 16 digits of a word, the highest first; returns their end.
constexpr char *to_hex(char *out, std::uint64_t word) noexcept {
  out = store_little<8>(out, hex_digits(__builtin_bswap64(word) & 0xffffffff));
  return store_little<8>(out, hex_digits(__builtin_bswap64(word) >> 32));
}

// The value of a digit, or 16. Upper case only where the format allows it.
constexpr unsigned hex_value(char c, bool upper) noexcept {
  if (c >= '0' && c <= '9')
    return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f')
    return static_cast<unsigned>(c - 'a' + 10);
  if (upper && c >= 'A' && c <= 'F')
    return static_cast<unsigned>(c - 'A' + 10);
  return 16;
}

// Reads 2 * size digits; false if any is none.
constexpr bool from_hex(std::uint8_t *out, const char *in, std::size_t size,
                        bool upper) noexcept {
  unsigned seen = 0;
  for (std::size_t i = 0; i != size; ++i) {
    const unsigned high = hex_value(in[2 * i], upper);
    const unsigned low = hex_value(in[2 * i + 1], upper);
    seen |= high | low;
    out[i] = static_cast<std::uint8_t>((high << 4 | low) & 0xff);
  }
  return seen < 16;
}

} // namespace stableid::detail
