// What is said beside the warning, and the edit.
// RUN: %check_stableid %s stableid-unguarded-element-address -std=c++17 -unfixed=4

#include <cstddef>
#include <vector>

void use(const int *values, std::size_t count);
void one(const int *value);

void made() {
  std::vector<int> v;
  one(&v[0]);
  // CHECK-NOTES: :[[@LINE-1]]:7: warning: address of the first element of 'v', which is empty here; there is none [stableid-unguarded-element-address]
  // CHECK-NOTES: :[[@LINE-3]]:20: note: 'v' is empty from here on
  // CHECK-NOTES: :[[@LINE-3]]:7: note: take the address only where 'v' is known to have elements, or keep an index
}
void sized(std::size_t n) {
  std::vector<int> v(n);
  use(&v[0], n);
  // CHECK-NOTES: :[[@LINE-1]]:7: warning: address of the first element of 'v', which can be empty here; there is none then [stableid-unguarded-element-address]
  // CHECK-NOTES: :[[@LINE-3]]:22: note: 'v' has as many elements as this says, perhaps 0
  // CHECK-NOTES: :[[@LINE-3]]:14: note: the length is handed on here, and may be 0
  // CHECK-NOTES: :[[@LINE-4]]:7: note: use 'v.data()', which is valid without elements too
  // CHECK-FIXES: use(v.data(), n);
}
void handed(const std::vector<int> &v, const std::vector<int> *w) {
  use(&v.front(), v.size());
  // CHECK-NOTES: :[[@LINE-1]]:7: warning: address of the first element of 'v', which can be empty here; there is none then [stableid-unguarded-element-address]
  // CHECK-NOTES: :[[@LINE-2]]:19: note: the length is handed on here, and may be 0
  // CHECK-NOTES: :[[@LINE-3]]:7: note: use 'v.data()', which is valid without elements too
  // CHECK-FIXES: use(v.data(), v.size());
  use(&w->front(), w->size());
  // CHECK-NOTES: :[[@LINE-1]]:7: warning: address of the first element of 'w', which can be empty here; there is none then [stableid-unguarded-element-address]
  // CHECK-NOTES: :[[@LINE-2]]:20: note: the length is handed on here, and may be 0
  // CHECK-NOTES: :[[@LINE-3]]:7: note: use 'w->data()', which is valid without elements too
  // CHECK-FIXES: use(w->data(), w->size());
  use(&(*w)[0], w->size());
  // CHECK-NOTES: :[[@LINE-1]]:7: warning: address of the first element of '(*w)', which can be empty here; there is none then [stableid-unguarded-element-address]
  // CHECK-NOTES: :[[@LINE-2]]:17: note: the length is handed on here, and may be 0
  // CHECK-NOTES: :[[@LINE-3]]:7: note: use '(*w).data()', which is valid without elements too
  // CHECK-FIXES: use((*w).data(), w->size());
}
#define FIRST(V) &V[0]
void macro(const std::vector<int> &v) {
  use(FIRST(v), v.size());
  // CHECK-NOTES: :[[@LINE-1]]:7: warning: address of the first element of 'v', which can be empty here; there is none then [stableid-unguarded-element-address]
  // CHECK-NOTES: :[[@LINE-2]]:17: note: the length is handed on here, and may be 0
  // CHECK-NOTES: :[[@LINE-3]]:7: note: use 'data()', which is valid without elements too
}
void last(const std::vector<int> &v) {
  if (v.empty())
    one(&v[v.size() - 1]);
  // CHECK-NOTES: :[[@LINE-1]]:9: warning: address of the last element of 'v', which is empty here; there is none [stableid-unguarded-element-address]
  // CHECK-NOTES: :[[@LINE-3]]:9: note: 'v' is empty from here on
  // CHECK-NOTES: :[[@LINE-3]]:9: note: take the address only where 'v' is known to have elements, or keep an index
}
void moved(std::vector<int> &v) {
  int &first = v.at(0);
  v.push_back(1);
  first = 2;
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: address of an element of 'v' is used by 'first' after 'v' grew; the element moves and the address does not [stableid-unguarded-element-address]
  // CHECK-NOTES: :[[@LINE-4]]:16: note: address taken here
  // CHECK-NOTES: :[[@LINE-4]]:3: note: 'v' grows here
  // CHECK-NOTES: :[[@LINE-6]]:16: note: keep an index, take the address again after that, or make room before
}
