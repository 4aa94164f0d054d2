// Perfetto, by declarations that stand in for its headers: IDs of tracks and flows go into the trace.
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output

#include <cstdint>

namespace perfetto {
struct Track {
  explicit Track(std::uint64_t Uuid);
  static Track FromPointer(const void *Pointer, Track Parent = Track(0));
};
struct NamedTrack : Track {
  static NamedTrack FromPointer(const char *Name, const void *Pointer);
};
namespace internal {
// What newer tracks inherit it from.
template <typename Derived> struct NamedTrackBase : Track {
  using Track::Track;
  template <typename Text>
  static Derived FromPointer(Text &&Name, const void *Pointer) {
    return Derived(reinterpret_cast<std::uintptr_t>(Pointer) ^ Name[0]);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Pointer' becomes the ID 'Uuid'; another object can get the same one [stableid-address-as-id]
  }
  template <typename Text>
  static Derived ThreadScoped(Text &&Name, const void *Pointer);
};
} // namespace internal
struct StateTrack : internal::NamedTrackBase<StateTrack> {
  using NamedTrackBase::NamedTrackBase;
};
struct Flow {
  static Flow FromPointer(void *Pointer);
  static Flow ProcessScoped(std::uint64_t Id);
};
} // namespace perfetto

struct Session { std::uint64_t Number; };
struct Parser { static Parser FromPointer(const void *Text); };

void traced(Session *S) {
  perfetto::Track::FromPointer(S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'Track'; another object can get the same one [stableid-address-as-id]
  perfetto::NamedTrack::FromPointer("peer", S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'NamedTrack'; another object can get the same one [stableid-address-as-id]
  perfetto::StateTrack::FromPointer("peer", S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'StateTrack'; another object can get the same one [stableid-address-as-id]
  perfetto::StateTrack::ThreadScoped("peer", S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'StateTrack'; another object can get the same one [stableid-address-as-id]
  perfetto::Flow::FromPointer(S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'Flow'; another object can get the same one [stableid-address-as-id]
  perfetto::Flow::ProcessScoped(reinterpret_cast<std::uintptr_t>(S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'Id'; another object can get the same one [stableid-address-as-id]
}
void traced_stable(Session *S) {
  perfetto::Flow::ProcessScoped(S->Number); // no-warning
  perfetto::Track Own(S->Number); // no-warning
  Parser::FromPointer(S); // no-warning: no track
  perfetto::Track::FromPointer(reinterpret_cast<const void *>(std::uintptr_t(7))); // no-warning: a number
}
