/* stableid.h in strict C11, and, included by c_test_cxx11.cpp, in C++11. Exits
 * with the number of what failed. */
#define STABLEID_IMPLEMENTATION
#include "stableid.h"

#include <stdio.h>

static int failures = 0;

static void expect(bool holds, const char *what) {
  if (!holds) {
    printf("failed: %s\n", what);
    ++failures;
  }
}

enum { threads = 4, drawn_by_each = 20000 };
static uint64_t numbers[threads][drawn_by_each];
static uint64_t thread_numbers[threads];

static void *draw(void *at) {
  const size_t index = (size_t)((uint64_t *)at - thread_numbers);
  int i;
  thread_numbers[index] = stableid_thread_id();
  for (i = 0; i != drawn_by_each; ++i)
    numbers[index][i] = stableid_next_id();
  return NULL;
}

static int by_number(const void *a, const void *b) {
  const uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
  return x < y ? -1 : x > y;
}

static bool all_differ(uint64_t *first, size_t size) {
  size_t i;
  qsort(first, size, sizeof *first, by_number);
  for (i = 1; i != size; ++i)
    if (first[i] == first[i - 1])
      return false;
  return first[0] != 0;
}

static void test_numbers(void) {
  pthread_t running[threads];
  bool ordered = true;
  int t, i;
  for (t = 0; t != threads; ++t)
    expect(pthread_create(&running[t], NULL, draw, &thread_numbers[t]) == 0,
           "a thread starts");
  for (t = 0; t != threads; ++t)
    pthread_join(running[t], NULL);
  for (t = 0; t != threads; ++t)
    for (i = 1; i != drawn_by_each; ++i)
      ordered = ordered && numbers[t][i - 1] < numbers[t][i];
  expect(ordered, "numbers increase within a thread");
  expect(all_differ(&numbers[0][0], (size_t)threads * drawn_by_each),
         "no number comes twice");
  expect(all_differ(thread_numbers, threads),
         "threads have numbers of their own");
  expect(stableid_thread_id() == stableid_thread_id(),
         "a thread keeps its own");
}

static void test_global_ids(void) {
  stableid_gid a, b, read;
  char text[STABLEID_GID_TEXT];
  const char *bad[] = {"",
                       "0123456789abcdef",
                       "0123456789abcdef-",
                       "0123456789abcdef-01",
                       "0123456789abcdef-1x",
                       "0123456789abcdef--1",
                       "0123456789ABCDEF-1",
                       "0123456789abcdef-18446744073709551616"};
  size_t i;
  expect(stableid_global_id(&a) && stableid_global_id(&b),
         "global ids are made");
  expect(a.nonce == b.nonce && a.sequence < b.sequence, "and count up");
  expect(stableid_gid_parse(&read, stableid_gid_text(&a, text)) &&
             read.nonce == a.nonce && read.sequence == a.sequence,
         "their text is read back");
  read.nonce = 0x0123456789abcdefu;
  read.sequence = UINT64_MAX;
  expect(strcmp(stableid_gid_text(&read, text),
                "0123456789abcdef-18446744073709551615") == 0,
         "the longest text fits");
  for (i = 0; i != sizeof bad / sizeof *bad; ++i)
    expect(!stableid_gid_parse(&read, bad[i]) && read.nonce == 0 &&
               read.sequence == 0,
           "what is no text of a global id is refused");
}

static void test_uuids(void) {
  stableid_uuid a, b, read;
  char text[STABLEID_UUID_TEXT], again[STABLEID_UUID_TEXT];
  const char *bad[] = {"",
                       "919108f7-52d1-4320-9bac-f847db4148a",
                       "919108f7-52d1-4320-9bac-f847db4148a8 ",
                       "919108f7-52d1-4320-9bac-f847db4148ag",
                       "919108f7+52d1-4320-9bac-f847db4148a8",
                       "{919108f7-52d1-4320-9bac-f847db4148a8"};
  size_t i;
  expect(stableid_uuid_v4(&a) && stableid_uuid_v4(&b), "version 4 is made");
  expect(stableid_uuid_compare(&a, &b) != 0, "two differ");
  expect(a.bytes[6] >> 4 == 4 && a.bytes[8] >> 6 == 2, "with its bits");
  expect(stableid_uuid_time_ms(&a) == -1, "and no time");
  for (i = 0; i != 10000; ++i) {
    const bool made = stableid_uuid_v7(&a) && stableid_uuid_v7(&b);
    if (!made || stableid_uuid_compare(&a, &b) >= 0)
      expect(false, "version 7 increases");
  }
  expect(a.bytes[6] >> 4 == 7 && a.bytes[8] >> 6 == 2,
         "version 7 has its bits");
  /* RFC 9562, appendices A.3 and A.6. */
  expect(stableid_uuid_parse(&read, "919108F7-52d1-4320-9bac-f847db4148a8") &&
             strcmp(stableid_uuid_text(&read, text),
                    "919108f7-52d1-4320-9bac-f847db4148a8") == 0,
         "the RFC's version 4 is read and written");
  expect(stableid_uuid_parse(&read, "017F22E2-79B0-7CC3-98C4-DC0C0C07398F") &&
             stableid_uuid_time_ms(&read) == 1645557742000,
         "the RFC's version 7 has its time");
  expect(stableid_uuid_parse(&read, stableid_uuid_text(&b, again)) &&
             stableid_uuid_compare(&read, &b) == 0 &&
             !stableid_uuid_is_null(&b),
         "text is read back");
  for (i = 0; i != sizeof bad / sizeof *bad; ++i)
    expect(!stableid_uuid_parse(&read, bad[i]) && stableid_uuid_is_null(&read),
           "what is no UUID is refused");
}

static void test_hash(void) {
  char long_text[101];
  memset(long_text, 'x', sizeof long_text);
  expect(stableid_hash("", 0, 0) == UINT64_C(0xef46db3751d8e999) &&
             stableid_hash("a", 1, 0) == UINT64_C(0xd24ec4f1a98c6e5b) &&
             stableid_hash("abc", 3, 0) == UINT64_C(0x44bc2cf5ad770999),
         "the published values of XXH64");
  expect(stableid_hash(long_text, 100, 0) != stableid_hash(long_text, 101, 0) &&
             stableid_hash("abc", 3, 0) != stableid_hash("abc", 3, 1),
         "size and seed count");
}

static void test_random(void) {
  unsigned char bytes[2000] = {0};
  int seen[256] = {0};
  int i, missing = 0;
  expect(stableid_random(bytes, sizeof bytes), "random bytes come");
  for (i = 0; i != (int)sizeof bytes; ++i)
    ++seen[bytes[i]];
  for (i = 0; i != 256; ++i)
    missing += seen[i] == 0;
  expect(missing < 16, "and are not all the same");
}

static void test_registry(void) {
  static int objects[1000];
  static stableid_handle handles[1000];
  stableid_registry *registry = stableid_registry_new();
  stableid_registry *other = stableid_registry_new();
  stableid_handle null = {0}, old, first;
  int i, lives = 0;
  bool right = true;
  for (i = 0; i != 1000; ++i) {
    handles[i] = stableid_attach(registry, &objects[i]);
    right = right && handles[i].value != 0;
  }
  for (i = 0; i != 1000; ++i)
    right = right && stableid_find(registry, handles[i]) == &objects[i];
  expect(right, "a thousand objects are found");
  expect(stableid_find(other, handles[7]) == NULL, "not in another registry");
  expect(stableid_find(registry, null) == NULL &&
             !stableid_detach(registry, null) &&
             stableid_attach(registry, NULL).value == 0,
         "null is nothing");
  old = handles[7];
  expect(stableid_detach(registry, old) && !stableid_detach(registry, old),
         "an object is detached once");
  handles[7] = stableid_attach(registry, &objects[7]);
  expect(stableid_find(registry, old) == NULL &&
             stableid_find(registry, handles[7]) == &objects[7],
         "an old handle does not find the next object of its slot");
  /* A slot has 255 generations here, and then retires. */
  first = stableid_attach(other, &objects[0]);
  old = first;
  do {
    ++lives;
    stableid_detach(other, old);
    old = stableid_attach(other, &objects[0]);
  } while ((old.value & 0xffffffffu) == (first.value & 0xffffffffu));
  expect(lives == 255 && stableid_find(other, first) == NULL,
         "a slot retires after its last generation");
  stableid_registry_free(registry);
  stableid_registry_free(other);
  stableid_registry_free(NULL);
}

/* Objects that end and begin again while other threads look for them. */
enum { lent_objects = 16, lent_rounds = 4000 };
struct lent {
  int alive;
  stableid_handle handle;
  unsigned long used;
};
static struct lent lents[lent_objects];
static stableid_locked_registry *lender;
static int ended_in_use = 0;

static void use_lent(void *object, void *context) {
  const struct lent *found = (const struct lent *)object;
  ++*(unsigned long *)context;
  if (!found->alive)
    __atomic_store_n(&ended_in_use, 1, __ATOMIC_RELAXED);
}

static void *borrow(void *context) {
  int i;
  for (i = 0; i != lent_rounds; ++i) {
    stableid_handle handle;
    handle.value = __atomic_load_n(&lents[i % lent_objects].handle.value,
                                   __ATOMIC_RELAXED);
    (void)stableid_locked_with(lender, handle, use_lent, context);
  }
  return NULL;
}

static void *end_and_begin(void *context) {
  int i;
  for (i = 0; i != lent_rounds; ++i) {
    struct lent *one = &lents[i % lent_objects];
    stableid_handle handle = one->handle;
    *(bool *)context &= stableid_locked_detach(lender, handle);
    *(bool *)context &= !stableid_locked_detach(lender, handle);
    one->alive = 0; /* nobody uses it from here on */
    one->alive = 1;
    handle = stableid_locked_attach(lender, one);
    __atomic_store_n(&one->handle.value, handle.value, __ATOMIC_RELAXED);
  }
  return NULL;
}

static void test_locked_registry(void) {
  pthread_t running[3];
  unsigned long uses[2] = {0, 0};
  bool detached = true;
  stableid_handle null = {0}, gone;
  int i;
  lender = stableid_locked_new();
  expect(stableid_locked_attach(lender, NULL).value == 0 &&
             !stableid_locked_with(lender, null, use_lent, &uses[0]) &&
             !stableid_locked_detach(lender, null) && uses[0] == 0,
         "null is nothing in a locked registry");
  for (i = 0; i != lent_objects; ++i) {
    lents[i].alive = 1;
    lents[i].handle = stableid_locked_attach(lender, &lents[i]);
  }
  gone = lents[0].handle;
  expect(stableid_locked_with(lender, gone, use_lent, &uses[0]) && uses[0] == 1,
         "an attached object is lent");
  pthread_create(&running[0], NULL, borrow, &uses[0]);
  pthread_create(&running[1], NULL, borrow, &uses[1]);
  pthread_create(&running[2], NULL, end_and_begin, &detached);
  for (i = 0; i != 3; ++i)
    pthread_join(running[i], NULL);
  expect(detached, "an object is detached once, also beside other threads");
  expect(!ended_in_use, "no object ends while it is lent");
  expect(!stableid_locked_with(lender, gone, use_lent, &uses[0]),
         "an old handle is lent nothing");
  stableid_locked_free(lender);
  stableid_locked_free(NULL);
}

int main(void) {
  test_numbers();
  test_global_ids();
  test_uuids();
  test_hash();
  test_random();
  test_registry();
  test_locked_registry();
  return failures;
}
