// Missed: a sequence of pointers as a key, because a container that a caller fills has no addresses by its type.
// RUN: %check_known %s stableid-address-as-key -std=c++17
// XFAIL: *

#include <set>
#include <vector>

struct Rule { int Number; };
static std::set<std::vector<const Rule *>> tried;

bool untried(const std::vector<const Rule *> &Path) {
  return tried.insert(Path).second;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Rule' becomes a key of 'tried'; another object can get the same one [stableid-address-as-key]
}
