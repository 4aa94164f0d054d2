//===--- Children.h - the children of a statement --------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Stmt::children() and InitListExpr::inits() may yield null: for a condition
// that is not written, or for an element that a designated initializer of C
// leaves to be zero. Whoever walks over children or initializers does it
// through these functions, which leave the null ones out.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_CHILDREN_H
#define STABLEID_CORE_CHILDREN_H

#include "clang/AST/DeclCXX.h"
#include "clang/AST/Expr.h"
#include "clang/AST/Stmt.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"

namespace stableid {

/// The children of \p S without the null ones, in order.
inline auto childrenOf(const clang::Stmt *S) {
  return llvm::make_filter_range(
      S->children(), [](const clang::Stmt *Child) { return Child != nullptr; });
}

/// \p Is says yes to \p S or to a part of it.
inline bool anyPart(const clang::Stmt *S,
                    llvm::function_ref<bool(const clang::Stmt *)> Is) {
  llvm::SmallVector<const clang::Stmt *, 32> Todo = {S};
  while (!Todo.empty()) {
    const clang::Stmt *Part = Todo.pop_back_val();
    if (Is(Part))
      return true;
    llvm::append_range(Todo, childrenOf(Part));
  }
  return false;
}

/// The initializers of \p List without the null ones, in order.
inline auto initsOf(const clang::InitListExpr *List) {
  return llvm::make_filter_range(
      List->inits(), [](const clang::Expr *Init) { return Init != nullptr; });
}

/// The part that one initializer fills: a field, or a base if Field is null.
struct FieldInit {
  const clang::FieldDecl *Field = nullptr;
  const clang::Expr *Init = nullptr;
};

/// The initializers that the semantic form \p List of a class or struct has
/// for its bases and fields; those that are null or left to be zero are not in
/// the result. Empty for unions and arrays.
inline llvm::SmallVector<FieldInit, 8>
fieldInitsOf(const clang::InitListExpr *List) {
  llvm::SmallVector<FieldInit, 8> Out;
  const clang::RecordDecl *Record =
      List->getType().isNull() ? nullptr : List->getType()->getAsRecordDecl();
  if (!Record || Record->isUnion())
    return Out;
  unsigned I = 0;
  auto Add = [&](const clang::FieldDecl *Field) {
    const clang::Expr *Init =
        I < List->getNumInits() ? List->getInit(I) : nullptr;
    ++I;
    if (Init && !clang::isa<clang::ImplicitValueInitExpr>(Init))
      Out.push_back({Field, Init});
  };
  const auto *Class = clang::dyn_cast<clang::CXXRecordDecl>(Record);
  if (Class && Class->hasDefinition())
    for (unsigned Base = 0; Base < Class->getNumBases(); ++Base)
      Add(nullptr);
  for (const clang::FieldDecl *Field : Record->fields())
    if (!Field->isUnnamedBitField())
      Add(Field);
  return Out;
}

} // namespace stableid

#endif // STABLEID_CORE_CHILDREN_H
