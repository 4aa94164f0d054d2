// No destructor is made to take entries out: the container may be gone by then, or be in use, or nobody sees who ends the objects. C++14, where an identity is none of the edits.
// RUN: %check_stableid -no-fix %s stableid-address-as-key -std=c++11,c++14

#include <cstdlib>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

// A destructor cannot name it.
struct Local { int size = 1; };
int local(const Local *it) {
  static std::map<const Local *, int> cache;
  return cache[it] = it->size;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Local' becomes a key of 'cache'; another object can get the same one [stableid-address-as-key]
}

// It would no longer be moved, but copied.
struct Heavy { std::string text; };
static std::map<const Heavy *, std::size_t> heavy;
std::size_t heavySize(const Heavy *it) { return heavy[it] = it->text.size(); }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Heavy' becomes a key of 'heavy'; another object can get the same one [stableid-address-as-key]
struct Single { std::unique_ptr<int> value; };
static std::map<const Single *, int> single;
int singleSize(const Single *it) { return single[it] = *it->value; }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Single' becomes a key of 'single'; another object can get the same one [stableid-address-as-key]

// Somebody relies on its being trivial.
union Either {
  struct Part { int size; } part;
  int number;
};
static std::map<const Either::Part *, int> parts;
int partSize(const Either::Part *it) { return parts[it] = it->size; }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Part' becomes a key of 'parts'; another object can get the same one [stableid-address-as-key]

// No jump may pass a variable that has a destructor.
struct Jumped { int size; };
static std::map<const Jumped *, int> jumped;
int jumpedSize(const Jumped *it) { return jumped[it] = it->size; }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Jumped' becomes a key of 'jumped'; another object can get the same one [stableid-address-as-key]
int jump(int to) {
  switch (to) {
  case 1:
    Jumped here;
    here.size = 1;
    return here.size;
  case 2:
    return 2;
  }
  return 0;
}
struct Passed { int size; };
static std::map<const Passed *, int> passed;
int passedSize(const Passed *it) { return passed[it] = it->size; }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Passed' becomes a key of 'passed'; another object can get the same one [stableid-address-as-key]
int pass(int over) {
  if (over)
    goto end;
  Passed here;
  here.size = over;
end:
  return over;
}

// A reference to an entry is out, or an iterator is kept while an object ends.
struct Out { int size = 1; };
static std::map<const Out *, int> out;
int &outSize(const Out *it) { return out[it] = it->size; }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Out' becomes a key of 'out'; another object can get the same one [stableid-address-as-key]
struct Kept { int size = 1; };
static std::map<const Kept *, int> kept;
int keptSize(const Kept *it, std::unique_ptr<Kept> &all) {
  auto at = kept.emplace(it, it->size).first;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Kept' becomes a key of 'kept'; another object can get the same one [stableid-address-as-key]
  all.reset();
  return at->second;
}

// A base of which others delete it, a destructor that is left early, one that is elsewhere.
struct Base { virtual ~Base() = default; };
struct Derived : Base { int size = 1; ~Derived() {} };
static std::map<const Derived *, int> derived;
int derivedSize(const Derived *it) { return derived[it] = it->size; }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Derived' becomes a key of 'derived'; another object can get the same one [stableid-address-as-key]
struct Early;
static std::map<const Early *, int> early;
struct Early {
  int size = 1;
  ~Early() {
    if (size)
      return;
    size = 2;
  }
};
int earlySize(const Early *it) { return early[it] = it->size; }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Early' becomes a key of 'early'; another object can get the same one [stableid-address-as-key]
struct Elsewhere { int size = 1; ~Elsewhere(); };
static std::map<const Elsewhere *, int> elsewhere;
int elsewhereSize(const Elsewhere *it) { return elsewhere[it] = it->size; }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Elsewhere' becomes a key of 'elsewhere'; another object can get the same one [stableid-address-as-key]
struct Before { int size = 1; ~Before() { size = 0; } };
static std::map<const Before *, int> before;
int beforeSize(const Before *it) { return before[it] = it->size; }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Before' becomes a key of 'before'; another object can get the same one [stableid-address-as-key]

// Handed to code that is not seen, in a smart pointer.
struct Handed { int size = 1; };
static std::map<const Handed *, int> handed;
int handedSize(const Handed *it) { return handed[it] = it->size; }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Handed' becomes a key of 'handed'; another object can get the same one [stableid-address-as-key]
void keep(std::shared_ptr<Handed> it);

// The name is another one's where the class is, or '#if' leaves the container out.
struct Outer {
  static int hidden;
  struct Hidden;
};
static std::map<const Outer::Hidden *, int> hidden;
struct Outer::Hidden { int size; };
int hiddenSize(const Outer::Hidden *it) { return hidden[it] = it->size; }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Hidden' becomes a key of 'hidden'; another object can get the same one [stableid-address-as-key]
struct Optional;
#ifndef NO_CACHE
static std::map<const Optional *, int> optional;
#endif
struct Optional {
  int size = 1;
  ~Optional() { size = 0; }
};
#ifndef NO_CACHE
int optionalSize(const Optional *it) { return optional[it] = it->size; }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Optional' becomes a key of 'optional'; another object can get the same one [stableid-address-as-key]
#endif

// A constant expression has it; a thread ends its own.
struct Literal { int size; };
static std::map<const Literal *, int> literals;
int literalSize(const Literal *it) { return literals[it] = it->size; }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Literal' becomes a key of 'literals'; another object can get the same one [stableid-address-as-key]
constexpr int literal(Literal it) { return it.size; }
struct Threaded { int size = 1; };
static std::map<const Threaded *, int> threaded;
thread_local Threaded mine;
int threadedSize(const Threaded *it) { return threaded[it] = it->size; }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Threaded' becomes a key of 'threaded'; another object can get the same one [stableid-address-as-key]
