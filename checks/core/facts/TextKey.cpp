//===--- TextKey.cpp - texts that one address stands for
//-------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See TextKey.h.
//
//===----------------------------------------------------------------------===//

#include "TextKey.h"
#include "core/ast/Children.h"
#include "core/model/Container.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;
using namespace stableid;

/// How many variables and functions the values of a key are followed through.
static constexpr unsigned MaxNames = 3;

/// The name of a row in a table of constants: each row has one, so inside one
/// function its address is as good as its text.
static bool isNameOfRow(const Expr *Key) {
  const auto *M = dyn_cast<MemberExpr>(bareKey(Key));
  if (!M || !isa<FieldDecl>(M->getMemberDecl()))
    return false;
  QualType T = M->getBase()->getType();
  return (M->isArrow() ? T->getPointeeType() : T).isConstQualified();
}

/// A constant of the whole program, or of one source file, whose address stands
/// for it. In a header each file would have its own.
static bool isNamedText(const Expr *Key, const SourceManager &SM) {
  const auto *Ref = dyn_cast<DeclRefExpr>(bareKey(Key)->IgnoreParenImpCasts());
  const auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  return V && V->getType()->isArrayType() && V->getType().isConstQualified() &&
         (V->hasExternalFormalLinkage() ||
          (V->hasGlobalStorage() && SM.isInMainFile(V->getLocation())));
}

/// The values that \p Body gives to the pointer variable \p V, or false if it
/// may change in another way.
static bool valuesOf(const VarDecl *V, const Stmt *Body,
                     llvm::SmallVectorImpl<const Expr *> &Out) {
  auto IsVariable = [&](const Expr *E) {
    const auto *Ref = dyn_cast<DeclRefExpr>(E->IgnoreParenCasts());
    return Ref && Ref->getDecl() == V;
  };
  if (V->getInit())
    Out.push_back(V->getInit());
  llvm::SmallVector<const Stmt *, 32> Todo = {Body};
  while (!Todo.empty()) {
    const Stmt *S = Todo.pop_back_val();
    if (const auto *B = dyn_cast<BinaryOperator>(S);
        B && B->isAssignmentOp() && IsVariable(B->getLHS())) {
      if (B->getOpcode() != BO_Assign)
        return false;
      Out.push_back(B->getRHS());
    } else if (const auto *U = dyn_cast<UnaryOperator>(S);
               U && IsVariable(U->getSubExpr()) &&
               (U->isIncrementDecrementOp() || U->getOpcode() == UO_AddrOf)) {
      return false;
    }
    llvm::append_range(Todo, childrenOf(S));
  }
  return true;
}

/// What \p F returns, in every place; empty if its body is not here.
static llvm::SmallVector<const Expr *, 4> resultsOf(const FunctionDecl *F) {
  llvm::SmallVector<const Expr *, 4> Out;
  const FunctionDecl *Body = nullptr;
  if (!F || !F->hasBody(Body))
    return Out;
  llvm::SmallVector<const Stmt *, 32> Todo = {Body->getBody()};
  while (!Todo.empty()) {
    const Stmt *S = Todo.pop_back_val();
    if (isa<LambdaExpr>(S))
      continue;
    if (const auto *R = dyn_cast<ReturnStmt>(S); R && R->getRetValue())
      Out.push_back(R->getRetValue());
    llvm::append_range(Todo, childrenOf(S));
  }
  return Out;
}

/// The text \p E is kept in a set or map of texts that the process keeps: equal
/// texts share it.
static bool isInterned(const Expr *E) {
  const auto *Call = dyn_cast<CXXMemberCallExpr>(E);
  if (!Call || Call->getNumArgs() != 0)
    return false;
  // pool.insert(text).first->c_str()
  while (true) {
    E = bareKey(E);
    if (const auto *Member = dyn_cast<CXXMemberCallExpr>(E))
      E = Member->getImplicitObjectArgument();
    else if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(E);
             Op && Op->getNumArgs() > 0)
      E = Op->getArg(0);
    else if (const auto *M = dyn_cast<MemberExpr>(E))
      E = M->getBase();
    else
      break;
  }
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  const auto *Pool = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  if (!Pool || !Pool->hasGlobalStorage())
    return false;
  QualType Text = keyTypeOf(Pool->getType());
  return !Text.isNull() && Text->isRecordType();
}

static bool isOneText(const Expr *Key, bool Own, ASTContext &AST,
                      unsigned Depth) {
  const Expr *E = bareKey(Key);
  if (isa<StringLiteral, PredefinedExpr>(E) ||
      E->isNullPointerConstant(AST, Expr::NPC_ValueDependentIsNotNull) ||
      isNamedText(E, AST.getSourceManager()) || (Own && isNameOfRow(E)))
    return true;
  if (Depth == 0)
    return false;
  auto Same = [&](const Expr *Value) {
    return isOneText(Value, Own, AST, Depth - 1);
  };
  if (const auto *C = dyn_cast<AbstractConditionalOperator>(E))
    return Same(C->getTrueExpr()) && Same(C->getFalseExpr());
  if (const auto *Call = dyn_cast<CallExpr>(E)) {
    llvm::SmallVector<const Expr *, 4> Results =
        resultsOf(Call->getDirectCallee());
    return isInterned(Call) ||
           (!Results.empty() && llvm::all_of(Results, Same));
  }
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  const auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  llvm::SmallVector<const Expr *, 4> Given;
  const auto *In = V ? dyn_cast<FunctionDecl>(V->getDeclContext()) : nullptr;
  return In && V->isLocalVarDecl() && V->getType()->isPointerType() &&
         In->getBody() && valuesOf(V, In->getBody(), Given) && !Given.empty() &&
         llvm::all_of(Given, Same);
}

bool stableid::isOneText(const Expr *Key, bool Own, ASTContext &AST) {
  return ::isOneText(Key, Own, AST, MaxNames);
}
