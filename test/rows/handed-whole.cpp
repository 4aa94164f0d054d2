// The row handed-whole: without it this is said.
// RUN: %check_stableid %s stableid-address-as-id -- -config='{CheckOptions: {stableid-address-as-id.ReportLikely: true}}'

#include <cstdint>

// As another library declares them.
struct work_request { std::uint64_t wr_id; int opcode; };
int post_send(work_request *R);

struct Slice { int Length; };

int send(Slice *S) {
  work_request R = {};
  R.wr_id = reinterpret_cast<std::uint64_t>(S); // no-warning: handed-whole
  return post_send(&R);
}
