//===--- LocalValue.cpp - how a local variable gets its value -------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See LocalValue.h.
//
//===----------------------------------------------------------------------===//

#include "LocalValue.h"
#include "core/ast/Children.h"
#include "core/ast/Named.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/Builtins.h"

using namespace clang;
using namespace stableid;

/// How often \p V is named in \p S without being read there and then.
static unsigned otherUses(const VarDecl *V, const Stmt *S) {
  if (!S || isa<UnaryExprOrTypeTraitExpr>(S)) // sizeof V
    return 0;
  if (const auto *C = dyn_cast<ImplicitCastExpr>(S))
    if (C->getCastKind() == CK_LValueToRValue && names(C->getSubExpr(), V))
      return 0;
  // Its bytes are read: memcpy(to, &V, sizeof V).
  if (const auto *C = dyn_cast<ImplicitCastExpr>(S))
    if (C->getCastKind() == CK_BitCast &&
        C->getType()->getPointeeType().isConstQualified())
      if (const auto *U = dyn_cast<UnaryOperator>(C->IgnoreParenImpCasts()))
        if (U->getOpcode() == UO_AddrOf && names(U->getSubExpr(), V))
          return 0;
  if (const auto *R = dyn_cast<DeclRefExpr>(S))
    return R->getDecl() == V;
  unsigned Sum = 0;
  for (const Stmt *Child : childrenOf(S))
    Sum += otherUses(V, Child);
  return Sum;
}

bool stableid::isOnlyRead(const VarDecl *V, const Stmt *Body) {
  return V->getType().isConstQualified() || V->getType()->isReferenceType() ||
         otherUses(V, Body) == 0;
}

static const DeclStmt *declarationOf(const VarDecl *V, const Stmt *S,
                                     const CompoundStmt *&Block) {
  if (!S || isa<Expr>(S))
    return nullptr;
  if (const auto *C = dyn_cast<CompoundStmt>(S))
    for (const Stmt *Child : C->body())
      if (const auto *DS = dyn_cast<DeclStmt>(Child))
        if (DS->isSingleDecl() && DS->getSingleDecl() == V) {
          Block = C;
          return DS;
        }
  for (const Stmt *Child : childrenOf(S))
    if (const DeclStmt *Found = declarationOf(V, Child, Block))
      return Found;
  return nullptr;
}

std::optional<const CompoundStmt *> stableid::blockOf(const VarDecl *V,
                                                      const Stmt *Body) {
  const CompoundStmt *Block = nullptr;
  return declarationOf(V, Body, Block) ? std::optional(Block) : std::nullopt;
}

/// The value that \p E, a whole statement, gives to \p V: V = x, V ^= x, or
/// memcpy(&V, &x, n).
static const Expr *givenTo(const VarDecl *V, const Expr *E) {
  if (const auto *B = dyn_cast<BinaryOperator>(E))
    return B->isAssignmentOp() && names(B->getLHS(), V) ? B->getRHS() : nullptr;
  const auto *Call = dyn_cast<CallExpr>(E);
  const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
  if (!F || Call->getNumArgs() != 3 ||
      (F->getMemoryFunctionKind() != Builtin::BImemcpy &&
       F->getMemoryFunctionKind() != Builtin::BImemmove))
    return nullptr;
  auto Addressed = [&](unsigned I) -> const Expr * {
    const auto *U =
        dyn_cast<UnaryOperator>(Call->getArg(I)->IgnoreParenCasts());
    return U && U->getOpcode() == UO_AddrOf ? U->getSubExpr() : nullptr;
  };
  const Expr *To = Addressed(0);
  return To && names(To, V) ? Addressed(1) : nullptr;
}

std::optional<LocalValue> stableid::valueOf(const VarDecl *V,
                                            const Stmt *Body) {
  LocalValue Out;
  const DeclStmt *DS = declarationOf(V, Body, Out.Block);
  if (!DS)
    return std::nullopt;
  Out.Statements.push_back(DS);
  if (V->getInit())
    Out.Values.push_back(V->getInit());
  for (const Stmt *Child : Out.Block->body()) {
    const auto *E = dyn_cast<Expr>(Child);
    const Expr *Value = E ? givenTo(V, E->IgnoreImplicit()) : nullptr;
    if (!Value)
      continue;
    Out.Statements.push_back(Child);
    Out.Values.push_back(Value);
  }
  return Out.Values.empty() ? std::nullopt : std::optional(Out);
}

bool LocalValue::isAllOf(const VarDecl *V, const Stmt *Body) const {
  return V->getType().isConstQualified() ||
         otherUses(V, Body) == Statements.size() - 1;
}
