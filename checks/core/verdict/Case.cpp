//===--- Case.cpp - what the judge is asked about -------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Case.h.
//
//===----------------------------------------------------------------------===//

#include "Case.h"

using namespace clang;
using namespace stableid;

const ValueDecl *Case::place() const {
  return To.Kind == SinkKind::Key ? dyn_cast_or_null<ValueDecl>(To.Decl)
                                  : nullptr;
}

bool Case::isHeard(ProjectFactKind Kind) const {
  const auto *V = dyn_cast_or_null<VarDecl>(place());
  const FunctionDecl *Giver = V ? handsOut(V) : nullptr;
  return Giver ? Index.isHeard(Kind, Giver) : Index.isHeard(Kind, place());
}

const UnitIndex::ContainerFacts &Case::container() const {
  static const UnitIndex::ContainerFacts Nothing;
  const ValueDecl *Container = place();
  return Container ? Unit.factsOf(Container) : Nothing;
}

QualType Case::containerType() const {
  const ValueDecl *Container = place();
  if (!Container)
    return {};
  QualType T = Container->getType().getNonReferenceType();
  return T->isPointerType() ? T->getPointeeType() : T;
}

const Expr *Case::key() const {
  for (const UnitIndex::ContainerFacts::Asked &Use : container().Uses)
    if (Use.Key && Use.Key->getBeginLoc() == To.Loc) {
      // insert({key, value})
      const Expr *E = Use.Key->IgnoreUnlessSpelledInSource();
      if (const auto *Pair = dyn_cast<CXXConstructExpr>(E);
          Pair && Pair->getNumArgs() == 2)
        return Pair->getArg(0);
      const auto *Call = dyn_cast<CallExpr>(E);
      if (Call && !isa<CXXMemberCallExpr, CXXOperatorCallExpr>(Call) &&
          Call->getNumArgs() == 2)
        return Call->getArg(0);
      return Use.Key;
    }
  return nullptr;
}

const RecordDecl *Case::owner() const {
  const auto *Member = dyn_cast_or_null<FieldDecl>(place());
  return Member ? Member->getParent() : nullptr;
}

bool Case::endsBefore() const {
  return isKept() && From.Whose == Storage::Automatic && !container().Handed;
}

const NamedDecl *
Case::storedIn(llvm::function_ref<bool(const NamedDecl *)> Is) const {
  for (StepId S = X.From.Last; S; S = D.step(S).Previous)
    if (D.step(S).Kind == StepKind::Stored && D.step(S).Name &&
        Is(D.step(S).Name))
      return D.step(S).Name;
  return nullptr;
}

bool Case::isHandle(const Decl *Place) const {
  const auto *F = dyn_cast_or_null<FieldDecl>(Place);
  return F && Unit.trips().isCookie(F) && F->getFieldIndex() == 0 &&
         std::next(F->getParent()->field_begin()) ==
             F->getParent()->field_end();
}
