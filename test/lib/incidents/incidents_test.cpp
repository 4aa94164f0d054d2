// The programs of docs/incidents/consumers.md, before and after.
#include "support/redis_server.h"

#include <gtest/gtest.h>

#include <cstdio>

namespace {

std::string printed_by(const std::string &command) {
  std::string text;
  std::FILE *output = ::popen(command.c_str(), "r");
  if (output == nullptr)
    return "not started";
  char buffer[256];
  while (std::fgets(buffer, sizeof buffer, output) != nullptr)
    text += buffer;
  ::pclose(output);
  return text;
}

TEST(Incidents, ConsumersBefore) {
  EXPECT_EQ(printed_by(CONSUMERS_BEFORE),
            "4 consumers sent 8 batches, the store kept 1\n"
            "collision: batches of different consumers had one ID\n");
}

TEST(Incidents, ConsumersAfter) {
  const test::RedisServer server;
  const std::string command =
      std::string(CONSUMERS_AFTER) + ' ' + std::to_string(server.port());
  // The second run goes on where the first one ended.
  for (int run = 0; run != 2; ++run)
    EXPECT_EQ(printed_by(command),
              "4 consumers sent 8 batches, the store kept 8\n"
              "every order was counted\n");
}

} // namespace
