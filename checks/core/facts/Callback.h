//===--- Callback.h - functions that get their cookie back -----*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A library hands a callback the number that it was given along with it. Where
// the callback casts that number back to a pointer, it is the caller's pointer
// and no ID, whatever the library calls it.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_CALLBACK_H
#define STABLEID_CORE_CALLBACK_H

#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"

namespace stableid {

/// Whether \p E is a function or lambda of this unit that casts a number which
/// it is passed back to a pointer.
bool castsBack(const clang::Expr *E);

/// Whether \p Body puts such a function into an object of the class \p Record:
/// by an assignment to a field, or by an initializer.
bool givesCallback(const clang::Stmt *Body, const clang::RecordDecl *Record);

} // namespace stableid

#endif // STABLEID_CORE_CALLBACK_H
