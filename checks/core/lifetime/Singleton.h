//===--- Singleton.h - classes with one object in a process --- -*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// An object that there is once is told apart by its address inside the process.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_SINGLETON_H
#define STABLEID_CORE_SINGLETON_H

#include "clang/AST/DeclCXX.h"

namespace stableid {

/// Nobody but the class makes objects of \p Class, and a static function of it
/// gives the one that it keeps for the whole process.
bool isSingleton(const clang::CXXRecordDecl *Class);

} // namespace stableid

#endif // STABLEID_CORE_SINGLETON_H
