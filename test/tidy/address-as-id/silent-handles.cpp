// Small handles that hold a pointer as a number: what comes back as a pointer was no ID.
// RUN: %check_stableid %s stableid-address-as-id -std=c++17

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <unordered_map>
#include <vector>

namespace got_back {
using TypeID = std::uint64_t;
struct Info { int Kind; };
class Type {
  std::uintptr_t id;

public:
  explicit constexpr Type(TypeID id) : id(id) {}
  constexpr TypeID getID() const { return id; }
};
inline const Info *infoOf(Type T) { return (const Info *)T.getID(); }
inline Type typeOf(const Info &I) { return Type(std::uintptr_t(&I)); } // no-warning
class Store {
  std::vector<std::unique_ptr<Info>> All;

public:
  Type add(std::unique_ptr<Info> New) {
    TypeID id = std::uintptr_t(New.get()); // no-warning
    All.push_back(std::move(New));
    return Type(id);
  }
};
} // namespace got_back

namespace never_got_back {
struct Info { int Kind; };
class Type {
  std::uint64_t type_id;

public:
  explicit Type(std::uint64_t type_id) : type_id(type_id) {}
  std::uint64_t getID() const { return type_id; }
};
inline Type typeOf(const Info &I) { return Type(std::uintptr_t(&I)); }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Info' becomes the ID 'type_id'; another object can get the same one [stableid-address-as-id]
} // namespace never_got_back

namespace carried_in_a_pointer {
// A caller that has no other way hands a number over as a pointer to nothing.
struct Stream {
  std::uint32_t id = 0;
  explicit Stream(const void *Data) {
    if (Data)
      id = static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(Data)); // no-warning
  }
};
} // namespace carried_in_a_pointer

namespace digests {
struct Info { int Kind; };
inline void hash_combine(std::size_t &digest, std::size_t other_fingerprint) {
  digest ^= other_fingerprint + 0x9e3779b97f4a7c15 + (digest << 12) + (digest >> 4);
}
struct Shape { const Info *First, *Second; };
struct HashOfShape {
  std::size_t operator()(const Shape &S) const {
    std::size_t digest = std::hash<const Info *>()(S.First);
    hash_combine(digest, std::hash<const Info *>()(S.Second)); // no-warning: hashed, and not kept
    return digest;
  }
};
} // namespace digests
