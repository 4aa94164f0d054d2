// Words of a project's own: a noun that is an identity, and functions that only show things.
// RUN: %check_stableid -check-suffix=UNTOLD %s stableid-address-as-id,stableid-address-in-output -std=c++17
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-in-output -std=c++17 -- -config="{CheckOptions: {stableid-address-as-id.Model: Inputs/words.yaml, stableid-address-in-output.Model: Inputs/words.yaml}}"

#include <cstdint>
#include <cstdio>

struct Guest { int Seat; std::uint64_t Number; };
struct Entry { std::uint64_t waybill, guest_ticket, seat; };

void admit(Entry &E, const Guest &G) {
  E.waybill = reinterpret_cast<std::uint64_t>(&G);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Guest' becomes the ID 'waybill'; another object can get the same one [stableid-address-as-id]
  E.guest_ticket = reinterpret_cast<std::uint64_t>(&G);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Guest' becomes the ID 'guest_ticket'; another object can get the same one [stableid-address-as-id]
  E.seat = reinterpret_cast<std::uint64_t>(&G); // no-warning
  E.waybill = G.Number; // no-warning
}
void whisperTo(std::FILE *Out, const Guest &G) {
  std::fprintf(Out, "%p", static_cast<const void *>(&G)); // no-warning
}
