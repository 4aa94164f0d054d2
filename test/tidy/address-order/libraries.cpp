// Containers of LLVM, Qt, Abseil and of one's own, by declarations that stand in for their headers.
// RUN: %check_stableid %s stableid-address-order -check-suffix=CERTAIN
// RUN: %check_stableid %s stableid-address-order -check-suffix=CERTAIN,LIKELY -- -config='{CheckOptions: {ReportLikely: true}}'

#include <cstddef>
#include <cstdint>
#include <iostream>
#include <string>
#include <utility>

template <typename T> struct Walk { T *begin() const; T *end() const; };
template <typename K, typename V> struct Entry { K first; V second; };

namespace llvm {
template <typename T> struct DenseMapInfo;
template <typename T> struct DenseMapInfo<T *> {
  static unsigned getHashValue(const T *P) { return unsigned(std::uintptr_t(P) >> 4); }
  static bool isEqual(const T *A, const T *B) { return A == B; }
};
template <typename K, typename V, typename Info> class DenseMapBase {
public:
  using key_type = K;
  using mapped_type = V;
  Entry<K, V> *begin();
  Entry<K, V> *end();
  V &operator[](const K &);
};
template <typename K, typename V, typename Info = DenseMapInfo<K>> class DenseMap : public DenseMapBase<K, V, Info> {};
template <typename T> class SmallPtrSetImpl { public: using key_type = T; T *begin() const; T *end() const; void insert(T); };
template <typename T, unsigned N> class SmallPtrSet : public SmallPtrSetImpl<T> {};
template <typename T> class SetVector { public: using key_type = T; T *begin() const; T *end() const; void insert(T); };
template <typename K, typename V> class MapVector { public: using key_type = K; using mapped_type = V; Entry<K, V> *begin() const; Entry<K, V> *end() const; };
class raw_ostream { public: raw_ostream &operator<<(const std::string &); };
class raw_fd_ostream : public raw_ostream {};
raw_ostream &errs();
raw_ostream &outs();
raw_ostream &dbgs();
} // namespace llvm

struct Decl { std::string Name; unsigned Number; };
struct InfoOfName {
  static unsigned getHashValue(const Decl *D) { return D->Number; }
  static bool isEqual(const Decl *A, const Decl *B) { return A->Name == B->Name; }
};

class Reporter {
public:
  virtual void reportMissing(const Decl *D, int How) = 0;
};
// As clang 22 itself does it in LifetimeSafety/Checker.cpp.
class Checker {
  llvm::DenseMap<const Decl *, int> Warnings;
  Reporter *Out;
  void issue() {
    for (const auto &[D, How] : Warnings)
      // CHECK-MESSAGES-CERTAIN: :[[@LINE-1]]:33: warning: order of addresses in 'Warnings' is what 'reportMissing' tells in; it can be another one in each run [stableid-address-order]
      Out->reportMissing(D, How);
  }
};
// And in a later version, which asks where each is declared.
class LifetimeReporter {
public:
  virtual void suggestAnnotation(int Scope, const Decl *D, int How) {}
};
class Suggestions {
  llvm::DenseMap<const Decl *, int> Annotations;
  LifetimeReporter *Out;
  static const Decl *declared(const Decl &D);
  void suggest() {
    for (const auto &[D, How] : Annotations) {
      // CHECK-MESSAGES-CERTAIN: :[[@LINE-1]]:33: warning: order of addresses in 'Annotations' is what 'suggestAnnotation' tells in; it can be another one in each run [stableid-address-order]
      if (const Decl *Elsewhere = declared(*D))
        Out->suggestAnnotation(1, Elsewhere, How);
      else
        Out->suggestAnnotation(0, D, How);
    }
  }
};
// And as Sema does.
struct Builder { const Builder &operator<<(const Decl *) const; };
struct Sema {
  Builder Diag(unsigned Loc, unsigned Number);
  void diagnose(const llvm::SmallPtrSetImpl<const Decl *> &Unused) {
    for (const Decl *D : Unused)
      // CHECK-MESSAGES-CERTAIN: :[[@LINE-1]]:26: warning: order of addresses in 'Unused' is what 'Diag' tells in; it can be another one in each run [stableid-address-order]
      Diag(D->Number, 3) << D;
  }
};
void written(const llvm::SmallPtrSet<Decl *, 4> &Some, llvm::raw_fd_ostream &File) {
  for (Decl *D : Some)
    // CHECK-MESSAGES-CERTAIN: :[[@LINE-1]]:18: warning: order of addresses in 'Some' is written; it can be another one in each run [stableid-address-order]
    File << D->Name;
  for (Decl *D : Some)
    // CHECK-MESSAGES-CERTAIN: :[[@LINE-1]]:18: warning: order of addresses in 'Some' is written; it can be another one in each run [stableid-address-order]
    llvm::outs() << D->Name;
  for (Decl *D : Some) // no-warning
    llvm::errs() << D->Name;
  for (Decl *D : Some) // no-warning
    llvm::dbgs() << D->Name;
}
void kept(const llvm::SetVector<Decl *> &Set, const llvm::MapVector<Decl *, int> &Map, llvm::DenseMap<Decl *, int, InfoOfName> &ByName) {
  for (Decl *D : Set) // no-warning
    llvm::outs() << D->Name;
  for (const auto &E : Map) // no-warning
    llvm::outs() << E.first->Name;
  for (const auto &E : ByName) // no-warning
    llvm::outs() << E.first->Name;
}
// What goes into a SetVector stays in that order.
llvm::SetVector<Decl *> collected(const llvm::SmallPtrSet<Decl *, 4> &Some) {
  llvm::SetVector<Decl *> Out;
  for (Decl *D : Some)
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:18: warning: order of addresses in 'Some' may go on in 'Out'; it can be another one in each run [stableid-address-order]
    Out.insert(D);
  return Out;
}

// Qt.
template <typename T> class QList { public: T *begin() const; T *end() const; };
template <typename K, typename V> class QHash {
public:
  typedef K key_type;
  typedef V mapped_type;
  struct const_iterator { K key() const; V value() const; const_iterator &operator++(); bool operator!=(const const_iterator &) const; };
  const_iterator constBegin() const;
  const_iterator constEnd() const;
  QList<K> keys() const;
};
template <typename T> class QSet { public: typedef T key_type; T *begin() const; T *end() const; };
class QString {};
class QStringList { public: QStringList &operator<<(const QString &); void append(const QString &); };
class QObject { public: QString objectName() const; void deleteLater(); };
class QDebug { public: QDebug &operator<<(const QString &); };
QDebug qDebug();
QStringList objectNames(const QSet<QObject *> &objects) {
  QStringList list;
  for (QObject *object : objects)
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:26: warning: order of addresses in 'objects' may go on in 'list'; it can be another one in each run [stableid-address-order]
    list.append(object->objectName());
  return list;
}
void weights(const QHash<QObject *, int> &weights) {
  for (auto it = weights.constBegin(); it != weights.constEnd(); ++it)
    // CHECK-MESSAGES-CERTAIN: :[[@LINE-1]]:18: warning: order of addresses in 'weights' is written; it can be another one in each run [stableid-address-order]
    std::cout << it.value();
}
void keys(const QHash<const Decl *, int> &weights) {
  for (const Decl *D : weights.keys())
    // CHECK-MESSAGES-CERTAIN: :[[@LINE-1]]:32: warning: order of addresses in 'weights' is written; it can be another one in each run [stableid-address-order]
    std::cout << D->Name;
  const auto list = weights.keys();
  for (const Decl *D : list)
    // CHECK-MESSAGES-CERTAIN: :[[@LINE-1]]:24: warning: order of addresses in 'weights' is written; it can be another one in each run [stableid-address-order]
    std::cout << D->Name;
}
void gone(const QSet<QObject *> &objects) {
  for (QObject *object : objects) { // no-warning
    qDebug() << object->objectName();
    object->deleteLater();
  }
}

namespace absl {
template <typename T> struct Hash { std::size_t operator()(const T &) const; };
template <typename T, typename H = Hash<T>> class flat_hash_set { public: using key_type = T; T *begin() const; T *end() const; };
} // namespace absl
struct HashOfName { std::size_t operator()(const Decl *D) const { return D->Number; } };
void hashed(const absl::flat_hash_set<Decl *> &one, const absl::flat_hash_set<Decl *, HashOfName> &two) {
  for (Decl *D : one)
    // CHECK-MESSAGES-CERTAIN: :[[@LINE-1]]:18: warning: order of addresses in 'one' is written; it can be another one in each run [stableid-address-order]
    std::cout << D->Name;
  for (Decl *D : two) // no-warning
    std::cout << D->Name;
}

// A class of one's own with a key_type may order its elements in another way; what is called a queue does.
template <typename K> class Registry { public: using key_type = K; K *begin() const; K *end() const; };
template <typename K> class LinkedSet { public: using key_type = K; K *begin() const; K *end() const; };
void own(const Registry<Decl *> &registry, const LinkedSet<Decl *> &set) {
  for (Decl *D : registry)
    // CHECK-MESSAGES-LIKELY: :[[@LINE-1]]:18: warning: order of addresses in 'registry' may be written; it can be another one in each run [stableid-address-order]
    std::cout << D->Name;
  for (Decl *D : set) // no-warning
    std::cout << D->Name;
}
