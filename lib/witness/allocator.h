/* The functions of the heap, before those of the allocator that the program has:
 * they call it, and note what becomes of the memory of an identity. */
#ifndef STABLEID_WITNESS_ALLOCATOR_H
#define STABLEID_WITNESS_ALLOCATOR_H

/* Looks for the fastest way to know the size of a block. */
void allocator_prepare(void);

#endif
