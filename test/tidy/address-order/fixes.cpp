// A sort in front of the loop by what it writes, or behind one that fills a list.
// RUN: %check_stableid %s stableid-address-order -std=c++17-or-later -- -config='{CheckOptions: {ReportLikely: true}}'

// CHECK-FIXES: #include <algorithm>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>
#include <string>
// CHECK-FIXES: #include <tuple>
#include <unordered_set>
#include <vector>

namespace app {
class Unit {
public:
  std::string name;
  int size = 0;
  unsigned part : 3;
  const std::string &label() const { return name; }
};
} // namespace app
struct Numbered {
  std::string name;
  double mass = 0;
  unsigned id = 0;
};

// By what is written.
void save(const std::unordered_set<const app::Unit *> &units) {
  std::ofstream file("build.order");
  for (const app::Unit *unit : units)
    // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: order of addresses in 'units' is written; it can be another one in each run [stableid-address-order]
    // CHECK-FIXES: std::vector<const app::Unit *> sorted_units(units.begin(), units.end());
    // CHECK-FIXES: std::sort(sorted_units.begin(), sorted_units.end(), [](const app::Unit *a, const app::Unit *b) { return a->name < b->name; });
    // CHECK-FIXES: for (const app::Unit *unit : sorted_units)
    file << unit->name << '\n';
}
void two(const std::set<app::Unit *> &allUnits) {
  for (app::Unit *unit : allUnits) {
    // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: order of addresses in 'allUnits' is written; it can be another one in each run [stableid-address-order]
    // CHECK-FIXES: std::vector<app::Unit *> sortedAllUnits(allUnits.begin(), allUnits.end());
    // CHECK-FIXES: std::sort(sortedAllUnits.begin(), sortedAllUnits.end(), [](app::Unit *a, app::Unit *b) { return std::tie(a->size, a->name) < std::tie(b->size, b->name); });
    // CHECK-FIXES: for (app::Unit *unit : sortedAllUnits) {
    if (unit->size > 3)
      std::cout << unit->name << unit->size;
  }
}
// Two loops have two lists.
void twice(const std::set<app::Unit *> &units) {
  for (app::Unit *unit : units)
    // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: order of addresses in 'units' is written; it can be another one in each run [stableid-address-order]
    // CHECK-FIXES: std::vector<app::Unit *> sorted_units(units.begin(), units.end());
    // CHECK-FIXES: std::sort(sorted_units.begin(), sorted_units.end(), [](app::Unit *a, app::Unit *b) { return a->name < b->name; });
    // CHECK-FIXES: for (app::Unit *unit : sorted_units)
    std::cout << unit->name;
  for (app::Unit *unit : units)
    // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: order of addresses in 'units' is written; it can be another one in each run [stableid-address-order]
    // CHECK-FIXES: std::vector<app::Unit *> sorted_units2(units.begin(), units.end());
    // CHECK-FIXES: std::sort(sorted_units2.begin(), sorted_units2.end(), [](app::Unit *a, app::Unit *b) { return a->size < b->size; });
    // CHECK-FIXES: for (app::Unit *unit : sorted_units2)
    std::cout << unit->size;
}
// By the ID, whatever is written.
void numbered(const std::set<Numbered *> &all) {
  for (const Numbered *each : all)
    // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: order of addresses in 'all' is written; it can be another one in each run [stableid-address-order]
    // CHECK-FIXES: std::vector<const Numbered *> sorted_all(all.begin(), all.end());
    // CHECK-FIXES: std::sort(sorted_all.begin(), sorted_all.end(), [](const Numbered *a, const Numbered *b) { return a->id < b->id; });
    // CHECK-FIXES: for (const Numbered *each : sorted_all)
    std::cout << each->mass;
}
// A getter, a member, a type that is deduced.
class Plan {
  std::set<const app::Unit *> units_;

public:
  std::string text() const {
    std::ostringstream out;
    for (const auto *unit : units_) {
      // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: order of addresses in 'units_' goes on in 'out'; it can be another one in each run [stableid-address-order]
      // CHECK-FIXES: std::vector sorted_units(units_.begin(), units_.end());
      // CHECK-FIXES: std::sort(sorted_units.begin(), sorted_units.end(), [](const auto *a, const auto *b) { return a->label() < b->label(); });
      // CHECK-FIXES: for (const auto *unit : sorted_units) {
      out << unit->label() << ' ';
    }
    return out.str();
  }
};
// A list of values is sorted as it is.
std::vector<std::string> names(const std::set<app::Unit *> &units) {
  std::vector<std::string> names;
  names.reserve(units.size());
  for (app::Unit *unit : units)
    // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: order of addresses in 'units' may go on in 'names'; it can be another one in each run [stableid-address-order]
    names.push_back(unit->name);
  // CHECK-FIXES: std::sort(names.begin(), names.end());
  return names;
}
