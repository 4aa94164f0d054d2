//===--- ElementAddress.h - an element that may not be there --- -*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The address of the first or last element of a sequence that may be empty, and
// that of an element which its sequence moves when it grows.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_ELEMENT_ADDRESS_H
#define STABLEID_CORE_ELEMENT_ADDRESS_H

#include <vector>

namespace stableid {

struct Remark;
struct UnitPass;

std::vector<Remark> unguardedElementAddress(const UnitPass &P);

} // namespace stableid

#endif // STABLEID_CORE_ELEMENT_ADDRESS_H
