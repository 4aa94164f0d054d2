// An object on the heap that is never freed lives as long as one with static storage; one behind a pointer that changes does not.
// RUN: %check_stableid %s stableid-address-as-id -std=c++17

#include <cstdint>

struct Plugin { int Version; };
static const Plugin *const Builtin = new Plugin{1};
static const Plugin *Latest = new Plugin{2};

std::uint64_t pluginId() { return reinterpret_cast<std::uint64_t>(Builtin); } // no-warning
std::uint64_t defaultId() {
  static Plugin &Default = *new Plugin{0};
  return reinterpret_cast<std::uint64_t>(&Default); // no-warning
}
std::uint64_t latestId() {
  return reinterpret_cast<std::uint64_t>(Latest);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Plugin' becomes the ID 'latestId'; another object can get the same one [stableid-address-as-id]
}
// One for each thread: the thread ends, and nothing keeps the object.
std::uint64_t threadPluginId() {
  thread_local const Plugin *const Own = new Plugin{3};
  return reinterpret_cast<std::uint64_t>(Own);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Plugin' becomes the ID 'threadPluginId'; another object can get the same one [stableid-address-as-id]
}
// It must differ between processes all the same.
std::uint64_t traceId() {
  return reinterpret_cast<std::uint64_t>(Builtin);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Plugin' becomes the ID 'traceId'; another object can get the same one [stableid-address-as-id]
}
