/* Return addresses of the calling thread, and how many may be taken. */
#ifndef STABLEID_WITNESS_STACK_H
#define STABLEID_WITNESS_STACK_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define STACK_DEPTH 16

struct stack {
  unsigned depth; /* 0: none was taken */
  uintptr_t pcs[STACK_DEPTH];
};

/* A frame as an event tells of it. The texts belong to the loader. */
struct frame {
  const char *module; /* null: in no file */
  const char *symbol; /* null: none is exported there */
  uintptr_t offset;   /* of the return address, from where the file begins */
};

/* Loads the unwinder, which allocates, and notes where the program lies. */
void stack_prepare(void);

/* Fills the stack from the caller of the library on. */
void stack_take(struct stack *taken);

/* The allocations of this thread, and the stacks that it took of them. */
extern _Thread_local uint32_t stack_earned
    __attribute__((tls_model("initial-exec")));
extern _Thread_local uint32_t stack_spent
    __attribute__((tls_model("initial-exec")));
/* A bit for each size, in steps of 16, of which an object had an identity; none
 * where no site is still to be told of, so that no stack is of use. */
extern _Atomic(uint64_t) stack_sizes;

static inline uint64_t stack_size_bit(size_t size) {
  return 1ull << ((size + 15) / 16 % 64);
}

/* Whether the stack of an allocation is taken, of which nothing is known yet:
 * of the first 256 of a thread, and then of those sizes, one in 1024 allocations
 * and what was saved up of that. A program that only allocates pays little. */
static inline bool stack_afford(size_t size) {
  if (__builtin_expect(stack_earned > 256, 1) &&
      !(atomic_load_explicit(&stack_sizes, memory_order_relaxed) &
        stack_size_bit(size)))
    return false;
  if (stack_spent >= 256 + stack_earned / 1024)
    return false;
  ++stack_spent;
  return true;
}

struct frame stack_frame(uintptr_t pc);

#endif
