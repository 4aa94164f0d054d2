// Callers that hand over a local by reference, and owners that delete what their containers are keyed by: the object is seen to end.
// RUN: %check_stableid %s stableid-address-as-key -std=c++17

#include <map>

struct Node { int Value; };
int compute(const Node &N);

class Evaluator {
public:
  int of(const Node &N) {
    if (Last == &N)
      // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Node' stored in 'Last' is compared with a fresh one; another object can get the same one [stableid-address-as-key]
      return Known;
    Last = &N;
    return Known = compute(N);
  }

private:
  const Node *Last = nullptr;
  int Known = 0;
};
Evaluator &evaluator();
int run(int Value) {
  Node N{Value};
  return evaluator().of(N);
}

// The one that it is handed is a part of the same object.
class Memo {
public:
  int of(const Node &N) {
    if (Last == &N) // no-warning: end-unseen
      return Known;
    Last = &N;
    return Known = compute(N);
  }

private:
  const Node *Last = nullptr;
  int Known = 0;
};
class Tree {
  Node Root{1};
  Memo Known;

public:
  int value() { return Known.of(Root); }
};

struct Widget { int Width; };
class Layout {
public:
  void add(Widget *W, int Height) {
    Heights[W] = Height;
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Widget' becomes a key of 'Heights'; another object can get the same one [stableid-address-as-key]
  }
  void remove(Widget *W) { delete W; }
  int height(Widget *W) const {
    auto It = Heights.find(W);
    return It == Heights.end() ? 0 : It->second;
  }

private:
  std::map<Widget *, int> Heights;
};

// They end with the layout.
class Page {
public:
  void add(Widget *W, int Height) { Heights[W] = Height; } // no-warning: owner-unseen
  ~Page() {
    for (auto &Each : Heights)
      delete Each.first;
  }
  int height(Widget *W) const {
    auto It = Heights.find(W);
    return It == Heights.end() ? 0 : It->second;
  }

private:
  std::map<Widget *, int> Heights;
};

// And with their entries.
class Desk {
public:
  void add(Widget *W, int Height) { Heights[W] = Height; } // no-warning: taken-out
  void remove(Widget *W) {
    Heights.erase(W);
    delete W;
  }
  int height(Widget *W) const {
    auto It = Heights.find(W);
    return It == Heights.end() ? 0 : It->second;
  }

private:
  std::map<Widget *, int> Heights;
};
