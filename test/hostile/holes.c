// Valid C whose initializers have holes and whose statements have parts that are not written: the walk ends, and the function after them is still read.
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output -std=c11

#include <stdint.h>

struct pair { int a; void *b; };
struct grid { int n; struct pair p[4]; union { void *at; uint64_t bits; unsigned char bytes[8]; } u; };
struct empty {};
typedef int vector __attribute__((vector_size(16)));

struct grid global = {.p = {[1] = {.b = &global}, [3] = {.a = 1}}, .u = {.bits = 2}};
int sparse[] = {[8] = 1, [2 ... 5] = 3, [4] = 9};
struct pair whole = {1, 0}, *list[3] = {[2] = &whole};

void holes(struct pair in, int n) {
  struct grid a = {.u.at = &in, .p[2].b = &a, .p[2].a = 3, .n = 4};
  struct grid b = {.p[0] = in, .p[0].b = 0};
  struct pair pairs[4] = {[3] = in, [3].a = 7}, none[2] = {{}};
  struct empty e = {}, es[2] = {};
  int table[n];
  vector v = {1, 2};
  char text[8] = {"ab"}, more[] = {[6] = 'x'};
  void *labels[] = {[2] = &&end, [0] = &&next};
  for (;;) {
    if (n--)
      break;
    else
      ;
  }
  for (int i = 0, *p = table; i < n; ++i, ++p)
    ;
  switch (n)
  case 1 ... 3:
    n = ({ int k = n; ; k; });
  goto *labels[n & 2];
next:
  (void)(struct grid){.p = {[1].b = b.p}};
  (void)((struct pair[]){[1] = {}})[1].a;
  n = n ?: _Generic(n, int: 1, default: 2);
  (void)__builtin_choose_expr(1, n, "no"), (void)sizeof(int[n]), (void)e, (void)es, (void)none, (void)pairs;
  __asm__("" : "+r"(n) : "m"(text) : "memory");
end:
  ;
  (void)v, (void)more;
}
extern union never { void *at; uint64_t bits; } declared[];
struct record { uint64_t session_id; };
void after(struct record *r) {
  r->session_id = (uint64_t)(uintptr_t)r;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'record' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
}
