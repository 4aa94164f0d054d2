//===--- Analyses.h - the rows of the analyses ----------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The questions to a whole unit beside the flow. See Analysis.h.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_ANALYSES_H
#define STABLEID_CORE_ANALYSES_H

#include "Analysis.h"
#include "llvm/ADT/ArrayRef.h"

namespace stableid {

/// All analyses but the flow, by name.
llvm::ArrayRef<Analysis> analyses();

} // namespace stableid

#endif // STABLEID_CORE_ANALYSES_H
