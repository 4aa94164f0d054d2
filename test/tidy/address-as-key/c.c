/* C: a stored address that is compared later, and marks by which an object knows its own bytes. */
// RUN: %check_stableid -check-suffix=CERTAIN %s stableid-address-as-key
// RUN: %check_stableid %s stableid-address-as-key -- -config="{CheckOptions: {stableid-address-as-key.ReportLikely: true}}"

#include <pthread.h>
#include <stdint.h>

struct font { int size; };
struct cache { uintptr_t last; int width; };
int measure(const struct font *font);

/* Another font at the address gets the width of the one before. */
int width(struct cache *cache, const struct font *font) {
  if (cache->last == (uintptr_t)font)
    // CHECK-MESSAGES-CERTAIN: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'font' stored in 'last' is compared with a fresh one; another object can get the same one [stableid-address-as-key]
    // CHECK-MESSAGES: :[[@LINE-2]]:{{[0-9]+}}: warning: address of 'font' stored in 'last' is compared with a fresh one; another object can get the same one [stableid-address-as-key]
    return cache->width;
  cache->last = (uintptr_t)font;
  return cache->width = measure(font);
}

/* A block that is still the one that was stamped. */
struct block { uintptr_t mark; long cookie; };
static const long magic = 0x1234;
void stamp(struct block *block) {
  block->mark = (uintptr_t)block;
  block->cookie = (long)block ^ magic;
}
int is_whole(const struct block *block) {
  return block->mark == (uintptr_t)block // no-warning
         && block->cookie == ((long)block ^ magic); // no-warning
}

/* The thread that asks is alive, and so is the one that holds the lock. */
struct lock { unsigned long owner; int depth; };
void enter(struct lock *lock) {
  if (lock->owner == (unsigned long)pthread_self()) {
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: handle of a thread stored in 'owner' may be compared with a fresh one; the next thread can get the same one [stableid-address-as-key]
    ++lock->depth;
    return;
  }
  lock->owner = (unsigned long)pthread_self();
}
