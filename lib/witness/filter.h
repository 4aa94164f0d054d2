/* A bit for each 16 bytes of memory that an identity is in: the test that every
 * allocation pays for. It may say yes where there is none, never no where there
 * is one. */
#ifndef STABLEID_WITNESS_FILTER_H
#define STABLEID_WITNESS_FILTER_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A word stands for 1 KiB of memory, and for whatever else has its number. */
enum { filter_words = 1 << 14, filter_window = 1024 };

struct filter {
  _Atomic(uint64_t) words[filter_words] __attribute__((aligned(64)));
};

/* The one that is asked; the other is filled anew when many have ended. */
extern _Atomic(struct filter *) filter_current;
/* False until the first identity: then nothing is asked. */
extern atomic_bool filter_used;

/* The words of eight windows that follow each other lie in one line of the cache:
 * so those of a heap are few. */
static inline size_t filter_word(uintptr_t address) {
  const uintptr_t window = address / filter_window;
  return (size_t)((uint64_t)(window / 8) * 0x9E3779B97F4A7C15u >> 53) * 8 +
         window % 8;
}

static inline uint64_t filter_bit(uintptr_t address) {
  return 1ull << (address / 16 % 64);
}

static inline void filter_add(struct filter *filter, uintptr_t address) {
  atomic_fetch_or_explicit(&filter->words[filter_word(address)],
                           filter_bit(address), memory_order_relaxed);
}

/* Whether an identity may be in the block. Larger ones always may: they are
 * rare, and the table tells. */
static inline bool filter_hits(uintptr_t begin, size_t size) {
  if (!atomic_load_explicit(&filter_used, memory_order_relaxed))
    return false;
  if (size > 64 * (size_t)filter_window)
    return true;
  const struct filter *filter =
      atomic_load_explicit(&filter_current, memory_order_acquire);
  const uintptr_t end = begin + (size ? size : 1);
  while (begin < end) {
    const uintptr_t next = (begin / filter_window + 1) * filter_window;
    /* The bits from begin to the end of the block or of the window. */
    uint64_t mask = ~0ull << (begin / 16 % 64);
    if (next > end)
      mask &= ~0ull >> (63 - (end - 1) / 16 % 64);
    if (atomic_load_explicit(&filter->words[filter_word(begin)],
                             memory_order_relaxed) &
        mask)
      return true;
    begin = next;
  }
  return false;
}

#endif
