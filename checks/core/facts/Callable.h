//===--- Callable.h - what is called by another name -----------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Lambdas, functions and function objects that a variable holds, or that are
// handed to somebody who calls them.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_CALLABLE_H
#define STABLEID_CORE_CALLABLE_H

#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/SmallVector.h"

namespace stableid {

/// Functions that are called when \p E is: one, or the instantiations of a
/// generic lambda. None where that is not known.
using Callables = llvm::SmallVector<const clang::FunctionDecl *, 2>;
Callables callablesOf(const clang::Expr *E);

/// The function or lambda that the constant pointer or the std::function which
/// \p Call calls was made of.
const clang::FunctionDecl *heldIn(const clang::CallExpr *Call);

/// What std::invoke(f, ...) calls; null for anything else.
const clang::FunctionDecl *invokedBy(const clang::CallExpr *Call);

} // namespace stableid

#endif // STABLEID_CORE_CALLABLE_H
