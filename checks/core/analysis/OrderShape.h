//===--- OrderShape.h - shapes that show or hide an order -----*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Questions about one expression or function, which need no loop.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_ORDER_SHAPE_H
#define STABLEID_CORE_ORDER_SHAPE_H

#include "core/sink/Lexicon.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"

namespace stableid {

/// The name of \p D; empty for operators and where there is none.
llvm::StringRef nameOf(const clang::NamedDecl *D);

/// The variable, field or `this` that \p E names or is a part of; null for
/// anything else.
const clang::ValueDecl *rootOf(const clang::Expr *E);

/// \p F shows things to a developer, by its name or its class's.
bool isForDevelopers(const clang::FunctionDecl *F, const Lexicon &Names);

/// \p Call puts something in order, by its name.
bool sorts(const clang::CallExpr *Call, const Lexicon &Names);

/// A sort without a comparator compares the elements themselves: one of a library,
/// or a template. The user's own sortByName(list) knows an order of its own.
bool comparesPlainly(const clang::CallExpr *Call,
                     const clang::SourceManager &SM);

/// The arguments that \p Call hands to its function or to the object that it
/// calls, without those that are left to their defaults.
llvm::ArrayRef<const clang::Expr *> writtenArgs(const clang::CallExpr *Call);

/// The comparison that a condition is; from C++20 on `it != end` is made of ==.
const clang::Expr *comparisonOf(const clang::Expr *Cond);

/// h = h * 31 + x, where \p Root is h.
bool mixesItself(const clang::Stmt *S, const clang::ValueDecl *Root);

/// \p S is random() or distribution(random): the next one of a row of numbers.
bool drawsNumber(const clang::Stmt *S);

/// if (verbose), if (debug() >= 2): what follows is for developers.
bool asksDeveloper(const clang::Stmt *S, const Lexicon &Names);

} // namespace stableid

#endif // STABLEID_CORE_ORDER_SHAPE_H
