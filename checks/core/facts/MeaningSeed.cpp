//===--- MeaningSeed.cpp - does a call make a value of an address ---------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Asked before there are facts, and answered from one expression: no more
// generously than its effects will be later, since a body that is read for
// nothing costs as much as one with a finding. See Meaning.h.
//
//===----------------------------------------------------------------------===//

#include "Meaning.h"
#include "core/model/Printf.h"
#include "core/source/Source.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace stableid;

bool Meaning::hasPointerIdParam(const FunctionDecl *F) {
  auto [It, New] = PointerIdParams.try_emplace(F->getCanonicalDecl(), false);
  if (!New)
    return It->second;
  bool Has = false;
  for (unsigned I = 0; I < F->getNumParams() && !Has; ++I)
    if (F->getParamDecl(I)->getType()->isVoidPointerType())
      Has =
          identityOfParam(F, I, /*ForPointer=*/true, Index, Words).has_value();
  return PointerIdParams[F->getCanonicalDecl()] = Has;
}

/// The type of what a call reads or writes through \p E; null if it is no
/// pointer.
static QualType bytesBehind(const Expr *E) {
  E = E->IgnoreParenCasts();
  QualType T = E->getType();
  // A local name for the bytes of an object, which a loop moves on.
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  const auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  if (V && V->isLocalVarDecl() && V->getInit() && isBytesParam(T)) {
    QualType Made = V->getInit()->IgnoreParenCasts()->getType();
    if (Made->isPointerType())
      T = Made;
  }
  if (T->isPointerType())
    T = T->getPointeeType();
  else if (!T->isArrayType())
    return QualType();
  return elementType(T);
}

/// Between objects of one class, bytes are a way to spell assignment, and
/// pointers that are copied to pointers stay what they are.
static bool copiesObjects(const Rule &R, QualType Bytes,
                          llvm::ArrayRef<const Expr *> Args) {
  return llvm::any_of(
      R.To,
      [&](Position To) {
        if (To.Arg < 0 || !To.Content || To.Arg >= int(Args.size()))
          return false;
        QualType T = bytesBehind(Args[To.Arg]);
        return !T.isNull() &&
               (Bytes->isObjectPointerType() ? T->isObjectPointerType()
                                             : T->isRecordType());
      });
}

/// True if the pointee of argument \p I is read as bytes: by a rule, or by a
/// function that hashes.
static bool readsArgument(const FunctionDecl *Callee,
                          llvm::ArrayRef<const Rule *> Rules, unsigned I,
                          const Lexicon &Words) {
  if (!Rules.empty())
    return llvm::any_of(Rules, [&](const Rule *R) {
      return (R->VariadicFrom >= 0 && I >= unsigned(R->VariadicFrom)) ||
             llvm::any_of(R->From, [&](Position P) { return P.Arg == int(I); });
    });
  const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
  return (Callee->getDeclName().isIdentifier() &&
          Words.saysHash(Callee->getName())) ||
         (Method && Words.saysHash(Method->getParent()->getName()));
}

/// True if a format reads one of \p Args as an address.
static bool printsPointer(const PrintfShape &Shape,
                          llvm::ArrayRef<const Expr *> Args) {
  if (Shape.Format >= Args.size())
    return false;
  const auto *Text =
      dyn_cast<StringLiteral>(Args[Shape.Format]->IgnoreParenImpCasts());
  if (!Text || !Text->isOrdinary())
    return false;
  bool Prints = false;
  eachConversion(Text->getString(), [&](const Conversion &Read) {
    unsigned I = Read.Argument + Shape.First;
    Prints |= I < Args.size() && Args[I]->getType()->isPointerType() &&
              readBy(Read.Letter, /*Pointer=*/true) == Reads::Address;
  });
  return Prints;
}

bool Meaning::mayBear(const Expr *E, const FunctionDecl *Callee,
                      llvm::ArrayRef<const Expr *> Args) {
  if (hasPointerIdParam(Callee))
    return true;
  llvm::ArrayRef<const Rule *> Rules = Index.rulesFor(Callee);
  for (const Rule *R : Rules) {
    if (R->Kind == RuleKind::Source)
      return true;
    if (R->Kind == RuleKind::Filter || R->Kind == RuleKind::Container ||
        R->FollowsPointers)
      continue;
    bool FromPointer = false, FromBytes = false;
    auto Look = [&](unsigned I, bool Content) {
      if (I >= Args.size())
        return;
      QualType T = Args[I]->IgnoreParenImpCasts()->getType();
      bool Text =
          T->isPointerType() && T->getPointeeType()->isAnyCharacterType();
      if (T->isArrayType() && !Content)
        return;
      // A text that is cast from an object is its bytes. In a template it may be
      // cast from something that has no type yet.
      QualType Bytes = Text || Content ? bytesBehind(Args[I]) : QualType();
      Content |= Text && !Bytes.isNull() && !Bytes->isAnyCharacterType();
      if (!Content) {
        bool Hash = isHash(*R);
        FromPointer |= isAddressLike(T, Index)
                           ? !Text || Hash
                           : Hash && !pointerHeldIn(T, Index).isNull();
        return;
      }
      // Bytes that hold a pointer.
      FromBytes |= !Bytes.isNull() && !copiesObjects(*R, Bytes, Args) &&
                   (Bytes->isObjectPointerType() ||
                    firstPointerInside(Bytes) != nullptr);
    };
    for (Position P : R->From)
      if (P.Arg >= 0)
        Look(P.Arg, P.Content);
    for (unsigned I = R->VariadicFrom; R->VariadicFrom >= 0 && I < Args.size();
         ++I)
      Look(I, false);
    // A text is made of an address, not handed it; a sink keeps it whatever it
    // returns.
    QualType T = E->getType();
    bool Text = T->isPointerType() &&
                T->getPointeeType()->isAnyCharacterType() && R->Format >= 0;
    if (FromBytes || (FromPointer && (R->Kind == RuleKind::Sink || Text ||
                                      !isAddressLike(T, Index))))
      return true;
  }
  // The bytes of an object, to a function that is read.
  if (Rules.empty() && Callee->isDefined())
    for (unsigned I = 0; I < Args.size() && I < Callee->getNumParams(); ++I) {
      QualType Bytes = isBytesParam(Callee->getParamDecl(I)->getType())
                           ? bytesBehind(Args[I])
                           : QualType();
      if (!Bytes.isNull() &&
          (Bytes->isObjectPointerType() || firstPointerInside(Bytes)))
        return true;
    }
  // A printf of the user's own, which prints to somewhere.
  if (Rules.empty())
    if (std::optional<PrintfShape> Shape = printfShapeOf(Callee))
      if (printsPointer(*Shape, Args))
        return true;
  // hash(&p, sizeof p)
  for (unsigned I = 0; I < Args.size(); ++I) {
    const Expr *A = Args[I];
    const auto *U = dyn_cast<UnaryOperator>(A->IgnoreParenCasts());
    if (U && U->getOpcode() == UO_AddrOf &&
        U->getSubExpr()->getType()->isObjectPointerType() &&
        A->getType()->isPointerType() &&
        !A->getType()->getPointeeType()->isPointerType() &&
        readsArgument(Callee, Rules, I, Words))
      return true;
  }
  return false;
}
