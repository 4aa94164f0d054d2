/* The start of the library, fork, and the functions that a program calls. */
#include "process.h"
#include "allocator.h"
#include "filter.h"
#include "log.h"
#include "table.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

atomic_bool process_started;
_Thread_local bool process_inside;
size_t process_sizes[process_sizes_most];
unsigned process_size_count;
const char *process_folder;

static char folder[1024];
static uint64_t limit;

uint32_t thread_number(void) {
  static atomic_uint last;
  static _Thread_local uint32_t number
      __attribute__((tls_model("initial-exec")));
  if (number == 0)
    number = atomic_fetch_add_explicit(&last, 1, memory_order_relaxed) + 1;
  return number;
}

static uint64_t number_from(const char *name, uint64_t otherwise) {
  const char *text = getenv(name);
  char *end = NULL;
  if (!text || !*text)
    return otherwise;
  const unsigned long long number = strtoull(text, &end, 10);
  return *end ? otherwise : number;
}

/* "48,200" */
static void read_sizes(const char *text) {
  while (text && *text && process_size_count < process_sizes_most) {
    char *end = NULL;
    const unsigned long long size = strtoull(text, &end, 10);
    if (end == text)
      return;
    process_sizes[process_size_count++] = (size_t)size;
    text = *end ? end + 1 : end;
  }
}

/* Programs that this one starts are not to load the library. */
static void leave_children_alone(void) {
  char *all = getenv("LD_PRELOAD");
  if (!all)
    return;
  char kept[4096];
  size_t length = 0;
  for (char *word = all; *word;) {
    const size_t size = strcspn(word, ": ");
    if (!memmem(word, size, "libstableid-witness", 19) &&
        length + size + 2 < sizeof kept) {
      if (length)
        kept[length++] = ':';
      memcpy(kept + length, word, size);
      length += size;
    }
    word += size + (word[size] != '\0');
  }
  kept[length] = '\0';
  if (length)
    setenv("LD_PRELOAD", kept, 1);
  else
    unsetenv("LD_PRELOAD");
}

/* A signal handler that forks while this thread is in the library may have the
 * lock already, and goes on with it on both sides. */
static _Thread_local bool locked __attribute__((tls_model("initial-exec")));

static void before_fork(void) {
  locked = !process_inside;
  if (!locked)
    return;
  table_lock();
  log_lock();
}

static void in_parent(void) {
  if (!locked)
    return;
  log_unlock();
  table_unlock();
}

static void in_child(void) {
  if (!locked)
    return; /* and counts in its parent's file */
  log_unlock();
  const int saved = errno;
  counts_open(process_folder, limit);
  table_ask_sites();
  errno = saved;
  table_unlock();
}

__attribute__((constructor(101))) static void start(void) {
  process_inside = true;
  const char *given = getenv("STABLEID_WITNESS_DIR");
  if (given && *given && strlen(given) < sizeof folder) {
    strcpy(folder, given);
    process_folder = folder;
  }
  limit = number_from("STABLEID_WITNESS_LIMIT", 10);
  const uint64_t holders = number_from("STABLEID_WITNESS_TABLE", 16384);
  read_sizes(getenv("STABLEID_WITNESS_SIZES"));
  if (number_from("STABLEID_WITNESS_CHILDREN", 1) == 0)
    leave_children_alone();
  counts_open(process_folder, limit);
  if (counts && holders > 0 && holders <= 1u << 24 &&
      table_prepare((uint32_t)holders)) {
    stack_prepare();
    allocator_prepare();
    pthread_atfork(before_fork, in_parent, in_child);
    atomic_store(&process_started, true);
  }
  process_inside = false;
}

/* ---- What a program calls; see stableid_witness.h ------------------------ */

#define EXPORTED __attribute__((visibility("default")))
EXPORTED void stableid_witness_identity_v1(const void *object,
                                           const char *name, const char *file,
                                           unsigned line);
EXPORTED void stableid_witness_forget_v1(const void *object, const char *name);

/* Whether this thread may go on; then it is inside. */
static bool enter(void) {
  if (!atomic_load_explicit(&process_started, memory_order_acquire))
    return false;
  if (process_inside) {
    __atomic_fetch_add(&counts->busy, 1, __ATOMIC_RELAXED);
    return false;
  }
  process_inside = true;
  return true;
}

void stableid_witness_identity_v1(const void *object, const char *name,
                                  const char *file, unsigned line) {
  if (!object || !name || !enter())
    return;
  const int saved = errno;
  const uint32_t site = table_site(name, file ? file : "", line);
  if (site != counts_sites) {
    const uintptr_t address = (uintptr_t)object;
    struct events told;
    told.count = 0;
    if (!table_named(address, site, NULL, &told)) {
      struct stack at;
      stack_take(&at);
      table_named(address, site, &at, &told);
    }
    log_events(&told);
  }
  errno = saved;
  process_inside = false;
}

void stableid_witness_forget_v1(const void *object, const char *name) {
  if (!object || !name || !enter())
    return;
  table_forget((uintptr_t)object, name);
  process_inside = false;
}
