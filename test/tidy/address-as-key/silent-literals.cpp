// Texts of which equal ones share an address, as keys of containers that compare addresses.
// RUN: %check_stableid %s stableid-address-as-key -std=c++17

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>

enum class Kind { Tree, Shrub, Herb };

int literals(const Kind *kinds, int n) {
  std::map<const char *, int> counts;
  for (int i = 0; i < n; ++i) {
    const char *name = kinds[i] == Kind::Tree ? "tree" : "other";
    ++counts[name]; // no-warning
  }
  return counts["tree"]; // no-warning
}
int assigned(Kind kind) {
  const char *name = nullptr;
  switch (kind) {
  case Kind::Tree:
    name = "tree";
    break;
  case Kind::Shrub:
    name = "shrub";
    break;
  default:
    name = "herb";
  }
  static std::unordered_map<const char *, int> counts;
  return ++counts[name]; // no-warning
}
static const char *nameOf(Kind kind) {
  if (kind == Kind::Tree)
    return "tree";
  return kind == Kind::Shrub ? "shrub" : "herb";
}
int named(const Kind *kinds, int n) {
  std::set<const char *> names;
  for (int i = 0; i < n; ++i)
    names.insert(nameOf(kinds[i])); // no-warning
  return static_cast<int>(names.size());
}
// One of the values is a text that a caller has.
int mixed(Kind kind, const char *other) {
  std::map<const char *, int> counts;
  const char *name = "tree";
  if (kind != Kind::Tree)
    name = other;
  return ++counts[name];
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: text is compared by its address as a key of 'counts'; equal texts at other addresses are not found [stableid-address-as-key]
}
// Moved on, it is a text of its own.
int tail(Kind kind) {
  std::map<const char *, int> counts;
  const char *name = nameOf(kind);
  while (*name == ' ')
    ++name;
  return ++counts[name];
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: text is compared by its address as a key of 'counts'; equal texts at other addresses are not found [stableid-address-as-key]
}

// Interned: one copy of each text.
static const char *intern(const std::string &text) {
  static std::unordered_set<std::string> pool;
  return pool.insert(text).first->c_str();
}
int interned(const std::string &text) {
  static std::map<const char *, int> counts;
  return ++counts[intern(text)]; // no-warning
}
static std::string last;
static const char *keep(const std::string &text) {
  last = text;
  return last.c_str();
}
int kept(const std::string &text) {
  static std::map<const char *, int> counts;
  return ++counts[keep(text)];
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: text is compared by its address as a key of 'counts'; equal texts at other addresses are not found [stableid-address-as-key]
}
