// The row hash-of-many: without it this is said.
// RUN: %check_stableid %s stableid-address-as-id -- -config='{CheckOptions: {stableid-address-as-id.ReportLikely: true}}'
#include <cstdint>

struct State { int Step; };
struct Cache { std::uint64_t fingerprint; };

void remember(Cache &C, const State *S, unsigned Step) {
  C.fingerprint = reinterpret_cast<std::uint64_t>(S) * 31 + Step; // no-warning: hash-of-many
}
