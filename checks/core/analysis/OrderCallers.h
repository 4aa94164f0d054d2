//===--- OrderCallers.h - who puts a list of others in order ----*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The list that a function gives is right if its callers sort it, and those may
// be in another unit: what the bodies of this one tell the others, and how far
// this one sees the callers of its own functions.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_ORDER_CALLERS_H
#define STABLEID_CORE_ORDER_CALLERS_H

#include "Analysis.h"

namespace stableid {

/// Tells of the body of \p F, in which something is sorted, which functions gave
/// or filled what is sorted there, and which parameters \p F sorts.
void tellSorted(const UnitPass &P, const clang::FunctionDecl *F);

/// \p F, and the functions that it overrides: callers know it by any of them.
void addNames(const clang::FunctionDecl *F,
              std::vector<const clang::FunctionDecl *> &Out);

/// Another unit sorts the lists that \p F gives or fills.
bool isSortedElsewhere(const UnitPass &P, const clang::FunctionDecl *F);

/// No unit but those that were read can call \p F.
bool seesCallers(const UnitPass &P, const clang::FunctionDecl *F);

/// The callee of \p Call, if it has no body here and may change the order of the
/// list that is its \p Argument; else null.
const clang::FunctionDecl *unseenTaker(const UnitPass &P,
                                       const clang::CallExpr *Call,
                                       unsigned Argument);

} // namespace stableid

#endif // STABLEID_CORE_ORDER_CALLERS_H
