//===--- Analysis.cpp - the rows of the analyses --------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Analysis.h.
//
//===----------------------------------------------------------------------===//

#include "Analysis.h"
#include "SharedState.h"

using namespace stableid;

llvm::ArrayRef<Analysis> stableid::analyses() {
  static constexpr Analysis Rows[] = {
      {"stableid-shared-dedup-state",
       "Finds state shared by all instances of a class that decides by less "
       "than the instance's own part of the key whether a message was seen.",
       sharedDedupState},
  };
  return Rows;
}
