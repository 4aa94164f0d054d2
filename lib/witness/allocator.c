/* The functions of the heap, before those of the allocator that the program has.
 * See allocator.h. */
#include "allocator.h"
#include "filter.h"
#include "log.h"
#include "process.h"
#include "table.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define EXPORTED __attribute__((visibility("default")))
#define UNLIKELY(condition) __builtin_expect(!!(condition), 0)

/* Of the next library that has them: glibc, or another one that is loaded. */
static struct {
  void *(*malloc)(size_t);
  void (*free)(void *);
  void *(*calloc)(size_t, size_t);
  void *(*realloc)(void *, size_t);
  void *(*aligned_alloc)(size_t, size_t);
  int (*posix_memalign)(void **, size_t, size_t);
  void *(*memalign)(size_t, size_t);
  void *(*valloc)(size_t);
  void *(*pvalloc)(size_t);
  size_t (*usable_size)(void *);
} next;
static atomic_bool found;

/* What dlsym itself asks for while it looks for them. Never given back. */
static char early[16 * 1024] __attribute__((aligned(16)));
static atomic_size_t early_used;
static _Thread_local bool looking __attribute__((tls_model("initial-exec")));

static void *early_block(size_t size) {
  const size_t rounded = (size + 31) / 16 * 16;
  const size_t at = atomic_fetch_add(&early_used, rounded);
  if (size > sizeof early || at + rounded > sizeof early)
    return NULL;
  memcpy(early + at, &size, sizeof size);
  return early + at + 16;
}

static bool is_early(const void *block) {
  return (uintptr_t)block - (uintptr_t)early < sizeof early;
}

/* POSIX lets a pointer to a function be what dlsym returns; ISO C has no cast. */
static void look_for(void *function, const char *name) {
  void *address = dlsym(RTLD_NEXT, name);
  memcpy(function, &address, sizeof address);
}

static __attribute__((noinline, cold)) void look(void) {
  looking = true;
  look_for(&next.malloc, "malloc");
  look_for(&next.free, "free");
  look_for(&next.calloc, "calloc");
  look_for(&next.realloc, "realloc");
  look_for(&next.aligned_alloc, "aligned_alloc");
  look_for(&next.posix_memalign, "posix_memalign");
  look_for(&next.memalign, "memalign");
  look_for(&next.valloc, "valloc");
  look_for(&next.pvalloc, "pvalloc");
  look_for(&next.usable_size, "malloc_usable_size");
  looking = false;
  if (!next.malloc || !next.free || !next.calloc || !next.realloc) {
    static const char sentence[] =
        "stableid witness: no malloc to hand on to\n";
    if (write(STDERR_FILENO, sentence, sizeof sentence - 1) < 0)
      _exit(126);
    _exit(127);
  }
  atomic_store_explicit(&found, true, memory_order_release);
}

/* False while this thread looks for the allocator. */
static inline bool ready(void) {
  if (UNLIKELY(!atomic_load_explicit(&found, memory_order_acquire))) {
    if (looking)
      return false;
    look();
  }
  return true;
}

/* glibc keeps the size before the block. To ask it costs a look at the block
 * behind, too, which free does not need: a fifth of what the library costs. */
static bool size_before;

static inline size_t word_before(const void *block) {
  size_t word;
  /* By name it would be a call: see -fno-builtin. */
  __builtin_memcpy(&word, (const char *)block - sizeof word, sizeof word);
  return word & ~(size_t)7;
}

/* Whether it is so, by what the allocator itself says. */
void allocator_prepare(void) {
  static const size_t sizes[] = {1, 24, 25, 100, 1000, 5000, 70000, 1 << 20};
  bool agrees = next.usable_size != NULL;
  for (unsigned i = 0; agrees && i < sizeof sizes / sizeof *sizes; ++i) {
    void *block = next.malloc(sizes[i]);
    if (!block)
      return;
    const size_t usable = next.usable_size(block), word = word_before(block);
    agrees = word >= usable && word <= usable + 2 * sizeof word;
    next.free(block);
  }
  size_before = agrees;
}

/* At least what was asked for. */
static inline size_t size_of(void *block) {
  if (size_before)
    return word_before(block);
  return next.usable_size ? next.usable_size(block) : 1;
}

/* ---- Seldom ------------------------------------------------------------- */

static bool is_watched(size_t size) {
  for (unsigned i = 0; i < process_size_count; ++i)
    if (process_sizes[i] == size)
      return true;
  return false;
}

/* A block of a size that was asked for is an identity of its own. */
static void name_block(uintptr_t block, size_t size, const struct stack *at) {
  char name[32] = "block of ";
  char *end = name + sizeof name - 1;
  char digits[20];
  unsigned count = 0;
  do
    digits[count++] = (char)('0' + size % 10);
  while (size /= 10);
  char *to = name + strlen(name);
  while (count > 0 && to < end)
    *to++ = digits[--count];
  *to = '\0';
  const uint32_t site = table_site(name, "", 0);
  struct events told;
  told.count = 0;
  if (site == counts_sites)
    return;
  table_named(block, site, at, &told);
  log_events(&told);
}

static inline bool at_work(void) {
  return atomic_load_explicit(&process_started, memory_order_relaxed) &&
         !process_inside;
}

static __attribute__((noinline)) void *seen_allocation(void *memory, size_t size,
                                                       bool afford) {
  if (!at_work())
    return memory;
  const uintptr_t block = (uintptr_t)memory;
  const bool watched = is_watched(size);
  const int saved = errno;
  process_inside = true;
  counts->heap = 1;
  struct stack at;
  struct events told;
  at.depth = told.count = 0;
  if (watched || afford)
    stack_take(&at);
  const struct filter *filter = filter_asked();
  if (filter && filter_hits(filter, block, size) &&
      !table_allocated(block, size, at.depth ? &at : NULL, &told)) {
    stack_take(&at);
    table_allocated(block, size, &at, &told);
  }
  if (at.depth)
    table_remember(block, size, &at);
  log_events(&told);
  if (watched)
    name_block(block, size, &at);
  process_inside = false;
  errno = saved;
  return memory;
}

static void seen_end(uintptr_t block, size_t size) {
  const int saved = errno;
  process_inside = true;
  struct events told;
  told.count = 0;
  if (!table_freed(block, size, NULL, &told)) {
    struct stack at;
    stack_take(&at);
    table_freed(block, size, &at, &told);
  }
  log_events(&told);
  process_inside = false;
  errno = saved;
}

static __attribute__((noinline)) void seen_free(void *block, size_t size) {
  if (at_work())
    seen_end((uintptr_t)block, size);
  next.free(block);
}

/* Where the allocator has to be asked for the size. */
static __attribute__((noinline)) void asked_free(void *block,
                                                 const struct filter *filter) {
  const size_t size = size_of(block);
  if (filter_hits(filter, (uintptr_t)block, size))
    seen_free(block, size);
  else
    next.free(block);
}

/* ---- Always ------------------------------------------------------------- */

/* What follows runs for each block. What is seldom is called last, or not inlined, so
 * that the way past it saves few registers. */

static inline void *allocated(void *block, size_t size) {
  if (UNLIKELY(!block))
    return block;
  ++stack_earned;
  const struct filter *filter = filter_asked();
  const bool afford = stack_afford(size);
  if (UNLIKELY(afford || process_size_count ||
               (filter && filter_hits(filter, (uintptr_t)block, size))))
    return seen_allocation(block, size, afford);
  return block;
}

static inline bool holds_identity(void *block, size_t *size) {
  const struct filter *filter = filter_asked();
  if (!filter || !at_work())
    return false;
  *size = size_of(block);
  return filter_hits(filter, (uintptr_t)block, *size);
}

EXPORTED void *malloc(size_t size) {
  if (UNLIKELY(!ready()))
    return early_block(size);
  return allocated(next.malloc(size), size);
}

EXPORTED void free(void *block) {
  if (UNLIKELY(!block || is_early(block) || !ready()))
    return;
  const struct filter *filter = filter_asked();
  if (filter) {
    if (UNLIKELY(!size_before)) {
      asked_free(block, filter);
      return;
    }
    const size_t size = word_before(block);
    if (UNLIKELY(filter_hits(filter, (uintptr_t)block, size))) {
      seen_free(block, size);
      return;
    }
  }
  next.free(block);
}

EXPORTED void *calloc(size_t count, size_t size) {
  size_t whole;
  if (UNLIKELY(__builtin_mul_overflow(count, size, &whole))) {
    errno = ENOMEM;
    return NULL;
  }
  if (UNLIKELY(!ready()))
    return early_block(whole); /* static, hence zero */
  return allocated(next.calloc(count, size), whole);
}

/* The block holds an identity: does that move? */
__attribute__((noinline, cold)) static void *
realloc_seen(void *old, size_t old_size, size_t size) {
  const uintptr_t address = (uintptr_t)old;
  struct stack at;
  struct events told;
  at.depth = told.count = 0;
  process_inside = true;
  if (table_moving(address, old_size))
    stack_take(&at);
  process_inside = false;
  void *block = next.realloc(old, size);
  const int saved = errno;
  process_inside = true;
  const bool away = block ? block != old : size == 0;
  table_moved(address, old_size, away, &at, &told);
  log_events(&told);
  process_inside = false;
  errno = saved;
  return block && away ? allocated(block, size) : block;
}

EXPORTED void *realloc(void *old, size_t size) {
  if (!old)
    return malloc(size);
  if (UNLIKELY(is_early(old))) {
    void *block = malloc(size);
    size_t held;
    memcpy(&held, (char *)old - 16, sizeof held);
    if (block)
      memcpy(block, old, held < size ? held : size);
    return block;
  }
  if (UNLIKELY(!ready()))
    return NULL;
  size_t old_size;
  if (UNLIKELY(holds_identity(old, &old_size)))
    return realloc_seen(old, old_size, size);
  void *block = next.realloc(old, size);
  return block == old ? block : allocated(block, size);
}

EXPORTED void *reallocarray(void *old, size_t count, size_t size) {
  size_t whole;
  if (__builtin_mul_overflow(count, size, &whole)) {
    errno = ENOMEM;
    return NULL;
  }
  return realloc(old, whole);
}

EXPORTED void *aligned_alloc(size_t alignment, size_t size) {
  if (UNLIKELY(!ready() || !next.aligned_alloc))
    return NULL;
  return allocated(next.aligned_alloc(alignment, size), size);
}

EXPORTED int posix_memalign(void **block, size_t alignment, size_t size) {
  if (UNLIKELY(!ready() || !next.posix_memalign))
    return ENOMEM;
  const int failed = next.posix_memalign(block, alignment, size);
  if (!failed)
    allocated(*block, size);
  return failed;
}

EXPORTED void *memalign(size_t alignment, size_t size) {
  if (UNLIKELY(!ready() || !next.memalign))
    return NULL;
  return allocated(next.memalign(alignment, size), size);
}

EXPORTED void *valloc(size_t size) {
  if (UNLIKELY(!ready() || !next.valloc))
    return NULL;
  return allocated(next.valloc(size), size);
}

EXPORTED void *pvalloc(size_t size) {
  if (UNLIKELY(!ready() || !next.pvalloc))
    return NULL;
  return allocated(next.pvalloc(size), size);
}
