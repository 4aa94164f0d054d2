// A value that is a number or a pointer: which member of the union is read says which.
// RUN: %check_stableid %s stableid-address-as-id

#include <stdint.h>

enum tag { NONE, NUMBER, TEXT, LIST };
struct value {
  union { void *at; intptr_t number; } as;
  enum tag tag;
};
struct callback { void *data; int kind; };

static inline void *pointer_of(struct value v) { return v.as.at; }
static inline void *data_of(struct callback c) { return c.data; }

intptr_t value_id(struct value v) {
  switch (v.tag) {
  case NONE:
    return 8 ^ v.tag; // no-warning
  case NUMBER:
    return v.as.number ^ v.tag; // no-warning
  case TEXT:
  default:
    return (intptr_t)pointer_of(v) ^ v.tag;
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'at' becomes the ID 'value_id'; another object can get the same one [stableid-address-as-id]
  }
}
// What a callback is given may be a number.
intptr_t data_id(struct callback c) { return (intptr_t)data_of(c) ^ c.kind; } // no-warning
