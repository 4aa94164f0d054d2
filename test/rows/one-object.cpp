// The row one-object: without it this is said.
// RUN: %check_stableid %s stableid-address-as-id -- -config='{CheckOptions: {stableid-address-as-id.ReportLikely: true}}'

#include <cstdint>

struct Plugin { int Version; };
static Plugin plugin;

std::uint64_t pluginId() { return reinterpret_cast<std::uint64_t>(&plugin); } // no-warning: one-object
