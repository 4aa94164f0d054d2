//===--- Purity.cpp - whether code only makes a value ---------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Purity.h.
//
//===----------------------------------------------------------------------===//

#include "Purity.h"
#include "core/ast/Children.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace stableid;

/// Calls of the user's functions that are read into one another.
static constexpr unsigned MaxCalls = 4;

static bool isPure(const Stmt *S, unsigned Depth, bool &CallsUser);

static const VarDecl *localOf(const Expr *E) {
  const auto *Ref = dyn_cast<DeclRefExpr>(E->IgnoreParenImpCasts());
  const auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  return V && V->hasLocalStorage() && !V->getType()->isReferenceType()
             ? V
             : nullptr;
}

/// A call that only makes a value of its arguments.
static bool isPureCall(const FunctionDecl *F, llvm::ArrayRef<const Expr *> Args,
                       unsigned Depth, bool &CallsUser) {
  if (!F)
    return false;
  const auto *Method = dyn_cast<CXXMethodDecl>(F);
  if (Method && Method->isVirtual())
    return false;
  if (F->getASTContext().getSourceManager().isInSystemHeader(
          F->getLocation()) ||
      F->getBuiltinID()) {
    if (F->getReturnType()->isVoidType() && !isa<CXXConstructorDecl>(F))
      return false;
    if (Method && !isa<CXXConstructorDecl>(F) && !Method->isStatic() &&
        !Method->isConst())
      // Smart pointers and their kind; what changes its object returns it.
      return F->getOverloadedOperator() == OO_Arrow;
    for (auto [P, Arg] : llvm::zip(F->parameters(), Args)) {
      QualType T = P->getType();
      bool Written = !T->isRValueReferenceType() &&
                     (T->isReferenceType() || T->isPointerType()) &&
                     !T->getPointeeType().isConstQualified() &&
                     !T->getPointeeType()->isFunctionType();
      // time(nullptr)
      if (Written && (T->isReferenceType() ||
                      !Arg->isNullPointerConstant(
                          F->getASTContext(), Expr::NPC_ValueDependentIsNull)))
        return false;
    }
    return true;
  }
  const FunctionDecl *Body = F->getDefinition();
  if (!Body || !Body->hasBody() || Depth == 0 || isa<CXXConstructorDecl>(F))
    return false;
  CallsUser = true;
  return isPure(Body->getBody(), Depth - 1, CallsUser);
}

/// Nothing is written but locals, and nothing is called that does more.
static bool isPure(const Stmt *S, unsigned Depth, bool &CallsUser) {
  if (!S)
    return true;
  if (isa<LambdaExpr, CXXNewExpr, CXXDeleteExpr, CXXThrowExpr, AtomicExpr,
          StmtExpr, GCCAsmStmt>(S))
    return false;
  if (const auto *B = dyn_cast<BinaryOperator>(S)) {
    // The locals of a function that is called are gone when it returns.
    if (B->isAssignmentOp() && (Depth == MaxCalls || !localOf(B->getLHS())))
      return false;
  } else if (const auto *U = dyn_cast<UnaryOperator>(S)) {
    if (U->isIncrementDecrementOp() &&
        (Depth == MaxCalls || !localOf(U->getSubExpr())))
      return false;
  } else if (const auto *C = dyn_cast<CXXConstructExpr>(S)) {
    if (!isPureCall(C->getConstructor(),
                    llvm::ArrayRef(C->getArgs(), C->getNumArgs()), Depth,
                    CallsUser))
      return false;
  } else if (const auto *C = dyn_cast<CallExpr>(S)) {
    // The compiler may know memcpy; into a local it only makes a value.
    const FunctionDecl *Callee = C->getDirectCallee();
    llvm::ArrayRef<const Expr *> Args(C->getArgs(), C->getNumArgs());
    // The object of an operator is its first argument, and no parameter.
    if (isa<CXXOperatorCallExpr>(C) && isa_and_nonnull<CXXMethodDecl>(Callee))
      Args = Args.drop_front();
    bool Copies =
        Callee && Callee->getMemoryFunctionKind() != 0 && C->getNumArgs() > 0;
    const auto *To =
        Copies ? dyn_cast<UnaryOperator>(C->getArg(0)->IgnoreParenCasts())
               : nullptr;
    if (!(To && To->getOpcode() == UO_AddrOf && localOf(To->getSubExpr())) &&
        !isPureCall(Callee, Args, Depth, CallsUser))
      return false;
  } else if (const auto *R = dyn_cast<DeclRefExpr>(S)) {
    if (R->getType().isVolatileQualified())
      return false;
  }
  return llvm::all_of(childrenOf(S), [&](const Stmt *Child) {
    return isPure(Child, Depth, CallsUser);
  });
}

bool stableid::isPure(const Stmt *S, bool &CallsUser) {
  return ::isPure(S, MaxCalls, CallsUser);
}
