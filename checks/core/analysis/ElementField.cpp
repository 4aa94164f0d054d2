//===--- ElementField.cpp - how a class fills a sequence of its own -------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See ElementField.h.
//
//===----------------------------------------------------------------------===//

#include "ElementField.h"
#include "Analysis.h"
#include "NonEmpty.h"
#include "Sequence.h"
#include "core/ast/Children.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;
using namespace stableid;

namespace {

/// The uses of a field in a body, anywhere in it.
struct Done {
  bool Fills = false, FillsSome = false, TakesOut = false;
};

} // namespace

static bool endsIn(const Expr *Object, const FieldDecl *Field) {
  Path P = pathOf(Object);
  return !P.empty() && P.back() == Field->getCanonicalDecl();
}

static void look(const Stmt *S, const FieldDecl *Field, const UnitPass &P,
                 Done &Out) {
  if (const auto *Call = dyn_cast<CallExpr>(S)) {
    SequenceUse Use = sequenceUseOf(Call, P.Index);
    if (Use.Object && endsIn(Use.Object, Field)) {
      bool Resizes = Use.Op == SequenceOp::Resize;
      bool Some = Use.Op == SequenceOp::Add ||
                  (Resizes && !Use.Args.empty() &&
                   constantOf(Use.Args[0], P.AST).value_or(0) > 0);
      Out.Fills |= Some || Resizes || Use.Op == SequenceOp::AddRange;
      Out.FillsSome |= Some;
      Out.TakesOut |= (Resizes && !Some) || Use.Op == SequenceOp::Remove ||
                      Use.Op == SequenceOp::Clear;
    } else if (Use.Op == SequenceOp::None) {
      // A function that is handed it may do anything.
      for (const Expr *A : Call->arguments())
        if (endsIn(A, Field))
          Out.Fills = Out.TakesOut = true;
    }
  }
  for (const Stmt *Child : childrenOf(S))
    look(Child, Field, P, Out);
}

FieldFilling stableid::fillingOf(const FieldDecl *Field, const UnitPass &P) {
  FieldFilling Out;
  const auto *Class =
      Field ? dyn_cast<CXXRecordDecl>(Field->getParent()) : nullptr;
  Class = Class ? Class->getDefinition() : nullptr;
  if (!Class)
    return Out;
  bool All = true, Some = true, Any = false;
  for (const CXXConstructorDecl *Ctor : Class->ctors()) {
    if (Ctor->isDeleted() || Ctor->isCopyOrMoveConstructor())
      continue;
    const FunctionDecl *Body = nullptr;
    if (!Ctor->hasBody(Body)) {
      All &= Ctor->isImplicit() || Ctor->isDefaulted();
      Some = false;
      continue;
    }
    const auto *Seen = cast<CXXConstructorDecl>(Body);
    if (Seen->isDelegatingConstructor())
      continue;
    Done Did;
    look(Seen->getBody(), Field, P, Did);
    bool Made = false;
    for (const CXXCtorInitializer *I : Seen->inits())
      if (I->getAnyMember() == Field && I->getInit()) {
        const Expr *Init = I->getInit();
        if (const auto *Default = dyn_cast<CXXDefaultInitExpr>(Init))
          Init = Default->getExpr();
        Filling::Amount Is = NonEmpty::makes(Init, P.AST, P.Index);
        Made |= Is == Filling::Some;
        Any |= Is != Filling::None;
      }
    Some &= Made || Did.FillsSome;
    Any |= Did.Fills;
  }
  Done Elsewhere;
  for (unsigned I : P.Unit.mentionsOf(Field))
    if (const FunctionDecl *F = P.Unit.entries()[I].Function)
      if (!isa<CXXConstructorDecl>(F))
        look(F->getBody(), Field, P, Elsewhere);
  Out.AlwaysSome = Some && All && !Class->ctors().empty() && !Elsewhere.TakesOut;
  Out.Never = All && !Any && !Elsewhere.Fills && !Field->hasInClassInitializer();
  return Out;
}
