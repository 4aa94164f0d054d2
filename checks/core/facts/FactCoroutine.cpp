//===--- FactCoroutine.cpp - coroutines as facts --------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A coroutine returns what it yields, in an object that its caller awaits or
// iterates over. See FactBuilder.h.
//
//===----------------------------------------------------------------------===//

#include "FactBuilder.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;
using namespace stableid;

/// co_yield hands its operand to the promise, and awaits what that returns.
static const Expr *operandOf(const Expr *E, const FunctionDecl *F) {
  const auto *Body = dyn_cast_or_null<CoroutineBodyStmt>(F->getBody());
  const auto *Call = dyn_cast<CXXMemberCallExpr>(strip(E));
  const auto *Object =
      Call ? dyn_cast<DeclRefExpr>(
                 Call->getImplicitObjectArgument()->IgnoreParenImpCasts())
           : nullptr;
  bool Promised = Body && Object && Call->getNumArgs() == 1 &&
                  Object->getDecl() == Body->getPromiseDecl();
  return strip(Promised ? Call->getArg(0) : E);
}

void FactBuilder::visitYielded(const Expr *E, const Stmt *At, bool Last) {
  if (!E || !Out->Function || E->isTypeDependent() ||
      E->getType()->isVoidType())
    return;
  E = operandOf(E, Out->Function);
  SinkId Into = addSink(Find.ofYielded(Out->Function, E));
  bool Record = E->getType()->isRecordType();
  PlaceId P = Record                          ? place(E)
              : E->getType()->isPointerType() ? pointee(E)
                                              : PlaceId();
  ValueId V = Record ? ValueId() : value(E);
  if (Record && P)
    emit(fact::ReturnCopy{P, Into, Last}, At);
  else if (P || V)
    returns(V, P, Into, At, Last);
}
