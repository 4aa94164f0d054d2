// Orders of addresses that get out: each is reported at the loop.
// RUN: %check_stableid %s stableid-address-order

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

struct Node {
  std::string name;
  int weight = 0;
  unsigned id = 0;
};

// Written to a file, to the standard output.
void save(const std::unordered_set<const Node *> &nodes) {
  std::ofstream file("nodes.txt");
  for (const Node *node : nodes)
    // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: order of addresses in 'nodes' is written; it can be another one in each run [stableid-address-order]
    file << node->name << "\n";
}
void show(const std::set<Node *> &nodes) {
  for (auto it = nodes.begin(); it != nodes.end(); ++it)
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: order of addresses in 'nodes' is written; it can be another one in each run [stableid-address-order]
    std::cout << (*it)->name << '\n';
}
void weigh(const std::map<const Node *, int> &weights) {
  for (const auto &[node, weight] : weights)
    // CHECK-MESSAGES: :[[@LINE-1]]:37: warning: order of addresses in 'weights' is written; it can be another one in each run [stableid-address-order]
    std::printf("%s %d\n", node->name.c_str(), weight);
}
void open(const std::unordered_map<Node *, int> &weights) {
  std::FILE *file = std::fopen("weights.txt", "w");
  for (auto &entry : weights)
    // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: order of addresses in 'weights' is written; it can be another one in each run [stableid-address-order]
    std::fprintf(file, "%d\n", entry.second);
  std::fclose(file);
}
// Smart pointers are compared by what they hold; pairs by what is first.
void owners(const std::set<std::shared_ptr<Node>> &nodes) {
  for (const auto &node : nodes)
    // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: order of addresses in 'nodes' is written; it can be another one in each run [stableid-address-order]
    std::cout << node->name;
}
void edges(const std::set<std::pair<Node *, int>> &edges) {
  for (const auto &edge : edges)
    // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: order of addresses in 'edges' is written; it can be another one in each run [stableid-address-order]
    std::cout << edge.first->name << edge.second;
}
// A comparator that looks at the addresses is no better than the default one.
struct ByAddress {
  bool operator()(const Node *a, const Node *b) const { return a > b; }
};
void backwards(const std::set<const Node *, ByAddress> &nodes) {
  for (const Node *node : nodes)
    // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: order of addresses in 'nodes' is written; it can be another one in each run [stableid-address-order]
    std::cout << node->name;
}

// A member, a local and what a function returns.
class Graph {
public:
  void save(std::ofstream &file) const {
    for (const Node *node : nodes_)
      // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: order of addresses in 'nodes_' is written; it can be another one in each run [stableid-address-order]
      file << node->name;
  }
  const std::set<Node *> &nodes() const;

private:
  std::set<Node *> nodes_;
};
void returned(const Graph &graph) {
  for (Node *node : graph.nodes())
    // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: order of addresses in 'nodes' is written; it can be another one in each run [stableid-address-order]
    std::cout << node->name;
}
void local(const std::vector<Node *> &all) {
  std::unordered_set<Node *> seen(all.begin(), all.end());
  for (Node *node : seen)
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: order of addresses in 'seen' is written; it can be another one in each run [stableid-address-order]
    std::cout << node->name;
}

// A part of an entry is called as the user calls it.
void users(const std::map<std::string, std::set<Node *>> &users, const std::string &name) {
  auto found = users.find(name);
  for (Node *node : found->second)
    // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: order of addresses in 'found' is written; it can be another one in each run [stableid-address-order]
    std::cout << node->name;
  const auto &nodes = found->second;
  for (Node *node : nodes)
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: order of addresses in 'nodes' is written; it can be another one in each run [stableid-address-order]
    std::cout << node->name;
}

// Through a local, a nested loop, and the unit's own helper.
void nested(const std::map<Node *, std::vector<int>> &lists) {
  for (const auto &entry : lists) {
    // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: order of addresses in 'lists' is written; it can be another one in each run [stableid-address-order]
    const std::string name = entry.first->name;
    for (int number : entry.second)
      std::cout << name << number;
  }
}
static void writeOne(std::ostream &out, const Node &node) { out << node.name; }
void helped(const std::set<Node *> &nodes) {
  std::ofstream file("nodes.txt");
  for (Node *node : nodes)
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: order of addresses in 'nodes' is written; it can be another one in each run [stableid-address-order]
    writeOne(file, *node);
}

// A text or a list of texts that is returned.
std::string joined(const std::set<Node *> &nodes) {
  std::string text;
  for (Node *node : nodes)
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: order of addresses in 'nodes' goes on in 'text'; it can be another one in each run [stableid-address-order]
    text += node->name;
  return text;
}
std::string streamed(const std::set<Node *> &nodes) {
  std::ostringstream out;
  for (Node *node : nodes)
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: order of addresses in 'nodes' goes on in 'out'; it can be another one in each run [stableid-address-order]
    out << node->name;
  return out.str();
}
static std::vector<std::string> names(const std::unordered_map<Node *, int> &weights) {
  std::vector<std::string> names;
  for (auto &[node, weight] : weights)
    // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: order of addresses in 'weights' goes on in 'names'; it can be another one in each run [stableid-address-order]
    names.push_back(node->name);
  return names;
}
void listed(const std::unordered_map<Node *, int> &weights) {
  for (const std::string &name : names(weights))
    std::cout << name;
}

// Numbered.
void number(std::set<Node *> &nodes) {
  unsigned next = 0;
  for (Node *node : nodes)
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: order of addresses in 'nodes' becomes the number 'id'; it can be another one in each run [stableid-address-order]
    node->id = next++;
}
void numberAfter(std::set<Node *> &nodes) {
  unsigned next = 0;
  for (Node *node : nodes) {
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: order of addresses in 'nodes' becomes the number 'id'; it can be another one in each run [stableid-address-order]
    node->id = next;
    ++next;
  }
}

// Algorithms.
void forEach(const std::set<Node *> &nodes) {
  std::for_each(nodes.begin(), nodes.end(), [](const Node *node) {
    // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: order of addresses in 'nodes' is written; it can be another one in each run [stableid-address-order]
    std::cout << node->name;
  });
}

// Sorted by address, and gone through.
void sorted(std::vector<Node *> nodes) {
  std::sort(nodes.begin(), nodes.end());
  for (Node *node : nodes)
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: order of addresses in 'nodes' is written; it can be another one in each run [stableid-address-order]
    std::cout << node->name;
}
void sortedBackwards(std::vector<Node *> nodes) {
  std::stable_sort(nodes.begin(), nodes.end(), [](Node *a, Node *b) { return a > b; });
  for (Node *node : nodes)
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: order of addresses in 'nodes' is written; it can be another one in each run [stableid-address-order]
    std::cout << node->name;
}
// Collected first, and written then.
void collected(const std::set<Node *> &nodes) {
  std::vector<Node *> list(nodes.begin(), nodes.end());
  for (Node *node : list)
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: order of addresses in 'nodes' is written; it can be another one in each run [stableid-address-order]
    std::cout << node->name;
}
void filtered(const std::unordered_set<Node *> &nodes) {
  std::vector<Node *> heavy;
  for (Node *node : nodes)
    if (node->weight > 3)
      heavy.push_back(node);
  for (Node *node : heavy)
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: order of addresses in 'nodes' is written; it can be another one in each run [stableid-address-order]
    std::cout << node->name;
}

// Told to a user, one by one: by a reporter that somebody else implements.
class Reporter {
public:
  virtual ~Reporter();
  virtual void reportMissing(const Node *node, int weight) = 0;
};
void tell(Reporter &reporter, const std::unordered_map<const Node *, int> &missing) {
  for (const auto &[node, weight] : missing)
    // CHECK-MESSAGES: :[[@LINE-1]]:37: warning: order of addresses in 'missing' is what 'reportMissing' tells in; it can be another one in each run [stableid-address-order]
    reporter.reportMissing(node, weight);
}

// Filled by one function and shown by another one.
class Plan {
public:
  void take(const std::map<const Node *, int> &nodes) {
    for (const auto &entry : nodes)
      // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: order of addresses in 'nodes' goes on in 'steps_'; it can be another one in each run [stableid-address-order]
      steps_.push_back({entry.first, entry.second});
  }
  std::string text() const {
    std::string text;
    for (const Step &step : steps_)
      text += step.node->name;
    return text;
  }

private:
  struct Step {
    const Node *node;
    int weight;
  };
  std::vector<Step> steps_;
};

// The first of all is made the leader.
class Cluster {
public:
  Node *leader() const { return nodes_.empty() ? nullptr : *nodes_.begin(); }
  // CHECK-MESSAGES: :[[@LINE-1]]:68: warning: order of addresses in 'nodes_' chooses 'leader'; it can be another one in each run [stableid-address-order]
  void elect() {
    if (!weights_.empty())
      primary_ = weights_.begin()->first;
    // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: order of addresses in 'weights_' chooses 'primary_'; it can be another one in each run [stableid-address-order]
  }
  int winner(std::vector<Node *> candidates) const {
    Node *winner = *std::min_element(candidates.begin(), candidates.end());
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: order of addresses in 'candidates' chooses 'winner'; it can be another one in each run [stableid-address-order]
    return winner->weight;
  }

private:
  std::set<Node *> nodes_;
  std::unordered_map<Node *, int> weights_;
  Node *primary_ = nullptr;
};

// A class as a key is compared by its members.
struct Edge {
  const Node *from;
  int number;
  bool operator<(const Edge &other) const {
    return std::tie(from, number) < std::tie(other.from, other.number);
  }
};
void edges(const std::set<Edge> &edges) {
  for (const Edge &edge : edges)
    // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: order of addresses in 'edges' is written; it can be another one in each run [stableid-address-order]
    std::cout << edge.from->name << edge.number;
}
struct Port {
  const Node *node;
  int number;
  bool operator==(const Port &other) const { return node == other.node && number == other.number; }
};
struct PortHash {
  std::size_t operator()(const Port &port) const {
    return std::hash<const Node *>()(port.node) ^ std::hash<int>()(port.number);
  }
};
void ports(const std::unordered_map<Port, int, PortHash> &ports) {
  for (const auto &entry : ports)
    // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: order of addresses in 'ports' is written; it can be another one in each run [stableid-address-order]
    std::cout << entry.first.node->name;
}

// A loop of another spelling.
void whiles(const std::set<Node *> &nodes) {
  auto it = nodes.begin();
  while (it != nodes.end()) {
    // CHECK-MESSAGES: :[[@LINE-2]]:13: warning: order of addresses in 'nodes' is written; it can be another one in each run [stableid-address-order]
    std::cout << (*it)->name;
    ++it;
  }
}

// A template is reported once.
template <typename T> void shown(const std::set<T *> &all) {
  for (T *each : all)
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: order of addresses in 'all' is written; it can be another one in each run [stableid-address-order]
    std::cout << each->name;
}
struct Other { std::string name; };
void both(const std::set<Node *> &a, const std::set<Other *> &b) {
  shown(a);
  shown(b);
}
// The iterator is declared before the loop, or put at the beginning once more.
void declaredBefore(const std::set<Node *> &nodes) {
  std::set<Node *>::const_iterator it;
  for (it = nodes.begin(); it != nodes.end(); ++it)
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: order of addresses in 'nodes' is written; it can be another one in each run [stableid-address-order]
    std::cout << (*it)->name;
}
// Into a stream by an iterator.
void copied(const std::map<Node *, std::string> &names) {
  std::transform(names.begin(), names.end(), std::ostream_iterator<std::string>(std::cout, "\n"),
                 // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: order of addresses in 'names' is written; it can be another one in each run [stableid-address-order]
                 [](const auto &entry) { return entry.second; });
}
// A class of one's own that is walked over as its member is.
struct Layout {
  using Nodes = std::unordered_map<const Node *, Node *>;
  Nodes::const_iterator begin() const { return nodes.begin(); }
  Nodes::const_iterator end() const { return nodes.end(); }
  void list() const;
  Nodes nodes;
};
void planned(const Layout *plan) {
  std::ofstream file("plan.txt");
  for (const auto &entry : *plan)
    // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: order of addresses in 'nodes' is written; it can be another one in each run [stableid-address-order]
    file << entry.second->name;
}
void Layout::list() const {
  for (auto it = begin(); it != end(); ++it)
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: order of addresses in 'nodes' is written; it can be another one in each run [stableid-address-order]
    std::cout << it->second->name;
}
// A node of a document for each element, in a function that says that it saves.
struct XmlNode {
  XmlNode *addChild(const std::string &name);
  void addAttribute(const std::string &name, const std::string &value);
};
struct Army {
  std::set<const Node *> locked;
  void saveGame(XmlNode *root) const {
    XmlNode *army = root->addChild("army");
    for (std::set<const Node *>::iterator it = locked.begin(); it != locked.end(); ++it) {
      // CHECK-MESSAGES: :[[@LINE-1]]:48: warning: order of addresses in 'locked' is written; it can be another one in each run [stableid-address-order]
      XmlNode *child = army->addChild("locked");
      const Node *node = *it;
      child->addAttribute("value", node->name);
    }
  }
};
