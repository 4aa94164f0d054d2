// Orders that may be seen: by whoever gets the list, the stream or the element.
// RUN: %check_stableid %s stableid-address-order -check-suffix=LIKELY -- -config='{CheckOptions: {ReportLikely: true}}'
// RUN: %check_stableid %s stableid-address-order

#include <functional>
#include <iostream>
#include <iterator>
#include <algorithm>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <unordered_set>
#include <vector>

struct Node {
  std::string name;
  int weight = 0;
  double mass = 0;
  unsigned index = 0;
};

// A list of pointers may go where its order does not matter.
std::vector<Node *> heavy(const std::set<Node *> &nodes) {
  std::vector<Node *> list;
  for (Node *node : nodes)
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:21: warning: order of addresses in 'nodes' may go on in 'list'; it can be another one in each run [stableid-address-order]
    if (node->weight > 3)
      list.push_back(node);
  return list;
}
std::vector<Node *> all(const std::set<Node *> &nodes) {
  std::vector<Node *> list(nodes.begin(), nodes.end());
  // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:28: warning: order of addresses in 'nodes' may go on in 'list'; it can be another one in each run [stableid-address-order]
  return list;
}
// A list of texts is put in order by whoever gets it, perhaps, in another unit, or by the
// function of another unit that it is handed to.
std::vector<std::string> named(const std::set<Node *> &nodes) {
  std::vector<std::string> list;
  for (Node *node : nodes)
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:21: warning: order of addresses in 'nodes' may go on in 'list'; it can be another one in each run [stableid-address-order]
    list.push_back(node->name);
  return list;
}
void arrange(std::vector<std::string> &names);
static std::vector<std::string> arranged(const std::set<Node *> &nodes) {
  std::vector<std::string> list;
  for (Node *node : nodes)
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:21: warning: order of addresses in 'nodes' may go on in 'list'; it can be another one in each run [stableid-address-order]
    list.push_back(node->name);
  arrange(list);
  return list;
}
void shown(const std::set<Node *> &nodes) {
  for (const std::string &name : arranged(nodes))
    std::cout << name;
}
void copied(const std::set<Node *> &nodes, std::vector<Node *> &out) {
  std::copy(nodes.begin(), nodes.end(), std::back_inserter(out));
  // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:3: warning: order of addresses in 'nodes' may go on in 'out'; it can be another one in each run [stableid-address-order]
}
// So may an out-parameter and a member.
void fill(const std::set<Node *> &nodes, std::vector<std::string> &names) {
  for (Node *node : nodes)
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:21: warning: order of addresses in 'nodes' may go on in 'names'; it can be another one in each run [stableid-address-order]
    names.push_back(node->name);
}
class Index {
  std::vector<std::string> names_;
  void fill(const std::set<Node *> &nodes) {
    for (Node *node : nodes)
      // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:23: warning: order of addresses in 'nodes' may go on in 'names_'; it can be another one in each run [stableid-address-order]
      names_.push_back(node->name);
  }
};
// A stream that a caller hands in.
void print(std::ostream &out, const std::set<Node *> &nodes) {
  for (Node *node : nodes)
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:21: warning: order of addresses in 'nodes' may be written; it can be another one in each run [stableid-address-order]
    out << node->name;
}
// Nothing says what a void * is.
void cookies(const std::set<void *> &cookies) {
  for (void *cookie : cookies)
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:23: warning: order of addresses in 'cookies' may be written; it can be another one in each run [stableid-address-order]
    std::cout << (cookie != nullptr);
}
// An index may be an index into something that goes with the call.
void index(const std::set<Node *> &nodes) {
  unsigned next = 0;
  for (Node *node : nodes)
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:21: warning: order of addresses in 'nodes' may become the number 'index'; it can be another one in each run [stableid-address-order]
    node->index = next++;
}
std::map<Node *, int> numbers(const std::set<Node *> &nodes) {
  std::map<Node *, int> numbers;
  int next = 0;
  for (Node *node : nodes)
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:21: warning: order of addresses in 'nodes' may become the number; it can be another one in each run [stableid-address-order]
    numbers[node] = next++;
  return numbers;
}
// Sums of floating-point numbers and hashes depend on the order.
double mass(const std::set<Node *> &nodes) {
  double total = 0;
  for (Node *node : nodes)
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:21: warning: order of addresses in 'nodes' may round the sum 'total'; it can be another one in each run [stableid-address-order]
    total += node->mass;
  return total;
}
std::size_t hash(const std::set<Node *> &nodes) {
  std::size_t hash = 17;
  for (Node *node : nodes)
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:21: warning: order of addresses in 'nodes' may go into the hash 'hash'; it can be another one in each run [stableid-address-order]
    hash = hash * 31 + std::hash<std::string>()(node->name);
  return hash;
}
// The first that fits.
Node *first(const std::unordered_set<Node *> &nodes) {
  for (Node *node : nodes)
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:21: warning: order of addresses in 'nodes' may decide which element is taken; it can be another one in each run [stableid-address-order]
    if (node->weight > 3)
      return node;
  return nullptr;
}
// A std::less<T *> of the user's own is gone past by std::less<>.
struct Ranked { int rank; };
template <> struct std::less<Ranked *> {
  bool operator()(const Ranked *a, const Ranked *b) const { return a->rank < b->rank; }
};
void ranks(const std::set<Ranked *> &all) {
  for (Ranked *each : all)
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:23: warning: order of addresses in 'all' may be written; it can be another one in each run [stableid-address-order]
    std::cout << each->rank;
}
// Equal objects are told apart by their addresses.
struct ByWeight {
  bool operator()(const Node *a, const Node *b) const {
    return a->weight != b->weight ? a->weight < b->weight : a < b;
  }
};
void ties(const std::set<Node *, ByWeight> &nodes) {
  for (Node *node : nodes)
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:21: warning: order of addresses in 'nodes' may be written; it can be another one in each run [stableid-address-order]
    std::cout << node->name;
}
void sortedWithTies(std::vector<Node *> nodes) {
  std::sort(nodes.begin(), nodes.end(), [](const Node *a, const Node *b) {
    return std::tie(a->weight, a) < std::tie(b->weight, b);
  });
  for (Node *node : nodes)
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:21: warning: order of addresses in 'nodes' may be written; it can be another one in each run [stableid-address-order]
    std::cout << node->name;
}
// A pointer behind another member decides where those are equal.
struct Slot {
  int row;
  Node *node;
  bool operator<(const Slot &other) const {
    if (row != other.row)
      return row < other.row;
    return node < other.node;
  }
};
void slots(const std::set<Slot> &slots) {
  for (const Slot &slot : slots)
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:27: warning: order of addresses in 'slots' may be written; it can be another one in each run [stableid-address-order]
    std::cout << slot.node->name;
}
// A running total gives each element its place.
struct Placed {
  std::size_t offset = 0;
};
void place(std::map<Node *, Placed> &placed) {
  std::size_t next = 0;
  for (auto &[node, place] : placed) {
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:30: warning: order of addresses in 'placed' may become the number 'offset'; it can be another one in each run [stableid-address-order]
    place.offset = next;
    next += node->weight;
  }
}
// So does the size of a list that grows.
struct Block {
  unsigned number;
};
struct Range {
  Block *end = nullptr;
};
class Nesting {
  std::map<Node *, Range> ranges_;
  std::vector<Block *> blocks_;

public:
  void nest() {
    for (auto &entry : ranges_) {
      // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:24: warning: order of addresses in 'ranges_' may become the number 'end'; it can be another one in each run [stableid-address-order]
      Block *block = new Block{unsigned(blocks_.size())};
      entry.second.end = block;
      blocks_.push_back(block);
    }
  }
};
// Each element is handed the stream.
struct Statement {
  void emit(std::ostream &out) const;
};
void emitOne(std::ostream &out, const Statement &one);
class Body {
  std::set<Statement *> all_;

public:
  void emit(std::ostream &out) const {
    for (auto it = all_.begin(); it != all_.end(); ++it)
      // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:20: warning: order of addresses in 'all_' may be written; it can be another one in each run [stableid-address-order]
      (*it)->emit(out);
  }
  void emitEach(std::ostream &out) const {
    for (const Statement *each : all_)
      // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:34: warning: order of addresses in 'all_' may be written; it can be another one in each run [stableid-address-order]
      emitOne(out, *each);
  }
};
// The next random number goes to the next element.
struct Draw {
  double share = 0;
  int number = 0;
  void set(int to);
};
void draw(const std::set<Draw *> &all, std::mt19937 &random) {
  std::uniform_real_distribution<double> even(0, 1);
  for (Draw *each : all)
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:21: warning: order of addresses in 'all' may decide which random number each element gets; it can be another one in each run [stableid-address-order]
    each->share = even(random);
  for (Draw *each : all)
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:21: warning: order of addresses in 'all' may decide which random number each element gets; it can be another one in each run [stableid-address-order]
    each->set(random());
  for (Draw *each : all)
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:21: warning: order of addresses in 'all' may decide which random number each element gets; it can be another one in each run [stableid-address-order]
    if (even(random) < 0.5)
      each->number = 3;
}
// A hash that is combined by hand, or by a function.
void hash_combine(std::size_t &seed, const std::string &value);
std::size_t combined(const std::set<Node *> &nodes) {
  std::size_t hash = 0;
  for (Node *node : nodes)
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:21: warning: order of addresses in 'nodes' may go into the hash 'hash'; it can be another one in each run [stableid-address-order]
    hash ^= std::hash<std::string>()(node->name) + 0x9e3779b9 + (hash << 6) + (hash >> 2);
  for (Node *node : nodes)
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:21: warning: order of addresses in 'nodes' may go into the hash 'hash'; it can be another one in each run [stableid-address-order]
    hash_combine(hash, node->name);
  return hash;
}
// A pointer behind a number in a pair decides where the numbers are equal.
void ranked(const std::set<std::pair<int, Node *>> &nodes) {
  for (const auto &[weight, node] : nodes)
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:37: warning: order of addresses in 'nodes' may be written; it can be another one in each run [stableid-address-order]
    std::cout << node->name;
}
void sortedPairs(std::vector<std::pair<int, Node *>> nodes) {
  std::sort(nodes.begin(), nodes.end());
  for (const auto &[weight, node] : nodes)
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:37: warning: order of addresses in 'nodes' may be written; it can be another one in each run [stableid-address-order]
    std::cout << node->name;
}
// A range that is made of a set and returned; a list of texts that moves into a new object.
struct Registry {
  std::set<Node *> nodes;
  std::vector<Node *> list() const {
    return std::vector<Node *>(nodes.begin(), nodes.end());
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:32: warning: order of addresses in 'nodes' may go on in 'list'; it can be another one in each run [stableid-address-order]
  }
};
struct Array {
  explicit Array(std::vector<std::string> values);
};
Array *moved(const std::set<Node *> &nodes) {
  std::vector<std::string> names;
  for (Node *node : nodes)
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:21: warning: order of addresses in 'nodes' may go on in 'names'; it can be another one in each run [stableid-address-order]
    names.push_back(node->name);
  return new Array(std::move(names));
}
// A node of a document for each element, in a function that says nothing of saving.
struct XmlNode {
  XmlNode *addChild(const std::string &name);
  void addAttribute(const std::string &name, const std::string &value);
};
void children(XmlNode &root, const std::set<Node *> &nodes) {
  for (Node *node : nodes)
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:21: warning: order of addresses in 'nodes' may be written; it can be another one in each run [stableid-address-order]
    root.addChild("node")->addAttribute("name", node->name);
  for (Node *node : nodes) {
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:21: warning: order of addresses in 'nodes' may be written; it can be another one in each run [stableid-address-order]
    XmlNode *child = root.addChild("node");
    child->addAttribute("name", node->name);
  }
}
// A list of the user's own that is filled and encoded.
struct Values {
  void Add(const std::string &value);
};
struct ValueArray : Values {
  void Add(const std::string &value);
};
std::string JsonEncode(const std::shared_ptr<ValueArray> &array);
std::string JsonEncode(const std::string &value);
std::string encoded(const std::set<Node *> &nodes) {
  std::shared_ptr<ValueArray> array = std::make_shared<ValueArray>();
  for (Node *node : nodes)
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:21: warning: order of addresses in 'nodes' may go on in 'array'; it can be another one in each run [stableid-address-order]
    array->Add(node->name);
  return JsonEncode(array);
}
// A reference to a list that a caller has.
void behind(const std::set<Node *> &nodes, std::map<int, std::vector<std::string>> &lists) {
  auto &list = lists[1];
  for (Node *node : nodes)
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:21: warning: order of addresses in 'nodes' may go on in 'list'; it can be another one in each run [stableid-address-order]
    list.push_back(JsonEncode(node->name));
}
