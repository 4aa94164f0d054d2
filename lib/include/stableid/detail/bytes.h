// Between words in registers and bytes in a defined order. Loads are written as
// shifts, which compilers make one move of; stores, which they do not, as
// memcpy.
#pragma once

#include "stableid/detail/config.h"

#include <cstdint>
#include <cstring>

namespace stableid::detail {

inline constexpr bool little_endian = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__;

constexpr std::uint64_t load_little_32(const std::uint8_t *in) noexcept {
  return std::uint64_t{in[0]} | std::uint64_t{in[1]} << 8 |
         std::uint64_t{in[2]} << 16 | std::uint64_t{in[3]} << 24;
}

constexpr std::uint64_t load_big_64(const std::uint8_t *in) noexcept {
  return std::uint64_t{in[0]} << 56 | std::uint64_t{in[1]} << 48 |
         std::uint64_t{in[2]} << 40 | std::uint64_t{in[3]} << 32 |
         std::uint64_t{in[4]} << 24 | std::uint64_t{in[5]} << 16 |
         std::uint64_t{in[6]} << 8 | std::uint64_t{in[7]};
}

// The lowest byte of `word` first; returns the end of Size bytes.
template <unsigned Size, class Byte>
constexpr Byte *store_little(Byte *out, std::uint64_t word) noexcept {
  static_assert(sizeof(Byte) == 1 && Size <= 8, "a word has eight bytes");
  if (little_endian && !__builtin_is_constant_evaluated())
    std::memcpy(out, &word, Size);
  else
    for (unsigned i = 0; i != Size; ++i)
      out[i] = static_cast<Byte>(word >> (8 * i) & 0xff);
  return out + Size;
}

// The highest byte first.
constexpr std::uint8_t *store_big_64(std::uint8_t *out,
                                     std::uint64_t word) noexcept {
  return store_little<8>(out, __builtin_bswap64(word));
}

// The word that has `byte` at `index` in memory, and zero elsewhere.
constexpr std::uint64_t byte_at(unsigned index, std::uint64_t byte) noexcept {
  return byte << 8 * (little_endian ? index : 7 - index);
}

} // namespace stableid::detail
