//===--- Named.h - expressions that are a name ------------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which declaration an expression is the name of, and nothing more.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_NAMED_H
#define STABLEID_CORE_NAMED_H

#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"

namespace stableid {

/// The variable or field that \p E names, also where its value is read; null for
/// anything else.
inline const clang::ValueDecl *namedBy(const clang::Expr *E) {
  E = E->IgnoreParenImpCasts();
  if (const auto *Ref = clang::dyn_cast<clang::DeclRefExpr>(E))
    return Ref->getDecl();
  const auto *M = clang::dyn_cast<clang::MemberExpr>(E);
  return M ? M->getMemberDecl() : nullptr;
}

/// \p E is the name of \p V, as it stands there.
inline bool names(const clang::Expr *E, const clang::ValueDecl *V) {
  const auto *Ref = clang::dyn_cast<clang::DeclRefExpr>(E->IgnoreParens());
  return Ref && Ref->getDecl() == V;
}

} // namespace stableid

#endif // STABLEID_CORE_NAMED_H
