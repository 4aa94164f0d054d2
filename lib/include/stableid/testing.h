// A clock that the test moves and random numbers that a seed repeats: template
// arguments for the generators, so that a test knows which ids come.
#pragma once

#include "stableid/clock.h"

#include <atomic>
#include <cstdint>

namespace stableid {

// A clock for the generators that take one (`Time`). `Tag` tells clocks apart;
// those of one tag are one clock. Stands still until it is moved; whoever
// sleeps on it moves it. Thread-safe.
template <class Tag = void> class ManualTime {
public:
  static void set(std::chrono::nanoseconds since_1970) noexcept {
    now_ = since_1970.count();
  }
  static void step(std::chrono::nanoseconds by) noexcept { now_ += by.count(); }

  static std::chrono::nanoseconds now(Clock) noexcept {
    return std::chrono::nanoseconds(now_.load());
  }
  static void sleep_for(std::chrono::nanoseconds span) noexcept {
    if (span.count() > 0)
      step(span);
  }

private:
  // 2026-01-01T00:00:00Z
  static inline std::atomic<std::int64_t> now_{1'767'225'600'000'000'000};
};

// Random numbers for the generators that take them (`Random`): SplitMix64 (G.
// L. Steele, D. Lea, C. H. Flood 2014), the same for one seed in every version.
// Guessable by construction. Not thread-safe.
class SeededRandom {
public:
  constexpr explicit SeededRandom(std::uint64_t seed = 0) noexcept
      : state_(seed) {}

  constexpr std::uint64_t operator()() noexcept {
    state_ += 0x9e3779b97f4a7c15u;
    std::uint64_t z = state_;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
  }

private:
  std::uint64_t state_;
};

} // namespace stableid
