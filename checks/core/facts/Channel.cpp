//===--- Channel.cpp - does what is written leave the process -------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Channel.h.
//
//===----------------------------------------------------------------------===//

#include "Channel.h"
#include "core/source/Source.h"

using namespace clang;
using namespace stableid;

/// The object a chain `os << a << b` began with.
static const Expr *rootOfChain(const Expr *E) {
  while (true) {
    E = strip(E);
    if (const auto *C = dyn_cast<CastExpr>(E)) {
      E = C->getSubExpr();
      continue;
    }
    const auto *Op = dyn_cast<CXXOperatorCallExpr>(E);
    if (!Op || Op->getOperator() != OO_LessLess || Op->getNumArgs() == 0)
      return E;
    E = Op->getArg(0);
  }
}

const Expr *stableid::streamOf(const CallFact &C, ModelIndex &Index) {
  if (!C.Callee)
    return nullptr;
  const Expr *E = C.This.E;
  if (C.Callee->getOverloadedOperator() == OO_LessLess) {
    if (!E && C.Args.size() == 2)
      E = C.Args[0].E;
  } else if (!C.Callee->getDeclName().isIdentifier() ||
             (C.Callee->getName() != "write" && C.Callee->getName() != "put")) {
    return nullptr;
  }
  if (!E)
    return nullptr;
  E = rootOfChain(E);
  QualType T = E->getType();
  if (const auto *P = T->getAs<PointerType>())
    T = P->getPointeeType();
  return Index.traitsOf(T) & TT_Stream ? E : nullptr;
}

/// FILE *f = fopen(...): opened right here. A reference to a stream that some
/// call returned is as unknown as a parameter.
static bool isOpenedHere(const VarDecl *V) {
  if (!V->hasLocalStorage() || isa<ParmVarDecl>(V) || !V->getInit() ||
      !V->getType()->isPointerType())
    return false;
  const auto *Call = dyn_cast<CallExpr>(V->getInit()->IgnoreParenCasts());
  const FunctionDecl *Open = Call ? Call->getDirectCallee() : nullptr;
  return Open && Open->getIdentifier() && Open->getName().contains("open");
}

/// notify(WARN): a stream that is asked for by how bad a message is.
static bool isByLevel(const CallExpr *Call, const Lexicon &Words) {
  return llvm::any_of(Call->arguments(), [&](const Expr *Arg) {
    const auto *Enum = Arg->IgnoreParenCasts()->getType()->getAs<EnumType>();
    const EnumDecl *Levels = Enum ? Enum->getDecl()->getDefinition() : nullptr;
    return Levels && llvm::any_of(Levels->enumerators(),
                                  [&](const EnumConstantDecl *Level) {
                                    return Words.saysDiagnostic(Level->getName());
                                  });
  });
}

const ParmVarDecl *stableid::channelParam(const Expr *E) {
  E = rootOfChain(E);
  if (const auto *U = dyn_cast<UnaryOperator>(E))
    if (U->getOpcode() == UO_Deref || U->getOpcode() == UO_AddrOf)
      E = rootOfChain(U->getSubExpr());
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  return Ref ? dyn_cast<ParmVarDecl>(Ref->getDecl()) : nullptr;
}

ChannelVerdict stableid::classifyChannel(const Expr *E, ModelIndex &Index,
                                         const Lexicon &Words) {
  E = rootOfChain(E);
  QualType T = E->getType();
  if (const auto *U = dyn_cast<UnaryOperator>(E))
    if (U->getOpcode() == UO_Deref || U->getOpcode() == UO_AddrOf)
      E = rootOfChain(U->getSubExpr());
  bool IsDescriptor = T->isIntegerType();
  if (const auto *L = dyn_cast<IntegerLiteral>(E))
    return L->getValue().ule(2) ? ChannelVerdict::Stays
                                : ChannelVerdict::Leaves;
  const ValueDecl *Declared = nullptr;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    Declared = Ref->getDecl();
  else if (const auto *M = dyn_cast<MemberExpr>(E))
    Declared = M->getMemberDecl();
  else if (const auto *Call = dyn_cast<CallExpr>(E)) {
    if (isByLevel(Call, Words))
      return ChannelVerdict::Stays;
    Declared = Call->getDirectCallee();
  }
  if (Declared) {
    if (const auto *V = dyn_cast<VarDecl>(Declared))
      if (Index.isFiltered(V))
        return ChannelVerdict::Stays;
    if (const auto *F = dyn_cast<FunctionDecl>(Declared))
      if (Index.isFiltered(F))
        return ChannelVerdict::Stays;
    if (Declared->getDeclName().isIdentifier() &&
        Words.saysDiagnostic(Declared->getName()))
      return ChannelVerdict::Stays;
    // A stream that a logger hands out, whatever the function is called.
    const auto *Method = dyn_cast<CXXMethodDecl>(Declared);
    if (Method && Method->getParent()->getIdentifier() &&
        Words.saysDiagnostic(Method->getParent()->getName()))
      return ChannelVerdict::Stays;
  }
  if (IsDescriptor)
    return ChannelVerdict::Leaves;
  if (Index.traitsOf(T) & TT_Channel)
    return ChannelVerdict::Leaves;
  if (const auto *V = dyn_cast_or_null<VarDecl>(Declared))
    if (isOpenedHere(V))
      return ChannelVerdict::Leaves;
  return ChannelVerdict::Unknown;
}
