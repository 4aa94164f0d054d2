// The row callers-matter: without it this is said.
// RUN: %check_stableid %s stableid-address-as-id -- -config='{CheckOptions: {stableid-address-as-id.ReportLikely: true}}'

#include <cstdint>

struct Record { std::uint64_t session_id; };

// Whoever calls knows what the number is.
void fill(Record &R, void *Data) { R.session_id = reinterpret_cast<std::uint64_t>(Data); } // no-warning: callers-matter
