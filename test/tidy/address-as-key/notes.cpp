// What is said instead, for each harm: no edit, since the container has uses that only the user can change.
// RUN: %check_stableid -no-fix %s stableid-address-as-key -std=c++17

#include <map>
#include <memory>

struct Font { int size; };
using Sizes = std::map<const Font *, int>;

// Owned by many: the owner can be the key without keeping the object.
int widthOf(const std::shared_ptr<Font> &font) {
  static Sizes cache;
  return cache[font.get()];
  // CHECK-NOTES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' becomes a key of 'cache'; another object can get the same one [stableid-address-as-key]
  // CHECK-NOTES: :[[@LINE-4]]:{{[0-9]+}}: note: address taken here
  // CHECK-NOTES: :[[@LINE-3]]:{{[0-9]+}}: note: use an ID that 'Font' was given, as with 'stableid::id_of', erase the entry with the object, or key by 'std::weak_ptr<Font>' with 'std::owner_less<>'
}
// Its twins have another owner, or none that is known.
int heightOf(const std::unique_ptr<Font> &font) {
  static std::map<const Font *, int> heights;
  return heights[font.get()];
  // CHECK-NOTES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' becomes a key of 'heights'; another object can get the same one [stableid-address-as-key]
  // CHECK-NOTES: :[[@LINE-4]]:{{[0-9]+}}: note: address taken here
  // CHECK-NOTES: :[[@LINE-3]]:{{[0-9]+}}: note: use an ID that 'Font' was given, as with 'stableid::id_of', erase the entry with the object, or key by 'std::weak_ptr<Font>' with 'std::owner_less<>' where a 'std::shared_ptr' owns it
}
int depthOf(const Font *font) {
  static std::map<const Font *, int> depths;
  return depths[font];
  // CHECK-NOTES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' becomes a key of 'depths'; another object can get the same one [stableid-address-as-key]
  // CHECK-NOTES: :[[@LINE-4]]:{{[0-9]+}}: note: address taken here
  // CHECK-NOTES: :[[@LINE-3]]:{{[0-9]+}}: note: use an ID that 'Font' was given, as with 'stableid::id_of', erase the entry with the object, or key by 'std::weak_ptr<Font>' with 'std::owner_less<>' where a 'std::shared_ptr' owns it
}
int nameOf(const char *name) {
  static std::map<const char *, int> names;
  return names[name];
  // CHECK-NOTES: :[[@LINE-1]]:{{[0-9]+}}: warning: text is compared by its address as a key of 'names'; equal texts at other addresses are not found [stableid-address-as-key]
  // CHECK-NOTES: :[[@LINE-2]]:{{[0-9]+}}: note: character pointer used here
  // CHECK-NOTES: :[[@LINE-3]]:{{[0-9]+}}: note: key by 'std::string_view', or give the container a comparison of the text
}
