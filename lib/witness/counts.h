/* Numbers that are kept for whoever looks on: in a file that is mapped, so that
 * they are there however the process ends. */
#ifndef STABLEID_WITNESS_COUNTS_H
#define STABLEID_WITNESS_COUNTS_H

#include "counts_layout.h"

#include <stdbool.h>
#include <stddef.h>

/* Those of this process. */
extern struct counts *counts;

/* Maps a file of the folder; memory alone where that cannot be, or where no
 * folder is given. A child of fork begins at zero, with the sites of its
 * parent. */
void counts_open(const char *folder, uint64_t limit);

/* The number of a site, which is made if need be; counts_sites where there is
 * no room. Called with the lock of the table. */
uint32_t counts_site_of(const char *name, const char *file, uint32_t line);

static inline unsigned counts_class_of(size_t size) {
  unsigned class = 0;
  while (class < counts_classes - 1 && size >> (class + 1))
    ++class;
  return class;
}

#endif
