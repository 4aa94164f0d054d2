// TraceId, SpanId and TraceContext: what W3C Trace Context sends along with a
// request (Level 1, and the random flag of Level 2).
#pragma once

#include "stableid/detail/hex.h"
#include "stableid/detail/octets.h"
#include "stableid/random.h"

#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

namespace stableid {
namespace detail {

// Random bytes that are not all zero, which the standard calls invalid: once in
// 2^64 span ids it would happen.
template <class Id, class Source> Id random_octets(Source &source) {
  typename Id::Bytes bytes{};
  constexpr std::size_t last = sizeof bytes / 8 - 1;
  std::uint64_t words[last + 1];
  do
    source.template take<sizeof words>(words);
  while ((words[0] | words[last]) == 0);
  std::memcpy(bytes.data(), words, sizeof words);
  return Id(bytes);
}

// Lowercase digits, as the standard demands; none if all are zero.
template <class Id>
constexpr std::optional<Id> parse_octets(std::string_view text) noexcept {
  typename Id::Bytes bytes{};
  if (text.size() != 2 * sizeof bytes ||
      !from_hex(bytes.data(), text.data(), sizeof bytes, false) || !Id(bytes))
    return std::nullopt;
  return Id(bytes);
}

} // namespace detail

// The id of a whole trace, section 3.2.2.3. All zero is null, and invalid on
// the wire. Its bytes are those of the trace ids of OpenTelemetry.
class TraceId : public detail::Octets<TraceId, 16> {
public:
  using Octets::Octets;
  static constexpr std::size_t text_size = 32;

  // 128 random bits, never null. Thread-safe, unique across threads, forks and
  // machines. Throws Error(entropy_unavailable).
  static TraceId random() {
    return detail::random_octets<TraceId>(detail::thread_random);
  }

  // Reads 32 lowercase digits, not all zero.
  static constexpr std::optional<TraceId>
  parse(std::string_view text) noexcept {
    return detail::parse_octets<TraceId>(text);
  }
};

// The id of one span in a trace, section 3.2.2.4 (parent-id). As TraceId, with
// 64 bits and 16 digits: unique within its trace.
class SpanId : public detail::Octets<SpanId, 8> {
public:
  using Octets::Octets;
  static constexpr std::size_t text_size = 16;

  static SpanId random() {
    return detail::random_octets<SpanId>(detail::thread_random);
  }

  static constexpr std::optional<SpanId> parse(std::string_view text) noexcept {
    return detail::parse_octets<SpanId>(text);
  }
};

// Writes Id::text_size lowercase digits, no terminator; returns their end.
constexpr char *to_chars(char *out, const TraceId &id) noexcept {
  for (const std::uint64_t digits : detail::hex_of_16(id.bytes().data()))
    out = detail::store_little<8>(out, digits);
  return out;
}
constexpr char *to_chars(char *out, const SpanId &id) noexcept {
  return detail::to_hex(out, id.word(0));
}

inline std::string to_string(const TraceId &id) {
  char text[TraceId::text_size];
  return std::string(text, to_chars(text, id));
}
inline std::string to_string(const SpanId &id) {
  char text[SpanId::text_size];
  return std::string(text, to_chars(text, id));
}

template <class Traits>
std::basic_ostream<char, Traits> &
operator<<(std::basic_ostream<char, Traits> &out, const TraceId &id) {
  char text[TraceId::text_size];
  to_chars(text, id);
  return out << std::string_view(text, TraceId::text_size);
}
template <class Traits>
std::basic_ostream<char, Traits> &
operator<<(std::basic_ostream<char, Traits> &out, const SpanId &id) {
  char text[SpanId::text_size];
  to_chars(text, id);
  return out << std::string_view(text, SpanId::text_size);
}

// A position in a trace. start() at the edge of the system, child() for each
// request sent on, traceparent() as the header's value. A regular value; as
// thread-safe as an integer.
class TraceContext {
public:
  static constexpr std::uint8_t sampled_flag = 0x01; // section 3.2.2.5.1
  static constexpr std::uint8_t random_flag = 0x02;  // Level 2: random trace id
  static constexpr std::size_t text_size = 55;

  constexpr TraceContext() noexcept = default; // null: no trace
  constexpr TraceContext(TraceId trace, SpanId span,
                         std::uint8_t flags) noexcept
      : trace_(trace), span_(span), flags_(flags) {}

  // A new trace and its first span. Throws Error(entropy_unavailable).
  static TraceContext start(bool sampled = true) {
    return TraceContext(TraceId::random(), SpanId::random(),
                        sampled ? std::uint8_t{sampled_flag | random_flag}
                                : random_flag);
  }

  // A new span in this trace, with its flags. Throws
  // Error(entropy_unavailable).
  TraceContext child() const {
    return TraceContext(trace_, SpanId::random(), flags_);
  }

  constexpr TraceId trace_id() const noexcept { return trace_; }
  constexpr SpanId span_id() const noexcept { return span_; }
  constexpr std::uint8_t flags() const noexcept { return flags_; }
  constexpr bool sampled() const noexcept {
    return (flags_ & sampled_flag) != 0;
  }
  constexpr explicit operator bool() const noexcept {
    return bool(trace_) && bool(span_);
  }

  // The header's value: "00-", 32 digits, "-", 16 digits, "-", flags.
  std::string traceparent() const;

  friend constexpr bool operator==(const TraceContext &a,
                                   const TraceContext &b) noexcept {
    return a.trace_ == b.trace_ && a.span_ == b.span_ && a.flags_ == b.flags_;
  }
  friend constexpr bool operator!=(const TraceContext &a,
                                   const TraceContext &b) noexcept {
    return !(a == b);
  }

private:
  TraceId trace_;
  SpanId span_;
  std::uint8_t flags_ = 0;
};

// Writes the 55 characters of version 00, no terminator; returns their end.
constexpr char *to_chars(char *out, const TraceContext &context) noexcept {
  out = detail::store_little<3>(out, 0x2d3030); // "00-"
  out = to_chars(out, context.trace_id());
  *out++ = '-';
  out = to_chars(out, context.span_id());
  *out++ = '-';
  return detail::store_little<2>(out, detail::hex_digits(context.flags()));
}

inline std::string TraceContext::traceparent() const {
  char text[text_size];
  return std::string(text, to_chars(text, *this));
}

// Reads a traceparent header by the rules of section 3.2 and 4.3: lower case;
// no null ids; version ff is invalid, 00 has exactly 55 characters, and a later
// one may go on after another '-'. Of the flags, those of version 00 are kept.
constexpr std::optional<TraceContext>
parse_traceparent(std::string_view text) noexcept {
  constexpr std::size_t size = TraceContext::text_size;
  if (text.size() < size || text[2] != '-' || text[35] != '-' ||
      text[52] != '-')
    return std::nullopt;
  std::uint8_t version = 0xff;
  std::uint8_t flags = 0;
  if (!detail::from_hex(&version, text.data(), 1, false) ||
      !detail::from_hex(&flags, text.data() + 53, 1, false) || version == 0xff)
    return std::nullopt;
  if (text.size() > size && (version == 0 || text[size] != '-'))
    return std::nullopt;
  const auto trace = TraceId::parse(text.substr(3, 32));
  const auto span = SpanId::parse(text.substr(36, 16));
  if (!trace || !span)
    return std::nullopt;
  constexpr std::uint8_t known =
      TraceContext::sampled_flag | TraceContext::random_flag;
  return TraceContext(*trace, *span, static_cast<std::uint8_t>(flags & known));
}

} // namespace stableid

template <>
struct std::hash<stableid::TraceId>
    : stableid::detail::OctetsHash<stableid::TraceId> {};
template <>
struct std::hash<stableid::SpanId>
    : stableid::detail::OctetsHash<stableid::SpanId> {};
