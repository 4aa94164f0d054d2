// The row cleared: without it this is said.
// RUN: %check_stableid %s stableid-address-as-key -- -config='{CheckOptions: {stableid-address-as-key.ReportLikely: true}}'

#include <cstdint>

struct Session { int User; };
struct Last {
  std::uintptr_t Seen = 0;
  void see(const Session *S) { Seen = reinterpret_cast<std::uintptr_t>(S); }
  bool isSame(const Session *S) const { return Seen == reinterpret_cast<std::uintptr_t>(S); } // no-warning: cleared
  void onClosed() { Seen = 0; }
};
