// Decimal text of 64-bit numbers: the only spelling that is written is the only
// one that is read, so that equal ids are equal texts.
#pragma once

#include "stableid/detail/config.h"

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>
#include <system_error>

namespace stableid::detail {

inline constexpr unsigned decimal_size = 20; // digits of 2^64 - 1

// Writes at most decimal_size characters and returns their end.
inline char *to_decimal(char *out, std::uint64_t value) noexcept {
  return std::to_chars(out, out + decimal_size, value).ptr;
}

// Digits only: no sign, space, leading zero or anything after; none on
// overflow.
inline std::optional<std::uint64_t>
from_decimal(std::string_view text) noexcept {
  if (text.empty() || (text.size() > 1 && text.front() == '0'))
    return std::nullopt;
  std::uint64_t value = 0;
  const char *end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || stop != end)
    return std::nullopt;
  return value;
}

} // namespace stableid::detail
