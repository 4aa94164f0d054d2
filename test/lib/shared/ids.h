// What a shared object of the test does: draws ids with its own copy of the
// library's code.
#pragma once

#include <cstdint>

struct Ids {
  std::uint64_t instances[3];
  std::uint64_t thread;
  std::uint64_t nonce;
  std::uint64_t uuid_high;
};

using DrawIds = void (*)(Ids *);
