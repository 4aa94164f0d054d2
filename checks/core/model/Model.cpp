//===--- Model.cpp - rules by name -----------------------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Look-up by name alone; scopes are ModelIndex's. What is built in stands in
// BuiltinModel.cpp: the compiler of model files has none.
//
//===----------------------------------------------------------------------===//

#include "Model.h"
#include "llvm/ADT/STLExtras.h"

using namespace stableid;

llvm::StringRef stableid::lastComponent(llvm::StringRef Name) {
  size_t Colon = Name.rfind("::");
  return Colon == llvm::StringRef::npos ? Name : Name.drop_front(Colon + 2);
}

/// Those of \p Sorted whose name, as \p NameOf tells it, is \p Name.
template <class Telling>
static llvm::ArrayRef<unsigned> named(llvm::ArrayRef<unsigned> Sorted,
                                      llvm::StringRef Name, Telling NameOf) {
  auto First = llvm::lower_bound(
      Sorted, Name, [&](unsigned I, auto Name) { return NameOf(I) < Name; });
  auto Last = First;
  while (Last != Sorted.end() && NameOf(*Last) == Name)
    ++Last;
  return {First, Last};
}

llvm::ArrayRef<unsigned> Model::rulesNamed(llvm::StringRef Name) const {
  return named(
      T.ByName, Name, [&](unsigned I) { return T.Rules[I].Name; });
}

llvm::ArrayRef<unsigned> Model::patternsIn(llvm::StringRef Last) const {
  return named(
      T.ByScope, Last,
      [&](unsigned I) { return lastComponent(T.Rules[I].Scope); });
}

WordMeaning Model::meaningOf(llvm::StringRef Word) const {
  WordMeaning All;
  for (unsigned I :
       named(T.WordByName, Word, [&](unsigned I) { return T.Words[I].Word; })) {
    All.Says |= T.Words[I].Says;
    if (T.Words[I].Kind != IdentityKind::Object)
      All.Kind = T.Words[I].Kind;
  }
  return All;
}

llvm::ArrayRef<unsigned> Model::typesNamed(llvm::StringRef Name) const {
  return named(
      T.TypeByName, Name,
      [&](unsigned I) { return lastComponent(T.Types[I].Name); });
}
