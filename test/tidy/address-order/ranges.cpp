// Views have the order of the container that they look at.
// RUN: %check_stableid %s stableid-address-order -std=c++20-or-later

#include <algorithm>
#include <iostream>
#include <map>
#include <ranges>
#include <set>
#include <string>
#include <vector>

struct Node {
  std::string name;
  int weight = 0;
};

void keys(const std::map<const Node *, int> &weights) {
  for (const Node *node : weights | std::views::keys)
    // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: order of addresses in 'weights' is written; it can be another one in each run [stableid-address-order]
    std::cout << node->name;
  for (int weight : std::views::values(weights))
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: order of addresses in 'weights' is written; it can be another one in each run [stableid-address-order]
    std::cout << weight;
}
void heavy(const std::set<Node *> &nodes) {
  for (Node *node : nodes | std::views::filter([](Node *each) { return each->weight > 3; }))
    // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: order of addresses in 'nodes' is written; it can be another one in each run [stableid-address-order]
    std::cout << node->name;
}
Node *leader(const std::vector<Node *> &nodes) {
  return *std::ranges::min_element(nodes);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: order of addresses in 'nodes' chooses 'leader'; it can be another one in each run [stableid-address-order]
}
Node *leaderByWeight(const std::vector<Node *> &nodes) {
  return *std::ranges::min_element(nodes, {}, &Node::weight); // no-warning
}

// By defaulted comparison, one member after the other.
struct Edge {
  const Node *from;
  int number;
  auto operator<=>(const Edge &) const = default;
};
void edges(const std::set<Edge> &edges) {
  for (const Edge &edge : edges)
    // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: order of addresses in 'edges' is written; it can be another one in each run [stableid-address-order]
    std::cout << edge.from->name;
}
struct Named {
  std::string name;
  int number;
  auto operator<=>(const Named &) const = default;
};
void named(const std::set<Named> &all, const std::map<int, const Node *> &numbered) {
  for (const Named &each : all) // no-warning
    std::cout << each.name;
  for (const Node *node : numbered | std::views::values) // no-warning
    std::cout << node->name;
}
