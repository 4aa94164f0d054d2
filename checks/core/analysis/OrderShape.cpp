//===--- OrderShape.cpp - shapes of code that show or hide an order -------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See OrderShape.h.
//
//===----------------------------------------------------------------------===//

#include "OrderShape.h"
#include "core/ast/Children.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;
using namespace stableid;

llvm::StringRef stableid::nameOf(const NamedDecl *D) {
  return D && D->getIdentifier() ? D->getName() : llvm::StringRef();
}

bool stableid::isForDevelopers(const FunctionDecl *F, const Lexicon &Names) {
  if (!F)
    return false;
  const auto *M = dyn_cast<CXXMethodDecl>(F);
  if (M && M->getParent()->isLambda())
    return isForDevelopers(
        dyn_cast<FunctionDecl>(M->getParent()->getDeclContext()), Names);
  return Names.saysLog(nameOf(F)) || (M && Names.saysLog(nameOf(M->getParent())));
}

/// std::ranges::sort(v) and a lambda byName(v) are calls of objects.
static const Expr *calledObject(const CallExpr *Call) {
  const auto *Op = dyn_cast<CXXOperatorCallExpr>(Call);
  return Op && Op->getOperator() == OO_Call ? Op->getArg(0) : nullptr;
}

bool stableid::sorts(const CallExpr *Call, const Lexicon &Names) {
  const Expr *Object = calledObject(Call);
  return Names.says(WR_Sorts, Object ? nameOf(rootOf(Object))
                                     : nameOf(Call->getDirectCallee()));
}

bool stableid::comparesPlainly(const CallExpr *Call, const SourceManager &SM) {
  const Expr *Object = calledObject(Call);
  const Decl *Sort = Object ? rootOf(Object) : Call->getDirectCallee();
  const auto *F = dyn_cast_or_null<FunctionDecl>(Sort);
  return Sort && (SM.isInSystemHeader(Sort->getLocation()) ||
                  (F && F->getPrimaryTemplate()));
}

llvm::ArrayRef<const Expr *> stableid::writtenArgs(const CallExpr *Call) {
  llvm::ArrayRef<const Expr *> Args(Call->getArgs(), Call->getNumArgs());
  if (calledObject(Call))
    Args = Args.drop_front();
  return Args.take_until(llvm::IsaPred<CXXDefaultArgExpr>);
}

const Expr *stableid::comparisonOf(const Expr *Cond) {
  Cond = Cond->IgnoreImplicit();
  const auto *Rewritten = dyn_cast<CXXRewrittenBinaryOperator>(Cond);
  return Rewritten ? Rewritten->getSemanticForm() : Cond;
}

const ValueDecl *stableid::rootOf(const Expr *E) {
  while (E) {
    E = E->IgnoreUnlessSpelledInSource();
    if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
      return Ref->getDecl();
    if (const auto *M = dyn_cast<MemberExpr>(E)) {
      if (isa<CXXThisExpr>(M->getBase()->IgnoreParenImpCasts()))
        return M->getMemberDecl();
      E = M->getBase();
    } else if (const auto *U = dyn_cast<UnaryOperator>(E)) {
      E = U->getSubExpr();
    } else if (const auto *A = dyn_cast<ArraySubscriptExpr>(E)) {
      E = A->getBase();
    } else if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(E)) {
      E = Op->getArg(0);
    } else if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E)) {
      E = Call->getImplicitObjectArgument();
    } else if (const auto *C = dyn_cast<CastExpr>(E)) {
      E = C->getSubExpr();
    } else {
      return nullptr;
    }
  }
  return nullptr;
}

bool stableid::mixesItself(const Stmt *S, const ValueDecl *Root) {
  const auto *B = dyn_cast<BinaryOperator>(S);
  if (B && (B->getOpcode() == BO_Mul || B->getOpcode() == BO_Shl ||
            B->getOpcode() == BO_Shr))
    return rootOf(B->getLHS()) == Root || rootOf(B->getRHS()) == Root;
  if (const auto *Call = dyn_cast<CallExpr>(S))
    return llvm::any_of(Call->arguments(), [&](const Expr *A) {
      return rootOf(A) == Root;
    });
  return llvm::any_of(childrenOf(S), [&](const Stmt *Child) {
    return mixesItself(Child, Root);
  });
}

/// The library's generators and distributions are the objects that change where
/// they are called and give a number.
bool stableid::drawsNumber(const Stmt *S) {
  const auto *Op = dyn_cast<CXXOperatorCallExpr>(S);
  if (!Op || Op->getOperator() != OO_Call || !Op->getType()->isArithmeticType())
    return false;
  const auto *M = dyn_cast_or_null<CXXMethodDecl>(Op->getDirectCallee());
  return M && !M->isConst() && !M->isStatic() && M->getParent()->isInStdNamespace();
}

bool stableid::asksDeveloper(const Stmt *S, const Lexicon &Names) {
  if (const auto *Ref = dyn_cast<DeclRefExpr>(S))
    return Names.saysDiagnostic(nameOf(Ref->getDecl()));
  if (const auto *M = dyn_cast<MemberExpr>(S);
      M && Names.saysDiagnostic(nameOf(M->getMemberDecl())))
    return true;
  return llvm::any_of(childrenOf(S), [&](const Stmt *Child) {
    return asksDeveloper(Child, Names);
  });
}
