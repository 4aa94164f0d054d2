// An address less a constant, or mixed with one, is still the address; the difference of two is an offset.
// RUN: %check_stableid %s stableid-address-as-id

#include <stdint.h>

struct session { uint64_t id; };
static const uintptr_t secret = 0x5bd1e995;
static char arena[4096];
static uintptr_t origin;
enum { HEADER = 16 };

void less(struct session *s) {
  s->id = (uintptr_t)s - HEADER;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
}
void less_assigned(struct session *s) {
  uintptr_t value = (uintptr_t)s;
  value -= HEADER;
  s->id = value;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
}
void from_the_end(struct session *s) {
  s->id = UINTPTR_MAX - (uintptr_t)s;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
}
void masked(struct session *s) {
  s->id = (uintptr_t)s ^ secret;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
}
void inverted(struct session *s) {
  s->id = ~(uintptr_t)s;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
}

// Offsets.
void in_arena(struct session *s) { s->id = (uintptr_t)s - (uintptr_t)arena; } // no-warning
void in_struct(struct session *s) { s->id = (uintptr_t)&s->id - (uintptr_t)s; } // no-warning
void from_global(struct session *s) { s->id = (uintptr_t)s - (uintptr_t)&origin; } // no-warning
void from_origin(struct session *s) { s->id = (uintptr_t)s - origin; } // no-warning
void start(void *heap) { origin = (uintptr_t)heap; }
void left_in_arena(struct session *s) { s->id = (uintptr_t)(arena + sizeof arena) - (uintptr_t)s; } // no-warning
// Padding.
void padding(struct session *s) { s->id = 64 - ((uintptr_t)s & 63); } // no-warning
void negative(struct session *s) { s->id = -(uintptr_t)s & 63; } // no-warning
