// A header of somebody else's: a system header, in which nothing is reported.
#ifndef VENDORED_H
#define VENDORED_H
#pragma GCC system_header
#include <cstdint>
struct Vendored {
  std::uint64_t id() const { return reinterpret_cast<std::uint64_t>(this); }
};
#endif
