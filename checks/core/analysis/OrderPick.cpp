//===--- OrderPick.cpp - one that is chosen by its address ----------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See OrderPick.h.
//
//===----------------------------------------------------------------------===//

#include "OrderPick.h"
#include "OrderShape.h"
#include "core/ast/Children.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;
using namespace stableid;

namespace {

using Begin = llvm::function_ref<const Expr *(const Expr *)>;

class PickReader {
public:
  PickReader(const UnitPass &P, const FunctionDecl *F, Begin BeginsAt)
      : P(P), F(F), BeginsAt(BeginsAt) {}

  void walk(const Stmt *S);
  llvm::SmallVector<OrderPick, 1> Picks;

private:
  void take(const NamedDecl *As, const Expr *Value, const Stmt *At);
  const Expr *firstIn(const Expr *Value) const;

  const UnitPass &P;
  const FunctionDecl *F;
  Begin BeginsAt;
};

} // namespace

/// The walk of *s.begin() or s.begin()->first, also behind a question; a part
/// of what is found there is found by address as well.
const Expr *PickReader::firstIn(const Expr *Value) const {
  const Expr *E = Value->IgnoreUnlessSpelledInSource();
  if (const auto *Choice = dyn_cast<ConditionalOperator>(E)) {
    const Expr *First = firstIn(Choice->getTrueExpr());
    return First ? First : firstIn(Choice->getFalseExpr());
  }
  if (const auto *M = dyn_cast<MemberExpr>(E))
    return firstIn(M->getBase());
  if (const auto *Made = dyn_cast<CXXConstructExpr>(E))
    return Made->getNumArgs() == 1 ? firstIn(Made->getArg(0)) : nullptr;
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E))
    return firstIn(Call->getImplicitObjectArgument());
  const auto *Op = dyn_cast<CXXOperatorCallExpr>(E);
  if (!Op || (Op->getOperator() != OO_Star && Op->getOperator() != OO_Arrow))
    return nullptr;
  const Expr *At = Op->getArg(0)->IgnoreUnlessSpelledInSource();
  return BeginsAt(At) ? At : firstIn(At);
}

void PickReader::take(const NamedDecl *As, const Expr *Value, const Stmt *At) {
  const Expr *First = firstIn(Value);
  if (First && P.Names.says(WR_Chosen, nameOf(As)))
    Picks.push_back({First, BeginsAt(First), As, At});
}

/// leader = ..., group.leader = ...
static const NamedDecl *targetOf(const Expr *E) {
  E = E->IgnoreUnlessSpelledInSource();
  if (const auto *M = dyn_cast<MemberExpr>(E))
    return M->getMemberDecl();
  return rootOf(E);
}

void PickReader::walk(const Stmt *S) {
  if (const auto *D = dyn_cast<DeclStmt>(S)) {
    for (const Decl *Each : D->decls())
      if (const auto *V = dyn_cast<VarDecl>(Each); V && V->getInit())
        take(V, V->getInit(), S);
  } else if (const auto *Return = dyn_cast<ReturnStmt>(S)) {
    if (Return->getRetValue())
      take(F, Return->getRetValue(), S);
  } else if (const auto *B = dyn_cast<BinaryOperator>(S)) {
    if (B->getOpcode() == BO_Assign)
      take(targetOf(B->getLHS()), B->getRHS(), S);
  } else if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(S)) {
    if (Op->getOperator() == OO_Equal && Op->getNumArgs() == 2)
      take(targetOf(Op->getArg(0)), Op->getArg(1), S);
  } else if (isa<LambdaExpr>(S)) {
    return;
  }
  for (const Stmt *Child : childrenOf(S))
    walk(Child);
}

/// s.size() == 1, s.count() < 2: nothing is chosen.
static bool asksForSize(const Stmt *Body, const ValueDecl *Of) {
  return anyPart(Body, [&](const Stmt *S) {
    const auto *B = dyn_cast<BinaryOperator>(S);
    if (!B || !B->isComparisonOp())
      return false;
    auto IsSize = [&](const Expr *Side, const Expr *Other) {
      const auto *Call =
          dyn_cast<CXXMemberCallExpr>(Side->IgnoreUnlessSpelledInSource());
      const auto *Number =
          dyn_cast<IntegerLiteral>(Other->IgnoreUnlessSpelledInSource());
      return Call && Number && !Number->getValue().isZero() &&
             rootOf(Call->getImplicitObjectArgument()) == Of;
    };
    return IsSize(B->getLHS(), B->getRHS()) || IsSize(B->getRHS(), B->getLHS());
  });
}

/// s.erase(s.begin()): one after the other has its turn.
static bool takesOut(const Stmt *Body, const ValueDecl *Of, Begin BeginsAt) {
  return anyPart(Body, [&](const Stmt *S) {
    const auto *Call = dyn_cast<CXXMemberCallExpr>(S);
    if (!Call || Call->getNumArgs() != 1 ||
        rootOf(Call->getImplicitObjectArgument()) != Of)
      return false;
    const Expr *Arg = Call->getArg(0)->IgnoreUnlessSpelledInSource();
    if (const auto *Made = dyn_cast<CXXConstructExpr>(Arg);
        Made && Made->getNumArgs() == 1)
      Arg = Made->getArg(0)->IgnoreUnlessSpelledInSource();
    return BeginsAt(Arg) != nullptr;
  });
}

llvm::SmallVector<OrderPick, 1> stableid::picksIn(const UnitPass &P,
                                                  const FunctionDecl *F,
                                                  Begin BeginsAt) {
  PickReader Reader(P, F, BeginsAt);
  Reader.walk(F->getBody());
  llvm::erase_if(Reader.Picks, [&](const OrderPick &Pick) {
    const ValueDecl *Of = rootOf(Pick.Of);
    return asksForSize(F->getBody(), Of) ||
           takesOut(F->getBody(), Of, BeginsAt);
  });
  return std::move(Reader.Picks);
}
