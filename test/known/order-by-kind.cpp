// Missed: one list for each kind of elements has the order of the addresses, because it is another one for each kind.
// RUN: %check_known %s stableid-address-order -std=c++17
// XFAIL: *

#include <cstdio>
#include <map>
#include <set>
#include <string>
#include <vector>

struct Action {
  std::string title;
  int rank = 0;
};

void show(const std::set<Action *> &actions) {
  std::map<int, std::vector<std::string>> ranked;
  for (Action *action : actions)
    ranked[action->rank].push_back(action->title);
  for (const auto &entry : ranked)
    for (const std::string &title : entry.second)
      std::puts(title.c_str());
  // CHECK-MESSAGES: :[[@LINE-5]]:25: warning: order of addresses in 'actions' {{.*}}; it can be another one in each run [stableid-address-order]
}
