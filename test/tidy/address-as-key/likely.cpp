// What is only likely is silent, and said with ReportLikely.
// RUN: %check_stableid %s stableid-address-as-key -std=c++17
// RUN: %check_stableid -check-suffix=LIKELY %s stableid-address-as-key -std=c++17 -- -config="{CheckOptions: {stableid-address-as-key.ReportLikely: true}}"

#include <map>

struct Font { int Size; };

// Code elsewhere may erase from it.
std::map<const Font *, int> shared;
int fromAnywhere(const Font *F) {
  return shared[F];
  // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' may become a key of 'shared'; another object can get the same one [stableid-address-as-key]
}

// Its owner may be gone before the font is.
class Renderer {
  std::map<const Font *, int> widths;
public:
  int width(const Font *F) {
    return widths[F];
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' may become a key of 'widths'; another object can get the same one [stableid-address-as-key]
  }
};

// What is emptied where its owner ends was kept till then.
class Cache {
  std::map<const Font *, int> heights, recent;
public:
  ~Cache() { heights.clear(); recent.clear(); }
  void frame() { recent.clear(); }
  int height(const Font *F) {
    return recent[F] + heights[F];
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' may become a key of 'heights'; another object can get the same one [stableid-address-as-key]
  }
};

// Handed to somebody who may change it.
static std::map<const Font *, int> handed;
void trim(std::map<const Font *, int> &All);
int andHanded(const Font *F) {
  trim(handed);
  return handed[F];
  // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' may become a key of 'handed'; another object can get the same one [stableid-address-as-key]
}
