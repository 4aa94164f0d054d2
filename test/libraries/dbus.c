// libdbus: paths and arguments of messages are seen by other processes.
// REQUIRES: dbus
// RUN: %check_stableid %s stableid-address-in-output -- -- -isystem /usr/include/dbus-1.0 -isystem /usr/lib/x86_64-linux-gnu/dbus-1.0/include

#include <dbus/dbus.h>
#include <stdio.h>
#include <string.h>

struct player { int volume; };

void publish(DBusConnection *bus, struct player *p, const DBusObjectPathVTable *table) {
  char path[64];
  snprintf(path, sizeof path, "/org/example/player/%p", (void *)p);
  dbus_connection_register_object_path(bus, path, table, p);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'player' is written by 'dbus_connection_register_object_path'; it differs in every run and reveals the address space [stableid-address-in-output]
}
void publish_plain(DBusConnection *bus, struct player *p, const DBusObjectPathVTable *table) {
  char path[64];
  snprintf(path, sizeof path, "/org/example/player/%d", p->volume);
  dbus_connection_register_object_path(bus, path, table, p); // no-warning
}
void append(DBusMessageIter *to, struct player *p) {
  dbus_uint64_t number = (dbus_uint64_t)(unsigned long)p;
  dbus_message_iter_append_basic(to, DBUS_TYPE_UINT64, &number);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'player' is written by 'dbus_message_iter_append_basic'; it differs in every run and reveals the address space [stableid-address-in-output]
  dbus_int32_t volume = p->volume;
  dbus_message_iter_append_basic(to, DBUS_TYPE_INT32, &volume); // no-warning
}
void append_text(DBusMessageIter *to, const char *key, char *const *argv, char *copy) {
  char *value = strchr(copy, '=');
  const char *first = argv[0];
  dbus_message_iter_append_basic(to, DBUS_TYPE_STRING, &key); // no-warning
  dbus_message_iter_append_basic(to, DBUS_TYPE_STRING, &value); // no-warning
  dbus_message_iter_append_basic(to, DBUS_TYPE_STRING, &first); // no-warning
}
