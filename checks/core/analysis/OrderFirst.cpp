//===--- OrderFirst.cpp - the first element that fits ---------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A loop that leaves with the first element for which something holds takes
// another one in each order, unless only one element can fit. See OrderSeen.h.
//
//===----------------------------------------------------------------------===//

#include "OrderSeen.h"
#include "OrderShape.h"
#include "core/ast/Children.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;
using namespace stableid;

/// A number, flag or enumerator: many elements can have it.
static bool isPlainConstant(const Expr *E) {
  E = E->IgnoreUnlessSpelledInSource();
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    return isa<EnumConstantDecl>(Ref->getDecl());
  return isa<IntegerLiteral, CXXBoolLiteralExpr, CXXNullPtrLiteralExpr,
             CharacterLiteral, FloatingLiteral, CXXDefaultArgExpr>(E);
}

/// x->name == name, strcmp(x->name, name), same(x, wanted): one thing is looked
/// for, and it is found in any order. `x->state != idle` fits many.
bool OrderReader::asksForOne(const Expr *Cond, bool Truth) const {
  const Expr *E = Cond->IgnoreParenImpCasts();
  if (const auto *Whole = dyn_cast<FullExpr>(E))
    return asksForOne(Whole->getSubExpr(), Truth);
  if (const auto *Rewritten = dyn_cast<CXXRewrittenBinaryOperator>(E))
    return asksForOne(Rewritten->getSemanticForm(), Truth);
  if (const auto *U = dyn_cast<UnaryOperator>(E);
      U && U->getOpcode() == UO_LNot)
    return asksForOne(U->getSubExpr(), !Truth);
  if (const auto *B = dyn_cast<BinaryOperator>(E)) {
    if (B->isLogicalOp())
      return asksForOne(B->getLHS(), Truth) || asksForOne(B->getRHS(), Truth);
    if (B->isEqualityOp())
      return (B->getOpcode() == BO_EQ) == Truth;
    return false;
  }
  const auto *Call = dyn_cast<CallExpr>(E);
  if (!Call)
    return false;
  llvm::ArrayRef<const Expr *> Args(Call->getArgs(), Call->getNumArgs());
  if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(Call)) {
    OverloadedOperatorKind Kind = Op->getOperator();
    if (Kind == OO_Exclaim)
      return asksForOne(Op->getArg(0), !Truth);
    if (Kind == OO_EqualEqual || Kind == OO_ExclaimEqual)
      return (Kind == OO_EqualEqual) == Truth;
    if (Kind != OO_Call)
      return false;
    Args = Args.drop_front();
  }
  bool OfElement = mentions(Call);
  return OfElement && llvm::any_of(Args, [&](const Expr *A) {
           return !mentions(A) && !isPlainConstant(A);
         });
}

/// dynamic_cast<T *>(x), x->as<T>(): the element of that class.
static bool asksForClass(const Expr *E) {
  return anyPart(E, [](const Stmt *S) {
    if (isa<CXXDynamicCastExpr>(S))
      return true;
    const auto *Call = dyn_cast<CallExpr>(S);
    const Expr *Callee = Call ? Call->getCallee()->IgnoreParenImpCasts() : nullptr;
    if (const auto *Ref = dyn_cast_or_null<DeclRefExpr>(Callee))
      return Ref->hasExplicitTemplateArgs();
    const auto *M = dyn_cast_or_null<MemberExpr>(Callee);
    return M && M->hasExplicitTemplateArgs();
  });
}

/// The body of an `if` goes on with the next element, or with none.
static bool leaves(const Stmt *S) {
  if (const auto *Block = dyn_cast<CompoundStmt>(S))
    return !Block->body_empty() && leaves(Block->body_back());
  return isa<ContinueStmt, ReturnStmt, BreakStmt>(S);
}

void OrderReader::branch(const IfStmt *If, bool One) {
  const Expr *Cond = If->getCond();
  if (Cond && draws(Cond) && mentions(If->getThen()))
    add(SeenAs::Drawn, If, Certainty::Likely);
  const VarDecl *Kind = If->getConditionVariable();
  bool Class = Kind && Kind->getInit() && asksForClass(Kind->getInit());
  if (If->getInit())
    walk(If->getInit(), One);
  if (If->getConditionVariableDeclStmt())
    walk(If->getConditionVariableDeclStmt(), One);
  if (Cond)
    walk(Cond, One);
  bool Then = One || Class || (Cond && asksForOne(Cond, true));
  if (!Then)
    taken(If->getThen());
  walk(If->getThen(), Then);
  if (If->getElse())
    walk(If->getElse(), One || (Cond && asksForOne(Cond, false)));
}

/// if (x->name != name) continue; what follows is for the one of that name.
void OrderReader::block(const CompoundStmt *Block, bool One) {
  for (const Stmt *S : Block->body()) {
    walk(S, One);
    const auto *If = dyn_cast<IfStmt>(S);
    if (If && If->getCond() && !If->getElse() && leaves(If->getThen()))
      One |= asksForOne(If->getCond(), false);
  }
}

/// { found = x; break; }
void OrderReader::taken(const Stmt *Then) {
  const auto *Block = dyn_cast<CompoundStmt>(Then);
  if (Depth || Inside || !Block || Block->body_empty() ||
      !isa<BreakStmt>(Block->body_back()))
    return;
  for (const Stmt *S : Block->body()) {
    const auto *E = dyn_cast<Expr>(S);
    E = E ? E->IgnoreUnlessSpelledInSource() : nullptr;
    const Expr *To = nullptr, *Value = nullptr;
    if (const auto *B = dyn_cast_or_null<BinaryOperator>(E);
        B && B->getOpcode() == BO_Assign)
      To = B->getLHS(), Value = B->getRHS();
    else if (const auto *Op = dyn_cast_or_null<CXXOperatorCallExpr>(E);
             Op && Op->getOperator() == OO_Equal && Op->getNumArgs() == 2)
      To = Op->getArg(0), Value = Op->getArg(1);
    if (To && !isInner(To) && mentions(Value) &&
        !Value->getType()->isBooleanType())
      add(SeenAs::First, S, Certainty::Likely);
  }
}

/// [](T *x) { return x->done; }: the predicate of a search that gives the first
/// element for which it holds.
void OrderReader::predicate(const CompoundStmt *Body) {
  const auto *Return = Body->size() == 1
                           ? dyn_cast<ReturnStmt>(Body->body_front())
                           : nullptr;
  const Expr *Value = Return ? Return->getRetValue() : nullptr;
  if (Value && mentions(Value) && !asksForOne(Value, true))
    add(SeenAs::First, Return, Certainty::Likely);
}

void OrderReader::leave(const Stmt *S, const Expr *Value) {
  if (!Depth && Value && mentions(Value) && !Value->getType()->isBooleanType() &&
      !asksForClass(Value))
    add(SeenAs::First, S, Certainty::Likely);
}
