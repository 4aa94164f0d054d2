//===--- Unit.h - one translation unit, from sources to findings -*- C++ -*-=//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The way through: index the unit, run Flow on the functions that can hold a
// derived value until nothing new is learnt, judge the candidates.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_UNIT_H
#define STABLEID_CORE_UNIT_H

#include "core/analysis/Analysis.h"
#include "core/model/Model.h"
#include "core/project/ProjectFacts.h"
#include "core/verdict/Finding.h"
#include "clang/AST/ASTContext.h"
#include "llvm/Support/raw_ostream.h"
#include <vector>

namespace stableid {

struct UnitOptions {
  /// Never null.
  std::shared_ptr<const Model> Rules = Model::builtin();
  /// Further names that say identity.
  std::vector<std::string> IdNames;
  /// Addresses are followed from sources to sinks.
  bool Flow = true;
  /// The other analyses that are asked.
  std::vector<const Analysis *> Analyses;
  /// Other units are told what this one does, and say \p Heard, sorted.
  bool Exports = false;
  llvm::ArrayRef<ProjectFact> Heard;
  /// Where facts, summaries and candidates are written as text; tests read
  /// them.
  llvm::raw_ostream *Dump = nullptr;
  /// A row of the verdict that is left out; tests read what is said then.
  std::string Without;
  /// Where every candidate goes with its verdict, silent or not, for who asks
  /// why.
  std::vector<Finding> *Weighed = nullptr;
  /// Print at the end how long each phase took.
  bool Timed = false;
};

/// All that is found in one unit, of every certainty, in source order.
struct UnitFindings {
  std::vector<Finding> Flows;
  struct Remarked {
    const Analysis *By;
    std::vector<Remark> Remarks;
  };
  std::vector<Remarked> Others;
  /// The facts for other units; empty unless they were asked for.
  UnitFacts Facts;
};

/// Touches nothing but \p AST and \p Options, so units can be analysed in
/// several threads at once.
UnitFindings analyze(clang::ASTContext &AST, const UnitOptions &Options);

} // namespace stableid

#endif // STABLEID_CORE_UNIT_H
