//===--- Leftovers.h - what an edit would leave unused ----------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Compilers warn of what is left unused, and some users let no warning pass.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_LEFTOVERS_H
#define STABLEID_CORE_LEFTOVERS_H

#include "Site.h"
#include "UserText.h"
#include <optional>
#include <vector>

namespace stableid {

/// The edits that take out what would be left unused when \p S is rewritten. \p
/// Kept is asked for again by the new text. None where something would be left.
std::optional<std::vector<CodeEdit>>
leftoversOf(const Site &S, const clang::Expr *Kept, clang::ASTContext &AST);

} // namespace stableid

#endif // STABLEID_CORE_LEFTOVERS_H
