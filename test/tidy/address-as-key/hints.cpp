// Members that put in with a hint, and those of a class that is a container itself: the key and the object are told by what they are.
// RUN: %check_stableid %s stableid-address-as-key -std=c++17

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

struct Shape { int sides; };
int area(const Shape *);

int hinted(const Shape *shape) {
  static std::map<const Shape *, int> areas;
  auto at = areas.lower_bound(shape);
  if (at == areas.end() || at->first != shape)
    at = areas.insert(at, {shape, area(shape)});
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Shape' becomes a key of 'areas'; another object can get the same one [stableid-address-as-key]
  return at->second;
}
int emplaced(const Shape *shape) {
  static std::map<const Shape *, int> areas;
  auto at = areas.find(shape);
  if (at == areas.end())
    at = areas.emplace_hint(at, shape, area(shape));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Shape' becomes a key of 'areas'; another object can get the same one [stableid-address-as-key]
  return at->second;
}
int tried(const Shape *shape) {
  static std::unordered_map<const Shape *, int> areas;
  if (auto at = areas.find(shape); at != areas.end())
    return at->second;
  return areas.try_emplace(areas.end(), shape, area(shape))->second;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Shape' becomes a key of 'areas'; another object can get the same one [stableid-address-as-key]
}
bool isNew(const Shape *shape) {
  static std::set<const Shape *> known;
  if (known.count(shape))
    return false;
  known.insert(known.end(), shape);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Shape' becomes a key of 'known'; another object can get the same one [stableid-address-as-key]
  return true;
}

// An entry that goes with its object.
static std::map<const Shape *, int> managed;
int look(const Shape *shape) {
  auto at = managed.lower_bound(shape);
  if (at == managed.end() || at->first != shape)
    at = managed.emplace_hint(at, shape, area(shape)); // no-warning
  return at->second;
}
void forget(const Shape *shape) { managed.erase(shape); }

// The hint is no key, and what is found under a key is none either.
int byName(const std::string &name, const Shape *shape) {
  static std::map<std::string, const Shape *> shapes;
  auto at = shapes.lower_bound(name);
  if (at == shapes.end() || at->first != name)
    at = shapes.insert(at, {name, shape}); // no-warning
  return at->second->sides;
}

// A class that is a container itself: its own object is what it takes out of.
class Managed : public std::map<const Shape *, int> {
public:
  void forget(const Shape *shape) { erase(shape); }
};
class AlsoManaged : public std::set<const Shape *> {
public:
  void forget(const Shape *shape) { this->erase(shape); }
};
class Kept : public std::set<const Shape *> {
public:
  bool has(const Shape *shape) const { return find(shape) != end(); }
};
static Managed ownManaged;
static AlsoManaged ownAlso;
static Kept ownKept;
void enter(const Shape *shape) {
  ownManaged[shape] = area(shape); // no-warning
  ownAlso.insert(shape);           // no-warning
  ownKept.insert(shape);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Shape' becomes a key of 'ownKept'; another object can get the same one [stableid-address-as-key]
}
