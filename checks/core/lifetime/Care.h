//===--- Care.h - who takes an entry out when its object goes - -*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// An erase by a key that comes from outside of the container, or a container
// that is emptied, is care for the lives of the objects. Eviction is none: it
// makes room, whichever object lives.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_CARE_H
#define STABLEID_CORE_CARE_H

#include "core/index/UnitIndex.h"

namespace stableid {

using Taken = UnitIndex::ContainerFacts::Taken;

/// \p Take makes room in the container of \p Facts.
bool isEviction(const Taken &Take, const UnitIndex::ContainerFacts &Facts,
                const UnitIndex &Unit);

/// Where the entry of an object of class \p Key is taken out for its own sake,
/// here or by a function of the unit that \p Container is handed to; null if
/// nobody does it.
const Taken *entryTaken(const clang::ValueDecl *Container,
                        const clang::CXXRecordDecl *Key, const UnitIndex &Unit);

/// Where \p Container is emptied, and not to make room; null if nobody does it.
const Taken *allTaken(const clang::ValueDecl *Container, const UnitIndex &Unit);

/// Another container of the same class that is filled beside \p Container, and
/// whose entries are taken out where those of \p Container stay: the objects
/// end before the owner of both. Null if there is none.
const Taken *takenFromSibling(const clang::FieldDecl *Container,
                              const clang::CXXRecordDecl *Key,
                              const UnitIndex &Unit);

} // namespace stableid

#endif // STABLEID_CORE_CARE_H
