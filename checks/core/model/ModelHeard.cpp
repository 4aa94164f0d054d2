//===--- ModelHeard.cpp - what other units say, as rules ------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A function whose body another unit has read is known as one that a model file
// names. See Model.h.
//
//===----------------------------------------------------------------------===//

#include "Model.h"
#include "clang/AST/Decl.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace stableid;

static llvm::ArrayRef<ProjectFact> saidOf(llvm::ArrayRef<ProjectFact> Facts,
                                          const Decl *D) {
  std::optional<ProjectName> Name = Facts.empty() ? std::nullopt
                                                  : projectNameOf(D);
  if (!Name)
    return {};
  auto Begin = llvm::partition_point(
      Facts, [&](const ProjectFact &F) { return F.Of < *Name; });
  auto End = Begin;
  while (End != Facts.end() && End->Of == *Name)
    ++End;
  return llvm::ArrayRef(Begin, End);
}

bool ModelIndex::isHeard(ProjectFactKind Kind, const Decl *D) const {
  if (Heard.empty() || !D)
    return false;
  auto Says = [&](const ProjectFact &F) { return F.Kind == Kind; };
  if (llvm::any_of(saidOf(Heard, D), Says))
    return true;
  const auto *F = dyn_cast<FunctionDecl>(D);
  return F && llvm::any_of(F->parameters(), [&](const ParmVarDecl *P) {
           return llvm::any_of(saidOf(Heard, P), Says);
         });
}

void ModelIndex::addHeard(const FunctionDecl *F,
                          llvm::SmallVectorImpl<const Rule *> &Out) {
  for (const ProjectFact &Fact : saidOf(Heard, F)) {
    if (Fact.Arg >= F->getNumParams())
      continue;
    auto *R = new (Memory.Allocate<Rule>()) Rule;
    auto *From = new (Memory.Allocate<Position>()) Position;
    From->Arg = Fact.Arg;
    R->From = llvm::ArrayRef(From, 1);
    R->Name = F->getIdentifier() ? F->getName() : llvm::StringRef();
    switch (Fact.Kind) {
    case ProjectFactKind::GivesAddress: {
      auto *To = new (Memory.Allocate<Position>()) Position;
      To->Arg = Position::Result;
      R->To = llvm::ArrayRef(To, 1);
      break;
    }
    case ProjectFactKind::MakesId:
      R->Kind = RuleKind::Sink;
      R->Sink = SinkKind::Id;
      break;
    case ProjectFactKind::Writes:
      R->Kind = RuleKind::Sink;
      R->Sink = SinkKind::Output;
      break;
    case ProjectFactKind::CastBack:
    case ProjectFactKind::TakenOut:
    case ProjectFactKind::HandedOn:
    case ProjectFactKind::Sorted:
    case ProjectFactKind::Sorts:
    case ProjectFactKind::AllSeen:
      continue;
    }
    Out.push_back(R);
  }
}
