//===--- OrderPick.h - one that is chosen by its address -------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The first of a container in the order of addresses is any of its elements.
// Whoever makes it the leader lets the allocator elect.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_ORDER_PICK_H
#define STABLEID_CORE_ORDER_PICK_H

#include "Analysis.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"

namespace stableid {

/// The first of a walk, taken to be something that only one of them is.
struct OrderPick {
  const clang::Expr *First = nullptr; ///< s.begin(), min_element(...)
  const clang::Expr *Of = nullptr;    ///< the container or sequence
  const clang::NamedDecl *As = nullptr;
  const clang::Stmt *At = nullptr;
};

/// The picks in \p F. \p BeginsAt gives the container where an expression
/// begins a walk over one, else null.
llvm::SmallVector<OrderPick, 1>
picksIn(const UnitPass &P, const clang::FunctionDecl *F,
        llvm::function_ref<const clang::Expr *(const clang::Expr *)> BeginsAt);

} // namespace stableid

#endif // STABLEID_CORE_ORDER_PICK_H
