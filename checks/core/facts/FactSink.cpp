//===--- FactSink.cpp - sinks as facts ------------------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What is written to is an ID by its own name, by that of what holds it, or by
// the constant it is found under. See FactBuilder.h.
//
//===----------------------------------------------------------------------===//

#include "FactBuilder.h"

using namespace clang;
using namespace stableid;

uint32_t FactBuilder::addSink(Sink S) {
  Out->Sinks.push_back(std::move(S));
  return Out->Sinks.size() - 1;
}

static Sink named(const Identity &Id, const ValueDecl *D, SourceLocation Loc,
                  SourceRange Range) {
  Sink S;
  S.Id = Id;
  S.Name = D->getNameAsString();
  S.Loc = Loc;
  S.Range = Range;
  S.Decl = D;
  return S;
}

uint32_t FactBuilder::given(uint32_t SinkIndex, const Expr *Value,
                            const Expr *Target) {
  if (SinkIndex != Fact::None) {
    if (const auto *Default = dyn_cast<CXXDefaultInitExpr>(Value))
      Value = Default->getExpr();
    Out->Sinks[SinkIndex].Value = Value;
    Out->Sinks[SinkIndex].Target = Target;
  }
  return SinkIndex;
}

uint32_t FactBuilder::sinkOfDecl(const ValueDecl *Declared, SourceLocation Loc,
                                 SourceRange Range) {
  std::optional<Identity> Id = identityOf(Declared, Index, Names);
  if (!Id)
    return Fact::None;
  Sink S = named(*Id, Declared, Loc, Range);
  const auto *V = dyn_cast<VarDecl>(Declared);
  S.Local = V && V->hasLocalStorage();
  if (S.Local && QuietLocals)
    return Fact::None;
  return addSink(std::move(S));
}

uint32_t FactBuilder::sinkOfElement(const Expr *Whole, const Expr *At) {
  const ValueDecl *Declared = namedObject(Whole);
  std::optional<Identity> Id =
      Declared ? identityOfElement(Declared, Index, Names) : std::nullopt;
  if (!Id)
    return Fact::None;
  Sink S = named(*Id, Declared, Whole->getExprLoc(), At->getSourceRange());
  const auto *V = dyn_cast<VarDecl>(Declared);
  // What a pointer parameter points to is the caller's.
  S.Local = V && V->hasLocalStorage() &&
            !(isa<ParmVarDecl>(V) && !V->getType()->isRecordType());
  if (S.Local && QuietLocals)
    return Fact::None;
  return addSink(std::move(S));
}

const StringLiteral *FactBuilder::keyConstant(const Expr *E) const {
  E = strip(E);
  while (E) {
    if (const auto *L = dyn_cast<StringLiteral>(E))
      return L;
    if (const auto *C = dyn_cast<CastExpr>(E))
      E = strip(C->getSubExpr());
    else if (const auto *C = dyn_cast<CXXConstructExpr>(E))
      E = C->getNumArgs() >= 1 ? strip(C->getArg(0)) : nullptr;
    else
      return nullptr;
  }
  return nullptr;
}

uint32_t FactBuilder::sinkOfTarget(const Expr *LHS) {
  const Expr *E = strip(LHS);
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    return sinkOfDecl(Ref->getDecl(), E->getExprLoc(), E->getSourceRange());
  if (const auto *M = dyn_cast<MemberExpr>(E))
    return sinkOfDecl(M->getMemberDecl(), M->getMemberLoc(),
                      E->getSourceRange());
  if (const auto *U = dyn_cast<UnaryOperator>(E))
    if (U->getOpcode() == UO_Deref)
      if (const auto *Ref =
              dyn_cast<DeclRefExpr>(U->getSubExpr()->IgnoreParenImpCasts()))
        return sinkOfPlace(place(E), Ref);
  if (const auto *S = dyn_cast<ArraySubscriptExpr>(E))
    return sinkOfElement(S->getBase(), E);
  // headers["trace-id"] = value, headers.at("trace-id") = value
  const Expr *Key = nullptr;
  if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(E)) {
    if (Op->getOperator() == OO_Subscript && Op->getNumArgs() == 2) {
      Key = Op->getArg(1);
      if (!keyConstant(Key))
        return sinkOfElement(Op->getArg(0), E);
    }
  } else if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E)) {
    if (Call->getNumArgs() == 1)
      Key = Call->getArg(0);
  }
  const StringLiteral *Text = Key ? keyConstant(Key) : nullptr;
  return Text ? sinkOfConstant(Text, LHS) : Fact::None;
}

uint32_t FactBuilder::sinkOfConstant(const StringLiteral *Text,
                                     const Expr *At) {
  std::optional<Identity> Id;
  if (Text->isOrdinary())
    Id = Names.classifyConstant(Text->getString());
  if (!Id)
    return Fact::None;
  Sink S;
  S.Id = *Id;
  S.Name = Text->getString().str();
  S.Loc = At->getBeginLoc();
  S.Range = At->getSourceRange();
  return addSink(std::move(S));
}

uint32_t FactBuilder::sinkOfPlace(PlaceId P, const Expr *At) {
  if (!P)
    return Fact::None;
  const PlaceKey &Key = Out->Places.key(P);
  if (Key.Kind == PlaceKey::RootKind::Pointee && !Key.Fields[0]) {
    // An out-parameter or a buffer behind a pointer: the pointer's name is its
    // name, and what it points to decides whether it can hold an ID.
    const auto *V = dyn_cast<VarDecl>(Key.Root);
    QualType Pointed = V ? V->getType()->getPointeeType() : QualType();
    std::optional<Identity> Id;
    if (!Pointed.isNull() && canHoldIdentity(Pointed, Index, Names))
      Id = Names.classify(V->getName());
    if (!Id)
      return Fact::None;
    return addSink(named(*Id, V, At->getExprLoc(), At->getSourceRange()));
  }
  const ValueDecl *Declared = Key.decl();
  if (!Declared)
    return Fact::None;
  return sinkOfDecl(Declared, At->getExprLoc(), At->getSourceRange());
}
