// TraceId, SpanId and TraceContext, against W3C Trace Context.
#include "stableid/trace.h"

#include <gtest/gtest.h>

#include <sstream>
#include <unordered_set>

namespace {

using stableid::parse_traceparent;
using stableid::SpanId;
using stableid::TraceContext;
using stableid::TraceId;

// Section 3.2.3 of the standard.
constexpr const char *sampled =
    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
constexpr const char *not_sampled =
    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00";

TEST(TraceContext, ReadsTheExamplesOfTheStandard) {
  const auto context = parse_traceparent(sampled);
  ASSERT_TRUE(context);
  EXPECT_EQ(stableid::to_string(context->trace_id()),
            "4bf92f3577b34da6a3ce929d0e0e4736");
  EXPECT_EQ(stableid::to_string(context->span_id()), "00f067aa0ba902b7");
  EXPECT_TRUE(context->sampled());
  EXPECT_EQ(context->traceparent(), sampled);
  ASSERT_TRUE(parse_traceparent(not_sampled));
  EXPECT_FALSE(parse_traceparent(not_sampled)->sampled());
  EXPECT_EQ(parse_traceparent(not_sampled)->traceparent(), not_sampled);
}

TEST(TraceContext, RefusesWhatTheStandardCallsInvalid) {
  for (const char *text : {
           "",
           "00",
           "00-00000000000000000000000000000000-00f067aa0ba902b7-01", // no
                                                                      // trace
           "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01", // no span
           "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", // version
           "0g-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
           "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01", // upper
           "00-4bf92f3577b34da6a3ce929d0e0e4736-00F067AA0BA902B7-01",
           "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0G",
           "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1",
           "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-", // long
           "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01 ",
           "00_4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
           "00-4bf92f3577b34da6a3ce929d0e0e473-600f067aa0ba902b7-01",
           "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01x",
           " 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
       })
    EXPECT_FALSE(parse_traceparent(text)) << text;
}

TEST(TraceContext, ReadsLaterVersionsAsItsOwn) {
  for (const char *text : {
           "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
           "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what-else",
           "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-f9",
       }) {
    const auto context = parse_traceparent(text);
    ASSERT_TRUE(context) << text;
    EXPECT_EQ(context->traceparent(), sampled);
  }
}

TEST(TraceContext, StartsWithRandomIds) {
  const TraceContext context = TraceContext::start();
  EXPECT_TRUE(context);
  EXPECT_TRUE(context.sampled());
  EXPECT_EQ(context.flags(), 0x03);
  EXPECT_EQ(TraceContext::start(false).flags(), 0x02);
  EXPECT_EQ(parse_traceparent(context.traceparent()), context);
  EXPECT_NE(TraceContext::start().trace_id(), context.trace_id());
}

TEST(TraceContext, GivesChildrenTheTraceAndAnotherSpan) {
  const TraceContext parent = TraceContext::start(false);
  const TraceContext child = parent.child();
  EXPECT_EQ(child.trace_id(), parent.trace_id());
  EXPECT_EQ(child.flags(), parent.flags());
  EXPECT_NE(child.span_id(), parent.span_id());
}

TEST(TraceContext, IsNullByDefault) {
  EXPECT_FALSE(TraceContext());
  EXPECT_FALSE(parse_traceparent(TraceContext().traceparent()));
}

// Gives zeros first, as a random source may.
struct Zeros {
  int left;
  template <std::size_t Size> void take(void *out) {
    std::memset(out, left-- > 0 ? 0 : 1, Size);
  }
};

TEST(TraceIds, AreNeverZero) {
  Zeros zeros{3};
  const auto trace = stableid::detail::random_octets<TraceId>(zeros);
  EXPECT_EQ(stableid::to_string(trace), "01010101010101010101010101010101");
  zeros.left = 1;
  const auto span = stableid::detail::random_octets<SpanId>(zeros);
  EXPECT_EQ(stableid::to_string(span), "0101010101010101");
}

TEST(TraceIds, ArePrintedAndRead) {
  const TraceId trace = TraceId::random();
  const SpanId span = SpanId::random();
  std::ostringstream out;
  out << trace << '/' << span;
  EXPECT_EQ(out.str(),
            stableid::to_string(trace) + '/' + stableid::to_string(span));
  EXPECT_EQ(TraceId::parse(stableid::to_string(trace)), trace);
  EXPECT_EQ(SpanId::parse(stableid::to_string(span)), span);
  EXPECT_FALSE(TraceId::parse(stableid::to_string(span)));
  EXPECT_FALSE(SpanId::parse("0000000000000000"));
  EXPECT_FALSE(TraceId());
  const std::unordered_set<TraceId> traces = {trace, trace, TraceId::random()};
  EXPECT_EQ(traces.size(), 2u);
}

} // namespace
