//===--- OrderStart.h - where a walk over a container begins ---*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The spellings by which code asks a container for its elements, in its order.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_ORDER_START_H
#define STABLEID_CORE_ORDER_START_H

#include "Analysis.h"

namespace stableid {

/// The container where \p E begins a walk: s.begin(), std::begin(s).
const clang::Expr *beginOf(const UnitPass &P, const clang::Expr *E);

/// The container whose order a view or a list of its keys has: s | keys,
/// keys(s), hash.keys().
const clang::Expr *projectedFrom(const UnitPass &P, const clang::Expr *E);

/// The member that a class of the user's walks over when it is walked over
/// itself: plan, where Plan::begin() returns blocks.begin().
const clang::Expr *walkedBy(const UnitPass &P, const clang::Expr *E);

/// The sequence of which min_element(s.begin(), s.end()) finds the least by
/// the elements' own order.
const clang::Expr *leastOf(const UnitPass &P, const clang::Expr *E);

} // namespace stableid

#endif // STABLEID_CORE_ORDER_START_H
