// The tables of GLib, as far as the rows ask about them.
typedef struct _GHashTable GHashTable;
typedef unsigned (*GHashFunc)(const void *);
typedef int (*GEqualFunc)(const void *, const void *);
typedef void (*GDestroyNotify)(void *);
GHashTable *g_hash_table_new(GHashFunc, GEqualFunc);
GHashTable *g_hash_table_new_full(GHashFunc, GEqualFunc, GDestroyNotify, GDestroyNotify);
int g_hash_table_add(GHashTable *, void *);
int g_hash_table_contains(GHashTable *, const void *);
unsigned g_direct_hash(const void *);
