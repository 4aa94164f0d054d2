/* The filter for blocks that lie in several of its windows. See filter.h. */
#include "filter.h"

_Atomic(struct filter *) filter_current;

bool filter_hits_windows(const struct filter *filter, uintptr_t begin,
                         uintptr_t last) {
  if (last - begin >= 64 * (size_t)filter_window)
    return true;
  while (begin <= last) {
    const uintptr_t next = (begin / filter_window + 1) * filter_window;
    uint64_t mask = ~0ull << (begin / 16 % 64);
    if (next > last)
      mask &= ~0ull >> (63 - last / 16 % 64);
    if (filter_has(filter, begin, mask))
      return true;
    begin = next;
  }
  return false;
}
