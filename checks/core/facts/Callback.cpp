//===--- Callback.cpp - functions that get their cookie back --------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Callback.h.
//
//===----------------------------------------------------------------------===//

#include "Callback.h"
#include "Callable.h"
#include "core/ast/Children.h"

using namespace clang;
using namespace stableid;

/// The parameter that the number \p E was made of, through casts and tags.
static const ParmVarDecl *paramIn(const Expr *E) {
  while (true) {
    E = E->IgnoreParenCasts();
    if (const auto *B = dyn_cast<BinaryOperator>(E))
      E = B->getLHS();
    else if (const auto *U = dyn_cast<UnaryOperator>(E))
      E = U->getSubExpr();
    else
      break;
  }
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  return Ref ? dyn_cast<ParmVarDecl>(Ref->getDecl()) : nullptr;
}

static bool castsBack(const FunctionDecl *F) {
  const FunctionDecl *Body = nullptr;
  if (!F->hasBody(Body))
    return false;
  llvm::SmallVector<const Stmt *, 32> Todo = {Body->getBody()};
  while (!Todo.empty()) {
    const Stmt *S = Todo.pop_back_val();
    if (const auto *C = dyn_cast<CastExpr>(S);
        C && C->getCastKind() == CK_IntegralToPointer)
      if (const ParmVarDecl *P = paramIn(C->getSubExpr());
          P && P->getDeclContext() == Body)
        return true;
    llvm::append_range(Todo, childrenOf(S));
  }
  return false;
}

bool stableid::castsBack(const Expr *E) {
  // Only functions have something to give back; most arguments are none.
  QualType T = E->getType();
  if (!T->isFunctionType() && !T->isFunctionPointerType() && !T->isRecordType())
    return false;
  return llvm::any_of(callablesOf(E),
                      [](const FunctionDecl *F) { return ::castsBack(F); });
}

bool stableid::givesCallback(const Stmt *Body, const RecordDecl *Record) {
  auto IsPart = [&](const FieldDecl *F) {
    return F &&
           F->getParent()->getCanonicalDecl() == Record->getCanonicalDecl();
  };
  llvm::SmallVector<const Stmt *, 32> Todo = {Body};
  while (!Todo.empty()) {
    const Stmt *S = Todo.pop_back_val();
    if (const auto *B = dyn_cast<BinaryOperator>(S);
        B && B->getOpcode() == BO_Assign) {
      const auto *M = dyn_cast<MemberExpr>(B->getLHS()->IgnoreParenImpCasts());
      if (M && IsPart(dyn_cast<FieldDecl>(M->getMemberDecl())) &&
          castsBack(B->getRHS()))
        return true;
    } else if (const auto *List = dyn_cast<InitListExpr>(S)) {
      if (List->getSemanticForm())
        List = List->getSemanticForm();
      for (const auto &[Field, Init] : fieldInitsOf(List))
        if (IsPart(Field) && castsBack(Init))
          return true;
    }
    llvm::append_range(Todo, childrenOf(S));
  }
  return false;
}
