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

SinkId FactBuilder::addSink(Sink S) { return Out->Sinks.add(std::move(S)); }

SinkId FactBuilder::addSink(std::optional<Sink> S) {
  if (!S || (S->Local && QuietLocals))
    return {};
  const auto *F = dyn_cast_or_null<FieldDecl>(S->Decl);
  if (F && F->getType()->isIntegerType() && isBesideCallback(F))
    return {};
  return addSink(std::move(*S));
}

SinkId FactBuilder::given(SinkId Into, const Expr *Value, const Expr *Target) {
  if (Into) {
    // A strong type is made of one object again and again; no edit may make
    // its copies differ.
    const Sink &S = Out->Sinks[Into];
    if (const auto *Part = dyn_cast_or_null<FieldDecl>(S.Decl);
        Part && S.Name != Part->getName())
      return Into;
    if (const auto *Default = dyn_cast<CXXDefaultInitExpr>(Value))
      Value = Default->getExpr();
    Out->Sinks[Into].Value = Value;
    Out->Sinks[Into].Target = Target;
  }
  return Into;
}

SinkId FactBuilder::sinkOfDecl(const ValueDecl *Declared, SourceLocation Loc,
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

SinkId FactBuilder::sinkOfElement(const Expr *Whole, const Expr *At) {
  return addSink(Find.ofElement(Whole, At));
}

SinkId FactBuilder::sinkOfTarget(const Expr *LHS) {
  // A pointer may be known to point to something with a name.
  const auto *U = dyn_cast<UnaryOperator>(strip(LHS));
  if (U && U->getOpcode() == UO_Deref)
    if (const auto *Ref =
            dyn_cast<DeclRefExpr>(U->getSubExpr()->IgnoreParenImpCasts()))
      if (SinkId I = sinkOfPlace(place(U), Ref))
        return I;
  return addSink(Find.ofTarget(LHS));
}

SinkId FactBuilder::sinkOfConstant(const StringLiteral *Text, const Expr *At) {
  return addSink(Find.ofConstant(Text, At));
}

SinkId FactBuilder::sinkOfPlace(PlaceId P, const Expr *At) {
  if (!P)
    return {};
  const PlaceKey &Key = Out->Places.key(P);
  if (Key.Kind == PlaceKey::RootKind::Pointee && !Key.Fields[0]) {
    const auto *V = dyn_cast<VarDecl>(Key.Root);
    return V ? addSink(Find.ofPointee(V, At)) : SinkId();
  }
  const ValueDecl *Declared = Key.decl();
  if (!Declared)
    return {};
  return sinkOfDecl(Declared, At->getExprLoc(), At->getSourceRange());
}
