// redis::Sequence: numbers that many processes on many machines take from one
// key of a Redis server, in leases. A number is never given twice, whatever
// happens to the key.
#pragma once

#include "stableid/detail/decimal.h"
#include "stableid/detail/per_process.h"
#include "stableid/detail/redis_connection.h"

#include <mutex>
#include <string>

namespace stableid::redis {

// How many numbers are taken at once, 1 to 10,000. What is left of a lease when
// the process ends is lost, and never given again.
struct Lease {
  std::uint64_t size = 1000;
};

// What to do where the key is gone or holds less than it did: deleted, evicted,
// flushed, restored from an old copy, or left behind in a failover.
enum class WhenLost : unsigned char {
  // Go on from the time of the server in nanoseconds, which is beyond
  // everything that was given before. Also after a restart and a failover,
  // whose losses nobody can see. Nothing repeats, and numbers jump.
  clock,
  // Go on from the largest number that this object knows of, or from 1. Dense,
  // and right for the only client of a key, or with a floor that was persisted.
  high_water_mark,
  // Errc::sequence_lost where the key is gone or behind this object.
  refuse,
};

struct SequenceConfig {
  Lease lease;
  // A number that was given before, such as one that was persisted: all numbers
  // are larger.
  std::uint64_t floor = 0;
  WhenLost when_lost = WhenLost::clock;
  // How many replicas must have a lease before its numbers are used (WAIT).
  int replicas = 0;
};

// Thread-safe. A child of fork takes leases of its own, over its own
// connection. Connects on first use. Numbers increase within an object, and
// are unique among all with the same server, prefix and shard.
class Sequence {
public:
  // The key is `prefix` and `shard`, as in "app:seq:order_" and "7". Throws
  // Error(prefix_missing), Error(lease_out_of_range).
  Sequence(Server server, std::string_view prefix, std::string_view shard,
           SequenceConfig config = {})
      : states_(std::move(server), key_of(prefix, shard), checked(config)) {}
  Sequence(Server server, std::string_view prefix, std::string_view shard,
           Lease lease)
      : Sequence(std::move(server), prefix, shard,
                 SequenceConfig{lease, 0, WhenLost::clock, 0}) {}

  // The next number, at least 1. Throws Error with what try_next tells.
  std::uint64_t next() {
    Errc why{};
    const auto number = try_next(&why);
    if (!number)
      detail::fail(why);
    return *number;
  }

  // None, and why: store_unreachable (no answer within the time-out),
  // store_read_only, store_wrong_type, store_refused, store_not_replicated,
  // sequence_lost, exhausted (beyond 2^63 - 1). What is leased is given first,
  // also while the server is away.
  std::optional<std::uint64_t> try_next(Errc *why = nullptr) {
    State &state = states_.get();
    const std::uint64_t failures = state.failures.load();
    const std::lock_guard<std::mutex> lock(state.mutex);
    if (state.next == state.end) {
      // Who waited for a thread that failed does not wait for the server again.
      Errc reason = state.failures.load() != failures ? state.error : Errc{};
      if (reason == Errc{} && !refill(state, reason)) {
        state.error = reason;
        ++state.failures;
      }
      if (reason != Errc{}) {
        if (why != nullptr)
          *why = reason;
        return std::nullopt;
      }
    }
    return state.next++;
  }

  // Makes the key so that numbers begin at `first`; false where it is there
  // already. For whoever sets the deployment up, once: to call it at every
  // start would undo WhenLost. Throws Error.
  bool create(std::uint64_t first = 1) {
    State &state = states_.get();
    const std::lock_guard<std::mutex> lock(state.mutex);
    Errc why{};
    const auto reply = state.connection.within_timeout(
        [&] {
          return state.connection.evaluate(
              state.make, state.key,
              {std::to_string(first != 0 ? first - 1 : 0)}, why);
        },
        why);
    if (reply == nullptr)
      detail::fail(why);
    return reply->integer == 1;
  }

  // The largest number that this object knows to be taken, its own lease
  // included. Persisted, it is the floor of the next run.
  std::uint64_t high_water_mark() { return states_.get().high_water.load(); }

  // Whether the server may evict the key (maxmemory-policy allkeys-*), as far
  // as known since the last connection. The numbers stay unique, at the cost
  // that WhenLost says; noeviction or volatile-* has none.
  bool may_be_evicted() {
    State &state = states_.get();
    const std::lock_guard<std::mutex> lock(state.mutex);
    return state.connection.may_evict();
  }

  // What the server said when it last refused, for people.
  std::string last_error() {
    State &state = states_.get();
    const std::lock_guard<std::mutex> lock(state.mutex);
    return state.connection.last_error();
  }

  const std::string &key() { return states_.get().key; }

private:
  // Numbers are compared as texts and added by HINCRBY: numbers of Lua are
  // exact to 2^53 only. `server` tells one life of a server from the next.
  static constexpr const char *take_script = R"(
local function less(a, b) return #a < #b or (#a == #b and a < b) end
local key, floor, size, mode = KEYS[1], ARGV[1], ARGV[2], ARGV[3]
local found = redis.call('HMGET', key, 'value', 'server')
local value, by = found[1], found[2]
if value and not string.match(value, '^%d+$') then
  return redis.error_reply('ERR the value is not an integer')
end
local server = by
if mode == 'clock' then
  server = string.match(redis.call('INFO', 'server'), 'run_id:(%x+)')
end
if not value or less(value, floor) or by ~= server then
  if mode == 'refuse' then return redis.error_reply('STABLEID_LOST') end
  local start = floor
  if mode == 'clock' then
    local time = redis.call('TIME')
    local now = time[1] .. string.rep('0', 6 - #time[2]) .. time[2] .. '000'
    if less(start, now) then start = now end
    if value and less(start, value) then start = value end
    redis.call('HSET', key, 'server', server)
  end
  redis.call('HSET', key, 'value', start)
end
redis.call('HINCRBY', key, 'value', size)
redis.call('PERSIST', key)
return redis.call('HGET', key, 'value')
)";
  static constexpr const char *make_script = R"(
if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
local server = string.match(redis.call('INFO', 'server'), 'run_id:(%x+)')
redis.call('HSET', KEYS[1], 'value', ARGV[1], 'server', server)
return 1
)";

  struct State {
    State(Server server, std::string the_key, SequenceConfig the_config)
        : connection(std::move(server)), key(std::move(the_key)),
          config(the_config), high_water(config.floor) {}
    // In a child: everything anew but what is known to be taken.
    State(const State &inherited)
        : connection(inherited.connection.server()), key(inherited.key),
          config(inherited.config), high_water(inherited.high_water.load()) {}

    std::mutex mutex;
    detail::RedisConnection connection;
    detail::RedisScript take{take_script, {}};
    detail::RedisScript make{make_script, {}};
    const std::string key;
    const SequenceConfig config;
    std::atomic<std::uint64_t> high_water;
    std::atomic<std::uint64_t> failures{0};
    Errc error{};           // of the last failure
    std::uint64_t next = 1; // the lease: next up to end, without end
    std::uint64_t end = 1;
  };

  static std::string key_of(std::string_view prefix, std::string_view shard) {
    if (prefix.empty())
      detail::fail(Errc::prefix_missing);
    return std::string(prefix).append(shard);
  }
  static const SequenceConfig &checked(const SequenceConfig &config) {
    if (config.lease.size < 1 || config.lease.size > 10'000)
      detail::fail(Errc::lease_out_of_range);
    return config;
  }
  static const char *mode_of(WhenLost when) noexcept {
    switch (when) {
    case WhenLost::clock:
      return "clock";
    case WhenLost::high_water_mark:
      return "mark";
    case WhenLost::refuse:
      break;
    }
    return "refuse";
  }

  static bool refill(State &state, Errc &why) {
    const std::uint64_t size = state.config.lease.size;
    const std::uint64_t mark = state.high_water.load();
    bool replicated = true;
    const auto reply = state.connection.within_timeout(
        [&] {
          auto taken = state.connection.evaluate(
              state.take, state.key,
              {std::to_string(mark), std::to_string(size),
               mode_of(state.config.when_lost)},
              why);
          if (taken != nullptr && state.config.replicas > 0)
            replicated = wait_for_replicas(state, why);
          return taken;
        },
        why);
    if (reply == nullptr)
      return false;
    const auto last = reply->type == REDIS_REPLY_STRING
                          ? detail::from_decimal({reply->str, reply->len})
                          : std::nullopt;
    // The script gives no other; another program may have written to the key.
    if (!last || *last < size || *last - size < mark) {
      why = Errc::store_wrong_type;
      return false;
    }
    state.high_water.store(*last);
    if (!replicated) {
      why = Errc::store_not_replicated;
      return false;
    }
    state.next = *last - size + 1;
    state.end = *last + 1;
    return true;
  }

  static bool wait_for_replicas(State &state, Errc &why) {
    const auto wait = state.connection.server().timeout.count() / 2 + 1;
    const auto reply = state.connection.command(
        {"WAIT", std::to_string(state.config.replicas), std::to_string(wait)},
        why);
    const bool enough = reply != nullptr &&
                        reply->type == REDIS_REPLY_INTEGER &&
                        reply->integer >= state.config.replicas;
    why = Errc{};
    return enough;
  }

  detail::PerProcess<State> states_;
};

} // namespace stableid::redis
