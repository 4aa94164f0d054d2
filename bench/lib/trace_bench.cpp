// Trace ids. Debian has no peer of them.
#include "bench.h"
#include "stableid/trace.h"

#include <array>

namespace {

const bool added[] = {
    bench::add(
        "trace/stableid", [] { return stableid::TraceId::random(); }, 2),
    bench::add(
        "span/stableid", [] { return stableid::SpanId::random(); }, 2),
    bench::add("traceparent/stableid",
               [] {
                 std::array<char, 55> text;
                 to_chars(text.data(), stableid::TraceContext::start());
                 return text;
               }),
};

} // namespace
