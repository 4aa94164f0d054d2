// C: memory that is freed, and IDs in globals, fields and out-parameters.
// RUN: %clang_analyze %stale_identity %s
#include <stdint.h>
#include <stdlib.h>

struct session {
  int fd;
};
uintptr_t current_session_id, other_session_id;
struct table {
  unsigned long owner_id;
  unsigned long flags;
};

void freed(void) {
  struct session *s = malloc(sizeof *s);
  if (!s)
    return;
  current_session_id = (uintptr_t)s; // expected-note {{use 'stableid_uuid_v4()', or random bytes}}
  free(s);
} // expected-warning {{address of 'session' becomes the ID 'current_session_id'; another object can get the same one}}

void field(struct table *t, struct session *s) {
  t->owner_id = (unsigned long)s; // expected-note {{use 'stableid_next_id()', or a number from a counter}}
  free(s);
} // expected-warning {{address of 'session' becomes the ID 'owner_id'; another object can get the same one}}

void reset(struct table *t, struct session *s) {
  t->owner_id = (unsigned long)s;
  t->flags = (unsigned long)s;
  free(s);
  t->owner_id = 0;
}

void of_local(void) {
  struct session s = {1};
  other_session_id = (uintptr_t)&s; // expected-note {{use 'stableid_uuid_v4()', or random bytes}}
} // expected-warning {{address of 'session' becomes the ID 'other_session_id'; another object can get the same one}}

void alive(struct table *t, struct session *s) {
  t->owner_id = (unsigned long)s;
}
