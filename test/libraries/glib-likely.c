/* What is only likely of GLib's tables: those whose making or whose owner is not seen. */
// REQUIRES: glib
// RUN: %check_stableid -check-suffix=CERTAIN %s stableid-address-as-key -- -- -isystem /usr/include/glib-2.0 -isystem /usr/lib/x86_64-linux-gnu/glib-2.0/include
// RUN: %check_stableid %s stableid-address-as-key -- -config="{CheckOptions: {stableid-address-as-key.ReportLikely: true}}" -- -isystem /usr/include/glib-2.0 -isystem /usr/lib/x86_64-linux-gnu/glib-2.0/include

#include <glib.h>

typedef struct { const char *name; } Font;
typedef struct { GHashTable *layouts; GHashTable *widths; GHashTable *by_name; } Screen;
GHashTable *made_elsewhere(void);

static GHashTable *sizes;
int size(Font *font) {
  if (!sizes)
    sizes = made_elsewhere();
  if (g_hash_table_contains(sizes, font))
    return 1;
  return g_hash_table_insert(sizes, font, GINT_TO_POINTER(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' may become a key of 'sizes'; another object can get the same one [stableid-address-as-key]
}

void open_screen(Screen *screen) {
  screen->layouts = g_hash_table_new(g_direct_hash, g_direct_equal);
  screen->widths = g_hash_table_new(g_str_hash, g_str_equal);
  screen->by_name = g_hash_table_new(g_direct_hash, g_direct_equal);
}
int layout(Screen *screen, Font *font) {
  if (g_hash_table_contains(screen->layouts, font))
    return 1;
  return g_hash_table_add(screen->layouts, font);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' may become a key of 'layouts'; another object can get the same one [stableid-address-as-key]
}
int width(Screen *screen, Font *font) {
  return g_hash_table_add(screen->widths, font); // no-warning
}
int by_name(Screen *screen, Font *font) {
  return g_hash_table_add(screen->by_name, (gpointer)font->name);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: text may be compared by its address as a key of 'by_name'; equal texts at other addresses are not found [stableid-address-as-key]
}

/* What ends with its owner was kept till then; what is emptied before was not. */
typedef struct { GHashTable *last_serial; GHashTable *seen; } Connection;
void open_connection(Connection *c) {
  c->last_serial = g_hash_table_new(g_direct_hash, g_direct_equal);
  c->seen = g_hash_table_new(g_direct_hash, g_direct_equal);
}
int send_message(Connection *c, guint serial) {
  g_hash_table_remove_all(c->seen);
  g_hash_table_add(c->seen, g_thread_self()); // no-warning
  return g_hash_table_replace(c->last_serial, g_thread_self(), GUINT_TO_POINTER(serial));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of '_GThread' may become a key of 'last_serial'; another object can get the same one [stableid-address-as-key]
}
void connection_finalize(Connection *c) {
  g_hash_table_unref(c->last_serial);
  g_hash_table_unref(c->seen);
}

/* Cleared in a helper, and where something else is freed, they are emptied before their owner ends. */
typedef struct { GHashTable *glyphs; GHashTable *runs; GHashTable *lines; } Shaper;
void open_shaper(Shaper *s) {
  s->glyphs = g_hash_table_new(NULL, NULL);
  s->runs = g_hash_table_new(NULL, NULL);
  s->lines = g_hash_table_new(NULL, NULL);
}
static void forget_glyphs(Shaper *s) { g_clear_pointer(&s->glyphs, g_hash_table_destroy); }
void fonts_changed(Shaper *s) { forget_glyphs(s); }
void free_unused_runs(Shaper *s) { g_hash_table_remove_all(s->runs); }
void free_shaper(Shaper *s) {
  g_clear_pointer(&s->lines, g_hash_table_destroy);
  g_free(s);
}
void shape(Shaper *s, Font *font) {
  if (!g_hash_table_contains(s->glyphs, font))
    g_hash_table_add(s->glyphs, font); // no-warning: emptied
  if (!g_hash_table_contains(s->runs, font))
    g_hash_table_add(s->runs, font); // no-warning: emptied
  if (!g_hash_table_contains(s->lines, font))
    g_hash_table_add(s->lines, font);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' may become a key of 'lines'; another object can get the same one [stableid-address-as-key]
}
