//===--- Meaning.h - what a call means -------------------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Reads the rules that name a function, or its name and types where none does,
// and says as Effects what a call of it does.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_MEANING_H
#define STABLEID_CORE_MEANING_H

#include "Facts.h"
#include "core/model/Model.h"
#include "core/sink/Lexicon.h"
#include "llvm/ADT/DenseMap.h"

namespace stableid {

/// A call while it is read: the fact that is made of it, and all that only
/// Meaning asks about it.
struct CallSite : CallFact {
  /// Those that name its function.
  llvm::ArrayRef<const Rule *> Rules;
  /// The key argument is the key of a map alone, and no part of what is found
  /// there.
  bool KeyApart = false;
  /// It is a member of a class that hashes, and keeps what it is given.
  bool HashesObject = false;
  /// The result, or the object, is a text or a stream of it.
  bool MakesText = false;
};

class Meaning {
public:
  Meaning(ModelIndex &Index, const Lexicon &Words)
      : Index(Index), Words(Words) {}

  /// Fills the effects of \p C, whose result is made at \p Result, if it has a
  /// place. Everything else of \p C has been read.
  void addEffects(CallSite &C, PlaceId Result);

  /// \p R names a function or class that hashes.
  bool isHash(const Rule &R);

  /// The call \p E of \p Callee may make a plain value of an address.
  bool mayBear(const clang::Expr *E, const clang::FunctionDecl *Callee,
               llvm::ArrayRef<const clang::Expr *> Args);

private:
  // By rules.
  void addBirth(CallSite &C, const Rule &R);
  void addPropagation(CallSite &C, const Rule &R);
  void addOutput(CallSite &C);
  void addDocument(CallSite &C);
  /// \p R goes to what \p A points to, and not to its address.
  bool follows(const Rule &R, const CallFact::Argument &A) const;
  /// \p A is an object of a class that is followed field by field; \p Content:
  /// or points to one.
  bool isStructured(const CallFact::Argument &A, bool Content = false) const;
  /// The argument at \p P; null where the call has none.
  static const CallFact::Argument *at(const CallFact &C, int P);
  Reading readAt(const CallFact &C, Position P, bool Hashes) const;

  // By name.
  void addNamed(CallSite &C, PlaceId Result);
  Reading readUnknown(const CallFact &C, unsigned I) const;
  /// An object answers with something that it holds.
  Reading readAsked(const CallFact &C, PlaceId Result) const;
  bool addGrowth(CallSite &C, llvm::ArrayRef<Reading> All) const;
  void addFinish(CallSite &C) const;
  int grownBy(const CallFact &C) const;

  bool hasPointerIdParam(const clang::FunctionDecl *F);

  ModelIndex &Index;
  const Lexicon &Words;
  llvm::DenseMap<const Rule *, bool> Hashes;
  llvm::DenseMap<const clang::FunctionDecl *, bool> PointerIdParams;
};

} // namespace stableid

#endif // STABLEID_CORE_MEANING_H
