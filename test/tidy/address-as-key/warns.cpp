// Keys that outlive the object, text found by its address, elements that move, addresses compared later.
// RUN: %check_stableid %s stableid-address-as-key -std=c++17-or-later

#include <cstdint>
#include <cstdio>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

struct Font { int Size; };
struct Message { std::string Body; };
struct Item { int Value; };

// A cache that is local to the function and lives as long as the process.
int measure(const Font *F) {
  static std::unordered_map<const Font *, int> cache;
  auto It = cache.find(F);
  if (It != cache.end()) return It->second;
  return cache[F] = F->Size;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' becomes a key of 'cache'; another object can get the same one [stableid-address-as-key]
}

// Deduplication by the address of a message.
static std::unordered_set<std::uint64_t> seen;
bool duplicate(const Message &M) {
  return !seen.insert(reinterpret_cast<std::uint64_t>(&M)).second;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Message' becomes a key of 'seen'; another object can get the same one [stableid-address-as-key]
}

// The address as text.
static std::map<std::string, int> byTenant;
void count(const Font *F) {
  char Key[32];
  std::snprintf(Key, sizeof Key, "tenant:%p", static_cast<const void *>(F));
  ++byTenant[Key];
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' becomes a key of 'byTenant'; another object can get the same one [stableid-address-as-key]
}

// A pair of two addresses.
static std::set<std::pair<const void *, const void *>> compared;
bool pairSeen(const Font *A, const Font *B) {
  return !compared.insert({A, B}).second;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' becomes a key of 'compared'; another object can get the same one [stableid-address-as-key]
}

// One map per thread is as long-lived as the thread.
int perThread(const Font *F) {
  thread_local std::map<const Font *, int> widths;
  return widths.try_emplace(F, F->Size).first->second;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' becomes a key of 'widths'; another object can get the same one [stableid-address-as-key]
}

// A private static member.
class Layouts {
  static std::map<const Font *, int> all;
public:
  static int of(const Font *F) {
    if (all.count(F)) return all.at(F);
    all.emplace(F, 1);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' becomes a key of 'all'; another object can get the same one [stableid-address-as-key]
    return 1;
  }
};
std::map<const Font *, int> Layouts::all;

// The address of an object on the stack.
static std::map<const void *, int> table;
void onTheStack() {
  Font Local{1};
  table[&Local] = Local.Size;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' becomes a key of 'table'; another object can get the same one [stableid-address-as-key]
}

// The element moves when the next one comes.
std::size_t elements(std::vector<Item> &items) {
  std::map<const Item *, int> index;
  for (int I = 0; I < 3; ++I) {
    items.push_back({I});
    index[&items.back()] = I;
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of an element of 'items' becomes a key of 'index'; it changes when 'items' grows [stableid-address-as-key]
  }
  return index.size();
}

// The object is gone, its entry is not.
static std::map<Font *, int> live;
void gone() {
  Font *F = new Font{1};
  live[F] = 1;
  delete F;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: entry of 'Font' stays in 'live' when the object is gone; another object can get the same key [stableid-address-as-key]
}

// Erased on one path only.
struct Session {
  ~Session();
  bool flush();
  static std::map<Session *, int> open;
};
std::map<Session *, int> Session::open;
Session::~Session() {
  if (!flush()) return;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: entry of 'Session' stays in 'open' when the object is gone; another object can get the same key [stableid-address-as-key]
  open.erase(this);
}

// Put in under one base, taken out under another: the two have two addresses.
struct Named { std::string Name; };
struct Listed { int Number; };
struct Window : Named, Listed {};
static std::map<const void *, int> windows;
int shown(const Window *W) { return windows[static_cast<const Listed *>(W)]++; }
// CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Window' becomes a key of 'windows'; another object can get the same one [stableid-address-as-key]
void hide(const Window *W) { windows.erase(static_cast<const Named *>(W)); }

// A stored address meets a fresh one.
class Owner {
  std::uint64_t last_ = 0;
public:
  void remember(const Font *F) { last_ = reinterpret_cast<std::uint64_t>(F); }
  bool same(const Font *F) const { return last_ == reinterpret_cast<std::uint64_t>(F); }
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' stored in 'last_' is compared with a fresh one; another object can get the same one [stableid-address-as-key]
};

// Text by its address.
int nameOf(const char *Name) {
  static std::map<const char *, int> names;
  return names[Name];
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: text is compared by its address as a key of 'names'; equal texts at other addresses are not found [stableid-address-as-key]
}
bool isKeyword(const char *Word) {
  std::unordered_set<const char *> keywords{"if", "else"};
  return keywords.count(Word) != 0;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: text is compared by its address as a key of 'keywords'; equal texts at other addresses are not found [stableid-address-as-key]
}

// The twin: text that somebody else has, beside a table of constants.
struct Row { const char *Name; int Value; };
int valueOf(const Row *Rows, int N, const char *Wanted) {
  std::map<const char *, int> Values;
  for (int I = 0; I < N; ++I)
    Values[Rows[I].Name] = Rows[I].Value; // no-warning: the row's own
  return Values[Wanted];
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: text is compared by its address as a key of 'Values'; equal texts at other addresses are not found [stableid-address-as-key]
}

// The same container by another name.
static std::map<const Font *, int> &shared() {
  static std::map<const Font *, int> widths;
  return widths;
}
int sharedWidth(const Font *F) {
  auto &Widths = shared();
  auto It = Widths.find(F);
  if (It != Widths.end())
    return It->second;
  return Widths[F] = F->Size;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' becomes a key of 'widths'; another object can get the same one [stableid-address-as-key]
}
// The next call moves what this one has put at the end.
class Table {
  std::vector<Item> items;
  std::map<const Item *, int> index;

public:
  void add(int Value) {
    items.push_back({Value});
    index[&items.back()] = Value;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of an element of 'items' becomes a key of 'index'; it changes when 'items' grows [stableid-address-as-key]
  }
};

// A comparison of its own that compares addresses all the same.
struct ByAddress {
  bool operator()(const Font *A, const Font *B) const { return A < B; }
};
int nameBy(const Font *F) {
  static std::map<const Font *, int, ByAddress> names;
  return names[F];
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Font' becomes a key of 'names'; another object can get the same one [stableid-address-as-key]
}
