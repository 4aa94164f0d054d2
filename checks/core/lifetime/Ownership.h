//===--- Ownership.h - who keeps an object alive -------------- -*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The content of an entry of a container beside its key: an owner of the key's
// object, something that dies with it, or nothing of it.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_OWNERSHIP_H
#define STABLEID_CORE_OWNERSHIP_H

#include "core/index/UnitIndex.h"

namespace stableid {

/// The part that values of the map type \p Map can play for an object of \p Key,
/// by their type.
struct EntryType {
  bool MayOwn = false;   ///< a smart pointer that owns such an object
  bool MayWatch = false; ///< one that knows whether such an object lives
};
EntryType entryTypeOf(clang::QualType Map, const clang::CXXRecordDecl *Key,
                      ModelIndex &Index);

/// In \p Body, the object whose address \p Key is is also handed on to what
/// owns it: the entry is filled from the pointer that is its key.
bool isHandedToOwner(const clang::Stmt *Body, const clang::Expr *Key);

/// In \p Body, the object whose address \p Key is is handed to a function that
/// by its name takes a reference: g_object_ref(key), key->retain().
bool takesReference(const clang::Stmt *Body, const clang::Expr *Key,
                    const Lexicon &Words);

/// In \p Body, a pointer that knows whether its object lives is asked for that.
bool isWatched(const clang::Stmt *Body, ModelIndex &Index);

/// In \p Body, something of the object whose address \p Key is, reached through
/// the key, is compared with a member of what the entries of \p Map hold.
bool isCompared(const clang::Stmt *Body, const clang::Expr *Key,
                clang::QualType Map);

} // namespace stableid

#endif // STABLEID_CORE_OWNERSHIP_H
