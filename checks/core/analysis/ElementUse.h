//===--- ElementUse.h - the element addresses of a function ---- -*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One walk over a body: the addresses of elements in it, the calls that they
// are arguments of, and what the body tests, lends and fills.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_ELEMENT_USE_H
#define STABLEID_CORE_ELEMENT_USE_H

#include "Sequence.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/SmallPtrSet.h"
#include <vector>

namespace stableid {

/// An address, and the call or construction that it is handed to; null if none.
struct ElementUse {
  ElementAddress Address;
  const clang::Expr *Call = nullptr;
  llvm::ArrayRef<const clang::Expr *> Args;
};

struct ElementUses {
  std::vector<ElementUse> All;
  /// The names in conditions, and where: if, ?:, assertions, not those of loops.
  struct Mention {
    const clang::Decl *D;
    clang::SourceLocation At;
  };
  std::vector<Mention> Tested;
  /// Variables whose address is taken, or that lambdas and objects keep a
  /// reference to.
  llvm::SmallPtrSet<const clang::Decl *, 4> Lent;
  /// The loops and branches around a call that adds to a sequence.
  struct Fill {
    Path Of;
    llvm::SmallVector<const clang::Stmt *, 2> Around;
  };
  std::vector<Fill> Fills;

  bool isTested(const clang::Decl *D, clang::SourceLocation Before,
                const clang::SourceManager &SM) const;
};

/// Nothing but the addresses is collected where there are none.
ElementUses elementUsesIn(const clang::FunctionDecl *F,
                          const clang::ASTContext &AST, ModelIndex &Index);

/// Calls \p Each with the variables, fields and accessors that \p S names.
void eachNamed(const clang::Stmt *S,
               llvm::function_ref<void(const clang::Decl *)> Each);

} // namespace stableid

#endif // STABLEID_CORE_ELEMENT_USE_H
