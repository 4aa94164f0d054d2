// The code of docs/lib/{uuid,trace,random,hash,version}.md.
#include <gtest/gtest.h>

#include <array>
#include <map>
#include <string>

#include <stableid/stableid.h>

namespace {

TEST(Snippets, Uuid) {
  const std::string token = stableid::to_string(stableid::Uuid::v4());
  const stableid::Uuid row = stableid::Uuid::v7();
  const stableid::Uuid quick = stableid::Uuid::v7(stableid::Clock::coarse);

  const auto parsed = stableid::Uuid::parse(token);
  EXPECT_EQ(parsed->version(), 4u);
  EXPECT_LT(row, quick);
}

TEST(Snippets, UuidChars) {
  char text[stableid::Uuid::text_size];
  char *end = to_chars(text, stableid::Uuid::v4());
  EXPECT_EQ(end, text + 36);
}

TEST(Snippets, Trace) {
  std::map<std::string, std::string> headers;
  const auto trace = stableid::TraceContext::start();
  headers["traceparent"] = trace.traceparent();

  // On the other side:
  if (const auto caller = stableid::parse_traceparent(headers["traceparent"])) {
    const stableid::TraceContext mine = caller->child();
    EXPECT_EQ(mine.trace_id(), trace.trace_id());
  }
}

TEST(Snippets, TraceIds) {
  const stableid::TraceId trace = stableid::TraceId::random();
  const stableid::SpanId span = stableid::SpanId::random();
  const std::array<std::uint8_t, 16> bytes = trace.bytes();
  EXPECT_TRUE(trace && span);
  EXPECT_EQ(bytes, trace.bytes());
}

TEST(Snippets, Random) {
  std::array<unsigned char, 32> secret;
  stableid::random_bytes(secret.data(), secret.size());

  stableid::reseed(); // after the restore of a snapshot
  std::array<unsigned char, 32> other;
  stableid::random_bytes(other.data(), other.size());
  EXPECT_NE(secret, other);
}

TEST(Snippets, Hash) {
  const std::string customer = "customer-42";
  const std::uint64_t shards = 16;
  const std::uint64_t shard = stableid::stable_hash(customer) % shards;
  EXPECT_EQ(shard, stableid::stable_hash("customer-42") % 16);

  static_assert(stableid::stable_hash("abc") == 0x44bc2cf5ad770999);
}

TEST(Snippets, Version) {
#if STABLEID_VERSION_MAJOR == 0 && STABLEID_VERSION_MINOR < 1
#error "stableid 0.1 or later"
#endif
  EXPECT_GE(STABLEID_VERSION_MAJOR * 100 + STABLEID_VERSION_MINOR, 1);
}

} // namespace
