// json-glib: a member that is called as an ID is one; a tree carries its values to the file.
// REQUIRES: json-glib
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-in-output -- -- -isystem /usr/include/json-glib-1.0 -isystem /usr/include/glib-2.0 -isystem /usr/lib/x86_64-linux-gnu/glib-2.0/include

#include <json-glib/json-glib.h>

typedef struct { const char *name; gint64 number; } Device;

void member(JsonObject *object, Device *device) {
  json_object_set_int_member(object, "session_id", (gint64)device);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Device' becomes the ID 'session_id'; another object can get the same one [stableid-address-as-id]
  json_object_set_int_member(object, "session_id", device->number); // no-warning
  json_object_set_string_member(object, "name", device->name);      // no-warning
}
