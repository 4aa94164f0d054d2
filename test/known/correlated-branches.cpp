// A false alarm: paths are joined, so two branches on one condition are not told apart.
// RUN: %check_known %s stableid-address-as-id -std=c++17
// XFAIL: *

#include <cstdint>

struct Session { int User; };
struct Record { std::uint64_t id; };
void logAddress(std::uint64_t Value);

void fill(Record &R, const Session &S, bool Verbose) {
  std::uint64_t Value = S.User;
  if (Verbose)
    Value = reinterpret_cast<std::uint64_t>(&S);
  if (Verbose)
    logAddress(Value);
  else
    R.id = Value; // no-warning
}
