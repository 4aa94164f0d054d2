// The first element that fits, by every spelling, and the twins for which there is only one.
// RUN: %check_stableid %s stableid-address-order -no-fix -check-suffix=CERTAIN -std=c++17-or-later
// RUN: %check_stableid %s stableid-address-order -no-fix -check-suffix=CERTAIN,LIKELY -std=c++17-or-later -- -config='{CheckOptions: {ReportLikely: true}}'

#include <algorithm>
#include <cstring>
#include <set>
#include <string>
#include <unordered_set>

struct Node {
  virtual ~Node();
  std::string name;
  const char *text;
  int weight;
  bool done;
  bool hasName(const std::string &name) const;
  int rank() const;
};
struct Leaf : Node {};
bool same(const std::string &a, const std::string &b);

namespace any_of_several {
Node *skipped(const std::set<Node *> &nodes) {
  for (Node *node : nodes) {
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:21: warning: order of addresses in 'nodes' may decide which element is taken; it can be another one in each run [stableid-address-order]
    if (node->weight <= 3)
      continue;
    return node;
  }
  return nullptr;
}
Node *notThis(const std::set<Node *> &nodes, int idle) {
  for (Node *node : nodes)
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:21: warning: order of addresses in 'nodes' may decide which element is taken; it can be another one in each run [stableid-address-order]
    if (node->weight != idle)
      return node;
  return nullptr;
}
Node *notThat(const std::set<Node *> &nodes, const std::string &name) {
  for (Node *node : nodes) {
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:21: warning: order of addresses in 'nodes' may decide which element is taken; it can be another one in each run [stableid-address-order]
    if (node->name == name)
      continue;
    return node;
  }
  return nullptr;
}
Node *kept(const std::set<Node *> &nodes) {
  Node *found = nullptr;
  for (Node *node : nodes) {
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:21: warning: order of addresses in 'nodes' may decide which element is taken; it can be another one in each run [stableid-address-order]
    if (node->done) {
      found = node;
      break;
    }
  }
  return found;
}
Node *searched(const std::unordered_set<Node *> &nodes) {
  auto found = std::find_if(nodes.begin(), nodes.end(), [](const Node *node) { return node->done; });
  // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:16: warning: order of addresses in 'nodes' may decide which element is taken; it can be another one in each run [stableid-address-order]
  return found == nodes.end() ? nullptr : *found;
}
} // namespace any_of_several

namespace the_only_one {
Node *skipped(const std::set<Node *> &nodes, const std::string &name) {
  for (Node *node : nodes) {
    if (node->name != name)
      continue;
    return node;
  }
  return nullptr;
}
Node *negated(const std::set<Node *> &nodes, const std::string &name) {
  for (Node *node : nodes) {
    if (!(node->name == name))
      continue;
    return node;
  }
  return nullptr;
}
Node *otherwise(const std::set<Node *> &nodes, int rank) {
  for (Node *node : nodes) {
    if (node->rank() != rank) {
      node->done = true;
    } else {
      return node;
    }
  }
  return nullptr;
}
Node *compared(const std::set<Node *> &nodes, const char *text) {
  for (Node *node : nodes) {
    if (std::strcmp(node->text, text))
      continue;
    return node;
  }
  return nullptr;
}
Node *asked(const std::set<Node *> &nodes, const std::string &name) {
  for (Node *node : nodes)
    if (node->hasName(name) || same(node->name, name))
      return node;
  return nullptr;
}
Node *kept(const std::set<Node *> &nodes, int rank) {
  Node *found = nullptr;
  for (Node *node : nodes)
    if (node->rank() == rank) {
      found = node;
      break;
    }
  return found;
}
// Only whether there is one, not which.
bool any(const std::set<Node *> &nodes) {
  bool found = false;
  for (Node *node : nodes)
    if (node->done) {
      found = true;
      break;
    }
  return found;
}
// The break is one of another loop.
int inner(const std::set<Node *> &nodes) {
  int sum = 0;
  for (Node *node : nodes)
    for (int i = 0; i < 9; ++i)
      if (node->weight > i) {
        sum = sum + node->weight;
        break;
      }
  return sum;
}
Leaf *ofItsClass(const std::set<Node *> &nodes) {
  for (Node *node : nodes)
    if (auto *leaf = dynamic_cast<Leaf *>(node))
      return leaf;
  return nullptr;
}
Node *searched(const std::unordered_set<Node *> &nodes, const std::string &name) {
  auto found = std::find_if(nodes.begin(), nodes.end(), [&](const Node *node) { return node->name == name; });
  return found == nodes.end() ? nullptr : *found;
}
bool contained(const std::unordered_set<Node *> &nodes) {
  auto found = std::find_if(nodes.begin(), nodes.end(), [](const Node *node) { return node->done; });
  return found != nodes.end();
}
Node *greatest(const std::unordered_set<Node *> &nodes) {
  auto found = std::max_element(nodes.begin(), nodes.end(), [](const Node *a, const Node *b) { return a->weight < b->weight; });
  return found == nodes.end() ? nullptr : *found;
}
} // namespace the_only_one
