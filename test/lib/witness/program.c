/* The same in C11: two objects, one after another, with one address. */
#include <stableid_witness.h>

#include <stdlib.h>

int main(void) {
  for (int i = 0; i < 2; ++i) {
    void *volatile block = malloc(48);
    stableid_witness_identity(block, "block_id");
    free(block);
  }
  void *volatile last = malloc(100);
  stableid_witness_identity(last, "last_id");
  stableid_witness_forget(last, "last_id");
  free(last);
  return 0;
}
