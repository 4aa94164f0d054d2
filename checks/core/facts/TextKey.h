//===--- TextKey.h - texts that one address stands for ---------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A container of const char * compares addresses. That is right where equal
// texts have one address: literals, constants, rows of a table, interned texts.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_TEXTKEY_H
#define STABLEID_CORE_TEXTKEY_H

#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"

namespace stableid {

/// Whether equal texts have one address where \p Key comes from: a literal, a
/// constant, a row of a table, an interned text, or a local variable or
/// function of nothing else. \p Own: the container is the function's own.
bool isOneText(const clang::Expr *Key, bool Own, clang::ASTContext &AST);

} // namespace stableid

#endif // STABLEID_CORE_TEXTKEY_H
