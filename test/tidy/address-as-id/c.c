// C from C11 to C23: structs, unions, macros and text buffers instead of classes and streams.
// RUN: %check_stableid -no-fix %s stableid-address-as-id -std=c11-or-later

#define _POSIX_C_SOURCE 200809L
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct session { char user[16]; struct session *next; };
struct record { uint64_t id; uint32_t short_id; char request_id[32]; char *uuid; };

void casts(struct record *r, struct session *s) {
  r->id = (uint64_t)s;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  r->id = (uint64_t)(uintptr_t)&s->next;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  r->short_id = (uint32_t)(uintptr_t)s;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' becomes the ID 'short_id'; another object can get the same one [stableid-address-as-id]
  r->id = (uintptr_t)s >> 4;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  r->id = (uintptr_t)s & 15;               // no-warning
  r->id = (uintptr_t)s % 64;               // no-warning
}

uint64_t session_id(const struct session *s) { return (uint64_t)s; }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]

uint64_t punned_id(struct session *s) {
  union { struct session *p; uint64_t n; } u = {.p = s};
  return u.n;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' becomes the ID 'punned_id'; another object can get the same one [stableid-address-as-id]
}

void copied(struct record *r, struct session *s) {
  memcpy(&r->id, &s, sizeof s);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
}

void text(struct record *r, struct session *s) {
  char buffer[32];
  sprintf(r->request_id, "%p", (const void *)s);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'request_id'; another object can get the same one [stableid-address-as-id]
  snprintf(r->request_id, sizeof r->request_id, "r%lx", (unsigned long)s);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' becomes the ID 'request_id'; another object can get the same one [stableid-address-as-id]
  snprintf(buffer, sizeof buffer, "%p", (const void *)s);
  strcpy(r->request_id, buffer);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'request_id'; another object can get the same one [stableid-address-as-id]
  strncpy(r->request_id, buffer, sizeof r->request_id);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'request_id'; another object can get the same one [stableid-address-as-id]
  r->uuid = strdup(buffer);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'uuid'; another object can get the same one [stableid-address-as-id]
  snprintf(r->request_id, sizeof r->request_id, "%d", 7);                   // no-warning
}

void set_trace_id(struct record *r, uint64_t trace_id);
void fill(uint64_t *out, const struct session *s) { *out = (uint64_t)s; }
void parameters(struct record *r, struct session *s) {
  uint64_t raw;
  fill(&raw, s);
  set_trace_id(r, raw);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' becomes the ID 'trace_id'; another object can get the same one [stableid-address-as-id]
  *r = (struct record){.id = (uint64_t)s};
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  r->id = raw ? raw : 1;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
}

struct worker { unsigned long thread_id; pthread_t handle; };
void start(struct worker *w) {
  w->thread_id = (unsigned long)pthread_self();
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes the ID 'thread_id'; the next thread can get the same one [stableid-address-as-id]
  w->handle = pthread_self();                   // no-warning
}

static struct session *allocate(void) { return malloc(sizeof(struct session)); }
uint64_t open_id(void) {
  struct session *s = allocate();
  return (uint64_t)s;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' becomes the ID 'open_id'; another object can get the same one [stableid-address-as-id]
}

// Silent: tag bits, an integer in a pointer, a table of functions, a static tag, a cookie.
struct entry { uintptr_t word; };
int is_tagged(const struct entry *e) { return e->word & 1; }                              // no-warning
struct session *entry_session(const struct entry *e) { return (struct session *)(e->word & ~(uintptr_t)1); }
void entry_set(struct entry *e, struct session *s) { e->word = (uintptr_t)s | 1; }        // no-warning
void *worker_main(void *arg) {
  struct worker w = {.thread_id = (unsigned long)arg}; // no-warning: the index of the thread
  return (void *)w.thread_id;
}
static void op_add(void) {}
static void op_sub(void) {}
#define OP_ID(name) (uintptr_t)op_##name
uintptr_t op_id(int n) { return n ? OP_ID(add) : OP_ID(sub); } // no-warning
static char type_tag;
uintptr_t type_id(void) { return (uintptr_t)&type_tag; } // no-warning
struct event { uint64_t request_id; };
void submit(struct event *e, struct session *s) { e->request_id = (uint64_t)s; } // no-warning: 'completed' casts it back
void completed(const struct event *e) { ((struct session *)e->request_id)->next = NULL; }

// The state of a table, compared while the table lives.
struct dict { struct entry *table[2]; unsigned long used; };
struct dict_iterator { struct dict *d; unsigned long long fingerprint; };
unsigned long long dict_fingerprint(struct dict *d) {
  unsigned long long integers[3] = {(unsigned long)d->table[0], (unsigned long)d->table[1], d->used}, hash = 0;
  for (int j = 0; j < 3; j++) { hash += integers[j]; hash = ~hash + (hash << 21); hash ^= hash >> 24; }
  return hash; // no-warning
}
void iterate(struct dict_iterator *i) { i->fingerprint = dict_fingerprint(i->d); } // no-warning
void release(struct dict_iterator *i) { if (i->fingerprint != dict_fingerprint(i->d)) abort(); }

void allocated(struct record *r) {
  r->id = (uint64_t)malloc(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'memory' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
}

// What it is for is said by what it is cast to.
void allocated_for(struct record *r) {
  struct session *s = malloc(sizeof *s);
  r->id = (uint64_t)s;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
}

// Text is known by the pointer that a function returns.
static char *in_static(struct session *s) {
  static char text[32];
  snprintf(text, sizeof text, "%p", (void *)s);
  return text;
}
static char *on_heap(struct session *s) {
  char *text = malloc(32);
  sprintf(text, "%p", (void *)s);
  return text;
}
static char *of_name(struct session *s) {
  static char text[32];
  snprintf(text, sizeof text, "%s", s->user);
  return text;
}
void from_text(struct record *r, struct session *s) {
  strcpy(r->request_id, in_static(s));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' becomes the ID 'request_id'; another object can get the same one [stableid-address-as-id]
  r->uuid = on_heap(s);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' becomes the ID 'uuid'; another object can get the same one [stableid-address-as-id]
  strcpy(r->request_id, of_name(s)); // no-warning
}
