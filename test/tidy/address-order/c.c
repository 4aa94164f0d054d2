// GLib's tables, by declarations that stand in for its header: hashed by address where they were made so.
// RUN: %check_stableid %s stableid-address-order -no-fix -std=c11-or-later

#include <stddef.h>
#include <stdio.h>

typedef void *gpointer;
typedef const void *gconstpointer;
typedef int gboolean;
typedef struct _GHashTable GHashTable;
typedef struct { gpointer dummy[6]; } GHashTableIter;
typedef struct _GList { gpointer data; struct _GList *next; } GList;
typedef unsigned (*GHashFunc)(gconstpointer);
typedef gboolean (*GEqualFunc)(gconstpointer, gconstpointer);
typedef int (*GCompareFunc)(gconstpointer, gconstpointer);
unsigned g_direct_hash(gconstpointer);
unsigned g_str_hash(gconstpointer);
gboolean g_str_equal(gconstpointer, gconstpointer);
GHashTable *g_hash_table_new(GHashFunc, GEqualFunc);
gboolean g_hash_table_insert(GHashTable *, gpointer, gpointer);
void g_hash_table_iter_init(GHashTableIter *, GHashTable *);
gboolean g_hash_table_iter_next(GHashTableIter *, gpointer *, gpointer *);
void g_hash_table_foreach(GHashTable *, void (*)(gpointer, gpointer, gpointer), gpointer);
unsigned g_hash_table_foreach_remove(GHashTable *, gboolean (*)(gpointer, gpointer, gpointer), gpointer);
GList *g_hash_table_get_keys(GHashTable *);
GList *g_list_sort(GList *, GCompareFunc);
#define GINT_TO_POINTER(i) ((gpointer)(long)(i))
#define GPOINTER_TO_INT(p) ((int)(long)(p))

typedef struct { const char *name; int id; } Node;
static GHashTable *nodes, *names, *numbers;
void init(void) {
  nodes = g_hash_table_new(g_direct_hash, NULL);
  names = g_hash_table_new(g_str_hash, g_str_equal);
  numbers = g_hash_table_new(NULL, NULL);
}
void put(Node *node) {
  g_hash_table_insert(nodes, node, node);
  g_hash_table_insert(names, (gpointer)node->name, node);
  g_hash_table_insert(numbers, GINT_TO_POINTER(node->id), node);
}

void iterated(void) {
  GHashTableIter it;
  gpointer key;
  g_hash_table_iter_init(&it, nodes);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: order of addresses in 'nodes' is written; it can be another one in each run [stableid-address-order]
  while (g_hash_table_iter_next(&it, &key, NULL))
    printf("%s\n", ((Node *)key)->name);
}
static void show(gpointer key, gpointer value, gpointer data) { printf("%s\n", ((Node *)key)->name); }
void called(void) {
  g_hash_table_foreach(nodes, show, NULL);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: order of addresses in 'nodes' is written; it can be another one in each run [stableid-address-order]
}
void listed(void) {
  GHashTable *own = g_hash_table_new(NULL, NULL);
  Node one = {"one", 1};
  g_hash_table_insert(own, &one, NULL);
  GList *list = g_hash_table_get_keys(own);
  for (GList *each = list; each; each = each->next)
    // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: order of addresses in 'own' is written; it can be another one in each run [stableid-address-order]
    printf("%s\n", ((Node *)each->data)->name);
}

// Hashed by a text; keys that are numbers; sums; sorted first; taken out.
void texts(void) {
  GHashTableIter it;
  gpointer key;
  g_hash_table_iter_init(&it, names);
  while (g_hash_table_iter_next(&it, &key, NULL))
    printf("%s\n", (const char *)key);
}
void counted(void) {
  GHashTableIter it;
  gpointer key;
  g_hash_table_iter_init(&it, numbers);
  while (g_hash_table_iter_next(&it, &key, NULL))
    printf("%d\n", GPOINTER_TO_INT(key));
}
void summed(void) {
  GHashTableIter it;
  gpointer key;
  int sum = 0;
  g_hash_table_iter_init(&it, nodes);
  while (g_hash_table_iter_next(&it, &key, NULL))
    sum += ((Node *)key)->id;
  printf("%d\n", sum);
}
static int byId(gconstpointer a, gconstpointer b) { return ((const Node *)a)->id - ((const Node *)b)->id; }
void sorted(void) {
  GList *list = g_hash_table_get_keys(nodes);
  list = g_list_sort(list, byId);
  for (GList *each = list; each; each = each->next)
    printf("%s\n", ((Node *)each->data)->name);
}
static gboolean isOld(gpointer key, gpointer value, gpointer data) { return ((Node *)key)->id < 3; }
void dropped(void) { g_hash_table_foreach_remove(nodes, isOld, NULL); }
// Nobody sees how the table was made.
void given(GHashTable *table) {
  GHashTableIter it;
  gpointer key;
  g_hash_table_iter_init(&it, table);
  while (g_hash_table_iter_next(&it, &key, NULL))
    printf("%s\n", ((Node *)key)->name);
}
