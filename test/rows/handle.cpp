// The row handle: without it this is said.
// RUN: %check_stableid %s stableid-address-as-id -- -config='{CheckOptions: {stableid-address-as-id.ReportLikely: true}}'

#include <cstdint>

struct Session { int User; };
struct Handle { std::uint64_t Value; };
struct Record { std::uint64_t session_id; };

Session *open(Handle H) { return reinterpret_cast<Session *>(H.Value); }

void fill(Record &R, const Session *S) {
  Handle H;
  H.Value = reinterpret_cast<std::uint64_t>(S);
  R.session_id = H.Value; // no-warning: handle
}
