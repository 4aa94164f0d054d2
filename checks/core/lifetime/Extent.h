//===--- Extent.h - how long a place is there ----------------- -*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The extent of a container, by its declaration and by what the unit makes of
// the class that it is a member of.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_EXTENT_H
#define STABLEID_CORE_EXTENT_H

#include "core/index/UnitIndex.h"

namespace stableid {

enum class Extent : uint8_t {
  Call,   ///< as long as a call of its function
  Owner,  ///< as long as the object it is a member of
  Process ///< as long as the process or the thread
};

Extent extentOf(const clang::ValueDecl *Place, const UnitIndex &Unit);

} // namespace stableid

#endif // STABLEID_CORE_EXTENT_H
