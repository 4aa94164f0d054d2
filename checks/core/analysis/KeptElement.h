//===--- KeptElement.h - what a function keeps of elements ---- -*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One walk over a body: the variables and collections that get the address of an
// element of a sequence that moves its elements, and the calls that make such a
// sequence grow.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_KEPT_ELEMENT_H
#define STABLEID_CORE_KEPT_ELEMENT_H

#include "Sequence.h"
#include "clang/AST/ASTContext.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallPtrSet.h"
#include <vector>

namespace stableid {

/// The address of an element of a sequence that moves its elements.
struct Kept {
  const clang::Expr *Taken = nullptr;
  const clang::Expr *Object = nullptr;
  Path Of;
  /// The innermost loop around it.
  const clang::Stmt *Loop = nullptr;
  /// Where it is kept, if that is no local variable.
  const clang::ValueDecl *In = nullptr;
};

struct KeptElements {
  /// The kept addresses, by the variable that gets one, and by the statement that
  /// stores it.
  llvm::DenseMap<const clang::Expr *, Kept> Taken;
  llvm::DenseMap<const clang::Stmt *, Kept> Stored;
  /// The variables that get one, in the order of the code.
  std::vector<const clang::VarDecl *> Holders;
  struct Grows {
    Path Of;
    const clang::Stmt *Loop = nullptr;
    /// Only sometimes: a key may be there already, a callee may not do it.
    bool Perhaps = false;
  };
  /// The calls after which elements may be elsewhere.
  llvm::DenseMap<const clang::Stmt *, Grows> Calls;
  /// Sequences with room for more, and from where on.
  std::vector<std::pair<Path, clang::SourceLocation>> Reserved;
  /// Mentions of a variable that do not follow the address in it.
  llvm::SmallPtrSet<const clang::Expr *, 8> NoUses;
  /// The statements that run only sometimes.
  std::vector<const clang::Stmt *> Branches;

  bool isReserved(const Path &Of, clang::SourceLocation Before,
                  const clang::SourceManager &SM) const;
};

/// The sequences that \p F keeps addresses of and makes grow; empty without both.
KeptElements keptElementsIn(const clang::FunctionDecl *F, const clang::ASTContext &AST,
                ModelIndex &Index);

/// The address of an element that \p E is, or that the reference \p V is bound
/// to by it; its Of is empty if there is none.
Kept keptBy(const clang::Expr *E, const clang::VarDecl *V,
            const clang::ASTContext &AST, ModelIndex &Index);

} // namespace stableid

#endif // STABLEID_CORE_KEPT_ELEMENT_H
