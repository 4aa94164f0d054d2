//===--- FactCallable.cpp - functions handed to the library ---------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// std::transform, std::visit and their like call what they are given, and what
// that returns is in their result, or where they write. See FactBuilder.h.
//
//===----------------------------------------------------------------------===//

#include "Callable.h"
#include "FactBuilder.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;
using namespace stableid;

/// A plain value, or an object with one inside.
static bool returnsValue(const FunctionDecl *F) {
  QualType T = F->getReturnType();
  return !T->isVoidType() && !T->isBooleanType() && !T->isPointerType() &&
         !T->isReferenceType() && !T->isDependentType();
}

void FactBuilder::calledByLibrary(const FunctionDecl *F, const CallExpr *E,
                                  PlaceId Destination) {
  CallSite C;
  C.E = E;
  C.Callee = F;
  // Its elements have addresses, whatever they are.
  for (const ParmVarDecl *P : F->parameters()) {
    CallFact::Argument A;
    A.E = E;
    if (isAddressParam(P->getType(), Index)) {
      Source S;
      S.Type = stableid::pointeeOf(P->getType(), Index);
      S.Class = S.Type.isNull() ? nullptr : S.Type->getAsCXXRecordDecl();
      S.Object = P;
      S.Loc = P->getLocation();
      A.Value = born(std::move(S), E);
    }
    C.Args.push_back(A);
  }
  QualType T = F->getReturnType();
  QualType Wanted = E->getType().getNonReferenceType();
  bool Same = AST.hasSameUnqualifiedType(T, Wanted);
  SourceLocation Loc = E->getExprLoc();
  if (T->isRecordType()) {
    PlaceId Made = temporary(E->getCallee());
    callFact(std::move(C), {}, Made);
    PlaceId To = Destination              ? Destination
                 : Wanted->isRecordType() ? PlacesOf.lookup(E)
                                          : PlaceId();
    if (To)
      emit(fact::Copy{To, Made, Destination ? sinkOfPlace(To, E) : SinkId(),
                      /*Overwrites=*/false},
           Loc);
    return;
  }
  ValueId V(Out->Values++);
  callFact(std::move(C), V, {});
  if (Destination || (!Same && Wanted->isRecordType())) {
    PlaceId To = Destination ? Destination : PlacesOf.lookup(E);
    if (To)
      store(To, V, {}, Destination ? sinkOfPlace(To, E) : SinkId(), Loc,
            /*Overwrites=*/false);
  } else if (Same || Wanted->isIntegerType()) {
    Values[E] = either(Values[E], V, E->getBeginLoc());
  }
}

/// The object that \p E calls, as std::ranges::transform is one; null for a
/// function.
static const ValueDecl *calledObject(const CallExpr *E) {
  const auto *Op = dyn_cast<CXXOperatorCallExpr>(E);
  if (!Op || Op->getOperator() != OO_Call || Op->getNumArgs() == 0)
    return nullptr;
  const Expr *Object = Op->getArg(0)->IgnoreParenImpCasts();
  if (const auto *Ref = dyn_cast<DeclRefExpr>(Object))
    return Ref->getDecl();
  const auto *M = dyn_cast<MemberExpr>(Object);
  return M ? M->getMemberDecl() : nullptr;
}

void FactBuilder::handOver(const CallExpr *E) {
  const FunctionDecl *Library = E->getDirectCallee();
  if (!Library || invokedBy(E))
    return;
  const ValueDecl *Object = calledObject(E);
  for (unsigned I = Object ? 1 : 0; I < E->getNumArgs(); ++I) {
    QualType T = E->getArg(I)->getType();
    if (!T->isRecordType() && !T->isFunctionPointerType() &&
        !T->isFunctionType())
      continue;
    for (const FunctionDecl *F : callablesOf(E->getArg(I))) {
      if (!returnsValue(F) ||
          AST.getSourceManager().isInSystemHeader(F->getLocation()))
        continue;
      // Where an algorithm writes is said just before, or first of all.
      const IdentifierInfo *Name =
          Object ? Object->getIdentifier() : Library->getIdentifier();
      int First = Object ? 1 : 0;
      // std::views::transform(range, function) writes nowhere.
      int To = !Name                                           ? -1
               : Name->isStr("transform") && int(I) > First + 1 ? int(I) - 1
               : Name->getName().starts_with("generate")       ? First
                                                                : -1;
      PlaceId Destination;
      if (To >= 0) {
        const Expr *Out = E->getArg(To);
        Destination =
            Out->getType()->isPointerType() ? pointee(Out) : place(Out);
      }
      calledByLibrary(F, E, Destination);
    }
  }
}

void FactBuilder::nameResult(const CallExpr *E) {
  const ValueDecl *Object = calledObject(E);
  const CXXRecordDecl *Class =
      Object ? Object->getType().getNonReferenceType()->getAsCXXRecordDecl()
             : nullptr;
  if (!Class || !Class->isLambda())
    return;
  bool Record = E->getType()->isRecordType();
  PlaceId Made = Record ? PlacesOf.lookup(E) : PlaceId();
  if (Record ? !Made : !Values.lookup(E))
    return;
  SinkId Into = addSink(Find.ofCallable(Object, E->getType()));
  if (!Into)
    return;
  PlaceId P = Record ? Made : temporary(E);
  ValueId V = Values.lookup(E);
  store(P, Record ? ValueId() : V, Made, Into, E->getBeginLoc());
  if (!Record)
    Values[E] = load(P, E);
}

ValueId FactBuilder::wrapped(ValueId V, const Expr *E) {
  QualType Held = pointerHeldIn(E->getType(), Index);
  if (Held.isNull())
    return V;
  Source S;
  S.Type = Held->getPointeeType();
  S.Class = S.Type->getAsCXXRecordDecl();
  return either(V, born(std::move(S), E), E->getBeginLoc());
}
