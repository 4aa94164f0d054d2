// An element's address that is kept while its container grows, and the twins that
// are right.
// RUN: %check_stableid %s stableid-unguarded-element-address -std=c++17-or-later

#include <cstddef>
#include <deque>
#include <list>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

struct Node {
  int value = 0;
  std::vector<int> children;
};
void use(const Node *node);
void text(const char *value);
bool decides();

namespace bad {
void pointer(std::vector<Node> &nodes) {
  nodes.emplace_back();
  Node *parent = &nodes.back();
  nodes.push_back(Node());
  parent->value = 1;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: address of an element of 'nodes' is used by 'parent' after 'nodes' grew; the element moves and the address does not [stableid-unguarded-element-address]
}
void reference(std::vector<Node> &nodes, std::size_t at) {
  Node &parent = nodes[at];
  for (int child : parent.children)
    nodes.push_back(Node{child, {}});
  parent.value = 1;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: address of an element of 'nodes' is used by 'parent' after 'nodes' grew; the element moves and the address does not [stableid-unguarded-element-address]
}
void twoNew(std::vector<Node> &nodes) {
  Node &left = nodes.emplace_back();
  Node &right = nodes.emplace_back();
  right.value = left.value + 1;
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: address of an element of 'nodes' is used by 'left' after 'nodes' grew; the element moves and the address does not [stableid-unguarded-element-address]
}
void nextRound(std::vector<Node> &nodes) {
  Node &root = nodes.at(0);
  while (decides()) {
    ++root.value;
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: address of an element of 'nodes' is used by 'root' after 'nodes' grew; the element moves and the address does not [stableid-unguarded-element-address]
    nodes.emplace_back();
  }
}
void data(std::vector<Node> &nodes) {
  const Node *first = nodes.data();
  nodes.resize(nodes.size() + 8);
  use(first);
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: address of an element of 'nodes' is used by 'first' after 'nodes' grew; the element moves and the address does not [stableid-unguarded-element-address]
}
void reservedTooLate(std::vector<Node> &nodes) {
  Node *last = &nodes.at(0);
  nodes.reserve(64);
  use(last);
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: address of an element of 'nodes' is used by 'last' after 'nodes' grew; the element moves and the address does not [stableid-unguarded-element-address]
}
void characters(std::string &line) {
  const char *begin = &line[0];
  line += "\n";
  text(begin);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: address of an element of 'line' is used by 'begin' after 'line' grew; the element moves and the address does not [stableid-unguarded-element-address]
}
void table(const std::vector<std::string> &names) {
  std::vector<Node> nodes;
  std::map<std::string, Node *> index;
  for (const std::string &name : names) {
    nodes.emplace_back();
    index[name] = &nodes.back();
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: address of an element of 'nodes' is kept in 'index' while 'nodes' grows; the element moves and the address does not [stableid-unguarded-element-address]
  }
  use(index.begin()->second);
}
void list(std::vector<const Node *> &order) {
  std::vector<Node> nodes;
  for (int i = 0; i < 9; ++i) {
    nodes.push_back(Node());
    order.push_back(&nodes.back());
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: address of an element of 'nodes' is kept in 'order' while 'nodes' grows; the element moves and the address does not [stableid-unguarded-element-address]
  }
}
} // namespace bad

namespace good {
void takenAgain(std::vector<Node> &nodes) {
  nodes.emplace_back();
  Node *parent = &nodes.back();
  parent->value = 0;
  nodes.push_back(Node());
  parent = &nodes.back();
  parent->value = 1;
}
void index(std::vector<Node> &nodes, std::size_t at) {
  for (int child : std::vector<int>(nodes[at].children))
    nodes.push_back(Node{child, {}});
  nodes[at].value = 1;
}
void reserved(std::vector<Node> &nodes) {
  nodes.reserve(nodes.size() + 2);
  Node &left = nodes.emplace_back();
  Node &right = nodes.emplace_back();
  right.value = left.value + 1;
}
void eachRound(std::vector<Node> &nodes) {
  for (int i = 0; i < 9; ++i) {
    nodes.emplace_back();
    Node *last = &nodes.back();
    last->value = i;
  }
}
void foundOrAdded(std::vector<Node> &nodes, int value) {
  Node *found = nullptr;
  for (std::size_t i = 0; i < nodes.size(); ++i)
    if (nodes[i].value == value)
      found = &nodes[i];
  if (!found) {
    nodes.emplace_back();
    found = &nodes.back();
  }
  found->value = 1;
}
void nullAgain(std::vector<Node> &nodes) {
  Node *found = decides() && !nodes.empty() ? nullptr : nullptr;
  if (!nodes.empty())
    found = &nodes[0];
  if (found == nullptr)
    nodes.emplace_back();
  if (found != nullptr)
    found->value = 1;
}
void left(std::vector<Node> &nodes, std::size_t at) {
  Node &node = nodes[at];
  node.value = 1;
  if (node.children.empty()) {
    nodes.push_back(node);
    return;
  }
  node.value = 2;
}
void itself(std::vector<Node> &nodes, std::size_t at) {
  Node &node = nodes[at];
  nodes.push_back(node);
}
void value(std::vector<Node> &nodes, std::size_t at) {
  Node node = nodes[at];
  nodes.push_back(Node());
  use(&node);
}
void other(std::vector<Node> &nodes, std::vector<Node> &more, std::size_t at) {
  Node &node = nodes[at];
  more.push_back(Node());
  use(&node);
}
void smaller(std::vector<Node> &nodes) {
  Node &first = nodes.at(0);
  nodes.resize(nodes.size() - 1);
  nodes.pop_back();
  use(&first);
}
void temporary(std::vector<int> &numbers) {
  const long &first = numbers.at(0);
  numbers.push_back(1);
  numbers.push_back(static_cast<int>(first));
}
void pointers(std::vector<Node *> &nodes, std::size_t at) {
  Node *node = nodes[at];
  nodes.push_back(node);
  use(node);
}
void owned(std::vector<std::unique_ptr<Node>> &nodes) {
  nodes.push_back(std::make_unique<Node>());
  Node *node = nodes.back().get();
  nodes.push_back(std::make_unique<Node>());
  use(node);
}
void deque(std::deque<Node> &nodes) {
  Node &first = nodes.emplace_back();
  nodes.emplace_back();
  use(&first);
}
void linked(std::list<Node> &nodes) {
  nodes.emplace_back();
  Node *first = &nodes.back();
  nodes.emplace_back();
  use(first);
}
void mapped(std::unordered_map<int, Node> &nodes) {
  Node *first = &nodes[0];
  nodes[1].value = 2;
  use(first);
}
void part(std::vector<Node> &nodes, std::size_t at) {
  std::vector<int> &children = nodes[at].children;
  children.push_back(1);
  children.push_back(2);
}
void table(const std::vector<std::string> &names) {
  std::vector<Node> nodes;
  std::map<std::string, Node *> index;
  nodes.reserve(names.size());
  for (const std::string &name : names) {
    nodes.emplace_back();
    index[name] = &nodes.back();
  }
  use(index.begin()->second);
}
void tableAfterwards(const std::vector<std::string> &names) {
  std::vector<Node> nodes;
  std::map<std::string, Node *> index;
  for (const std::string &name : names)
    nodes.push_back(Node{static_cast<int>(name.size()), {}});
  for (std::size_t i = 0; i < names.size(); ++i)
    index[names[i]] = &nodes[i];
  use(index.begin()->second);
}
void tableOfARound(const std::vector<std::string> &names) {
  std::vector<Node> nodes;
  for (const std::string &name : names) {
    std::map<std::string, Node *> index;
    nodes.emplace_back();
    index[name] = &nodes.back();
    use(index.begin()->second);
  }
}
} // namespace good

// Containers with keys that move their entries, a part of an element, and callees.
namespace absl {
namespace container_internal {
template <typename K> class raw_hash_set {
public:
  using key_type = K;
  void reserve(std::size_t);
};
} // namespace container_internal
template <typename K, typename V> class flat_hash_map : public container_internal::raw_hash_set<K> {
public:
  using mapped_type = V;
  V &operator[](const K &);
  V &at(const K &);
  const V &at(const K &) const;
  void emplace(const K &, const V &);
  bool contains(const K &) const;
  void erase(const K &);
};
template <typename K, typename V> class node_hash_map {
public:
  using key_type = K;
  using mapped_type = V;
  V &operator[](const K &);
  void emplace(const K &, const V &);
};
} // namespace absl

namespace bad {
void entry(absl::flat_hash_map<int, Node> &nodes) {
  Node &one = nodes[1];
  nodes.emplace(2, Node());
  one.value = 1;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: address of an element of 'nodes' is used by 'one' after 'nodes' grew; the element moves and the address does not [stableid-unguarded-element-address]
}
void partOfEntry(absl::flat_hash_map<int, Node> &nodes) {
  int *value = &nodes[1].value;
  nodes.emplace(2, Node());
  *value = 1;
  // CHECK-MESSAGES: :[[@LINE-1]]:4: warning: address of an element of 'nodes' is used by 'value' after 'nodes' grew; the element moves and the address does not [stableid-unguarded-element-address]
}
void partOfElement(std::vector<Node> &nodes, std::size_t at) {
  std::vector<int> &children = nodes[at].children;
  nodes.push_back(Node());
  children.push_back(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: address of an element of 'nodes' is used by 'children' after 'nodes' grew; the element moves and the address does not [stableid-unguarded-element-address]
}
void addTo(std::vector<Node> &nodes) { nodes.emplace_back(); }
void byCallee(std::vector<Node> &nodes, std::size_t at) {
  Node *node = &nodes[at];
  addTo(nodes);
  node->value = 1;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: address of an element of 'nodes' is used by 'node' after 'nodes' grew; the element moves and the address does not [stableid-unguarded-element-address]
}
class Tree {
  std::vector<Node> nodes_;
  int add() {
    nodes_.push_back(Node());
    return 0;
  }

public:
  void grow(std::size_t at) {
    Node &node = nodes_[at];
    const int child = add();
    node.value = child;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: address of an element of 'nodes_' is used by 'node' after 'nodes_' grew; the element moves and the address does not [stableid-unguarded-element-address]
  }
};
} // namespace bad

namespace good {
void sameEntry(absl::flat_hash_map<int, Node> &nodes, int key) {
  Node &node = nodes[key];
  nodes[key].value = 2;
  node.value = 1;
}
void looked(absl::flat_hash_map<int, Node> &nodes) {
  Node &node = nodes[1];
  if (nodes.contains(2))
    nodes.erase(2);
  node.value = 1;
}
int constant(const absl::flat_hash_map<int, Node> &nodes) {
  const Node &one = nodes.at(1);
  const Node &two = nodes.at(2);
  return one.value + two.value;
}
void room(absl::flat_hash_map<int, Node> &nodes) {
  nodes.reserve(2);
  Node &one = nodes[1];
  nodes.emplace(2, Node());
  one.value = 1;
}
void again(absl::flat_hash_map<int, Node> &nodes) {
  Node *one = &nodes[1];
  one->value = 1;
  nodes.emplace(2, Node());
  one = &nodes[1];
  one->value = 2;
}
void eachEntry(absl::flat_hash_map<int, Node> &nodes) {
  for (int i = 0; i < 9; ++i) {
    Node &node = nodes[i];
    node.value = i;
  }
}
void ownEntries(absl::flat_hash_map<int, std::unique_ptr<Node>> &nodes) {
  Node *one = nodes[1].get();
  nodes.emplace(2, nullptr);
  one->value = 1;
}
void nodeBased(absl::node_hash_map<int, Node> &nodes) {
  Node &one = nodes[1];
  nodes.emplace(2, Node());
  one.value = 1;
}
void reserveFirst(std::vector<Node> &nodes) {
  nodes.reserve(nodes.size() + 1);
  nodes.emplace_back();
}
void roomByCallee(std::vector<Node> &nodes, std::size_t at) {
  Node *node = &nodes[at];
  node->value = 1;
  reserveFirst(nodes);
}
int lookAt(const std::vector<Node> &nodes) { return nodes[0].value; }
void readByCallee(std::vector<Node> &nodes, std::size_t at) {
  Node *node = &nodes[at];
  node->value = lookAt(nodes);
}
void addToOther(std::vector<Node> &, std::vector<Node> &more) { more.emplace_back(); }
void otherByCallee(std::vector<Node> &nodes, std::vector<Node> &more, std::size_t at) {
  Node *node = &nodes[at];
  addToOther(nodes, more);
  node->value = 1;
}
} // namespace good
