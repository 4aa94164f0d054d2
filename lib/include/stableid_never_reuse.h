/* Memory whose addresses are handed out once: as long as the process lives, no
 * block gets the address of an earlier one. For tests that must see a mistake
 * with addresses, for debugging, and for objects whose address is their name by
 * contract. For C11 and for C++ from C++11 on; stableid/never_reuse.h is a
 * memory resource and an allocator. See docs/lib/never_reuse.md.
 *
 * Address space is reserved and handed out from its beginning to its end. Pages
 * of which everything was freed go back to the system, and fault when they are
 * touched. All functions but the first and the last may be called by any threads
 * at once, take no lock, and work on in a child of fork. */
#ifndef STABLEID_NEVER_REUSE_H
#define STABLEID_NEVER_REUSE_H

#if !defined(__GNUC__) || !defined(__linux__)
#error "stableid_never_reuse.h needs GCC or Clang, and Linux"
#endif

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>

#if defined(__cplusplus)
extern "C" {
#else
/* Which a strict dialect hides. */
extern int madvise(void *, size_t, int);
#endif
#if !defined(MAP_ANONYMOUS)
#define MAP_ANONYMOUS 0x20
#endif
#if !defined(MAP_NORESERVE)
#define MAP_NORESERVE 0x4000
#endif
#if !defined(MADV_DONTNEED)
#define MADV_DONTNEED 4
#endif
#if !defined(MADV_NOHUGEPAGE)
#define MADV_NOHUGEPAGE 15
#endif

enum {
  stableid_never_reuse_page = 4096,
  stableid_never_reuse_chunk = 1 << 20, /* what becomes accessible at once */
  stableid_never_reuse_step = 16
};

typedef struct stableid_never_reuse {
  char *begin;
  size_t limit;     /* bytes of address space; what is handed out ends there */
  size_t next;      /* the first byte that was not handed out */
  uint16_t *ended;  /* of each page: bytes that nobody has or will have */
  uint8_t *ready;   /* of each chunk: it is accessible */
  size_t dead;      /* pages that went back */
  size_t unguarded; /* those of them that the system could not protect */
  bool guard;
} stableid_never_reuse;

/* Reserves the address space, in bytes. With a guard each block has pages of its
 * own, so that each use after its end faults; without, small blocks share
 * them, and it faults when the whole page has ended. False with errno: the
 * system refuses that much, for example below a `ulimit -v`. */
static inline bool stableid_never_reuse_begin(stableid_never_reuse *memory,
                                              size_t limit, bool guard) {
  const size_t chunk = stableid_never_reuse_chunk;
  memset(memory, 0, sizeof *memory);
  if (limit > (size_t)PTRDIFF_MAX - chunk) {
    errno = ENOMEM;
    return false;
  }
  limit = (limit + chunk - 1) / chunk * chunk;
  const size_t pages = limit / stableid_never_reuse_page;
  const size_t tables = pages * sizeof(uint16_t) + limit / chunk;
  const int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;
  void *begin = mmap(NULL, limit, PROT_NONE, flags, -1, 0);
  if (begin == MAP_FAILED)
    return false;
  void *table = mmap(NULL, tables, PROT_READ | PROT_WRITE, flags, -1, 0);
  if (table == MAP_FAILED) {
    const int saved = errno;
    munmap(begin, limit); /* nobody had an address of it */
    errno = saved;
    return false;
  }
  /* A large page would be split at the first page that goes back. */
  madvise(begin, limit, MADV_NOHUGEPAGE);
  memory->begin = (char *)begin;
  memory->limit = limit;
  memory->guard = guard;
  memory->ended = (uint16_t *)table;
  memory->ready = (uint8_t *)table + pages * sizeof(uint16_t);
  return true;
}

/* Gives a page back and protects it. Where the system has no room for one more
 * mapping (vm.max_map_count) the memory goes back, and is not protected; its
 * address is not handed out either way. */
static inline void stableid_never_reuse_retire(stableid_never_reuse *memory,
                                               size_t page) {
  char *at = memory->begin + page * stableid_never_reuse_page;
  const int saved = errno;
  madvise(at, stableid_never_reuse_page, MADV_DONTNEED);
  if (mprotect(at, stableid_never_reuse_page, PROT_NONE) != 0)
    __atomic_fetch_add(&memory->unguarded, 1, __ATOMIC_RELAXED);
  __atomic_fetch_add(&memory->dead, 1, __ATOMIC_RELAXED);
  errno = saved;
}

/* The bytes have ended. A page goes back when all of it was handed out and has
 * ended: no thread can be about to use it. */
static inline void stableid_never_reuse_end_of(stableid_never_reuse *memory,
                                               size_t from, size_t to) {
  const size_t size = stableid_never_reuse_page;
  while (from < to) {
    const size_t page = from / size;
    const size_t next = (page + 1) * size < to ? (page + 1) * size : to;
    const size_t ended =
        __atomic_add_fetch(&memory->ended[page], (uint16_t)(next - from),
                           __ATOMIC_ACQ_REL);
    if (ended > size)
      __builtin_trap(); /* something was freed twice */
    if (ended == size)
      stableid_never_reuse_retire(memory, page);
    from = next;
  }
}

/* Makes the chunks of the bytes accessible. */
static inline bool stableid_never_reuse_open(stableid_never_reuse *memory,
                                             size_t from, size_t to) {
  const size_t size = stableid_never_reuse_chunk;
  const size_t pages = size / stableid_never_reuse_page;
  for (size_t chunk = from / size; chunk <= (to - 1) / size; ++chunk) {
    if (__atomic_load_n(&memory->ready[chunk], __ATOMIC_ACQUIRE))
      continue;
    if (mprotect(memory->begin + chunk * size, size, PROT_READ | PROT_WRITE))
      return false;
    __atomic_store_n(&memory->ready[chunk], 1, __ATOMIC_RELEASE);
    /* Those that another thread has seen end meanwhile. */
    for (size_t page = chunk * pages; page < (chunk + 1) * pages; ++page)
      if (__atomic_load_n(&memory->ended[page], __ATOMIC_ACQUIRE) ==
          stableid_never_reuse_page)
        mprotect(memory->begin + page * stableid_never_reuse_page,
                 stableid_never_reuse_page, PROT_NONE);
  }
  return true;
}

static inline size_t
stableid_never_reuse_rounded(const stableid_never_reuse *memory, size_t size) {
  const size_t step = memory->guard ? (size_t)stableid_never_reuse_page
                                    : (size_t)stableid_never_reuse_step;
  return size ? (size + step - 1) / step * step : step;
}

/* A block that begins where none began before. NULL and ENOMEM at the limit, or
 * without memory; never an address a second time. The alignment is a power of
 * two. */
static inline void *stableid_never_reuse_get(stableid_never_reuse *memory,
                                             size_t size, size_t alignment) {
  const size_t step = memory->guard ? (size_t)stableid_never_reuse_page
                                    : (size_t)stableid_never_reuse_step;
  if (alignment < step)
    alignment = step;
  size_t from = __atomic_load_n(&memory->next, __ATOMIC_RELAXED);
  size_t begin, end;
  do {
    const uintptr_t address = (uintptr_t)memory->begin + from;
    begin = from + (size_t)(-address & (alignment - 1));
    if (size > memory->limit || begin > memory->limit ||
        memory->limit - begin < stableid_never_reuse_rounded(memory, size)) {
      errno = ENOMEM;
      return NULL;
    }
    end = begin + stableid_never_reuse_rounded(memory, size);
  } while (!__atomic_compare_exchange_n(&memory->next, &from, end, true,
                                        __ATOMIC_RELAXED, __ATOMIC_RELAXED));
  if (!stableid_never_reuse_open(memory, from, end)) {
    stableid_never_reuse_end_of(memory, from, end);
    errno = ENOMEM;
    return NULL;
  }
  /* What the alignment leaves out is nobody's. */
  stableid_never_reuse_end_of(memory, from, begin);
  return memory->begin + begin;
}

/* The block ends, of the size that was asked for. A second time traps where the
 * page tells. NULL is ignored. */
static inline void stableid_never_reuse_put(stableid_never_reuse *memory,
                                            void *block, size_t size) {
  if (!block)
    return;
  const size_t begin = (size_t)((char *)block - memory->begin);
  stableid_never_reuse_end_of(
      memory, begin, begin + stableid_never_reuse_rounded(memory, size));
}

/* Whether the address is one of this memory, of a block that lives or is gone. */
static inline bool
stableid_never_reuse_has(const stableid_never_reuse *memory,
                         const void *address) {
  return (uintptr_t)address - (uintptr_t)memory->begin < memory->limit;
}

/* Ends all of it. The memory goes back; the address space stays reserved until
 * the process ends, so that nobody gets these addresses from elsewhere. */
static inline void stableid_never_reuse_close(stableid_never_reuse *memory) {
  if (!memory->begin)
    return;
  madvise(memory->begin, memory->limit, MADV_DONTNEED);
  mprotect(memory->begin, memory->limit, PROT_NONE);
  const size_t pages = memory->limit / stableid_never_reuse_page;
  munmap(memory->ended, pages * sizeof(uint16_t) +
                            memory->limit / stableid_never_reuse_chunk);
  memset(memory, 0, sizeof *memory);
}

#if defined(__cplusplus)
}
#endif

#endif
