// The row part-of-container: without it this is said.
// RUN: %check_stableid %s stableid-address-as-key -- -config='{CheckOptions: {stableid-address-as-key.ReportLikely: true}}'

#include <map>
#include <vector>

// A set that keeps the order in which things came.
template <typename T> class OrderedSet {
public:
  bool insert(const T &Value) {
    bool New = Places.emplace(Value, Values.size()).second; // no-warning: part-of-container
    if (New)
      Values.push_back(Value);
    return New;
  }

private:
  std::vector<T> Values;
  std::map<T, unsigned> Places;
};

struct Node { Node *Next; };
bool isNew(OrderedSet<const Node *> &Seen, const Node *N) { return Seen.insert(N); }
