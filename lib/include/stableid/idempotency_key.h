// IdempotencyKey: what names one message of a log, so that work done for it can
// be recognised when it is delivered again.
#pragma once

#include "stableid/detail/decimal.h"
#include "stableid/error.h"
#include "stableid/hash.h"

#include <array>
#include <functional>
#include <iosfwd>
#include <string>

namespace stableid {

// Group, topic, partition and offset: fewer are not unique, since offsets
// repeat in each partition and partitions in each topic. Made of nothing else,
// hence the same in every retry, process and machine. A regular value.
//
// Does not recognise a message that its producer sent twice: that needs a key
// which the producer chose.
class IdempotencyKey {
public:
  // Throws Error(empty_part), Error(negative_position), std::bad_alloc.
  template <
      class Partition, class Offset,
      std::enable_if_t<
          std::is_integral_v<Partition> && std::is_integral_v<Offset>, int> = 0>
  IdempotencyKey(std::string_view group, std::string_view topic,
                 Partition partition, Offset offset) {
    if (group.empty() || topic.empty())
      detail::fail(Errc::empty_part);
    append(group);
    text_ += ':';
    append(topic);
    text_ += ':';
    append(position(partition));
    text_ += ':';
    append(position(offset));
  }

  template <class Group, class Partition, class Offset>
  IdempotencyKey(const Group &, const Partition &, const Offset &) {
    static_assert(
        detail::never<Group>,
        "an idempotency key needs group, topic, partition and offset: "
        "topics of one group have the same offsets");
  }

  // The key of one of several actions on the message.
  IdempotencyKey with(std::string_view action) const {
    return extended(":a=", action);
  }

  // For topics that are deleted and made again, whose offsets start anew: the
  // id that the broker gave this one.
  IdempotencyKey epoch(std::string_view topic_id) const {
    return extended(":e=", topic_id);
  }

  // "group:topic:partition:offset", in which '%' and ':' of the parts are
  // written %25 and %3A, so that different parts never make equal texts.
  const std::string &str() const noexcept { return text_; }

  // 128 bits of XXH64 with two seeds, for stores with keys of a fixed size. Who
  // can choose the topics can make two equal ones.
  std::array<std::uint64_t, 2> digest() const noexcept {
    return {stable_hash(text_, 0), stable_hash(text_, 0x9e3779b97f4a7c15u)};
  }

  friend bool operator==(const IdempotencyKey &a,
                         const IdempotencyKey &b) noexcept {
    return a.text_ == b.text_;
  }
  friend bool operator!=(const IdempotencyKey &a,
                         const IdempotencyKey &b) noexcept {
    return !(a == b);
  }
  friend bool operator<(const IdempotencyKey &a,
                        const IdempotencyKey &b) noexcept {
    return a.text_ < b.text_;
  }
  friend bool operator>(const IdempotencyKey &a,
                        const IdempotencyKey &b) noexcept {
    return b < a;
  }
  friend bool operator<=(const IdempotencyKey &a,
                         const IdempotencyKey &b) noexcept {
    return !(b < a);
  }
  friend bool operator>=(const IdempotencyKey &a,
                         const IdempotencyKey &b) noexcept {
    return !(a < b);
  }
#if STABLEID_THREE_WAY
  friend std::strong_ordering operator<=>(const IdempotencyKey &a,
                                          const IdempotencyKey &b) noexcept {
    return a.text_.compare(b.text_) <=> 0;
  }
#endif

private:
  template <class Integer> static std::uint64_t position(Integer value) {
    static_assert(!std::is_same_v<Integer, bool>,
                  "a partition or an offset is a number, not a bool");
    if constexpr (std::is_signed_v<Integer>) {
      if (value < 0)
        detail::fail(Errc::negative_position);
    }
    return static_cast<std::uint64_t>(value);
  }

  void append(std::uint64_t number) {
    char text[detail::decimal_size];
    text_.append(text, detail::to_decimal(text, number));
  }

  void append(std::string_view part) {
    for (;;) {
      const std::size_t plain = part.find_first_of("%:");
      text_.append(part.substr(0, plain));
      if (plain == std::string_view::npos)
        return;
      text_.append(part[plain] == ':' ? "%3A" : "%25");
      part.remove_prefix(plain + 1);
    }
  }

  IdempotencyKey extended(std::string_view mark, std::string_view part) const {
    IdempotencyKey other = *this;
    other.text_.append(mark);
    other.append(part);
    return other;
  }

  std::string text_;
};

inline const std::string &to_string(const IdempotencyKey &key) noexcept {
  return key.str();
}

template <class Traits>
std::basic_ostream<char, Traits> &
operator<<(std::basic_ostream<char, Traits> &out, const IdempotencyKey &key) {
  return out << std::string_view(key.str());
}

} // namespace stableid

template <> struct std::hash<stableid::IdempotencyKey> {
  std::size_t operator()(const stableid::IdempotencyKey &key) const noexcept {
    return static_cast<std::size_t>(stableid::stable_hash(key.str()));
  }
};
