// GlobalId: a random word for the process and a number within it. The "UUID
// plus counter" recipe at the cost of the counter.
#pragma once

#include "stableid/detail/block.h"
#include "stableid/detail/decimal.h"
#include "stableid/detail/hex.h"
#include "stableid/uuid.h"

namespace stableid {

// Unique across processes, forks and machines: two of a million processes draw
// the same 64-bit nonce with a probability of 3e-8. Guessable by whoever has
// seen one of the same process. All zero is null.
class GlobalId {
public:
  // Characters that to_chars writes at most: 16 digits, '-', a number.
  static constexpr std::size_t text_size = 16 + 1 + detail::decimal_size;

  constexpr GlobalId() noexcept = default;
  constexpr GlobalId(std::uint64_t nonce, std::uint64_t sequence) noexcept
      : nonce_(nonce), sequence_(sequence) {}

  // A new one. Thread-safe. Throws Error(entropy_unavailable), only as the
  // first call of a process.
  static GlobalId next() {
    return GlobalId(detail::process_nonce(), detail::next_number());
  }

  constexpr std::uint64_t nonce() const noexcept { return nonce_; }
  constexpr std::uint64_t sequence() const noexcept { return sequence_; }
  constexpr explicit operator bool() const noexcept {
    return (nonce_ | sequence_) != 0;
  }

  // Reads what to_string writes, and nothing else.
  static std::optional<GlobalId> parse(std::string_view text) noexcept;

  friend constexpr bool operator==(const GlobalId &a,
                                   const GlobalId &b) noexcept {
    return a.nonce_ == b.nonce_ && a.sequence_ == b.sequence_;
  }
  friend constexpr bool operator!=(const GlobalId &a,
                                   const GlobalId &b) noexcept {
    return !(a == b);
  }
  friend constexpr bool operator<(const GlobalId &a,
                                  const GlobalId &b) noexcept {
    return a.nonce_ != b.nonce_ ? a.nonce_ < b.nonce_
                                : a.sequence_ < b.sequence_;
  }
  friend constexpr bool operator>(const GlobalId &a,
                                  const GlobalId &b) noexcept {
    return b < a;
  }
  friend constexpr bool operator<=(const GlobalId &a,
                                   const GlobalId &b) noexcept {
    return !(b < a);
  }
  friend constexpr bool operator>=(const GlobalId &a,
                                   const GlobalId &b) noexcept {
    return !(a < b);
  }
#if STABLEID_THREE_WAY
  friend constexpr std::strong_ordering
  operator<=>(const GlobalId &a, const GlobalId &b) noexcept {
    return a.nonce_ != b.nonce_ ? a.nonce_ <=> b.nonce_
                                : a.sequence_ <=> b.sequence_;
  }
#endif

private:
  std::uint64_t nonce_ = 0;
  std::uint64_t sequence_ = 0;
};

// The nonce as 16 digits, '-', the number in decimal; no terminator; returns
// the end of at most GlobalId::text_size characters.
inline char *to_chars(char *out, const GlobalId &id) noexcept {
  out = detail::to_hex(out, id.nonce());
  *out++ = '-';
  return detail::to_decimal(out, id.sequence());
}

inline std::string to_string(const GlobalId &id) {
  char text[GlobalId::text_size];
  return std::string(text, to_chars(text, id));
}

inline std::optional<GlobalId> GlobalId::parse(std::string_view text) noexcept {
  if (text.size() < 18 || text[16] != '-')
    return std::nullopt;
  std::array<std::uint8_t, 8> bytes{};
  const auto sequence = detail::from_decimal(text.substr(17));
  if (!detail::from_hex(bytes.data(), text.data(), 8, false) || !sequence)
    return std::nullopt;
  return GlobalId(detail::load_big_64(bytes.data()), *sequence);
}

template <class Traits>
std::basic_ostream<char, Traits> &
operator<<(std::basic_ostream<char, Traits> &out, const GlobalId &id) {
  char text[GlobalId::text_size];
  return out << std::string_view(
             text, static_cast<std::size_t>(to_chars(text, id) - text));
}

// A version 4 UUID for the process: the same in all its threads, another one in
// each child. For the `uuid:number` form, together with next_id. Thread-safe.
// Throws Error(entropy_unavailable), only as the first call of a process.
inline Uuid process_uuid() {
  detail::ProcessPage *page = detail::process_page();
  return detail::make_v4(detail::drawn_word(page->nonce),
                         detail::drawn_word(page->more));
}

} // namespace stableid

template <> struct std::hash<stableid::GlobalId> {
  std::size_t operator()(const stableid::GlobalId &id) const noexcept {
    return static_cast<std::size_t>(id.nonce() + id.sequence());
  }
};
