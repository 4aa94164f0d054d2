// Missed: bytes put into a buffer through a cursor in a struct, because the cursor is not known to point there.
// RUN: %check_known %s stableid-address-in-output
// XFAIL: *

#include <stdint.h>
#include <string.h>
#include <unistd.h>

struct volume { uint32_t blocks; };
struct encoder { uint8_t *at; };

static void put(struct encoder *e, uint64_t value) {
  memcpy(e->at, &value, sizeof value);
  e->at += sizeof value;
}
int export_volume(int fd, struct volume *v) {
  uint8_t buffer[16];
  struct encoder e = {buffer};
  put(&e, (uint64_t)(uintptr_t)v);
  return write(fd, buffer, sizeof buffer) > 0;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'volume' is written by 'write'; it differs in every run and reveals the address space [stableid-address-in-output]
}
