// The types of this library that have a text, for the formatters of the
// standard and of fmt.
#pragma once

#include "stableid/detail/number.h"
#include "stableid/detail/octets.h"

#include <string_view>
#include <type_traits>

namespace stableid {

class GlobalId;
class IdempotencyKey;
class TraceContext;

namespace detail {

template <class Id> std::true_type is_number_base(const Number<Id> *);
template <class Id, std::size_t Size>
std::true_type is_octets_base(const Octets<Id, Size> *);
std::false_type is_number_base(const void *);
std::false_type is_octets_base(const void *);

template <class T>
inline constexpr bool texted =
    std::is_same_v<T, GlobalId> || std::is_same_v<T, IdempotencyKey> ||
    std::is_same_v<T, TraceContext> ||
    decltype(is_number_base(static_cast<T *>(nullptr)))::value ||
    decltype(is_octets_base(static_cast<T *>(nullptr)))::value;

// The text of `value`, for as long as this object and `value` live.
template <class T> class TextOf {
public:
  explicit TextOf(const T &value) noexcept
      : size_(static_cast<std::size_t>(to_chars(text_, value) - text_)) {}
  std::string_view view() const noexcept { return {text_, size_}; }

private:
  char text_[T::text_size];
  std::size_t size_;
};
template <> class TextOf<IdempotencyKey> {
public:
  template <class Key>
  explicit TextOf(const Key &value) noexcept : view_(value.str()) {}
  std::string_view view() const noexcept { return view_; }

private:
  std::string_view view_;
};

} // namespace detail
} // namespace stableid
