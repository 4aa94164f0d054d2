// Iterators are compared by an == that != is made of, and algorithms are objects that are called.
// RUN: %check_stableid %s stableid-address-order -std=c++20-or-later

#include <algorithm>
#include <functional>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <vector>

struct Node {
  std::string name;
  int weight = 0;
};

namespace sorted_by_objects {
std::vector<const Node *> projected(const std::set<const Node *> &nodes) {
  std::vector<const Node *> list;
  for (const Node *node : nodes) // no-warning
    list.push_back(node);
  std::ranges::sort(list, {}, &Node::name);
  return list;
}
std::vector<const Node *> compared(const std::set<const Node *> &nodes) {
  std::vector<const Node *> list;
  for (const Node *node : nodes) // no-warning
    list.push_back(node);
  std::ranges::stable_sort(list, [](const Node *a, const Node *b) { return a->name < b->name; });
  return list;
}
void iterators(const std::set<const Node *> &nodes) {
  std::vector<const Node *> list(nodes.begin(), nodes.end()); // no-warning
  std::ranges::sort(list.begin(), list.end(), std::less{}, &Node::weight);
  for (const Node *node : list)
    std::cout << node->name;
}
void closure(const std::set<const Node *> &nodes) {
  auto sortByName = [](std::vector<const Node *> &list) {
    std::sort(list.begin(), list.end(), [](const Node *a, const Node *b) { return a->name < b->name; });
  };
  std::vector<const Node *> list(nodes.begin(), nodes.end()); // no-warning
  sortByName(list);
  for (const Node *node : list)
    std::cout << node->name;
}
void sortByWeight(std::vector<const Node *> &list);
void own(const std::set<const Node *> &nodes) {
  std::vector<const Node *> list(nodes.begin(), nodes.end()); // no-warning
  sortByWeight(list);
  for (const Node *node : list)
    std::cout << node->name;
}
static std::vector<const Node *> collected(const std::set<const Node *> &nodes) {
  std::vector<const Node *> list;
  for (const Node *node : nodes) // no-warning
    list.push_back(node);
  return list;
}
void show(const std::set<const Node *> &nodes) {
  auto list = collected(nodes);
  std::ranges::sort(list, {}, &Node::name);
  for (const Node *node : list)
    std::cout << node->name;
}
// Some other object that is called puts nothing in order.
void found(const std::set<const Node *> &nodes) {
  std::vector<const Node *> list;
  for (const Node *node : nodes)
    list.push_back(node);
  std::cout << (std::ranges::find(list, nullptr) == list.end());
  for (const Node *node : list)
    // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: order of addresses in 'nodes' is written; it can be another one in each run [stableid-address-order]
    std::cout << node->name;
}
// The addresses themselves are put in order.
void plain(std::vector<Node *> list) {
  std::ranges::sort(list);
  for (Node *node : list)
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: order of addresses in 'list' is written; it can be another one in each run [stableid-address-order]
    std::cout << node->name;
}
} // namespace sorted_by_objects

namespace loops_with_iterators {
void loop(const std::map<Node *, int> &nodes) {
  for (auto it = nodes.begin(); it != nodes.end(); ++it)
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: order of addresses in 'nodes' is written; it can be another one in each run [stableid-address-order]
    std::cout << it->first->name << it->second;
}
int sum(const std::map<Node *, int> &nodes) {
  int total = 0;
  for (auto it = nodes.begin(); it != nodes.end(); ++it) // no-warning
    total += it->second;
  return total;
}
void behind(const std::set<Node *> &nodes) {
  auto it = nodes.begin();
  while (it != nodes.end()) {
    // CHECK-MESSAGES: :[[@LINE-2]]:13: warning: order of addresses in 'nodes' is written; it can be another one in each run [stableid-address-order]
    std::cout << (*it)->name;
    ++it;
  }
}
} // namespace loops_with_iterators

namespace algorithms {
void each(const std::set<Node *> &nodes) {
  std::ranges::for_each(nodes, [](Node *node) { std::cout << node->name; });
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: order of addresses in 'nodes' is written; it can be another one in each run [stableid-address-order]
}
int sum(const std::set<Node *> &nodes) {
  int total = 0;
  std::ranges::for_each(nodes, [&](Node *node) { total += node->weight; }); // no-warning
  return total;
}
long heavy(const std::set<Node *> &nodes) {
  return std::ranges::count_if(nodes, [](Node *node) { return node->weight > 3; }); // no-warning
}
} // namespace algorithms
