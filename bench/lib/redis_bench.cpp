// Numbers from Redis: a lease at a time, against INCR for each. The server is
// started for it, on a loopback port.
#include "bench.h"
#include "stableid/redis.h"
#include "support/redis_server.h"

#include <cstdlib>

namespace {

using stableid::redis::Lease;
using stableid::redis::Sequence;

const test::RedisServer &server() {
  static test::RedisServer running;
  return running;
}

redisContext *connection() {
  static redisContext *made = redisConnect("127.0.0.1", server().port());
  return made;
}

long long integer(redisReply *reply) {
  if (reply == nullptr || reply->type != REDIS_REPLY_INTEGER)
    std::abort();
  const long long value = reply->integer;
  freeReplyObject(reply);
  return value;
}

long long incr() {
  return integer(
      static_cast<redisReply *>(redisCommand(connection(), "INCR plain")));
}

// One number of a hundred that are asked for at once.
long long incr_pipelined(unsigned turn) {
  static long long left[100];
  const unsigned at = turn % 100;
  if (at == 0) {
    for (int i = 0; i != 100; ++i)
      redisAppendCommand(connection(), "INCR pipelined");
    for (long long &number : left) {
      void *reply = nullptr;
      if (redisGetReply(connection(), &reply) != REDIS_OK)
        std::abort();
      number = integer(static_cast<redisReply *>(reply));
    }
  }
  return left[at];
}

template <std::uint64_t Size> std::uint64_t leased() {
  static Sequence ids(server().address(), "bench:seq:", std::to_string(Size),
                      Lease{Size});
  return ids.next();
}

const bool added[] = {
    bench::add("redis/incr", incr),
    bench::add("redis/incr_pipelined_100", incr_pipelined),
    bench::add("redis/stableid_leased_1", leased<1>),
    bench::add("redis/stableid_leased_1000", leased<1000>),
    bench::add("redis/stableid_leased_10000", leased<10'000>),
};

} // namespace
