//===--- Container.h - what is done to a container -------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Any class with a key_type is looked up by key, whatever library it is from;
// members that put in, find and take out have the same names everywhere.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_CONTAINER_H
#define STABLEID_CORE_CONTAINER_H

#include "Model.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/ArrayRef.h"

namespace stableid {

struct ContainerUse {
  ContainerOp Op = ContainerOp::None;
  /// The variable or field that is the container; null if it has no name.
  const clang::ValueDecl *Container = nullptr;
  /// The class whose own object is the container, in a member function of it:
  /// this->erase(key), erase(key). Container is null then.
  const clang::CXXRecordDecl *Self = nullptr;
  /// The function without a body here that gives the container. Container is
  /// null then.
  const clang::FunctionDecl *Through = nullptr;
  const clang::Expr *Key = nullptr;
  unsigned KeyArg = 0; ///< which argument the key is
  /// The rule that says so; null where the class itself does.
  const Rule *By = nullptr;
};

/// The use that \p Call makes of a container; Op is None for anything that is
/// no container operation.
ContainerUse containerUseOf(const clang::Expr *Call, ModelIndex &Index);

/// The function that \p E, or what it points to, is the result of, if it has no
/// body here; else null.
const clang::FunctionDecl *unseenGiver(const clang::Expr *E);

/// The rule of the call that \p E is, if it makes a container.
const Rule *makesContainer(const clang::Expr *E, ModelIndex &Index);

/// True when the function \p E, handed over to tell keys apart, looks at the
/// address itself.
bool hashesAddress(const clang::Expr *E, ModelIndex &Index);

/// The variable or field that \p E names, through casts and references bound
/// in place; null for anything else.
const clang::ValueDecl *namedObject(const clang::Expr *E);

/// The constructor that make_unique and emplace_back hand their arguments to;
/// null for anything else, and where overloads leave a doubt.
const clang::CXXConstructorDecl *constructedBy(const clang::CallExpr *Call);

/// True when \p T is keyed by character pointers and compares or hashes them
/// as pointers.
bool comparesTextByAddress(clang::QualType T);

/// True when \p T has pointer keys and a comparison of the user's own, which
/// looks at what they point to.
bool comparesThroughPointers(clang::QualType T);

/// True when \p T is a class, known or not, into which something is put and in
/// which it is looked up again.
bool actsAsSet(clang::QualType T);

/// The key_type of the container type \p Container, or null.
clang::QualType keyTypeOf(clang::QualType Container);

/// The mapped_type of the container type \p Container: what a map has for each
/// key; null for a set.
clang::QualType mappedTypeOf(clang::QualType Container);

/// The pointer that the key \p E is, without casts and temporaries.
const clang::Expr *bareKey(const clang::Expr *E);

/// The class whose address the key \p E is, seen through casts to void * and
/// integers: an object has one address per base.
const clang::CXXRecordDecl *keyClass(const clang::Expr *E);

/// True when an object seen as \p A and as \p B has one address, as far as
/// that is known.
bool sameAddress(const clang::CXXRecordDecl *A, const clang::CXXRecordDecl *B);

} // namespace stableid

#endif // STABLEID_CORE_CONTAINER_H
