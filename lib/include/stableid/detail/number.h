// What the ids that are 64-bit numbers have in common: null is zero, they
// compare, hash and print, and they neither compute nor mix with other types.
#pragma once

#include "stableid/detail/config.h"
#include "stableid/detail/decimal.h"

#include <cstddef>
#include <iosfwd>
#include <string>
#include <type_traits>

namespace stableid {
namespace detail {

// `Id` derives from Number<Id>.
template <class Id> class Number {
public:
  // Characters that to_chars writes at most.
  static constexpr std::size_t text_size = decimal_size;

  constexpr Number() noexcept = default;
  constexpr explicit Number(std::uint64_t value) noexcept : value_(value) {}
  template <class T> explicit Number(T *) {
    static_assert(never<T>,
                  "an address is no id: another object can have it later; mint "
                  "one, or take id_of(pointer)");
  }

  // For storing and sending; the inverse is the explicit constructor.
  constexpr std::uint64_t value() const noexcept { return value_; }
  constexpr explicit operator bool() const noexcept { return value_ != 0; }

  // Reads what to_string writes, and nothing else.
  static std::optional<Id> parse(std::string_view text) noexcept {
    const auto value = from_decimal(text);
    return value ? std::optional<Id>(Id(*value)) : std::nullopt;
  }

  friend constexpr bool operator==(Id a, Id b) noexcept {
    return a.value() == b.value();
  }
  friend constexpr bool operator!=(Id a, Id b) noexcept { return !(a == b); }
  friend constexpr bool operator<(Id a, Id b) noexcept {
    return a.value() < b.value();
  }
  friend constexpr bool operator>(Id a, Id b) noexcept { return b < a; }
  friend constexpr bool operator<=(Id a, Id b) noexcept { return !(b < a); }
  friend constexpr bool operator>=(Id a, Id b) noexcept { return !(a < b); }
#if STABLEID_THREE_WAY
  friend constexpr std::strong_ordering operator<=>(Id a, Id b) noexcept {
    return a.value() <=> b.value();
  }
#endif

private:
  std::uint64_t value_ = 0;
};

// The identity: dense numbers are perfect for prime and power-of-two tables,
// and mixing them made a look-up several times slower. In memory only; what is
// stored or sent is stable_hash.
template <class Id> struct NumberHash {
  std::size_t operator()(Id id) const noexcept {
    return static_cast<std::size_t>(id.value());
  }
};

} // namespace detail

// Decimal, at most Id::text_size characters, no terminator; returns their end.
template <class Id>
char *to_chars(char *out, const detail::Number<Id> &id) noexcept {
  return detail::to_decimal(out, id.value());
}

template <class Id> std::string to_string(const detail::Number<Id> &id) {
  char text[detail::Number<Id>::text_size];
  return std::string(text, to_chars(text, id));
}

// Prints the text of to_string; width and fill apply to it.
template <class Traits, class Id>
std::basic_ostream<char, Traits> &
operator<<(std::basic_ostream<char, Traits> &out,
           const detail::Number<Id> &id) {
  char text[detail::Number<Id>::text_size];
  return out << std::string_view(
             text, static_cast<std::size_t>(to_chars(text, id) - text));
}

} // namespace stableid
