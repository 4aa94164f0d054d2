// The code of the page docs/checks/unguarded-element-address.md, word for word.
// RUN: %check_stableid %s stableid-unguarded-element-address -std=c++17

#include <cstddef>
#include <map>
#include <string>
#include <vector>

struct Dive {
  int cylinder_count;
};
struct Node {
  int next;
};
struct Profile {
  void show(const std::vector<int> &mean);
};
void per_cylinder_mean(const Dive &dive, int *mean);
void use(const int *values, std::size_t count);

namespace bad {
void update(const Dive &dive, Profile &profile) {
  std::vector<int> mean(dive.cylinder_count);
  per_cylinder_mean(dive, &mean[0]);
  profile.show(mean);
}
// CHECK-MESSAGES: :[[@LINE-3]]:27: warning: address of the first element of 'mean', which can be empty here; there is none then [stableid-unguarded-element-address]

std::vector<Node> parse(const std::vector<std::string> &names, std::map<std::string, Node *> &index) {
  std::vector<Node> nodes;
  for (const std::string &name : names) {
    nodes.emplace_back();
    index[name] = &nodes.back();
  }
  return nodes;
}
// CHECK-MESSAGES: :[[@LINE-4]]:19: warning: address of an element of 'nodes' is kept in 'index' while 'nodes' grows; the element moves and the address does not [stableid-unguarded-element-address]
} // namespace bad

namespace good {
void update(const Dive &dive, Profile &profile) {
  std::vector<int> mean(dive.cylinder_count);
  per_cylinder_mean(dive, mean.data());
  profile.show(mean);
}

std::vector<Node> parse(const std::vector<std::string> &names, std::map<std::string, std::size_t> &index) {
  std::vector<Node> nodes;
  for (const std::string &name : names) {
    index[name] = nodes.size();
    nodes.emplace_back();
  }
  return nodes;
}
} // namespace good

namespace silent {
void send(const std::vector<int> &values) {
  if (values.empty())
    return;
  use(&values[0], values.size());
}

void pair(std::vector<Node> &nodes) {
  nodes.reserve(nodes.size() + 2);
  Node &left = nodes.emplace_back();
  Node &right = nodes.emplace_back();
  left.next = 1;
  right.next = 2;
}

void upload(const std::vector<int> &vertices) {
  // A mesh without vertices is refused when it is loaded.
  // NOLINTNEXTLINE(stableid-unguarded-element-address)
  use(&vertices[0], vertices.size());
}
} // namespace silent
