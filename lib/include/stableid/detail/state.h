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

// stableid.h has the same words in C.
static_assert(sizeof(ProcessState) == 3 * cache_line &&
                  sizeof(ProcessPage) == 16 &&
                  sizeof(std::atomic<std::uint64_t>) == 8,
              "stableid.h counts in other words");

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

// With names of C, under which stableid.h defines them weakly: whichever are
// linked, they are one.
extern "C" {
STABLEID_PROCESS_WIDE inline stableid::detail::ProcessState
    stableid_inline_state_v1;
STABLEID_PROCESS_WIDE inline thread_local std::uint64_t
    stableid_inline_thread_v1 = 0;
}

namespace stableid::detail {

inline ProcessState &process_state() noexcept {
  return stableid_inline_state_v1;
}
inline std::uint64_t current_thread_number() noexcept {
  if (stableid_inline_thread_v1 == 0)
    stableid_inline_thread_v1 =
        process_state().next_thread.fetch_add(1, std::memory_order_relaxed);
  return stableid_inline_thread_v1;
}

} // namespace stableid::detail

#endif
