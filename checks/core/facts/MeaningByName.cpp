//===--- MeaningByName.cpp - what a name says of a call -------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The effects of a function that no rule names, by its name, its class and its
// types. See Meaning.h.
//
//===----------------------------------------------------------------------===//

#include "Meaning.h"
#include "core/source/Source.h"
#include "clang/AST/DeclCXX.h"

using namespace clang;
using namespace stableid;

using Part = Reading::Part;

/// A pointer to characters or bytes is read through, whoever hashes it.
static bool pointsToBytes(QualType T) {
  return T->isPointerType() && (T->getPointeeType()->isAnyCharacterType() ||
                                T->getPointeeType()->isStdByteType());
}

/// a + b, whoever's texts they are; some spell it a % b.
static bool joinsTexts(const CallSite &C) {
  if (!C.Callee || !C.MakesText || !C.E->getType()->isRecordType())
    return false;
  OverloadedOperatorKind Op = C.Callee->getOverloadedOperator();
  return Op == OO_Plus || Op == OO_Percent;
}

/// A constructor of (char *, length), whoever wrote it.
static bool viewsText(const CallFact &C) {
  return isa_and_nonnull<CXXConstructorDecl>(C.Callee) && C.Args.size() == 2 &&
         C.Args[0].isText() && C.Args[1].E->getType()->isIntegerType();
}

/// The argument, or Position::This, that \p C adds to, piece by piece, by its
/// name and that of its class: message.add_string(text),
/// sha1_update(&context, bytes, size). Position::Result if there is none.
int Meaning::grownBy(const CallFact &C) const {
  const FunctionDecl *F = C.Callee;
  if (!F || !F->getDeclName().isIdentifier() ||
      Words.saysSpoken(F->getName()) || !Words.says(WR_Adds, F->getName()))
    return Position::Result;
  int Arg = C.This.E ? Position::This : C.Args.size() > 1 ? 0 : Position::Result;
  const CallFact::Argument *To = at(C, Arg);
  if (!To || !To->Mutable || !To->Content)
    return Position::Result;
  QualType T = To->E->getType();
  if (T->isPointerType())
    T = T->getPointeeType();
  const RecordDecl *R = T->getAsRecordDecl();
  if (!R)
    return Position::Result;
  StringRef Name = R->getIdentifier() ? R->getName() : StringRef();
  if (const TypedefNameDecl *Alias = R->getTypedefNameForAnonDecl())
    Name = Alias->getName();
  return Words.says(WR_Grown, Name) || C.Hashes ? Arg : Position::Result;
}

Reading Meaning::readUnknown(const CallFact &C, unsigned I) const {
  const CallFact::Argument &A = C.Args[I];
  Reading R;
  R.Arg = I;
  R.Of = isStructured(A) && !C.Hashes ? Part::Itself : Part::Value;
  R.Derived = true;
  // hash(&p, sizeof p) reads the bytes of the pointer p; a pointer to an
  // object of a class is read through, whatever the function is called.
  const Expr *Bare = A.E->IgnoreParenCasts();
  QualType T = Bare->getType();
  bool Through = T->isPointerType() && T->getPointeeType()->isRecordType();
  if (A.E->getType()->isPointerType() && A.Content) {
    R.Of = C.Hashes && !Through ? Part::Content : Part::Nothing;
    // The bytes of a pointer are those that are taken by its own address.
    const auto *U = dyn_cast<UnaryOperator>(Bare);
    if (!U || U->getOpcode() != UO_AddrOf)
      R.Numbers = true;
    // A view of a text, or a copy of it.
    if (viewsText(C)) {
      R.Of = Part::Content;
      R.Numbers = true;
    }
  } else if (pointsToBytes(T)) {
    R.Of = Part::Nothing;
  }
  if (C.Hashes && !Through && (!isAddressLike(T, Index) || T->isPointerType()))
    R.Made = StepKind::Hashed;
  return R;
}

bool Meaning::addGrowth(CallSite &C, llvm::ArrayRef<Reading> All) const {
  int Grown = grownBy(C);
  if (Grown == Position::Result)
    return false;
  Effect X;
  // What can be read speaks for itself.
  X.Unread = true;
  if (C.Hashes)
    X.Reads.append(All.begin(), All.end());
  for (unsigned I = 0; I < C.Args.size(); ++I) {
    const CallFact::Argument &A = C.Args[I];
    if (int(I) == Grown)
      continue;
    Reading R;
    R.Arg = I;
    R.Bytes = true;
    if (A.isText() || (Index.traitsOf(A.E->getType()) & TT_Text)) {
      R.Of = Part::Content;
      R.Numbers = true;
      R.Bytes = false;
    }
    X.Reads.push_back(R);
  }
  Writing W;
  W.To = Grown;
  X.Writes.push_back(W);
  C.Effects.push_back(std::move(X));
  return true;
}

/// sha1_final(&context, out): what was added is put into the bytes of the
/// caller.
void Meaning::addFinish(CallSite &C) const {
  if (!C.Hashes || !C.Callee || !C.Callee->getDeclName().isIdentifier() ||
      !Words.says(WR_Finishes, C.Callee->getName()))
    return;
  Effect X;
  for (unsigned I = 0; I < C.Args.size(); ++I) {
    const CallFact::Argument &A = C.Args[I];
    if (isStructured(A, /*Content=*/true)) {
      Reading R;
      R.Arg = I;
      R.Of = Part::Within;
      X.Reads.push_back(R);
    }
    if (A.Mutable && pointsToBytes(A.E->getType())) {
      Writing W;
      W.To = I;
      W.Overwrites = true;
      X.Writes.push_back(W);
    }
  }
  C.Effects.push_back(std::move(X));
}

Reading Meaning::readAsked(const CallFact &C, PlaceId Result) const {
  Reading R;
  if (!C.This.E)
    return R;
  // An element of a view is made when it is asked for.
  if (C.FromSystem) {
    bool Element = C.Callee->getOverloadedOperator() == OO_Star;
    R.Of = Result || Element ? Part::Content : Part::Nothing;
    R.Numbers = !Result;
    return R;
  }
  // What an object hears from itself, by a function that is not here, may be
  // any of its fields, and most of them hold no address. The object of -> is
  // what the pointer points to, so the address that a smart pointer holds is
  // not in it.
  if (!isa<CXXThisExpr>(C.This.E->IgnoreParenImpCasts())) {
    R.Of = Part::Itself;
    R.Numbers = true;
  }
  return R;
}

void Meaning::addNamed(CallSite &C, PlaceId Result) {
  Effect X;
  if (joinsTexts(C)) {
    X.Reads.push_back(readAt(C, {Position::This, false}, /*Hashes=*/false));
    for (unsigned I = 0; I < C.Args.size(); ++I)
      X.Reads.push_back(readAt(C, {int(I), false}, /*Hashes=*/false));
    for (Reading &R : X.Reads)
      R.Numbers = true;
    X.Writes.push_back({});
    C.Effects.push_back(std::move(X));
    return;
  }
  llvm::SmallVector<Reading, 4> All;
  for (unsigned I = 0; I < C.Args.size(); ++I)
    All.push_back(readUnknown(C, I));
  if (!addGrowth(C, All))
    addFinish(C);
  bool Constructs = isa_and_nonnull<CXXConstructorDecl>(C.Callee) &&
                    C.This.Content;
  if (C.Hashes || Constructs)
    X.Reads.append(All.begin(), All.end());
  if (C.Hashes && C.HashesObject && C.This.Content) {
    Effect Kept = X;
    Kept.Writes.emplace_back();
    Kept.Writes.back().To = Position::This;
    Kept.Writes.back().Silent = true;
    C.Effects.push_back(std::move(Kept));
    if (Constructs)
      return;
  }
  X.Writes.emplace_back();
  if (Constructs)
    X.Writes.back().To = Position::This;
  else
    X.Reads.push_back(readAsked(C, Result));
  C.Effects.push_back(std::move(X));
}
