//===--- OrderTable.cpp - tables and wrappers in an order of addresses ----===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A table of C is hashed by address where it was made so, and walked over by an
// iterator, by a callback, or as a list of its keys. See OrderWalk.h.
//
//===----------------------------------------------------------------------===//

#include "Analysis.h"
#include "OrderShape.h"
#include "OrderWalk.h"
#include "core/model/Container.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace stableid;

/// The class of the object that the key \p E points to, seen through casts; null
/// for numbers that are carried in pointers, and where nobody knows.
static QualType objectOf(const Expr *E) {
  for (;;) {
    E = E->IgnoreParenImpCasts();
    const auto *Cast = dyn_cast<CastExpr>(E);
    if (!Cast || !E->getType()->isPointerType() ||
        !Cast->getSubExpr()->getType()->isPointerType())
      break;
    if (E->getType()->getPointeeType()->isRecordType())
      break;
    E = Cast->getSubExpr();
  }
  QualType T = E->getType();
  return T->isPointerType() && T->getPointeeType()->isRecordType()
             ? T->getPointeeType()
             : QualType();
}

/// The table \p Table was made to hash by address, and its keys are objects.
std::optional<PointerKeyed> OrderWalk::ofTable(const ValueDecl *Table) const {
  using Facts = UnitIndex::ContainerFacts;
  const Facts &Of = P.Unit.factsOf(Table);
  if (Of.ToldBy != Facts::Identity::Address)
    return std::nullopt;
  QualType Object;
  for (const Facts::Asked &Use : Of.Uses) {
    if (!Use.Fills)
      continue;
    QualType Here = Use.Key ? objectOf(Use.Key) : QualType();
    if (Here.isNull())
      return std::nullopt;
    Object = Here;
  }
  return Object.isNull() ? std::nullopt
                         : std::optional(PointerKeyed{Object, Certainty::Certain});
}

/// init(&it, table): the iterator walks over the table.
void OrderWalk::tableWalk(const CallExpr *Call) {
  if (isa<CXXMemberCallExpr, CXXOperatorCallExpr>(Call))
    return;
  ContainerUse Use = containerUseOf(Call, P.Index);
  const ValueDecl *Iterator =
      Use.Op == ContainerOp::Read && Use.Key ? namedObject(Use.Key) : nullptr;
  if (!Iterator || !Use.Container)
    return;
  Iterators.erase(Iterator);
  if (std::optional<PointerKeyed> By = ofTable(Use.Container))
    Iterators.try_emplace(Iterator, Ordered{Call, Use.Container, *By, {}, nullptr});
}

/// The parameters are an element, and at the end what the caller hands on.
void OrderWalk::callback(const Ordered &O, const FunctionDecl *By) {
  const FunctionDecl *Body = nullptr;
  if (P.Unit.entryOf(By) < 0 || !By->hasBody(Body) ||
      isForDevelopers(Body, P.Names))
    return;
  OrderReader Reader(P, Body);
  unsigned Count = std::max(1u, Body->getNumParams() - (Body->getNumParams() > 1));
  for (unsigned I = 0; I < Count && I < Body->getNumParams(); ++I)
    Reader.addElement(Body->getParamDecl(I));
  Reader.read(Body->getBody());
  // Its return ends no walk.
  llvm::erase_if(Reader.Seen,
                 [](const OrderSeen &S) { return S.As == SeenAs::First; });
  judge(O, Reader.Seen);
}

/// A list of the keys of a table, a node of such a list, and an object of the
/// library that is made of the container alone to walk over it.
void OrderWalk::wrapped(const VarDecl *V) {
  const Expr *Init = V->getInit()->IgnoreUnlessSpelledInSource()->IgnoreParenCasts();
  if (!V->hasLocalStorage())
    return;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(Init);
      Ref && V->getType()->isPointerType()) {
    if (auto It = Sequences.find(Ref->getDecl()); It != Sequences.end()) {
      Ordered O = It->second;
      O.At = Init;
      Iterators.try_emplace(V, O);
    }
    return;
  }
  const Expr *Of = nullptr;
  const Decl *By = nullptr;
  if (const auto *Call = dyn_cast<CallExpr>(Init);
      Call && !isa<CXXMemberCallExpr, CXXOperatorCallExpr>(Call) &&
      Call->getNumArgs() == 1) {
    Of = Call->getArg(0);
    By = Call->getDirectCallee();
  } else if (const auto *Made = dyn_cast<CXXConstructExpr>(Init);
             Made && Made->getNumArgs() == 1) {
    Of = Made->getArg(0);
    By = Made->getConstructor();
  }
  std::optional<Ordered> O = Of && By ? ordered(Of) : std::nullopt;
  if (!O)
    return;
  O->At = Init;
  QualType T = V->getType().getNonReferenceType();
  if (T->isPointerType()) {
    if (!T->getPointeeType()->isRecordType() ||
        containerUseOf(Init, P.Index).Op != ContainerOp::Read ||
        isSortedLater(P, F, V, V->getLocation()))
      return;
    O->Filled = V->getLocation();
    Sequences[V] = *O;
  } else if (P.AST.getSourceManager().isInSystemHeader(By->getLocation()) &&
             T->isRecordType() && keyTypeOf(T).isNull() &&
             !(P.Index.traitsOf(T) & (TT_Container | TT_Sequence | TT_Text))) {
    Iterators.try_emplace(V, *O);
  }
}
