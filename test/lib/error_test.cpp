// The sentences of errors: all there, all in one style.
#include "stableid/error.h"

#include <gtest/gtest.h>

#include <cctype>
#include <set>
#include <string>

namespace {

using stableid::Errc;

TEST(Error, SaysWhatBreaksAndWhatWouldBeRight) {
  std::set<std::string> seen;
  const int last = static_cast<int>(Errc::instance_copied);
  for (int code = 1; code <= last; ++code) {
    const std::string text = stableid::message(static_cast<Errc>(code));
    SCOPED_TRACE(text);
    EXPECT_TRUE(seen.insert(text).second);
    EXPECT_FALSE(std::isupper(static_cast<unsigned char>(text.front())));
    EXPECT_NE(text.back(), '.');
    EXPECT_NE(text.find(';'), std::string::npos);
    EXPECT_NE(text, stableid::message(Errc{}));
  }
}

TEST(Error, CarriesItsCode) {
  try {
    stableid::detail::fail(Errc::clock_behind);
  } catch (const stableid::Error &error) {
    EXPECT_EQ(error.code(), Errc::clock_behind);
    EXPECT_STREQ(error.what(), stableid::message(Errc::clock_behind));
  }
}

} // namespace
