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

/* The one that is asked, and null until the first identity; the other is filled anew
 * when many have ended. */
extern _Atomic(struct filter *) filter_current;

static inline const struct filter *filter_asked(void) {
  return atomic_load_explicit(&filter_current, memory_order_acquire);
}

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

static inline bool filter_has(const struct filter *filter, uintptr_t address,
                              uint64_t mask) {
  return (atomic_load_explicit(&filter->words[filter_word(address)],
                               memory_order_relaxed) &
          mask) != 0;
}

/* Of a block that lies in several windows. Larger ones always may: they are rare,
 * and the table tells. */
bool filter_hits_windows(const struct filter *filter, uintptr_t begin,
                         uintptr_t last);

/* Whether an identity may be in the block. */
static inline bool filter_hits(const struct filter *filter, uintptr_t begin,
                               size_t size) {
  const uintptr_t last = begin + size - (size != 0);
  if (__builtin_expect((begin ^ last) >= filter_window, 0))
    return filter_hits_windows(filter, begin, last);
  /* The bits from begin to the end of the block. */
  return filter_has(filter, begin,
                    ~0ull << (begin / 16 % 64) & ~0ull >> (63 - last / 16 % 64));
}

#endif
