/* GLib's tables are containers by free functions, and say when they are made whether a key is its address. */
// REQUIRES: glib
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output -- -- -isystem /usr/include/glib-2.0 -isystem /usr/lib/x86_64-linux-gnu/glib-2.0/include

#include <glib.h>

typedef struct { const char *name; guint64 number; } Font;

/* A cache that nobody clears answers for the next font at the address. */
static GHashTable *layouts;
int layout(Font *font) {
  if (!layouts)
    layouts = g_hash_table_new(NULL, NULL);
  gpointer known = g_hash_table_lookup(layouts, font);
  if (!known) {
    known = GINT_TO_POINTER(1);
    g_hash_table_insert(layouts, font, known);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' becomes a key of 'layouts'; another object can get the same one [stableid-address-as-key]
  }
  return GPOINTER_TO_INT(known);
}

/* The entry goes with the font. */
static GHashTable *widths;
int width(Font *font) {
  if (!widths)
    widths = g_hash_table_new(g_direct_hash, g_direct_equal);
  if (!g_hash_table_contains(widths, font))
    g_hash_table_insert(widths, font, GINT_TO_POINTER(2)); // no-warning
  return GPOINTER_TO_INT(g_hash_table_lookup(widths, font));
}
void font_free(Font *font) {
  g_hash_table_remove(widths, font);
  g_free(font);
}

/* What the keys point to tells them apart. */
static guint font_hash(gconstpointer key) { return ((const Font *)key)->number; }
static gboolean font_equal(gconstpointer a, gconstpointer b) {
  return ((const Font *)a)->number == ((const Font *)b)->number;
}
static GHashTable *heights;
int height(Font *font) {
  if (!heights)
    heights = g_hash_table_new(font_hash, font_equal);
  if (!g_hash_table_contains(heights, font))
    g_hash_table_insert(heights, font, GINT_TO_POINTER(2)); // no-warning
  return 0;
}

/* The table owns its keys. */
static GHashTable *owned;
int own(Font *font) {
  if (!owned)
    owned = g_hash_table_new_full(NULL, NULL, g_free, NULL);
  if (g_hash_table_lookup(owned, font))
    return 1;
  g_hash_table_insert(owned, font, font); // no-warning
  return 0;
}

/* The text of an address is one, however the table compares texts. */
static GHashTable *names;
int name(Font *font) {
  if (!names)
    names = g_hash_table_new(g_str_hash, g_str_equal);
  gchar *key = g_strdup_printf("font:%p", (void *)font);
  if (g_hash_table_contains(names, key))
    return 1;
  g_hash_table_insert(names, key, font);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' becomes a key of 'names'; another object can get the same one [stableid-address-as-key]
  return 0;
}
static GHashTable *by_name;
int named(Font *font) {
  if (!by_name)
    by_name = g_hash_table_new(g_str_hash, g_str_equal);
  gchar *key = g_strdup_printf("font:%" G_GUINT64_FORMAT, font->number);
  if (g_hash_table_contains(by_name, key))
    return 1;
  g_hash_table_insert(by_name, key, font); // no-warning
  g_hash_table_insert(by_name, (gpointer)font->name, font); // no-warning
  return 0;
}

/* A table of one call is gone when it returns. */
guint distinct(Font **fonts, guint n) {
  GHashTable *seen = g_hash_table_new(NULL, NULL);
  for (guint i = 0; i < n; ++i)
    g_hash_table_add(seen, fonts[i]); // no-warning
  guint size = g_hash_table_size(seen);
  g_hash_table_destroy(seen);
  return size;
}

/* A local's address in a table that lives on. */
static GHashTable *stack;
void push(void) {
  Font local = {"x", 1};
  stack = g_hash_table_new(NULL, NULL);
  g_hash_table_insert(stack, &local, NULL);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'local' becomes a key of 'stack'; another object can get the same one [stableid-address-as-key]
}

/* A number in a pointer is no address. */
static GHashTable *numbers;
int number(Font *font) {
  if (!numbers)
    numbers = g_hash_table_new(NULL, NULL);
  if (g_hash_table_contains(numbers, GUINT_TO_POINTER(font->number)))
    return 1;
  g_hash_table_insert(numbers, GUINT_TO_POINTER(font->number), font); // no-warning
  return 0;
}

void keep(GKeyFile *file, Font *font) {
  gchar *text = g_strdup_printf("%p", (void *)font);
  g_debug("font %s", text); // no-warning
  g_key_file_set_string(file, "font", "address", text);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' is written by 'g_key_file_set_string'; it differs in every run and reveals the address space [stableid-address-in-output]
}

/* What has to go is looked for with an iterator, when the fonts have changed. */
static GHashTable *depths;
int depth(Font *font) {
  if (!depths)
    depths = g_hash_table_new(NULL, NULL);
  if (!g_hash_table_contains(depths, font))
    g_hash_table_insert(depths, font, GINT_TO_POINTER(2)); // no-warning: emptied
  return 0;
}
void fonts_changed(guint64 number) {
  GHashTableIter iter;
  gpointer font;
  g_hash_table_iter_init(&iter, depths);
  while (g_hash_table_iter_next(&iter, &font, NULL))
    if (((Font *)font)->number != number)
      g_hash_table_iter_remove(&iter);
}

/* Made in an initialiser, with a hash that is cast to the library's type. */
typedef struct { GHashTable *fonts; } Reader;
void reader_init(Reader *reader) {
  *reader = (Reader){
      .fonts = g_hash_table_new_full((GHashFunc)font_hash, NULL, g_free, NULL),
  };
}
void reader_add(Reader *reader, Font *font) {
  if (!g_hash_table_contains(reader->fonts, font))
    g_hash_table_add(reader->fonts, font); // no-warning: owns-keys
}

/* A table that is made in a local first is what the local was. */
static GHashTable *colours;
void begin_colours(void) {
  GHashTable *table = g_hash_table_new_full(NULL, NULL, g_free, NULL);
  colours = table;
}
void add_colour(Font *font) {
  if (!g_hash_table_contains(colours, font))
    g_hash_table_add(colours, font); // no-warning: owns-keys
}
static GHashTable *shades;
void begin_shades(void) {
  GHashTable *table = g_hash_table_new(NULL, NULL);
  shades = table;
}
void add_shade(Font *font) {
  if (!g_hash_table_contains(shades, font))
    g_hash_table_add(shades, font);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' becomes a key of 'shades'; another object can get the same one [stableid-address-as-key]
}

/* Whoever puts the key in keeps its object. */
Font *font_ref(Font *font);
void font_weak_ref(Font *font);
static GHashTable *kept, *held, *watched;
void keep_font(Font *font) {
  if (!kept)
    kept = g_hash_table_new(NULL, NULL);
  if (!g_hash_table_contains(kept, font))
    g_hash_table_insert(kept, font_ref(font), NULL); // no-warning: referenced-key
}
void hold_font(Font *font) {
  if (!held)
    held = g_hash_table_new(NULL, NULL);
  if (g_hash_table_contains(held, font))
    return;
  font_ref(font);
  g_hash_table_insert(held, font, NULL); // no-warning: referenced-key
}
void watch_font(Font *font) {
  if (!watched)
    watched = g_hash_table_new(NULL, NULL);
  if (g_hash_table_contains(watched, font))
    return;
  font_weak_ref(font);
  g_hash_table_insert(watched, font, NULL);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' becomes a key of 'watched'; another object can get the same one [stableid-address-as-key]
}

/* A local name of a table is that table. */
static GHashTable *retries, *failures;
void begin_retries(void) {
  retries = g_hash_table_new(NULL, NULL);
  failures = g_hash_table_new(NULL, NULL);
}
void retry(Font *font) {
  GHashTable *table = retries;
  if (!g_hash_table_contains(table, font))
    g_hash_table_add(table, font); // no-warning: taken-out
  GHashTable *failed = failures;
  if (!g_hash_table_contains(failed, font))
    g_hash_table_add(failed, font);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' becomes a key of 'failures'; another object can get the same one [stableid-address-as-key]
}
void font_done(Font *font) {
  GHashTable *table = retries;
  g_hash_table_remove(table, font);
}
