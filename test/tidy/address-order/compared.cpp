// What clang-tidy's own check of pointer order looks at, and what is seen of it; docs/comparison.md has the table.
// RUN: %check_stableid %s stableid-address-order

#include <algorithm>
#include <iostream>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <vector>

struct Node { int weight; };
template <typename T> void use(T value);
bool light(const Node *node) { return node->weight < 3; }

// Nobody knows whether an order is seen by a function that is handed one element.
void handed(std::set<Node *> tree, std::unordered_set<Node *> hash, std::unordered_map<Node *, int> map) {
  for (Node *node : tree) // no-warning
    use(node);
  for (Node *node : hash) // no-warning
    use(node);
  for (auto &entry : map) // no-warning
    use(entry);
}
void numbers(const std::set<int> &tree, const std::unordered_set<int> &hash, const std::unordered_map<int, int> &map) {
  for (int number : tree) // no-warning
    std::cout << number;
  for (int number : hash) // no-warning
    std::cout << number;
  for (auto &entry : map) // no-warning
    std::cout << entry.second;
}
void summed(std::unordered_set<Node *> hash, std::unordered_map<Node *, int> map) {
  int total = 0;
  for (Node *node : hash) // no-warning
    total += node->weight;
  for (auto &entry : map) // no-warning
    total += entry.second;
  use(total);
}
void written(std::set<Node *> tree, std::unordered_set<Node *> hash, std::map<Node *, int> map, std::unordered_map<Node *, int> table) {
  for (Node *node : tree)
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: order of addresses in 'tree' is written; it can be another one in each run [stableid-address-order]
    std::cout << node->weight;
  for (auto &node : hash)
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: order of addresses in 'hash' is written; it can be another one in each run [stableid-address-order]
    std::cout << node->weight;
  for (auto &entry : map)
    // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: order of addresses in 'map' is written; it can be another one in each run [stableid-address-order]
    std::cout << entry.second;
  for (auto &entry : table)
    // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: order of addresses in 'table' is written; it can be another one in each run [stableid-address-order]
    std::cout << entry.second;
}

// Sorting by address is how duplicates are found; partitioning asks each by itself.
void sorted(std::vector<int> numbers, std::vector<Node *> nodes) {
  std::sort(numbers.begin(), numbers.end()); // no-warning
  for (int number : numbers) // no-warning
    std::cout << number;
  std::is_sorted(nodes.begin(), nodes.end()); // no-warning
  std::sort(nodes.begin(), nodes.end()); // no-warning
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
  std::partition(nodes.begin(), nodes.end(), light); // no-warning
}
void sortedAndWritten(std::vector<Node *> one, std::vector<Node *> two, std::vector<Node *> three) {
  std::sort(one.begin(), one.end());
  for (Node *node : one)
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: order of addresses in 'one' is written; it can be another one in each run [stableid-address-order]
    std::cout << node->weight;
  std::stable_sort(two.begin(), two.end());
  for (Node *node : two)
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: order of addresses in 'two' is written; it can be another one in each run [stableid-address-order]
    std::cout << node->weight;
  std::partial_sort(three.begin(), three.begin() + 1, three.end());
  for (Node *node : three)
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: order of addresses in 'three' is written; it can be another one in each run [stableid-address-order]
    std::cout << node->weight;
}
