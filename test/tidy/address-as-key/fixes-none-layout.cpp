// No identity: a template relies on what the class is, a null pointer is asked before it is tested, or the identity would go along with a copy of the owner.
// RUN: %check_stableid -no-fix %s stableid-address-as-key -std=c++20

#include <bit>
#include <map>
#include <type_traits>
#include <utility>

// Members are listed in a template, or in a lambda that is one.
template <class T> int first(const T &of) {
  auto &[size] = of;
  return size;
}
struct Listed { int size = 1; };
int listedOf(const Listed *font) {
  static std::map<const Listed *, int> listeds;
  return listeds[font] = font->size + first(*font);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Listed' becomes a key of 'listeds'; another object can get the same one [stableid-address-as-key]
}
struct Heard { int size = 1; };
int heardOf(const Heard *font) {
  static std::map<const Heard *, int> heards;
  auto part = [](const auto &of) {
    auto &[size] = of;
    return size;
  };
  return heards[font] = font->size + part(*font);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Heard' becomes a key of 'heards'; another object can get the same one [stableid-address-as-key]
}

// Its bytes are asked for.
template <class T> concept Plain = std::is_trivially_copyable_v<T>;
template <Plain T> int plain(const T &) { return 1; }
struct Constrained { int size = 1; };
int constrainedOf(const Constrained *font) {
  static std::map<const Constrained *, int> constraineds;
  return constraineds[font] = font->size + plain(*font);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Constrained' becomes a key of 'constraineds'; another object can get the same one [stableid-address-as-key]
}
template <class T> int bits(const T &of) { return std::bit_cast<int>(of); }
struct Cast { int size = 1; };
int castOf(const Cast *font) {
  static std::map<const Cast *, int> casts;
  return casts[font] = font->size + bits(*font);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Cast' becomes a key of 'casts'; another object can get the same one [stableid-address-as-key]
}
template <class T> int kind(const T &) {
  if constexpr (std::is_trivially_copyable<T>::value)
    return 1;
  else
    return 2;
}
struct Asked { int size = 1; };
int askedOf(const Asked *font) {
  static std::map<const Asked *, int> askeds;
  return askeds[font] = font->size + kind(*font);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Asked' becomes a key of 'askeds'; another object can get the same one [stableid-address-as-key]
}
template <class T> struct Slot {
  union {
    T object;
    char byte;
  };
  Slot() : byte(0) {}
};
struct United { int size = 1; };
int unitedOf(const United *font) {
  static std::map<const United *, int> uniteds;
  return uniteds[font] = font->size;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'United' becomes a key of 'uniteds'; another object can get the same one [stableid-address-as-key]
}
int united() { return Slot<United>().byte; }

// There may be none where it is looked up.
struct Null { int size = 1; };
int nullOf(const Null *font) {
  static std::map<const Null *, int> nulls;
  auto found = nulls.find(font);
  if (found != nulls.end())
    return found->second;
  if (!font)
    return 0;
  return nulls[font] = font->size;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Null' becomes a key of 'nulls'; another object can get the same one [stableid-address-as-key]
}

// What it is a part of is moved.
struct Part { int size = 1; };
struct Whole { Part part; };
Whole *moved(Whole &from) { return new Whole(std::move(from)); }
int partOf(const Part *font) {
  static std::map<const Part *, int> parts;
  return parts[font] = font->size;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Part' becomes a key of 'parts'; another object can get the same one [stableid-address-as-key]
}

// Code that '#if' leaves out names it.
#ifdef SMALL
struct Twice { int size = 1; };
#else
struct Twice { int size = 1, more = 2; };
#endif
int twiceOf(const Twice *font) {
  static std::map<const Twice *, int> twices;
  return twices[font] = font->size;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Twice' becomes a key of 'twices'; another object can get the same one [stableid-address-as-key]
}
