// A header of the user's, with a finding of its own.
#ifndef IDENTIFIED_H
#define IDENTIFIED_H
#include <cstdint>
struct Identified {
  std::uint64_t id() const { return reinterpret_cast<std::uint64_t>(this); }
};
inline std::uint64_t addressOf(const Identified &I) { return reinterpret_cast<std::uint64_t>(&I); }
#endif
