//===--- ProjectFacts.cpp - what units say to each other ------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See ProjectFacts.h.
//
//===----------------------------------------------------------------------===//

#include "ProjectFacts.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Index/USRGeneration.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/xxhash.h"
#include <algorithm>

using namespace clang;
using namespace stableid;

/// Other units can declare the same thing. The structures of C have no linkage:
/// those of a header are shared.
static bool isShared(const Decl *D) {
  if (const auto *F = dyn_cast<FieldDecl>(D)) {
    const RecordDecl *Of = F->getParent();
    const ASTContext &AST = D->getASTContext();
    if (AST.getLangOpts().CPlusPlus)
      return Of->isExternallyVisible();
    return !AST.getSourceManager().isInMainFile(Of->getLocation());
  }
  if (const auto *V = dyn_cast<VarDecl>(D))
    return V->hasGlobalStorage() && !V->isLocalVarDecl() &&
           V->isExternallyVisible();
  const auto *F = dyn_cast<FunctionDecl>(D);
  return F && F->isExternallyVisible();
}

std::optional<ProjectName> stableid::projectNameOf(const Decl *D) {
  llvm::SmallString<128> Usr;
  unsigned Param = 0;
  if (const auto *P = dyn_cast_or_null<ParmVarDecl>(D)) {
    Param = P->getFunctionScopeIndex() + 1;
    D = dyn_cast<FunctionDecl>(P->getDeclContext());
  }
  if (!D || !isShared(D) || index::generateUSRForDecl(D, Usr))
    return std::nullopt;
  if (Param) {
    Usr += '#';
    Usr += std::to_string(Param);
  }
  llvm::XXH128_hash_t Hash = llvm::xxh3_128bits(
      llvm::ArrayRef(reinterpret_cast<const uint8_t *>(Usr.data()), Usr.size()));
  return ProjectName{Hash.high64, Hash.low64};
}

void stableid::sortFacts(ProjectFacts &Facts) {
  llvm::sort(Facts);
  Facts.erase(llvm::unique(Facts), Facts.end());
}

/// Where one of these is said, it does not matter that all units were read.
static constexpr ProjectFactKind Closing[] = {ProjectFactKind::TakenOut,
                                              ProjectFactKind::HandedOn,
                                              ProjectFactKind::Sorted};

ProjectFacts stableid::sliceFor(const UnitFacts &Unit,
                                const ProjectFacts &All, bool Complete) {
  ProjectFacts Out;
  for (const ProjectName &Wanted : Unit.Wants) {
    auto It = llvm::partition_point(
        All, [&](const ProjectFact &F) { return F.Of < Wanted; });
    for (; It != All.end() && It->Of == Wanted; ++It)
      if (!std::binary_search(Unit.Exports.begin(), Unit.Exports.end(), *It))
        Out.push_back(*It);
  }
  auto Says = [&](ProjectFactKind Kind, const ProjectName &Name) {
    return std::binary_search(All.begin(), All.end(),
                              ProjectFact{Kind, 0, Name});
  };
  for (const ProjectName &Name : Unit.Open)
    if (Complete && llvm::none_of(Closing, [&](ProjectFactKind Kind) {
          return Says(Kind, Name);
        }))
      Out.push_back({ProjectFactKind::AllSeen, 0, Name});
  sortFacts(Out);
  return Out;
}
