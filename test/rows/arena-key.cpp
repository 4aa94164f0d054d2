// The row arena-key: without it this is said.
// RUN: %check_stableid %s stableid-address-as-key -- -config='{CheckOptions: {stableid-address-as-key.ReportLikely: true}}'

#include <cstddef>
#include <map>

class Arena;
struct Node {
  void *operator new(std::size_t, Arena &);
  Node *Next;
};

class Numbering {
public:
  int numberOf(const Node *N) { return Numbers.emplace(N, Numbers.size()).first->second; } // no-warning: arena-key

private:
  std::map<const Node *, int> Numbers;
};
