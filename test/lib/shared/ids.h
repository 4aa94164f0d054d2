// What a shared object of the test does: draws ids with its own copy of the
// library's code.
#pragma once

#include <stdint.h>

struct Ids {
  uint64_t instances[3];
  uint64_t thread;
  uint64_t nonce;
  uint64_t uuid_high;
};

typedef void (*DrawIds)(struct Ids *);
