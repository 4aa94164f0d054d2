// The row number-of-process: without it this is said.
// RUN: %check_stableid %s stableid-address-as-id -- -config='{CheckOptions: {stableid-address-as-id.ReportLikely: true}}' -- -isystem %S/../../lib/include

#include <cstdint>
#include <stableid/id.h>

struct Session { std::uint64_t session_id; };

void number(Session &S) {
  S.session_id = stableid::next_id<Session>(); // no-warning: number-of-process
}
