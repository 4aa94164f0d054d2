// The row passing-owner: without it this is said.
// RUN: %check_stableid %s stableid-address-as-key -- -config='{CheckOptions: {stableid-address-as-key.ReportLikely: true}}'

#include <map>

struct Node { Node *Next; };

class Walk {
public:
  bool isNew(const Node *N) { return Seen.emplace(N, 1).second; } // no-warning: passing-owner

private:
  std::map<const Node *, int> Seen;
};

bool hasCycle(const Node *N) {
  Walk walk;
  for (; N; N = N->Next)
    if (!walk.isNew(N))
      return true;
  return false;
}
