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

/// How sure it is that the order of a list is seen, and what other units could
/// say of it.
struct Fate {
  Certainty Sure = Certainty::Likely;
  /// See Remark.
  std::vector<const clang::FunctionDecl *> Asks;
  const clang::FunctionDecl *Open = nullptr;
  /// The loop of another function that shows the order; may be invalid.
  clang::SourceLocation Shown;
};

/// That of \p D, which \p F filled at \p At; nullopt where it is not seen.
std::optional<Fate> fateOf(const UnitPass &P, const clang::FunctionDecl *F,
                           const clang::ValueDecl *D, clang::SourceLocation At);

} // namespace stableid

#endif // STABLEID_CORE_ORDER_FATE_H
