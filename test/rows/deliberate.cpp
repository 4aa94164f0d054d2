// The row deliberate: without it this is said.
// RUN: %check_stableid %s stableid-address-as-key -- -config='{CheckOptions: {stableid-address-as-key.ReportLikely: true}}'

#include <cstddef>
#include <cstdint>
#include <unordered_map>

struct Node { int Size; };
struct PtrIdentityHash {
  std::size_t operator()(const Node *N) const { return reinterpret_cast<std::uintptr_t>(N) >> 4; }
};
static std::unordered_map<const Node *, int, PtrIdentityHash> Sizes;

int sizeOf(const Node *N) {
  auto It = Sizes.find(N);
  if (It != Sizes.end())
    return It->second;
  return Sizes[N] = N->Size; // no-warning: deliberate
}
