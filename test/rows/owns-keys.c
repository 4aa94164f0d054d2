// The row owns-keys: without it this is said.
// RUN: %check_stableid %s stableid-address-as-key -- -config='{CheckOptions: {stableid-address-as-key.ReportLikely: true}}'

#include "Inputs/table.h"

typedef struct { char Name[8]; } Font;
void font_unref(void *F);
static GHashTable *fonts;

void begin(void) { fonts = g_hash_table_new_full(g_direct_hash, 0, font_unref, 0); }

int is_new(Font *F) {
  if (g_hash_table_contains(fonts, F))
    return 0;
  return g_hash_table_add(fonts, F); // no-warning: owns-keys
}
