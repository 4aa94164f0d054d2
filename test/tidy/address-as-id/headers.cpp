// Findings in headers: the user's are reported unless the header filter says no, a system header's never.
// RUN: %check_stableid -check-suffix=,HEADER %s stableid-address-as-id -std=c++17
// RUN: %check_stableid %s stableid-address-as-id -std=c++17 -- -header-filter=none

#include "Inputs/identified.h"
#include "Inputs/vendored.h"

struct Record { std::uint64_t id; };

// CHECK-MESSAGES-HEADER: identified.h:6:{{[0-9]+}}: warning: address of 'Identified' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
void fill(Record &R, const Identified &I) {
  R.id = addressOf(I);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Identified' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
}
