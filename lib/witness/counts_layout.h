/* The file of counts that a process maps, and that tools/witness reads. */
#ifndef STABLEID_WITNESS_COUNTS_LAYOUT_H
#define STABLEID_WITNESS_COUNTS_LAYOUT_H

#include <stdint.h>

#define COUNTS_MAGIC 0x7374776974303031ull /* "stwit001" */

enum { counts_sites = 512, counts_classes = 32 };

/* A place where an address becomes an identity. */
struct counts_site {
  char name[64];
  char file[192];
  uint32_t line;
  uint32_t told[4]; /* events written of it, by kind */
  uint64_t identities, freed, given_out, twice, dangling;
};

/* Blocks of 2^n bytes or more, and less than 2^(n+1). */
struct counts_class {
  uint64_t identities, given_out, twice;
};

struct counts {
  uint64_t magic;
  uint32_t pid, parent;
  char program[256];
  uint64_t limit;   /* events that are written of one site */
  uint64_t evicted; /* holders that went for want of room */
  uint64_t no_room; /* identities at more sites than there is room for */
  uint64_t busy;    /* identities named while the library was at work */
  uint64_t lost;    /* events that could not be written */
  uint64_t heap;    /* 1: this library is the allocator that is called */
  struct counts_class classes[counts_classes];
  uint64_t site_count;
  struct counts_site sites[counts_sites];
};

#endif
