// The row text-by-content: without it this is said.
// RUN: %check_stableid %s stableid-address-as-key -- -config='{CheckOptions: {stableid-address-as-key.ReportLikely: true}}'

#include "Inputs/table.h"

GHashTable *make_table(void);
static GHashTable *names;

void begin(void) { names = make_table(); }

int is_new(const char *Name) { return g_hash_table_add(names, (void *)Name); } // no-warning: text-by-content
