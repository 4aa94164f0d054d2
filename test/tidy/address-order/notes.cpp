// The notes lead to the container, to where its order is seen, and to the advice.
// RUN: %check_stableid %s stableid-address-order -std=c++17-or-later

#include <algorithm>
#include <iostream>
#include <set>
#include <string>
#include <vector>

struct Node {
  std::string name;
  unsigned id;
};

void written(const std::set<Node *> &nodes) {
  for (Node *node : nodes)
    // CHECK-NOTES: :[[@LINE-1]]:{{[0-9]+}}: warning: order of addresses in 'nodes' is written; it can be another one in each run [stableid-address-order]
    // CHECK-NOTES: :[[@LINE-3]]:{{[0-9]+}}: note: 'nodes' has its elements in the order of the addresses of 'Node'
    // CHECK-NOTES: :[[@LINE+2]]:{{[0-9]+}}: note: written here
    // CHECK-NOTES: :[[@LINE+1]]:{{[0-9]+}}: note: sort the elements by 'id' first
    std::cout << node->name;
}
void numbered(const std::set<Node *> &nodes) {
  unsigned next = 0;
  for (Node *node : nodes)
    // CHECK-NOTES: :[[@LINE-1]]:{{[0-9]+}}: warning: order of addresses in 'nodes' becomes the number 'id'; it can be another one in each run [stableid-address-order]
    // CHECK-NOTES: :[[@LINE-4]]:{{[0-9]+}}: note: 'nodes' has its elements in the order of the addresses of 'Node'
    // CHECK-NOTES: :[[@LINE+2]]:{{[0-9]+}}: note: numbered here
    // CHECK-NOTES: :[[@LINE+1]]:{{[0-9]+}}: note: number the elements when they are made, as by 'stableid::IdSequence', or sort them by a value of their own first
    node->id = ++next;
}
void sorted(std::vector<Node *> nodes) {
  std::sort(nodes.begin(), nodes.end());
  for (Node *node : nodes)
    // CHECK-NOTES: :[[@LINE-1]]:{{[0-9]+}}: warning: order of addresses in 'nodes' is written; it can be another one in each run [stableid-address-order]
    // CHECK-NOTES: :[[@LINE-3]]:{{[0-9]+}}: note: in the order of the addresses of 'Node' from here on
    // CHECK-NOTES: :[[@LINE+2]]:{{[0-9]+}}: note: written here
    // CHECK-NOTES: :[[@LINE+1]]:{{[0-9]+}}: note: sort the elements by 'id' first
    std::cout << node->name;
}
