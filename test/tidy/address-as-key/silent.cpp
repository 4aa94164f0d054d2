// The twins of warns.cpp with the one decisive detail right, and what pointer keys are good for.
// RUN: %check_stableid %s stableid-address-as-key -std=c++17-or-later

#include <cstdint>
#include <cstring>
#include <algorithm>
#include <deque>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <typeinfo>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

struct Font { int Size; std::uint64_t Id; };
struct Message { std::string Body; std::uint64_t Offset; };
struct Item { int Value; };
struct Node { Node *Next; std::vector<Node *> Children; };

// The cache is keyed by an ID that the object was given.
int measure(const Font *F) {
  static std::unordered_map<std::uint64_t, int> cache;
  auto It = cache.find(F->Id);
  if (It != cache.end()) return It->second; // no-warning
  return cache[F->Id] = F->Size;            // no-warning
}

// Deduplication by what the message says of itself.
static std::unordered_set<std::uint64_t> seen;
bool duplicate(const Message &M) { return !seen.insert(M.Offset).second; } // no-warning

// A visited set lives no longer than the walk.
bool hasCycle(const Node *N) {
  std::unordered_set<const Node *> Visited;
  for (; N; N = N->Next)
    if (!Visited.insert(N).second) return true; // no-warning
  return false;
}
// Nor does one that a caller lends.
void collect(const Node *N, std::set<const Node *> &Visited) {
  if (!Visited.insert(N).second) return; // no-warning
  for (const Node *C : N->Children) collect(C, Visited);
}
// Nor a memo table of one call.
int depth(const Node *N, std::map<const Node *, int> &Memo) {
  auto [It, New] = Memo.try_emplace(N, 0); // no-warning
  if (New)
    for (const Node *C : N->Children) It->second = std::max(It->second, 1 + depth(C, Memo));
  return It->second;
}
int depthOf(const Node *N) {
  std::map<const Node *, int> Memo;
  return depth(N, Memo);
}

// A registry: the entry goes with the object.
struct Session {
  Session() { open.emplace(this, 0); } // no-warning
  ~Session() { open.erase(this); }
  static std::map<Session *, int> open;
};
std::map<Session *, int> Session::open;

// Taken out on every path.
struct Channel {
  Channel() { all[this] = 1; } // no-warning
  ~Channel();
  bool flush();
  static std::map<Channel *, int> all;
};
std::map<Channel *, int> Channel::all;
Channel::~Channel() {
  all.erase(this);
  if (!flush()) return; // no-warning
  all.erase(this);
}

// The owner of the object takes it out, before or after it deletes it.
static std::map<Font *, int> live;
void add(Font *F) { live[F] = 1; } // no-warning
void drop(Font *F) {
  live.erase(F);
  delete F; // no-warning
}
void dropLate(Font *F) {
  delete F; // no-warning
  live.erase(F);
}
void once() {
  Font *F = new Font{1, 2};
  live[F] = 1; // no-warning
  live.erase(F);
  delete F; // no-warning
}

// Cleared at the end of every frame.
static std::unordered_map<const Font *, int> frame;
int inThisFrame(const Font *F) { return frame[F]++; } // no-warning
void endOfFrame() { frame.clear(); }

// A key that keeps its object alive.
static std::map<std::shared_ptr<Font>, int> owning;
int owned(const std::shared_ptr<Font> &F) { return owning[F]++; } // no-warning
static std::map<std::weak_ptr<Font>, int, std::owner_less<>> observing;
int observed(const std::weak_ptr<Font> &F) { return observing[F]++; } // no-warning

// Objects that live as long as the process: tags, tables, types.
static const char Tag = 0;
static std::map<const void *, int> plugins;
int plugin() { return plugins[&Tag]++; } // no-warning
static Font Builtin{1, 1};
static std::map<const Font *, int> builtins;
int builtin() { return builtins[&Builtin]++; } // no-warning
static std::map<const std::type_info *, int> types;
template <typename T> int typeNumber() { return types[&typeid(T)]++; } // no-warning
int numbers() { return typeNumber<int>() + typeNumber<Font>(); }

// Functions are never freed.
static std::map<void (*)(), int> callbacks;
int calls(void (*F)()) { return callbacks[F]++; } // no-warning

// A container of the object that owns what the keys point to.
class Graph {
  std::vector<std::unique_ptr<Node>> nodes;
  std::map<const Node *, int> index;
  Node root{};
  std::map<const Node *, int> special;
public:
  void number() {
    for (std::size_t I = 0; I < nodes.size(); ++I) index[nodes[I].get()] = int(I); // no-warning
    special[&root] = 1;                                                          // no-warning
  }
};

// Put in under a base that stands where the object begins.
struct Named { std::string Name; };
struct Listed { int Number; };
struct Window : Named, Listed {};
static std::map<const void *, int> windows;
int shown(const Window *W) { return windows[W]++; } // no-warning
void hide(const Window *W) { windows.erase(static_cast<const Named *>(W)); }

// Nothing grows after the keys are put in, or growth moves nothing.
std::size_t complete(std::vector<Item> &Items) {
  std::map<const Item *, int> Index;
  Items.push_back({1});
  for (std::size_t I = 0; I < Items.size(); ++I) Index[&Items[I]] = int(I); // no-warning
  return Index.size();
}
std::size_t stable(std::deque<Item> &Items, std::list<Item> &More) {
  std::map<const Item *, int> Index;
  for (int I = 0; I < 3; ++I) {
    Items.push_back({I});
    Index[&Items.back()] = I; // no-warning
    More.push_back({I});
    Index[&More.back()] = I; // no-warning
  }
  return Index.size();
}

// Two pointers compared, and IDs compared.
class Holder {
  const Font *owner_ = nullptr;
  std::uint64_t last_ = 0;
public:
  void remember(const Font *F) { owner_ = F; last_ = F->Id; }
  bool same(const Font *F) const { return owner_ == F; }       // no-warning
  bool equal(const Font *F) const { return last_ == F->Id; }   // no-warning
  bool none() const { return owner_ == nullptr; }              // no-warning
};

// Looking through containers of pointers compares iterators, not addresses.
class Index {
  std::map<const Node *, Node *> known;
  std::vector<std::unique_ptr<Node>> parts;
public:
  bool has(const Node *N) const { return known.find(N) != known.end(); } // no-warning
  int count() const {
    int Sum = 0;
    for (auto &P : parts) Sum += P->Next != nullptr; // no-warning
    return Sum;
  }
};

// Text that is compared as text.
struct TextLess {
  bool operator()(const char *A, const char *B) const { return std::strcmp(A, B) < 0; }
};
struct TextHash {
  std::size_t operator()(const char *S) const { return std::hash<std::string>()(S); }
};
struct TextEqual {
  bool operator()(const char *A, const char *B) const { return std::strcmp(A, B) == 0; }
};
int nameOf(const char *Name) {
  static std::map<const char *, int, TextLess> names;
  static std::unordered_map<const char *, int, TextHash, TextEqual> hashed;
  static std::map<std::string, int> copied;
  return names[Name] + hashed[Name] + copied[Name]; // no-warning
}

// The rows of a table of constants, looked up by the pointers to their names, in one function.
struct Level { const char *Name; int *Value; };
extern int NetLevel, MapLevel;
static const Level Levels[] = {{"net", &NetLevel}, {"map", &MapLevel}};
void setLevels(int Value) {
  std::map<const char *, int> New;
  for (const Level &L : Levels)
    New[L.Name] = Value; // no-warning
  for (const Level *L = Levels; L != Levels + 2; ++L)
    *L->Value = New[L->Name]; // no-warning
}

namespace erased_under_another_name {
// A guard that holds the container by reference.
struct Guard {
  std::map<Font *, int> &In;
  Font *Key;
  ~Guard() { In.erase(Key); }
};
static std::map<Font *, int> guarded;
int use(Font *F) {
  guarded[F] = 1; // no-warning
  Guard G{guarded, F};
  return guarded.at(F);
}
// A reference and a function that stand for it.
static std::map<Font *, int> aliased;
int get(Font *F) { return aliased[F]++; } // no-warning
void drop(Font *F) {
  auto &Same = aliased;
  Same.erase(F);
}
static std::map<Font *, int> &cache() {
  static std::map<Font *, int> entries;
  return entries;
}
int cached(Font *F) { return cache()[F]++; } // no-warning
void uncache(Font *F) { cache().erase(F); }
// Swapped away.
static std::set<Font *> swapped;
bool first(Font *F) { return swapped.insert(F).second; } // no-warning
void clear() { std::set<Font *>().swap(swapped); }
} // namespace erased_under_another_name

namespace canaries {
// An object that keeps its own address does not outlive it.
class Guarded {
  std::uintptr_t canary_;

public:
  Guarded() : canary_(reinterpret_cast<std::uintptr_t>(this) ^ 0xdeadbeef) {}
  bool intact() const { return canary_ == (reinterpret_cast<std::uintptr_t>(this) ^ 0xdeadbeef); } // no-warning
};
} // namespace canaries

namespace elements_that_stay {
// Room was made once; and a list moves nothing.
class Table {
  std::vector<Item> items;
  std::map<const Item *, int> index;

public:
  Table() { items.reserve(64); }
  void add(int Value) {
    items.push_back({Value});
    index[&items.back()] = Value; // no-warning
  }
};
class Chain {
  std::list<Item> items;
  std::map<const Item *, int> index;

public:
  void add(int Value) {
    items.push_back({Value});
    index[&items.back()] = Value; // no-warning
  }
};
} // namespace elements_that_stay

namespace named_texts {
// One array of the program, or of a source file, is a tag: who means it, names it.
extern const char balancer[];
const char local_balancer[] = "local";
struct Attributes { std::map<const char *, int> all; };
void balance(Attributes &A, int Value) {
  A.all[balancer] = Value;       // no-warning
  A.all[local_balancer] = Value; // no-warning
}
} // namespace named_texts

namespace ranges {
// The elements of a range become keys, not the places that say where it is.
struct Words {
  std::set<std::string> keywords;
  Words() {
    static const char *const All[] = {"and", "or", "not"};
    keywords.insert(std::begin(All), std::end(All)); // no-warning
  }
  bool has(const std::string &Word) { return keywords.count(Word) != 0; }
};
static std::set<std::string> reserved;
void reserve(const char *const *First, const char *const *Last) {
  reserved.insert(First, Last); // no-warning
}
} // namespace ranges

namespace through_a_pointer {
// A container that is used through a pointer keeps the same apart.
struct Index {
  std::map<std::string, std::shared_ptr<Font>> *by_name;
  std::map<std::string, Font *> *raw;
  void add(std::shared_ptr<Font> F, const std::string &Name) {
    by_name->insert({Name, F}); // no-warning: the font is the value
    by_name->emplace(Name, F);  // no-warning
    raw->insert({Name, F.get()}); // no-warning
  }
};
} // namespace through_a_pointer

namespace compared_by_content {
struct ById {
  bool operator()(const Font *A, const Font *B) const { return A->Id < B->Id; }
};
int name(const Font *F) {
  static std::map<const Font *, int, ById> names;
  return names[F]; // no-warning
}
} // namespace compared_by_content

namespace taken_back {
// An owner that is set back when it leaves.
class Lock {
  std::uintptr_t owner_ = 0;

public:
  bool enter(const Font *F) {
    if (owner_ == reinterpret_cast<std::uintptr_t>(F)) // no-warning
      return false;
    owner_ = reinterpret_cast<std::uintptr_t>(F);
    return true;
  }
  void leave() { owner_ = 0; }
};
} // namespace taken_back
