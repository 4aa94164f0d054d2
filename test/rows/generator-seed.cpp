// The row generator-seed: without it this is said.
// RUN: %check_stableid %s stableid-address-as-id -- -config='{CheckOptions: {stableid-address-as-id.ReportLikely: true}}'

#include <cstdint>

struct Random {
  std::uint64_t Next = 0;
  explicit Random(const void *Seed) : Next(reinterpret_cast<std::uint64_t>(this)) {}
  std::uint64_t draw() {
    Next = Next * 6364136223846793005u + 1;
    return Next;
  }
};

std::uint64_t makeSessionId(Random &R) {
  const std::uint64_t session_id = R.draw(); // no-warning: generator-seed
  return session_id;
}
