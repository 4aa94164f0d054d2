// Pointers kept among the bytes of a node, and the bytes compared with those of a text: a radix tree.
// RUN: %check_stableid %s stableid-address-as-key

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct node {
  unsigned size;
  unsigned char data[32];
};
int grow(struct node *n) {
  struct node *child = malloc(sizeof *child);
  if (!child)
    return 0;
  memcpy(n->data, &child, sizeof child);
  return 1;
}
unsigned walk(const struct node *n, const unsigned char *text) {
  unsigned i = 0;
  while (i < n->size && n->data[i] == text[i]) // no-warning
    i++;
  return i;
}

// The whole address, as a number.
static uint64_t last;
int same(const struct node *n) {
  if ((uint64_t)n == last)
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'node' stored in 'last' is compared with a fresh one; another object can get the same one [stableid-address-as-key]
    return 1;
  last = (uint64_t)n;
  return 0;
}
