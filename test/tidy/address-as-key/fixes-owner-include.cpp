// The map of owners is included, whatever the name of another header ends with, and not within an '#if'.
// RUN: %check_stableid -no-library %s stableid-address-as-key -std=c++17

// CHECK-FIXES: #include <map>
// CHECK-FIXES: #ifndef NO_CACHE
#ifndef NO_CACHE
#include <memory>
#include <unordered_map>
#endif

struct Font { int size; };
int heightOf(const std::shared_ptr<Font> &font) {
  static std::unordered_map<Font *, int> heights;
  // CHECK-FIXES: static std::map<std::weak_ptr<Font>, int, std::owner_less<>> heights;
  return heights[font.get()] = font->size;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' becomes a key of 'heights'; another object can get the same one [stableid-address-as-key]
  // CHECK-FIXES: return heights[font] = font->size;
}
