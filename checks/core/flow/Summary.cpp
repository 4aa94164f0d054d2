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

CandidateId Candidates::add(Candidate C) {
  CandidateId &Known =
      Numbers[{C.To.Loc.getRawEncoding(), C.To.Kind, C.To.Harm, C.From.Src}];
  if (!Known)
    return Known = All.add(std::move(C));
  Candidate &Have = All[Known];
  Have.Escaped |= C.Escaped;
  Have.Echo &= C.Echo;
  if (Have.In == C.In && (C.Demanded & ~Have.Demanded)) {
    Have.Demanded |= C.Demanded;
    Have.From.Last = C.From.Last;
  }
  return Known;
}

void Candidates::benign(SetId Set) {
  for (const Derivation &X : D.get(Set))
    if (X.Pending)
      All[X.Pending].Benign = true;
}

SetId Candidates::withoutWritten(SetId Set) {
  SetId Result;
  for (Derivation X : D.get(Set)) {
    if (isWritten(X))
      X.Pending = {};
    Result = D.join(Result, D.single(X));
  }
  return Result;
}

SetId Candidates::escape(SetId Set, const clang::FieldDecl *Into) {
  bool Any = false;
  for (const Derivation &X : D.get(Set))
    if (X.Pending) {
      Candidate &Out = All[X.Pending];
      Out.Into = !Out.Escaped || Out.Into == Into ? Into : nullptr;
      Out.Escaped = true;
      Any = true;
    }
  if (!Any)
    return Set;
  SetId Result;
  for (Derivation X : D.get(Set)) {
    if (X.Pending) {
      X.Sunk |=
          !isWritten(X) && All[X.Pending].To.Id.Sure == Certainty::Certain;
      X.Pending = {};
    }
    Result = D.join(Result, D.single(X));
  }
  return Result;
}
