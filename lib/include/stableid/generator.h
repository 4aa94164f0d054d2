// UuidGenerator and TraceGenerator: the generators of uuid.h and trace.h with a
// clock and random numbers of the user's choice, which are template parameters.
#pragma once

#include "stableid/trace.h"
#include "stableid/uuid.h"

namespace stableid {

// Where generators get random numbers from. Any type with this operator can
// stand in for it; what does is for tests, or for ids that may be guessed.
struct SystemRandom {
  // 64 random bits. Thread-safe. Throws Error(entropy_unavailable).
  std::uint64_t operator()() { return detail::random_word(); }
};

// UUIDs on any clock (a type like SystemTime) and any random numbers (a type
// like SystemRandom). Version 7 increases within a generator, also where its
// clock does not. As thread-safe as its random numbers.
template <class Time = SystemTime, class Random = SystemRandom>
class UuidGenerator {
public:
  explicit UuidGenerator(Random random = Random(), Clock clock = Clock::precise)
      : random_(std::move(random)), clock_(clock) {}
  UuidGenerator(const UuidGenerator &) = delete; // two would repeat each other
  UuidGenerator &operator=(const UuidGenerator &) = delete;

  Uuid v4() {
    const std::uint64_t first = random_();
    return detail::make_v4(first, random_());
  }
  Uuid v7() {
    const std::uint64_t now = detail::uuid_ticks(Time::now(clock_));
    const std::uint64_t random = random_();
    return detail::make_v7(detail::advance(last_, now, 1), random);
  }

private:
  Random random_;
  Clock clock_;
  std::atomic<std::uint64_t> last_{0};
};

// Trace contexts on any random numbers. As thread-safe as they are.
template <class Random = SystemRandom> class TraceGenerator {
public:
  explicit TraceGenerator(Random random = Random())
      : random_(std::move(random)) {}
  TraceGenerator(const TraceGenerator &) = delete;
  TraceGenerator &operator=(const TraceGenerator &) = delete;

  TraceContext start(bool sampled = true) {
    const auto trace = octets<TraceId>();
    constexpr std::uint8_t random = TraceContext::random_flag;
    constexpr std::uint8_t both = TraceContext::sampled_flag | random;
    return TraceContext(trace, octets<SpanId>(), sampled ? both : random);
  }
  TraceContext child(const TraceContext &of) {
    return TraceContext(of.trace_id(), octets<SpanId>(), of.flags());
  }

private:
  struct Words {
    template <std::size_t Size> void take(std::uint64_t (&out)[Size / 8]) {
      for (std::uint64_t &word : out)
        word = random();
    }
    Random &random;
  };
  template <class Id> Id octets() {
    Words words{random_};
    return detail::random_octets<Id>(words);
  }

  Random random_;
};

} // namespace stableid
