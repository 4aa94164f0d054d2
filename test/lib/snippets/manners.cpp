// The code of docs/lib/{text,literals,fmt,format,generator,testing}.md.
#include <stableid/fmt.h>
#include <stableid/stableid.h>
#include <stableid/testing.h>

#include <gtest/gtest.h>

namespace {

TEST(Snippets, Text) {
  const stableid::Uuid id = stableid::Uuid::v7();
  const std::string url = "/orders/" + stableid::to_base32(id);
  const auto from_url =
      stableid::parse_base32<stableid::Uuid>(std::string_view(url).substr(8));

  const std::string registry = to_string(id, stableid::UuidForm::braced);
  const auto from_registry = stableid::parse_any_uuid(registry);
  EXPECT_EQ(from_url, id);
  EXPECT_EQ(from_registry, id);
}

TEST(Snippets, FromChars) {
  const std::string_view line = "42,open";
  stableid::SnowflakeId id;
  const auto [rest, error] =
      from_chars(line.data(), line.data() + line.size(), id);
  EXPECT_EQ(error, std::errc());
  EXPECT_EQ(*rest, ',');
  EXPECT_EQ(id.value(), 42u);
}

TEST(Snippets, Literals) {
  using namespace stableid::literals;
  constexpr stableid::Uuid tenant = "919108f7-52d1-4320-9bac-f847db4148a8"_uuid;
  EXPECT_TRUE(tenant);
}

TEST(Snippets, Fmt) {
  const std::string line = fmt::format("order {:>40}", stableid::Uuid::v4());
  EXPECT_EQ(line.size(), 46u);
}

struct OfThisTest;
TEST(Snippets, Testing) {
  using Time = stableid::ManualTime<OfThisTest>;
  Time::set(std::chrono::milliseconds(1'767'225'600'000)); // 2026-01-01
  stableid::UuidGenerator<Time, stableid::SeededRandom> ids(
      stableid::SeededRandom(42));
  EXPECT_EQ(to_string(ids.v7()), "019b76da-a800-7000-82f7-5cc898bfadba");
}

} // namespace
