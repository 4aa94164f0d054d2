// Templates that nothing here instantiates: handles, tags, type numbers, hashes, and what only may be an address.
// RUN: %check_stableid %s stableid-address-as-id -std=c++17 -- -config="{CheckOptions: {stableid-address-as-id.ReportLikely: true}}"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <memory>
#include <string>
#include <vector>

std::uint64_t nextId();
void logAddress(const char *Text, ...);

// What comes back as a pointer is a handle, by whatever cast and in whichever member.
template <class T> struct Handle {
  explicit Handle(T *P) : handle_id(reinterpret_cast<std::uint64_t>(P)) {}
  T *get() const { return reinterpret_cast<T *>(handle_id); }
  std::uint64_t handle_id;
};
template <class Pointer> struct PackedHandle {
  void set(Pointer *P) { packed_id = reinterpret_cast<std::uintptr_t>(P) | 1; }
  Pointer *get() const { return (Pointer *)(packed_id & ~std::uintptr_t(1)); }
  std::uintptr_t packed_id = 0;
};
template <class T> struct CopiedHandle {
  void set(T *P) { copied_id = reinterpret_cast<std::uintptr_t>(P); }
  T *get() const {
    T *P;
    std::memcpy(&P, &copied_id, sizeof P);
    return P;
  }
  std::uint64_t copied_id = 0;
};
template <class To> To restore(std::uint64_t callback_id) { return reinterpret_cast<To>(callback_id); }

// A number for each type, and hashes.
template <class T> std::uint64_t typeId() {
  static const char Tag = 0;
  return reinterpret_cast<std::uint64_t>(&Tag);
}
template <class T> std::uint64_t functionId() { return reinterpret_cast<std::uint64_t>(&functionId<T>); }
template <class T> struct PointerHash {
  std::size_t operator()(const T *P) const { return reinterpret_cast<std::size_t>(P) >> 4; }
};
template <class T> std::size_t hash_value(const T *P) { return reinterpret_cast<std::size_t>(P); }

// A parameter may be a number.
template <class T> std::uint64_t numberId(T Value) { return (std::uint64_t)Value; }
template <class T> void setId(std::vector<std::uint64_t> &ids, const T &Object) {
  ids.push_back(static_cast<std::uint64_t>(Object));
  std::uint64_t object_id = static_cast<std::uint64_t>(Object.id());
  ids.push_back(object_id);
}

// Little is left, or it is only looked at.
template <class T> struct Node {
  std::uint64_t shardId() const { return reinterpret_cast<std::uintptr_t>(this) % 16; }
  bool isSame(std::uint64_t node_id) const { return node_id == reinterpret_cast<std::uintptr_t>(this); }
  std::ptrdiff_t offsetId(const T *Base) const {
    return reinterpret_cast<std::uintptr_t>(this) - reinterpret_cast<std::uintptr_t>(Base);
  }
  void print() const {
    std::uint64_t node_id = reinterpret_cast<std::uintptr_t>(this);
    logAddress("node %llx", node_id);
  }
  T Value;
};
// Real numbers, and a session that has one.
struct Session { std::uint64_t id; };
template <class T> struct Registry {
  void add(Session *S, T *Owner) {
    S->id = nextId();
    if (Owner)
      owners.push_back(Owner);
  }
  template <class U> void visit(U &&Each, const Session *S) { Each(S->id, reinterpret_cast<std::uintptr_t>(S) & 7); }
  std::vector<T *> owners;
};
// Whoever instantiates this is asked what it does: here, nothing else is said.
template <class T> struct Shared {
  std::uint64_t use_count_id() const { return Pointer.use_count(); }
  std::shared_ptr<T> Pointer;
};
template <class... Args> std::vector<std::uint64_t> idsOf(const Args &...All) { return {All.id()...}; }
