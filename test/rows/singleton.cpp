// The row singleton: without it this is said.
// RUN: %check_stableid %s stableid-address-as-id -- -config='{CheckOptions: {stableid-address-as-id.ReportLikely: true}}'

#include <cstdint>

class Registry {
public:
  static Registry &instance() {
    static Registry one;
    return one;
  }
  std::uint64_t ownerId() const { return reinterpret_cast<std::uint64_t>(this); } // no-warning: singleton

private:
  Registry() = default;
};
