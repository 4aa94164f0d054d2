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

std::vector<Finding> judge(Candidates &All, const Derivations &D,
                           const UnitIndex &Unit, clang::ASTContext &AST);

} // namespace stableid

#endif // STABLEID_CORE_JUDGE_H
