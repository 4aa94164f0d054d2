//===--- Extent.cpp - how long a place is there ---------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Extent.h.
//
//===----------------------------------------------------------------------===//

#include "Extent.h"

using namespace clang;
using namespace stableid;

Extent stableid::extentOf(const ValueDecl *Place, const UnitIndex &Unit) {
  if (const auto *F = dyn_cast<FieldDecl>(Place))
    return Unit.livesOn(F->getParent()) ? Extent::Process : Extent::Owner;
  const auto *V = dyn_cast<VarDecl>(Place);
  return V && V->hasGlobalStorage() ? Extent::Process : Extent::Call;
}
