// GTK and GObject, by declarations that stand in for their headers: selections are read by other programs, data of objects comes back.
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output

#include <stdint.h>
#include <stdio.h>

typedef struct _GObject GObject;
typedef struct _GtkSelectionData GtkSelectionData;
typedef struct _GtkClipboard GtkClipboard;
void gtk_selection_data_set(GtkSelectionData *, void *, int, const unsigned char *, int);
void gtk_clipboard_set_text(GtkClipboard *, const char *, int);
void g_object_set_data(GObject *, const char *key, void *data);
unsigned g_timeout_add(unsigned, int (*)(void *), void *request_id);

struct row { int number; };

void dragged(GtkSelectionData *to, struct row *r) {
  gtk_selection_data_set(to, 0, 8, (const unsigned char *)&r, sizeof r);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'row' is written by 'gtk_selection_data_set'; it differs in every run and reveals the address space [stableid-address-in-output]
}
void dragged_plain(GtkSelectionData *to, struct row *r) {
  gtk_selection_data_set(to, 0, 8, (const unsigned char *)&r->number, sizeof r->number); // no-warning
}
void copied(GtkClipboard *to, struct row *r) {
  char text[32];
  snprintf(text, sizeof text, "row %p", (void *)r);
  gtk_clipboard_set_text(to, text, -1);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'row' is written by 'gtk_clipboard_set_text'; it differs in every run and reveals the address space [stableid-address-in-output]
}
void kept(GObject *object, struct row *r, int (*later)(void *)) {
  g_object_set_data(object, "row-id", r);  // no-warning
  g_timeout_add(10, later, r);             // no-warning
}
