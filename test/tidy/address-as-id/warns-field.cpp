// Shapes in which large projects make an ID of an address.
// RUN: %check_stableid %s stableid-address-as-id -std=c++17

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

namespace handles {
// The owner is locked only to take its address; part of it is thrown away, so two live objects can share the ID as well.
struct Download { std::string Name; };
struct DownloadHandle {
  std::weak_ptr<Download> Target;
  std::uint32_t id() const {
    std::uintptr_t Bits = reinterpret_cast<std::uintptr_t>(Target.lock().get());
    return std::uint32_t(Bits >> 10);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Download' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  }
};
} // namespace handles

namespace digests {
// A key that is announced to a server: the digest of two addresses and a number, of which four bytes are kept.
struct Digest {
  std::array<unsigned char, 20> Bytes{};
  const unsigned char &operator[](std::size_t I) const { return Bytes[I]; }
};
class Hasher {
public:
  Hasher(const char *Data, int Length);
  Hasher &update(const char *Data, int Length);
  Digest final();
};
inline std::uint32_t readUint32(const unsigned char *&P) {
  std::uint32_t V = 0;
  for (int I = 0; I < 4; ++I)
    V = V << 8 | *P++;
  return V;
}
struct Owner;
class Torrent {
  Owner &Of;
  std::uint32_t Storage = 0;
public:
  explicit Torrent(Owner &O) : Of(O) {}
  std::uint32_t announceKeyId() const {
    const auto Self = reinterpret_cast<std::uintptr_t>(this);
    const auto Whose = reinterpret_cast<std::uintptr_t>(&Of);
    const Digest H = Hasher(reinterpret_cast<const char *>(&Self), sizeof Self)
                         .update(reinterpret_cast<const char *>(&Storage), sizeof Storage)
                         .update(reinterpret_cast<const char *>(&Whose), sizeof Whose)
                         .final();
    const unsigned char *P = &H[0];
    return readUint32(P);
    // Two addresses in one ID are one edit: the first that was taken is named.
    // CHECK-MESSAGES: :[[@LINE-2]]:{{[0-9]+}}: warning: address of 'Torrent' becomes the ID 'announceKeyId'; another object can get the same one [stableid-address-as-id]
  }
};
} // namespace digests

namespace widgets {
// State of a user interface is kept under a hash of the pointer's bytes and of the IDs around it.
using WidgetID = unsigned int;
WidgetID hashData(const void *Data, std::size_t Size, WidgetID Seed);
struct Window {
  std::vector<WidgetID> IDStack;
  WidgetID GetID(const void *Ptr) {
    WidgetID Seed = IDStack.back();
    WidgetID id = hashData(&Ptr, sizeof(void *), Seed);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of '{{.*}}' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
    return id;
  }
};
void PushID(const void *ptr_id);
void PushID(int int_id);
bool TreeNode(const void *ptr_id, const char *Format, ...);
bool TreeNode(const char *str_id, const char *Format, ...);
struct Font { std::string Name; int Sources = 0; };
struct Tab { int Order = 0; };
struct TabBar { std::vector<Tab> Tabs; };
inline void fonts(const std::vector<Font *> &Fonts) {
  for (Font *F : Fonts) {
    PushID(F);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' becomes the ID 'ptr_id'; another object can get the same one [stableid-address-as-id]
    if (TreeNode(F, "Font: \"%s\": %d sources", F->Name.c_str(), F->Sources))
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' becomes the ID 'ptr_id'; another object can get the same one [stableid-address-as-id]
      continue;
  }
}
// An element of a vector: the next one that is added may move it, and its state is lost.
inline void tabs(TabBar *Bar) {
  for (std::size_t I = 0; I < Bar->Tabs.size(); ++I) {
    Tab *T = &Bar->Tabs[I];
    PushID(T);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Tab' becomes the ID 'ptr_id'; another object can get the same one [stableid-address-as-id]
  }
}
inline void all(Font **Fonts, int Count) {
  for (int I = 0; I < Count; ++I)
    PushID((void *)Fonts[I]);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' becomes the ID 'ptr_id'; another object can get the same one [stableid-address-as-id]
}
} // namespace widgets

namespace traces {
// A track of a trace, named by where an object happened to be.
struct Track {
  const std::uint64_t uuid;
  constexpr explicit Track(std::uint64_t id, std::uint64_t Parent = 0) : uuid(id ^ Parent) {}
  static Track fromPointer(const void *Ptr, Track Parent = Track(1)) {
    return Track(static_cast<std::uint64_t>(reinterpret_cast<std::uintptr_t>(Ptr)), Parent.uuid);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Ptr' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  }
};
} // namespace traces

// A constructor that is inherited says by its base's parameters what it takes, also through a base that knows its derived class.
namespace inherited_constructors {
template <class Derived> class NamedBase {
  std::uint64_t Number;
public:
  NamedBase(const char *Name, std::uint64_t id) : Number(id * 31 + Name[0]) {}
  NamedBase(int Width, unsigned long grid) : Number(grid + Width) {}
  static Derived fromPointer(const char *Name, const void *P) {
    return Derived(Name, reinterpret_cast<std::uint64_t>(P));
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'P' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  }
  static Derived aligned(const void *P) {
    return Derived(3, reinterpret_cast<unsigned long>(P)); // no-warning: no identity by its name
  }
};
struct Lane : NamedBase<Lane> { using NamedBase::NamedBase; };
Lane laneOf(const int *S) { return Lane::fromPointer("lane", S); }
Lane widthOf(const int *S) { return Lane::aligned(S); }
} // namespace inherited_constructors
