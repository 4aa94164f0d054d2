// Other texts of ids: the forms of a UUID that other programs write, short text
// in base 32, and from_chars, which reads an id at the beginning of a text.
#pragma once

#include "stableid/detail/number.h"
#include "stableid/global_id.h"
#include "stableid/trace.h"

#include <charconv>

namespace stableid {

// plain: 8-4-4-4-12, lower case, what to_string writes. upper: the same in
// upper case. compact: 32 digits. braced: plain in { }, as in Windows and .NET.
// urn: plain after "urn:uuid:" (RFC 9562 section 4).
enum class UuidForm : unsigned char { plain, upper, compact, braced, urn };

inline std::string to_string(const Uuid &id, UuidForm form) {
  std::string text = to_string(id);
  switch (form) {
  case UuidForm::plain:
    break;
  case UuidForm::upper:
    for (char &c : text)
      c = c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c;
    break;
  case UuidForm::compact:
    for (const std::size_t dash : {23u, 18u, 13u, 8u})
      text.erase(dash, 1);
    break;
  case UuidForm::braced:
    return '{' + text + '}';
  case UuidForm::urn:
    return "urn:uuid:" + text;
  }
  return text;
}

// Reads each of the forms, digits of either case, and nothing before or after.
// What is stored should have one form: equal ids are equal texts then, and
// Uuid::parse reads it.
constexpr std::optional<Uuid> parse_any_uuid(std::string_view text) noexcept {
  constexpr std::string_view urn = "urn:uuid:";
  if (text.size() == 32) {
    Uuid::Bytes bytes{};
    return detail::from_hex(bytes.data(), text.data(), 16, true)
               ? std::optional<Uuid>(Uuid(bytes))
               : std::nullopt;
  }
  if (text.size() == 38 && text.front() == '{' && text.back() == '}')
    return Uuid::parse(text.substr(1, Uuid::text_size));
  if (text.size() == urn.size() + Uuid::text_size &&
      text.substr(0, urn.size()) == urn)
    return Uuid::parse(text.substr(urn.size()));
  return Uuid::parse(text);
}

namespace detail {

inline constexpr char base32_digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

// The value of a digit, in either case; I and L are 1, O is 0; or 32.
constexpr unsigned base32_value(char c) noexcept {
  if (c >= 'a' && c <= 'z')
    c = static_cast<char>(c - 'a' + 'A');
  if (c == 'I' || c == 'L')
    return 1;
  if (c == 'O')
    return 0;
  for (unsigned value = 0; value != 32; ++value)
    if (base32_digits[value] == c)
      return value;
  return 32;
}

// A number of one or two words, for both directions.
struct WideWord {
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  constexpr unsigned last_five() const noexcept {
    return static_cast<unsigned>(low & 31);
  }
  constexpr void drop_five() noexcept {
    low = low >> 5 | high << 59;
    high >>= 5;
  }
  constexpr void add_five(unsigned value) noexcept {
    high = high << 5 | low >> 59;
    low = low << 5 | value;
  }
};

template <std::size_t Digits> std::string base32_of(WideWord word) {
  std::string text(Digits, '0');
  for (std::size_t i = Digits; i-- != 0; word.drop_five())
    text[i] = base32_digits[word.last_five()];
  return text;
}

// `First` is the value that the first digit may have at most.
template <std::size_t Digits, unsigned First>
constexpr std::optional<WideWord>
word_of_base32(std::string_view text) noexcept {
  if (text.size() != Digits || base32_value(text[0]) > First)
    return std::nullopt;
  WideWord word;
  for (const char c : text) {
    const unsigned value = base32_value(c);
    if (value == 32)
      return std::nullopt;
    word.add_five(value);
  }
  return word;
}

template <class Id>
constexpr bool is_number = std::is_base_of_v<Number<Id>, Id>;
template <class Id, class = void> struct OctetsOf {
  static constexpr std::size_t size = 0;
};
template <class Id> struct OctetsOf<Id, std::void_t<typename Id::Bytes>> {
  static constexpr std::size_t size = sizeof(typename Id::Bytes);
};

} // namespace detail

// Crockford's base 32 without check digit, as ULID writes it: 26 characters for
// 16 bytes, 13 for 8 bytes and for numbers. Texts of one type sort as their ids
// do. No characters that are mistaken for each other, fit for URLs and speech.
template <class Id, std::enable_if_t<detail::is_number<Id> ||
                                         detail::OctetsOf<Id>::size != 0,
                                     int> = 0>
std::string to_base32(const Id &id) {
  if constexpr (detail::is_number<Id>)
    return detail::base32_of<13>({0, id.value()});
  else if constexpr (detail::OctetsOf<Id>::size == 8)
    return detail::base32_of<13>({0, id.word(0)});
  else
    return detail::base32_of<26>({id.word(0), id.word(8)});
}

// Reads what to_base32<Id> writes, in either case, with I and L for 1 and O
// for 0; none on overflow and on anything else.
template <class Id, std::enable_if_t<detail::is_number<Id> ||
                                         detail::OctetsOf<Id>::size != 0,
                                     int> = 0>
constexpr std::optional<Id> parse_base32(std::string_view text) noexcept {
  if constexpr (detail::OctetsOf<Id>::size == 16) {
    const auto word = detail::word_of_base32<26, 7>(text);
    if (!word)
      return std::nullopt;
    typename Id::Bytes bytes{};
    detail::store_big_64(detail::store_big_64(bytes.data(), word->high),
                         word->low);
    return Id(bytes);
  } else {
    const auto word = detail::word_of_base32<13, 15>(text);
    if (!word)
      return std::nullopt;
    if constexpr (detail::is_number<Id>) {
      return Id(word->low);
    } else {
      typename Id::Bytes bytes{};
      detail::store_big_64(bytes.data(), word->low);
      return Id(bytes);
    }
  }
}

// As std::from_chars: reads the text of to_string at the beginning, and leaves
// `id` as it is where there is none (invalid_argument, result_out_of_range).
template <class Id, std::enable_if_t<detail::is_number<Id> ||
                                         detail::OctetsOf<Id>::size != 0 ||
                                         std::is_same_v<Id, GlobalId>,
                                     int> = 0>
std::from_chars_result from_chars(const char *first, const char *last,
                                  Id &id) noexcept {
  const auto size = static_cast<std::size_t>(last - first);
  std::size_t length = 0;
  if constexpr (detail::OctetsOf<Id>::size != 0) {
    length = Id::text_size;
  } else {
    length = std::is_same_v<Id, GlobalId> ? 17 : 0;
    while (length < size && first[length] >= '0' && first[length] <= '9')
      ++length;
  }
  if (length == 0 || length > size)
    return {first, std::errc::invalid_argument};
  const auto found = Id::parse(std::string_view(first, length));
  if (!found)
    return {first, detail::OctetsOf<Id>::size == 0 && first[0] != '0' &&
                           length >= detail::decimal_size
                       ? std::errc::result_out_of_range
                       : std::errc::invalid_argument};
  id = *found;
  return {first + length, std::errc()};
}

} // namespace stableid
