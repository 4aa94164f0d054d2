//===--- OrderMember.h - the members that elements are sorted by -*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A loop that shows an order of its elements is best sorted by their ID, or else
// by what it shows of them: then equal ones look the same in any order.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_ORDER_MEMBER_H
#define STABLEID_CORE_ORDER_MEMBER_H

#include "Analysis.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/SmallVector.h"

namespace stableid {

/// Numbers and texts of the library have an order by `<` that never changes.
bool isSortable(clang::QualType T, ModelIndex &Index);

class OrderMembers {
public:
  OrderMembers(const UnitPass &P, const clang::CXXForRangeStmt *For)
      : P(P), For(For), V(For->getLoopVariable()) {}

  /// The text of a->name < b->name, for pointers to \p Class; empty where nothing
  /// is evident.
  std::string comparison(const clang::CXXRecordDecl *Class);
  /// Those that it compares.
  llvm::SmallVector<const clang::ValueDecl *, 4> Read;

private:
  bool readMembers(const clang::Stmt *S);
  bool isWrittenTo(const clang::ValueDecl *Member) const;
  const clang::FieldDecl *idOf(const clang::CXXRecordDecl *Class) const;

  const UnitPass &P;
  const clang::CXXForRangeStmt *For;
  const clang::VarDecl *V;
};

} // namespace stableid

#endif // STABLEID_CORE_ORDER_MEMBER_H
