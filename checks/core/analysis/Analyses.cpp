//===--- Analyses.cpp - the rows of the analyses --------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Analyses.h.
//
//===----------------------------------------------------------------------===//

#include "Analyses.h"
#include "AddressOrder.h"
#include "ElementAddress.h"
#include "SharedState.h"

using namespace stableid;

llvm::ArrayRef<Analysis> stableid::analyses() {
  static constexpr Analysis Rows[] = {
      {"stableid-address-order",
       "Finds an order of addresses that is seen.", addressOrder,
       /*NeedsHeaders=*/true},
      {"stableid-shared-dedup-state",
       "Finds state shared by all objects of a class that decides by less than "
       "a stream and a number in it what was seen before.",
       sharedDedupState},
      {"stableid-unguarded-element-address",
       "Finds the address of an element that may not be there, or that its "
       "container moves away from it.",
       unguardedElementAddress},
  };
  return Rows;
}
