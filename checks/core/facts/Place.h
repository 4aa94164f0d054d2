//===--- Place.h - where a value is kept -----------------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A place is a root and at most two fields: `x`, `this->a.b`, `*p`. Strings,
// streams and containers are one place each, whatever is in them. Places are
// numbered per function; keys mean the same in every function.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_PLACE_H
#define STABLEID_CORE_PLACE_H

#include "core/source/Id.h"
#include "clang/AST/Decl.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/Hashing.h"
#include "llvm/ADT/SmallVector.h"
#include <array>
#include <vector>

namespace stableid {

using PlaceId = Id<struct PlaceTag>; ///< none: nowhere

struct PlaceKey {
  enum class RootKind : uint8_t {
    None,
    Variable, ///< the variable Root, or what a reference variable refers to
    Pointee,  ///< what the pointer variable Root points to
    This,     ///< the object of the member function
    Member,   ///< a member of an object that is not followed: the field Root
    Result,   ///< what the function returns
    Keys,     ///< the keys that the container Root holds
    Temporary ///< the value of the expression Temp
  };
  RootKind Kind = RootKind::None;
  const clang::ValueDecl *Root = nullptr;
  const clang::Expr *Temp = nullptr;
  std::array<const clang::FieldDecl *, 2> Fields = {nullptr, nullptr};

  /// The declaration nearest to the value: the last field, else the root.
  const clang::ValueDecl *decl() const {
    return Fields[1] ? Fields[1] : Fields[0] ? Fields[0] : Root;
  }
  friend bool operator==(const PlaceKey &L, const PlaceKey &R) {
    return L.Kind == R.Kind && L.Root == R.Root && L.Temp == R.Temp &&
           L.Fields == R.Fields;
  }
};

/// How a DenseMap sees keys. Two roots that no declaration has are its own.
struct PlaceKeyInfo {
  using Roots = llvm::DenseMapInfo<const clang::ValueDecl *>;
  static PlaceKey getEmptyKey() {
    PlaceKey Key;
    Key.Root = Roots::getEmptyKey();
    return Key;
  }
  static PlaceKey getTombstoneKey() {
    PlaceKey Key;
    Key.Root = Roots::getTombstoneKey();
    return Key;
  }
  static unsigned getHashValue(const PlaceKey &Key) {
    return llvm::hash_combine(Key.Kind, Key.Root, Key.Temp, Key.Fields[0],
                              Key.Fields[1]);
  }
  static bool isEqual(const PlaceKey &L, const PlaceKey &R) { return L == R; }
};

/// The places of one function.
class PlaceTable {
public:
  PlaceTable() : Keys(1), Children(1), Parents(1), Roots(1) {}

  PlaceId intern(const PlaceKey &Key);
  /// `P.F`. Members of a union share its place, so that what was written
  /// through one is read through the other. A third level stays at the second:
  /// coarser, never wrong.
  PlaceId field(PlaceId P, const clang::FieldDecl *F);
  const PlaceKey &key(PlaceId P) const { return Keys[P.number()]; }
  PlaceId parent(PlaceId P) const { return Parents[P.number()]; }
  /// The variable, object or temporary that \p P is a part of, or \p P.
  PlaceId root(PlaceId P) const { return Roots[P.number()]; }
  llvm::ArrayRef<PlaceId> children(PlaceId P) const {
    return Children[P.number()];
  }
  /// One more than the last number.
  unsigned size() const { return Keys.size(); }

private:
  // Never iterated: numbers follow the code.
  llvm::DenseMap<PlaceKey, PlaceId, PlaceKeyInfo> Numbers;
  std::vector<PlaceKey> Keys;
  std::vector<llvm::SmallVector<PlaceId, 2>> Children;
  std::vector<PlaceId> Parents;
  std::vector<PlaceId> Roots;
};

} // namespace stableid

#endif // STABLEID_CORE_PLACE_H
