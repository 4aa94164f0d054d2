// A global that is destroyed behind the container may end objects then: no destructor is made to use the container.
// RUN: %check_stableid -no-fix %s stableid-address-as-key -std=c++11,c++14

#include <map>
#include <memory>
#include <vector>

struct Font { int size = 1; };
static std::vector<std::unique_ptr<Font>> fonts;
static std::map<const Font *, int> sizes;
int sizeOf(const Font *font) { return sizes[font] = font->size; }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' becomes a key of 'sizes'; another object can get the same one [stableid-address-as-key]
void add() { fonts.emplace_back(new Font); }
