// What makes room in a cache is no care for the objects that its keys are the addresses of.
// RUN: %check_stableid %s stableid-address-as-key -std=c++17-or-later

#include <list>
#include <map>
#include <memory>
#include <unordered_map>
#include <utility>

struct Font { int Size; };

// Emptied when it is full.
int fullWidth(const Font *F) {
  static std::unordered_map<const Font *, int> full;
  auto It = full.find(F);
  if (It != full.end())
    return It->second;
  if (full.size() > 100)
    full.clear();
  return full[F] = F->Size;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' becomes a key of 'full'; another object can get the same one [stableid-address-as-key]
}

// Emptied by a function that is called for nothing else.
static std::unordered_map<const Font *, int> helped;
static void startOver() { helped.clear(); }
int helpedWidth(const Font *F) {
  if (helped.size() > 100)
    startOver();
  return helped.emplace(F, F->Size).first->second;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' becomes a key of 'helped'; another object can get the same one [stableid-address-as-key]
}

// The first of all goes.
static std::map<const Font *, int> first;
int firstWidth(const Font *F) {
  if (first.size() > 100)
    first.erase(first.begin());
  return first.emplace(F, F->Size).first->second;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' becomes a key of 'first'; another object can get the same one [stableid-address-as-key]
}

// The one that was not asked for the longest goes.
static std::map<const Font *, int> oldest;
static std::list<const Font *> order;
static void makeRoom() {
  oldest.erase(order.front());
  order.pop_front();
}
int oldestWidth(const Font *F) {
  if (oldest.size() > 100)
    makeRoom();
  order.push_back(F);
  return oldest.emplace(F, F->Size).first->second;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' becomes a key of 'oldest'; another object can get the same one [stableid-address-as-key]
}

// A container of each thread, out of which only one of them takes the object.
class Context {
public:
  ~Context() { perThread.erase(this); }
  int next() { return ++perThread[this]; }
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Context' becomes a key of 'perThread'; another object can get the same one [stableid-address-as-key]

private:
  static thread_local std::map<Context *, int> perThread;
};
thread_local std::map<Context *, int> Context::perThread;
int next(Context &C) { return C.next(); }
