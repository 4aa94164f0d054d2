// A global in front of the container that is trivial until its class gets a destructor, which would then use the container too late: no edit.
// RUN: %check_stableid -no-fix %s stableid-address-as-key -std=c++11,c++14

#include <map>

// In an array, and in another object.
struct Glyph { int size; };
static Glyph glyphs[4];
static std::map<const Glyph *, int> ofGlyphs;
int sizeOf(const Glyph *glyph) { return ofGlyphs[glyph] = glyph->size; }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Glyph' becomes a key of 'ofGlyphs'; another object can get the same one [stableid-address-as-key]
void give(Glyph &glyph) { glyphs[0].size = glyph.size; }
struct Mark { int size; };
struct Line { Mark first; };
static Line line;
static std::map<const Mark *, int> ofMarks;
int sizeOf(const Mark *mark) { return ofMarks[mark] = mark->size + line.first.size; }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Mark' becomes a key of 'ofMarks'; another object can get the same one [stableid-address-as-key]
