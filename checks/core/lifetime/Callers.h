//===--- Callers.h - who hands over what ends -----------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A function keeps what it is handed in its object. A caller that hands it the
// address of a local variable, on an object that was there before, shows that
// the variable ends first.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_CALLERS_H
#define STABLEID_CORE_CALLERS_H

#include "core/index/UnitIndex.h"

namespace stableid {

/// A caller of \p F, or of a function that hands its own parameter on to it,
/// passes the address of a local as parameter \p Param. What a caller empties by
/// one of \p Takers does not count, and the object that it is called on must have
/// been there before, unless the place is there \p Always.
bool endsInCaller(const clang::FunctionDecl *F, unsigned Param,
                  llvm::ArrayRef<const clang::FunctionDecl *> Takers,
                  bool Always, const UnitIndex &Unit);

} // namespace stableid

#endif // STABLEID_CORE_CALLERS_H
