//===--- Declared.h - who outlives whom, by declarations -------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of two classes, as far as they say how long objects live
// beside each other. The judge asks where no use in the unit decides.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_DECLARED_H
#define STABLEID_CORE_DECLARED_H

#include "clang/AST/DeclCXX.h"

namespace stableid {

/// Nobody deletes a single object of \p Class: it has an operator new of its
/// own that wants an arena, or its destructor is not for everybody.
bool livesInArena(const clang::CXXRecordDecl *Class);

/// An object of \p Whole is one of \p Class, or holds such by value, in
/// containers or by smart pointers.
bool isMadeOf(const clang::RecordDecl *Whole, const clang::RecordDecl *Class);

/// Objects of \p Owner hold objects of \p Class: as members, in containers or
/// by smart pointers.
bool holds(const clang::RecordDecl *Owner, const clang::CXXRecordDecl *Class);

/// \p Class is a template that was made for keys of type \p Key, as a set that
/// is built of a map: its entries live as long as the object that contains it.
bool isBuildingBlock(const clang::RecordDecl *Class, clang::QualType Key);

/// Objects of \p Class refer to others for as long as they live.
bool isBound(const clang::RecordDecl *Class);

} // namespace stableid

#endif // STABLEID_CORE_DECLARED_H
