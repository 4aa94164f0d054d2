// The few words that a process may have only once, and how to reach them: as
// inline variables, or, with STABLEID_EXTERN_STATE, in the shared library
// stableid::state, which every shared object of the program then agrees on.
#pragma once

#include "stableid/detail/config.h"

#include <atomic>
#include <cstdint>

namespace stableid::detail {

// Words that a fork must not copy; see fork.h. Zero means: not drawn yet.
struct ProcessPage {
  std::atomic<std::uint64_t> nonce{0};
  std::atomic<std::uint64_t> more{0};
};

struct ProcessState {
  // The next number that no block holds; block.h.
  alignas(cache_line) std::atomic<std::uint64_t> next_number{1};
  // The last tick of a version 7 UUID; uuid.h.
  alignas(cache_line) std::atomic<std::uint64_t> uuid_tick{0};
  alignas(cache_line) std::atomic<std::uint64_t> next_thread{1};
  std::atomic<ProcessPage *> page{nullptr};
  // Stands in where no page can be had that a fork wipes.
  ProcessPage fallback;
};

} // namespace stableid::detail

#if defined(STABLEID_EXTERN_STATE)

// The version in the names is the layout's: a program that was compiled against
// another one does not link.
extern "C" {
STABLEID_PROCESS_WIDE stableid::detail::ProcessState *
stableid_state_v1() noexcept;
STABLEID_PROCESS_WIDE std::uint64_t stableid_thread_id_v1() noexcept;
}

namespace stableid::detail {
inline ProcessState &process_state() noexcept { return *stableid_state_v1(); }
inline std::uint64_t current_thread_number() noexcept {
  return stableid_thread_id_v1();
}
} // namespace stableid::detail

#else

namespace stableid::detail {

STABLEID_PROCESS_WIDE inline ProcessState inline_state;
STABLEID_PROCESS_WIDE inline thread_local std::uint64_t inline_thread_number =
    0;

inline ProcessState &process_state() noexcept { return inline_state; }
inline std::uint64_t current_thread_number() noexcept {
  if (inline_thread_number == 0)
    inline_thread_number =
        inline_state.next_thread.fetch_add(1, std::memory_order_relaxed);
  return inline_thread_number;
}

} // namespace stableid::detail

#endif
