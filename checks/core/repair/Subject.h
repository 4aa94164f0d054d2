//===--- Subject.h - whose address an expression holds ----------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The pointer or object that a value was made from, as the user writes it, so
// that the same object can be asked for its identity instead.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_SUBJECT_H
#define STABLEID_CORE_SUBJECT_H

#include "UserText.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/SmallVector.h"

namespace stableid {

/// A std::string.
bool isText(clang::QualType T);

/// The pointers and smart pointers that the value of \p S is made from.
void findPointers(const clang::Stmt *S,
                  llvm::SmallVectorImpl<const clang::Expr *> &Out);

/// The one pointer behind the locals that the number \p Written is made from,
/// or null: it is followed through what is only made from it in \p In, and only
/// where it still means the same at \p Written. \p Locals are those on the way.
const clang::Expr *
pointerBehind(const clang::Expr *Written, const clang::FunctionDecl *In,
              llvm::SmallVectorImpl<const clang::VarDecl *> &Locals);

/// "cache:" + std::to_string(address): the text around it stays.
const clang::Expr *partWithAddress(const clang::Expr *E);

/// The class of the objects that \p Pointer points to, or null.
const clang::CXXRecordDecl *classOf(const clang::Expr *Pointer);

/// The object that \p Pointer points to, for a function that takes either.
std::string objectText(const clang::Expr *Pointer, clang::ASTContext &AST);

/// \p S follows the pointer \p P: there is an object.
bool isFollowed(const clang::Stmt *S, const clang::ValueDecl *P);

} // namespace stableid

#endif // STABLEID_CORE_SUBJECT_H
