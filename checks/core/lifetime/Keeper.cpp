//===--- Keeper.cpp - who keeps objects to the end ------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Keeper.h.
//
//===----------------------------------------------------------------------===//

#include "Keeper.h"
#include "Declared.h"
#include "Extent.h"
#include "core/ast/Children.h"
#include "core/model/Container.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace stableid;

/// The call whose result \p E is, also by way of a local variable.
static const CallExpr *callOf(const Expr *E) {
  E = E->IgnoreUnlessSpelledInSource();
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  const auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  if (V && V->hasLocalStorage() && V->getInit())
    E = V->getInit()->IgnoreUnlessSpelledInSource();
  return dyn_cast<CallExpr>(E);
}

/// Of a sequence nobody notes where elements are taken out.
static bool keeps(const ValueDecl *Container, const CXXRecordDecl *Class,
                  const UnitIndex &Unit) {
  const RecordDecl *Type =
      Container->getType().getNonReferenceType()->getAsRecordDecl();
  if (!Type || keyTypeOf(Container->getType()).isNull() ||
      !isMadeOf(Type, Class) ||
      extentOf(Container, Unit) != Extent::Process)
    return false;
  const UnitIndex::ContainerFacts &Facts = Unit.factsOf(Container);
  return Facts.Takes.empty() && !Facts.Handed;
}

/// \p Body names a container that keeps objects of \p Class.
static bool namesKeeper(const Stmt *Body, const CXXRecordDecl *Class,
                        const UnitIndex &Unit) {
  return anyPart(Body, [&](const Stmt *S) {
    const ValueDecl *D = nullptr;
    if (const auto *Ref = dyn_cast<DeclRefExpr>(S))
      D = Ref->getDecl();
    else if (const auto *M = dyn_cast<MemberExpr>(S))
      D = dyn_cast<FieldDecl>(M->getMemberDecl());
    return D && keeps(D, Class, Unit);
  });
}

bool stableid::isGivenByKeeper(const Expr *Key, const CXXRecordDecl *Class,
                               const UnitIndex &Unit) {
  const CallExpr *Call = Class && Key ? callOf(Key) : nullptr;
  const FunctionDecl *Giver = Call ? Call->getDirectCallee() : nullptr;
  const FunctionDecl *Body = nullptr;
  return Giver && Giver->getReturnType()->isPointerType() &&
         Giver->hasBody(Body) && namesKeeper(Body->getBody(), Class, Unit);
}
