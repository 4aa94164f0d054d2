// A false alarm: an object on the heap that is never freed lives as long as one with static storage, but is not known to.
// RUN: %check_known %s stableid-address-as-id -std=c++17
// XFAIL: *

#include <cstdint>

struct Plugin { int Version; };
static const Plugin *const Builtin = new Plugin{1};

std::uint64_t pluginId() { return reinterpret_cast<std::uint64_t>(Builtin); } // no-warning
