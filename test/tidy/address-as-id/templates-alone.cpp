// Templates that nothing here instantiates: what depends on no parameter is certain, the rest is likely.
// RUN: %check_stableid %s stableid-address-as-id -std=c++17
// RUN: %check_stableid %s stableid-address-as-id -std=c++17 -check-suffix=,LIKELY -- -config="{CheckOptions: {stableid-address-as-id.ReportLikely: true}}"

#include <cstdint>
#include <string>

struct Session { std::uint64_t id; std::string trace_id; std::uint64_t serial; };

template <class T> struct Registry {
  Registry() : registry_id(reinterpret_cast<std::uintptr_t>(this)) {}
  // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Registry' may become the ID 'registry_id'; another object can get the same one [stableid-address-as-id]
  void add(Session *S) { S->id = reinterpret_cast<std::uint64_t>(S); }
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  void name(Session *S);
  std::uint64_t objectId(const T *Object) const { return reinterpret_cast<std::uint64_t>(Object); }
  // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'T' may become the ID 'objectId'; another object can get the same one [stableid-address-as-id]
  std::uint64_t registry_id;
};
template <class T> void Registry<T>::name(Session *S) {
  S->trace_id = "s-" + std::to_string(reinterpret_cast<std::uintptr_t>(S));
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'trace_id'; another object can get the same one [stableid-address-as-id]
}
template <class T> void each(T Visit, Session *S) {
  if (!S->id)
    S->id = reinterpret_cast<std::uint64_t>(S);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'id'; another object can get the same one [stableid-address-as-id]
  Visit(*S);
}
template <class T> std::uint64_t spanId(const T &Span) {
  std::uint64_t Bits = reinterpret_cast<std::uintptr_t>(&Span);
  return Bits;
  // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Span' may become the ID 'spanId'; another object can get the same one [stableid-address-as-id]
}
// Instantiated: said once, of what it is instantiated with.
template <class T> std::uint64_t keptId(const T *Object) { return reinterpret_cast<std::uint64_t>(Object); }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Session' becomes the ID 'keptId'; another object can get the same one [stableid-address-as-id]
std::uint64_t kept(const Session *S) { return keptId(S); }
