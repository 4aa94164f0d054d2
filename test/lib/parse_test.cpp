// Every parse() against text from an enemy: what is accepted is exactly what
// would be written, but for the case of a UUID's digits.
#include "stableid/stableid.h"

#include <gtest/gtest.h>

#include <cctype>
#include <random>
#include <string>

namespace {

using stableid::GlobalId;
using stableid::InstanceId;
using stableid::SpanId;
using stableid::TraceId;
using stableid::Uuid;

TEST(Parse, ANumber) {
  using Id = InstanceId<int>;
  EXPECT_EQ(Id::parse("0"), Id());
  EXPECT_EQ(Id::parse("18446744073709551615"), Id(18446744073709551615u));
  for (const char *bad :
       {"", " ", "00", "01", "+1", "-1", " 1", "1 ", "1\n", "0x1", "1e3", "1.0",
        "18446744073709551616", "99999999999999999999999999", "one", "1,000"})
    EXPECT_FALSE(Id::parse(bad)) << bad;
  EXPECT_FALSE(Id::parse(std::string_view("1\0", 2)));
}

TEST(Parse, AGlobalId) {
  EXPECT_EQ(GlobalId::parse("00000000000000ff-7"), GlobalId(255, 7));
  for (const char *bad :
       {"", "-", "00000000000000ff", "00000000000000ff-", "00000000000000FF-7",
        "00000000000000ff-07", "00000000000000ff-7 ", "0000000000000ff-7",
        "00000000000000fg-7", "00000000000000ff:7", "000000000000000ff-7",
        "00000000000000ff--7", "00000000000000ff-18446744073709551616"})
    EXPECT_FALSE(GlobalId::parse(bad)) << bad;
}

TEST(Parse, AUuid) {
  EXPECT_TRUE(Uuid::parse("00000000-0000-0000-0000-000000000000"));
  EXPECT_TRUE(Uuid::parse("ffffffff-FFFF-ffff-FFFF-ffffffffffff"));
  for (const char *bad : {
           "",
           "919108f752d143209bacf847db4148a8",
           "{919108f7-52d1-4320-9bac-f847db4148a8}",
           "urn:uuid:919108f7-52d1-4320-9bac-f847db4148a8",
           "919108f7-52d1-4320-9bac-f847db4148a",
           "919108f7-52d1-4320-9bac-f847db4148a88",
           "919108f7-52d1-4320-9bac-f847db4148a8 ",
           " 919108f7-52d1-4320-9bac-f847db4148a",
           "919108f7x52d1-4320-9bac-f847db4148a8",
           "919108f7-52d1-4320-9bac_f847db4148a8",
           "919108f-752d1-4320-9bac-f847db4148a8",
           "919108g7-52d1-4320-9bac-f847db4148a8",
           "919108f7-52d1-4320-9bac-f847db4148a`",
           "919108f7-52d1-4320-9bac-f847db4148a/",
           "919108f7-52d1-4320-9bac-f847db4148a:",
           "919108f7-52d1-4320-9bac-f847db4148a@",
           "\xd9\xa1"
           "9108f7-52d1-4320-9bac-f847db4148a8",
       })
    EXPECT_FALSE(Uuid::parse(bad)) << bad;
}

std::string lower(std::string text) {
  for (char &c : text)
    c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

std::string as_text(const stableid::TraceContext &context) {
  return context.traceparent();
}
template <class Id> std::string as_text(const Id &id) {
  return stableid::to_string(id);
}

// Breaks valid text in every way that a few edits can, with fixed seeds.
template <class Parse> void expect_canonical(std::string valid, Parse parse) {
  std::mt19937 random(42);
  constexpr char odd[] = "0123456789abcdefABCDEFgG-:+ %\0\x7f\x80\xff";
  const std::string bytes(odd, sizeof odd);
  const auto below = [&](std::size_t n) { return random() % n; };
  int accepted = 0;
  for (int i = 0; i != 20'000; ++i) {
    std::string text = valid;
    for (std::size_t edits = below(4); edits != 0 && !text.empty(); --edits) {
      const std::size_t at = below(text.size());
      switch (below(4)) {
      case 0:
        text[at] = bytes[below(bytes.size())];
        break;
      case 1:
        text.erase(at, 1);
        break;
      case 2:
        text.insert(at, 1, bytes[below(bytes.size())]);
        break;
      default:
        std::swap(text[at], text[below(text.size())]);
      }
    }
    if (const auto id = parse(text)) {
      ++accepted;
      ASSERT_EQ(as_text(*id), lower(text));
    }
  }
  EXPECT_GT(accepted, 1000); // unedited text is accepted
}

TEST(Parse, AcceptsOnlyWhatIsWritten) {
  expect_canonical(stableid::to_string(Uuid::v4()), Uuid::parse);
  expect_canonical(stableid::to_string(TraceId::random()), TraceId::parse);
  expect_canonical(stableid::to_string(SpanId::random()), SpanId::parse);
  expect_canonical(stableid::to_string(GlobalId::next()), GlobalId::parse);
  expect_canonical("1234567890123456789", InstanceId<int>::parse);
}

TEST(Parse, ATraceparentIsReadAsItWouldBeWritten) {
  expect_canonical(
      stableid::TraceContext::start().traceparent(),
      [](std::string_view text) {
        // Later versions and unknown flags are read, and written as version 00.
        const bool ours = text.substr(0, 2) == "00" && text.size() == 55 &&
                          text[53] == '0' && text[54] <= '3';
        const auto context = stableid::parse_traceparent(text);
        return ours ? context : std::nullopt;
      });
}

} // namespace
