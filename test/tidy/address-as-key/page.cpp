// The code of docs/checks/address-as-key.md.
// RUN: %check_stableid %s stableid-address-as-key -std=c++17-or-later

#include <cstdint>
#include <map>
#include <unordered_map>

struct Font {
  int size;
  std::uint64_t id;
};
struct Layout {
  int width;
};
Layout compute(const Font &font);

namespace bad {
const Layout &layoutOf(const Font *font) {
  static std::unordered_map<const Font *, Layout> cache;
  auto found = cache.find(font);
  if (found == cache.end())
    found = cache.emplace(font, compute(*font)).first;
  return found->second;
}
// CHECK-MESSAGES: :[[@LINE-3]]:{{[0-9]+}}: warning: address of 'Font' becomes a key of 'cache'; another object can get the same one [stableid-address-as-key]
} // namespace bad

namespace good {
const Layout &layoutOf(const Font &font) {
  static std::unordered_map<std::uint64_t, Layout> cache;
  auto found = cache.find(font.id);
  if (found == cache.end())
    found = cache.emplace(font.id, compute(font)).first;
  return found->second;
}
} // namespace good

namespace registry {
struct Session {
  Session() { open.emplace(this, 0); }
  ~Session() { open.erase(this); }
  static std::map<Session *, int> open;
};
std::map<Session *, int> Session::open;
} // namespace registry

namespace silenced {
int widthOf(const Font *font) {
  static std::map<const Font *, int> widths;
  // Fonts are never freed in this program.
  // NOLINTNEXTLINE(stableid-address-as-key)
  return widths[font];
}
} // namespace silenced
