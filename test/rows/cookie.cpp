// The row cookie: without it this is said.
// RUN: %check_stableid %s stableid-address-as-id -- -config='{CheckOptions: {stableid-address-as-id.ReportLikely: true}}'

#include <cstdint>

struct Session { int User; };
struct Event { std::uint64_t session_id; };

void post(Event &E, Session *S) { E.session_id = reinterpret_cast<std::uint64_t>(S); } // no-warning: cookie
Session *sessionOf(const Event &E) { return reinterpret_cast<Session *>(E.session_id); }
