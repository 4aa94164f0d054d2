// Ids in the source: "..."_uuid, _trace_id and _span_id, read by the compiler.
#pragma once

#include "stableid/error.h"
#include "stableid/trace.h"
#include "stableid/uuid.h"

namespace stableid {
namespace detail {

// Not constexpr: where a literal is wrong, the compiler says that it meets this
// function. C++17 may read literals at run time, which ends in an error.
[[noreturn]] inline void this_literal_is_no_id() { fail(Errc::bad_literal); }

template <class Id>
constexpr Id read_literal(const char *text, std::size_t size) {
  const auto id = Id::parse(std::string_view(text, size));
  if (!id)
    this_literal_is_no_id();
  return *id;
}

} // namespace detail

#if defined(__cpp_consteval)
#define STABLEID_LITERAL consteval
#else
#define STABLEID_LITERAL constexpr
#endif

// using namespace stableid::literals;
inline namespace literals {

STABLEID_LITERAL Uuid operator""_uuid(const char *text, std::size_t size) {
  return detail::read_literal<Uuid>(text, size);
}
STABLEID_LITERAL TraceId operator""_trace_id(const char *text,
                                             std::size_t size) {
  return detail::read_literal<TraceId>(text, size);
}
STABLEID_LITERAL SpanId operator""_span_id(const char *text, std::size_t size) {
  return detail::read_literal<SpanId>(text, size);
}

} // namespace literals

#undef STABLEID_LITERAL

} // namespace stableid
