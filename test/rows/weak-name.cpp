// The row weak-name: without it this is said.
// RUN: %check_stableid %s stableid-address-as-id

#include <cstdint>

struct Session { int User; };
struct Record { std::uint64_t handle; };

void fill(Record &R, const Session *S) { R.handle = reinterpret_cast<std::uint64_t>(S); } // no-warning: weak-name
