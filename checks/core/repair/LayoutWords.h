//===--- LayoutWords.h - names that ask how an object lies ------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The names of the standard library and of the system that rely on the layout
// of a class, and those that do not. See Layout.h.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_LAYOUT_WORDS_H
#define STABLEID_CORE_LAYOUT_WORDS_H

#include "clang/AST/DeclCXX.h"
#include "clang/AST/Expr.h"

namespace stableid {

/// The other templates of the library keep what they hold somewhere else.
bool holdsItsArgument(const clang::CXXRecordDecl *R);

/// std::is_base_of and its kind.
bool isRelation(const clang::NamedDecl *D);

/// std::is_trivially_copyable and its kind.
bool isTrait(const clang::NamedDecl *D);

/// A call that treats objects as bytes; in a template, which of that name it is
/// may not be known yet.
bool takesBytes(const clang::CallExpr *E, const clang::FunctionDecl *F);

/// Memory as malloc and its kind give it out, which is a call's result.
bool isGivenOut(const clang::Expr *E);

} // namespace stableid

#endif // STABLEID_CORE_LAYOUT_WORDS_H
