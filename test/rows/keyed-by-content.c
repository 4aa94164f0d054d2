// The row keyed-by-content: without it this is said.
// RUN: %check_stableid %s stableid-address-as-key -- -config='{CheckOptions: {stableid-address-as-key.ReportLikely: true}}'

#include "Inputs/table.h"

typedef struct { char Name[8]; } Font;
unsigned font_hash(const void *Key);
int font_equal(const void *A, const void *B);
static GHashTable *fonts;

void begin(void) { fonts = g_hash_table_new(font_hash, font_equal); }

int is_new(Font *F) {
  if (g_hash_table_contains(fonts, F))
    return 0;
  return g_hash_table_add(fonts, F); // no-warning: keyed-by-content
}
