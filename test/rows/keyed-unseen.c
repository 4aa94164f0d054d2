// The row keyed-unseen: without it this is said.
// RUN: %check_stableid %s stableid-address-as-key

#include "Inputs/table.h"

typedef struct { char Name[8]; } Font;
GHashTable *make_table(void);
static GHashTable *fonts;

void begin(void) { fonts = make_table(); }

int is_new(Font *F) {
  if (g_hash_table_contains(fonts, F))
    return 0;
  return g_hash_table_add(fonts, F); // no-warning: keyed-unseen
}
