//===--- ReasonsName.cpp - does the name say identity ---------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A strong word in its role answers yes; a weak one is unknown. What has no
// such name is no candidate.
//
//===----------------------------------------------------------------------===//

#include "Reasons.h"

using namespace clang;
using namespace stableid;

static Evidence isWeakName(const Case &C) {
  return C.To.Id.Sure == Certainty::Likely;
}

llvm::ArrayRef<Reason> stableid::reasonsName() {
  static constexpr Reason Rows[] = {
      {"weak-name", Question::Name, Answer::Unknown, Reason::Ids, isWeakName,
       "the name may say something else than identity"},
  };
  return Rows;
}
