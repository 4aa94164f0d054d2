// LLVM, by declarations that stand in for its headers: profiles and hashes stay in the tables they are made for.
// RUN: %check_stableid %s stableid-address-as-id,stableid-address-as-key,stableid-address-in-output

#include <cstdint>
#include <string>
#include <utility>

namespace llvm {
class FoldingSetNodeID {
public:
  void AddPointer(const void *);
  void AddInteger(unsigned long long);
};
template <typename T> struct DenseMapInfo;
template <typename T> struct DenseMapInfo<T *> { static unsigned getHashValue(const T *P) { return unsigned(std::uintptr_t(P) >> 4); } };
template <typename T> std::size_t hash_value(const T *);
template <typename... Ts> std::size_t hash_combine(const Ts &...);
template <typename K, typename V> class DenseMap {
public:
  using key_type = K;
  using mapped_type = V;
  V &operator[](const K &);
  unsigned count(const K &) const;
  bool erase(const K &);
};
class raw_ostream {
public:
  raw_ostream &operator<<(const void *);
  raw_ostream &operator<<(unsigned long long);
};
class raw_fd_ostream : public raw_ostream {};
raw_ostream &errs();
raw_ostream &dbgs();
} // namespace llvm

struct Type { std::string Name; unsigned Number; };

void profile(llvm::FoldingSetNodeID &ID, const Type *T) {
  ID.AddPointer(T); // no-warning
  ID.AddInteger(reinterpret_cast<std::uintptr_t>(T)); // no-warning
}
std::size_t key(const Type *T) {
  return llvm::hash_combine(llvm::hash_value(T), T->Number); // no-warning
}
struct Numbering {
  llvm::DenseMap<const Type *, unsigned> Numbers;
  unsigned next(const Type *T) { return Numbers[T] = 1; } // no-warning
};
int cache(const Type *T) {
  static llvm::DenseMap<const Type *, int> Cache;
  if (Cache.count(T))
    return 1;
  return Cache[T] = 2;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Type' becomes a key of 'Cache'; another object can get the same one [stableid-address-as-key]
}
void written(llvm::raw_fd_ostream &File, const Type *T) {
  File << T;
  // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: address of 'Type' is written by 'operator<<'; it differs in every run and reveals the address space [stableid-address-in-output]
  File << T->Number; // no-warning
  llvm::errs() << T; // no-warning
  llvm::dbgs() << "at " << reinterpret_cast<std::uintptr_t>(T); // no-warning
}
