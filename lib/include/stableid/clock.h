// The clock that time-ordered ids read, and the choice between its two speeds.
#pragma once

#include "stableid/detail/config.h"

#include <chrono>

#include <time.h>

namespace stableid {

// precise: clock_gettime(CLOCK_REALTIME). coarse: the time of the last kernel
// tick, one to ten milliseconds old (four on most Linux systems), several times
// cheaper to read; where there is none, the same as precise.
enum class Clock : unsigned char { precise, coarse };

// Where generators get time from. Any type with these two functions can stand
// in for it as a template argument, which is how rollback is tested.
struct SystemTime {
  // Since 1970-01-01T00:00:00Z. Thread-safe. Can go back when it is adjusted.
  static std::chrono::nanoseconds now(Clock clock) noexcept {
#if defined(CLOCK_REALTIME_COARSE)
    const clockid_t id =
        clock == Clock::coarse ? CLOCK_REALTIME_COARSE : CLOCK_REALTIME;
#else
    static_cast<void>(clock);
    const clockid_t id = CLOCK_REALTIME;
#endif
    timespec time{};
    ::clock_gettime(id, &time);
    return std::chrono::seconds(time.tv_sec) +
           std::chrono::nanoseconds(time.tv_nsec);
  }

  // Gives the processor away. May return early when a signal arrives.
  static void sleep_for(std::chrono::nanoseconds span) noexcept {
    if (span.count() <= 0)
      return;
    timespec time{};
    time.tv_sec = static_cast<time_t>(span.count() / 1'000'000'000);
    time.tv_nsec = static_cast<long>(span.count() % 1'000'000'000);
    ::nanosleep(&time, nullptr);
  }
};

} // namespace stableid
