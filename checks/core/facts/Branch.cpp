//===--- Branch.cpp - what a branch says of a value -----------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Branch.h.
//
//===----------------------------------------------------------------------===//

#include "Branch.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/Stmt.h"
#include "clang/Analysis/CFG.h"

using namespace clang;
using namespace stableid;

/// \p E is a number, a null pointer or a number cast to a pointer: no address
/// of an object.
static bool isNumber(const Expr *E, ASTContext &AST) {
  E = E->IgnoreParenImpCasts();
  if (E->isValueDependent() || E->getType()->isRecordType())
    return false;
  // static Node *const Empty = (Node *)1;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    if (const auto *V = dyn_cast<VarDecl>(Ref->getDecl());
        V && V->getType()->isPointerType() && V->getType().isConstQualified() &&
        V->getInit() && !V->getInit()->isValueDependent())
      E = V->getInit();
  Expr::EvalResult Value;
  if (!E->EvaluateAsRValue(Value, AST) || Value.HasSideEffects)
    return false;
  return Value.Val.isInt() ||
         (Value.Val.isLValue() && !Value.Val.getLValueBase());
}

/// The variable or field whose value \p E is, seen through casts that keep all
/// of an address; null if it is none or cannot hold an address.
static const Expr *placeIn(const Expr *E, const ASTContext &AST) {
  auto IsWide = [&](QualType T) {
    return T->isPointerType() ||
           (T->isIntegerType() && !T->isDependentType() &&
            AST.getTypeSize(T) >= AST.getTypeSize(AST.VoidPtrTy));
  };
  while (true) {
    E = E->IgnoreParens();
    if (!IsWide(E->getType()))
      return nullptr;
    if (const auto *C = dyn_cast<CastExpr>(E))
      E = C->getSubExpr();
    else if (const auto *B = dyn_cast<BinaryOperator>(E);
             B && B->getOpcode() == BO_Assign)
      E = B->getLHS(); // (p = next()) == 4
    else
      break;
  }
  if (E->getType().isVolatileQualified())
    return nullptr;
  if (const auto *M = dyn_cast<MemberExpr>(E))
    return isa<FieldDecl>(M->getMemberDecl()) ? E : nullptr;
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  return Ref && isa<VarDecl>(Ref->getDecl()) ? E : nullptr;
}

/// Collects the places that hold constants where \p Cond is \p Truth.
static void collect(const Expr *Cond, bool Truth, ASTContext &AST,
                    llvm::SmallVectorImpl<const Expr *> &Out) {
  Cond = Cond->IgnoreParenImpCasts();
  if (const auto *U = dyn_cast<UnaryOperator>(Cond)) {
    if (U->getOpcode() == UO_LNot)
      collect(U->getSubExpr(), !Truth, AST, Out);
    return;
  }
  // __builtin_expect(p == 4, 1)
  if (const auto *Call = dyn_cast<CallExpr>(Cond)) {
    const FunctionDecl *F = Call->getDirectCallee();
    if (F && F->getBuiltinID() == Builtin::BI__builtin_expect)
      collect(Call->getArg(0), Truth, AST, Out);
    return;
  }
  if (const auto *B = dyn_cast<BinaryOperator>(Cond)) {
    if (B->getOpcode() == (Truth ? BO_LAnd : BO_LOr)) {
      collect(B->getLHS(), Truth, AST, Out);
      collect(B->getRHS(), Truth, AST, Out);
      return;
    }
    if (B->isEqualityOp()) {
      // != 0 and == 0 of a condition, as C spells them.
      if ((B->getOpcode() == BO_EQ) != Truth)
        return;
      for (auto [Side, Other] : {std::make_pair(B->getLHS(), B->getRHS()),
                                 std::make_pair(B->getRHS(), B->getLHS())})
        if (const Expr *P = placeIn(Side, AST); P && isNumber(Other, AST))
          Out.push_back(P);
      return;
    }
    if (B->getOpcode() != BO_Assign)
      return;
  }
  if (!Truth)
    if (const Expr *P = placeIn(Cond, AST))
      Out.push_back(P);
}

llvm::SmallVector<ConstantEdge, 2>
stableid::constantEdges(const CFGBlock &Block, ASTContext &AST) {
  llvm::SmallVector<ConstantEdge, 2> Out;
  if (Block.succ_size() < 2)
    return Out;
  if (const auto *Switch =
          dyn_cast_or_null<SwitchStmt>(Block.getTerminatorStmt())) {
    const Expr *P = placeIn(Switch->getCond(), AST);
    unsigned I = 0;
    for (const CFGBlock *Next : Block.succs()) {
      if (P && Next && isa_and_nonnull<CaseStmt>(Next->getLabel()))
        Out.push_back({I, P});
      ++I;
    }
    return Out;
  }
  const Expr *Cond =
      Block.succ_size() == 2 ? Block.getLastCondition() : nullptr;
  if (!Cond || Cond->isValueDependent())
    return Out;
  for (unsigned I : {0u, 1u}) {
    llvm::SmallVector<const Expr *, 2> Places;
    collect(Cond, /*Truth=*/I == 0, AST, Places);
    for (const Expr *P : Places)
      Out.push_back({I, P});
  }
  return Out;
}
