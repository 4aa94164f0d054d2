// What ids do like any value: compare, print, parse and stand in the source.
// Built as C++17 and as C++20; std::format is format_test.cpp.
#include "stableid/fmt.h"
#include "stableid/stableid.h"
#include "stableid/testing.h"

#include <gtest/gtest.h>

#include <sstream>

namespace {

using namespace stableid;
using namespace std::chrono_literals;

constexpr const char *rfc_v4 = "919108f7-52d1-4320-9bac-f847db4148a8";
constexpr const char *rfc_v7 = "017f22e2-79b0-7cc3-98c4-dc0c0c07398f";

template <class Id> void orders(const Id &a, const Id &b) {
  EXPECT_TRUE(a == a && a <= a && a >= a && !(a < a) && !(a > a));
  EXPECT_TRUE(a != b && a < b && b > a && a <= b && b >= a);
#if STABLEID_THREE_WAY
  EXPECT_TRUE((a <=> b) < 0 && (b <=> a) > 0 && (a <=> a) == 0);
  static_assert(std::three_way_comparable<Id, std::strong_ordering>);
#endif
}

TEST(Manners, Order) {
  orders(InstanceId<int>(1), InstanceId<int>(~std::uint64_t{0}));
  orders(SequenceId<int>(1), SequenceId<int>(2));
  orders(SnowflakeId(1), SnowflakeId(1u << 31));
  orders(*Uuid::parse(rfc_v7), *Uuid::parse(rfc_v4));
  Uuid::Bytes bytes{};
  bytes[15] = 1;
  orders(Uuid(), Uuid(bytes));
  orders(GlobalId(1, 9), GlobalId(2, 0));
  orders(GlobalId(1, 1), GlobalId(1, 2));
  orders(Handle<int>(1, 9), Handle<int>(2, 1));
  orders(IdempotencyKey("g", "t", 0, 1), IdempotencyKey("g", "t", 0, 2));
  orders(*SpanId::parse("00f067aa0ba902b7"),
         *SpanId::parse("f0f067aa0ba902b7"));
}

// Each type by each way of printing.
template <class Id> void prints(const Id &id, const std::string &text) {
  std::ostringstream out;
  out << id;
  EXPECT_EQ(out.str(), text);
  EXPECT_EQ(fmt::format("<{}>", id), "<" + text + ">");
  EXPECT_EQ(fmt::format("{:>60}", id),
            std::string(60 - text.size(), ' ') + text);
  EXPECT_EQ(fmt::format("{:.3}", id), text.substr(0, 3));
}

TEST(Manners, Print) {
  prints(*Uuid::parse(rfc_v4), rfc_v4);
  prints(InstanceId<int>(42), "42");
  prints(SequenceId<int>(~std::uint64_t{0}), "18446744073709551615");
  prints(SnowflakeId(7), "7");
  prints(GlobalId(0xabc, 5), "0000000000000abc-5");
  prints(*SpanId::parse("00f067aa0ba902b7"), "00f067aa0ba902b7");
  prints(*TraceId::parse("4bf92f3577b34da6a3ce929d0e0e4736"),
         "4bf92f3577b34da6a3ce929d0e0e4736");
  prints(IdempotencyKey("g", "t", 0, 1), "g:t:0:1");
  const auto context = parse_traceparent(
      "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
  EXPECT_EQ(fmt::format("{}", *context), context->traceparent());
}

TEST(Manners, UuidForms) {
  const Uuid id = *Uuid::parse(rfc_v4);
  const std::pair<UuidForm, const char *> forms[] = {
      {UuidForm::plain, rfc_v4},
      {UuidForm::upper, "919108F7-52D1-4320-9BAC-F847DB4148A8"},
      {UuidForm::compact, "919108f752d143209bacf847db4148a8"},
      {UuidForm::braced, "{919108f7-52d1-4320-9bac-f847db4148a8}"},
      {UuidForm::urn, "urn:uuid:919108f7-52d1-4320-9bac-f847db4148a8"}};
  for (const auto &[form, text] : forms) {
    SCOPED_TRACE(text);
    EXPECT_EQ(to_string(id, form), text);
    EXPECT_EQ(parse_any_uuid(text), id);
    EXPECT_EQ(Uuid::parse(text).has_value(),
              form == UuidForm::plain || form == UuidForm::upper);
    const std::string_view view = text;
    EXPECT_FALSE(parse_any_uuid(view.substr(1)));
    EXPECT_FALSE(parse_any_uuid(view.substr(0, view.size() - 1)));
    EXPECT_FALSE(parse_any_uuid(std::string(view) + " "));
  }
  EXPECT_FALSE(parse_any_uuid("919108f752d143209bacf847db4148ag"));
  EXPECT_FALSE(parse_any_uuid("(919108f7-52d1-4320-9bac-f847db4148a8)"));
  static_assert(parse_any_uuid("{919108f7-52d1-4320-9bac-f847db4148a8}"));
}

TEST(Manners, Base32) {
  // The example of the ULID specification, and its UUID.
  const Uuid ulid = *Uuid::parse("01563e3a-b5d3-d676-4c61-efb99302bd5b");
  EXPECT_EQ(to_base32(ulid), "01ARZ3NDEKTSV4RRFFQ69G5FAV");
  EXPECT_EQ(parse_base32<Uuid>("01ARZ3NDEKTSV4RRFFQ69G5FAV"), ulid);
  EXPECT_EQ(parse_base32<Uuid>("oiarz3ndektsv4rrffq69g5fav"), ulid);
  EXPECT_EQ(parse_base32<Uuid>("0LARZ3NDEKTSV4RRFFQ69G5FAV"), ulid);
  Uuid::Bytes all{};
  all.fill(0xff);
  EXPECT_EQ(to_base32(Uuid(all)), "7ZZZZZZZZZZZZZZZZZZZZZZZZZ");
  EXPECT_EQ(parse_base32<Uuid>("7ZZZZZZZZZZZZZZZZZZZZZZZZZ"), Uuid(all));
  for (const char *bad :
       {"", "8ZZZZZZZZZZZZZZZZZZZZZZZZZ", // 129 bits
        "01ARZ3NDEKTSV4RRFFQ69G5FA", "01ARZ3NDEKTSV4RRFFQ69G5FAVV",
        "01ARZ3NDEKTSV4RRFFQ69G5FAU", "01ARZ3NDEKTSV4RRFFQ69G5FA-"})
    EXPECT_FALSE(parse_base32<Uuid>(bad)) << bad;

  const SnowflakeId largest(~std::uint64_t{0});
  EXPECT_EQ(to_base32(largest), "FZZZZZZZZZZZZ");
  EXPECT_EQ(parse_base32<SnowflakeId>("FZZZZZZZZZZZZ"), largest);
  EXPECT_FALSE(parse_base32<SnowflakeId>("G000000000000"));
  EXPECT_EQ(to_base32(SnowflakeId(33)), "0000000000011");
  const SpanId span = SpanId::random();
  EXPECT_EQ(parse_base32<SpanId>(to_base32(span)), span);
  const TraceId trace = TraceId::random();
  EXPECT_EQ(parse_base32<TraceId>(to_base32(trace)), trace);
  static_assert(parse_base32<SnowflakeId>("0000000000011")->value() == 33);

  // Texts sort as ids do.
  Uuid before = Uuid::v7();
  for (int i = 0; i != 1000; ++i) {
    const Uuid after = Uuid::v7();
    ASSERT_LT(to_base32(before), to_base32(after));
    before = after;
  }
}

template <class Id> void reads(const std::string &text, std::size_t length) {
  Id id;
  const char *end = text.data() + text.size();
  const auto [stop, error] = from_chars(text.data(), end, id);
  EXPECT_EQ(error, std::errc()) << text;
  EXPECT_EQ(stop, text.data() + length) << text;
  EXPECT_EQ(to_string(id), text.substr(0, length));
}
template <class Id> void refuses(const std::string &text, std::errc why) {
  const Id before;
  Id id = before;
  const char *end = text.data() + text.size();
  const auto [stop, error] = from_chars(text.data(), end, id);
  EXPECT_EQ(error, why) << text;
  EXPECT_EQ(stop, text.data()) << text;
  EXPECT_EQ(id, before);
}

TEST(Manners, FromChars) {
  reads<Uuid>(std::string(rfc_v4) + ",rest", 36);
  reads<SnowflakeId>("42;", 2);
  reads<SnowflakeId>("18446744073709551615", 20);
  reads<GlobalId>("0000000000000abc-5 and", 18);
  reads<SpanId>("00f067aa0ba902b7-01", 16);
  refuses<Uuid>(std::string(rfc_v4, 35), std::errc::invalid_argument);
  refuses<SnowflakeId>("", std::errc::invalid_argument);
  refuses<SnowflakeId>("-1", std::errc::invalid_argument);
  refuses<SnowflakeId>("007", std::errc::invalid_argument);
  refuses<SnowflakeId>("18446744073709551616", std::errc::result_out_of_range);
  refuses<SnowflakeId>("99999999999999999999999",
                       std::errc::result_out_of_range);
  refuses<GlobalId>("0000000000000abc", std::errc::invalid_argument);
  refuses<SpanId>("0000000000000000", std::errc::invalid_argument);
}

TEST(Manners, Literals) {
  using namespace stableid::literals;
  constexpr Uuid id = "919108f7-52d1-4320-9bac-f847db4148a8"_uuid;
  static_assert(id.version() == 4);
  EXPECT_EQ(id, *Uuid::parse(rfc_v4));
  constexpr TraceId trace = "4bf92f3577b34da6a3ce929d0e0e4736"_trace_id;
  constexpr SpanId span = "00f067aa0ba902b7"_span_id;
  static_assert(bool(trace) && bool(span));
}

// RFC 9562, appendices A.3 and A.6, and the example of PostgreSQL 18 for
// uuid_extract_timestamp: 2025-02-23 21:46:24.503-05.
TEST(Manners, TimesOfOthers) {
  const auto milliseconds = [](const char *text) {
    const auto time = Uuid::parse(text)->time();
    return time ? time->time_since_epoch() / 1ms : -1;
  };
  EXPECT_EQ(milliseconds(rfc_v7), 1'645'557'742'000);
  EXPECT_EQ(milliseconds("019535d9-3df7-79fb-b466-fa907fa17f9e"),
            1'740'365'184'503);
  EXPECT_EQ(milliseconds(rfc_v4), -1);
}

struct Tests; // the tag of this file's clock
using Time = ManualTime<Tests>;
using Random = SeededRandom;

// PostgreSQL 18 puts the time below a millisecond, in 4,096ths, into the twelve
// bits after the version (RFC 9562, section 6.2, method 3).
TEST(Manners, Version7HasTheBitsOfPostgreSql) {
  UuidGenerator<Time, Random> ids(Random(1));
  for (const std::int64_t ns :
       {0, 1, 244, 245, 1'000, 250'000, 500'000, 999'999}) {
    Time::set(std::chrono::milliseconds(1'740'365'184'503 + ns) +
              std::chrono::nanoseconds(ns));
    const Uuid id = ids.v7();
    EXPECT_EQ(id.word(0) >> 16,
              static_cast<std::uint64_t>(1'740'365'184'503 + ns));
    EXPECT_EQ(id.word(0) & 0xfff,
              static_cast<std::uint64_t>(ns * 4096 / 1'000'000));
    EXPECT_EQ(id.word(8) >> 62, 2u);
  }
}

TEST(Manners, GeneratorsRepeatInTests) {
  const auto draw = [] {
    Time::set(1'767'225'600'000ms);
    UuidGenerator<Time, Random> ids(Random(42));
    TraceGenerator<Random> traces(Random(42));
    const TraceContext context = traces.start();
    return to_string(ids.v4()) + ' ' + to_string(ids.v7()) + ' ' +
           to_string(ids.v7()) + ' ' + context.traceparent() + ' ' +
           traces.child(context).traceparent();
  };
  EXPECT_EQ(draw(), draw());
  EXPECT_EQ(Random(0)(), 0xe220a8397b1dcdafu); // the reference's first number
  Snowflake<12, 10, 1, Time> flakes({WorkerId(1)});
  const auto first = flakes.next();
  EXPECT_EQ(first.time(), flakes.time(first));
  EXPECT_EQ(first.time() -
                std::chrono::system_clock::time_point(1'767'225'600'000ms),
            11ms);
}

TEST(Manners, GeneratorsOfTheSystem) {
  UuidGenerator<> ids;
  EXPECT_EQ(ids.v4().version(), 4u);
  const Uuid earlier = ids.v7();
  EXPECT_LT(earlier, ids.v7());
  TraceGenerator<> traces;
  const auto context = traces.start(false);
  EXPECT_FALSE(context.sampled());
  EXPECT_EQ(traces.child(context).trace_id(), context.trace_id());
  EXPECT_NE(traces.child(context).span_id(), context.span_id());
}

} // namespace
