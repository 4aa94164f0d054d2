// The row held-by-owner: without it this is said.
// RUN: %check_stableid %s stableid-address-as-key -- -config='{CheckOptions: {stableid-address-as-key.ReportLikely: true}}'

#include <map>
#include <memory>
#include <vector>

struct Node { Node *Next; };

class Graph {
public:
  int numberOf(const Node *N) { return Numbers.emplace(N, Numbers.size()).first->second; } // no-warning: held-by-owner

private:
  std::vector<std::unique_ptr<Node>> Nodes;
  std::map<const Node *, int> Numbers;
};
