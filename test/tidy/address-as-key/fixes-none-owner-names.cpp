// No owner as a key: the container is not called by its whole name, or the owner is moved from beside the key.
// RUN: %check_stableid -no-library -no-fix %s stableid-address-as-key -std=c++17

#include <memory>
#include <unordered_map>
#include <map>

using std::unordered_map;
struct Font { int size; };
int take(std::shared_ptr<Font> font) { return font->size; }
int widthOf(const std::shared_ptr<Font> &font) {
  static unordered_map<const Font *, int> widths;
  return widths[font.get()] = font->size;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' becomes a key of 'widths'; another object can get the same one [stableid-address-as-key]
}
int heightOf(std::shared_ptr<Font> font) {
  static std::map<const Font *, int> heights;
  return heights.emplace(font.get(), take(std::move(font))).first->second;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' becomes a key of 'heights'; another object can get the same one [stableid-address-as-key]
}
