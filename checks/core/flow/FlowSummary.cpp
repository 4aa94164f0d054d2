//===--- FlowSummary.cpp - from Source to Sink, through a body ------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a call does whose body is in the unit: its summary, with what is passed
// in place of its inputs. See Flow.h.
//
//===----------------------------------------------------------------------===//

#include "Flow.h"
#include "core/facts/Channel.h"
#include "clang/AST/ASTLambda.h"

using namespace clang;
using namespace stableid;

PlaceId Flow::fieldsOf(PlaceId P,
                       const std::array<const clang::FieldDecl *, 2> &Fields) {
  for (const FieldDecl *Field : Fields)
    if (Field && P)
      P = F.Places.field(P, Field);
  return P;
}

SetId Flow::bind(const CallFact &Call, const Input &In,
                 const std::vector<SetId> &Values) {
  PlaceKey Key;
  if (In.Param == Input::Capture) {
    Key.Kind = PlaceKey::RootKind::Variable;
    Key.Root = In.Captured;
    return Now.load(fieldsOf(F.Places.intern(Key), In.Fields));
  }
  if (In.Param == Input::This) {
    PlaceId P = Call.This.Content;
    if (Call.Callee && isLambdaCallOperator(Call.Callee)) {
      // In a lambda, this is the this of the function around it.
      Key.Kind = PlaceKey::RootKind::This;
      P = F.Places.intern(Key);
    }
    SetId Set = Now.load(fieldsOf(P, In.Fields));
    const FieldDecl *Field = In.Fields[1] ? In.Fields[1] : In.Fields[0];
    return Field && Field->getType()->isPointerType()
               ? D.only(Set, ReadAs::Number)
               : Set;
  }
  if (In.Param == Input::Rest)
    return formatted(Call, Values);
  if (In.Param >= Call.Args.size())
    return {};
  const CallFact::Argument &A = Call.Args[In.Param];
  if (!In.Content && !In.Fields[0])
    return Values[In.Param];
  SetId Set = Now.load(fieldsOf(In.Pointee ? A.Target : A.Content, In.Fields));
  if (In.Pointee && !In.Fields[0])
    Set = D.join(Set, bytesOf(A));
  // Text is read, not its address.
  const FieldDecl *Field = In.Fields[1] ? In.Fields[1] : In.Fields[0];
  if (Field && Field->getType()->isPointerType())
    return D.only(Set, ReadAs::Number);
  return In.Pointee && A.isText() ? D.only(Set, ReadAs::Number) : Set;
}

SetId Flow::instantiate(const CallFact &Call, SetId Set,
                        const std::vector<SetId> &Values) {
  SetId Out;
  for (const Derivation &X : D.get(Set)) {
    const Source &From = D.source(X.Src);
    if (From.Kind != SourceKind::Input) {
      Out = D.join(Out, D.single(X));
      continue;
    }
    SetId Bound = bind(Call, From.In, Values);
    Bound =
        D.withStep(Bound, StepKind::Passed, Call.Loc, Call.Callee);
    for (Derivation Y : D.get(Bound)) {
      if (Y.Src == Derivations::IntegerSource && X.Form != Shape::Address)
        continue;
      // What the callee took for a plain value may be a pointer that lies in
      // the same object: then it stays one.
      if (From.In.IsAddress || !(From.In.Content || From.In.Fields[0]))
        Y.Form = std::max(X.Form, Y.Form);
      else if (Y.Form != Shape::Address)
        Y.Form = std::max(X.Form, Y.Form);
      Y.Sunk |= X.Sunk;
      Y.Last = D.graft(Y.Last, X.Last);
      Out = D.join(Out, D.single(Y));
    }
  }
  return Out;
}

PlaceId Flow::translate(const CallFact &Call, const PlaceKey &Key,
                        PlaceId Result) {
  PlaceId Root;
  switch (Key.Kind) {
  case PlaceKey::RootKind::Result:
    Root = Result;
    break;
  case PlaceKey::RootKind::This:
    Root = Call.This.Content;
    if (Call.Callee && isLambdaCallOperator(Call.Callee)) {
      PlaceKey This;
      This.Kind = PlaceKey::RootKind::This;
      Root = F.Places.intern(This);
    }
    break;
  case PlaceKey::RootKind::Pointee:
  case PlaceKey::RootKind::Variable: {
    const auto *P = dyn_cast<ParmVarDecl>(Key.Root);
    if (P && Call.Callee && P->getDeclContext() == Call.Callee) {
      unsigned I = P->getFunctionScopeIndex();
      if (I < Call.Args.size())
        Root = Key.Kind == PlaceKey::RootKind::Pointee ? Call.Args[I].Target
                                                       : Call.Args[I].Content;
      break;
    }
    PlaceKey Same = Key;
    Same.Fields = {nullptr, nullptr};
    if (Key.Kind == PlaceKey::RootKind::Variable)
      Root = F.Places.intern(Same);
    break;
  }
  default:
    break;
  }
  return fieldsOf(Root, Key.Fields);
}

std::optional<Sink> Flow::sinkAt(const CallFact &Call, const Sink &S) const {
  Sink Here = S;
  Here.Channel = nullptr;
  if (!S.Channel || S.Channel->getDeclContext() != Call.Callee)
    return S;
  unsigned I = S.Channel->getFunctionScopeIndex();
  if (I >= Call.Args.size())
    return S;
  const Expr *To = Call.Args[I].E;
  ChannelVerdict Verdict = isDiagnostic(F.Function, Words)
                               ? ChannelVerdict::Stays
                               : classifyChannel(To, Index, Words);
  if (Verdict == ChannelVerdict::Stays)
    return std::nullopt;
  Here.Id.Sure = Verdict == ChannelVerdict::Leaves ? Certainty::Certain
                                                   : Certainty::Likely;
  Here.Channel = channelParam(To);
  return Here;
}

SetId Flow::applySummary(const CallFact &Call, const Summary &S,
                         const std::vector<SetId> &Values, PlaceId Result) {
  SourceLocation Loc = Call.Loc;
  // What the callee does to its arguments it does with what they held before.
  std::vector<SetId> Sets;
  for (const auto &[Key, Set] : S.Effects)
    Sets.push_back(instantiate(Call, Set, Values));
  for (CandidateId I : S.InputSinks) {
    // A copy: the vector of candidates grows below.
    const Candidate Inner = C[I];
    // An address by its type alone has been told where it is.
    const Source &Self = D.source(Inner.From.Src);
    if (Self.In.AddressByType && !Self.In.Fields[0])
      continue;
    if (Inner.To.Written && Self.In.Param == Input::Rest) {
      nameUnseen(Call, Values);
      continue;
    }
    SetId Arrived = instantiate(Call, D.single(Inner.From), Values);
    std::optional<Sink> To = sinkAt(Call, Inner.To);
    if (!To) {
      C.benign(Arrived);
      continue;
    }
    for (const Derivation &X : D.get(Arrived)) {
      const Source &From = D.source(X.Src);
      if (From.Kind == SourceKind::Integer || X.Form == Shape::Address ||
          (X.Sunk && Inner.To.Kind == SinkKind::Id))
        continue;
      Candidate New = Inner;
      New.From = X;
      New.To = *To;
      // Whose bytes they are is known here, and so is what to do about it.
      for (const CallFact::Argument &A : Call.Args)
        if (A.BytesSource == X.Src) {
          New.Bytes = D.source(X.Src).Bytes;
          New.In = F.Function;
          New.To.Name = Call.Callee->getNameAsString();
          New.To.Decl = Call.Callee;
          New.To.Loc = Loc;
          New.To.Range = Call.E->getSourceRange();
        }
      New.Echo |= X.Sunk;
      if (New.To.Kind == SinkKind::Output && C.isWritten(X))
        New.To.Id.Sure = std::max(New.To.Id.Sure, C[X.Pending].To.Id.Sure);
      New.Escaped = true;
      add(std::move(New));
    }
  }
  SetId Returned;
  for (size_t I = 0; I < Sets.size(); ++I) {
    const PlaceKey &Key = S.Effects[I].first;
    if (Key.Kind == PlaceKey::RootKind::Result) {
      SetId Set = D.withStep(Sets[I], StepKind::Returned, Loc, Call.Callee);
      if (!Key.Fields[0])
        Returned = Set;
      if (Result)
        Now.store(fieldsOf(Result, Key.Fields), Set, /*Strong=*/true);
      continue;
    }
    PlaceId P = translate(Call, Key, Result);
    if (!P || !Sets[I])
      continue;
    // fill(&record.id): what the callee leaves there becomes the ID.
    SetId Set = Sets[I];
    for (const CallFact::Argument &A : Call.Args)
      if (A.ContentSink && P == A.Content)
        Set = sink(F.Sinks[A.ContentSink], D.only(Set, ReadAs::Number),
                   /*Pointers=*/false);
    Now.store(P, Set, /*Strong=*/false);
  }
  return Returned;
}
