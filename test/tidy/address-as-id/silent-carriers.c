// An integer type of the user's own by which pointers and numbers travel alike: it is cast back to pointers, so what is in it is no ID.
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key -std=c11-or-later

#include <stdint.h>
#include <stdlib.h>

typedef uintptr_t Cell;
#define PointerCell(P) ((Cell)(P))
#define CellPointer(C) ((void *)(C))
#define CellNumber(C) ((uint32_t)(C))

struct uuid { unsigned char bytes[16]; };
struct entry { Cell key; int leaf; };
struct column { int by_reference; int offset; };
struct row { uint32_t namespace_id, xmin_id; };
struct session { int user; };

// The result is named for what it points to.
Cell smallest_uuid(void) {
  struct uuid *u = calloc(1, sizeof *u);
  return PointerCell(u); // no-warning
}
// By reference or by value, which a column says.
static Cell fetch(const char *tuple, const struct column *c) {
  if (c->by_reference)
    return PointerCell(tuple + c->offset);
  return (Cell)tuple[c->offset];
}
void read_row(struct row *r, const char *tuple, const struct column *c) {
  Cell id = fetch(tuple, c);
  r->namespace_id = CellNumber(id); // no-warning
  r->xmin_id = CellNumber(fetch(tuple, c + 1)); // no-warning
}
// Unpacked only if that made a copy.
struct entry *unpack(struct entry *e, void *(*detoast)(void *)) {
  void *key = detoast(CellPointer(e->key));
  if (PointerCell(key) != e->key) { // no-warning
    struct entry *copy = malloc(sizeof *copy);
    copy->key = PointerCell(key); // no-warning
    copy->leaf = e->leaf;
    return copy;
  }
  return e;
}
// Declared as what a pointer can be cast back from, and cast back elsewhere.
typedef uintptr_t Value;
struct slot { uint32_t xmin_id; struct uuid tag; };
static Value attribute(struct slot *s, int which) {
  return which ? (Value)&s->tag : (Value)s->xmin_id; // no-warning
}
uint32_t xmin_id_of(struct slot *s) {
  return (uint32_t)attribute(s, 0); // no-warning
}

// Twins: a type that says only how wide it is, and one that nobody casts back.
typedef uint64_t u64;
typedef uint64_t number;
typedef uintptr_t SessionId;
struct visit { u64 session_id; number visitor_id; SessionId other_id; };
void *peek(u64 bits) { return (void *)bits; }
void note_visit(struct visit *v, const struct session *s) {
  v->session_id = (u64)s;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
  v->visitor_id = (number)s;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' becomes the ID 'visitor_id'; another object can get the same one [stableid-address-as-id]
  v->other_id = (SessionId)s;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'session' becomes the ID 'other_id'; another object can get the same one [stableid-address-as-id]
}
