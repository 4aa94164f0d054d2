// Benign addresses beside identity names, in the forms that large projects give them: allocators, runtimes, drivers, compilers.
// RUN: %check_stableid %s stableid-address-as-id -std=c++17

#include <atomic>
#include <cassert>
#include <cstdarg>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <pthread.h>
#include <sstream>
#include <string>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

struct Object { int Value; Object *Next; };

namespace allocators {
// The page an address lies in, which an allocator calls a page ID.
constexpr std::size_t PageShift = 13;
inline std::uintptr_t pageIdContaining(const void *P) { return reinterpret_cast<std::uintptr_t>(P) >> PageShift; } // no-warning
struct Span { std::uintptr_t first_page_id; std::size_t Pages; };
inline bool contains(const Span &S, const void *P) {
  const std::uintptr_t page_id = reinterpret_cast<std::uintptr_t>(P) >> PageShift; // no-warning
  return page_id >= S.first_page_id && page_id < S.first_page_id + S.Pages;
}
// Which of a fixed number of arenas or stripes.
struct Striped {
  std::mutex Stripes[32];
  std::size_t stripeId(const Object *O) const { return (reinterpret_cast<std::uintptr_t>(O) >> 5) & 31; } // no-warning
  std::size_t cpuId(const Object *O) const { return std::hash<const Object *>()(O) % 32; }                // no-warning
};
// The index of a slot in its slab.
struct Slab {
  Object Slots[64];
  std::uint32_t slotId(const Object *O) const {
    const auto Base = reinterpret_cast<std::uintptr_t>(Slots);
    const auto Here = reinterpret_cast<std::uintptr_t>(O);
    return std::uint32_t((Here - Base) / sizeof(Object)); // no-warning
  }
};
} // namespace allocators

namespace runtimes {
// Numbers given by a counter, found again by the address while the object lives.
class HeapObjects {
  std::unordered_map<std::uintptr_t, std::uint32_t> Known;
  std::uint32_t next_id = 1;
public:
  std::uint32_t findOrAddId(const Object *O) {
    const auto Address = reinterpret_cast<std::uintptr_t>(O);
    auto It = Known.find(Address);
    if (It != Known.end()) return It->second; // no-warning: the value, not the key
    const std::uint32_t id = next_id++;
    Known.emplace(Address, id);
    return id; // no-warning
  }
  std::uint32_t objectId(const Object *O) { return Known[reinterpret_cast<std::uintptr_t>(O)]; } // no-warning
  void freed(const Object *O) { Known.erase(reinterpret_cast<std::uintptr_t>(O)); }
};
// A compressed pointer that calls itself an ID, and decodes itself.
class StructureID {
  static inline std::uintptr_t Base = 0;
  std::uint32_t id = 0;
public:
  static StructureID encode(const Object *O) {
    StructureID S;
    S.id = static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(O) - Base); // no-warning: an offset
    return S;
  }
  const Object *decode() const { return reinterpret_cast<const Object *>(Base + id); }
};
// One word for every kind of value.
using Datum = std::uintptr_t;
inline Datum pointerGetDatum(const void *P) { return reinterpret_cast<Datum>(P); } // no-warning
inline Object *datumGetObject(Datum D) { return reinterpret_cast<Object *>(D); }
// A deadlock graph: masked pointers find a node, index and version are its ID.
class LockGraph {
  struct Node { std::uintptr_t Masked; std::uint32_t Version; };
  std::vector<Node> Nodes;
public:
  std::uint64_t getId(void *Lock) {
    const std::uintptr_t Masked = reinterpret_cast<std::uintptr_t>(Lock) ^ 0xF03A5F7BF03A5F7Bull;
    for (std::size_t I = 0; I < Nodes.size(); ++I)
      if (Nodes[I].Masked == Masked) return std::uint64_t(Nodes[I].Version) << 32 | I; // no-warning
    Nodes.push_back({Masked, 1});
    return std::uint64_t(1) << 32 | (Nodes.size() - 1); // no-warning
  }
  void *lock(std::uint64_t id) const { return reinterpret_cast<void *>(Nodes[id & 0xffffffff].Masked ^ 0xF03A5F7BF03A5F7Bull); }
};
// A mutex in one word: flags below, the queue above.
class Mutex {
  std::atomic<std::intptr_t> Word{0};
public:
  void queue(Object *Waiter) {
    std::intptr_t V = Word.load(std::memory_order_relaxed);
    Word.store((V & 7) | reinterpret_cast<std::intptr_t>(Waiter), std::memory_order_release); // no-warning
  }
  Object *head() const { return reinterpret_cast<Object *>(Word.load() & ~std::intptr_t(7)); }
};
} // namespace runtimes

namespace drivers {
// The request goes to the device in one struct and comes back in another.
struct SendRequest { std::uint64_t wr_id; std::uint32_t Length; };
struct WorkCompletion { std::uint64_t wr_id; int Status; };
void post(const SendRequest &);
inline void send(Object *O) {
  SendRequest Request{};
  Request.wr_id = reinterpret_cast<std::uint64_t>(O); // no-warning: comes back as the completion's 'wr_id'
  post(Request);
}
inline void completed(const WorkCompletion &C) { reinterpret_cast<Object *>(C.wr_id)->Value = C.Status; }
// Arguments of a system call, where the kernel wants the place of a buffer.
struct QueryArgs { std::uint64_t map_ids; std::uint64_t uuid_ptr; std::uint64_t id_addr; std::uint32_t Count; };
inline QueryArgs query(const std::uint32_t *Ids, const unsigned char *Uuid, const std::uint32_t *Id) {
  QueryArgs Args{};
  Args.map_ids = reinterpret_cast<std::uint64_t>(Ids);   // no-warning: the place of an array of IDs
  Args.uuid_ptr = reinterpret_cast<std::uint64_t>(Uuid); // no-warning: the name says where, not who
  Args.id_addr = reinterpret_cast<std::uint64_t>(Id);    // no-warning
  return Args;
}
// A number of one's own that a library hands back as a pointer.
struct Texture { std::uint64_t TexID; };
inline unsigned glName(const Texture &T) { return unsigned(reinterpret_cast<std::intptr_t>(reinterpret_cast<void *>(T.TexID))); } // no-warning
inline void onPage(void *UserData, std::uint64_t &page_id) { page_id = reinterpret_cast<std::uintptr_t>(UserData); } // no-warning: an integer in a void*
} // namespace drivers

namespace compilers {
// Uniquing: the pointer tells apart what lives in one context.
struct NodeID { std::vector<std::uintptr_t> Bits; void AddPointer(const void *P) { Bits.push_back(reinterpret_cast<std::uintptr_t>(P)); } }; // no-warning
struct Type { void Profile(NodeID &ID) const { ID.AddPointer(this); } }; // no-warning
template <typename H> H AbslHashValue(H State, const Object *O) { return H::combine(std::move(State), reinterpret_cast<std::uintptr_t>(O)); } // no-warning
struct PairInfo {
  static unsigned getHashValue(const std::pair<Object *, Object *> &P) {
    const std::uint64_t key_id = std::uint64_t(reinterpret_cast<std::uintptr_t>(P.first)) << 32 | std::uint32_t(reinterpret_cast<std::uintptr_t>(P.second));
    return unsigned(key_id ^ (key_id >> 31)); // no-warning
  }
};
struct IdentityEqual { bool operator()(const Object *A, const Object *B) const { return A == B; } }; // no-warning
inline std::uint64_t dictPtrHash(const void *Key) { return reinterpret_cast<std::uintptr_t>(Key) * 31; } // no-warning
// A pass is known by the address of a static member; 'char ID' is the convention.
struct Analysis { static char ID; static const void *id() { return &ID; } }; // no-warning
char Analysis::ID = 0;
inline std::map<const void *, int> registered() { return {{Analysis::id(), 1}}; }
// A relocation, an immediate, an entry of a dispatch table.
using Handler = void (*)(Object *);
void onAdd(Object *);
struct Stub { std::uint64_t target; std::uint32_t stub_id; };
inline Stub makeStub(std::uint32_t Number) { return {reinterpret_cast<std::uint64_t>(&onAdd), Number}; } // no-warning
inline std::uintptr_t handlerId(Handler H) { return reinterpret_cast<std::uintptr_t>(H); } // no-warning: a function
} // namespace compilers

namespace logging {
// The thread in the head of a log line.
class FileLogger {
  std::FILE *Out;
public:
  explicit FileLogger(std::FILE *Out) : Out(Out) {}
  void Logv(const char *Format, std::va_list Arguments) {
    std::ostringstream Stream;
    Stream << std::this_thread::get_id();
    std::string thread_id = Stream.str(); // no-warning: only for the log
    if (thread_id.size() > 32) thread_id.resize(32);
    char Line[512];
    int N = std::snprintf(Line, sizeof Line, "%s ", thread_id.c_str());
    N += std::vsnprintf(Line + N, sizeof Line - N, Format, Arguments);
    std::fwrite(Line, 1, N, Out);
  }
};
inline void assertOwner(pthread_t Owner) {
  const auto thread_id = (unsigned long)pthread_self(); // no-warning: compared while the thread runs
  assert(thread_id == (unsigned long)Owner);
  if (thread_id != (unsigned long)Owner) std::fprintf(stderr, "wrong thread %lx\n", thread_id);
}
#define DEBUG_LOG(...) std::fprintf(stderr, __VA_ARGS__)
inline void detach(const Object *O) {
  std::uint64_t id = reinterpret_cast<std::uint64_t>(O); // no-warning
  DEBUG_LOG("detach %llx\n", (unsigned long long)id);
}
inline std::string debugString(const Object *O) {
  std::ostringstream OS;
  OS << "Object@" << static_cast<const void *>(O);
  return OS.str(); // no-warning
}
} // namespace logging

namespace lookups {
// Parameters that ask, not tell: the ID is the caller's, the address never meets it.
struct Registry {
  std::map<std::uint64_t, std::unique_ptr<Object>> ById;
  std::uint64_t next_id = 0;
  std::uint64_t add(std::unique_ptr<Object> O) { const auto id = ++next_id; ById.emplace(id, std::move(O)); return id; } // no-warning
  Object *find(std::uint64_t id) { auto It = ById.find(id); return It == ById.end() ? nullptr : It->second.get(); }      // no-warning
  bool isIdOf(std::uint64_t id, const Object *O) { return find(id) == O; }                                              // no-warning
  std::uint64_t idOf(const Object *O) {
    for (const auto &Entry : ById)
      if (Entry.second.get() == O) return Entry.first; // no-warning: found by comparison
    return 0;
  }
};
inline std::size_t positionId(const std::vector<Object> &All, const Object *O) { return O - All.data(); } // no-warning
inline std::uint64_t chosenId(const Object *O, std::uint64_t A, std::uint64_t B) { return O ? A : B; }   // no-warning
inline std::string displayId(const Object *O) { return "object-" + std::to_string(O->Value); }           // no-warning
} // namespace lookups
