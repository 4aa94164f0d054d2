// The library without exceptions and run-time types: everything still works,
// and an error ends the program with its sentence.
#include "stableid/stableid.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include <sys/wait.h>
#include <unistd.h>

#if defined(__cpp_exceptions) || defined(__cpp_rtti)
#error "this test is about a build without them"
#endif

static int failures = 0;

static void expect(bool holds, const char *what) {
  if (!holds) {
    std::printf("failed: %s\n", what);
    ++failures;
  }
}

static void run_dry() {
  stableid::IdSequence<struct Few, stableid::Order::total, std::uint8_t> few;
  for (int i = 0; i != 256; ++i)
    few.next();
}

// What a child that calls `function` says on stderr, if it aborts.
static std::string last_words(void (*function)()) {
  int ends[2];
  if (pipe(ends) != 0)
    return "no pipe";
  const pid_t child = fork();
  if (child == 0) {
    dup2(ends[1], 2);
    function();
    _exit(0);
  }
  close(ends[1]);
  std::string words;
  char buffer[512];
  for (ssize_t got; (got = read(ends[0], buffer, sizeof buffer)) > 0;)
    words.append(buffer, static_cast<std::size_t>(got));
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT ? words
                                                            : "no abort";
}

int main() {
  using namespace stableid;
  expect(Uuid::v4() != Uuid::v4(), "two UUIDs differ");
  const Uuid earlier = Uuid::v7();
  expect(earlier < Uuid::v7(), "version 7 increases");
  expect(bool(TraceContext::start()), "a context is not null");
  expect(next_id<int>() != next_id<int>(), "numbers differ");
  KeyGenerator keys(KeyScope::process);
  expect(keys.key("a") == "a:1", "a key");
  expect(IdempotencyKey("g", "t", 0, 1).str() == "g:t:0:1", "another key");
  Snowflake<> ids({WorkerId(1)});
  expect(ids.next() != ids.next(), "snowflakes differ");
  IdSequence<struct One, Order::total, std::uint8_t> one(255);
  expect(bool(one.try_next()) && !one.try_next(), "an error as a value");
  const std::string expected =
      std::string("stableid: ") + message(Errc::exhausted) + "\n";
  expect(last_words(run_dry) == expected, "an error as an abort");
  return failures == 0 ? 0 : 1;
}
