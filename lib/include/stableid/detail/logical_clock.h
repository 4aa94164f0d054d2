// One word that never goes back: the larger of the wall clock and what was
// issued last plus a step. Rollback and overflow are the same condition for it:
// it is ahead of the wall clock.
#pragma once

#include "stableid/detail/config.h"

#include <atomic>
#include <cstdint>

namespace stableid::detail {

// The first of the `step` readings that are now the caller's alone. Each is
// larger than every earlier one of `last`, in every thread.
inline std::uint64_t advance(std::atomic<std::uint64_t> &last,
                             std::uint64_t now, std::uint64_t step) noexcept {
  std::uint64_t seen = last.load(std::memory_order_relaxed);
  for (;;) {
    const std::uint64_t first = seen < now ? now : seen + 1;
    if (last.compare_exchange_weak(seen, first + step - 1,
                                   std::memory_order_relaxed))
      return first;
  }
}

} // namespace stableid::detail
