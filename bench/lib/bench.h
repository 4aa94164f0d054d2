// One line per measurement: a name and what is timed.
#pragma once

#include <benchmark/benchmark.h>

#include <string>
#include <type_traits>

namespace bench {

// Calls make(), or make(turn) with the number of the call.
template <class Make> auto call(Make &make, unsigned turn) {
  if constexpr (std::is_invocable_v<Make &, unsigned>)
    return make(turn);
  else
    return make();
}

// Times make in one thread, and in two at once if `threads` is 2. The name is
// "subject/who", and who is stableid or a peer.
template <class Make> bool add(const char *name, Make make, int threads = 1) {
  auto *measured = benchmark::RegisterBenchmark(
      name, [make](benchmark::State &state) mutable {
        unsigned turn = 0;
        for (auto _ : state)
          benchmark::DoNotOptimize(call(make, turn++));
      });
  for (int count = 1; count <= threads; ++count)
    measured->Threads(count);
  return true;
}

} // namespace bench
