// Remembered work whose key is the address of a caller's local: certain, since the local ends before the memory does.
// RUN: %check_stableid %s stableid-address-as-key -std=c++17

#include <vector>

struct Mesh { std::vector<float> Points; };
int compute(const Mesh &M);

class Bounds {
  const Mesh *last_ = nullptr;
  int cached_ = 0;

public:
  int of(const Mesh *M) {
    if (M == last_)
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Mesh' stored in 'last_' is compared with a fresh one; another object can get the same one [stableid-address-as-key]
      return cached_;
    last_ = M;
    cached_ = compute(*M);
    return cached_;
  }
};
int measured(Bounds &B, float At) {
  Mesh M;
  M.Points.push_back(At);
  return B.of(&M);
}
static int area(const Mesh *M) {
  static const Mesh *Previous;
  static int Area;
  if (Previous == M)
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Mesh' stored in 'Previous' is compared with a fresh one; another object can get the same one [stableid-address-as-key]
    return Area;
  Area = compute(*M);
  Previous = M;
  return Area;
}
int areaAt(float At) {
  Mesh M;
  M.Points.push_back(At);
  return area(&M);
}

// The memory is as short as the local, and a caller that passes on another's mesh shows nothing.
class Layout {
  const Mesh *key_ = nullptr;
  int Rows = 0;

public:
  int rows(const Mesh *M) {
    if (M == key_) // no-warning: end-unseen
      return Rows;
    key_ = M;
    Rows = compute(*M);
    return Rows;
  }
};
int rowsOf(const std::vector<Mesh *> &All) {
  Layout L;
  Mesh Own;
  int Sum = L.rows(&Own);
  for (const Mesh *M : All)
    Sum += L.rows(M);
  return Sum;
}
int rowsIn(Layout &L, const Mesh *M) { return L.rows(M); }
