// The code of docs/checks/address-order.md.
// RUN: %check_stableid %s stableid-address-order -std=c++17-or-later

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <map>
#include <string>
#include <unordered_set>
#include <vector>

struct Unit {
  std::string name;
  std::uint64_t number;
};

namespace bad {
void save(const std::unordered_set<const Unit *> &units) {
  std::ofstream file("build.order");
  for (const Unit *unit : units)
    // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: order of addresses in 'units' is written; it can be another one in each run [stableid-address-order]
    file << unit->name << '\n';
}
} // namespace bad

namespace good {
void save(const std::unordered_set<const Unit *> &units) {
  std::vector<const Unit *> list(units.begin(), units.end());
  std::sort(list.begin(), list.end(), [](const Unit *a, const Unit *b) {
    return a->number < b->number;
  });
  std::ofstream file("build.order");
  for (const Unit *unit : list)
    file << unit->name << '\n';
}
} // namespace good

namespace keyed {
struct ByNumber {
  bool operator()(const Unit *a, const Unit *b) const {
    return a->number < b->number;
  }
};
using Units = std::map<const Unit *, int, ByNumber>;
void save(const Units &units) {
  std::ofstream file("build.order");
  for (const auto &[unit, weight] : units)
    file << unit->name << weight << '\n';
}
} // namespace keyed

namespace silenced {
void save(const std::unordered_set<const Unit *> &units) {
  std::ofstream file("build.order");
  // The reader sorts the lines.
  // NOLINTNEXTLINE(stableid-address-order)
  for (const Unit *unit : units)
    file << unit->name << '\n';
}
} // namespace silenced
