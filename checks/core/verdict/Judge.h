//===--- Judge.h - which candidates are findings ---------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Decides when the whole unit has been seen, so that the order in which
// functions were read cannot matter.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_JUDGE_H
#define STABLEID_CORE_JUDGE_H

#include "Finding.h"
#include "core/flow/Summary.h"
#include "core/index/UnitIndex.h"

namespace stableid {

/// The way that the rows are asked.
struct Asked {
  /// Every row of every candidate, also where the verdict is known before.
  bool All = false;
  /// A row that is left out, so that a test can show what it is there for.
  std::string Without;
};

/// The candidates with their verdicts, in the order in which they were found;
/// those that are silent only where all are asked for.
std::vector<Finding> weigh(Candidates &All, const Derivations &D,
                           const UnitIndex &Unit, ModelIndex &Index,
                           clang::ASTContext &AST, const Asked &How);

/// Those of \p Weighed that are said, in the order of the code, and each of
/// them once for what one edit mends.
void settle(std::vector<Finding> &Weighed, const clang::SourceManager &SM);

} // namespace stableid

#endif // STABLEID_CORE_JUDGE_H
