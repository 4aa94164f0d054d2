// m[k] where a look-up has found k puts nothing in; and loops that leave a container empty.
// RUN: %check_stableid %s stableid-address-as-key -std=c++20-or-later -- -config='{CheckOptions: {stableid-address-as-key.ReportLikely: true}}'

#include <map>
#include <unordered_map>

struct Node { int Rank; };
static std::unordered_map<const Node *, int> Table;

int byContains(const Node *N) { if (Table.contains(N)) return Table[N]; return 0; } // no-warning
int byCount(const Node *N) { return Table.count(N) ? Table[N] : 0; } // no-warning
int byCounted(const Node *N) { return Table.count(N) > 0 ? Table[N] : 0; } // no-warning
int byNone(const Node *N) { return Table.count(N) == 0 ? 0 : Table[N]; } // no-warning
bool byAnd(const Node *N) { return Table.contains(N) && Table[N] > 3; } // no-warning
bool byOr(const Node *N) { return !Table.contains(N) || Table[N] > 3; } // no-warning
int byFind(const Node *N) {
  if (Table.find(N) == Table.end())
    return 0;
  return Table[N]; // no-warning
}
int byIterator(const Node *N) {
  auto It = Table.find(N);
  if (It != Table.end())
    ++Table[N]; // no-warning
  return 0;
}
void raised(const Node *N) {
  if (!Table.contains(N))
    throw 1;
  Table[N] = 2; // no-warning
}

// Somebody else's key was found, or none was.
static std::unordered_map<const Node *, int> Other;
int ofAnother(const Node *N, const Node *M) { return Other.contains(M) ? Other[N] : 0; }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Node' becomes a key of 'Other'; another object can get the same one [stableid-address-as-key]
static std::unordered_map<const Node *, int> Missing;
int whereNone(const Node *N) { return Missing.contains(N) ? 0 : Missing[N]; }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Node' becomes a key of 'Missing'; another object can get the same one [stableid-address-as-key]
static std::unordered_map<const Node *, int> Filled;
int whereElse(const Node *N) {
  if (Filled.contains(N))
    return Filled[N]; // no-warning
  static int Next;
  return Filled[N] = ++Next;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Node' becomes a key of 'Filled'; another object can get the same one [stableid-address-as-key]
}
static std::unordered_map<const Node *, int> After;
int afterwards(const Node *N) {
  if (!After.contains(N))
    After.size();
  return After[N];
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Node' becomes a key of 'After'; another object can get the same one [stableid-address-as-key]
}

// Emptied by a helper, one after the other.
typedef std::map<const Node *, int> Numbers;
static void wipe(Numbers &Of) { while (!Of.empty()) Of.erase(Of.begin()); }
static void drop(Numbers *Of, const Node *N) { Of->erase(N); }
static Numbers Wiped, Dropped;
void fill(const Node *N) { Wiped[N] = 1; Dropped[N] = 1; } // no-warning
void empty(const Node *N) { wipe(Wiped); drop(&Dropped, N); }
// This only makes room.
static Numbers Bounded;
void put(const Node *N) {
  while (Bounded.size() > 100)
    Bounded.erase(Bounded.begin());
  Bounded[N] = 1;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Node' becomes a key of 'Bounded'; another object can get the same one [stableid-address-as-key]
}
