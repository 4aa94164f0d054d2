//===--- OrderStart.cpp - where a walk over a container begins ------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See OrderStart.h.
//
//===----------------------------------------------------------------------===//

#include "OrderStart.h"
#include "OrderShape.h"
#include "core/model/Container.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/Stmt.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;
using namespace stableid;

const Expr *stableid::beginOf(const UnitPass &P, const Expr *E) {
  E = E->IgnoreUnlessSpelledInSource();
  // const_iterator it = s.begin();
  while (const auto *C = dyn_cast<CXXConstructExpr>(E)) {
    if (C->getNumArgs() != 1)
      return nullptr;
    E = C->getArg(0)->IgnoreUnlessSpelledInSource();
  }
  const auto *Call = dyn_cast<CallExpr>(E);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (!Callee || !Callee->getIdentifier() ||
      !P.Names.is(WR_First, Callee->getName().lower()))
    return nullptr;
  if (const auto *M = dyn_cast<CXXMemberCallExpr>(Call))
    return M->getNumArgs() == 0 ? M->getImplicitObjectArgument() : nullptr;
  return Call->getNumArgs() == 1 ? Call->getArg(0) : nullptr;
}

const Expr *stableid::projectedFrom(const UnitPass &P, const Expr *E) {
  const auto *Call = dyn_cast<CallExpr>(E);
  if (!Call || !keyTypeOf(E->getType().getNonReferenceType()).isNull())
    return nullptr;
  if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(Call)) {
    if (Op->getOperator() == OO_Pipe && Op->getNumArgs() == 2)
      return Op->getArg(0);
    const ValueDecl *View = Op->getOperator() == OO_Call && Op->getNumArgs() == 2
                                ? rootOf(Op->getArg(0))
                                : nullptr;
    return View && P.AST.getSourceManager().isInSystemHeader(View->getLocation())
               ? Op->getArg(1)
               : nullptr;
  }
  const auto *M = dyn_cast<CXXMemberCallExpr>(Call);
  const FunctionDecl *Callee = Call->getDirectCallee();
  return M && M->getNumArgs() == 0 && Callee && Callee->getIdentifier() &&
                 P.Names.is(WR_Listed, Callee->getName().lower())
             ? M->getImplicitObjectArgument()
             : nullptr;
}

const Expr *stableid::walkedBy(const UnitPass &P, const Expr *E) {
  QualType T = E->getType().getNonReferenceType();
  if (isa<CXXThisExpr>(E))
    T = T->getPointeeType();
  const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
  Class = Class ? Class->getDefinition() : nullptr;
  if (!Class || !keyTypeOf(T).isNull() ||
      P.AST.getSourceManager().isInSystemHeader(Class->getLocation()))
    return nullptr;
  for (const CXXMethodDecl *M : Class->methods()) {
    if (!M->getIdentifier() || M->getNumParams() != 0 ||
        !P.Names.is(WR_First, M->getName().lower()))
      continue;
    const auto *Body = dyn_cast_or_null<CompoundStmt>(M->getBody());
    const auto *Return =
        Body && Body->size() == 1 ? dyn_cast<ReturnStmt>(Body->body_front()) : nullptr;
    const Expr *Of = Return && Return->getRetValue()
                         ? beginOf(P, Return->getRetValue())
                         : nullptr;
    if (Of && isa<MemberExpr>(Of->IgnoreUnlessSpelledInSource()))
      return Of;
  }
  return nullptr;
}

const Expr *stableid::leastOf(const UnitPass &P, const Expr *E) {
  const auto *Call = dyn_cast<CallExpr>(E);
  if (!Call || Call->getNumArgs() < 2)
    return nullptr;
  // std::ranges::min_element(s) is a call of an object.
  const auto *Op = dyn_cast<CXXOperatorCallExpr>(Call);
  const NamedDecl *Called = Call->getDirectCallee();
  if (Op)
    Called = Op->getOperator() == OO_Call ? rootOf(Op->getArg(0)) : nullptr;
  if (!Called || !Called->getIdentifier() ||
      !P.Names.is(WR_Least, Called->getName().lower()))
    return nullptr;
  // A comparator or projection asks for another order.
  for (unsigned I = 2; I < Call->getNumArgs(); ++I)
    if (!isa<CXXDefaultArgExpr>(Call->getArg(I)))
      return nullptr;
  return Op ? Op->getArg(1) : beginOf(P, Call->getArg(0));
}
