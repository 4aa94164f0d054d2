//===--- Layout.h - who relies on how an object lies in memory --*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Decides if a class may get one more member, as far as this unit can tell: nobody
// relies on its size, its bytes or its being an aggregate. The unit is walked
// for that when it is asked, and not before.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_LAYOUT_H
#define STABLEID_CORE_LAYOUT_H

#include "core/verdict/Finding.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseSet.h"

namespace stableid {

class Layout {
public:
  /// Answers about the classes that the findings \p Asked name.
  Layout(clang::ASTContext &AST, llvm::ArrayRef<const Finding *> Asked);

  /// Answers about \p Class.
  Layout(clang::ASTContext &AST, const clang::CXXRecordDecl *Class);

  bool canGrow(const clang::CXXRecordDecl *C);

private:
  friend class LayoutWalk;
  void collect();

  clang::ASTContext &AST;
  bool Collected = false;
  bool SkippedBody = false;
  llvm::DenseSet<const clang::CXXRecordDecl *> Classes, Fixed;
};

} // namespace stableid

#endif // STABLEID_CORE_LAYOUT_H
