// Hashes of what a pointer points to, wherever the pointer comes from.
// RUN: %check_stableid -no-fix %s stableid-address-as-id,stableid-address-as-key

#include <pthread.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct text;
const unsigned char *text_bytes(const struct text *t);
const char *text_chars(const struct text *t);
size_t text_length(const struct text *t);
uint64_t xxh_with_seed(const void *data, size_t length, uint64_t seed);
uint32_t hash_string(const char *text);
uint64_t hash_number(uint64_t n);

struct issuer { uint64_t id, key; char name[16]; };

// The bytes behind a pointer that a call returned.
uint64_t issuer_id(const struct text *t) {
  return xxh_with_seed(text_bytes(t), text_length(t), 0); // no-warning
}
void filled(struct issuer *i, const struct text *t) {
  i->id = hash_string(text_chars(t));                             // no-warning
  i->key = xxh_with_seed(text_bytes(t), text_length(t), 7);       // no-warning
}
// Found again by its content, not by its address.
const struct issuer *found(const struct issuer *all, size_t n, const struct text *t) {
  uint64_t key = xxh_with_seed(text_bytes(t), text_length(t), 7);
  for (size_t i = 0; i < n; ++i)
    if (all[i].key == key) return &all[i]; // no-warning
  return NULL;
}
// An address that was made a number is hashed as one.
uint64_t object_id(struct issuer *i) {
  return hash_number((uintptr_t)i);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'object_id'; another object can get the same one [stableid-address-as-id]
}

// What a thread is to the system; the name promises no more.
static pthread_t threads[4];
uint64_t worker_pthread_id(unsigned n) {
  threads[0] = pthread_self();
  return (uint64_t)threads[n]; // no-warning
}
uint64_t worker_thread_id(void) {
  return (uint64_t)pthread_self();
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: handle of a thread becomes the ID 'worker_thread_id'; the next thread can get the same one [stableid-address-as-id]
}
