// Where the value is not evident, or the loop does more, there are words alone.
// RUN: %check_stableid -no-fix %s stableid-address-order -std=c++17-or-later

#include <algorithm>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <vector>

struct Node {
  std::string name;
  double mass = 0;
  unsigned id = 0;
  unsigned other_id = 0;
  Node *next = nullptr;
  std::string text();
  void close();
};
struct Plain {
  std::string name;
  double mass = 0;
  Plain *next = nullptr;
  std::string text();
  void close();
};
std::string nameOf(const Plain *plain);

// A null pointer would be followed by the sort, and was not by the loop.
void perhapsNull(const std::set<Plain *> &all) {
  for (Plain *each : all)
    // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: order of addresses in 'all' is written; it can be another one in each run [stableid-address-order]
    if (each)
      std::cout << each->name;
  for (Plain *each : all)
    // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: order of addresses in 'all' is written; it can be another one in each run [stableid-address-order]
    std::cout << (each && each->next ? each->name : "none");
}
// No value, or one without an order.
void noValue(const std::set<Plain *> &all) {
  for (Plain *each : all)
    // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: order of addresses in 'all' is written; it can be another one in each run [stableid-address-order]
    std::cout << each->name << each->mass;
  for (Plain *each : all)
    // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: order of addresses in 'all' is written; it can be another one in each run [stableid-address-order]
    std::cout << nameOf(each);
  for (Plain *each : all)
    // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: order of addresses in 'all' is written; it can be another one in each run [stableid-address-order]
    std::cout << each->text();
}
// The loop takes elements out, ends them, or does what nobody read.
void changes(std::set<Plain *> &all) {
  for (Plain *each : all) {
    // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: order of addresses in 'all' is written; it can be another one in each run [stableid-address-order]
    std::cout << each->name;
    all.erase(each->next);
  }
  for (Plain *each : all) {
    // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: order of addresses in 'all' is written; it can be another one in each run [stableid-address-order]
    std::cout << each->name;
    delete each;
  }
  for (Plain *each : all) {
    // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: order of addresses in 'all' is written; it can be another one in each run [stableid-address-order]
    std::cout << each->name;
    each->close();
  }
}
// The number is given in the loop, and is none to sort by.
void numbers(const std::set<Node *> &nodes) {
  unsigned next = 0;
  for (Node *node : nodes)
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: order of addresses in 'nodes' becomes the number 'id'; it can be another one in each run [stableid-address-order]
    node->id = next++;
}
// No block of its own, a label, a template, a macro, a map.
void places(const std::set<Plain *> &all, bool wanted, int which) {
  if (wanted)
    for (Plain *each : all)
      // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: order of addresses in 'all' is written; it can be another one in each run [stableid-address-order]
      std::cout << each->name;
  switch (which) {
  case 1:
    std::cout << which;
    for (Plain *each : all)
      // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: order of addresses in 'all' is written; it can be another one in each run [stableid-address-order]
      std::cout << each->name;
    break;
  case 2:
    break;
  }
}
template <typename T> void pattern(const std::set<T *> &all) {
  for (T *each : all)
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: order of addresses in 'all' is written; it can be another one in each run [stableid-address-order]
    std::cout << each->name;
}
void instance(const std::set<Plain *> &all) { pattern(all); }
#define EACH(X, All) for (Plain *X : All)
void macro(const std::set<Plain *> &all) {
  EACH(each, all)
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: order of addresses in 'all' is written; it can be another one in each run [stableid-address-order]
  std::cout << each->name;
}
void map(const std::map<Plain *, int> &weights) {
  for (const auto &entry : weights)
    // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: order of addresses in 'weights' is written; it can be another one in each run [stableid-address-order]
    std::cout << entry.first->name;
}
// The name is taken.
void taken(const std::set<Plain *> &plains) {
  int sorted_plains = 0;
  for (Plain *each : plains)
    // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: order of addresses in 'plains' is written; it can be another one in each run [stableid-address-order]
    std::cout << each->name << sorted_plains;
}
// Two lists go together, and one begins with a title.
static std::vector<std::string> pairs(const std::set<Plain *> &all, std::vector<double> &masses) {
  std::vector<std::string> names;
  for (Plain *each : all) {
    // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: order of addresses in 'all' goes on in 'names'; it can be another one in each run [stableid-address-order]
    names.push_back(each->name);
    masses.push_back(each->mass);
  }
  return names;
}
static std::vector<std::string> titled(const std::set<Plain *> &all) {
  std::vector<std::string> lines;
  lines.push_back("mass");
  for (Plain *each : all)
    // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: order of addresses in 'all' goes on in 'lines'; it can be another one in each run [stableid-address-order]
    lines.push_back(nameOf(each));
  return lines;
}
static std::vector<std::string> some(const std::set<Plain *> &all) {
  std::vector<std::string> names;
  for (Plain *each : all)
    // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: order of addresses in 'all' goes on in 'names'; it can be another one in each run [stableid-address-order]
    if (names.size() < 3)
      names.push_back(nameOf(each));
  return names;
}
std::size_t both(const std::set<Plain *> &all) {
  std::vector<double> masses;
  return pairs(all, masses).size() + titled(all).size() + some(all).size();
}
