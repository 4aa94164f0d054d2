//===--- OrderedKey.h - keys of the user's own that hold addresses -*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A class as a key is compared or hashed by its members. Where a pointer is
// among them, the container has its elements in the order of addresses, too.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_ORDERED_KEY_H
#define STABLEID_CORE_ORDERED_KEY_H

#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"

namespace stableid {

/// The body that \p F has here or as a template; null if there is none.
const clang::Stmt *bodyOf(const clang::FunctionDecl *F);

/// A pointer that a comparison or hash of \c Key looks at.
struct AddressPart {
  const clang::FieldDecl *Pointer = nullptr;
  /// Nothing else is looked at before it.
  bool Decides = false;
};

/// The first pointer among the fields that decide in which order \p Container
/// has its keys of class \p Key; Pointer is null where there is none, or where
/// nobody read how they are compared.
AddressPart addressPartOf(const clang::CXXRecordDecl *Key,
                          const clang::ClassTemplateSpecializationDecl *Container);

} // namespace stableid

#endif // STABLEID_CORE_ORDERED_KEY_H
