//===--- Ending.h - whether an object is seen to end ---------- -*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// How the unit makes the objects of a class, and where it deletes them.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_ENDING_H
#define STABLEID_CORE_ENDING_H

#include "core/index/UnitIndex.h"
#include "core/source/Source.h"

namespace stableid {

/// Every object of the class of \p From that can be there has static storage
/// duration: the class is known in this source file alone, which makes no other
/// object of it.
bool neverEnds(const Source &From, const UnitIndex &Unit,
               const clang::ASTContext &AST);

/// A member function of \p Owner that is not its destructor deletes an object
/// whose address is a key of class \p Key: such an object ends before the owner.
bool isDeletedBy(const clang::RecordDecl *Owner,
                 const clang::CXXRecordDecl *Key, const UnitIndex &Unit);

} // namespace stableid

#endif // STABLEID_CORE_ENDING_H
