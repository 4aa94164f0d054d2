//===--- OrderNumber.cpp - numbers that elements get one after the other --===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A number that changes from element to element, counted or drawn, says which
// place an element had. See OrderSeen.h.
//
//===----------------------------------------------------------------------===//

#include "OrderSeen.h"
#include "OrderShape.h"
#include "core/ast/Children.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;
using namespace stableid;

bool OrderReader::draws(const Stmt *Whole) const {
  return anyPart(Whole, [&](const Stmt *S) {
    return drawsNumber(S) &&
           llvm::none_of(cast<CallExpr>(S)->arguments(), [&](const Expr *A) {
             return Inner.count(rootOf(A));
           });
  });
}

/// ++n, n++, an n that is advanced elsewhere in the loop, or the size of a list
/// that grows in it: another number for each element.
bool OrderReader::counts(const Stmt *S) const {
  const ValueDecl *Counter = nullptr;
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(S);
      Call && Call->getNumArgs() == 0 && Call->getType()->isIntegerType()) {
    Counter = rootOf(Call->getImplicitObjectArgument());
    return Counted.count(Counter) && !Inner.count(Counter);
  }
  if (const auto *Ref = dyn_cast<DeclRefExpr>(S))
    if (Numbers.count(Ref->getDecl()))
      return true;
  if (const auto *U = dyn_cast<UnaryOperator>(S);
      U && U->isIncrementOp() && U->getType()->isIntegerType())
    Counter = rootOf(U->getSubExpr());
  else if (const auto *Ref = dyn_cast<DeclRefExpr>(S))
    Counter = Counted.count(Ref->getDecl()) ? Ref->getDecl() : nullptr;
  if (Counter)
    return !Inner.count(Counter);
  return llvm::any_of(childrenOf(S),
                      [&](const Stmt *Child) { return counts(Child); });
}

/// x->number = n++; numbers[x] = n++.
void OrderReader::numbered(const Expr *Target, const Expr *Value,
                           const Expr *At) {
  if (!counts(Value) || (Target && !mentions(Target)))
    return;
  // An index into something that goes with the call is nobody's number.
  const Expr *Bare = Target ? Target->IgnoreUnlessSpelledInSource() : nullptr;
  const auto *M = dyn_cast_or_null<MemberExpr>(Bare);
  const ValueDecl *Field = M ? M->getMemberDecl() : nullptr;
  std::optional<Identity> Id;
  if (Field && Field->getIdentifier())
    Id = P.Names.classify(Field->getName());
  add(SeenAs::Numbered, At, Id ? Id->Sure : Certainty::Likely, Field);
}

/// ++n and n += size after x->number = n count as much as before it; so does
/// what list.push_back() does to list.size().
void OrderReader::findCounted(const Stmt *S) {
  const Expr *Grows = nullptr;
  if (const auto *U = dyn_cast<UnaryOperator>(S)) {
    if (U->isIncrementOp())
      Grows = U->getSubExpr();
  } else if (const auto *B = dyn_cast<CompoundAssignOperator>(S)) {
    if (B->getOpcode() == BO_AddAssign)
      Grows = B->getLHS();
  } else if (const auto *Call = dyn_cast<CXXMemberCallExpr>(S)) {
    const FunctionDecl *F = Call->getDirectCallee();
    const ValueDecl *Root = rootOf(Call->getImplicitObjectArgument());
    if (F && Root && P.Names.is(WR_Put, nameOf(F)) && Call->getNumArgs())
      Counted.insert(Root);
  }
  if (Grows && isa<DeclRefExpr>(Grows->IgnoreParenImpCasts()) &&
      Grows->getType()->isIntegerType())
    Counted.insert(rootOf(Grows));
  for (const Stmt *Child : childrenOf(S))
    findCounted(Child);
}
