// Pointers that are carried as numbers: in handles, in halves, and as tags of a type of their own.
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key -std=c++17

#include <cstdint>
#include <functional>
#include <vector>

struct Symbol { int kind; };
struct Block { char bytes[64]; };

// A handle: one number, which is tagged and cast back. What is copied out of it is a pointer still.
class Name {
  std::uintptr_t bits_;

public:
  explicit Name(Symbol *S) : bits_(reinterpret_cast<std::uintptr_t>(S) | 1) {}
  Symbol *symbol() const { return reinterpret_cast<Symbol *>(bits_ & ~std::uintptr_t(1)); }
  std::uintptr_t opaque() const { return bits_; }
  bool operator==(const Name &Other) const { return bits_ == Other.bits_; } // no-warning
};
struct Declared {
  std::uintptr_t name_id;
  void named(Name N) { name_id = N.opaque(); } // no-warning
};
void declare(Declared &D, Symbol *S) { D.named(Name(S)); }
bool same(const Name &L, Symbol *R) { return L == Name(R); }

// A number that is never a pointer again is an ID.
class Key {
  std::uintptr_t number_;

public:
  explicit Key(Symbol *S) : number_(reinterpret_cast<std::uintptr_t>(S)) {}
  std::uintptr_t opaque() const { return number_; }
};
struct Found {
  std::uintptr_t name_id;
  void named(Key N) {
    name_id = N.opaque();
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Symbol' becomes the ID 'name_id'; another object can get the same one [stableid-address-as-id]
  }
};
void find(Found &F, Symbol *S) { F.named(Key(S)); }

// In two halves, and put together again.
class Allocator {
  static void split(std::uint32_t &block_id, std::uint32_t &offset, Block *B) {
    auto Value = reinterpret_cast<std::uintptr_t>(B);
    block_id = std::uint32_t(Value); // no-warning
    offset = std::uint32_t(Value >> 32);
  }
  static Block *join(std::uint32_t block_id, std::uint32_t offset) {
    std::uintptr_t Value = std::uintptr_t(block_id) | std::uintptr_t(offset) << 32;
    return reinterpret_cast<Block *>(Value);
  }

public:
  void make(std::uint32_t &At, std::uint32_t &Offset, Block *B) { split(At, Offset, B); }
  Block *get(std::uint32_t At, std::uint32_t Offset) { return join(At, Offset); }
};

// Half of it alone is kept, and nothing comes back.
struct Halves {
  static void half(std::uint32_t &page_id, Block *B) {
    page_id = std::uint32_t(reinterpret_cast<std::uintptr_t>(B));
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Block' becomes the ID 'page_id'; another object can get the same one [stableid-address-as-id]
  }
};

// Passes are known by the address of a tag, and the type of that pointer says so.
using PassId = const void *;
struct Passes {
  std::vector<PassId> all;
  void require(PassId id) { all.push_back(id); }
  void preserve(char &id) { require(&id); } // no-warning
  void disable(PassId id) { require(id); }  // no-warning
};

// Nor is the system's handle an object.
using NativeDisplay = void *;
int connect(NativeDisplay display_id);
struct Display { int fd; };
int attach(Display *D) { return connect(D); } // no-warning

// Without such a type it is whatever object the caller has: kept as a pointer,
struct Pointers {
  std::vector<const void *> all;
  void push(const void *scope_id) { all.push_back(scope_id); }
  void enter(Symbol &S) { push(&S); } // no-warning
};
// or as a number.
struct Scopes {
  std::vector<std::size_t> all;
  void push(const void *scope_id) {
    all.push_back(std::hash<const void *>()(scope_id));
  }
  void enter(Symbol &S) {
    push(&S);
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Symbol' becomes the ID 'scope_id'; another object can get the same one [stableid-address-as-id]
  }
};

// What an object hears from itself is not what its fields hold.
class Loader {
  std::uintptr_t address_;
  unsigned findOrAdd(int Index);

public:
  struct Relocation { unsigned section_id; };
  void relocate(Relocation &R, int Index) { R.section_id = findOrAdd(Index); } // no-warning
  void both(Relocation &R, char *At) {
    address_ = reinterpret_cast<std::uintptr_t>(At);
    relocate(R, 1);
  }
};
