//===--- UnitFacts.cpp - what a unit tells others, and asks them ----------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See UnitFacts.h.
//
//===----------------------------------------------------------------------===//

#include "UnitFacts.h"
#include "core/index/Visibility.h"
#include "core/model/Container.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace stableid;

/// Functions that other units call, and whose body they do not see.
static bool isHidden(const FunctionDecl *F) {
  return F && F->isExternallyVisible() && !F->isInlined() &&
         !F->isTemplateInstantiation() && !F->isVariadic();
}

static void add(ProjectFacts &Out, ProjectFactKind Kind, const Decl *D,
                uint32_t Arg = 0) {
  if (std::optional<ProjectName> Name = projectNameOf(D))
    Out.push_back({Kind, Arg, *Name});
}

/// The declaration by which other units know \p Container: of what a function
/// hands out, that function.
static const Decl *nameOf(const ValueDecl *Container) {
  const auto *V = dyn_cast<VarDecl>(Container);
  if (!V)
    return Container;
  if (const FunctionDecl *Giver = handsOut(V))
    return Giver;
  const FunctionDecl *Giver =
      V->hasLocalStorage() && V->getInit() &&
              (V->getType()->isReferenceType() || V->getType()->isPointerType())
          ? unseenGiver(V->getInit())
          : nullptr;
  return Giver ? static_cast<const Decl *>(Giver) : V;
}

/// An address that the caller passes, as a number or text that says all of it.
static bool isOfCaller(const Source &From) {
  return From.Kind == SourceKind::Input && !From.In.Content &&
         !From.In.Pointee && !From.In.Fields[0] && From.In.Param < Input::Rest;
}

UnitFacts Exports::facts() const {
  UnitFacts Out;
  ProjectFacts &Told = Out.Exports;
  Told = this->Told;
  for (const Decl *D : Unit.trips().cookies())
    add(Told, ProjectFactKind::CastBack, D);
  for (const FunctionDecl *F : Unit.takenThrough())
    add(Told, ProjectFactKind::TakenOut, F);
  Unit.eachContainer([&](const ValueDecl *Container,
                         const UnitIndex::ContainerFacts &Facts) {
    const Decl *Named = nameOf(Container);
    if (llvm::any_of(Facts.Takes, [](const UnitIndex::ContainerFacts::Taken &T) {
          return !T.Given && !T.WhenFull;
        }))
      add(Told, ProjectFactKind::TakenOut, Named);
    else if (Facts.Handed || !Facts.As.empty())
      add(Told, ProjectFactKind::HandedOn, Named);
  });
  for (unsigned I = 0; I < Unit.entries().size(); ++I) {
    const FunctionDecl *F = Unit.entries()[I].Function;
    const Summary *Does = isHidden(F) ? SummaryOf(I) : nullptr;
    if (!Does)
      continue;
    for (const auto &[Place, Set] : Does->Effects)
      if (Place.Kind == PlaceKey::RootKind::Result && !Place.Fields[0])
        for (const Derivation &X : D.get(Set))
          if (X.Form == Shape::Whole && !X.Sunk && isOfCaller(D.source(X.Src)))
            add(Told, ProjectFactKind::GivesAddress, F,
                D.source(X.Src).In.Param);
  }
  // A parameter that is a pointer by its type is told of where the function is.
  for (const Finding &F : OfCallers)
    if (isOfCaller(F.From) && isHidden(F.In) && F.Sure == Certainty::Certain &&
        F.To.Kind != SinkKind::Key &&
        F.From.In.Param < F.In->getNumParams() &&
        F.In->getParamDecl(F.From.In.Param)->getType()->isIntegerType())
      add(Told,
          F.To.Kind == SinkKind::Id ? ProjectFactKind::MakesId
                                    : ProjectFactKind::Writes,
          F.In, F.From.In.Param);
  sortFacts(Told);

  auto Want = [&](const Decl *D) {
    std::optional<ProjectName> Name = projectNameOf(D);
    if (Name)
      Out.Wants.push_back(*Name);
    return Name;
  };
  for (const Finding &F : Said) {
    const auto *Place = dyn_cast_or_null<ValueDecl>(F.To.Decl);
    std::optional<ProjectName> Name = Want(
        Place && F.To.Kind == SinkKind::Key ? nameOf(Place) : F.To.Decl);
    if (Name && F.Why.onlyBy("open-container"))
      Out.Open.push_back(*Name);
    if (const auto *Taker = dyn_cast_or_null<FunctionDecl>(F.To.Decl))
      for (const ParmVarDecl *P : Taker->parameters())
        Want(P);
  }
  for (const Remark *R : Remarked) {
    for (const FunctionDecl *F : R->Asks)
      Want(F);
    if (R->Open)
      if (std::optional<ProjectName> Name = Want(R->Open))
        Out.Open.push_back(*Name);
  }
  for (const FunctionDecl *F : Index.unseen()) {
    Want(F);
    for (const ParmVarDecl *P : F->parameters())
      if (P->getType()->isIntegerType())
        Want(P);
  }
  for (std::vector<ProjectName> *Names : {&Out.Wants, &Out.Open}) {
    llvm::sort(*Names);
    Names->erase(llvm::unique(*Names), Names->end());
  }
  return Out;
}
