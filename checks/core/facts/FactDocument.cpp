//===--- FactDocument.cpp - documents as facts ----------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// JSON and its like is made to be written: what a function puts into a document
// that it was handed, or that it returns, leaves the process. See
// FactBuilder.h.
//
//===----------------------------------------------------------------------===//

#include "FactBuilder.h"

using namespace clang;
using namespace stableid;

static void collectReturned(const Stmt *S,
                            llvm::SmallPtrSetImpl<const VarDecl *> &Out) {
  if (!S || isa<LambdaExpr>(S))
    return;
  if (const auto *R = dyn_cast<ReturnStmt>(S)) {
    const Expr *E = R->getRetValue();
    E = E ? E->IgnoreParens()->IgnoreImplicit() : nullptr;
    // A class value is returned by a move or a copy of the variable.
    while (const auto *Made = dyn_cast_or_null<CXXConstructExpr>(E))
      E = Made->getNumArgs() == 1
              ? Made->getArg(0)->IgnoreParens()->IgnoreImplicit()
              : nullptr;
    if (const auto *Ref = dyn_cast_or_null<DeclRefExpr>(E))
      if (const auto *V = dyn_cast<VarDecl>(Ref->getDecl()))
        Out.insert(V);
    return;
  }
  for (const Stmt *Child : S->children())
    collectReturned(Child, Out);
}

bool FactBuilder::isReturned(const VarDecl *V) {
  if (!Returned) {
    Returned.emplace();
    collectReturned(Out->Function->getBody(), *Returned);
  }
  return Returned->count(V);
}

/// A caller gave it, and sees what is put in.
static bool isHanded(const ParmVarDecl *P) {
  QualType T = P->getType();
  return (T->isReferenceType() || T->isPointerType()) &&
         !T->getPointeeType().isConstQualified();
}

SinkId FactBuilder::documentSink(const ValueDecl *Document, const Expr *At) {
  const FunctionDecl *F = Out->Function;
  if (!F || isDiagnostic(F, Names))
    return {};
  const auto *Method = dyn_cast<CXXMethodDecl>(F);
  bool Serializes =
      (F->getIdentifier() && Names.says(WR_Serializer, F->getName())) ||
      (Method && Names.says(WR_Serializer, Method->getParent()->getName()));
  if (const auto *P = dyn_cast_or_null<ParmVarDecl>(Document)) {
    if (!isHanded(P) && !isReturned(P))
      return {};
  } else if (const auto *V = dyn_cast_or_null<VarDecl>(Document)) {
    if (!V->hasLocalStorage() || !isReturned(V))
      return {};
  } else if (Document && !Serializes) {
    return {};
  }
  Sink S;
  S.Kind = SinkKind::Output;
  S.Id.Sure = Serializes ? Certainty::Certain : Certainty::Likely;
  S.Name = F->getNameAsString();
  S.Loc = At->getExprLoc();
  S.Range = At->getSourceRange();
  S.Decl = F;
  return addSink(std::move(S));
}

void FactBuilder::addDocument(CallSite &C) {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(C.Callee);
  if (!Method || !C.This.E || C.Args.empty() || Method->isConst() ||
      C.Harmless || C.OutputSink)
    return;
  // A look-up by key puts nothing in.
  OverloadedOperatorKind Op = Method->getOverloadedOperator();
  bool Puts = Op == OO_Equal || Op == OO_PlusEqual || Op == OO_LessLess ||
              (Op == OO_None && Method->getDeclName().isIdentifier() &&
               !Names.saysQuestion(Method->getName()));
  if (!Puts)
    return;
  if (const ValueDecl *Document = Find.documentBehind(C.This.E))
    C.DocumentSink = documentSink(Document, C.E);
}
