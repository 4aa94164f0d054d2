// The row reserved: without it this is said.
// RUN: %check_stableid %s stableid-address-as-key -- -config='{CheckOptions: {stableid-address-as-key.ReportLikely: true}}'

#include <set>
#include <vector>

struct Item { int Value; };

int count() {
  std::vector<Item> items;
  items.reserve(16);
  std::set<const Item *> seen;
  items.push_back({1});
  seen.insert(&items[0]); // no-warning: reserved
  items.push_back({2});
  return static_cast<int>(seen.count(&items[0]));
}
