// Snowflake: 64-bit ids that sort by time, for many processes that were each
// given a worker id. One logical clock, so that a full millisecond and a clock
// that goes back are one condition with one policy.
#pragma once

#include "stableid/clock.h"
#include "stableid/detail/logical_clock.h"
#include "stableid/detail/number.h"
#include "stableid/random.h"
#include "stableid/worker_id.h"

#include <algorithm>
#include <functional>

namespace stableid {

// 2024-01-01T00:00:00Z
inline constexpr std::chrono::milliseconds default_snowflake_epoch{
    1'704'067'200'000};

// time | worker | sequence, in 63 bits, so that signed columns order it too.
// Zero is null. The milliseconds count from the epoch of the generator.
template <int SeqBits, int WorkerBits>
class BasicSnowflakeId
    : public detail::Number<BasicSnowflakeId<SeqBits, WorkerBits>> {
public:
  using detail::Number<BasicSnowflakeId>::Number;

  constexpr std::chrono::milliseconds since_epoch() const noexcept {
    return std::chrono::milliseconds(this->value() >> (SeqBits + WorkerBits));
  }
  // When it was issued, for generators with that epoch.
  constexpr std::chrono::system_clock::time_point
  time(std::chrono::milliseconds epoch =
           default_snowflake_epoch) const noexcept {
    return std::chrono::system_clock::time_point(epoch + since_epoch());
  }
  constexpr std::uint32_t worker() const noexcept {
    return static_cast<std::uint32_t>(this->value() >> SeqBits &
                                      ((std::uint64_t{1} << WorkerBits) - 1));
  }
  constexpr std::uint32_t sequence() const noexcept {
    return static_cast<std::uint32_t>(this->value() &
                                      ((std::uint64_t{1} << SeqBits) - 1));
  }
};

using SnowflakeId = BasicSnowflakeId<12, 10>;

struct SnowflakeConfig {
  WorkerId worker; // has no default: a guessed one repeats ids
  // All generators of one kind of id need the same.
  std::chrono::milliseconds epoch = default_snowflake_epoch;
  // How far ids may run ahead of the clock. A new generator starts that far
  // ahead and one millisecond, so that a quick restart cannot issue again what
  // was borrowed before it; its first id may have to wait for that millisecond.
  std::chrono::milliseconds max_ahead{10};
  // How long next may sleep for the clock to catch up; beyond, it refuses.
  std::chrono::milliseconds max_wait{60'000};
  Clock clock = Clock::precise;
  // The value of an id of the same worker and layout after which all of this
  // generator's come; for those who persist one, it closes the gap that a clock
  // set back during a restart leaves. 0 means none.
  std::uint64_t resume_after = 0;
};

// Ids that are unique among all generators with the same epoch, whose worker
// ids differ, as long as their clocks do not go back while they are stopped.
// Within one generator, each is larger than all that were issued before it
// (Lease = 1).
//
// Lease > 1: each thread takes that many at once, for the current millisecond
// of the clock only; increasing within a thread, in order of time across
// threads to the resolution of the clock. Meant for Clock::coarse.
//
// Thread-safe. After fork the child's copy refuses until it is reassigned.
// `Time` is SystemTime, or a type like it.
template <int SeqBits = 12, int WorkerBits = 10, unsigned Lease = 1,
          class Time = SystemTime>
class Snowflake {
  static constexpr int time_bits = 63 - SeqBits - WorkerBits;
  static_assert(
      SeqBits >= 1 && WorkerBits >= 0 && WorkerBits <= 32,
      "a snowflake has at least one bit of sequence, and at most 32 of "
      "worker");
  static_assert(time_bits >= 39, "fewer than 39 bits of time end in 17 years");
  static_assert(Lease >= 1 && Lease <= (1u << (SeqBits < 31 ? SeqBits : 31)),
                "a lease is at most the ids of one millisecond");

public:
  using value_type = BasicSnowflakeId<SeqBits, WorkerBits>;

  // Throws Error(worker_out_of_range), Error(layout_out_of_range),
  // Error(entropy_unavailable).
  explicit Snowflake(const SnowflakeConfig &config) : config_(config) {
    if (config.max_ahead.count() < 0 || config.max_wait.count() < 0)
      detail::fail(Errc::layout_out_of_range);
    last_.store(clock_of(config.resume_after), std::memory_order_relaxed);
    reassign(config.worker);
  }
  Snowflake(const Snowflake &) = delete; // two would issue the same ids
  Snowflake &operator=(const Snowflake &) = delete;

  // Sleeps while the ids are more than max_ahead ahead of the clock. Throws
  // Error(clock_behind) if that would take longer than max_wait,
  // Error(used_after_fork), Error(layout_out_of_range).
  value_type next() {
    for (;;) {
      Errc why{};
      std::int64_t ahead = 0;
      const std::uint64_t clock = draw(why, ahead);
      if (clock != 0)
        return id_of_clock(clock);
      if (why != Errc::must_wait)
        detail::fail(why);
      Time::sleep_for(until_allowed(ahead));
    }
  }

  // As next, but never sleeps and never throws; none where next would have, and
  // the reason in *why. Errc::must_wait stands for the sleep.
  std::optional<value_type> try_next(Errc *why = nullptr) noexcept {
    Errc reason{};
    std::int64_t ahead = 0;
    const std::uint64_t clock = draw(reason, ahead);
    if (clock != 0)
      return id_of_clock(clock);
    if (why != nullptr)
      *why = reason;
    return std::nullopt;
  }

  // Gives the generator, or its copy in a forked child, a worker id. Not to be
  // called at the same time as next. Throws Error(worker_out_of_range),
  // Error(layout_out_of_range), Error(entropy_unavailable).
  void reassign(WorkerId worker) {
    if (std::uint64_t{worker.value()} >> WorkerBits != 0)
      detail::fail(Errc::worker_out_of_range);
    // The precise clock: what issued ids with this worker before may have read
    // that, and a coarse one would be behind it.
    const std::int64_t wall = milliseconds(Clock::precise);
    if (!fits(wall))
      detail::fail(Errc::layout_out_of_range);
    const auto ahead =
        static_cast<std::uint64_t>(wall + config_.max_ahead.count() + 1);
    last_ =
        std::max(last_.load(std::memory_order_relaxed), (ahead << SeqBits) - 1);
    nonce_ = detail::process_nonce();
    page_ = detail::process_page();
    owner_ = detail::random_word() | 1;
    config_.worker = worker;
  }

  WorkerId worker() const noexcept { return config_.worker; }

  // When an id of this layout and epoch was issued.
  std::chrono::system_clock::time_point time(value_type id) const noexcept {
    return std::chrono::system_clock::time_point(config_.epoch +
                                                 id.since_epoch());
  }

private:
  // Readings of the logical clock that a thread holds of one generator: those
  // before `end`, until the millisecond is over.
  struct Held {
    std::uint64_t owner = 0;
    std::uint64_t next = 0;
    std::uint64_t end = 0;
    std::int64_t valid_until = 0;
  };
  STABLEID_PROCESS_WIDE static inline thread_local Held held{};

  // Since the epoch.
  std::int64_t milliseconds(Clock clock) const noexcept {
    return std::chrono::duration_cast<std::chrono::milliseconds>(
               Time::now(clock))
               .count() -
           config_.epoch.count();
  }
  static constexpr bool fits(std::int64_t wall) noexcept {
    return wall >= 0 && wall >> time_bits == 0;
  }

  // A reading of the logical clock that is the caller's alone, or 0 and why
  // not.
  std::uint64_t draw(Errc &why, std::int64_t &ahead) noexcept {
    // Reading the page directly: a child has no nonce until it draws one.
    if (page_->nonce.load(std::memory_order_relaxed) != nonce_) {
      why = Errc::used_after_fork;
      return 0;
    }
    const std::int64_t wall = milliseconds(config_.clock);
    if constexpr (Lease > 1) {
      Held &lease = held;
      if (lease.owner == owner_ && lease.next != lease.end &&
          wall <= lease.valid_until)
        return lease.next++;
    }
    if (!fits(wall)) {
      why = Errc::layout_out_of_range;
      return 0;
    }
    const std::uint64_t first = advance(wall, why, ahead);
    if constexpr (Lease > 1) {
      if (first != 0)
        held = Held{owner_, first + 1, first + Lease, wall};
    }
    return first;
  }

  // As detail::advance, but not further ahead of the clock than allowed.
  // Checked before anything is taken: a refused call must not push the clock
  // ahead.
  std::uint64_t advance(std::int64_t wall, Errc &why,
                        std::int64_t &ahead) noexcept {
    const std::uint64_t floor = static_cast<std::uint64_t>(wall) << SeqBits;
    std::uint64_t seen = last_.load(std::memory_order_relaxed);
    for (;;) {
      const std::uint64_t first = std::max(floor, seen + 1);
      ahead = static_cast<std::int64_t>((first + Lease - 1) >> SeqBits) - wall;
      if (ahead > config_.max_ahead.count()) {
        why = ahead - config_.max_ahead.count() > config_.max_wait.count()
                  ? Errc::clock_behind
                  : Errc::must_wait;
        return 0;
      }
      if (last_.compare_exchange_weak(seen, first + Lease - 1,
                                      std::memory_order_relaxed))
        return first;
    }
  }

  // From the clock's own reading to the start of the first allowed millisecond.
  std::chrono::nanoseconds until_allowed(std::int64_t ahead) const noexcept {
    const auto into = Time::now(Clock::precise) % std::chrono::milliseconds(1);
    return std::chrono::milliseconds(ahead - config_.max_ahead.count()) - into;
  }

  value_type id_of_clock(std::uint64_t clock) const noexcept {
    const std::uint64_t mask = (std::uint64_t{1} << SeqBits) - 1;
    return value_type((clock & ~mask) << WorkerBits |
                      std::uint64_t{config_.worker.value()} << SeqBits |
                      (clock & mask));
  }
  static std::uint64_t clock_of(std::uint64_t id) noexcept {
    const std::uint64_t mask = (std::uint64_t{1} << SeqBits) - 1;
    return (id >> WorkerBits & ~mask) | (id & mask);
  }

  // What every call reads, and apart from it the one word that calls write.
  SnowflakeConfig config_;
  detail::ProcessPage *page_ = nullptr;
  std::uint64_t nonce_ = 0;
  std::uint64_t owner_ = 0; // of leases; random, see IdSequence
  // time << SeqBits | sequence: an overflow of the sequence carries into the
  // time, so nothing is ever reset. The last reading that was taken.
  alignas(detail::cache_line) std::atomic<std::uint64_t> last_{0};
};

} // namespace stableid

template <int SeqBits, int WorkerBits>
struct std::hash<stableid::BasicSnowflakeId<SeqBits, WorkerBits>>
    : stableid::detail::NumberHash<
          stableid::BasicSnowflakeId<SeqBits, WorkerBits>> {};
