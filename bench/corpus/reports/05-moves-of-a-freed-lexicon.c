// jvc56/MAGPIE pull request 542, 2026: a generator that outlives lexicons compares the address of the one
// it has cached with the new one's, and keeps entries of freed memory.
#include <stddef.h>
struct Lexicon { int *words; };
struct Generator {
  const struct Lexicon *cached;
  int *entries[16];
};
static struct Generator generators[4];
void load(struct Generator *generator, const struct Lexicon *lexicon, int thread) {
  struct Generator *mine = &generators[thread];
  if (mine->cached != lexicon) { // found: address-as-id
    mine->cached = lexicon;
    for (size_t i = 0; i < 16; ++i)
      mine->entries[i] = lexicon->words;
  }
  *generator = *mine;
}
