// A cache that answers for what lives at an address now.
#include <map>

namespace acme {

struct Font;
struct Layout {
  int width = 0;
};

Layout &layoutOf(const Font *font) {
  static std::map<const Font *, Layout> cache;
  return cache[font];
}

} // namespace acme
