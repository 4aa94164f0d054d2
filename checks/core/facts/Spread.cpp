//===--- Spread.cpp - numbers that are written piece by piece -------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Spread.h.
//
//===----------------------------------------------------------------------===//

#include "Spread.h"
#include "core/ast/Children.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;
using namespace stableid;

/// Pieces have at least this many bits; what has fewer tests alignment.
static constexpr unsigned MinPiece = 4;
/// Who takes the byte that begins here takes those below it, too.
static constexpr unsigned HighByte = 24;

static const Expr *bare(const Expr *E) {
  return E->IgnoreParenCasts()->IgnoreUnlessSpelledInSource()->IgnoreParenCasts();
}

static std::optional<uint64_t> constantOf(const Expr *E,
                                          const ASTContext &AST) {
  Expr::EvalResult Value;
  if (E->isValueDependent() || !E->getType()->isIntegerType() ||
      !E->EvaluateAsInt(Value, AST))
    return std::nullopt;
  return Value.Val.getInt().getLimitedValue();
}

/// \p E without the mask or remainder that leaves a piece of it; \p E itself if
/// it has none.
static const Expr *unmasked(const Expr *E, const ASTContext &AST) {
  const auto *B = dyn_cast<BinaryOperator>(bare(E));
  if (!B)
    return bare(E);
  std::optional<uint64_t> N = constantOf(B->getRHS(), AST);
  if (B->getOpcode() == BO_And && N && *N >= (1U << MinPiece) - 1 &&
      (*N & (*N + 1)) == 0)
    return bare(B->getLHS());
  return B->getOpcode() == BO_Rem && N && *N >= (1U << MinPiece)
             ? bare(B->getLHS())
             : B;
}

static const VarDecl *variableIn(const Expr *E) {
  const auto *Ref = dyn_cast<DeclRefExpr>(bare(E));
  return Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
}

/// A loop in \p Body takes pieces off \p V: v >>= 8, v /= 16.
static bool isTakenApart(const VarDecl *V, const Stmt *Body,
                         const ASTContext &AST) {
  return Body && anyPart(Body, [&](const Stmt *S) {
    const auto *B = dyn_cast<BinaryOperator>(S);
    if (!B || !B->isAssignmentOp() || variableIn(B->getLHS()) != V)
      return false;
    const Expr *By = B->getRHS();
    BinaryOperatorKind Op = B->getOpcode();
    if (Op == BO_Assign) {
      const auto *Made = dyn_cast<BinaryOperator>(bare(By));
      if (!Made || variableIn(Made->getLHS()) != V)
        return false;
      By = Made->getRHS();
      Op = Made->getOpcode();
    }
    std::optional<uint64_t> N = constantOf(By, AST);
    return N && (((Op == BO_ShrAssign || Op == BO_Shr) && *N >= MinPiece &&
                  *N <= 8) ||
                 ((Op == BO_DivAssign || Op == BO_Div) &&
                  *N >= (1U << MinPiece)));
  });
}

static bool isByte(QualType T, const ASTContext &AST) {
  T = T.getNonReferenceType();
  return !T->isDependentType() &&
         (T->isCharType() || T->isStdByteType() ||
          (T->isIntegerType() && !T->isBooleanType() &&
           AST.getTypeSize(T) == AST.getCharWidth()));
}

const Expr *stableid::spreadNumber(const Expr *Piece, const Stmt *Body,
                                   const ASTContext &AST) {
  if (Piece->isTypeDependent())
    return nullptr;
  const Expr *E = unmasked(Piece, AST);
  if (const auto *B = dyn_cast<BinaryOperator>(E);
      B && B->getOpcode() == BO_Shr)
    // Shifted by something that a loop counts.
    return constantOf(B->getRHS(), AST) ? nullptr : B->getLHS();
  const VarDecl *V = variableIn(E);
  return V && V->hasLocalStorage() && V->getType()->isIntegerType() &&
                 !isByte(V->getType(), AST) && isTakenApart(V, Body, AST)
             ? E
             : nullptr;
}

/// *p++, or an element with a constant index.
static bool isOneByOne(const Expr *To, const ASTContext &AST) {
  To = To->IgnoreParenImpCasts();
  if (const auto *S = dyn_cast<ArraySubscriptExpr>(To))
    return constantOf(S->getIdx(), AST).has_value();
  if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(To))
    return Op->getOperator() == OO_Subscript && Op->getNumArgs() == 2 &&
           constantOf(Op->getArg(1), AST);
  const auto *U = dyn_cast<UnaryOperator>(To);
  const auto *Step =
      U && U->getOpcode() == UO_Deref
          ? dyn_cast<UnaryOperator>(U->getSubExpr()->IgnoreParenImpCasts())
          : nullptr;
  return Step && Step->isIncrementDecrementOp();
}

/// An element, or what a pointer points to.
static bool isElement(const Expr *To) {
  To = To->IgnoreParenImpCasts();
  if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(To))
    return Op->getOperator() == OO_Subscript;
  const auto *U = dyn_cast<UnaryOperator>(To);
  return isa<ArraySubscriptExpr>(To) || (U && U->getOpcode() == UO_Deref);
}

const Expr *stableid::spreadInto(const Expr *To, const Expr *Piece,
                                 const Stmt *Body, const ASTContext &AST) {
  if (!isElement(To) || !isByte(To->getType(), AST) || Piece->isTypeDependent())
    return nullptr;
  if (const Expr *Number = spreadNumber(Piece, Body, AST))
    return Number;
  const auto *B = dyn_cast<BinaryOperator>(unmasked(Piece, AST));
  std::optional<uint64_t> By = B && B->getOpcode() == BO_Shr
                                   ? constantOf(B->getRHS(), AST)
                                   : std::nullopt;
  return By && *By >= HighByte && isOneByOne(To, AST) ? B->getLHS() : nullptr;
}
