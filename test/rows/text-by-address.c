// The row text-by-address: without it this is said.
// RUN: %check_stableid %s stableid-address-as-key

#include "Inputs/table.h"

static GHashTable *names;

void begin(void) { names = g_hash_table_new(g_direct_hash, 0); }

int is_new(const char *Name) { return g_hash_table_add(names, (void *)Name); } // no-warning: text-by-address
