// An element's address that may be kept while its container grows: silent, and said
// with ReportLikely.
// RUN: %check_stableid %s stableid-unguarded-element-address -std=c++17
// RUN: %check_stableid -check-suffix=LIKELY %s stableid-unguarded-element-address -std=c++17 -- -config="{CheckOptions: {stableid-unguarded-element-address.ReportLikely: true}}"

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

struct Node {
  int value = 0;
};
void use(const Node *node);

// The next call of add() leaves what this one kept behind.
class Registry {
  std::vector<Node> nodes_;
  std::map<std::string, Node *> byName_;

public:
  void add(const std::string &name) {
    nodes_.push_back(Node());
    byName_[name] = &nodes_.back();
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:21: warning: address of an element of 'nodes_' may be kept in 'byName_' while 'nodes_' grows; the element moves and the address does not [stableid-unguarded-element-address]
  }
};
class Stable {
  std::deque<Node> nodes_;
  std::map<std::string, Node *> byName_;

public:
  void add(const std::string &name) {
    nodes_.push_back(Node());
    byName_[name] = &nodes_.back();
  }
};
class Roomy {
  std::vector<Node> nodes_;
  std::map<std::string, Node *> byName_;

public:
  Roomy() { nodes_.reserve(1024); }
  void add(const std::string &name) {
    nodes_.push_back(Node());
    byName_[name] = &nodes_.back();
  }
};
class Rebuilt {
  std::vector<Node> nodes_;
  std::map<std::string, Node *> byName_;

public:
  void add(const std::string &name) {
    nodes_.push_back(Node());
    byName_[name] = &nodes_.back();
  }
  void forget() { byName_.clear(); }
};

// Two tests that may exclude one another.
void sometimes(std::vector<Node> &nodes, bool more) {
  Node &first = nodes.at(0);
  if (more)
    nodes.push_back(Node());
  if (!more)
    use(&first);
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:10: warning: address of an element of 'nodes' may be used by 'first' after 'nodes' grew; the element moves and the address does not [stableid-unguarded-element-address]
}

// A key may be there already, and a callee may add nothing.
namespace llvm {
template <typename K, typename V> class DenseMap {
public:
  using key_type = K;
  using mapped_type = V;
  V &operator[](const K &);
};
} // namespace llvm
void twoEntries(llvm::DenseMap<int, Node> &nodes) {
  Node &one = nodes[1];
  Node &two = nodes[2];
  two.value = one.value + 1;
  // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:15: warning: address of an element of 'nodes' may be used by 'one' after 'nodes' grew; the element moves and the address does not [stableid-unguarded-element-address]
}
static void addPerhaps(std::vector<Node> &nodes) {
  if (nodes.size() > 3)
    return;
  nodes.push_back(Node());
}
void byCallee(std::vector<Node> &nodes, std::size_t at) {
  Node *node = &nodes[at];
  addPerhaps(nodes);
  node->value = 1;
  // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:3: warning: address of an element of 'nodes' may be used by 'node' after 'nodes' grew; the element moves and the address does not [stableid-unguarded-element-address]
}
class Table {
  llvm::DenseMap<int, Node> nodes_;
  std::map<std::string, Node *> byName_;

public:
  void add(int key, const std::string &name) {
    nodes_[key] = Node();
    byName_[name] = &nodes_[key];
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:22: warning: address of an element of 'nodes_' may be kept in 'byName_' while 'nodes_' grows; the element moves and the address does not [stableid-unguarded-element-address]
  }
};
// A text in the code has as many characters as it has.
void characters(const char *text, std::size_t count);
void literal() {
  std::string_view text = "abc";
  characters(&text[0], text.size());
}
