// Lowercase hexadecimal text of bytes, four bytes at a time in one register, and
// back. RFC 9562 and W3C Trace Context both write it like this.
#pragma once

#include <cstddef>
#include <cstdint>

namespace stableid::detail {

// The eight digits of four bytes; the first digit in the lowest byte.
constexpr std::uint64_t hex_digits(std::uint32_t four) noexcept {
  // Spread the eight nibbles over eight bytes, the first byte's high one first.
  std::uint64_t x = four;
  x = (x | (x << 16)) & 0x0000ffff0000ffffu;
  x = (x | (x << 8)) & 0x00ff00ff00ff00ffu;
  x = ((x >> 4) & 0x000f000f000f000fu) | ((x & 0x000f000f000f000fu) << 8);
  // A nibble of ten or more gets the distance from '9' to 'a' as well.
  const std::uint64_t letters = ((x + 0x0606060606060606u) >> 4) &
                                0x0101010101010101u;
  return x + 0x3030303030303030u + letters * ('a' - '9' - 1);
}

// Little-endian, whatever the machine; compilers make one move of it.
constexpr std::uint32_t load_32(const std::uint8_t *in) noexcept {
  return std::uint32_t{in[0]} | std::uint32_t{in[1]} << 8 |
         std::uint32_t{in[2]} << 16 | std::uint32_t{in[3]} << 24;
}

constexpr char *store_text(char *out, std::uint64_t text,
                           unsigned size) noexcept {
  for (unsigned i = 0; i != size; ++i)
    out[i] = static_cast<char>(text >> (8 * i) & 0xff);
  return out + size;
}

// Writes 2 * size digits and returns their end. `size` is a multiple of 4.
constexpr char *to_hex(char *out, const std::uint8_t *in,
                       std::size_t size) noexcept {
  for (; size != 0; size -= 4, in += 4)
    out = store_text(out, hex_digits(load_32(in)), 8);
  return out;
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
