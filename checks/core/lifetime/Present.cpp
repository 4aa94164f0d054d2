//===--- Present.cpp - keys that a container has already ------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Present.h.
//
//===----------------------------------------------------------------------===//

#include "Present.h"
#include "core/ast/Children.h"
#include "core/model/Container.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/FoldingSet.h"

using namespace clang;
using namespace stableid;

namespace {

/// The result of a condition that says that the key is there.
enum class Says : uint8_t { Nothing, IfTrue, IfFalse };

class Present {
public:
  Present(const ContainerUse &Use, const Expr *Call, ModelIndex &Index,
          const ASTContext &AST)
      : Use(Use), Call(Call), Index(Index), AST(AST) {
    bareKey(Use.Key)->Profile(Key, AST, /*Canonical=*/true);
  }

  /// The call is in \p S, and the key is there whenever it is reached.
  /// \p Known: it is there when \p S begins.
  bool reaches(const Stmt *S, bool Known) const;

private:
  bool holds(const Stmt *S) const {
    return anyPart(S, [&](const Stmt *Part) { return Part == Call; });
  }
  bool looksUp(const Expr *E) const;
  bool isFound(const Expr *E) const;
  Says says(const Expr *Cond) const;
  Says compared(BinaryOperatorKind Op, const Expr *L, const Expr *R) const;

  const ContainerUse &Use;
  const Expr *Call;
  ModelIndex &Index;
  const ASTContext &AST;
  llvm::FoldingSetNodeID Key;
};

} // namespace

static Says opposite(Says S) {
  return S == Says::IfTrue    ? Says::IfFalse
         : S == Says::IfFalse ? Says::IfTrue
                              : S;
}

/// \p E looks the key up in the container.
bool Present::looksUp(const Expr *E) const {
  E = E->IgnoreUnlessSpelledInSource();
  if (!isa<CallExpr>(E))
    return false;
  ContainerUse Asked = containerUseOf(E, Index);
  if (Asked.Op != ContainerOp::Find || !Asked.Key ||
      Asked.Container != Use.Container || Asked.Self != Use.Self)
    return false;
  llvm::FoldingSetNodeID Id;
  bareKey(Asked.Key)->Profile(Id, AST, /*Canonical=*/true);
  return Id == Key;
}

/// \p E is what a look-up gave, also by way of a local variable.
bool Present::isFound(const Expr *E) const {
  E = E->IgnoreUnlessSpelledInSource();
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    if (const auto *V = dyn_cast<VarDecl>(Ref->getDecl());
        V && V->hasLocalStorage() && V->getInit() && !isa<ParmVarDecl>(V))
      E = V->getInit();
  return looksUp(E);
}

Says Present::compared(BinaryOperatorKind Op, const Expr *L,
                       const Expr *R) const {
  if (!isFound(L) && isFound(R)) {
    std::swap(L, R);
    Op = BinaryOperator::isRelationalOp(Op)
             ? BinaryOperator::reverseComparisonOp(Op)
             : Op;
  }
  if (!isFound(L))
    return Says::Nothing;
  Expr::EvalResult Value;
  if (R->getType()->isIntegerType() && !R->isValueDependent() &&
      R->EvaluateAsInt(Value, AST)) {
    // count(k) is at least one, or none.
    const llvm::APSInt &N = Value.Val.getInt();
    switch (Op) {
    case BO_GT:
    case BO_NE:
      return N == 0 ? Says::IfTrue : Says::Nothing;
    case BO_GE:
    case BO_EQ:
      return N == 1   ? Says::IfTrue
             : N == 0 ? Says::IfFalse
                      : Says::Nothing;
    case BO_LT:
      return N == 1 ? Says::IfFalse : Says::Nothing;
    default:
      return Says::Nothing;
    }
  }
  // find(k) is end(), or a null pointer.
  const auto *End =
      dyn_cast<CXXMemberCallExpr>(R->IgnoreUnlessSpelledInSource());
  bool Nowhere =
      R->isNullPointerConstant(const_cast<ASTContext &>(AST),
                               Expr::NPC_ValueDependentIsNotNull) ||
      (End && End->getNumArgs() == 0 &&
       namedObject(End->getImplicitObjectArgument()) == Use.Container);
  return !Nowhere      ? Says::Nothing
         : Op == BO_NE ? Says::IfTrue
         : Op == BO_EQ ? Says::IfFalse
                       : Says::Nothing;
}

Says Present::says(const Expr *Cond) const {
  Cond = Cond->IgnoreUnlessSpelledInSource();
  if (const auto *U = dyn_cast<UnaryOperator>(Cond))
    return U->getOpcode() == UO_LNot ? opposite(says(U->getSubExpr()))
                                     : Says::Nothing;
  if (const auto *W = dyn_cast<CXXRewrittenBinaryOperator>(Cond)) {
    auto Parts = W->getDecomposedForm();
    return compared(Parts.Opcode, Parts.LHS, Parts.RHS);
  }
  if (const auto *B = dyn_cast<BinaryOperator>(Cond)) {
    if (B->isLogicalOp()) {
      Says Wanted = B->getOpcode() == BO_LAnd ? Says::IfTrue : Says::IfFalse;
      return says(B->getLHS()) == Wanted || says(B->getRHS()) == Wanted
                 ? Wanted
                 : Says::Nothing;
    }
    return B->isComparisonOp() ? compared(B->getOpcode(), B->getLHS(), B->getRHS())
                               : Says::Nothing;
  }
  if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(Cond);
      Op && Op->getNumArgs() == 2 &&
      (Op->getOperator() == OO_EqualEqual ||
       Op->getOperator() == OO_ExclaimEqual))
    return compared(Op->getOperator() == OO_EqualEqual ? BO_EQ : BO_NE,
                    Op->getArg(0), Op->getArg(1));
  QualType T = Cond->getType();
  return (T->isIntegerType() || T->isPointerType()) && isFound(Cond)
             ? Says::IfTrue
             : Says::Nothing;
}

/// Nothing after \p S is reached through it.
static bool leaves(const Stmt *S) {
  if (const auto *Block = dyn_cast_or_null<CompoundStmt>(S))
    return !Block->body_empty() && leaves(Block->body_back());
  return isa_and_nonnull<ReturnStmt, BreakStmt, ContinueStmt, GotoStmt,
                         CXXThrowExpr>(S);
}

bool Present::reaches(const Stmt *S, bool Known) const {
  if (S == Call)
    return Known;
  if (const auto *If = dyn_cast<IfStmt>(S)) {
    Says Is = says(If->getCond());
    if (holds(If->getThen()))
      return reaches(If->getThen(), Known || Is == Says::IfTrue);
    if (If->getElse() && holds(If->getElse()))
      return reaches(If->getElse(), Known || Is == Says::IfFalse);
  } else if (const auto *Choice = dyn_cast<ConditionalOperator>(S)) {
    Says Is = says(Choice->getCond());
    if (holds(Choice->getTrueExpr()))
      return reaches(Choice->getTrueExpr(), Known || Is == Says::IfTrue);
    if (holds(Choice->getFalseExpr()))
      return reaches(Choice->getFalseExpr(), Known || Is == Says::IfFalse);
  } else if (const auto *B = dyn_cast<BinaryOperator>(S);
             B && B->isLogicalOp()) {
    Says Wanted = B->getOpcode() == BO_LAnd ? Says::IfTrue : Says::IfFalse;
    if (holds(B->getRHS()))
      return reaches(B->getRHS(), Known || says(B->getLHS()) == Wanted);
  } else if (const auto *Block = dyn_cast<CompoundStmt>(S)) {
    for (const Stmt *Part : Block->body()) {
      if (holds(Part))
        return reaches(Part, Known);
      const auto *If = dyn_cast<IfStmt>(Part);
      if (If && ((says(If->getCond()) == Says::IfFalse &&
                  leaves(If->getThen())) ||
                 (says(If->getCond()) == Says::IfTrue && If->getElse() &&
                  leaves(If->getElse()))))
        Known = true;
    }
    return false;
  }
  for (const Stmt *Part : childrenOf(S))
    if (holds(Part))
      return reaches(Part, Known);
  return false;
}

bool stableid::isKnownPresent(const Stmt *Body, const Expr *Key,
                              ModelIndex &Index, const ASTContext &AST) {
  return anyPart(Body, [&](const Stmt *S) {
    const auto *Call = dyn_cast<CallExpr>(S);
    if (!Call)
      return false;
    ContainerUse Use = containerUseOf(Call, Index);
    return Use.Op == ContainerOp::FindOrInsert && Use.Key == Key &&
           Present(Use, Call, Index, AST).reaches(Body, /*Known=*/false);
  });
}
