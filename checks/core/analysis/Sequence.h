//===--- Sequence.h - a sequence, and what is done to it ------ -*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A sequence is named by a path: a variable or the object itself, and the
// members and accessors that lead from it. The Model says what its members do.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_SEQUENCE_H
#define STABLEID_CORE_SEQUENCE_H

#include "core/model/Model.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include <optional>

namespace stableid {

/// A variable, or null for `this`, followed by fields and accessors without
/// arguments. Empty for what has no such name.
using Path = llvm::SmallVector<const clang::Decl *, 3>;

/// The path of \p E, through casts, dereferences and references bound in place.
Path pathOf(const clang::Expr *E);

/// \p P is \p Prefix, or leads on from it.
bool leadsFrom(const Path &Prefix, const Path &P);

/// One operation on a sequence.
struct SequenceUse {
  SequenceOp Op = SequenceOp::None;
  const clang::Expr *Object = nullptr;
  llvm::ArrayRef<const clang::Expr *> Args;
};

/// The use that the call \p E makes of a sequence; Op is None for anything else.
SequenceUse sequenceUseOf(const clang::Expr *E, ModelIndex &Index);

/// `&v[i]`, `&v.front()`, `&v.back()`, `&*v.begin()`.
struct ElementAddress {
  const clang::Expr *At = nullptr;
  const clang::Expr *Object = nullptr;
  /// The call that gives the element, or the iterator to it.
  const clang::Expr *Access = nullptr;
  /// First, Last, Checked, or Element for any other index.
  SequenceOp Which = SequenceOp::None;
};

/// The element that \p E, which is one, was got from; nothing if \p E is no
/// such access.
std::optional<ElementAddress> elementOf(const clang::Expr *E,
                                        const clang::ASTContext &AST,
                                        ModelIndex &Index);

/// The element whose address \p E, `&` of an element, is.
std::optional<ElementAddress> elementAddressOf(const clang::Expr *E,
                                               const clang::ASTContext &AST,
                                               ModelIndex &Index);

/// The value of the constant \p E.
std::optional<int64_t> constantOf(const clang::Expr *E,
                                  const clang::ASTContext &AST);

} // namespace stableid

#endif // STABLEID_CORE_SEQUENCE_H
