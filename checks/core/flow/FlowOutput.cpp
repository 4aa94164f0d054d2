//===--- FlowOutput.cpp - from Source to Sink, out of the process ---------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a call writes, and to where others read it. See Flow.h.
//
//===----------------------------------------------------------------------===//

#include "Flow.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace stableid;

void Flow::output(const CallFact &Call, std::vector<SetId> &Values) {
  if (!Call.OutputSink)
    return;
  if (Call.Filtered) {
    for (SetId Set : Values)
      C.benign(Set);
    return;
  }
  SourceLocation Loc = Call.E->getExprLoc();
  SetId Set;
  QualType Bytes;
  auto Take = [&](unsigned I, bool Content, const Rule *R) {
    const CallFact::Argument &A = Call.Args[I];
    if (R && follows(*R, A)) {
      // The place of a value: a number there is read, of a pointer its text.
      if (Content)
        Set = D.join(Set, D.plain(D.only(Now.load(A.Content), ReadAs::Number),
                                  StepKind::Formatted, Loc));
      return;
    }
    if (A.BytesSource) {
      Set = D.join(Set, bytesOf(A));
      Bytes = A.BytesOf;
      return;
    }
    SetId One = valueAt(Call, {int(I), Content}, Values, /*Hashes=*/false);
    if (R && R->FollowsPointers)
      One = D.only(One, ReadAs::Number);
    Set = D.join(Set, named(Call, I, D.plain(One, StepKind::Formatted, Loc)));
  };
  bool ByRule = false;
  for (const Rule *R : Call.Rules) {
    if (R->Kind != RuleKind::Sink || R->Sink != SinkKind::Output)
      continue;
    ByRule = true;
    for (Position P : R->From)
      if (P.Arg >= 0 && P.Arg < int(Call.Args.size()))
        Take(P.Arg, P.Content, R);
      else if (P.Arg == Position::This)
        Set = D.join(Set, D.plain(D.only(valueAt(Call, P, Values, false),
                                         ReadAs::Number),
                                  StepKind::Formatted, Loc));
    if (R->Format >= 0)
      Set = D.join(Set, formatted(Call, Values));
    else if (R->VariadicFrom >= 0)
      for (unsigned I = R->VariadicFrom; I < Call.Args.size(); ++I)
        Take(I, false, R);
  }
  if (!ByRule) {
    // An insertion into a stream: everything but the stream itself.
    for (unsigned I = Call.This.E ? 0 : 1; I < Call.Args.size(); ++I)
      Take(I, isCharPointer(Call.Args[I].E), nullptr);
  }
  const Sink &S = F.Sinks[Call.OutputSink];
  for (const Derivation &X : D.get(Set)) {
    if (D.source(X.Src).Kind == SourceKind::Integer)
      continue;
    Candidate New = arrival(S, X);
    New.Bytes = Bytes;
    bool Written = C.isWritten(X);
    New.Echo = X.Sunk || (X.Pending && !Written &&
                          C[X.Pending].To.Id.Sure == Certainty::Certain);
    if (Written)
      New.To.Id.Sure = std::max(New.To.Id.Sure, C[X.Pending].To.Id.Sure);
    New.Escaped = true;
    add(std::move(New));
  }
  C.escape(C.withoutWritten(Set));
}

void Flow::document(const CallFact &Call, const std::vector<SetId> &Values) {
  if (!Call.DocumentSink)
    return;
  SetId Set;
  for (unsigned I = 0; I < Call.Args.size(); ++I) {
    const CallFact::Argument &A = Call.Args[I];
    // What only lies beside a number in an object of a class stays there.
    SetId One = isStructured(A)
                    ? Now.get(A.Content)
                    : valueAt(Call, {int(I), isCharPointer(A.E)}, Values,
                              /*Hashes=*/false);
    Set = D.join(Set, D.only(One, ReadAs::Number));
  }
  for (const Derivation &X : D.get(Set)) {
    if (D.source(X.Src).Kind == SourceKind::Integer)
      continue;
    Candidate New = arrival(F.Sinks[Call.DocumentSink], X);
    New.Echo =
        X.Sunk || (X.Pending && C[X.Pending].To.Id.Sure == Certainty::Certain);
    New.Escaped = true;
    add(std::move(New));
  }
  C.escape(Set);
}
