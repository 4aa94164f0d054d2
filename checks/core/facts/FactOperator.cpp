//===--- FactOperator.cpp - operators as facts ----------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Arithmetic and assignments: what is left of an address, and where it is put.
// See FactBuilder.h.
//
//===----------------------------------------------------------------------===//

#include "FactBuilder.h"
#include "Spread.h"
#include "core/source/Residue.h"

using namespace clang;
using namespace stableid;

ValueId FactBuilder::valueOfUnary(const UnaryOperator *E) {
  const Expr *Sub = E->getSubExpr();
  switch (E->getOpcode()) {
  case UO_AddrOf: {
    const Expr *Object = strip(Sub);
    if (Object->getType()->isFunctionType())
      return {};
    // &*p and &p[i] are p.
    if (const auto *U = dyn_cast<UnaryOperator>(Object))
      if (U->getOpcode() == UO_Deref)
        return value(U->getSubExpr());
    place(Object);
    if (const auto *S = dyn_cast<ArraySubscriptExpr>(Object))
      return value(S->getBase());
    if (const auto *Ref = dyn_cast<DeclRefExpr>(Object))
      if (!isa<VarDecl, BindingDecl>(Ref->getDecl()))
        return {};
    return born(describeAddressOf(Object, Index), E);
  }
  case UO_LNot:
    benign(Sub);
    return {};
  case UO_PreInc:
  case UO_PreDec:
  case UO_PostInc:
  case UO_PostDec:
    return load(place(Sub), Sub);
  case UO_Real:
  case UO_Imag:
    return {};
  default:
    return value(Sub);
  }
}

ValueId FactBuilder::valueOfBinary(const BinaryOperator *E) {
  if (E->isAssignmentOp())
    return assign(E);
  const Expr *L = E->getLHS(), *R = E->getRHS();
  switch (E->getOpcode()) {
  case BO_Comma:
    return value(R);
  case BO_PtrMemD:
  case BO_PtrMemI:
    return {};
  default:
    break;
  }
  if (E->isComparisonOp() || E->isLogicalOp()) {
    benign(L);
    benign(R);
    if (E->isEqualityOp() && L->getType()->isIntegerType() &&
        R->getType()->isIntegerType())
      compare(value(L), value(R), E);
    if (E->isEqualityOp() && L->getType()->isPointerType())
      compareKept(E);
    return {};
  }
  // The order of two evaluations must not depend on the compiler.
  ValueId LV = value(L);
  ValueId RV = value(R);
  return combine(E->getOpcode(), E, LV, L, RV, R);
}

ValueId FactBuilder::combine(BinaryOperatorKind Op, const Expr *E, ValueId L,
                             const Expr *LE, ValueId R, const Expr *RE) {
  if (!L && !R)
    return {};
  auto Left = [&](ValueId &V, Operand Holder, const Expr *Other) {
    Residue Of = V ? residueOf(Op, Holder, Other, AST) : Residue::Nothing;
    if (V && Of == Residue::Nothing) {
      emit(fact::Benign{V}, E);
      V = {};
    }
    return Of;
  };
  Residue OfL = Left(L, Operand::Left, RE);
  Residue OfR = Left(R, Operand::Right, LE);
  if (!L && !R)
    return {};
  // Pointer arithmetic stays in the object.
  if (E->getType()->isPointerType())
    return LE && LE->getType()->isPointerType() ? L : R;
  // Not its beginning: a sum of n operands begins n deep.
  return define(fact::Mix{L, R, (L ? OfL : OfR) == Residue::Whole},
                E->getExprLoc());
}

void FactBuilder::addPiece(const FunctionDecl *Callee, const Expr *Piece) {
  const Expr *Byte = Piece->IgnoreImpCasts();
  if (!isa<BinaryOperator, ExplicitCastExpr>(Byte) || Values.lookup(Piece))
    return;
  const Rule *R = Index.sequenceRule(Callee);
  const Stmt *Body = Out->Function ? Out->Function->getBody() : nullptr;
  QualType T = Piece->getType();
  if (!R || R->DoesTo != SequenceOp::Add || !T->isIntegerType() ||
      T->isBooleanType() || AST.getTypeSize(T) != AST.getCharWidth())
    return;
  if (const Expr *Number = spreadNumber(Piece, Body, AST))
    Values[Piece] = value(Number);
}

/// A variable, this, what one of them points to, or a field of these.
static bool isOnePlace(const Expr *E) {
  E = strip(E);
  if (isa<DeclRefExpr, CXXThisExpr>(E))
    return true;
  if (const auto *M = dyn_cast<MemberExpr>(E))
    return isOnePlace(M->getBase());
  if (const auto *C = dyn_cast<ImplicitCastExpr>(E))
    return isOnePlace(C->getSubExpr());
  if (const auto *U = dyn_cast<UnaryOperator>(E))
    return U->getOpcode() == UO_Deref && isOnePlace(U->getSubExpr());
  return false;
}

ValueId FactBuilder::assign(const BinaryOperator *E) {
  const Expr *L = E->getLHS(), *R = E->getRHS();
  ValueId V;
  if (E->getOpcode() == BO_Assign) {
    if (L->getType()->isRecordType()) {
      initialize(place(L), R, sinkOfTarget(L), L->getExprLoc(), true);
      return {};
    }
    const Expr *Number = spreadInto(
        L, R, Out->Function ? Out->Function->getBody() : nullptr, AST);
    V = Number ? value(Number) : value(R);
    const Expr *Target = strip(L);
    if (const auto *Ref = dyn_cast<DeclRefExpr>(Target))
      if (const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
          Var && Var->getType()->isPointerType()) {
        PointerAliases.erase(Var);
        if (PlaceId P = pointee(R))
          PointerAliases[Var] = P;
      }
  } else {
    ValueId Old = load(place(L), L);
    ValueId New = value(R);
    V = combine(E->getOpcode(), E, Old, L, New, R);
  }
  PlaceId P = place(L);
  if (const auto *M = dyn_cast<MemberExpr>(strip(L)))
    holdsPointer(M->getMemberDecl());
  // A place that cannot be followed may have a name that says identity.
  SinkId Into = sinkOfTarget(L);
  if (P || Into) {
    if (E->getOpcode() == BO_Assign)
      given(Into, R, L);
    PlaceId Text =
        E->getOpcode() == BO_Assign ? textBehind(R, P, Into) : PlaceId();
    store(P, V, Text, Into, strip(L)->getExprLoc(), isOnePlace(L));
  }
  return V;
}
