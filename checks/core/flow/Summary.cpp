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
      {C.To.Loc.getRawEncoding(), C.To.Kind, C.To.Harm, C.From.Src},
      All.size());
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

void Candidates::benign(SetId Set) {
  for (const Derivation &X : D.get(Set))
    if (X.Pending)
      All[X.Pending - 1].Benign = true;
}

SetId Candidates::withoutWritten(SetId Set) {
  SetId Result = 0;
  for (Derivation X : D.get(Set)) {
    if (isWritten(X))
      X.Pending = 0;
    Result = D.join(Result, D.single(X));
  }
  return Result;
}

SetId Candidates::escape(SetId Set, const clang::FieldDecl *Into) {
  bool Any = false;
  for (const Derivation &X : D.get(Set))
    if (X.Pending) {
      Candidate &Out = All[X.Pending - 1];
      Out.Into = !Out.Escaped || Out.Into == Into ? Into : nullptr;
      Out.Escaped = true;
      Any = true;
    }
  if (!Any)
    return Set;
  SetId Result = 0;
  for (Derivation X : D.get(Set)) {
    if (X.Pending) {
      X.Sunk |=
          !isWritten(X) && All[X.Pending - 1].To.Id.Sure == Certainty::Certain;
      X.Pending = 0;
    }
    Result = D.join(Result, D.single(X));
  }
  return Result;
}
