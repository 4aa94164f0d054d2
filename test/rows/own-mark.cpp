// The row own-mark: without it this is said.
// RUN: %check_stableid %s stableid-address-as-key -- -config='{CheckOptions: {stableid-address-as-key.ReportLikely: true}}'

#include <cstdint>

struct Widget {
  std::uintptr_t Mark = 0;
  void mark() { Mark = reinterpret_cast<std::uintptr_t>(this); }
  bool isWhole() const { return Mark == reinterpret_cast<std::uintptr_t>(this); } // no-warning: own-mark
};
