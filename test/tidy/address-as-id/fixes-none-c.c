// In C: IDs that get no edit, because a number would not mean what the address meant, or because somebody may read it unseen.
// RUN: %check_stableid -no-fix %s stableid-address-as-id -std=c11-or-later

#define _GNU_SOURCE
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Given to an object that may have one already.
struct named { uint64_t id; int uses; };
void name_again(struct named *n) {
  n->id = (uint64_t)(uintptr_t)n;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'named' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
}

// The pointer may be another object's by then.
struct moved { uint64_t id; };
struct moved *moved_new(struct moved *old) {
  struct moved *m = malloc(sizeof *m);
  if (old)
    m = old;
  m->id = (uint64_t)(uintptr_t)m;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  return m;
}
struct resized { uint64_t id; };
struct resized *resized_new(struct resized *old) {
  struct resized *r = realloc(old, sizeof *r);
  r->id = (uint64_t)(uintptr_t)r;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  return r;
}

// Given again and again.
struct looped { uint64_t id; };
struct looped *looped_new(int n) {
  struct looped *l = malloc(sizeof *l);
  while (n--)
    l->id = (uint64_t)(uintptr_t)l;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  return l;
}
struct jumped { uint64_t id; };
struct jumped *jumped_new(int (*again)(void)) {
  struct jumped *j = malloc(sizeof *j);
retry:
  j->id = (uint64_t)(uintptr_t)j;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  if (again())
    goto retry;
  return j;
}

// Another object's address.
struct owned { uint64_t id; };
struct owned *owned_new(const struct named *owner) {
  struct owned *o = malloc(sizeof *o);
  o->id = (uint64_t)(uintptr_t)owner;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'named' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  return o;
}

// A function that is not in this file knows the struct, and may cast it back.
struct known { uint64_t id; };
void known_use(struct known *k);
struct known *known_new(void) {
  struct known *k = malloc(sizeof *k);
  k->id = (uint64_t)(uintptr_t)k;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  return k;
}

// Read under the name of another struct, or as bytes.
struct base { uint64_t base_id; };
struct derived { uint64_t id; int more; };
uint64_t base_number(const struct base *b) { return b->base_id; }
struct derived *derived_new(void) {
  struct derived *d = malloc(sizeof *d);
  d->id = (uint64_t)(uintptr_t)d;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  return base_number((struct base *)d) ? d : NULL;
}
struct stored { uint64_t id; };
struct stored *stored_new(FILE *out) {
  struct stored *s = malloc(sizeof *s);
  s->id = (uint64_t)(uintptr_t)s;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  fwrite(s, sizeof *s, 1, out);
  return s;
}

// A reader wants an address: it is compared with one, or masked.
struct compared { uint64_t id; };
struct compared *compared_new(void) {
  struct compared *c = malloc(sizeof *c);
  c->id = (uint64_t)(uintptr_t)c;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  return c;
}
int compared_is(const struct compared *c, const struct compared *other) { return c->id == (uint64_t)(uintptr_t)other; }
struct masked { uint64_t id; };
struct masked *masked_new(void) {
  struct masked *m = malloc(sizeof *m);
  m->id = (uint64_t)(uintptr_t)m;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  return m;
}
unsigned masked_bucket(const struct masked *m) { return (unsigned)(m->id >> 4); }

// Also written somewhere that has no edit: two kinds of IDs in one field.
struct mixed { uint64_t id; };
struct mixed *mixed_new(void) {
  struct mixed *m = malloc(sizeof *m);
  m->id = (uint64_t)(uintptr_t)m;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  return m;
}
void mixed_reset(struct mixed *m) {
  m->id = (uint64_t)(uintptr_t)m;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
}

// A macro makes it.
#define NEW_ID(p) (uint64_t)(uintptr_t)(p)
struct macro { uint64_t id; };
struct macro *macro_new(void) {
  struct macro *m = malloc(sizeof *m);
  m->id = NEW_ID(m);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  return m;
}

// What can fail, only the user can say what then.
struct session { char session_id[40]; };
struct session *session_new(void) {
  struct session *s = malloc(sizeof *s);
  snprintf(s->session_id, sizeof s->session_id, "%p", (void *)s);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
  return s;
}

// Too few bits.
struct narrow { uint16_t id; };
struct narrow *narrow_new(void) {
  struct narrow *n = malloc(sizeof *n);
  n->id = (uint16_t)(uintptr_t)n;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  return n;
}

// Code that '#if' leaves out reads it.
struct left_out { uint64_t left_id; };
struct left_out *left_out_new(void) {
  struct left_out *l = malloc(sizeof *l);
  l->left_id = (uint64_t)(uintptr_t)l;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'left_id'; another object can get the same one [stableid-address-as-id]
  return l;
}
#if 0
struct left_out *left_out_of(uint64_t left_id);
#endif

// Another file reads it through this function.
struct shown { uint64_t id; };
struct shown *shown_new(void) {
  struct shown *s = malloc(sizeof *s);
  s->id = (uint64_t)(uintptr_t)s;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  return s;
}
uint64_t shown_id(const struct shown *s) { return s->id; }

// A function would be left that nobody calls.
struct hashed { uint64_t id; };
static uint64_t mixed_bits(const void *p) { return (uint64_t)(uintptr_t)p * 31; }
struct hashed *hashed_new(void) {
  struct hashed *h = malloc(sizeof *h);
  h->id = mixed_bits(h);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  return h;
}
