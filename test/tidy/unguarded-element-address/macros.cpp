// Inside a macro, with and without IgnoreMacros.
// RUN: %check_stableid %s stableid-unguarded-element-address
// RUN: %check_stableid -check-suffix=IGNORED %s stableid-unguarded-element-address -- -config="{CheckOptions: {stableid-unguarded-element-address.IgnoreMacros: true}}"

#include <cstddef>
#include <vector>

void use(const int *values, std::size_t count);

#define SEND(V) use(&(V)[0], (V).size())
void macro(const std::vector<int> &v) {
  SEND(v);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: address of the first element of 'v', which can be empty here; there is none then [stableid-unguarded-element-address]
}
void plain(const std::vector<int> &v) {
  use(&v[0], v.size());
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: address of the first element of 'v', which can be empty here; there is none then [stableid-unguarded-element-address]
  // CHECK-MESSAGES-IGNORED: :[[@LINE-2]]:7: warning: address of the first element of 'v', which can be empty here; there is none then [stableid-unguarded-element-address]
}
