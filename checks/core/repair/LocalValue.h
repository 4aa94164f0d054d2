//===--- LocalValue.h - how a local variable gets its value ----*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A number that is made in a local first, by its declaration and by assignments
// beside it, can be followed to what it was made from, and taken out as a
// whole.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_LOCALVALUE_H
#define STABLEID_CORE_LOCALVALUE_H

#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "clang/AST/Stmt.h"
#include "llvm/ADT/SmallVector.h"
#include <optional>

namespace stableid {

struct LocalValue {
  const clang::CompoundStmt *Block = nullptr;
  /// The declaration, which has no other variable in it; then, beside it, the
  /// assignments and copies into it.
  llvm::SmallVector<const clang::Stmt *, 2> Statements;
  llvm::SmallVector<const clang::Expr *, 2> Values;

  /// \p V gets no value in another way: in an inner block, by its address, in
  /// a larger expression.
  bool isAllOf(const clang::VarDecl *V, const clang::Stmt *Body) const;
};

std::optional<LocalValue> valueOf(const clang::VarDecl *V,
                                  const clang::Stmt *Body);

/// The block in which \p V is declared, alone in its statement.
std::optional<const clang::CompoundStmt *> blockOf(const clang::VarDecl *V,
                                                   const clang::Stmt *Body);

/// \p V is only read in \p Body: it holds there what it held at first.
bool isOnlyRead(const clang::VarDecl *V, const clang::Stmt *Body);

} // namespace stableid

#endif // STABLEID_CORE_LOCALVALUE_H
