//===--- FlowCall.cpp - from Source to Sink, through calls ----------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A call does what its effects say, or the summary of its body. See Flow.h.
//
//===----------------------------------------------------------------------===//

#include "Flow.h"
#include "clang/AST/ASTLambda.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace stableid;

bool Flow::demands(SetId Set) const {
  return llvm::any_of(
      D.get(Set),
      [&](const Derivation &X) {
        const Source &From = D.source(X.Src);
        if (X.Form == Shape::Address)
          return false;
        return From.Kind != SourceKind::Input || From.In.AddressByType ||
               (Demanded & Input::bitOf(From.In.Param));
      });
}

uint64_t Flow::demandsOf(const CallFact &Call,
                         const std::vector<SetId> &Values) {
  uint64_t Demand = 0;
  if (demands(Now.load(Call.This.Content)))
    Demand |= Input::bitOf(Input::This);
  for (unsigned I = 0; I < Call.Args.size(); ++I) {
    const CallFact::Argument &A = Call.Args[I];
    if (A.BytesSource || demands(Values[I]) || demands(Now.load(A.Content)) ||
        (A.Target != A.Content && demands(Now.load(A.Target))))
      Demand |= Input::bitOf(I);
  }
  if (demands(formatted(Call, Values)))
    Demand |= Input::bitOf(Input::Rest);
  // A lambda sees what is around it without being passed anything.
  if (isLambdaCallOperator(Call.Callee))
    Demand |= Input::bitOf(Input::This) | Input::bitOf(Input::Capture);
  return Demand;
}

bool Flow::makesPlain(const CallFact &Call, unsigned I) {
  const Summary *S = Call.Callee && W.hasBody(Call.Callee)
                         ? W.summaryOf(Call.Callee, Input::bitOf(I))
                         : nullptr;
  if (!S)
    return false;
  auto IsPlain = [&](const Derivation &X) {
    const Source &From = D.source(X.Src);
    return From.Kind == SourceKind::Input && From.In.Param == I &&
           !From.In.Content && X.Form != Shape::Address;
  };
  return llvm::any_of(S->Effects,
                      [&](const auto &Effect) {
                        return llvm::any_of(D.get(Effect.second), IsPlain);
                      }) &&
         llvm::none_of(S->InputSinks, [&](CandidateId Sunk) {
           return C[Sunk].To.Kind == SinkKind::Id && IsPlain(C[Sunk].From);
         });
}

void Flow::call(const fact::Call &X, const CallFact &Call) {
  std::vector<SetId> Values;
  for (const CallFact::Argument &A : Call.Args)
    Values.push_back(Temps[A.Value.number()]);
  Values.push_back(Temps[Call.This.Value.number()]); // the object comes last

  if (Call.Harmless) {
    for (unsigned I = 0; I < Call.Args.size(); ++I) {
      C.benign(Values[I]);
      C.benign(Now.load(Call.Args[I].Content));
    }
    if (X.Dst)
      Temps[X.Dst.number()] = {};
    return;
  }

  for (unsigned I = 0; I < Call.Args.size(); ++I) {
    const CallFact::Argument &A = Call.Args[I];
    if (A.NamedSink)
      Values[I] = sink(F.Sinks[A.NamedSink],
                       A.Characters ? Now.load(A.Content) : Values[I],
                       /*Pointers=*/false);
    // A pointer that is handed on as a pointer is a context, or points to the
    // bytes of an ID, unless the Model or the callee's body says otherwise.
    if (A.PointerSink && (A.PointerIsId || makesPlain(Call, I)))
      Values[I] = sink(F.Sinks[A.PointerSink], Values[I],
                       /*Pointers=*/true);
  }
  if (Call.Filtered)
    for (SetId Set : Values)
      C.benign(Set);
  for (const Effect &E : Call.Effects)
    if (E.To)
      send(Call, E, Values);
  keyed(Call, Values);
  stored(Call, Values);

  SetId Result;
  bool HasBody = Call.Callee && W.hasBody(Call.Callee);
  const Summary *Known = nullptr;
  if (!Call.Ruled && HasBody)
    Known = W.summaryOf(Call.Callee,
                        demandsOf(Call, Values) |
                            (Call.MadeNumber ? Input::bitOf(Input::This) : 0));
  if (Known)
    Result = applySummary(Call, *Known, Values, X.Result);
  if (!Known || Call.Hashes) {
    SetId Told;
    for (const Effect &E : Call.Effects)
      if (!E.To && !(E.Unread && HasBody))
        Told = D.join(Told, apply(Call, E, Values, X.Result));
    if (X.Result && Told)
      Now.store(X.Result, Told, /*Strong=*/true);
    Result = D.join(Result, Told);
  }
  if (!Call.Ruled) {
    if (Call.Callee && !HasBody)
      nameUnseen(Call, Values);
    // Handed to code that is not ours to see; the standard library's look-ups
    // and comparisons only look.
    for (SetId Set : Values)
      if (Call.FromSystem || Call.Hashes || Call.IntoLocal)
        C.benign(Set);
      else
        C.escape(Call.Speaks ? C.withoutWritten(Set) : Set);
    // A text or a list of IDs that is handed over is out.
    if (!Known && !Call.FromSystem && !Call.Hashes && !Call.IntoLocal)
      for (const CallFact::Argument &A : Call.Args)
        C.escape(D.only(Call.Speaks ? C.withoutWritten(Now.load(A.Content))
                                    : Now.load(A.Content),
                        ReadAs::Number));
    if (Call.FromSystem)
      for (const CallFact::Argument &A : Call.Args)
        C.benign(Now.load(A.Content));
    if (Call.Empties)
      Now.store(Call.This.Content, {}, /*Strong=*/true);
  }
  if (!Known)
    Result = typed(Result, Call.Fallback);
  if (X.Dst)
    Temps[X.Dst.number()] =
        Call.ResultIsAddress ? Result : D.only(Result, ReadAs::Number);
}
