// sd-bus: object paths and arguments of messages are seen by other processes; user data comes back.
// REQUIRES: systemd
// RUN: %check_stableid %s stableid-address-in-output

#include <stdint.h>
#include <stdio.h>
#include <systemd/sd-bus.h>
#include <systemd/sd-journal.h>

struct job { uint32_t number; };

int publish(sd_bus *bus, struct job *j, const sd_bus_vtable *table) {
  char path[64];
  snprintf(path, sizeof path, "/org/example/job/%p", (void *)j);
  return sd_bus_add_object_vtable(bus, NULL, path, "org.example.Job", table, j);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'job' is written by 'sd_bus_add_object_vtable'; it differs in every run and reveals the address space [stableid-address-in-output]
}
int publish_plain(sd_bus *bus, struct job *j, const sd_bus_vtable *table) {
  char path[64];
  snprintf(path, sizeof path, "/org/example/job/%u", j->number);
  sd_journal_print(7, "job at %p", (void *)j);                                 // no-warning
  return sd_bus_add_object_vtable(bus, NULL, path, "org.example.Job", table, j); // no-warning
}
int answer(sd_bus_message *call, struct job *j) {
  return sd_bus_reply_method_return(call, "t", (uint64_t)(uintptr_t)j);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'job' is written by 'sd_bus_reply_method_return'; it differs in every run and reveals the address space [stableid-address-in-output]
}
int answer_plain(sd_bus_message *call, struct job *j) {
  return sd_bus_reply_method_return(call, "u", j->number);                     // no-warning
}
