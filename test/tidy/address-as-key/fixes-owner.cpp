// Keys that become the owners of their objects, in the standard library alone.
// RUN: %check_stableid -no-library -check-suffix=,NEW %s stableid-address-as-key -std=c++17-or-later
// RUN: %check_stableid -no-library -check-suffix=,OLD %s stableid-address-as-key -std=c++11,c++14

#include <map>
#include <memory>
#include <set>
#include <unordered_map>

struct Font { int size; };
int compute(int size);

int widthOf(const std::shared_ptr<Font> &font) {
  static std::map<const Font *, int> widths;
  // CHECK-FIXES-NEW: static std::map<std::weak_ptr<const Font>, int, std::owner_less<>> widths;
  // CHECK-FIXES-OLD: static std::map<std::weak_ptr<const Font>, int, std::owner_less<std::weak_ptr<const Font>>> widths;
  auto found = widths.find(font.get());
  // CHECK-FIXES: auto found = widths.find(font);
  if (found == widths.end())
    found = widths.emplace(font.get(), compute(font->size)).first;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' becomes a key of 'widths'; another object can get the same one [stableid-address-as-key]
  // CHECK-FIXES: found = widths.emplace(font, compute(font->size)).first;
  return found->second;
}
int heightOf(const std::shared_ptr<Font> &font) {
  static std::unordered_map<Font *, int> heights;
  // CHECK-FIXES-NEW: static std::map<std::weak_ptr<Font>, int, std::owner_less<>> heights;
  // CHECK-FIXES-OLD: static std::map<std::weak_ptr<Font>, int, std::owner_less<std::weak_ptr<Font>>> heights;
  if (heights.count(font.get()))
    // CHECK-FIXES: if (heights.count(font))
    return heights.at(font.get());
    // CHECK-FIXES: return heights.at(font);
  return heights[font.get()] = compute(font->size);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' becomes a key of 'heights'; another object can get the same one [stableid-address-as-key]
  // CHECK-FIXES: return heights[font] = compute(font->size);
}
class Registry {
  static std::set<const Font *> seen;
  // CHECK-FIXES-NEW: static std::set<std::weak_ptr<const Font>, std::owner_less<>> seen;
  // CHECK-FIXES-OLD: static std::set<std::weak_ptr<const Font>, std::owner_less<std::weak_ptr<const Font>>> seen;
  std::shared_ptr<Font> font;

public:
  bool isNew() { return seen.insert(font.get()).second; }
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' becomes a key of 'seen'; another object can get the same one [stableid-address-as-key]
  // CHECK-FIXES: bool isNew() { return seen.insert(font).second; }
};
std::set<const Font *> Registry::seen;
// CHECK-FIXES-NEW: std::set<std::weak_ptr<const Font>, std::owner_less<>> Registry::seen;
// CHECK-FIXES-OLD: std::set<std::weak_ptr<const Font>, std::owner_less<std::weak_ptr<const Font>>> Registry::seen;
