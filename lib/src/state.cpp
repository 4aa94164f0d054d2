// stableid::state: the words of detail/state.h, once for a program with
// plugins. Built without STABLEID_EXTERN_STATE, so that the inline variables
// live here.
#include "stableid/detail/state.h"

extern "C" {
STABLEID_PROCESS_WIDE stableid::detail::ProcessState *
stableid_state_v1() noexcept;
STABLEID_PROCESS_WIDE std::uint64_t stableid_thread_id_v1() noexcept;
}

namespace {
// Not stableid_inline_state_v1: that one could be bound to the copy of a program
// which was compiled without STABLEID_EXTERN_STATE.
stableid::detail::ProcessState state;
thread_local std::uint64_t thread_number = 0;
} // namespace

stableid::detail::ProcessState *stableid_state_v1() noexcept { return &state; }

std::uint64_t stableid_thread_id_v1() noexcept {
  if (thread_number == 0)
    thread_number = state.next_thread.fetch_add(1, std::memory_order_relaxed);
  return thread_number;
}
