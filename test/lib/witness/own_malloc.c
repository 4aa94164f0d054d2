/* A program with a malloc of its own, of which the witness sees nothing. */
#include <stableid_witness.h>

#include <stddef.h>
#include <string.h>

static char memory[1 << 20] __attribute__((aligned(16)));
static size_t used;
static void *last;

void *malloc(size_t size) {
  if (last) { /* what was freed last goes to the next */
    void *block = last;
    last = NULL;
    return block;
  }
  void *block = memory + used;
  used += (size + 15) / 16 * 16;
  return used <= sizeof memory ? block : NULL;
}
void free(void *block) { last = block; }
void *calloc(size_t count, size_t size) {
  void *block = malloc(count * size);
  return block ? memset(block, 0, count * size) : NULL;
}
void *realloc(void *old, size_t size) {
  void *block = malloc(size);
  return block && old ? memmove(block, old, size) : block;
}

int main(void) {
  for (int i = 0; i < 2; ++i) {
    void *block = malloc(48);
    stableid_witness_identity(block, "block_id");
    free(block);
  }
  return 0;
}
