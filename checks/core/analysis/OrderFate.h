//===--- OrderFate.h - where a list goes on ---------------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A list or text that was filled in an order of addresses is right when it is
// sorted before somebody looks at it, and shows the order when it is handed on.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_ORDER_FATE_H
#define STABLEID_CORE_ORDER_FATE_H

#include "Analysis.h"
#include <optional>

namespace stableid {

/// Behind \p After, \p F sorts \p D, or hands it to a function of the unit that
/// sorts.
bool isSortedLater(const UnitPass &P, const clang::FunctionDecl *F,
                   const clang::ValueDecl *D, clang::SourceLocation After);

/// How sure it is that the order in which \p F filled \p D at \p At is seen;
/// nullopt where it is not.
std::optional<Certainty> fateOf(const UnitPass &P, const clang::FunctionDecl *F,
                                const clang::ValueDecl *D,
                                clang::SourceLocation At);

} // namespace stableid

#endif // STABLEID_CORE_ORDER_FATE_H
