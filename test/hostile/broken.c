// C that does not compile, with holes where expressions were: the walk ends all the same.
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output -broken -- -- -ferror-limit=0

#include <stdint.h>

struct tail { int n; char d[]; };
void flexible(void) {
  struct tail a = {.d = {1}};
  struct tail b = {.d[2] = 1, .n = 2};
  static struct tail c[] = {{.d = "x"}, {.n = 1, .d = {[3] = 1}}};
  (void)a, (void)b, (void)c;
}
struct incomplete;
struct incomplete made = {.id = 1};
uint64_t wrong(struct incomplete *i, int n) {
  struct incomplete here = {.id = (uint64_t)i, [2] = 3};
  struct { uint64_t id; struct incomplete part; } half = {.part = {}, .id = (uint64_t)i};
  int sized[] = {[-1] = 2, [n] = 4};
  uint64_t id = (uint64_t)undeclared(i, missing.id) + half.id;
  switch (i) { case missing: default: default: id += sizeof(struct incomplete); }
  for (int k = unknown; k < ; ) ;
  if () return i->id;
  goto nowhere;
  return *i + &here + id(sized);
}
void session_id = 1;
uint64_t f(session_id) { return (uint64_t)&session_id; }
int g( { return
