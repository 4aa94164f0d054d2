/* What the library is told by its environment, and whether it is at work. */
#ifndef STABLEID_WITNESS_PROCESS_H
#define STABLEID_WITNESS_PROCESS_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* True from the end of the library's start on. */
extern atomic_bool process_started;

/* This thread is inside the library: what it allocates there, and what a signal
 * handler does meanwhile, is not looked at. */
extern _Thread_local bool process_inside
    __attribute__((tls_model("initial-exec")));

/* Sizes of blocks that count as identities by themselves. */
enum { process_sizes_most = 16 };
extern size_t process_sizes[process_sizes_most];
extern unsigned process_size_count;

/* Where the events go; null: to standard error. */
extern const char *process_folder;

/* A small number of the calling thread. */
uint32_t thread_number(void);

#endif
