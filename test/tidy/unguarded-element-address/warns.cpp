// The address of an element that is not there, or that is not there where a length
// is 0 that nobody looked at.
// RUN: %check_stableid %s stableid-unguarded-element-address -std=c++11-or-later

#include <cstddef>
#include <deque>
#include <string>
#include <vector>

struct Point {
  int x, y;
};
void use(const int *values, std::size_t count);
void fill(int *values, std::size_t count);
void one(const int *value);
bool decides();

// None.
void made() {
  std::vector<int> v;
  one(&v[0]);
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: address of the first element of 'v', which is empty here; there is none [stableid-unguarded-element-address]
}
void reserved(std::size_t n) {
  std::vector<int> v;
  v.reserve(n);
  fill(&v[0], n);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: address of the first element of 'v', which is empty here; there is none [stableid-unguarded-element-address]
}
void cleared(std::vector<int> &v) {
  v.clear();
  one(&v.back());
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: address of the last element of 'v', which is empty here; there is none [stableid-unguarded-element-address]
}
void testedTheWrongWay(const std::vector<int> &v) {
  if (v.empty())
    use(&v[0], v.size());
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: address of the first element of 'v', which is empty here; there is none [stableid-unguarded-element-address]
}
void begun() {
  std::deque<int> d;
  one(&*d.begin());
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: address of the first element of 'd', which is empty here; there is none [stableid-unguarded-element-address]
}
void emptyList() {
  std::vector<int> v = {};
  use(&v[0], 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: address of the first element of 'v', which is empty here; there is none [stableid-unguarded-element-address]
}
void onBothPaths(bool much, std::vector<int> &v) {
  if (much)
    v.clear();
  else
    v = std::vector<int>();
  one(&v.front());
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: address of the first element of 'v', which is empty here; there is none [stableid-unguarded-element-address]
}

// As many as a number says that the caller chooses.
void sized(std::size_t n) {
  std::vector<int> v(n);
  fill(&v[0], n);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: address of the first element of 'v', which can be empty here; there is none then [stableid-unguarded-element-address]
}
void resized(std::size_t n) {
  std::vector<int> v;
  v.resize(n);
  fill(&v[0], v.size());
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: address of the first element of 'v', which can be empty here; there is none then [stableid-unguarded-element-address]
}
struct Dive {
  int cylinder_count = 0;
};
void means(const Dive *dive, int *mean);
void update(const Dive *dive) {
  std::vector<int> mean(dive->cylinder_count);
  means(dive, &mean[0]);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: address of the first element of 'mean', which can be empty here; there is none then [stableid-unguarded-element-address]
  for (int i = 0; i < dive->cylinder_count; ++i)
    one(mean.data() + i);
}
void like(const std::vector<int> &in) {
  std::vector<int> out(in.size());
  fill(&out[0], out.size());
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: address of the first element of 'out', which can be empty here; there is none then [stableid-unguarded-element-address]
}

// As many as the caller has.
void handed(const std::vector<int> &v) {
  use(&v[0], v.size());
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: address of the first element of 'v', which can be empty here; there is none then [stableid-unguarded-element-address]
}
void first(std::vector<int> *v) {
  use(&v->front(), v->size() * sizeof(int));
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: address of the first element of 'v', which can be empty here; there is none then [stableid-unguarded-element-address]
}
void bytes(const std::vector<Point> &points, std::string &out) {
  out.append(reinterpret_cast<const char *>(&points[0]), points.size() * sizeof(Point));
  // CHECK-MESSAGES: :[[@LINE-1]]:45: warning: address of the first element of 'points', which can be empty here; there is none then [stableid-unguarded-element-address]
}

// As many as a loop finds.
void collected(const std::vector<int> &in) {
  std::vector<int> out;
  for (int x : in)
    out.push_back(x + 1);
  use(&out[0], out.size());
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: address of the first element of 'out', which can be empty here; there is none then [stableid-unguarded-element-address]
}
void counted(int n) {
  std::vector<int> out;
  for (int i = 0; i < n; ++i)
    out.push_back(i);
  use(&out[0], out.size());
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: address of the first element of 'out', which can be empty here; there is none then [stableid-unguarded-element-address]
}

template <class T> void each(std::vector<T> &v) {
  v.clear();
  use(&v[0], v.size());
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: address of the first element of 'v', which is empty here; there is none [stableid-unguarded-element-address]
}
void instantiate(std::vector<int> &v) { each(v); }

// A case of a switch on the size.
void bySizeOfNone() {
  std::vector<int> v;
  switch (v.size()) {
  case 0:
    use(&v[0], v.size());
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: address of the first element of 'v', which is empty here; there is none [stableid-unguarded-element-address]
  }
}
