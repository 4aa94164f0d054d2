//===--- FactPlace.cpp - places as facts ----------------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which place an lvalue, a class value or a pointer designates. See
// FactBuilder.h.
//
//===----------------------------------------------------------------------===//

#include "FactBuilder.h"
#include "core/ast/Children.h"

using namespace clang;
using namespace stableid;

PlaceId FactBuilder::variable(const VarDecl *V) {
  auto Alias = Aliases.find(V);
  if (Alias != Aliases.end())
    return Alias->second;
  PlaceKey Key;
  Key.Kind = PlaceKey::RootKind::Variable;
  Key.Root = V;
  return Out->Places.intern(Key);
}

PlaceId FactBuilder::pointeeOf(const VarDecl *V) {
  auto Alias = PointerAliases.find(V);
  if (Alias != PointerAliases.end())
    return Alias->second;
  PlaceKey Key;
  Key.Kind = PlaceKey::RootKind::Pointee;
  Key.Root = V;
  return Out->Places.intern(Key);
}

PlaceId FactBuilder::thisObject() {
  PlaceKey Key;
  Key.Kind = PlaceKey::RootKind::This;
  return Out->Places.intern(Key);
}

PlaceId FactBuilder::temporary(const Expr *E) {
  PlaceKey Key;
  Key.Kind = PlaceKey::RootKind::Temporary;
  Key.Temp = E;
  return Out->Places.intern(Key);
}

PlaceId FactBuilder::place(const Expr *E) {
  E = strip(E);
  if (!E || E->isTypeDependent())
    return {};
  auto Known = PlacesOf.find(E);
  if (Known != PlacesOf.end())
    return Known->second;
  PlaceId P = computePlace(E);
  PlacesOf[E] = P;
  return P;
}

PlaceId FactBuilder::computePlace(const Expr *E) {
  if (const auto *X = dyn_cast<DeclRefExpr>(E)) {
    if (const auto *V = dyn_cast<VarDecl>(X->getDecl())) {
      if (X->refersToEnclosingVariableOrCapture() && Out->Function &&
          Captured.try_emplace(V, true).second && !Aliases.count(V)) {
        Source S;
        S.Kind = SourceKind::Input;
        S.In.Param = Input::Capture;
        S.In.Content = true;
        S.In.Captured = V;
        S.In.IsAddress = isAddressLike(V->getType(), Index);
        S.Loc = V->getLocation();
        Out->Inputs.push_back({variable(V), D.add(std::move(S))});
      }
      return variable(V);
    }
    if (const auto *B = dyn_cast<BindingDecl>(X->getDecl())) {
      if (const VarDecl *Holder = B->getHoldingVar())
        return Holder->getInit() ? place(Holder->getInit()) : PlaceId();
      return B->getBinding() ? place(B->getBinding()) : PlaceId();
    }
    return {};
  }
  if (const auto *X = dyn_cast<MemberExpr>(E))
    return memberPlace(X);
  if (const auto *X = dyn_cast<ArraySubscriptExpr>(E)) {
    benign(X->getIdx());
    return pointee(X->getBase());
  }
  if (const auto *X = dyn_cast<UnaryOperator>(E)) {
    if (X->getOpcode() == UO_Deref)
      return pointee(X->getSubExpr());
    return place(X->getSubExpr());
  }
  if (const auto *X = dyn_cast<BinaryOperator>(E)) {
    if (X->getOpcode() == BO_Comma)
      return place(X->getRHS());
    if (X->isAssignmentOp()) {
      if (!Values.count(X))
        Values[X] = assign(X);
      return place(X->getLHS());
    }
    return {};
  }
  if (const auto *X = dyn_cast<AbstractConditionalOperator>(E)) {
    PlaceId P = temporary(E);
    for (const Expr *Arm : {X->getTrueExpr(), X->getFalseExpr()})
      initialize(P, Arm, {}, E->getBeginLoc(), /*Overwrites=*/false);
    return P;
  }
  if (const auto *X = dyn_cast<CXXConstructExpr>(E)) {
    // Copies and moves are the object they were made from.
    if (X->getConstructor()->isCopyOrMoveConstructor() && X->getNumArgs() >= 1)
      return place(X->getArg(0));
    PlacesOf[E] = temporary(E);
    const CXXRecordDecl *Class = X->getConstructor()->getParent();
    llvm::ArrayRef<const Expr *> Args(X->getArgs(), X->getNumArgs());
    if (parts(PlacesOf[E], Args, Class))
      return PlacesOf[E];
    call(X);
    return PlacesOf[E];
  }
  if (isa<CallExpr>(E) && (E->isGLValue() || E->getType()->isRecordType())) {
    call(E);
    auto Known = PlacesOf.find(E);
    return Known == PlacesOf.end() ? PlaceId() : Known->second;
  }
  if (const auto *X = dyn_cast<CoawaitExpr>(E))
    return place(X->getOperand());
  if (const auto *X = dyn_cast<CastExpr>(E)) {
    if (E->isGLValue() || E->getType()->isRecordType()) {
      const Expr *Sub = strip(X->getSubExpr());
      if (Sub->isGLValue() || Sub->getType()->isRecordType())
        return place(Sub);
    }
  } else if (const auto *X = dyn_cast<InitListExpr>(E)) {
    return aggregate(X);
  } else if (const auto *X = dyn_cast<LambdaExpr>(E)) {
    return lambda(X);
  } else if (const auto *X = dyn_cast<CXXStdInitializerListExpr>(E)) {
    return place(X->getSubExpr());
  } else if (const auto *X = dyn_cast<CompoundLiteralExpr>(E)) {
    const Expr *Init = strip(X->getInitializer());
    if (Init->getType()->isRecordType() || Init->getType()->isArrayType())
      return place(Init);
    PlaceId P = temporary(E);
    initialize(P, Init, {}, E->getBeginLoc());
    return P;
  } else if (const auto *X = dyn_cast<CXXParenListInitExpr>(E)) {
    PlaceId P = temporary(E);
    for (const Expr *Init : X->getInitExprs())
      initialize(P, Init, {}, Init->getBeginLoc(), /*Overwrites=*/false);
    return P;
  }
  // A number that something takes by reference.
  if (E->isPRValue() && E->getType()->isScalarType()) {
    ValueId V = value(E);
    if (!V)
      return {};
    PlaceId P = temporary(E);
    emit(fact::Store{P, V}, E);
    return P;
  }
  return {};
}

PlaceId FactBuilder::memberPlace(const MemberExpr *E) {
  if (const auto *V = dyn_cast<VarDecl>(E->getMemberDecl())) {
    PlaceKey Key;
    Key.Kind = PlaceKey::RootKind::Variable;
    Key.Root = V->getCanonicalDecl();
    return Out->Places.intern(Key);
  }
  const auto *F = dyn_cast<FieldDecl>(E->getMemberDecl());
  if (!F)
    return {};
  PlaceId Base = E->isArrow() ? pointee(E->getBase()) : place(E->getBase());
  if (Base || F->getParent()->isUnion())
    return Out->Places.field(Base, F);
  PlaceKey Key;
  Key.Kind = PlaceKey::RootKind::Member;
  Key.Root = F;
  return Out->Places.intern(Key);
}

PlaceId FactBuilder::pointee(const Expr *E) {
  E = strip(E);
  if (!E || E->isTypeDependent())
    return {};
  if (E->getType()->isArrayType())
    return place(E);
  if (isa<CXXThisExpr>(E))
    return thisObject();
  if (const auto *X = dyn_cast<CastExpr>(E)) {
    const Expr *Sub = strip(X->getSubExpr());
    switch (X->getCastKind()) {
    case CK_ArrayToPointerDecay:
      return isa<StringLiteral, PredefinedExpr>(Sub) ? PlaceId() : place(Sub);
    case CK_LValueToRValue: {
      if (const auto *Ref = dyn_cast<DeclRefExpr>(Sub))
        if (const auto *V = dyn_cast<VarDecl>(Ref->getDecl()))
          return pointeeOf(V);
      // A character pointer kept in a field or an element is known by that:
      // nothing else points to its text.
      QualType Pointed = E->getType()->getPointeeType();
      if (isa<MemberExpr, ArraySubscriptExpr>(Sub) && !Pointed.isNull() &&
          Pointed->isAnyCharacterType())
        return place(Sub);
      return {};
    }
    case CK_IntegralToPointer:
    case CK_NullToPointer:
      return {};
    case CK_UserDefinedConversion:
      return Sub->getType()->isPointerType() ? pointee(Sub) : PlaceId();
    default:
      return Sub->getType()->isPointerType() ? pointee(Sub) : PlaceId();
    }
  }
  if (const auto *X = dyn_cast<UnaryOperator>(E)) {
    if (X->getOpcode() == UO_AddrOf)
      return X->getSubExpr()->getType()->isFunctionType()
                 ? PlaceId()
                 : place(X->getSubExpr());
    if (X->isIncrementDecrementOp())
      return pointee(X->getSubExpr());
    return {};
  }
  if (const auto *X = dyn_cast<BinaryOperator>(E)) {
    if (X->isAdditiveOp())
      return pointee(X->getLHS()->getType()->isPointerType() ? X->getLHS()
                                                             : X->getRHS());
    if (X->getOpcode() == BO_Comma)
      return pointee(X->getRHS());
    return {};
  }
  if (const auto *X = dyn_cast<AbstractConditionalOperator>(E)) {
    PlaceId P = pointee(X->getTrueExpr());
    return P ? P : pointee(X->getFalseExpr());
  }
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    if (const auto *V = dyn_cast<VarDecl>(Ref->getDecl()))
      return pointeeOf(V);
  if (isa<CallExpr>(E)) {
    value(E);
    auto Known = PointeesOf.find(E);
    return Known == PointeesOf.end() ? PlaceId() : Known->second;
  }
  return {};
}

PlaceId FactBuilder::textBehind(const Expr *E, PlaceId Kept, SinkId Into) {
  if (!isCharPointer(E) || !isCharPointer(E->IgnoreParenCasts()))
    return {};
  // A local pointer is followed to its text when it is read.
  const PlaceKey &Key = Out->Places.key(Kept);
  const auto *V = dyn_cast_or_null<VarDecl>(Key.Root);
  bool Local = Key.Kind == PlaceKey::RootKind::Variable && !Key.Fields[0] &&
               V && V->hasLocalStorage() && !V->getType()->isArrayType();
  return Local && !Into ? PlaceId() : pointee(E);
}

void FactBuilder::holdsPointer(const ValueDecl *Written) {
  const auto *F = dyn_cast_or_null<FieldDecl>(Written);
  if (F && F->getParent()->isUnion() && F->getType()->isPointerType())
    HoldPointers.insert(F->getParent());
}

PlaceId FactBuilder::aggregate(const InitListExpr *E) {
  if (const InitListExpr *Semantic = E->getSemanticForm())
    E = Semantic;
  if (E->isTransparent())
    return place(E->getInit(0));
  PlaceId P = temporary(E);
  const auto *Record = E->getType()->getAsRecordDecl();
  if (!Record || Record->isUnion()) {
    holdsPointer(E->getInitializedFieldInUnion());
    for (const Expr *Init : initsOf(E))
      initialize(P, Init, {}, Init->getBeginLoc(), /*Overwrites=*/false);
    return P;
  }
  const auto *Class = dyn_cast<CXXRecordDecl>(Record);
  for (const auto &[F, Init] : fieldInitsOf(E))
    if (F)
      initialize(Out->Places.field(P, F), Init,
                 sinkOfDecl(F, Init->getBeginLoc(), Init->getSourceRange()),
                 Init->getBeginLoc());
    else
      initialize(P, Init, addSink(Find.ofBase(Class, Init)),
                 Init->getBeginLoc(), /*Overwrites=*/false);
  return P;
}

PlaceId FactBuilder::lambda(const LambdaExpr *E) {
  for (const LambdaCapture &C : E->captures()) {
    if (!C.capturesVariable() || !E->isInitCapture(&C))
      continue;
    if (const auto *V = dyn_cast<VarDecl>(C.getCapturedVar()))
      if (const Expr *Init = V->getInit())
        initialize(variable(V), Init, {}, V->getLocation());
  }
  // Whoever calls it and with what: what it captured is already at its sinks.
  CallSite C;
  C.E = E;
  C.Callee = E->getCallOperator();
  PlaceId P = temporary(E);
  C.This.Content = thisObject();
  callFact(std::move(C), {}, {});
  return P;
}
