// Snowflake against the generator of the textbook: a lock, and a loop until the
// next millisecond.
#include "bench.h"
#include "stableid/snowflake.h"

#include <mutex>

namespace {

using namespace std::chrono_literals;

class Textbook {
public:
  std::uint64_t next() {
    const std::lock_guard<std::mutex> lock(mutex_);
    std::int64_t now = milliseconds();
    if (now == last_ && (sequence_ = (sequence_ + 1) & 4095) == 0)
      while (now <= last_)
        now = milliseconds();
    else if (now != last_)
      sequence_ = 0;
    last_ = now;
    return static_cast<std::uint64_t>(now) << 22 | 1u << 12 | sequence_;
  }

private:
  static std::int64_t milliseconds() {
    return stableid::SystemTime::now(stableid::Clock::precise) / 1ms;
  }
  std::mutex mutex_;
  std::int64_t last_ = 0;
  std::uint64_t sequence_ = 0;
};

stableid::SnowflakeConfig config(std::chrono::milliseconds ahead,
                                 stableid::Clock clock) {
  stableid::SnowflakeConfig made{stableid::WorkerId(1)};
  made.max_ahead = ahead;
  made.clock = clock;
  return made;
}

Textbook textbook;
stableid::Snowflake<> strict(config(0ms, stableid::Clock::precise));
// A bound that is never reached, to time the generator and not the sleep.
stableid::Snowflake<20, 2> wide(config(10ms, stableid::Clock::precise));
stableid::Snowflake<20, 2, 32> leased(config(10ms, stableid::Clock::coarse));

const bool added[] = {
    bench::add(
        "snowflake_4096/textbook", [] { return textbook.next(); }, 2),
    bench::add(
        "snowflake_4096/stableid", [] { return strict.next(); }, 2),
    bench::add(
        "snowflake_free/stableid", [] { return wide.next(); }, 2),
    bench::add(
        "snowflake_free/stableid_leased", [] { return leased.next(); }, 2),
};

} // namespace
