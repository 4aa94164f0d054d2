//===--- Summary.cpp - what a call of a function does ---------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Summary.h.
//
//===----------------------------------------------------------------------===//

#include "Summary.h"

using namespace stableid;

uint32_t Candidates::add(Candidate C) {
  auto [It, New] = Numbers.try_emplace(
      {C.To.Loc.getRawEncoding(), C.To.Kind, C.To.Harm, C.From.Src}, All.size());
  if (New) {
    All.push_back(std::move(C));
  } else {
    Candidate &Have = All[It->second];
    Have.Escaped |= C.Escaped;
    Have.Echo &= C.Echo;
    if (Have.In == C.In && (C.Demanded & ~Have.Demanded)) {
      Have.Demanded |= C.Demanded;
      Have.From.Last = C.From.Last;
    }
  }
  return It->second;
}
