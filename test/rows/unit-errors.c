// The row unit-errors: without it this is said.
// RUN: %check_stableid %s stableid-address-as-id -broken

typedef unsigned long uint64_t;

struct Session { int User; };
struct Record { uint64_t session_id; };

void fill(struct Record *R, struct Session *S) { R->session_id = (uint64_t)S; } // no-warning: unit-errors
void next(void) { undeclared(1)(2); }
