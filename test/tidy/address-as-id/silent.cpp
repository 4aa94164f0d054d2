// Every benign use of an address seen in real code, as it stands there: none of them makes an ID.
// RUN: %check_stableid %s stableid-address-as-id -std=c++20

#include <atomic>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <bit>
#include <iostream>
#include <sstream>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

struct Node { Node *next = nullptr; std::uint64_t id = 0; int value = 0; };
struct Session { std::string user; std::uint64_t id = 0; };

namespace tagged_and_packed_pointers {
inline bool isNormal(const Node *N) { return (reinterpret_cast<std::uintptr_t>(N) & 7) == 0; } // no-warning
inline Node *untag(Node *N) {
  auto Id = reinterpret_cast<std::uintptr_t>(N);
  return reinterpret_cast<Node *>(Id & ~std::uintptr_t(7)); // no-warning
}
class PointerIntPair {
  std::uintptr_t Value = 0;
public:
  void set(Node *P, unsigned Int) { Value = reinterpret_cast<std::uintptr_t>(P) | Int; } // no-warning
  Node *pointer() const { return reinterpret_cast<Node *>(Value & ~std::uintptr_t(3)); }
  unsigned tagId() const { return Value & 3; } // no-warning
};
struct PackedHead { // pointer and ABA count in one word
  std::uint64_t Word;
  void store(Node *N, std::uint16_t Count) { Word = std::uint64_t(reinterpret_cast<std::uintptr_t>(N)) | std::uint64_t(Count) << 48; } // no-warning
  Node *load() const { return reinterpret_cast<Node *>(Word & 0xffffffffffffull); }
};
} // namespace tagged_and_packed_pointers

namespace lock_words {
struct Waiter { Waiter *Next; int State; };
class WordLock {
  std::atomic<std::uintptr_t> Word{0};
public:
  void enqueue(Waiter *Self) {
    std::uintptr_t Old = Word.load();
    do {
      Self->Next = reinterpret_cast<Waiter *>(Old & ~std::uintptr_t(3));
    } while (!Word.compare_exchange_weak(Old, reinterpret_cast<std::uintptr_t>(Self) | 1)); // no-warning
  }
  Waiter *queueHead() const { return reinterpret_cast<Waiter *>(Word.load() & ~std::uintptr_t(3)); }
};
// An owner check: the address is compared while its object runs.
class ReentrantGuard {
  const void *owner_ = nullptr;
public:
  bool enter(const Session *self) {
    if (owner_ == self) return false; // no-warning
    owner_ = self;
    return true;
  }
};
} // namespace lock_words

namespace alignment_and_arenas {
inline bool aligned(const void *P, std::size_t A) { return reinterpret_cast<std::uintptr_t>(P) % A == 0; } // no-warning
class Arena {
  char *Ptr, *Limit;
public:
  Arena(char *B, char *E) : Ptr(B), Limit(E) {}
  char *allocate(std::size_t Bytes) {
    const std::size_t Mod = reinterpret_cast<std::uintptr_t>(Ptr) & (alignof(std::max_align_t) - 1);
    const std::size_t Slop = Mod == 0 ? 0 : alignof(std::max_align_t) - Mod;
    if (Bytes + Slop > std::size_t(Limit - Ptr)) return nullptr;
    char *Result = Ptr + Slop;
    Ptr += Bytes + Slop;
    assert((reinterpret_cast<std::uintptr_t>(Result) & (alignof(std::max_align_t) - 1)) == 0); // no-warning
    return Result;
  }
  char *alignUp(std::size_t A) {
    std::uintptr_t Id = reinterpret_cast<std::uintptr_t>(Ptr);
    Id = (Id + A - 1) & ~(A - 1);
    return reinterpret_cast<char *>(Id); // no-warning
  }
};
struct Slab { std::uint32_t owner_id; };
inline std::uint32_t slabOwnerId(const Node *N) { // the page a node lies in, found by mask
  auto Page = reinterpret_cast<std::uintptr_t>(N) & ~std::uintptr_t(4095);
  return reinterpret_cast<const Slab *>(Page)->owner_id; // no-warning
}
} // namespace alignment_and_arenas

namespace differences {
struct Chunk { char *Begin; std::vector<Node> Nodes; };
inline std::size_t chunkId(const Chunk &C, const char *At) {
  std::uintptr_t First = reinterpret_cast<std::uintptr_t>(C.Begin);
  std::uintptr_t Last = reinterpret_cast<std::uintptr_t>(At);
  return (Last - First) / 4096; // no-warning: pointer difference in separate statements
}
inline std::uint32_t nodeId(const Chunk &C, const Node *N) { return std::uint32_t(N - C.Nodes.data()); } // no-warning: an index
inline bool inRange(const Chunk &C, const void *P) {
  auto Addr = reinterpret_cast<std::uintptr_t>(P);
  return Addr >= reinterpret_cast<std::uintptr_t>(C.Begin) && Addr < reinterpret_cast<std::uintptr_t>(C.Begin + 4096); // no-warning
}
} // namespace differences

namespace container_of_arithmetic {
struct ListHook { ListHook *Prev, *Next; };
struct Job { int Priority; std::uint64_t id; ListHook Hook; };
#define CONTAINER_OF(ptr, type, member) reinterpret_cast<type *>(reinterpret_cast<std::uintptr_t>(ptr) - offsetof(type, member))
inline std::uint64_t jobId(ListHook *H) { return CONTAINER_OF(H, Job, Hook)->id; } // no-warning
} // namespace container_of_arithmetic

namespace integers_carried_in_pointers {
struct ThreadArgs { std::uint64_t id; };
inline void *threadMain(void *arg) {
  ThreadArgs Self = {(std::uint64_t)arg}; // no-warning: a void* parameter that carries an integer
  const long thread_id = (long)arg;       // no-warning
  return (void *)(Self.id + thread_id);
}
struct Window {
  unsigned GetID(const void *ptr_id);
  unsigned GetID(int n);
  void PushID(const void *ptr_id);
  void PushID(int int_id);
};
inline unsigned rowId(Window &W, int i) {
  W.PushID((void *)(std::intptr_t)i);        // no-warning: an index through the pointer overload
  return W.GetID((void *)(std::intptr_t)i);  // no-warning
}
} // namespace integers_carried_in_pointers

namespace cookies {
struct Timer { std::uint64_t id; std::uint64_t deadline; };
struct Connection;
void armTimer(const Timer &T);
struct Connection {
  int Fd = -1;
  void start() {
    Timer T{};
    T.id = reinterpret_cast<std::uint64_t>(this); // no-warning: 'fired' casts it back
    armTimer(T);
  }
};
void fired(const Timer &T) { reinterpret_cast<Connection *>(T.id)->Fd = -1; }

struct Reply { std::uintptr_t request_id; };
inline void complete(const Reply &R) {
  auto *N = reinterpret_cast<Node *>(R.request_id);
  N->value = 1;
}
inline Reply begin(Node *N) { return {reinterpret_cast<std::uintptr_t>(N)}; } // no-warning: 'complete' casts it back

using jlong = long long;
extern "C" jlong Java_org_example_Session_nativeCreate(void *) { return reinterpret_cast<jlong>(new Session); } // no-warning
extern "C" void Java_org_example_Session_nativeDestroy(void *, jlong nativeId) { delete reinterpret_cast<Session *>(nativeId); }
} // namespace cookies

namespace type_erased_callables {
class Delegate {
  std::uintptr_t Target = 0;
  void (*Thunk)(std::uintptr_t) = nullptr;
public:
  template <typename T> explicit Delegate(T *Object)
      : Target(reinterpret_cast<std::uintptr_t>(Object)), // no-warning
        Thunk([](std::uintptr_t Id) { (*reinterpret_cast<T *>(Id))(); }) {}
  void operator()() const { Thunk(Target); }
};
struct Tick { void operator()() const {} };
inline void tick(Tick &T) { Delegate D(&T); D(); }
} // namespace type_erased_callables

namespace hash_functors {
struct NodeHash {
  std::size_t operator()(const Node *N) const { return reinterpret_cast<std::uintptr_t>(N) >> 4; } // no-warning
};
struct SessionIdHasher {
  std::size_t operator()(const std::shared_ptr<Session> &S) const { return std::hash<Session *>()(S.get()); } // no-warning
};
inline std::size_t hash_value(const Session &S) { return std::hash<const void *>()(&S); } // no-warning
struct DenseMapInfo {
  static unsigned getHashValue(const Node *N) {
    auto Id = reinterpret_cast<std::uintptr_t>(N);
    return unsigned(Id >> 4) ^ unsigned(Id >> 9); // no-warning
  }
};
struct FoldingSetNodeID { void AddInteger(std::uint64_t); void AddPointer(const void *Ptr); };
inline void Profile(FoldingSetNodeID &ID, const Node *D) {
  ID.AddInteger(std::uintptr_t(D)); // no-warning: a uniquing profile
  ID.AddPointer(D);                 // no-warning
}
struct Key { const Node *N; };
} // namespace hash_functors
template <> struct std::hash<hash_functors::Key> {
  std::size_t operator()(const hash_functors::Key &K) const { return std::hash<const Node *>()(K.N) * 31; } // no-warning
};

namespace buckets_and_shards {
std::mutex Locks[64];
inline std::mutex &lockFor(const Node *N) { return Locks[std::hash<const Node *>()(N) % 64]; } // no-warning
inline unsigned shardId(const Node *N) { return (reinterpret_cast<std::uintptr_t>(N) >> 6) % 16; } // no-warning
inline unsigned bucketId(const Node *N) {
  const std::uint64_t id = reinterpret_cast<std::uintptr_t>(N) * 0x9E3779B97F4A7C15ull; // no-warning: only a bucket is taken from it
  return id % 1021;
}
inline int cached(const Node *N, const int (&Table)[256]) {
  const auto id = reinterpret_cast<std::uintptr_t>(N); // no-warning: only an index
  return Table[(id >> 4) & 255];
}
} // namespace buckets_and_shards

namespace entropy {
struct Rng { explicit Rng(std::uint64_t Seed); std::uint64_t operator()(); };
inline std::string makeUuid() { // the address is one of several inputs of a seed
  int OnStack = 0;
  static Rng Random(reinterpret_cast<std::uintptr_t>(&OnStack) ^ 0x5bd1e995); // no-warning
  std::string uuid(16, '\0');
  for (char &C : uuid) C = char(Random()); // no-warning
  return uuid;
}
inline unsigned seedOf(const Session &S) { return unsigned(reinterpret_cast<std::uintptr_t>(&S)) ^ 77u; } // no-warning
} // namespace entropy

namespace addresses_as_data {
// A heap profiler: the address is the measured datum.
struct AllocMetadata { std::uint64_t sequence_number; std::uint64_t alloc_address; std::uint64_t stack_pointer; };
struct HeapClient { void record(const AllocMetadata &M); std::uint64_t Next = 0; };
inline void recordMalloc(HeapClient &C, void *Address) {
  AllocMetadata M{};
  M.sequence_number = ++C.Next;
  M.alloc_address = reinterpret_cast<std::uint64_t>(Address); // no-warning
  C.record(M);
}
// Code addresses, a stack trace, a constant for generated machine code.
void handler(int);
struct Frame { std::uint64_t pc; std::uint64_t symbol_id; };
inline Frame currentFrame() { return {reinterpret_cast<std::uint64_t>(__builtin_return_address(0)), 0}; } // no-warning
inline std::uint64_t helperId() { return reinterpret_cast<std::uint64_t>(&handler); } // no-warning: a function is no object
struct Assembler { void movImm64(int Reg, std::uint64_t Imm); };
inline void emitCounter(Assembler &A, const Node *N) { A.movImm64(0, reinterpret_cast<std::uint64_t>(&N->value)); } // no-warning
// A device register takes the address of the buffer.
struct DmaRegs { volatile std::uint32_t ControlBlockAddr, Id; };
inline void startDma(DmaRegs *Regs, const Node *Buffer) { Regs->ControlBlockAddr = std::uint32_t(reinterpret_cast<std::uintptr_t>(Buffer)); } // no-warning
// Tables of function pointers made by a macro.
using Entry = std::pair<const char *, std::uintptr_t>;
void opAdd(); void opSub(); void opMul();
#define OPCODE_ID(Name) {#Name, reinterpret_cast<std::uintptr_t>(&op##Name)}
extern const Entry opcode_ids[];
const Entry opcode_ids[] = {OPCODE_ID(Add), OPCODE_ID(Sub), OPCODE_ID(Mul)}; // no-warning
} // namespace addresses_as_data

namespace tables_and_sets {
std::unordered_map<const void *, std::size_t> LiveBlocks; // erased on free
inline void *trackedAlloc(std::size_t N) { void *P = ::operator new(N); LiveBlocks.emplace(P, N); return P; } // no-warning
inline void trackedFree(void *P) { LiveBlocks.erase(P); ::operator delete(P); }
std::map<std::shared_ptr<Session>, std::uint64_t> SessionIds; // an owning key
inline std::uint64_t idOf(const std::shared_ptr<Session> &S) { return SessionIds.try_emplace(S, SessionIds.size()).first->second; } // no-warning
inline int countNodes(const Node *N) {
  std::unordered_set<std::uintptr_t> Visited;
  int Count = 0;
  for (; N; N = N->next) {
    const auto node_id = reinterpret_cast<std::uintptr_t>(N); // no-warning: only looked up in a local set
    if (!Visited.insert(node_id).second) break;
    ++Count;
  }
  return Count;
}
inline std::vector<int> numbering(const std::vector<const Node *> &Nodes) {
  std::map<std::uintptr_t, int> Index;
  std::vector<int> Out;
  for (const Node *N : Nodes) {
    const std::uintptr_t id = reinterpret_cast<std::uintptr_t>(N); // no-warning: a key of a local map, its number is what leaves
    Out.push_back(Index.try_emplace(id, int(Index.size())).first->second);
  }
  return Out;
}
} // namespace tables_and_sets

namespace static_tags {
template <typename T> struct TypeTag { static inline char ID = 0; };
template <typename T> std::uintptr_t typeId() { return reinterpret_cast<std::uintptr_t>(&TypeTag<T>::ID); } // no-warning
inline bool isNode(std::uintptr_t type_id) { return type_id == typeId<Node>(); } // no-warning
struct Pass { static char ID; const void *PassID; explicit Pass(char &Id) : PassID(&Id) {} };
char Pass::ID = 0;
struct Liveness : Pass { Liveness() : Pass(ID) {} }; // no-warning
const Session GlobalConfig{};
extern const std::uint64_t config_id;
const std::uint64_t config_id = reinterpret_cast<std::uint64_t>(&GlobalConfig); // no-warning: lives as long as the process
} // namespace static_tags

namespace orders {
inline void lockBoth(std::mutex &A, std::mutex &B) {
  const auto id_a = reinterpret_cast<std::uintptr_t>(&A), id_b = reinterpret_cast<std::uintptr_t>(&B); // no-warning, they are compared
  if (id_a < id_b) { A.lock(); B.lock(); } else { B.lock(); A.lock(); }
}
struct ById { bool operator()(const Node *A, const Node *B) const { return A->id < B->id; } }; // no-warning
std::set<const Node *, ById> Ordered;
struct ByAddress { bool operator()(const Node *A, const Node *B) const { return std::less<const Node *>()(A, B); } }; // no-warning
} // namespace orders

namespace fingerprints_and_canaries {
struct Dict { Node **Table = nullptr; std::size_t Size = 0, Used = 0; };
// Compared while the dictionary lives, to catch a change during an unsafe iteration.
static std::uint64_t dictFingerprint(const Dict *D) {
  const std::uint64_t Integers[] = {std::uint64_t(reinterpret_cast<std::uintptr_t>(D->Table)), D->Size, D->Used};
  std::uint64_t Hash = 0;
  for (std::uint64_t I : Integers) { Hash += I; Hash = ~Hash + (Hash << 21); Hash ^= Hash >> 24; }
  return Hash; // no-warning
}
class UnsafeIterator {
  Dict *D;
  std::uint64_t fingerprint;
public:
  explicit UnsafeIterator(Dict *D) : D(D), fingerprint(dictFingerprint(D)) {} // no-warning
  ~UnsafeIterator() { assert(fingerprint == dictFingerprint(D)); }
};
class HiddenPointer { // hidden from the collector
  std::uintptr_t Disguised;
public:
  explicit HiddenPointer(Node *N) : Disguised(~reinterpret_cast<std::uintptr_t>(N)) {} // no-warning
  Node *reveal() const { return reinterpret_cast<Node *>(~Disguised); }
};
class Canary {
  std::uintptr_t Magic = reinterpret_cast<std::uintptr_t>(this) ^ 0xfeedface; // no-warning
public:
  bool intact() const { return Magic == (reinterpret_cast<std::uintptr_t>(this) ^ 0xfeedface); }
};
} // namespace fingerprints_and_canaries

namespace debug_text {
void LogDebug(const char *Format, ...);
inline void trace(const Session &S) {
  std::fprintf(stderr, "session %p opened\n", static_cast<const void *>(&S)); // no-warning
  const auto session_id = reinterpret_cast<std::uintptr_t>(&S);               // no-warning: only logged
  LogDebug("closing session %llx", static_cast<unsigned long long>(session_id));
  std::printf("%llx\n", static_cast<unsigned long long>(session_id));
}
struct Opaque { std::string toDebugString() const { char Id[32]; std::snprintf(Id, sizeof Id, "%p", static_cast<const void *>(this)); return Id; } }; // no-warning
// The pointer formatter is what this library is for.
struct Writer { std::string Out; void hex(std::uintptr_t V) { Out += char('0' + V % 10); } };
inline void formatPointer(Writer &W, const void *P) { W.hex(reinterpret_cast<std::uintptr_t>(P)); } // no-warning
inline const Node *roundTrip(const Node *N) { // written and parsed back in one function
  char id[32];
  std::snprintf(id, sizeof id, "%p", static_cast<const void *>(N)); // no-warning
  void *Back = nullptr;
  return std::sscanf(id, "%p", &Back) == 1 ? static_cast<const Node *>(Back) : nullptr;
}
} // namespace debug_text

namespace only_named_like_one {
struct Migrated { // still named after the pointer it once was; holds a counter
  std::uint64_t ptr_id_;
  explicit Migrated(std::uint64_t &Counter) : ptr_id_(++Counter) {} // no-warning
  std::uint64_t id() const { return ptr_id_; }
};
inline void noteSpan(const char *Name, std::uint64_t /*span_id*/) { (void)Name; } // the argument is ignored
inline void noteFlow([[maybe_unused]] std::uint64_t flow_id) {}
inline void ignored(const Session &S) {
  noteSpan("open", reinterpret_cast<std::uint64_t>(&S)); // no-warning
  noteFlow(reinterpret_cast<std::uint64_t>(&S));         // no-warning
}
inline std::uint64_t sessionId(const Session *S) { return S->id; }                     // no-warning: read through the pointer
inline std::size_t nameId(const std::string &Name) { return std::hash<std::string>()(Name); } // no-warning: hash of the content
inline std::size_t viewId(std::string_view Name) { return std::hash<std::string_view>()(Name); } // no-warning
inline std::size_t numberId(int N) { return std::hash<int>()(N); }                     // no-warning
inline bool hasId(const Session *S) { return S != nullptr; }                           // no-warning
inline const Session *findById(const Session *S, std::uint64_t id) { return S->id == id ? S : nullptr; } // no-warning
struct Table { Session *session_id_owner; Session &byId(std::uint64_t id); };
inline Session *sessionById(Session &S) { return &S; }                                 // no-warning: a pointer is no ID
struct Visitor { const Session *id_source = nullptr; void visit(const Session &S) { id_source = &S; } }; // no-warning
} // namespace only_named_like_one

namespace more_packed_words {
// The tag stands above the pointer.
struct Slot {
  std::uint64_t Word = 0;
  void set(Session *R, std::uint16_t Id) { Word = (std::uint64_t(Id) << 48) | reinterpret_cast<std::uint64_t>(R); }
  std::uint16_t id() const { return Word >> 48; } // no-warning
};
// Cast back by its bytes, by bit_cast, and in a member that nobody calls here.
struct Ticket { std::uint64_t id; };
void issue(Ticket &T, Session *R) { std::memcpy(&T.id, &R, sizeof T.id); } // no-warning
Session *redeem(const Ticket &T) {
  Session *R = nullptr;
  std::memcpy(&R, &T.id, sizeof R);
  return R;
}
struct Stub { std::uint64_t uid; };
void lend(Stub &S, Session *R) { S.uid = reinterpret_cast<std::uint64_t>(R); } // no-warning
Session *returned(const Stub &S) { return std::bit_cast<Session *>(S.uid); }
template <class T> class Opaque {
  std::uint64_t id; // no-warning

public:
  explicit Opaque(T *P) : id(reinterpret_cast<std::uint64_t>(P)) {}
  T *get() const { return reinterpret_cast<T *>(id); }
};
void wrap(Session *R) { Opaque<Session> O(R); }
} // namespace more_packed_words

namespace generators {
// An address seeds it, and a sequence comes out.
class Random {
  std::uint64_t State;

public:
  Random() : State(reinterpret_cast<std::uint64_t>(this)) {}
  std::uint64_t next() {
    State ^= State << 13;
    State ^= State >> 7;
    return State;
  }
};
std::uint64_t request_id() {
  static Random Source;
  return Source.next(); // no-warning
}
class Linear {
  std::uint64_t Seed = 1;

public:
  void seed(const void *P) { Seed = reinterpret_cast<std::uint64_t>(P); }
  std::uint64_t next_id() {
    Seed = Seed * 6364136223846793005ULL + 1442695040888963407ULL;
    return Seed >> 16; // no-warning
  }
};
} // namespace generators

namespace streams_that_hold_other_things {
// A stream buffer is copied, not printed; str() begins anew.
std::string slurp(std::istream &In) {
  std::ostringstream Text;
  Text << In.rdbuf();
  std::string request_id = Text.str(); // no-warning
  return request_id;
}
std::string again(const Session &R, int Number) {
  std::ostringstream Text;
  Text << &R;
  std::cerr << Text.str();
  Text.str("");
  Text << Number;
  std::string request_id = Text.str(); // no-warning
  return request_id;
}
struct Logger { Logger &operator<<(std::uint64_t Value); };
Logger &logger();
void show(const Session &R) {
  const auto id = reinterpret_cast<std::uint64_t>(&R); // no-warning
  logger() << id;
}
} // namespace streams_that_hold_other_things
