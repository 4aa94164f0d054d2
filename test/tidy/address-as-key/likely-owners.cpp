// Members that are keyed by pointers: what the declarations say of who outlives whom.
// RUN: %check_stableid %s stableid-address-as-key -std=c++17
// RUN: %check_stableid -check-suffix=LIKELY %s stableid-address-as-key -std=c++17 -- -config="{CheckOptions: {stableid-address-as-key.ReportLikely: true}}"

#include <cstddef>
#include <map>
#include <memory>
#include <set>
#include <vector>

struct Font { int Size; };

// Nothing is said.
class Renderer {
  std::map<const Font *, int> widths_;
public:
  int width(const Font *F) {
    return widths_[F];
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' may become a key of 'widths_'; another object can get the same one [stableid-address-as-key]
  }
};

// Made for one call.
class Measure {
  std::map<const Font *, int> widths_;
public:
  explicit Measure(int) {}
  int width(const Font *F) { return widths_[F]; } // no-warning
};
int measure(const Font *F) {
  Measure M(1);
  return M.width(F);
}
class Sum {
  std::set<const Font *> seen_;
public:
  Sum(int, int) {}
  bool first(const Font *F) { return seen_.insert(F).second; } // no-warning
};
bool sum(const Font *F) { return Sum(1, 2).first(F); }

// What main() makes stays to the end.
class Server {
  std::map<const Font *, int> widths_;
public:
  int width(const Font *F) {
    return widths_[F];
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' may become a key of 'widths_'; another object can get the same one [stableid-address-as-key]
  }
};
int main() {
  Server S;
  Font F{1};
  return S.width(&F);
}

// Bound to what has the fonts.
struct Document { std::vector<Font> fonts; };
class Layout {
  Document &document_;
  std::map<const Font *, int> widths_;
public:
  explicit Layout(Document &D) : document_(D) {}
  int width(const Font *F) { return widths_[F]; } // no-warning
};

// The fonts are its own: in the map, and beside it.
class Fonts {
  std::map<const Font *, std::unique_ptr<Font>> all_;
public:
  void take(std::unique_ptr<Font> F) {
    const Font *Raw = F.get();
    all_[Raw] = std::move(F); // no-warning
  }
};
class Library {
  std::vector<std::unique_ptr<Font>> all_;
  std::map<const Font *, int> widths_;
public:
  int width(const Font *F) { return widths_[F]; } // no-warning
};
// It only knows where they are.
class Borrowed {
  std::vector<Font *> all_;
  std::map<const Font *, int> widths_;
public:
  int width(const Font *F) {
    return widths_[F];
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' may become a key of 'widths_'; another object can get the same one [stableid-address-as-key]
  }
};

// Nodes go with their arena, or when somebody who may says so.
struct Arena;
struct Node { void *operator new(std::size_t Size, Arena &In); };
struct Literal : Node { int Value; };
class Value {
protected:
  ~Value() = default;
};
class Pass {
  std::map<const Literal *, int> literals_;
  std::map<const Value *, int> values_;
public:
  int literal(const Literal *L) { return literals_[L]; } // no-warning
  int value(const Value *V) { return values_[V]; }       // no-warning
};

// What sets are built of lives as long as the set.
template <class K> class PointerSet {
  std::map<K, bool> all_;
public:
  using key_type = K;
  bool add(K Key) { return all_.emplace(Key, true).second; } // no-warning
};
bool addAll(const Font *F) {
  PointerSet<const Font *> Seen;
  return Seen.add(F);
}
PointerSet<const Font *> &lent();
bool addOne(const Font *F) { return lent().add(F); }
