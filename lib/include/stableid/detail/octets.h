// What the ids that are bytes have in common: null is all zero, they order by
// their bytes, and bytes go in and out by name only.
#pragma once

#include "stableid/detail/bytes.h"

#include <array>
#include <cstddef>

namespace stableid::detail {

// `Id` derives from Octets<Id, Size>; Size is 8 or 16.
template <class Id, std::size_t Size> class Octets {
  static_assert(Size == 8 || Size == 16, "ids of bytes are one or two words");

public:
  using Bytes = std::array<std::uint8_t, Size>;

  constexpr Octets() noexcept = default;
  constexpr explicit Octets(const Bytes &bytes) noexcept : bytes_(bytes) {}

  // In the order in which they are stored, sent and written as text.
  constexpr const Bytes &bytes() const noexcept { return bytes_; }
  constexpr explicit operator bool() const noexcept {
    return (word(0) | word(Size - 8)) != 0;
  }

  // Eight bytes from `at`, as a big-endian number.
  constexpr std::uint64_t word(std::size_t at) const noexcept {
    return load_big_64(bytes_.data() + at);
  }

  friend constexpr bool operator==(const Id &a, const Id &b) noexcept {
    return a.word(0) == b.word(0) && a.word(Size - 8) == b.word(Size - 8);
  }
  friend constexpr bool operator!=(const Id &a, const Id &b) noexcept {
    return !(a == b);
  }
  friend constexpr bool operator<(const Id &a, const Id &b) noexcept {
    return a.word(0) != b.word(0) ? a.word(0) < b.word(0)
                                  : a.word(Size - 8) < b.word(Size - 8);
  }
  friend constexpr bool operator>(const Id &a, const Id &b) noexcept {
    return b < a;
  }
  friend constexpr bool operator<=(const Id &a, const Id &b) noexcept {
    return !(b < a);
  }
  friend constexpr bool operator>=(const Id &a, const Id &b) noexcept {
    return !(a < b);
  }
#if STABLEID_THREE_WAY
  friend constexpr std::strong_ordering operator<=>(const Id &a,
                                                    const Id &b) noexcept {
    return a.word(0) != b.word(0) ? a.word(0) <=> b.word(0)
                                  : a.word(Size - 8) <=> b.word(Size - 8);
  }
#endif

private:
  Bytes bytes_{};
};

// For random ids every bit is as good as any other; the multiplication is for
// those whose random part is small, such as version 7 UUIDs.
template <class Id> struct OctetsHash {
  std::size_t operator()(const Id &id) const noexcept {
    constexpr std::size_t last = sizeof(typename Id::Bytes) - 8;
    const std::uint64_t mixed =
        (id.word(0) ^ id.word(last) * 0x9e3779b97f4a7c15u) *
        0xbf58476d1ce4e5b9u;
    return static_cast<std::size_t>(mixed ^ mixed >> 32);
  }
};

} // namespace stableid::detail
