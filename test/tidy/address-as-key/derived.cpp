// A class that is a map by its base: what its members put in, the one object of the process keeps.
// RUN: %check_stableid %s stableid-address-as-key -- -config='{CheckOptions: {stableid-address-as-key.ReportLikely: true}}'

#include <map>
#include <string>

struct Node { int Rank; };

// Its own members take the entry out.
struct Registry : std::map<const Node *, int> {
  void add(const Node *N) { insert({N, 1}); } // no-warning
  void gone(const Node *N) { erase(N); }
};
static Registry registry;
void added(const Node *N) { registry.add(N); }
void gone(const Node *N) { registry.gone(N); }
// Objects of a function's own.
struct Visited : std::map<const Node *, int> { bool add(const Node *N) { return insert({N, 1}).second; } }; // no-warning
bool twice(const Node *N) { Visited V; return V.add(N) || V.add(N); }
// Keyed by what says which.
struct ByName : std::map<std::string, int> { void add(const Node *N) { (*this)[std::to_string(N->Rank)] = 1; } }; // no-warning
static ByName byName;
void named(const Node *N) { byName.add(N); }

struct Cache : std::map<const Node *, int> {
  int of(const Node *N) {
    auto It = find(N);
    if (It != end())
      return It->second;
    return (*this)[N] = N->Rank * 2;
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Node' becomes a key of 'cache'; another object can get the same one [stableid-address-as-key]
  }
};
static Cache cache;
int valueOf(const Node *N) { return cache.of(N); }

// A member that nobody read may take it out.
struct Open : std::map<const Node *, int> {
  void add(const Node *N) { insert({N, 1}); }
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Node' may become a key of 'open'; another object can get the same one [stableid-address-as-key]
  void purge();
};
static Open open;
void opened(const Node *N) { open.add(N); open.purge(); }
