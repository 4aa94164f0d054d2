//===--- Callable.cpp - what is called by another name --------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Callable.h.
//
//===----------------------------------------------------------------------===//

#include "Callable.h"
#include "core/source/Source.h"
#include "clang/AST/ASTLambda.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;
using namespace stableid;

/// Instantiations of a generic lambda that are looked at.
static constexpr unsigned MaxInstantiations = 4;

static Callables ofObject(const CXXRecordDecl *Class) {
  Callables Out;
  Class = Class ? Class->getDefinition() : nullptr;
  if (!Class || Class->isDependentContext())
    return Out;
  if (Class->isLambda()) {
    const FunctionTemplateDecl *T = Class->getDependentLambdaCallOperator();
    if (!T)
      return {Class->getLambdaCallOperator()};
    for (const FunctionDecl *F : T->specializations())
      if (F->doesThisDeclarationHaveABody() && Out.size() < MaxInstantiations)
        Out.push_back(F);
    return Out;
  }
  // std::hash of another class's base, or a functor's only operator.
  DeclarationName Call =
      Class->getASTContext().DeclarationNames.getCXXOperatorName(OO_Call);
  for (const CXXRecordDecl *In = Class; In && Out.empty();
       In = In->getNumBases() == 1
                ? In->bases_begin()->getType()->getAsCXXRecordDecl()
                : nullptr)
    for (const NamedDecl *D : In->lookup(Call))
      if (const auto *F = dyn_cast<CXXMethodDecl>(D))
        Out.push_back(F);
  if (Out.size() > 1)
    Out.clear();
  return Out;
}

Callables stableid::callablesOf(const Expr *E) {
  E = strip(E);
  while (true) {
    E = strip(E->IgnoreParenImpCasts());
    const auto *U = dyn_cast<UnaryOperator>(E);
    if (!U || U->getOpcode() != UO_AddrOf)
      break;
    E = U->getSubExpr();
  }
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    if (const auto *F = dyn_cast<FunctionDecl>(Ref->getDecl()))
      return {F};
  return ofObject(E->getType()->getAsCXXRecordDecl());
}

const FunctionDecl *stableid::invokedBy(const CallExpr *Call) {
  const FunctionDecl *F = Call->getDirectCallee();
  if (!F || !F->getIdentifier() || F->getName() != "invoke" ||
      !F->isInStdNamespace() || Call->getNumArgs() == 0)
    return nullptr;
  Callables Called = callablesOf(Call->getArg(0));
  return Called.size() == 1 ? Called[0] : nullptr;
}

const FunctionDecl *stableid::heldIn(const CallExpr *Call) {
  const auto *Op = dyn_cast<CXXOperatorCallExpr>(Call);
  const Expr *Called = nullptr;
  if (Op && Op->getOperator() == OO_Call && Op->getNumArgs() > 0)
    Called = Op->getArg(0)->IgnoreParenImpCasts();
  else if (!Op && !Call->getDirectCallee())
    Called = Call->getCallee()->IgnoreParenImpCasts();
  const auto *Ref = dyn_cast_or_null<DeclRefExpr>(Called);
  const auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  if (!V || isa<ParmVarDecl>(V) || !V->getInit() ||
      V->getInit()->isValueDependent())
    return nullptr;
  const CXXRecordDecl *Class = V->getType()->getAsCXXRecordDecl();
  bool Function = Class && Class->isInStdNamespace() &&
                  Class->getIdentifier() && Class->getName() == "function";
  if (!Function && !V->getType().isConstQualified())
    return nullptr;
  const Expr *E = V->getInit();
  while (E) {
    E = strip(E)->IgnoreParenImpCasts();
    if (const auto *L = dyn_cast<LambdaExpr>(E))
      return L->isGenericLambda() ? nullptr : L->getCallOperator();
    if (const auto *Named = dyn_cast<DeclRefExpr>(E))
      return dyn_cast<FunctionDecl>(Named->getDecl());
    if (const auto *U = dyn_cast<UnaryOperator>(E))
      E = U->getOpcode() == UO_AddrOf || U->getOpcode() == UO_Plus
              ? U->getSubExpr()
              : nullptr;
    else if (const auto *Made = dyn_cast<CXXConstructExpr>(E))
      E = Function && Made->getNumArgs() >= 1 ? Made->getArg(0) : nullptr;
    else
      return nullptr;
  }
  return nullptr;
}
