//===--- FactSink.cpp - sinks as facts ------------------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Sinks answers which expressions are IDs; here they get a number in the facts
// and the value they are given. See FactBuilder.h.
//
//===----------------------------------------------------------------------===//

#include "Callback.h"
#include "FactBuilder.h"

using namespace clang;
using namespace stableid;

uint32_t FactBuilder::addSink(Sink S) {
  Out->Sinks.push_back(std::move(S));
  return Out->Sinks.size() - 1;
}

uint32_t FactBuilder::addSink(std::optional<Sink> S) {
  if (!S || (S->Local && QuietLocals))
    return Fact::None;
  const auto *F = dyn_cast_or_null<FieldDecl>(S->Decl);
  if (F && F->getType()->isIntegerType() && isBesideCallback(F))
    return Fact::None;
  return addSink(std::move(*S));
}

uint32_t FactBuilder::given(uint32_t SinkIndex, const Expr *Value,
                            const Expr *Target) {
  if (SinkIndex != Fact::None) {
    // A strong type is made of one object again and again; no edit may make
    // its copies differ.
    const Sink &S = Out->Sinks[SinkIndex];
    if (const auto *Part = dyn_cast_or_null<FieldDecl>(S.Decl);
        Part && S.Name != Part->getName())
      return SinkIndex;
    if (const auto *Default = dyn_cast<CXXDefaultInitExpr>(Value))
      Value = Default->getExpr();
    Out->Sinks[SinkIndex].Value = Value;
    Out->Sinks[SinkIndex].Target = Target;
  }
  return SinkIndex;
}

uint32_t FactBuilder::sinkOfDecl(const ValueDecl *Declared, SourceLocation Loc,
                                 SourceRange Range) {
  return addSink(Find.ofDecl(Declared, Loc, Range));
}

bool FactBuilder::isBesideCallback(const FieldDecl *F) {
  const Stmt *Body = Out->Function ? Out->Function->getBody() : nullptr;
  auto [It, New] = BesideCallback.try_emplace(F->getParent(), false);
  if (New && Body)
    It->second = givesCallback(Body, F->getParent());
  return It->second;
}

uint32_t FactBuilder::sinkOfElement(const Expr *Whole, const Expr *At) {
  return addSink(Find.ofElement(Whole, At));
}

uint32_t FactBuilder::sinkOfTarget(const Expr *LHS) {
  // A pointer may be known to point to something with a name.
  const auto *U = dyn_cast<UnaryOperator>(strip(LHS));
  if (U && U->getOpcode() == UO_Deref)
    if (const auto *Ref =
            dyn_cast<DeclRefExpr>(U->getSubExpr()->IgnoreParenImpCasts()))
      if (uint32_t I = sinkOfPlace(place(U), Ref); I != Fact::None)
        return I;
  return addSink(Find.ofTarget(LHS));
}

uint32_t FactBuilder::sinkOfConstant(const StringLiteral *Text,
                                     const Expr *At) {
  return addSink(Find.ofConstant(Text, At));
}

uint32_t FactBuilder::sinkOfPlace(PlaceId P, const Expr *At) {
  if (!P)
    return Fact::None;
  const PlaceKey &Key = Out->Places.key(P);
  if (Key.Kind == PlaceKey::RootKind::Pointee && !Key.Fields[0]) {
    const auto *V = dyn_cast<VarDecl>(Key.Root);
    return V ? addSink(Find.ofPointee(V, At)) : Fact::None;
  }
  const ValueDecl *Declared = Key.decl();
  if (!Declared)
    return Fact::None;
  return sinkOfDecl(Declared, At->getExprLoc(), At->getSourceRange());
}
