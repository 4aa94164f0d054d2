// A clock that the test sets: for rollback, standstill and restarts.
#pragma once

#include "stableid/clock.h"

#include <atomic>

namespace test {

struct FakeTime {
  static std::chrono::nanoseconds now(stableid::Clock) noexcept {
    return std::chrono::nanoseconds(time.load());
  }
  static void sleep_for(std::chrono::nanoseconds span) noexcept {
    slept += span.count();
    if (span.count() > 0)
      time += span.count();
  }

  static void set(std::chrono::nanoseconds since) {
    time = since.count();
    slept = 0;
  }
  static void step(std::chrono::nanoseconds by) { time += by.count(); }

  static inline std::atomic<long long> time{0};
  static inline std::atomic<long long> slept{0};
};

// 2026-01-01T00:00:00Z
inline constexpr std::chrono::milliseconds new_year{1'767'225'600'000};

} // namespace test
