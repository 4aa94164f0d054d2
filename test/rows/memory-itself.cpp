// The row memory-itself: without it this is said.
// RUN: %check_stableid %s stableid-address-as-id -- -config='{CheckOptions: {stableid-address-as-id.ReportLikely: true}}'

#include <cstddef>
#include <cstdint>

void report(std::uint64_t alloc_id, std::size_t Size);

void *traced(void *(*Make)(std::size_t), std::size_t Size) {
  void *addr = Make(Size);
  report(reinterpret_cast<std::uint64_t>(addr), Size); // no-warning: memory-itself
  return addr;
}
