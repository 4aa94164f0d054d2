// A pointer that an earlier call kept is compared with a fresh one to find out whether the work that was kept with it is still right.
// RUN: %check_stableid %s stableid-address-as-key -std=c++17 -- -config="{CheckOptions: {stableid-address-as-key.ReportLikely: true}}"

#include <memory>
#include <vector>

struct Mesh { std::vector<float> Points; int Version = 0; };
int compute(const Mesh &M);

class Bounds {
  const Mesh *last_ = nullptr;
  int cached_ = 0;

public:
  int of(const Mesh *M) {
    if (M == last_)
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Mesh' stored in 'last_' may be compared with a fresh one; another object can get the same one [stableid-address-as-key]
      return cached_;
    last_ = M;
    cached_ = compute(*M);
    return cached_;
  }
};
class Layout {
  const void *key_ = nullptr;
  std::vector<int> Rows;

public:
  const std::vector<int> &rows(const Mesh &M) {
    if (&M != key_) {
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Mesh' stored in 'key_' may be compared with a fresh one; another object can get the same one [stableid-address-as-key]
      Rows.push_back(compute(M));
      key_ = &M;
    }
    return Rows;
  }
};
int area(const Mesh *M) {
  static const Mesh *Previous;
  static int Area;
  if (Previous && Previous == M)
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Mesh' stored in 'Previous' may be compared with a fresh one; another object can get the same one [stableid-address-as-key]
    return Area;
  Area = compute(*M);
  Previous = M;
  return Area;
}

// It is forgotten when the object goes.
class Forgetting {
  const Mesh *last_ = nullptr;
  int cached_ = 0;

public:
  int of(const Mesh *M) {
    if (M == last_) // no-warning
      return cached_;
    last_ = M;
    cached_ = compute(*M);
    return cached_;
  }
  void forget(const Mesh *M) {
    if (last_ == M)
      last_ = nullptr;
  }
};
// The object's version is asked too.
class Versioned {
  const Mesh *last_ = nullptr;
  int version_ = 0, cached_ = 0;

public:
  int of(const Mesh *M) {
    if (M == last_ && version_ == M->Version) // no-warning
      return cached_;
    last_ = M;
    version_ = M->Version;
    cached_ = compute(*M);
    return cached_;
  }
};
// The object is kept alive.
class Owning {
  std::shared_ptr<Mesh> last_;
  int cached_ = 0;

public:
  int of(const std::shared_ptr<Mesh> &M) {
    if (M == last_) // no-warning
      return cached_;
    last_ = M;
    cached_ = compute(*M);
    return cached_;
  }
};
// Nothing was worked out: the same object once more changes nothing.
class View {
  Mesh *shown_ = nullptr;

public:
  void show(Mesh *M) {
    if (M == shown_) // no-warning
      return;
    shown_ = M;
    draw();
  }
  void draw() const;
};
// It is followed, so it is alive.
class Cursor {
  Mesh *at_ = nullptr;
  int size_ = 0;

public:
  int size(Mesh *M) {
    if (M == at_) // no-warning
      return size_;
    at_ = M;
    size_ = int(at_->Points.size());
    return size_;
  }
};
// Two live objects.
struct List { Mesh *Head; int Place; };
int placeOf(const List &L, const Mesh *M) { return M == L.Head ? L.Place : -1; } // no-warning
int changes(const Mesh *const *All, int N) {
  const Mesh *Last = nullptr;
  int Count = 0;
  for (int I = 0; I < N; ++I)
    if (All[I] != Last) { // no-warning
      Last = All[I];
      ++Count;
    }
  return Count;
}
