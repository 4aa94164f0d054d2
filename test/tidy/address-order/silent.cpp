// Orders of addresses that nobody sees, and orders that are none of addresses.
// RUN: %check_stableid %s stableid-address-order -- -config='{CheckOptions: {ReportLikely: true}}'

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <memory>
#include <numeric>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <vector>

struct Node {
  std::string name;
  int weight = 0;
  double mass = 0;
  unsigned id = 0;
  bool done = false;
  void notify();
  std::vector<int> numbers;
  friend bool operator<(const Node &a, const Node &b) { return a.name < b.name; }
};

// Sums, counts, least and greatest, any and all: the same in any order.
int sum(const std::set<Node *> &nodes) {
  int total = 0;
  for (Node *node : nodes) // no-warning
    total += node->weight;
  return total;
}
std::size_t count(const std::unordered_set<Node *> &nodes) {
  std::size_t count = 0;
  for (Node *node : nodes) // no-warning
    if (node->done)
      ++count;
  return count;
}
int greatest(const std::unordered_map<Node *, int> &weights) {
  int best = 0;
  for (const auto &[node, weight] : weights) // no-warning
    best = std::max(best, weight);
  return best;
}
int least(const std::set<Node *> &nodes) {
  int best = 1000;
  for (auto it = nodes.begin(); it != nodes.end(); ++it) // no-warning
    if ((*it)->weight < best)
      best = (*it)->weight;
  return best;
}
bool any(const std::set<Node *> &nodes) {
  for (Node *node : nodes) // no-warning
    if (node->done)
      return true;
  return false;
}
bool all(const std::set<Node *> &nodes) {
  return std::all_of(nodes.begin(), nodes.end(), [](Node *node) { return node->done; }); // no-warning
}
std::uint64_t exclusive(const std::set<Node *> &nodes) {
  std::uint64_t hash = 0;
  for (Node *node : nodes) // no-warning
    hash ^= std::hash<std::string>()(node->name);
  return hash;
}
std::uint64_t added(const std::set<Node *> &nodes) {
  std::uint64_t hash = 17;
  for (Node *node : nodes) // no-warning
    hash += std::hash<std::string>()(node->name) * 31;
  return hash;
}
std::size_t algorithms(const std::set<Node *> &nodes) {
  return std::count_if(nodes.begin(), nodes.end(), [](const Node *node) { return node->weight > 3; }); // no-warning
}

// Into another container that orders by itself.
std::set<std::string> names(const std::set<Node *> &nodes) {
  std::set<std::string> names;
  for (Node *node : nodes) // no-warning
    names.insert(node->name);
  return names;
}
std::map<std::string, Node *> byName(const std::unordered_map<Node *, int> &weights) {
  std::map<std::string, Node *> out;
  for (const auto &entry : weights) // no-warning
    out[entry.first->name] = entry.first;
  return out;
}
std::set<Node *> heavy(const std::set<Node *> &nodes) {
  std::set<Node *> out;
  for (Node *node : nodes) // no-warning
    if (node->weight > 3)
      out.emplace(node);
  return out;
}

// What is done to each element by itself.
void each(const std::set<Node *> &nodes) {
  for (Node *node : nodes) { // no-warning
    node->notify();
    node->done = true;
    node->numbers.push_back(3);
  }
}
void visit(Node *node);
void handed(const std::set<Node *> &nodes) {
  for (Node *node : nodes) // no-warning
    visit(node);
}
void marked(const std::set<Node *> &nodes, unsigned round) {
  for (Node *node : nodes) // no-warning
    node->id = round;
}
void freed(std::set<Node *> &nodes) {
  for (Node *node : nodes) // no-warning
    delete node;
  nodes.clear();
}
void erased(std::map<Node *, int> &weights) {
  for (auto it = weights.begin(); it != weights.end();) { // no-warning
    if (it->second == 0)
      it = weights.erase(it);
    else
      ++it;
  }
}
// A file, a text, a list of its own for each.
void files(const std::set<Node *> &nodes) {
  for (Node *node : nodes) { // no-warning
    std::ofstream file(node->name);
    file << node->weight;
  }
}
void texts(const std::set<Node *> &nodes) {
  for (Node *node : nodes) { // no-warning
    std::string text = "node ";
    text += node->name;
    std::ostringstream out;
    out << text;
    node->name = out.str();
  }
}
std::map<std::string, std::vector<int>> lists(const std::map<Node *, int> &weights) {
  std::map<std::string, std::vector<int>> lists;
  for (auto &[node, weight] : weights) // no-warning
    lists[node->name].push_back(weight);
  return lists;
}
// The same for each: no order can be told from it.
void dots(const std::set<Node *> &nodes) {
  for (Node *node : nodes) { // no-warning
    node->done = true;
    std::cout << '.';
  }
}

// For developers.
void logged(const std::set<Node *> &nodes) {
  for (Node *node : nodes) { // no-warning
    std::cerr << node->name;
    std::clog << node->name;
    std::fprintf(stderr, "%s", node->name.c_str());
  }
}
class Graph {
public:
  void dump(std::ostream &out) const {
    for (Node *node : nodes_) // no-warning
      out << node->name;
  }
  std::string debugText() const {
    std::string text;
    for (Node *node : nodes_) // no-warning
      text += node->name;
    return text;
  }
  int total() const {
    int total = 0;
    for (Node *node : nodes_) { // no-warning
      if (verbose)
        std::cout << node->name;
      assert(node->weight > 0);
      total += node->weight;
    }
    return total;
  }
  bool verbose = false;

private:
  std::set<Node *> nodes_;
};
int debug();
void level(const std::set<Node *> &nodes) {
  for (Node *node : nodes) { // no-warning
    if (debug() >= 2)
      std::cout << node->name;
    node->notify();
  }
}
struct Logger {
  void out(const std::set<Node *> &nodes) {
    for (Node *node : nodes) // no-warning
      std::cout << node->name;
  }
};
// Who counts what is told of does it in any order.
struct Metrics {
  void report(const Node *node);
};
struct Visitor {
  void reportUsage(const Node *node, int bytes);
};
void measured(Metrics &metrics, Visitor &visitor, const std::set<Node *> &nodes) {
  for (Node *node : nodes) { // no-warning
    metrics.report(node);
    visitor.reportUsage(node, node->weight);
  }
}
void trace(const char *format, ...);
void logNode(const Node *node);
void called(const std::set<Node *> &nodes) {
  for (Node *node : nodes) // no-warning
    logNode(node);
}

// Sorted before it is seen: here, by a helper, by the only caller.
std::vector<std::string> sorted(const std::set<Node *> &nodes) {
  std::vector<std::string> names;
  for (Node *node : nodes) // no-warning
    names.push_back(node->name);
  std::sort(names.begin(), names.end());
  return names;
}
void written(const std::set<Node *> &nodes) {
  std::vector<Node *> list(nodes.begin(), nodes.end()); // no-warning
  std::sort(list.begin(), list.end(), [](Node *a, Node *b) { return a->name < b->name; });
  for (Node *node : list) // no-warning
    std::cout << node->name;
}
static void inOrder(std::vector<Node *> &list) {
  std::stable_sort(list.begin(), list.end(), [](Node *a, Node *b) { return a->id < b->id; });
}
std::vector<Node *> helped(const std::unordered_set<Node *> &nodes) {
  std::vector<Node *> list;
  for (Node *node : nodes) // no-warning
    list.push_back(node);
  inOrder(list);
  return list;
}
static std::vector<std::string> collect(const std::set<Node *> &nodes) {
  std::vector<std::string> names;
  for (Node *node : nodes) // no-warning
    names.push_back(node->name);
  return names;
}
std::vector<std::string> caller(const std::set<Node *> &nodes) {
  std::vector<std::string> names = collect(nodes);
  std::sort(names.begin(), names.end());
  return names;
}
class Index {
  std::vector<std::string> names_;
  void fill(const std::set<Node *> &nodes) {
    for (Node *node : nodes) // no-warning
      names_.push_back(node->name);
    std::sort(names_.begin(), names_.end());
  }
};
// Only how many there are is asked of the list.
std::size_t size(const std::set<Node *> &nodes) {
  std::vector<Node *> list;
  for (Node *node : nodes) // no-warning
    list.push_back(node);
  return list.size();
}
// Sorted by address to be searched.
bool contains(std::vector<Node *> nodes, Node *wanted) {
  std::sort(nodes.begin(), nodes.end()); // no-warning
  return std::binary_search(nodes.begin(), nodes.end(), wanted);
}
int sumOfSorted(std::vector<Node *> nodes) {
  std::sort(nodes.begin(), nodes.end());
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
  int total = 0;
  for (Node *node : nodes) // no-warning
    total += node->weight;
  return total;
}

// Comparators and hashes that look at the objects.
struct ByName {
  bool operator()(const Node *a, const Node *b) const { return a->name < b->name; }
};
struct ByValue {
  bool operator()(const std::shared_ptr<Node> &a, const std::shared_ptr<Node> &b) const { return *a < *b; }
};
struct Unseen {
  bool operator()(const Node *a, const Node *b) const;
};
struct Generic {
  template <typename A, typename B> bool operator()(const A &a, const B &b) const { return a->id < b->id; }
};
struct HashOfName {
  std::size_t operator()(const Node *node) const { return std::hash<std::string>()(node->name); }
};
struct SameName {
  bool operator()(const Node *a, const Node *b) const { return a->name == b->name; }
};
bool byId(const Node *a, const Node *b);
void compared(const std::set<const Node *, ByName> &one, const std::set<std::shared_ptr<Node>, ByValue> &two,
              const std::map<const Node *, int, Unseen> &three, const std::set<Node *, Generic> &four,
              const std::set<const Node *, bool (*)(const Node *, const Node *)> &five,
              const std::set<const Node *, std::function<bool(const Node *, const Node *)>> &six,
              const std::unordered_set<const Node *, HashOfName, SameName> &seven) {
  for (const Node *node : one) // no-warning
    std::cout << node->name;
  for (const auto &node : two) // no-warning
    std::cout << node->name;
  for (const auto &entry : three) // no-warning
    std::cout << entry.first->name;
  for (const Node *node : four) // no-warning
    std::cout << node->name;
  for (const Node *node : five) // no-warning
    std::cout << node->name;
  for (const Node *node : six) // no-warning
    std::cout << node->name;
  for (const Node *node : seven) // no-warning
    std::cout << node->name;
  auto less = [](const Node *a, const Node *b) { return a->id < b->id; };
  std::set<const Node *, decltype(less)> local(less);
  for (const Node *node : local) // no-warning
    std::cout << node->name;
}

// No addresses: numbers, texts, functions, the values of a map.
void others(const std::set<int> &numbers, const std::map<std::string, Node *> &byName,
            const std::set<void (*)()> &functions, const std::set<const char *> &literals,
            const std::vector<Node *> &list, Node *const (&array)[4]) {
  for (int number : numbers) // no-warning
    std::cout << number;
  for (const auto &entry : byName) // no-warning
    std::cout << entry.second->name;
  for (auto *function : functions) // no-warning
    std::cout << (function == nullptr);
  for (const char *literal : literals) // no-warning
    std::cout << literal;
  for (const Node *node : list) // no-warning
    std::cout << node->name;
  for (const Node *node : array) // no-warning
    std::cout << node->name;
}

// One of them has the name, and it is found in any order.
Node *find(const std::set<Node *> &nodes, const std::string &name) {
  for (Node *node : nodes) // no-warning
    if (node->name == name)
      return node;
  return nullptr;
}
// A number for the loop alone.
void counted(const std::set<Node *> &nodes) {
  for (Node *node : nodes) { // no-warning
    unsigned index = 0;
    for (int &number : node->numbers)
      number = index++;
  }
}

// A key of the user's own that compares what does not change.
struct Named {
  Node *node;
  bool operator<(const Named &other) const { return node->name < other.node->name; }
};
void named(const std::set<Named> &all) {
  for (const Named &each : all)
    std::cout << each.node->name;
}
struct Numbered {
  int number;
  Node *node;
  bool operator<(const Numbered &other) const { return number < other.number; }
};
void numbered(const std::set<Numbered> &all) {
  for (const Numbered &each : all)
    std::cout << each.node->name;
}
struct HashByName {
  std::size_t operator()(const Named &each) const { return std::hash<std::string>()(each.node->name); }
};
struct SameNode {
  bool operator()(const Named &a, const Named &b) const { return a.node == b.node; }
};
void hashed(const std::unordered_set<Named, HashByName, SameNode> &all) {
  for (const Named &each : all)
    std::cout << each.node->name;
}
// A comparator with ties that a number breaks.
struct ByWeightAndId {
  bool operator()(const Node *a, const Node *b) const {
    return std::tie(a->weight, a->id) < std::tie(b->weight, b->id);
  }
};
void noTies(const std::set<Node *, ByWeightAndId> &nodes) {
  for (Node *node : nodes)
    std::cout << node->name;
}

// Nothing is chosen: there is one, each has its turn, or any will do.
class Group {
public:
  Node *only() const {
    return nodes_.size() == 1 ? *nodes_.begin() : nullptr;
  }
  Node *leaderOfOne() const {
    if (nodes_.size() != 1)
      return nullptr;
    Node *leader = *nodes_.begin();
    return leader;
  }
  Node *nextLeader() {
    Node *leader = *nodes_.begin();
    nodes_.erase(nodes_.begin());
    return leader;
  }
  Node *any() const { return *nodes_.begin(); }
  Node *leaderByWeight() const { return ranked_.empty() ? nullptr : *ranked_.begin(); }
  Node *leaderByFirst(const std::vector<Node *> &list) const { return *list.begin(); }
  Node *winner(const std::vector<Node *> &list) const {
    return *std::max_element(list.begin(), list.end(), [](Node *a, Node *b) { return a->weight < b->weight; });
  }

private:
  std::set<Node *> nodes_;
  std::set<Node *, ByWeightAndId> ranked_;
};

// A member that is sorted by the function that shows it, and one that nobody shows.
class SortedPlan {
public:
  void take(const std::map<const Node *, int> &nodes) {
    for (const auto &entry : nodes)
      names_.push_back(entry.first->name);
  }
  std::string text() {
    std::sort(names_.begin(), names_.end());
    std::string text;
    for (const std::string &name : names_)
      text += name;
    return text;
  }

private:
  std::vector<std::string> names_;
};

// An iterator that erases as it goes.
void drop(std::set<Node *> &nodes) {
  auto it = nodes.begin();
  while (it != nodes.end())
    it = (*it)->weight ? std::next(it) : nodes.erase(it);
}

// A total that is only read behind the loop, and a number that is the same for all.
std::size_t total(const std::map<Node *, int> &weights, std::size_t round) {
  std::size_t total = 0;
  for (auto &[node, weight] : weights) {
    node->id = unsigned(round);
    total += weight;
  }
  return total;
}
// A list that does not grow, of whose size each is told.
void sizes(const std::set<Node *> &nodes, const std::vector<int> &list) {
  for (Node *node : nodes)
    node->weight = int(list.size());
}
// What an element does without a stream, or with one of its own, is its own matter.
struct Part {
  void draw(int where);
  void save(std::ostream &out) const;
  void dump(std::ostream &out) const;
  std::string file;
};
void each(const std::set<Part *> &parts) {
  for (Part *part : parts) {
    part->draw(1);
    part->dump(std::cout);
    std::ofstream own(part->file);
    part->save(own);
    part->save(std::cerr);
  }
}
// A comparator of pairs that looks at the number alone.
void byNumber(const std::set<Node *> &nodes) {
  std::vector<std::pair<unsigned, Node *>> list;
  for (Node *node : nodes)
    list.emplace_back(node->id, node);
  std::sort(list.begin(), list.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
  for (const auto &entry : list)
    std::cout << entry.second->name;
}
// The generator is each element's own, and a hash function is no generator.
void own(const std::set<Node *> &nodes) {
  for (Node *node : nodes) {
    std::mt19937 random(node->id);
    node->weight = int(random());
  }
}
void hashed(const std::set<Node *> &nodes) {
  for (Node *node : nodes)
    node->weight = int(std::hash<std::string>()(node->name));
}
// A class of one's own that is walked over as a member is whose order is no one of addresses.
struct Roll {
  std::set<Node *, ByName>::const_iterator begin() const { return nodes.begin(); }
  std::set<Node *, ByName>::const_iterator end() const { return nodes.end(); }
  std::set<Node *, ByName> nodes;
  std::set<Node *> seen;
};
void called(const Roll &roll) {
  for (const Node *node : roll)
    std::cout << node->name;
}
// A range that is made, sorted by whoever gets it, or made into what has an order of its own.
static std::vector<Node *> listed(const std::set<Node *> &nodes) {
  return std::vector<Node *>(nodes.begin(), nodes.end());
}
void sortedAfter(const std::set<Node *> &nodes) {
  std::vector<Node *> list = listed(nodes);
  std::sort(list.begin(), list.end(), ByName());
  for (const Node *node : list)
    std::cout << node->name;
}
std::set<Node *, ByName> inOrder(const std::set<Node *> &nodes) {
  return std::set<Node *, ByName>(nodes.begin(), nodes.end());
}
// A closure's own range is its caller's to sort; a list that is moved on was sorted before.
void byClosure(const std::set<Node *> &nodes) {
  auto all = [&] { return std::vector<Node *>(nodes.begin(), nodes.end()); };
  std::vector<Node *> list = all();
  std::sort(list.begin(), list.end(), ByName());
}
struct Array {
  explicit Array(std::vector<std::string> values);
};
Array *sortedArray(const std::set<Node *> &nodes) {
  std::vector<std::string> names;
  for (Node *node : nodes)
    names.push_back(node->name);
  std::sort(names.begin(), names.end());
  return new Array(std::move(names));
}
// Nodes of a document that are each element's own, or that no element has a part in.
struct XmlNode {
  XmlNode *addChild(const std::string &name);
  void addAttribute(const std::string &name, const std::string &value);
};
struct Shape {
  XmlNode *node;
  std::string name;
};
void saveGame(XmlNode *root, const std::set<Shape *> &shapes) {
  for (Shape *shape : shapes) {
    XmlNode *own = shape->node->addChild("shape");
    own->addAttribute("name", shape->name);
    XmlNode *empty = root->addChild("shape");
    empty->addAttribute("name", "none");
  }
}
// What adds to a table is no list, and a list that only counts is not encoded.
struct NameTable {
  void Add(const std::string &name);
};
struct NameArray {
  void Add(const std::string &name);
  std::size_t size() const;
};
std::string JsonEncode(std::size_t size);
std::string JsonEncode(const NameTable &table);
std::string encoded(const std::set<Node *> &nodes) {
  NameTable table;
  NameArray array;
  for (Node *node : nodes) {
    table.Add(node->name);
    array.Add(node->name);
  }
  return JsonEncode(array.size()) + JsonEncode(table);
}
// A text that is made of one element at a time, by a function whose name says that it encodes; a
// reference to a list of the function's own that is sorted.
std::string JsonEncode(const std::string &value);
void byText(const std::set<Node *> &nodes, std::map<std::string, std::string> &texts) {
  for (Node *node : nodes)
    texts[node->name] = JsonEncode(node->name);
}
void sortedBehind(const std::set<Node *> &nodes, std::map<int, std::vector<std::string>> &lists) {
  auto &list = lists[1];
  for (Node *node : nodes)
    list.push_back(node->name);
  std::sort(list.begin(), list.end());
}
std::size_t countedBehind(const std::set<Node *> &nodes) {
  std::map<int, std::vector<std::string>> lists;
  auto &list = lists[1];
  for (Node *node : nodes)
    list.push_back(node->name);
  return list.size();
}
