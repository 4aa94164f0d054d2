// Where a test says that the value is a constant, it is no address, whatever it was made from.
// RUN: %check_stableid %s stableid-address-as-id -std=c++17

#include <cstdint>

struct Object { int kind; };
struct Entry { std::uint64_t object_id; };
constexpr std::uintptr_t Nil = 4, True = 8;

std::uint64_t immediate_id(const Object *o) {
  const auto bits = reinterpret_cast<std::uintptr_t>(o);
  if (bits == Nil || bits == True)
    return bits | 1; // no-warning
  return 0;
}
std::uint64_t object_id(const Object *o) {
  const auto bits = reinterpret_cast<std::uintptr_t>(o);
  if (bits == Nil || bits == True)
    return bits | 1; // no-warning
  return bits;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Object' becomes the ID 'object_id'; another object can get the same one [stableid-address-as-id]
}
std::uint64_t special_id(const Object *o) {
  const auto bits = reinterpret_cast<std::uintptr_t>(o);
  switch (bits) {
  case Nil:
  case True:
    return bits; // no-warning
  }
  return 0;
}
std::uint64_t entry_id(const Object *o) {
  const auto bits = reinterpret_cast<std::uintptr_t>(o);
  switch (bits) {
  case Nil:
    return bits; // no-warning
  default:
    return bits;
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Object' becomes the ID 'entry_id'; another object can get the same one [stableid-address-as-id]
  }
}
// A case that is fallen into has both values.
void fallsInto(Entry &e, const Object *o) {
  std::uintptr_t bits = reinterpret_cast<std::uintptr_t>(o);
  switch (o->kind) {
  case 1:
    bits = Nil;
    [[fallthrough]];
  case 2:
    e.object_id = bits;
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Object' becomes the ID 'object_id'; another object can get the same one [stableid-address-as-id]
  }
}
void early(Entry &e, const Object *o) {
  const auto bits = reinterpret_cast<std::uintptr_t>(o);
  if (bits != True)
    return;
  e.object_id = bits; // no-warning
}
void late(Entry &e, const Object *o) {
  const auto bits = reinterpret_cast<std::uintptr_t>(o);
  if (bits == True)
    return;
  e.object_id = bits;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Object' becomes the ID 'object_id'; another object can get the same one [stableid-address-as-id]
}
// The pointer itself is tested.
static Object *const Placeholder = reinterpret_cast<Object *>(1);
void placeholder(Entry &e, const Object *o) {
  if (o == Placeholder || !o)
    e.object_id = reinterpret_cast<std::uintptr_t>(o); // no-warning
}
void present(Entry &e, const Object *o) {
  if (o != Placeholder)
    e.object_id = reinterpret_cast<std::uintptr_t>(o);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Object' becomes the ID 'object_id'; another object can get the same one [stableid-address-as-id]
}
// Another test that may have let it pass.
void either(Entry &e, const Object *o, bool all) {
  const auto bits = reinterpret_cast<std::uintptr_t>(o);
  if (bits == Nil || all)
    e.object_id = bits;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Object' becomes the ID 'object_id'; another object can get the same one [stableid-address-as-id]
}
void both(Entry &e, const Object *o, bool all) {
  const auto bits = reinterpret_cast<std::uintptr_t>(o);
  if (all && bits == Nil)
    e.object_id = bits; // no-warning
  e.object_id = bits == True ? bits : 0; // no-warning
}
// Equal to what varies, it is an address still.
void equal(Entry &e, const Object *o, std::uintptr_t other) {
  const auto bits = reinterpret_cast<std::uintptr_t>(o);
  if (bits == other)
    e.object_id = bits;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Object' becomes the ID 'object_id'; another object can get the same one [stableid-address-as-id]
}
