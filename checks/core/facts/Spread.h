//===--- Spread.h - numbers that are written piece by piece --- -*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One byte of an address is no identity. All of them one after the other are the
// address: b[i] = v >> 8 * i, *p++ = v >> 56, digits[v & 15] with v >>= 4.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_SPREAD_H
#define STABLEID_CORE_SPREAD_H

#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"

namespace stableid {

/// The number of which \p Piece is one byte or digit, where \p Body makes all the
/// others in the same way; null for anything else.
const clang::Expr *spreadNumber(const clang::Expr *Piece,
                                const clang::Stmt *Body,
                                const clang::ASTContext &AST);

/// The same of a byte that is put into \p To, an element: also one of many that
/// are written one by one, each shifted by a constant.
const clang::Expr *spreadInto(const clang::Expr *To, const clang::Expr *Piece,
                              const clang::Stmt *Body,
                              const clang::ASTContext &AST);

} // namespace stableid

#endif // STABLEID_CORE_SPREAD_H
