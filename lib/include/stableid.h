/* stableid for C11, and for C++ before C++17: ids that outlive the objects they
 * name. One header: in one file of the program,
 *
 *     #define STABLEID_IMPLEMENTATION
 *     #include <stableid.h>
 *
 * and the header alone in all others; or link stableid::state, which has these
 * functions already. A program may use this and the C++ headers together: both
 * count in the same words, so their numbers never meet.
 *
 * Functions are thread-safe unless they say otherwise. None is
 * async-signal-safe. Those that return bool tell whether they succeeded; if
 * not, the result is null (all zero), and must not be used as an id. */
#ifndef STABLEID_C_H
#define STABLEID_C_H

#if !defined(__GNUC__)
#error "stableid needs GCC or Clang: it uses their atomics and attributes"
#endif

#if defined(STABLEID_IMPLEMENTATION)
#if !defined(_FEATURES_H) && !defined(_GNU_SOURCE)
#define _GNU_SOURCE 1 /* getrandom, madvise and clock_gettime, under -std=c11  \
                       */
#endif
#endif

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__cplusplus)
extern "C" {
#endif

/* What stands before each function; static, or an attribute of the user's. */
#if !defined(STABLEID_API)
#define STABLEID_API
#endif
#define STABLEID_CHECKED __attribute__((warn_unused_result))

/* ---- Numbers of this process ------------------------------------------- */

/* At least 1; no other call in this process, of any thread, in C or C++, gives
 * the same. Cannot fail. Increases within a thread. Small and dense, hence
 * guessable. A child of fork continues with the same numbers, and the next run
 * starts with them again: stableid_global_id is for what leaves the process.
 * Do not narrow it: a truncated counter repeats. */
STABLEID_API uint64_t stableid_next_id(void);

/* The number of the calling thread: at least 1, the same as long as it lives,
 * and no other thread's of this process, ever; unlike pthread_self(). */
STABLEID_API uint64_t stableid_thread_id(void);

/* ---- Ids of all processes ---------------------------------------------- */

/* A random word for the process and a number in it. All zero is null. */
typedef struct stableid_gid {
  uint64_t nonce;
  uint64_t sequence;
} stableid_gid;

/* 16 digits, '-', at most 20 digits, and the terminator. */
#define STABLEID_GID_TEXT 38

/* Unique across processes, forks and machines. Fails only as the first call of
 * a process, when the system has no random bytes. */
STABLEID_CHECKED STABLEID_API bool stableid_global_id(stableid_gid *out);

/* Writes "<16 hexadecimal digits>-<decimal>" and a terminator; returns text. */
STABLEID_API char *stableid_gid_text(const stableid_gid *id,
                                     char text[STABLEID_GID_TEXT]);

/* Reads what stableid_gid_text writes, and nothing else. */
STABLEID_CHECKED STABLEID_API bool stableid_gid_parse(stableid_gid *out,
                                                      const char *text);

/* ---- UUIDs ------------------------------------------------------------- */

/* RFC 9562, in network order; all zero is null. */
typedef struct stableid_uuid {
  uint8_t bytes[16];
} stableid_uuid;

/* 36 characters and the terminator. */
#define STABLEID_UUID_TEXT 37

/* Version 4: 122 random bits that nobody can guess. For sessions and tokens.
 * Fails when the system has no random bytes: at the first call of a thread, or
 * the first after a fork. */
STABLEID_CHECKED STABLEID_API bool stableid_uuid_v4(stableid_uuid *out);

/* Version 7: the time, then 58 random bits. Strictly increasing through all
 * threads of the process, together with those that C++ makes, also while the
 * clock stands still or goes back. Fails as stableid_uuid_v4 does. */
STABLEID_CHECKED STABLEID_API bool stableid_uuid_v7(stableid_uuid *out);

/* Writes 36 lowercase characters and a terminator; returns text. */
STABLEID_API char *stableid_uuid_text(const stableid_uuid *id,
                                      char text[STABLEID_UUID_TEXT]);

/* Reads 36 characters, digits of either case, and nothing more. */
STABLEID_CHECKED STABLEID_API bool stableid_uuid_parse(stableid_uuid *out,
                                                       const char *text);

/* Whether all bytes are zero. */
STABLEID_API bool stableid_uuid_is_null(const stableid_uuid *id);

/* As memcmp: the order of the bytes, which for version 7 is that of time. */
STABLEID_API int stableid_uuid_compare(const stableid_uuid *a,
                                       const stableid_uuid *b);

/* Milliseconds since 1970 in a version 7 UUID; -1 for the other versions. */
STABLEID_API int64_t stableid_uuid_time_ms(const stableid_uuid *id);

/* ---- Random bytes and hashes ------------------------------------------- */

/* Fills `size` bytes that nobody can predict. Fails as stableid_uuid_v4. */
STABLEID_CHECKED STABLEID_API bool stableid_random(void *out, size_t size);

/* XXH64: the same in every run, on every machine and in every version; equal to
 * stable_hash_bytes of C++. Not keyed against an adversary. Padding and byte
 * order of what is hashed are the caller's affair. */
STABLEID_API uint64_t stableid_hash(const void *data, size_t size,
                                    uint64_t seed);

/* ---- Registry: from a value that is safe to keep to the object --------- */

/* Names an attached object. 0 is null. Fits into a uint64_t, and into a void *
 * of 64 bits; the object is found by it as long as it is attached, and no other
 * object ever is. */
typedef struct stableid_handle {
  uint64_t value;
} stableid_handle;

/* For one thread, or with the user's own lock. */
typedef struct stableid_registry stableid_registry;

/* Null when there is no memory. */
STABLEID_CHECKED STABLEID_API stableid_registry *stableid_registry_new(void);
/* The objects stay as they are. Null is allowed. */
STABLEID_API void stableid_registry_free(stableid_registry *registry);

/* The object must be detached before it dies. Null handle when there is no
 * memory or `object` is null. */
STABLEID_CHECKED STABLEID_API stableid_handle
stableid_attach(stableid_registry *registry, void *object);

/* The object, or null once it is detached. */
STABLEID_API void *stableid_find(const stableid_registry *registry,
                                 stableid_handle handle);

/* Whether it was attached. No copy of the handle is valid from here on. */
STABLEID_API bool stableid_detach(stableid_registry *registry,
                                  stableid_handle handle);

/* The same for several threads, with a lock. Has no find: a pointer would
 * outlive the lock, and its object with it. A child of fork must not use those
 * of its parent that another thread may have held. */
typedef struct stableid_locked_registry stableid_locked_registry;

/* Null when there is no memory. */
STABLEID_CHECKED STABLEID_API stableid_locked_registry *
stableid_locked_new(void);
/* Nobody uses it any more. Null is allowed. */
STABLEID_API void stableid_locked_free(stableid_locked_registry *registry);

/* Null handle when there is no memory or `object` is null. */
STABLEID_CHECKED STABLEID_API stableid_handle
stableid_locked_attach(stableid_locked_registry *registry, void *object);

/* Calls use(object, context) if the object is attached, and keeps it attached
 * meanwhile; tells whether. Several run at once. `use` must not attach or detach
 * here, throw, or jump out. */
STABLEID_API bool stableid_locked_with(stableid_locked_registry *registry,
                                       stableid_handle handle,
                                       void (*use)(void *object, void *context),
                                       void *context);

/* Whether it was attached. Returns when nobody uses the object through
 * stableid_locked_with any more: it may end from here on. */
STABLEID_API bool stableid_locked_detach(stableid_locked_registry *registry,
                                         stableid_handle handle);

#if defined(__cplusplus)
}
#endif
#endif

/* ======================================================================== */

#if defined(STABLEID_IMPLEMENTATION) && !defined(STABLEID_IMPLEMENTED)
#define STABLEID_IMPLEMENTED

#if defined(_FEATURES_H) && !defined(__USE_MISC)
#error "with STABLEID_IMPLEMENTATION, stableid.h comes before any other header"
#endif

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

#if defined(__cplusplus) && __cplusplus >= 201703L
#include "stableid/detail/state.h"
#endif

#if defined(__cplusplus)
extern "C" {
#endif

/* The words of the process, with the layout of stableid/detail/state.h. */
struct __attribute__((may_alias)) stableid_page_ {
  uint64_t nonce; /* 0: not drawn yet; a fork zeroes it */
  uint64_t more;
};
struct __attribute__((may_alias)) stableid_words_ {
  uint64_t next_number __attribute__((aligned(64)));
  uint64_t uuid_tick __attribute__((aligned(64)));
  uint64_t next_thread __attribute__((aligned(64)));
  struct stableid_page_ *page;
  struct stableid_page_ fallback;
};

#if defined(__cplusplus) && __cplusplus >= 201703L
/* The C++ headers have declared them already. */
static struct stableid_words_ *stableid_words_here_(void) {
  return reinterpret_cast<struct stableid_words_ *>(
      &stableid::detail::process_state());
}
STABLEID_API uint64_t stableid_thread_id(void) {
  return stableid::detail::current_thread_number();
}
#elif defined(STABLEID_EXTERN_STATE)
/* In the library stableid::state. */
struct stableid_words_ *stableid_state_v1(void);
uint64_t stableid_thread_id_v1(void);

static struct stableid_words_ *stableid_words_here_(void) {
  return stableid_state_v1();
}
STABLEID_API uint64_t stableid_thread_id(void) {
  return stableid_thread_id_v1();
}
#else
/* Weak, because the C++ headers define the same two as inline variables. */
__attribute__((weak, visibility("default"))) struct stableid_words_
    stableid_inline_state_v1 = {1, 0, 1, NULL, {0, 0}};
__attribute__((
    weak, visibility("default"))) __thread uint64_t stableid_inline_thread_v1 =
    0;

static struct stableid_words_ *stableid_words_here_(void) {
  return &stableid_inline_state_v1;
}
STABLEID_API uint64_t stableid_thread_id(void) {
  if (stableid_inline_thread_v1 == 0)
    stableid_inline_thread_v1 = __atomic_fetch_add(
        &stableid_words_here_()->next_thread, 1, __ATOMIC_RELAXED);
  return stableid_inline_thread_v1;
}
#endif

/* Numbers in blocks: a thread takes 1024 at once and hands them out alone. */
static __thread uint64_t stableid_block_next_;
static __thread uint64_t stableid_block_end_;

STABLEID_API uint64_t stableid_next_id(void) {
  if (stableid_block_next_ == stableid_block_end_) {
    stableid_block_next_ = __atomic_fetch_add(
        &stableid_words_here_()->next_number, 1024, __ATOMIC_RELAXED);
    stableid_block_end_ = stableid_block_next_ + 1024;
  }
  return stableid_block_next_++;
}

/* ---- Entropy and fork; as stableid/detail/entropy.h and fork.h ---------- */

static bool stableid_read_urandom_(unsigned char *out, size_t size) {
  int file;
  do
    file = open("/dev/urandom", O_RDONLY | O_CLOEXEC);
  while (file < 0 && errno == EINTR);
  if (file < 0)
    return false;
  while (size != 0) {
    const ssize_t got = read(file, out, size);
    if (got < 0 && errno == EINTR)
      continue;
    if (got <= 0)
      break;
    out += got;
    size -= (size_t)got;
  }
  close(file);
  return size == 0;
}

static bool stableid_entropy_(void *out, size_t size) {
  unsigned char *bytes = (unsigned char *)out;
#if defined(__linux__)
  while (size != 0) {
    const ssize_t got = getrandom(bytes, size, 0);
    if (got < 0 && errno == EINTR)
      continue;
    if (got < 0)
      return stableid_read_urandom_(bytes, size);
    bytes += got;
    size -= (size_t)got;
  }
  return true;
#else
  return getentropy(bytes, size) == 0 || stableid_read_urandom_(bytes, size);
#endif
}

static void stableid_forget_nonce_(void) {
  struct stableid_page_ *page = &stableid_words_here_()->fallback;
  __atomic_store_n(&page->nonce, 0, __ATOMIC_RELAXED);
  __atomic_store_n(&page->more, 0, __ATOMIC_RELAXED);
}

static void *stableid_map_wiped_page_(size_t size) {
#if defined(MADV_WIPEONFORK) && !defined(STABLEID_NO_WIPEONFORK)
  void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED)
    return NULL;
  if (madvise(memory, size, MADV_WIPEONFORK) == 0)
    return memory;
  munmap(memory, size);
#else
  (void)size;
#endif
  return NULL;
}

static struct stableid_page_ *stableid_process_page_(void) {
  struct stableid_words_ *words = stableid_words_here_();
  struct stableid_page_ *first =
      __atomic_load_n(&words->page, __ATOMIC_ACQUIRE);
  struct stableid_page_ *page;
  void *memory;
  size_t size;
  if (first != NULL)
    return first;
  size = (size_t)sysconf(_SC_PAGESIZE);
  memory = stableid_map_wiped_page_(size);
  if (memory != NULL) {
    page = (struct stableid_page_ *)memory;
  } else {
    pthread_atfork(NULL, NULL, &stableid_forget_nonce_);
    page = &words->fallback;
  }
  if (__atomic_compare_exchange_n(&words->page, &first, page, false,
                                  __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE))
    return page;
  if (memory != NULL)
    munmap(memory, size);
  return first;
}

/* The nonce of this process, the same in C and C++; 0 without entropy. */
static uint64_t stableid_nonce_(struct stableid_page_ *page) {
  uint64_t nonce = __atomic_load_n(&page->nonce, __ATOMIC_RELAXED);
  uint64_t drawn = 0;
  if (nonce != 0)
    return nonce;
  while (drawn == 0)
    if (!stableid_entropy_(&drawn, sizeof drawn))
      return 0;
  return __atomic_compare_exchange_n(&page->nonce, &nonce, drawn, false,
                                     __ATOMIC_RELAXED, __ATOMIC_RELAXED)
             ? drawn
             : nonce;
}

/* ---- ChaCha8 with fast key erasure; as stableid/random.h ---------------- */

#define STABLEID_TURN_(x, n) (((x) << (n)) | ((x) >> (32 - (n))))
#define STABLEID_QUARTER_(a, b, c, d)                                          \
  do {                                                                         \
    x[a] += x[b], x[d] ^= x[a], x[d] = STABLEID_TURN_(x[d], 16);               \
    x[c] += x[d], x[b] ^= x[c], x[b] = STABLEID_TURN_(x[b], 12);               \
    x[a] += x[b], x[d] ^= x[a], x[d] = STABLEID_TURN_(x[d], 8);                \
    x[c] += x[d], x[b] ^= x[c], x[b] = STABLEID_TURN_(x[b], 7);                \
  } while (0)

typedef uint32_t stableid_lanes_ __attribute__((vector_size(16)));
enum { stableid_rounds_ = 8, stableid_pool_ = 8 * 64, stableid_key_ = 32 };

/* Four blocks at a time, a lane each; the bytes only have to be random, so they
 * are left in the order in which the lanes have them. */
static void stableid_chacha_(const uint32_t key[8], unsigned char *out) {
  uint32_t half;
  for (half = 0; half != 2; ++half, out += stableid_pool_ / 2) {
    const stableid_lanes_ zero = {0, 0, 0, 0};
    const stableid_lanes_ counters = {4 * half, 4 * half + 1, 4 * half + 2,
                                      4 * half + 3};
    stableid_lanes_ start[16], x[16];
    int i, round;
    start[0] = zero + 0x61707865u;
    start[1] = zero + 0x3320646eu;
    start[2] = zero + 0x79622d32u;
    start[3] = zero + 0x6b206574u;
    for (i = 0; i != 8; ++i)
      start[4 + i] = zero + key[i];
    start[12] = counters;
    start[13] = start[14] = start[15] = zero;
    memcpy(x, start, sizeof x);
    for (round = 0; round != stableid_rounds_; round += 2) {
      STABLEID_QUARTER_(0, 4, 8, 12);
      STABLEID_QUARTER_(1, 5, 9, 13);
      STABLEID_QUARTER_(2, 6, 10, 14);
      STABLEID_QUARTER_(3, 7, 11, 15);
      STABLEID_QUARTER_(0, 5, 10, 15);
      STABLEID_QUARTER_(1, 6, 11, 12);
      STABLEID_QUARTER_(2, 7, 8, 13);
      STABLEID_QUARTER_(3, 4, 9, 14);
    }
    for (i = 0; i != 16; ++i)
      x[i] += start[i];
    memcpy(out, x, sizeof x);
  }
}
#undef STABLEID_QUARTER_
#undef STABLEID_TURN_

struct stableid_random_ {
  struct stableid_page_ *page;
  uint64_t nonce; /* of the process that drew the key; 0: none */
  size_t left;    /* bytes not handed out, at the end of the pool */
  unsigned char pool[stableid_pool_];
};
static __thread struct stableid_random_ stableid_thread_random_;

static bool stableid_refill_(struct stableid_random_ *random) {
  uint32_t key[8];
  struct stableid_page_ *page = stableid_process_page_();
  const uint64_t nonce = stableid_nonce_(page);
  if (nonce == 0)
    return false;
  if (nonce != random->nonce) {
    if (!stableid_entropy_(key, sizeof key))
      return false;
  } else {
    memcpy(key, random->pool, sizeof key);
  }
  random->page = page;
  random->nonce = nonce;
  stableid_chacha_(key, random->pool);
  memset(key, 0, sizeof key);
  __asm__ __volatile__("" : : "r"(key) : "memory");
  random->left = stableid_pool_ - stableid_key_;
  return true;
}

STABLEID_API bool stableid_random(void *out, size_t size) {
  struct stableid_random_ *random = &stableid_thread_random_;
  unsigned char *to = (unsigned char *)out;
  while (size != 0) {
    unsigned char *from;
    size_t part;
    if (random->left == 0 ||
        __atomic_load_n(&random->page->nonce, __ATOMIC_RELAXED) !=
            random->nonce) {
      if (!stableid_refill_(random))
        return false;
    }
    part = size < random->left ? size : random->left;
    from = random->pool + stableid_pool_ - random->left;
    memcpy(to, from, part);
    memset(from, 0, part);
    random->left -= part;
    to += part;
    size -= part;
  }
  return true;
}

/* ---- Text -------------------------------------------------------------- */

static char *stableid_hex_(char *out, const uint8_t *in, size_t size) {
  size_t i;
  for (i = 0; i != size; ++i) {
    *out++ = "0123456789abcdef"[in[i] >> 4];
    *out++ = "0123456789abcdef"[in[i] & 15];
  }
  return out;
}

static int stableid_digit_(char c, bool upper) {
  if (c >= '0' && c <= '9')
    return c - '0';
  if (c >= 'a' && c <= 'f')
    return c - 'a' + 10;
  if (upper && c >= 'A' && c <= 'F')
    return c - 'A' + 10;
  return -1;
}

static bool stableid_unhex_(uint8_t *out, const char *in, size_t size,
                            bool upper) {
  size_t i;
  for (i = 0; i != size; ++i) {
    const int high = stableid_digit_(in[2 * i], upper);
    const int low = high < 0 ? -1 : stableid_digit_(in[2 * i + 1], upper);
    if (low < 0)
      return false;
    out[i] = (uint8_t)(high << 4 | low);
  }
  return true;
}

static void stableid_store_(uint8_t *out, uint64_t word) {
  int i;
  for (i = 7; i >= 0; --i, word >>= 8)
    out[i] = (uint8_t)(word & 0xff);
}

static uint64_t stableid_load_(const uint8_t *in) {
  uint64_t word = 0;
  int i;
  for (i = 0; i != 8; ++i)
    word = word << 8 | in[i];
  return word;
}

/* ---- Ids of all processes ---------------------------------------------- */

STABLEID_API bool stableid_global_id(stableid_gid *out) {
  out->nonce = stableid_nonce_(stableid_process_page_());
  out->sequence = out->nonce != 0 ? stableid_next_id() : 0;
  return out->nonce != 0;
}

STABLEID_API char *stableid_gid_text(const stableid_gid *id,
                                     char text[STABLEID_GID_TEXT]) {
  uint8_t bytes[8];
  char digits[20];
  uint64_t rest = id->sequence;
  int count = 0;
  char *out;
  stableid_store_(bytes, id->nonce);
  out = stableid_hex_(text, bytes, 8);
  *out++ = '-';
  do
    digits[count++] = (char)('0' + rest % 10);
  while ((rest /= 10) != 0);
  while (count != 0)
    *out++ = digits[--count];
  *out = '\0';
  return text;
}

STABLEID_API bool stableid_gid_parse(stableid_gid *out, const char *text) {
  uint8_t bytes[8];
  uint64_t sequence = 0;
  const char *at;
  out->nonce = out->sequence = 0;
  if (strlen(text) < 18 || text[16] != '-' ||
      !stableid_unhex_(bytes, text, 8, false))
    return false;
  at = text + 17;
  if (*at == '0' && at[1] != '\0')
    return false;
  for (; *at != '\0'; ++at) {
    const uint64_t digit = (uint64_t)(*at - '0');
    if (*at < '0' || *at > '9' || sequence > (UINT64_MAX - digit) / 10)
      return false;
    sequence = sequence * 10 + digit;
  }
  out->nonce = stableid_load_(bytes);
  out->sequence = sequence;
  return true;
}

/* ---- UUIDs ------------------------------------------------------------- */

STABLEID_API bool stableid_uuid_v4(stableid_uuid *out) {
  if (!stableid_random(out->bytes, sizeof out->bytes)) {
    memset(out, 0, sizeof *out);
    return false;
  }
  out->bytes[6] = (uint8_t)((out->bytes[6] & 0x0f) | 0x40);
  out->bytes[8] = (uint8_t)((out->bytes[8] & 0x3f) | 0x80);
  return true;
}

STABLEID_API bool stableid_uuid_v7(stableid_uuid *out) {
  uint64_t *last = &stableid_words_here_()->uuid_tick;
  uint64_t random, now, seen, tick;
  struct timespec time = {0, 0};
  memset(out, 0, sizeof *out);
  if (!stableid_random(&random, sizeof random))
    return false;
  clock_gettime(CLOCK_REALTIME, &time);
  /* 65,536 ticks in a millisecond of 10^6 = 2^6 * 15625 nanoseconds. */
  now = ((uint64_t)time.tv_sec * 1000 + (uint64_t)time.tv_nsec / 1000000)
            << 16 |
        ((uint64_t)time.tv_nsec % 1000000) * 1024 / 15625;
  seen = __atomic_load_n(last, __ATOMIC_RELAXED);
  do
    tick = seen < now ? now : seen + 1;
  while (!__atomic_compare_exchange_n(last, &seen, tick, true, __ATOMIC_RELAXED,
                                      __ATOMIC_RELAXED));
  stableid_store_(out->bytes,
                  (tick & ~UINT64_C(0xffff)) | 0x7000 | (tick >> 4 & 0x0fff));
  stableid_store_(out->bytes + 8,
                  UINT64_C(1) << 63 | (tick & 0xf) << 58 | random >> 6);
  return true;
}

STABLEID_API char *stableid_uuid_text(const stableid_uuid *id,
                                      char text[STABLEID_UUID_TEXT]) {
  static const uint8_t parts[] = {4, 2, 2, 2, 6};
  const uint8_t *in = id->bytes;
  char *out = text;
  int i;
  for (i = 0; i != 5; ++i) {
    if (i != 0)
      *out++ = '-';
    out = stableid_hex_(out, in, parts[i]);
    in += parts[i];
  }
  *out = '\0';
  return text;
}

STABLEID_API bool stableid_uuid_parse(stableid_uuid *out, const char *text) {
  stableid_uuid read;
  memset(out, 0, sizeof *out);
  if (strlen(text) != STABLEID_UUID_TEXT - 1 || text[8] != '-' ||
      text[13] != '-' || text[18] != '-' || text[23] != '-' ||
      !stableid_unhex_(read.bytes, text, 4, true) ||
      !stableid_unhex_(read.bytes + 4, text + 9, 2, true) ||
      !stableid_unhex_(read.bytes + 6, text + 14, 2, true) ||
      !stableid_unhex_(read.bytes + 8, text + 19, 2, true) ||
      !stableid_unhex_(read.bytes + 10, text + 24, 6, true))
    return false;
  *out = read;
  return true;
}

STABLEID_API bool stableid_uuid_is_null(const stableid_uuid *id) {
  return (stableid_load_(id->bytes) | stableid_load_(id->bytes + 8)) == 0;
}

STABLEID_API int stableid_uuid_compare(const stableid_uuid *a,
                                       const stableid_uuid *b) {
  return memcmp(a->bytes, b->bytes, sizeof a->bytes);
}

STABLEID_API int64_t stableid_uuid_time_ms(const stableid_uuid *id) {
  return id->bytes[6] >> 4 == 7 ? (int64_t)(stableid_load_(id->bytes) >> 16)
                                : -1;
}

/* ---- XXH64; as stableid/hash.h ----------------------------------------- */

static const uint64_t stableid_p1_ = UINT64_C(0x9e3779b185ebca87);
static const uint64_t stableid_p2_ = UINT64_C(0xc2b2ae3d27d4eb4f);
static const uint64_t stableid_p3_ = UINT64_C(0x165667b19e3779f9);
static const uint64_t stableid_p4_ = UINT64_C(0x85ebca77c2b2ae63);
static const uint64_t stableid_p5_ = UINT64_C(0x27d4eb2f165667c5);

static uint64_t stableid_little_(const unsigned char *in, int size) {
  uint64_t word = 0;
  while (size-- != 0)
    word = word << 8 | in[size];
  return word;
}
static uint64_t stableid_turn_(uint64_t x, int n) {
  return x << n | x >> (64 - n);
}
static uint64_t stableid_round_(uint64_t lane, uint64_t word) {
  return stableid_turn_(lane + word * stableid_p2_, 31) * stableid_p1_;
}

STABLEID_API uint64_t stableid_hash(const void *data, size_t size,
                                    uint64_t seed) {
  const unsigned char *in = (const unsigned char *)data;
  const unsigned char *end = in + size;
  uint64_t h = seed + stableid_p5_;
  if (size >= 32) {
    uint64_t lane[4];
    int i;
    lane[0] = seed + stableid_p1_ + stableid_p2_;
    lane[1] = seed + stableid_p2_;
    lane[2] = seed;
    lane[3] = seed - stableid_p1_;
    for (; end - in >= 32; in += 32)
      for (i = 0; i != 4; ++i)
        lane[i] = stableid_round_(lane[i], stableid_little_(in + 8 * i, 8));
    h = stableid_turn_(lane[0], 1) + stableid_turn_(lane[1], 7) +
        stableid_turn_(lane[2], 12) + stableid_turn_(lane[3], 18);
    for (i = 0; i != 4; ++i)
      h = (h ^ stableid_round_(0, lane[i])) * stableid_p1_ + stableid_p4_;
  }
  h += size;
  for (; end - in >= 8; in += 8)
    h = stableid_turn_(h ^ stableid_round_(0, stableid_little_(in, 8)), 27) *
            stableid_p1_ +
        stableid_p4_;
  if (end - in >= 4) {
    h = stableid_turn_(h ^ stableid_little_(in, 4) * stableid_p1_, 23) *
            stableid_p2_ +
        stableid_p3_;
    in += 4;
  }
  for (; in != end; ++in)
    h = stableid_turn_(h ^ *in * stableid_p5_, 11) * stableid_p1_;
  h = (h ^ h >> 33) * stableid_p2_;
  h = (h ^ h >> 29) * stableid_p3_;
  return h ^ h >> 32;
}

/* ---- Registry; as stableid/detail/slots.h ------------------------------- */

/* Fewer bits only in the test that uses them all up. */
#if !defined(STABLEID_GENERATION_MASK)
#define STABLEID_GENERATION_MASK 0xffffffffu
#endif

struct stableid_slot_ {
  void *object;
  uint32_t generation; /* 0: retired */
  uint32_t next_free;
};
struct stableid_registry {
  struct stableid_slot_ *slots;
  uint32_t size;
  uint32_t capacity;
  uint32_t free;
  uint32_t first_generation;
};
static const uint32_t stableid_no_slot_ = 0xffffffffu;

static uint32_t stableid_generation_after_(uint32_t generation) {
  const uint32_t next = (generation + 1) & STABLEID_GENERATION_MASK;
  return next != 0 ? next : 1;
}

STABLEID_API stableid_registry *stableid_registry_new(void) {
  stableid_registry *made =
      (stableid_registry *)calloc(1, sizeof(stableid_registry));
  if (made == NULL)
    return NULL;
  made->free = stableid_no_slot_;
  /* Registries begin at different generations, far apart, so that a handle of
   * one is hardly ever valid in another. */
  made->first_generation = stableid_generation_after_(
      (uint32_t)(stableid_next_id() * stableid_p1_ >> 32));
  return made;
}

STABLEID_API void stableid_registry_free(stableid_registry *registry) {
  if (registry == NULL)
    return;
  free(registry->slots);
  free(registry);
}

static bool stableid_registry_grow_(stableid_registry *registry) {
  struct stableid_slot_ *slot;
  if (registry->size == stableid_no_slot_)
    return false;
  if (registry->size == registry->capacity) {
    const size_t wanted =
        registry->capacity != 0 ? (size_t)registry->capacity * 2 : 16;
    const size_t capacity =
        wanted < stableid_no_slot_ ? wanted : stableid_no_slot_;
    void *grown = realloc(registry->slots, capacity * sizeof *slot);
    if (grown == NULL)
      return false;
    registry->slots = (struct stableid_slot_ *)grown;
    registry->capacity = (uint32_t)capacity;
  }
  slot = &registry->slots[registry->size];
  slot->object = NULL;
  slot->generation = registry->first_generation;
  slot->next_free = stableid_no_slot_;
  registry->free = registry->size++;
  return true;
}

STABLEID_API stableid_handle stableid_attach(stableid_registry *registry,
                                             void *object) {
  stableid_handle handle = {0};
  struct stableid_slot_ *slot;
  if (object == NULL || (registry->free == stableid_no_slot_ &&
                         !stableid_registry_grow_(registry)))
    return handle;
  slot = &registry->slots[registry->free];
  handle.value = (uint64_t)slot->generation << 32 | registry->free;
  registry->free = slot->next_free;
  slot->object = object;
  return handle;
}

STABLEID_API void *stableid_find(const stableid_registry *registry,
                                 stableid_handle handle) {
  const uint32_t index = (uint32_t)(handle.value & 0xffffffffu);
  if (handle.value == 0 || index >= registry->size ||
      registry->slots[index].generation != (uint32_t)(handle.value >> 32))
    return NULL;
  return registry->slots[index].object;
}

STABLEID_API bool stableid_detach(stableid_registry *registry,
                                  stableid_handle handle) {
  const uint32_t index = (uint32_t)(handle.value & 0xffffffffu);
  struct stableid_slot_ *slot;
  if (stableid_find(registry, handle) == NULL)
    return false;
  slot = &registry->slots[index];
  slot->object = NULL;
  slot->generation = stableid_generation_after_(slot->generation);
  /* After the last generation the slot retires: an old handle must not become
   * valid again. */
  if (slot->generation == registry->first_generation) {
    slot->generation = 0;
    return true;
  }
  slot->next_free = registry->free;
  registry->free = index;
  return true;
}

struct stableid_locked_registry {
  pthread_rwlock_t lock;
  stableid_registry *slots;
};

STABLEID_API stableid_locked_registry *stableid_locked_new(void) {
  stableid_locked_registry *made =
      (stableid_locked_registry *)malloc(sizeof(stableid_locked_registry));
  if (made == NULL)
    return NULL;
  made->slots = stableid_registry_new();
  if (made->slots != NULL && pthread_rwlock_init(&made->lock, NULL) == 0)
    return made;
  stableid_registry_free(made->slots);
  free(made);
  return NULL;
}

STABLEID_API void stableid_locked_free(stableid_locked_registry *registry) {
  if (registry == NULL)
    return;
  (void)pthread_rwlock_destroy(&registry->lock);
  stableid_registry_free(registry->slots);
  free(registry);
}

STABLEID_API stableid_handle
stableid_locked_attach(stableid_locked_registry *registry, void *object) {
  stableid_handle handle = {0};
  if (pthread_rwlock_wrlock(&registry->lock) != 0)
    return handle;
  handle = stableid_attach(registry->slots, object);
  (void)pthread_rwlock_unlock(&registry->lock);
  return handle;
}

STABLEID_API bool stableid_locked_with(stableid_locked_registry *registry,
                                       stableid_handle handle,
                                       void (*use)(void *object, void *context),
                                       void *context) {
  void *object;
  if (pthread_rwlock_rdlock(&registry->lock) != 0)
    return false;
  object = stableid_find(registry->slots, handle);
  if (object != NULL)
    use(object, context);
  (void)pthread_rwlock_unlock(&registry->lock);
  return object != NULL;
}

STABLEID_API bool stableid_locked_detach(stableid_locked_registry *registry,
                                         stableid_handle handle) {
  bool was;
  if (pthread_rwlock_wrlock(&registry->lock) != 0)
    return false;
  was = stableid_detach(registry->slots, handle);
  (void)pthread_rwlock_unlock(&registry->lock);
  return was;
}

#if defined(__cplusplus)
}
#endif
#endif
