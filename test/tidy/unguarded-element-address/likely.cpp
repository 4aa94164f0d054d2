// Where nothing says that the container can be empty, it is only likely: silent, and
// said with ReportLikely.
// RUN: %check_stableid %s stableid-unguarded-element-address -std=c++17
// RUN: %check_stableid -check-suffix=LIKELY %s stableid-unguarded-element-address -std=c++17 -- -config="{CheckOptions: {stableid-unguarded-element-address.ReportLikely: true}}"

#include <cassert>
#include <cstddef>
#include <functional>
#include <vector>

void use(const int *values, std::size_t count);
void one(const int *value);
void load(std::vector<int> &into);
void each(const std::function<void(int)> &call);
int ask();
bool decides();

// The caller may know; no length goes along.
void last(std::vector<int> &v) {
  one(&v.back());
  // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:7: warning: address of the last element of 'v', which may be empty here; there is none then [stableid-unguarded-element-address]
}
// Once is enough.
void lastAgain(std::vector<int> &v) {
  one(&v.back());
  // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:7: warning: address of the last element of 'v', which may be empty here; there is none then [stableid-unguarded-element-address]
  one(&v.back());
  one(&v.front());
}
// Nobody reads here what load() puts in.
void loaded() {
  std::vector<int> v;
  load(v);
  use(&v[0], v.size());
  // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:7: warning: address of the first element of 'v', which may be empty here; there is none then [stableid-unguarded-element-address]
}
void keptByReference() {
  std::vector<int> v;
  each([&](int x) { v.push_back(x); });
  use(&v[0], v.size());
  // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:7: warning: address of the first element of 'v', which may be empty here; there is none then [stableid-unguarded-element-address]
}
// Somebody thought of it, in another place or in another build.
void thoughtOf(const std::vector<int> &v) {
  const int wanted = v.size() > 7 ? 1 : 2;
  use(&v[0], v.size() * wanted);
  // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:7: warning: address of the first element of 'v', which may be empty here; there is none then [stableid-unguarded-element-address]
}
#define RELEASED(What)
void assertedIfDebug(const std::vector<int> &v) {
  RELEASED(!v.empty());
  use(&v[0], v.size());
  // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:7: warning: address of the first element of 'v', which may be empty here; there is none then [stableid-unguarded-element-address]
}
void numberAssertedIfDebug(std::size_t n) {
  RELEASED(n > 0);
  std::vector<int> v(n);
  use(&v[0], n);
  // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:7: warning: address of the first element of 'v', which may be empty here; there is none then [stableid-unguarded-element-address]
}
// A number of elsewhere.
void asked() {
  const std::size_t n = ask();
  std::vector<int> v(n);
  use(&v[0], n);
  // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:7: warning: address of the first element of 'v', which may be empty here; there is none then [stableid-unguarded-element-address]
}
// Only the function's own callers can tell.
static void helper(const std::vector<int> &v) {
  use(&v[0], v.size());
  // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:7: warning: address of the first element of 'v', which may be empty here; there is none then [stableid-unguarded-element-address]
}
void guarded(const std::vector<int> &v) {
  if (!v.empty())
    helper(v);
}
// The caller in this file looked.
void shared(const std::vector<int> &v) {
  use(&v[0], v.size());
  // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:7: warning: address of the first element of 'v', which may be empty here; there is none then [stableid-unguarded-element-address]
}
void guardedToo(const std::vector<int> &v) {
  if (!v.empty())
    shared(v);
}
// The loop ends only when something was found.
void searched() {
  std::vector<int> v;
  while (decides())
    v.push_back(1);
  use(&v[0], v.size());
  // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:7: warning: address of the first element of 'v', which may be empty here; there is none then [stableid-unguarded-element-address]
}
void three() {
  std::vector<int> v;
  for (int i = 0; i < 3; ++i)
    v.push_back(i);
  use(&v[0], v.size());
  // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:7: warning: address of the first element of 'v', which may be empty here; there is none then [stableid-unguarded-element-address]
}

// A member that other functions fill.
class Batch {
  std::vector<int> items_;

public:
  void add(int x) { items_.push_back(x); }
  void send() {
    use(&items_[0], items_.size());
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:9: warning: address of the first element of 'items_', which may be empty here; there is none then [stableid-unguarded-element-address]
  }
  void again() {
    items_.clear();
    refill();
    use(&items_[0], items_.size());
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:9: warning: address of the first element of 'items_', which may be empty here; there is none then [stableid-unguarded-element-address]
  }
  void refill();
};
// A switch that says nothing of none.
void bySize(const std::vector<int> &v) {
  switch (v.size()) {
  case 1:
    return;
  default:
    use(&v[0], v.size());
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:9: warning: address of the first element of 'v', which may be empty here; there is none then [stableid-unguarded-element-address]
  }
}
// Nothing speaks of how many there are, here or where the address goes.
void unspoken() {
  std::vector<int> v;
  load(v);
  one(&v[0]); // no-warning
}
static int half(int of) { return of / 2; }
void measured(int of) {
  const int count = half(of);
  std::vector<int> v(count);
  one(&v[0]); // no-warning
}
// Others say how many there are.
void answered() {
  const int count = ask();
  std::vector<int> v(count);
  one(&v[0]);
  // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:7: warning: address of the first element of 'v', which may be empty here; there is none then [stableid-unguarded-element-address]
}
