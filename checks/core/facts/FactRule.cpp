//===--- FactRule.cpp - what rules make of arguments ----------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Arguments that are IDs, or keys of a store, because the Model says so and
// whatever they are called. Outputs are Channel's matter. See FactBuilder.h.
//
//===----------------------------------------------------------------------===//

#include "FactBuilder.h"

using namespace clang;
using namespace stableid;

/// What the user would say was made: the class of a factory, the function
/// else.
static std::string madeBy(const FunctionDecl *F) {
  const auto *Method = dyn_cast<CXXMethodDecl>(F);
  if (Method && (Method->isStatic() || isa<CXXConstructorDecl>(F))) {
    // A base may make objects of the class that inherits from it.
    const CXXRecordDecl *Made = F->getReturnType()->getAsCXXRecordDecl();
    bool Derived = Made && Made->hasDefinition() &&
                   Made->isDerivedFrom(Method->getParent());
    return (Derived ? Made : Method->getParent())->getNameAsString();
  }
  return F->getNameAsString();
}

void FactBuilder::addRuleSinks(CallSite &C) {
  auto Mark = [&](const Rule &R, unsigned I) {
    if (I >= C.Args.size())
      return;
    CallFact::Argument &A = C.Args[I];
    Sink S;
    S.Kind = R.Sink;
    S.From = &R;
    S.Loc = A.E->getBeginLoc();
    S.Range = A.E->getSourceRange();
    if (R.Sink == SinkKind::Key) {
      S.Harm = KeyHarm::Stored;
      S.Name = C.Callee->getNameAsString();
      A.StoredSink = addSink(std::move(S));
      return;
    }
    // Its name may say more of what kind of ID it is.
    const ParmVarDecl *P =
        I < C.Callee->getNumParams() ? C.Callee->getParamDecl(I) : nullptr;
    S.Name = P && Names.classify(P->getName()) ? P->getNameAsString()
                                               : madeBy(C.Callee);
    if (std::optional<Identity> Id = Names.classify(S.Name))
      S.Id.Kind = Id->Kind;
    S.Decl = P;
    if (A.E->getType()->isPointerType() && !R.FollowsPointers) {
      // Passed whole; an overload may take a number instead.
      Sink Whole = S;
      Whole.Value = A.E;
      A.PointerSink = addSink(std::move(Whole));
      A.PointerIsId = true;
    }
    A.NamedSink = addSink(std::move(S));
  };
  for (const Rule *R : C.Rules) {
    if (R->Kind != RuleKind::Sink || R->Sink == SinkKind::Output)
      continue;
    for (Position P : R->From)
      if (P.Arg >= 0)
        Mark(*R, P.Arg);
    for (unsigned I = R->VariadicFrom;
         R->VariadicFrom >= 0 && I < C.Args.size(); ++I)
      Mark(*R, I);
  }
}
