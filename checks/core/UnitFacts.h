//===--- UnitFacts.h - what a unit tells others, and asks them - -*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// From what the walk and the flow have found to facts. See ProjectFacts.h.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_UNIT_FACTS_H
#define STABLEID_CORE_UNIT_FACTS_H

#include "core/analysis/Analysis.h"
#include "core/flow/Summary.h"
#include "core/index/UnitIndex.h"
#include "core/project/ProjectFacts.h"
#include "core/verdict/Finding.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace stableid {

struct Exports {
  const UnitIndex &Unit;
  const Derivations &D;
  ModelIndex &Index;
  /// The summary of the body \p I; null if nothing is known.
  llvm::function_ref<const Summary *(unsigned I)> SummaryOf;
  /// The candidates that only their callers can decide, with their verdicts as
  /// if the callers had said yes.
  llvm::ArrayRef<Finding> OfCallers;
  /// All that is said, certain or likely.
  llvm::ArrayRef<Finding> Said;
  /// What the other analyses told, and the remarks that hang on other units.
  ProjectFacts Told;
  std::vector<const Remark *> Remarked;

  UnitFacts facts() const;
};

} // namespace stableid

#endif // STABLEID_CORE_UNIT_FACTS_H
