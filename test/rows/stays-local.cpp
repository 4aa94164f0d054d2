// The row stays-local: without it this is said.
// RUN: %check_stableid %s stableid-address-as-id -- -config='{CheckOptions: {stableid-address-as-id.ReportLikely: true}}'

#include <cstdint>

struct Session { int User; };

bool isAligned(const Session *S) {
  const auto session_id = reinterpret_cast<std::uint64_t>(S); // no-warning: stays-local
  return session_id % 64 == 0;
}
