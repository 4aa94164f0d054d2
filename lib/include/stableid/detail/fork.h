// The process nonce: a random word that is another one after a fork. It makes
// ids unique across processes, and who kept it can tell that a fork happened.
//
// On Linux it lies in a page that the kernel hands to children zeroed
// (MADV_WIPEONFORK, 4.14), so that raw clone and _Fork are seen too and no
// handler runs at fork time. Elsewhere a handler stores one zero, nothing more.
#pragma once

#include "stableid/detail/entropy.h"
#include "stableid/detail/state.h"

#include <pthread.h>
#include <sys/mman.h>

namespace stableid::detail {

inline void forget_nonce() noexcept {
  ProcessPage &page = process_state().fallback;
  page.nonce.store(0, std::memory_order_relaxed);
  page.more.store(0, std::memory_order_relaxed);
}

inline ProcessPage *watch_with_handler() noexcept {
  ::pthread_atfork(nullptr, nullptr, &forget_nonce);
  return &process_state().fallback;
}

// A mapping of one page, or null where the kernel cannot wipe it.
inline void *map_wiped_page(std::size_t size) noexcept {
#if defined(MADV_WIPEONFORK) && !defined(STABLEID_NO_WIPEONFORK)
  void *memory = ::mmap(nullptr, size, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED)
    return nullptr;
  if (::madvise(memory, size, MADV_WIPEONFORK) == 0)
    return memory;
  ::munmap(memory, size);
#else
  static_cast<void>(size);
#endif
  return nullptr;
}

// The page of this process; made on first use, never unmapped.
STABLEID_COLD inline ProcessPage *make_process_page() noexcept {
  const auto size = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  void *memory = map_wiped_page(size);
  // The all-zero bytes of the mapping are the atomics' initial value, before
  // and after it is wiped; no constructor could run after a fork.
  ProcessPage *page = memory != nullptr ? static_cast<ProcessPage *>(memory)
                                        : watch_with_handler();
  ProcessPage *first = nullptr;
  if (process_state().page.compare_exchange_strong(first, page,
                                                   std::memory_order_acq_rel))
    return page;
  if (memory != nullptr)
    ::munmap(memory, size);
  return first;
}

inline ProcessPage *process_page() noexcept {
  ProcessPage *page = process_state().page.load(std::memory_order_acquire);
  return page != nullptr ? page : make_process_page();
}

// Whoever comes first decides; the others take what it drew.
STABLEID_COLD inline std::uint64_t draw_word(std::atomic<std::uint64_t> &word) {
  std::uint64_t drawn = 0;
  while (drawn == 0)
    system_entropy(&drawn, sizeof drawn);
  std::uint64_t found = 0;
  return word.compare_exchange_strong(found, drawn, std::memory_order_relaxed)
             ? drawn
             : found;
}

inline std::uint64_t drawn_word(std::atomic<std::uint64_t> &word) {
  const std::uint64_t value = word.load(std::memory_order_relaxed);
  return value != 0 ? value : draw_word(word);
}

// Not zero; the same in every thread of a process and another one in each
// child. Throws Error(entropy_unavailable), the first time only.
inline std::uint64_t process_nonce() {
  return drawn_word(process_page()->nonce);
}

} // namespace stableid::detail
