//===--- Present.h - keys that a container has already -------- -*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// m[k] puts k in only where the map has no k yet. Who has just asked for k reads
// what somebody else put in.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_PRESENT_H
#define STABLEID_CORE_PRESENT_H

#include "core/model/Model.h"
#include "clang/AST/Expr.h"

namespace stableid {

/// In \p Body, m[\p Key] stands where a look-up of that key in m has found it.
bool isKnownPresent(const clang::Stmt *Body, const clang::Expr *Key,
                    ModelIndex &Index, const clang::ASTContext &AST);

} // namespace stableid

#endif // STABLEID_CORE_PRESENT_H
