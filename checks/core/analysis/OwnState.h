//===--- OwnState.h - a state for each object ------------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The edit of stableid-shared-dedup-state: the member is no longer static, and
// its definition goes.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_OWN_STATE_H
#define STABLEID_CORE_OWN_STATE_H

#include "Analysis.h"

namespace stableid {

/// The edits that make \p State, of which an object of \p Class is asked, a
/// member of each object; none where a use of it would no longer compile or mean
/// something else.
std::vector<CodeEdit> editsForOwn(const clang::VarDecl *State,
                                  const clang::CXXRecordDecl *Class,
                                  const UnitPass &P);

} // namespace stableid

#endif // STABLEID_CORE_OWN_STATE_H
