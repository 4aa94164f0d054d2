// Keys that get no edit: the container has a use or a reader that another key would break, or an object may be gone, moved or owned in an odd way.
// RUN: %check_stableid -no-fix %s stableid-address-as-key -std=c++17-or-later

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <type_traits>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

//===--- What is done to the container

struct Iterated { int size = 1; };
int iterated(const Iterated *it, std::vector<const Iterated *> &out) {
  static std::map<const Iterated *, int> cache;
  for (const auto &[key, value] : cache)
    out.push_back(key);
  return cache[it] = it->size;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Iterated' becomes a key of 'cache'; another object can get the same one [stableid-address-as-key]
}

struct Read { int size = 1; };
const Read *readBack(const Read *it) {
  static std::map<const Read *, int> cache;
  auto found = cache.find(it);
  if (found == cache.end())
    found = cache.emplace(it, it->size).first;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Read' becomes a key of 'cache'; another object can get the same one [stableid-address-as-key]
  return found->first;
}

struct Typed { int size = 1; };
int typed(const Typed *it) {
  static std::map<const Typed *, int> cache;
  std::map<const Typed *, int>::iterator found = cache.find(it);
  if (found == cache.end())
    found = cache.emplace(it, it->size).first;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Typed' becomes a key of 'cache'; another object can get the same one [stableid-address-as-key]
  return found->second;
}

struct Named { int size = 1; };
using NamedCache = std::map<const Named *, int>;
int named(const Named *it) {
  static NamedCache cache;
  return cache[it] = it->size;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Named' becomes a key of 'cache'; another object can get the same one [stableid-address-as-key]
}

struct Ordered { int size = 1; };
int ordered(const Ordered *it) {
  static std::map<const Ordered *, int, std::greater<>> cache;
  return cache[it] = it->size;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Ordered' becomes a key of 'cache'; another object can get the same one [stableid-address-as-key]
}

struct Paired { int size = 1; };
int paired(const Paired *it) {
  static std::map<const Paired *, int> cache;
  cache.insert(std::pair<const Paired *const, int>(it, it->size));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Paired' becomes a key of 'cache'; another object can get the same one [stableid-address-as-key]
  return cache.at(it);
}

struct Untyped { int size = 1; };
int untyped(const Untyped *it) {
  static std::map<const void *, int> cache;
  return cache[it] = it->size;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Untyped' becomes a key of 'cache'; another object can get the same one [stableid-address-as-key]
}

struct Set { int size = 1; };
bool setKept(const Set *it) {
  static std::set<const Set *> seen;
  auto at = seen.insert(it);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Set' becomes a key of 'seen'; another object can get the same one [stableid-address-as-key]
  return at.second && (*at.first)->size == it->size;
}

// The first entries have keys, too.
struct Filled { int size = 1; };
static Filled first;
int filled(const Filled *it) {
  static std::map<const Filled *, int> cache{{&first, 1}};
  return cache[it] = it->size;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Filled' becomes a key of 'cache'; another object can get the same one [stableid-address-as-key]
}

// A macro makes the key, or the container.
struct Macro { int size = 1; };
#define KEY(p) (p)
int macroKey(const Macro *it) {
  static std::map<const Macro *, int> cache;
  return cache[KEY(it)] = it->size;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Macro' becomes a key of 'cache'; another object can get the same one [stableid-address-as-key]
}
#define CACHE(T) static std::map<const T *, int> cache
int macroCache(const Macro *it) {
  CACHE(Macro);
  return cache[it] = it->size;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Macro' becomes a key of 'cache'; another object can get the same one [stableid-address-as-key]
}

// In a template.
struct Templated { int size = 1; };
template <class T> int inTemplate(const T *it) {
  static std::map<const T *, int> cache;
  return cache[it] = it->size;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Templated' becomes a key of 'cache'; another object can get the same one [stableid-address-as-key]
}
int inInstance(const Templated *it) { return inTemplate(it); }

// Two containers share the text of their type.
struct Two { int size = 1; };
static std::map<const Two *, int> one, other;
int two(const Two *it) {
  one[it] = it->size;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Two' becomes a key of 'one'; another object can get the same one [stableid-address-as-key]
  return other[it] = it->size;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Two' becomes a key of 'other'; another object can get the same one [stableid-address-as-key]
}

// The type of its keys is asked for, and it is handed on as a whole.
struct Asked { int size = 1; };
static std::map<const Asked *, int> asked;
decltype(asked)::key_type askedNone() { return nullptr; }
int ask(const Asked *it) { return asked[it] = it->size; }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Asked' becomes a key of 'asked'; another object can get the same one [stableid-address-as-key]
struct Counted { int size = 1; };
static std::map<const Counted *, int> counted;
static std::size_t count(const std::map<const Counted *, int> &in) { return in.size(); }
int ofCounted(const Counted *it) { return counted[it] = it->size + int(count(counted)); }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Counted' becomes a key of 'counted'; another object can get the same one [stableid-address-as-key]

//===--- Whether the object can be asked

// Only its address is known.
struct Gone { int size = 1; };
static std::map<const Gone *, int> gone;
int goneSize(const Gone *it) { return gone.count(it) ? gone.at(it) : 0; }
int goneKeep(const Gone *it) { return gone[it] = it->size; }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Gone' becomes a key of 'gone'; another object can get the same one [stableid-address-as-key]

// It may end before it is asked.
struct Ended { int size = 1; };
int ended(Ended *it, bool last) {
  static std::map<Ended *, int> cache;
  int size = it->size;
  if (last)
    delete it;
  return cache[it] = size;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} 'cache'{{.*}} [stableid-address-as-key]
}

// The pointer is another one by then.
struct Other { int size = 1; };
int ofOther(const Other *it, const Other *next) {
  static std::map<const Other *, int> cache;
  int size = it->size;
  it = next;
  return cache[it] = size;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Other' becomes a key of 'cache'; another object can get the same one [stableid-address-as-key]
}

// It is not whole yet.
class Made;
static std::map<const Made *, int> made;
class Made {
  int size_;

public:
  Made() : size_(++made[this]) {}
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Made' becomes a key of 'made'; another object can get the same one [stableid-address-as-key]
  int size() const { return size_ + made.at(this); }
};

// A base, or a part, of another class.
struct Base { int size = 1; };
struct Derived : Base {};
int ofBase(const Derived *it) {
  static std::map<const Base *, int> cache;
  return cache[it] = it->size;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: {{.*}} becomes a key of 'cache'; another object can get the same one [stableid-address-as-key]
}

//===--- Whether the class can get a member

struct Sized { int size; };
static_assert(sizeof(Sized) == 4, "");
int sized(const Sized *it) {
  static std::map<const Sized *, int> cache;
  return cache[it] = it->size;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Sized' becomes a key of 'cache'; another object can get the same one [stableid-address-as-key]
}
struct Trivial { int size; };
static_assert(std::is_trivially_destructible<Trivial>::value, "");
int trivial(const Trivial *it) {
  static std::map<const Trivial *, int> cache;
  return cache[it] = it->size;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Trivial' becomes a key of 'cache'; another object can get the same one [stableid-address-as-key]
}
struct Listed { int size; };
Listed listed() { return {4}; }
int ofListed(const Listed *it) {
  static std::map<const Listed *, int> cache;
  return cache[it] = it->size;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Listed' becomes a key of 'cache'; another object can get the same one [stableid-address-as-key]
}
struct Written { int size = 1; };
void send(const Written *it);
int written(const Written *it) {
  static std::map<const Written *, int> cache;
  return cache[it] = it->size;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Written' becomes a key of 'cache'; another object can get the same one [stableid-address-as-key]
}
// The identity would move along, where the address stayed.
struct Moved { std::string name; };
void move(Moved &a, Moved &b) { a = std::move(b); }
std::size_t moved(const Moved *it) {
  static std::map<const Moved *, std::size_t> cache;
  return cache[it] = it->name.size();
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Moved' becomes a key of 'cache'; another object can get the same one [stableid-address-as-key]
}
struct Kept {
  int value = 1;
  int instance_id() const { return value; }
};
int kept(const Kept *it) {
  static std::map<const Kept *, int> cache;
  return cache[it] = it->value;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Kept' becomes a key of 'cache'; another object can get the same one [stableid-address-as-key]
}

//===--- Owners

// Not all keys are asked of an owner.
struct Half { int size = 1; };
static std::map<const Half *, int> half;
int halfOwned(const std::shared_ptr<Half> &it) { return half[it.get()] = it->size; }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Half' becomes a key of 'half'; another object can get the same one [stableid-address-as-key]
bool halfKnown(const Half *it) { return half.count(it) != 0; }

// One owner frees it.
struct Unique { int size = 1; };
int unique(const std::unique_ptr<Unique> &it) {
  static std::map<const Unique *, int> cache;
  return cache[it.get()] = it->size;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Unique' becomes a key of 'cache'; another object can get the same one [stableid-address-as-key]
}

// Another file may make owners that several objects share.
struct Shared;
int sharedSize(const std::shared_ptr<Shared> &it);
int shared(const std::shared_ptr<Shared> &it) {
  static std::map<const Shared *, int> cache;
  return cache[it.get()] = sharedSize(it);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Shared' becomes a key of 'cache'; another object can get the same one [stableid-address-as-key]
}
