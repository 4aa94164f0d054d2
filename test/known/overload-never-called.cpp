// A miss: of a member that this unit never calls only what depends on no parameter is read, and the class that this one returns does.
// RUN: %check_known %s stableid-address-as-id -std=c++17
// XFAIL: *

#include <cstdint>

template <int Kind> struct Flow {
  std::uint64_t flow_id;
  static Flow fromId(std::uint64_t flow_id, const char *Scope) {
    return Flow{flow_id + Scope[0]};
  }
  static Flow fromPointer(const void *P) {
    return fromId(reinterpret_cast<std::uint64_t>(P), "all");
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'P' becomes the ID 'flow_id'; another object can get the same one [stableid-address-as-id]
  }
  static Flow fromPointer(const void *P, const char *Scope) {
    return fromId(reinterpret_cast<std::uint64_t>(P), Scope);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'P' becomes the ID 'flow_id'; another object can get the same one [stableid-address-as-id]
  }
};

Flow<1> begin(const int *Buffer) { return Flow<1>::fromPointer(Buffer); }
