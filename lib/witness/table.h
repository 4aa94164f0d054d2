/* The last holders of addresses: what became an identity, and what became of the
 * object. Bounded; the oldest goes when a new one comes. */
#ifndef STABLEID_WITNESS_TABLE_H
#define STABLEID_WITNESS_TABLE_H

#include "counts.h"
#include "stack.h"

enum state {
  unused,
  alive,    /* the object that got the identity, as far as is seen */
  moving,   /* in a realloc, which may free it */
  freed,    /* and nobody has the memory */
  given_out /* another object has the memory, without an identity so far */
};

/* An object at the address: its block, and where it came from. */
struct object {
  size_t size;     /* of the block; 0: its allocation was not noted */
  uint32_t thread; /* that allocated it; 0: not known */
  struct stack allocated;
};

/* The part that is read for each block at the address: small, for the cache. */
struct holder {
  uintptr_t address;
  uint32_t next, turn; /* the last call that looked at it */
  uint16_t site;
  uint8_t state;
  uint8_t class : 6; /* of the block that has the memory; counts_class_of */
  bool was_given : 1; /* once, which is what is counted */
  bool quiet : 1; /* known to the table and no more to the filter: all that can
                     come is another identity at the address */
};

/* What is told of it. Not kept up when enough was told of the site. */
struct detail {
  struct object first, second; /* the second has the memory after the first */
  struct stack named, freed;   /* of the first */
};

enum kind { kind_freed, kind_given_out, kind_twice, kind_dangling };

/* A copy of what is told, for when the lock is open again. */
struct event {
  enum kind kind;
  uintptr_t address;
  struct detail detail;
  uint32_t first_site, site, thread; /* the last two: of the call */
  struct stack at;
};

/* Those of one call. What there is no room for is only counted. */
struct events {
  unsigned count;
  struct event list[2];
};

/* With so many holders. False without memory. */
bool table_prepare(uint32_t capacity);

/* Each takes the lock. `at` is the stack of the call; null at first: then the
 * answer is false, and nothing was done, if one is needed. It is not taken with
 * the lock, since the loader may have locks of its own. */
bool table_named(uintptr_t address, uint32_t site, const struct stack *at,
                 struct events *told);
bool table_allocated(uintptr_t block, size_t size, const struct stack *at,
                     struct events *told);
bool table_freed(uintptr_t block, size_t size, const struct stack *at,
                 struct events *told);
/* Around a realloc: the block may have moved away, or be what it was. */
bool table_moving(uintptr_t block, size_t size);
void table_moved(uintptr_t block, size_t size, bool away,
                 const struct stack *at, struct events *told);
void table_forget(uintptr_t address, const char *name);

/* Keeps the stack of an allocation, for an identity that may come. */
void table_remember(uintptr_t block, size_t size, const struct stack *at);

/* Asks of all sites, with the lock, whether stacks are still wanted. */
void table_ask_sites(void);

/* The number of the site, with the lock; counts_sites: no room. */
uint32_t table_site(const char *name, const char *file, uint32_t line);

/* For fork: the child must not begin with a lock that is taken. */
void table_lock(void);
void table_unlock(void);

#endif
