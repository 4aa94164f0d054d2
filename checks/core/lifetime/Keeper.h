//===--- Keeper.h - who keeps objects to the end --------------- -*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// An interner makes an object for each value, keeps it as long as the process
// lives, and gives its address: such an address is as good as a number.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_KEEPER_H
#define STABLEID_CORE_KEEPER_H

#include "core/index/UnitIndex.h"

namespace stableid {

/// \p Key is what a function of the unit gives that keeps objects of \p Class
/// in a container which is there as long as the process, and from which nobody
/// takes any.
bool isGivenByKeeper(const clang::Expr *Key, const clang::CXXRecordDecl *Class,
                     const UnitIndex &Unit);

/// Beside \p Container, in its class or scope, a sequence or container keeps the
/// objects of \p Class, and nobody takes any out of it: they are there as long as
/// the keys.
bool isKeptBeside(const clang::ValueDecl *Container,
                  const clang::CXXRecordDecl *Class, const UnitIndex &Unit,
                  ModelIndex &Index);

} // namespace stableid

#endif // STABLEID_CORE_KEEPER_H
