// thread_id(): a number for the calling thread that no later thread gets,
// unlike pthread_self() and std::this_thread::get_id().
#pragma once

#include "stableid/detail/state.h"

namespace stableid {

// At least 1; numbers count up in the order in which threads first ask. The
// same for a thread as long as it lives, and no other thread's of this process,
// ever. Thread-safe, lock-free, cannot fail. The main thread of a forked child
// keeps its number. Shared objects agree on it under the conditions of id.h.
inline std::uint64_t thread_id() noexcept {
  return detail::current_thread_number();
}

} // namespace stableid
