// The row filled-cookie: without it this is said.
// RUN: %check_stableid %s stableid-address-as-id -- -config='{CheckOptions: {stableid-address-as-id.ReportLikely: true}}'

#include <cstdint>

struct Session { int User; };
struct Event { std::uint64_t data; };
struct Completion { std::uint64_t data; };

void post(Event &E, Session *S) {
  const auto session_id = reinterpret_cast<std::uint64_t>(S); // no-warning: filled-cookie
  E.data = session_id;
}
Session *sessionOf(const Completion &C) { return reinterpret_cast<Session *>(C.data); }
