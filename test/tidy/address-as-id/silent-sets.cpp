// A set of the user's own, in a function: what is put in and looked up there was
// no ID, whatever it is called.
// RUN: %check_stableid %s stableid-address-as-id -std=c++17

using uintptr_t = unsigned long;

namespace acme {
template <class T> class SmallSet {
public:
  struct Inserted {
    int first;
    bool second;
  };
  Inserted insert(const T &Value) {
    Values[Size++] = Value;
    return {0, true};
  }
  bool contains(const T &Value) const;

private:
  T Values[16];
  unsigned Size = 0;
};
class Writer {
public:
  void insert(uintptr_t Value);
};
} // namespace acme

struct Node {
  Node *Next;
};

int distinct(Node *List) {
  acme::SmallSet<uintptr_t> Seen;
  int Count = 0;
  for (Node *N = List; N; N = N->Next) {
    uintptr_t node_id = reinterpret_cast<uintptr_t>(N); // no-warning
    if (!Seen.contains(node_id) && Seen.insert(node_id).second)
      ++Count;
  }
  return Count;
}

// What is no set may send it anywhere, and a set of somebody else's stays.
void written(Node *N) {
  acme::Writer Out;
  uintptr_t node_id = reinterpret_cast<uintptr_t>(N);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Node' becomes the ID 'node_id'; another object can get the same one [stableid-address-as-id]
  Out.insert(node_id);
}
void kept(Node *N, acme::SmallSet<uintptr_t> &All) {
  uintptr_t node_id = reinterpret_cast<uintptr_t>(N);
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Node' becomes the ID 'node_id'; another object can get the same one [stableid-address-as-id]
  All.insert(node_id);
}
