//===--- Branch.h - what a branch says of a value --------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Behind `if (p == 4)` and in `case 4:` the value of p is a constant, and no
// address any more, whatever p held before.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_BRANCH_H
#define STABLEID_CORE_BRANCH_H

#include "clang/AST/Expr.h"
#include "llvm/ADT/SmallVector.h"

namespace clang {
class CFGBlock;
} // namespace clang

namespace stableid {

/// On the edge to the successor with this index, what \p Place designates holds
/// a constant.
struct ConstantEdge {
  unsigned Successor = 0;
  const clang::Expr *Place = nullptr;
};

/// The edges that leave \p Block and on which a pointer, or a number that could
/// hold one, is a constant; several for one edge where several are.
llvm::SmallVector<ConstantEdge, 2> constantEdges(const clang::CFGBlock &Block,
                                                 clang::ASTContext &AST);

} // namespace stableid

#endif // STABLEID_CORE_BRANCH_H
