//===--- Purity.h - whether code only makes a value -------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// An expression that is rewritten, or taken out, may only make its value.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_PURITY_H
#define STABLEID_CORE_PURITY_H

#include "clang/AST/Expr.h"

namespace stableid {

/// Nothing is written in \p S but locals, and nothing is called that does more.
/// \p CallsUser: it calls functions of the user's, which were found to do
/// nothing else.
bool isPure(const clang::Stmt *S, bool &CallsUser);

} // namespace stableid

#endif // STABLEID_CORE_PURITY_H
