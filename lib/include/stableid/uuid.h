// Uuid: universally unique identifiers of RFC 9562, versions 4 and 7.
#pragma once

#include "stableid/clock.h"
#include "stableid/detail/hex.h"
#include "stableid/detail/logical_clock.h"
#include "stableid/detail/octets.h"
#include "stableid/random.h"

#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

namespace stableid {

// 16 bytes in network order; all zero is null (the Nil UUID of section 5.9).
class Uuid : public detail::Octets<Uuid, 16> {
public:
  using Octets::Octets;

  // Characters of the text form, 8-4-4-4-12.
  static constexpr std::size_t text_size = 36;

  // Version 4, section 5.4: 122 random bits of the ChaCha generator in
  // random.h. Unguessable, fit for sessions and tokens. Unique across threads,
  // forks and machines. Thread-safe. Throws Error(entropy_unavailable).
  static Uuid v4();

  // Version 7, section 5.7: the time, then 58 random bits. Strictly increasing
  // through all threads of the process, also while the clock stands still or
  // goes back: then the time in it runs ahead, one 65,536th of a millisecond
  // per id (section 6.2, method 3). Tells its time of birth to whoever reads
  // it. Clock::coarse costs a third and is up to one kernel tick late.
  // Thread-safe. Throws Error(entropy_unavailable).
  static Uuid v7(Clock clock = Clock::precise);

  // Reads 36 characters, digits of either case; no braces, no urn:uuid:,
  // nothing before or after. Any version and variant.
  static constexpr std::optional<Uuid> parse(std::string_view text) noexcept;

  // The version field, 0 to 15; means something in the variant of the RFC only.
  constexpr unsigned version() const noexcept {
    return static_cast<unsigned>(bytes()[6] >> 4);
  }

  // The millisecond in a version 7 UUID; none for the other versions.
  std::optional<std::chrono::system_clock::time_point> time() const noexcept {
    if (version() != 7)
      return std::nullopt;
    const auto since = std::chrono::milliseconds(word(0) >> 16);
    return std::chrono::system_clock::time_point(since);
  }
};

namespace detail {

// The ticks of version 7: 65,536 in a millisecond, so that a time is 48 bits of
// milliseconds and 16 of ticks.
constexpr std::uint64_t uuid_ticks(std::chrono::nanoseconds since) noexcept {
  const auto ns = static_cast<std::uint64_t>(since.count());
  const std::uint64_t ms = ns / 1'000'000;
  // A millisecond has 10^6 ns = 2^6 * 15625: dividing by the odd part is
  // enough.
  return ms << 16 | (ns - ms * 1'000'000) * 1024 / 15625;
}

// ms48 | version | high 12 of the tick | variant | low 4 of the tick | random
// 58
inline Uuid make_v7(std::uint64_t tick, std::uint64_t random) noexcept {
  const std::uint64_t high =
      (tick & ~std::uint64_t{0xffff}) | 0x7000 | (tick >> 4 & 0x0fff);
  const std::uint64_t low =
      std::uint64_t{1} << 63 | (tick & 0xf) << 58 | random >> 6;
  Uuid::Bytes bytes{};
  store_big_64(store_big_64(bytes.data(), high), low);
  return Uuid(bytes);
}

// Version 7 on any clock and any word to remember its last tick in.
template <class Time>
Uuid next_v7(std::atomic<std::uint64_t> &last, Clock clock) {
  const std::uint64_t now = uuid_ticks(Time::now(clock));
  const std::uint64_t random = random_word();
  return make_v7(advance(last, now, 1), random);
}

// Random words as a version 4 UUID (sections 4.1 and 4.2). Words and not bytes:
// a byte written last would stall whoever reads the whole.
inline Uuid make_v4(std::uint64_t first, std::uint64_t second) noexcept {
  const std::uint64_t words[2] = {
      (first & ~byte_at(6, 0xf0)) | byte_at(6, 0x40),
      (second & ~byte_at(0, 0xc0)) | byte_at(0, 0x80)};
  Uuid::Bytes bytes{};
  std::memcpy(bytes.data(), words, sizeof words);
  return Uuid(bytes);
}

} // namespace detail

inline Uuid Uuid::v4() {
  std::uint64_t words[2];
  detail::thread_random.take<sizeof words>(words);
  return detail::make_v4(words[0], words[1]);
}

inline Uuid Uuid::v7(Clock clock) {
  return detail::next_v7<SystemTime>(detail::process_state().uuid_tick, clock);
}

constexpr std::optional<Uuid> Uuid::parse(std::string_view text) noexcept {
  if (text.size() != text_size)
    return std::nullopt;
  const char *in = text.data();
  Bytes bytes{};
  std::uint8_t *out = bytes.data();
  bool good = in[8] == '-' && in[13] == '-' && in[18] == '-' && in[23] == '-';
  good &= detail::from_hex(out, in, 4, true);
  good &= detail::from_hex(out + 4, in + 9, 2, true);
  good &= detail::from_hex(out + 6, in + 14, 2, true);
  good &= detail::from_hex(out + 8, in + 19, 2, true);
  good &= detail::from_hex(out + 10, in + 24, 6, true);
  return good ? std::optional<Uuid>(Uuid(bytes)) : std::nullopt;
}

// Writes the 36 characters, lower case, no terminator; returns their end.
constexpr char *to_chars(char *out, const Uuid &id) noexcept {
  const auto digits = detail::hex_of_16(id.bytes().data());
  out = detail::store_little<8>(out, digits[0]);
  *out++ = '-';
  out = detail::store_little<4>(out, digits[1]);
  *out++ = '-';
  out = detail::store_little<4>(out, digits[1] >> 32);
  *out++ = '-';
  out = detail::store_little<4>(out, digits[2]);
  *out++ = '-';
  out = detail::store_little<4>(out, digits[2] >> 32);
  return detail::store_little<8>(out, digits[3]);
}

inline std::string to_string(const Uuid &id) {
  char text[Uuid::text_size];
  return std::string(text, to_chars(text, id));
}

template <class Traits>
std::basic_ostream<char, Traits> &
operator<<(std::basic_ostream<char, Traits> &out, const Uuid &id) {
  char text[Uuid::text_size];
  return out << std::string_view(
             text, static_cast<std::size_t>(to_chars(text, id) - text));
}

} // namespace stableid

template <>
struct std::hash<stableid::Uuid>
    : stableid::detail::OctetsHash<stableid::Uuid> {};
