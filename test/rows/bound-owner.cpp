// The row bound-owner: without it this is said.
// RUN: %check_stableid %s stableid-address-as-key -- -config='{CheckOptions: {stableid-address-as-key.ReportLikely: true}}'

#include <map>

struct Tree { int Size; };
struct Node { Node *Next; };

class Walk {
public:
  explicit Walk(Tree &T) : Of(T) {}
  bool isNew(const Node *N) { return Seen.emplace(N, Of.Size).second; } // no-warning: bound-owner

private:
  Tree &Of;
  std::map<const Node *, int> Seen;
};
