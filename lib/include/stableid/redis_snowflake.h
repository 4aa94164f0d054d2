// redis::LeasedSnowflake: snowflakes whose worker id is leased from Redis, so
// that nobody has to number processes, and a process that lost its lease stops.
#pragma once

#include "stableid/detail/decimal.h"
#include "stableid/detail/per_process.h"
#include "stableid/detail/redis_connection.h"
#include "stableid/snowflake.h"

#include <memory>
#include <mutex>

namespace stableid::redis {

// The clocks of a LeasedSnowflake: the wall clock of its ids, and one that does
// not go back, and goes on while the machine sleeps, for its lease.
struct SystemLeaseTime : SystemTime {
  static std::chrono::nanoseconds since_boot() noexcept {
#if defined(CLOCK_BOOTTIME)
    constexpr clockid_t id = CLOCK_BOOTTIME;
#else
    constexpr clockid_t id = CLOCK_MONOTONIC;
#endif
    timespec time{};
    ::clock_gettime(id, &time);
    return std::chrono::seconds(time.tv_sec) +
           std::chrono::nanoseconds(time.tv_nsec);
  }
};

struct LeaseConfig {
  // How long a worker id stays a process's own without being renewed. 1 second
  // to 1 hour, the same for all of a pool.
  std::chrono::milliseconds time_to_live{10'000};
  // As in SnowflakeConfig; the same for all of a pool.
  std::chrono::milliseconds epoch = default_snowflake_epoch;
  std::chrono::milliseconds max_ahead{10};
  // How long next may sleep: for the clock, and for a worker id.
  std::chrono::milliseconds max_wait{60'000};
};

// Ids that are unique among all processes of one pool, and within one object
// increase as long as it keeps its worker id. Thread-safe. A child of fork
// leases a worker id of its own.
//
// Each lease has a fencing token, larger than all before it, and a ceiling: the
// latest time that ids made under it may have. The next holder of the worker id
// begins after the ceiling, so that ids stay unique however slow, stopped or
// skewed its predecessor is; the lease is renewed by the calls that make ids,
// from a third of its time on, each time with a later ceiling.
//
// After the server lost what it knew, or may have, it grants nothing for one
// time to live: those who hold a lease can renew it, and all others have ended.
template <int SeqBits = 12, int WorkerBits = 10, class Time = SystemLeaseTime>
class LeasedSnowflake {
  static_assert(WorkerBits <= 16, "a pool has at most 65,536 worker ids");

public:
  using generator = Snowflake<SeqBits, WorkerBits, 1, Time>;
  using value_type = typename generator::value_type;

  // The key of the pool is `prefix` and `pool`, as in "app:workers:" and
  // "orders". Throws Error(prefix_missing), Error(lease_out_of_range).
  LeasedSnowflake(Server server, std::string_view prefix, std::string_view pool,
                  LeaseConfig config = {})
      : states_(std::move(server), key_of(prefix, pool), checked(config)) {}
  // Ends the lease, so that the worker id is free at once; without a server
  // that answers, it ends by itself.
  ~LeasedSnowflake() { states_.get().release(); }
  LeasedSnowflake(const LeasedSnowflake &) = delete;
  LeasedSnowflake &operator=(const LeasedSnowflake &) = delete;

  // Sleeps, at most max_wait, while the clock has to catch up or the pool
  // grants nothing. Throws Error with what try_next tells.
  value_type next() {
    const auto begin = Time::since_boot();
    for (;;) {
      Errc why{};
      const auto id = try_next(&why);
      if (id)
        return *id;
      const bool patient =
          Time::since_boot() - begin < states_.get().config.max_wait;
      if ((why != Errc::must_wait && why != Errc::no_worker_left) || !patient)
        detail::fail(why);
      // The server need not be asked for a worker id more often than that.
      Time::sleep_for(std::chrono::milliseconds(worker() ? 1 : 50));
    }
  }

  // None, and why: must_wait, no_worker_left, worker_lost (the clock is beyond
  // the lease and the server does not renew it), store_unreachable and the
  // other errors of Sequence, and those of Snowflake.
  std::optional<value_type> try_next(Errc *why = nullptr) {
    State &state = states_.get();
    Errc reason{};
    const std::uint64_t failures = state.failures.load();
    const std::lock_guard<std::mutex> lock(state.mutex);
    // Who waited for a thread that failed does not wait for the server again.
    if (state.failures.load() != failures)
      reason = state.error;
    std::optional<value_type> id;
    if (reason == Errc{}) {
      id = state.draw(reason);
      if (!id && reason != Errc::must_wait) {
        state.error = reason;
        ++state.failures;
      }
    }
    if (!id && why != nullptr)
      *why = reason;
    return id;
  }

  // The lease of this process, if it has one now.
  std::optional<WorkerId> worker() {
    State &state = states_.get();
    const std::lock_guard<std::mutex> lock(state.mutex);
    return state.ids != nullptr ? std::optional<WorkerId>(state.ids->worker())
                                : std::nullopt;
  }
  // Its fencing token, or 0: who stores what a worker sent can refuse a smaller
  // one than it has seen.
  std::uint64_t token() {
    State &state = states_.get();
    const std::lock_guard<std::mutex> lock(state.mutex);
    return state.ids != nullptr ? state.token : 0;
  }

  // When an id of this pool was issued.
  std::chrono::system_clock::time_point time(value_type id) {
    return std::chrono::system_clock::time_point(states_.get().config.epoch +
                                                 id.since_epoch());
  }

private:
  using milliseconds = std::chrono::milliseconds;

  // A hash: `server`, the life of the server that wrote it last; `quiet`, until
  // when nothing is granted; `fence`, the last token; and for each worker id
  // "token:until:ceiling", in milliseconds of the server and of the holder.
  static constexpr const char *prologue = R"(
local key, ttl = KEYS[1], tonumber(ARGV[1])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local function text(number) return string.format('%.0f', number) end
local function entry(value)
  local token, till, ceiling = string.match(value or '', '^(%d+):(%d+):(%d+)$')
  return tonumber(token), tonumber(till), tonumber(ceiling)
end
local function write(worker, token, till, ceiling)
  redis.call('HSET', key, worker,
             text(token) .. ':' .. text(till) .. ':' .. text(ceiling))
end
local server = string.match(redis.call('INFO', 'server'), 'run_id:(%x+)')
local known = redis.call('HMGET', key, 'server', 'quiet', 'fence')
local quiet, fence = tonumber(known[2] or 0), tonumber(known[3] or 0)
if known[1] ~= server then
  quiet = now + ttl
  redis.call('HSET', key, 'server', server, 'quiet', text(quiet))
  redis.call('PERSIST', key)
end
)";
  static constexpr const char *acquire_body = R"(
local workers, ceiling = tonumber(ARGV[2]), tonumber(ARGV[3])
if now < quiet then return {'quiet'} end
local fields = redis.call('HGETALL', key)
local held = {}
for i = 1, #fields, 2 do held[fields[i]] = fields[i + 1] end
local best, lowest
for worker = 0, workers - 1 do
  local value = held[tostring(worker)]
  if not value then best, lowest = worker, 0 break end
  local _, till, reached = entry(value)
  if till and till <= now and (not best or reached < lowest) then
    best, lowest = worker, reached
  end
end
if not best then return {'none'} end
fence = math.max(fence + 1, time[1] * 1000000 + time[2])
redis.call('HSET', key, 'fence', text(fence))
write(best, fence, now + ttl, math.max(ceiling, lowest))
return {'taken', text(best), text(fence), text(lowest)}
)";
  static constexpr const char *renew_body = R"(
local worker, token, ceiling = ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])
local holder, till, reached = entry(redis.call('HGET', key, worker))
if holder ~= token and (now >= quiet or (holder and holder > token)) then
  return {'lost'}
end
write(worker, token, now + ttl, math.max(ceiling, reached or 0))
return {'kept'}
)";
  static constexpr const char *release_body = R"(
local worker, token, reached = ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])
local holder = entry(redis.call('HGET', key, worker))
if holder == token then write(worker, token, now, reached) end
return {'released'}
)";

  struct State {
    State(Server server, std::string the_key, LeaseConfig the_config)
        : connection(std::move(server)), key(std::move(the_key)),
          config(the_config) {}
    State(const State &inherited) // in a child
        : State(inherited.connection.server(), inherited.key,
                inherited.config) {}

    std::optional<value_type> draw(Errc &why) {
      const auto now = Time::since_boot();
      if (ids != nullptr && now >= valid_until) {
        if (!renew_or_drop(now, why) && why != Errc::worker_lost)
          return std::nullopt;
      } else if (ids != nullptr && now >= renew_at) {
        renew(now, why); // while the server is away, the lease goes on
      }
      if (ids == nullptr && !acquire(now, why))
        return std::nullopt;
      why = Errc{};
      auto id = ids->try_next(&why);
      if (!id)
        return std::nullopt;
      if (wall_of(*id) > ceiling) {
        // The wall clock went ahead of the lease.
        if (!renew_or_drop(now, why))
          return std::nullopt;
        if (wall_of(*id) > ceiling) {
          why = Errc::worker_lost;
          return std::nullopt;
        }
      }
      reached = std::max(reached, wall_of(*id));
      return id;
    }

    void release() noexcept {
      if (ids == nullptr)
        return;
      Errc ignored{};
      run(release_script,
          {std::to_string(ids->worker().value()), std::to_string(token),
           std::to_string(reached)},
          ignored);
      ids.reset();
    }

    std::mutex mutex;
    detail::RedisConnection connection;
    const std::string key;
    const LeaseConfig config;
    std::atomic<std::uint64_t> failures{0};
    Errc error{};
    std::unique_ptr<generator> ids; // none without a lease
    std::uint64_t token = 0;

  private:
    static std::string joined(const char *body) {
      return std::string(prologue) + body;
    }

    milliseconds wall() const {
      return std::chrono::duration_cast<milliseconds>(
          Time::now(Clock::precise));
    }
    std::int64_t wall_of(value_type id) const {
      return (config.epoch + id.since_epoch()).count();
    }
    // Reached by the ids of a whole lease, unless the wall clock goes ahead.
    std::int64_t wanted_ceiling() const {
      return (wall() + config.time_to_live + config.max_ahead).count() + 1;
    }

    detail::RedisConnection::Reply run(detail::RedisScript &script,
                                       detail::RedisConnection::Words words,
                                       Errc &why) {
      words.insert(words.begin(), std::to_string(config.time_to_live.count()));
      auto reply = connection.within_timeout(
          [&] { return connection.evaluate(script, key, words, why); }, why);
      if (reply != nullptr &&
          (reply->type != REDIS_REPLY_ARRAY || reply->elements == 0)) {
        why = Errc::store_refused;
        reply.reset();
      }
      return reply;
    }
    static std::string_view word_of(const redisReply &reply, std::size_t at) {
      if (at >= reply.elements || reply.element[at]->str == nullptr)
        return {};
      return {reply.element[at]->str, reply.element[at]->len};
    }

    bool acquire(std::chrono::nanoseconds now, Errc &why) {
      const std::int64_t wanted = wanted_ceiling();
      const auto reply = run(acquire_script,
                             {std::to_string(std::uint64_t{1} << WorkerBits),
                              std::to_string(wanted)},
                             why);
      if (reply == nullptr)
        return false;
      const auto said = word_of(*reply, 0);
      const auto worker = detail::from_decimal(word_of(*reply, 1));
      const auto fence = detail::from_decimal(word_of(*reply, 2));
      const auto before = detail::from_decimal(word_of(*reply, 3));
      if (said != "taken" || !worker || !fence || !before) {
        why = said == "quiet"  ? Errc::must_wait
              : said == "none" ? Errc::no_worker_left
                               : Errc::store_refused;
        return false;
      }
      SnowflakeConfig made{WorkerId(static_cast<std::uint32_t>(*worker))};
      made.epoch = config.epoch;
      made.max_ahead = config.max_ahead;
      made.max_wait = config.max_wait;
      const std::int64_t since =
          static_cast<std::int64_t>(*before) - config.epoch.count();
      if (since > 0) // the last id of that millisecond
        made.resume_after =
            (static_cast<std::uint64_t>(since + 1) << (SeqBits + WorkerBits)) -
            1;
      ids = std::make_unique<generator>(made);
      token = *fence;
      ceiling = std::max(wanted, static_cast<std::int64_t>(*before));
      reached = static_cast<std::int64_t>(*before);
      hold_from(now);
      return true;
    }

    // Whether the lease is held now; without one, ids is null.
    bool renew(std::chrono::nanoseconds now, Errc &why) {
      const std::int64_t wanted = std::max(ceiling, wanted_ceiling());
      const auto reply = run(renew_script,
                             {std::to_string(ids->worker().value()),
                              std::to_string(token), std::to_string(wanted)},
                             why);
      if (reply == nullptr) {
        renew_at = now + config.time_to_live / 10;
        return false;
      }
      if (word_of(*reply, 0) != "kept") {
        ids.reset();
        why = Errc::worker_lost;
        return false;
      }
      ceiling = wanted;
      hold_from(now);
      return true;
    }
    bool renew_or_drop(std::chrono::nanoseconds now, Errc &why) {
      if (renew(now, why))
        return true;
      ids.reset();
      return false;
    }

    // Counted from before the server was asked, so that it ends here first.
    void hold_from(std::chrono::nanoseconds now) {
      renew_at = now + config.time_to_live / 3;
      valid_until = now + config.time_to_live;
    }

    std::string acquire_text = joined(acquire_body);
    std::string renew_text = joined(renew_body);
    std::string release_text = joined(release_body);
    detail::RedisScript acquire_script{acquire_text.c_str(), {}};
    detail::RedisScript renew_script{renew_text.c_str(), {}};
    detail::RedisScript release_script{release_text.c_str(), {}};
    std::chrono::nanoseconds renew_at{};
    std::chrono::nanoseconds valid_until{};
    std::int64_t ceiling = 0; // of the times of ids, in milliseconds since 1970
    std::int64_t reached = 0; // by the ids of this lease, or those before it
  };

  static std::string key_of(std::string_view prefix, std::string_view pool) {
    if (prefix.empty())
      detail::fail(Errc::prefix_missing);
    return std::string(prefix).append(pool);
  }
  static const LeaseConfig &checked(const LeaseConfig &config) {
    if (config.time_to_live < std::chrono::seconds(1) ||
        config.time_to_live > std::chrono::hours(1))
      detail::fail(Errc::lease_out_of_range);
    return config;
  }

  detail::PerProcess<State> states_;
};

} // namespace stableid::redis
