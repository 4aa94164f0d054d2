//===--- SharedState.h - "seen before", decided for everybody --*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Offsets, sequence numbers and the like begin anew in each partition, stream
// or connection. State that all objects of a class share and that is keyed by
// such a number alone takes one object's message for another object's
// duplicate.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_SHARED_STATE_H
#define STABLEID_CORE_SHARED_STATE_H

#include <vector>

namespace stableid {

struct Remark;
struct UnitPass;

std::vector<Remark> sharedDedupState(const UnitPass &P);

} // namespace stableid

#endif // STABLEID_CORE_SHARED_STATE_H
