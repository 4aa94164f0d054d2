// The row there-already: without it this is said.
// RUN: %check_stableid %s stableid-address-as-key -- -config='{CheckOptions: {stableid-address-as-key.ReportLikely: true}}'

#include <unordered_map>

struct Node { int Rank; };
static std::unordered_map<const Node *, int> Numbers;

int numberOf(const Node *N) {
  if (Numbers.count(N))
    return Numbers[N]; // no-warning: there-already
  return -1;
}
