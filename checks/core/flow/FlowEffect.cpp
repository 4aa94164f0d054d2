//===--- FlowEffect.cpp - from Source to Sink, by effects of calls --------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Carries out what Meaning says that a call does: reads, puts and sends. See
// Flow.h.
//
//===----------------------------------------------------------------------===//

#include "Flow.h"

using namespace clang;
using namespace stableid;

//===--- What is read -----------------------------------------------------===//

SetId Flow::bytesOf(const CallFact::Argument &A) {
  if (!A.BytesSource)
    return {};
  Derivation New;
  New.Src = A.BytesSource;
  New.Form = Shape::Whole;
  return D.single(New);
}

SetId Flow::named(const CallFact::Argument &A, SetId Set) {
  if (!A.Written || !F.Sinks[A.Written].Local)
    return Set;
  return sink(F.Sinks[A.Written], Set, /*Pointers=*/false);
}

SetId Flow::printed(const CallFact &Call, unsigned I,
                    const std::vector<SetId> &Values) {
  const CallFact::Argument &A = Call.Args[I];
  switch (A.Printed) {
  case Reads::Nothing:
    return {};
  case Reads::Text:
  case Reads::List:
    return D.only(Now.load(A.Content), ReadAs::Number);
  case Reads::Number:
    if (!A.Pointer)
      return Values[I];
    break;
  case Reads::Address:
    break;
  }
  return D.plain(Values[I], StepKind::Formatted, Call.Loc);
}

SetId Flow::formatted(const CallFact &Call, const std::vector<SetId> &Values) {
  SetId Set;
  for (unsigned I = 0; I < Call.Args.size(); ++I)
    Set = D.join(Set, named(Call.Args[I], printed(Call, I, Values)));
  return Set;
}

void Flow::nameUnseen(const CallFact &Call, const std::vector<SetId> &Values) {
  for (unsigned I = 0; I < Call.Args.size(); ++I) {
    const CallFact::Argument &A = Call.Args[I];
    if (!A.Written)
      continue;
    SetId Set = printed(Call, I, Values);
    if (A.Printed == Reads::Number)
      Set = D.plain(Set, StepKind::Formatted, Call.Loc);
    sink(F.Sinks[A.Written], Set, /*Pointers=*/false);
  }
}

/// The argument \p I of \p Call, or its object.
static const CallFact::Argument &argument(const CallFact &Call, int I) {
  return I == Position::This ? Call.This : Call.Args[I];
}

SetId Flow::read(const CallFact &Call, const Reading &R,
                 const std::vector<SetId> &Values) {
  const CallFact::Argument &A = argument(Call, R.Arg);
  SetId Set;
  switch (R.Of) {
  case Reading::Part::Nothing:
    break;
  case Reading::Part::Value:
    Set = Values[R.Arg];
    break;
  case Reading::Part::Object:
    Set = D.join(A.E ? Values.back() : SetId(), Now.load(A.Content));
    break;
  case Reading::Part::Content:
    Set = Now.load(A.Content);
    break;
  case Reading::Part::Itself:
    Set = Now.get(A.Content);
    break;
  case Reading::Part::Within:
    Set = Now.numbersIn(A.Content);
    break;
  }
  if (R.Bytes)
    Set = D.join(Set, bytesOf(A));
  return R.Numbers ? D.only(Set, ReadAs::Number) : Set;
}

Flow::Carried Flow::carried(const CallFact &Call, const Effect &X,
                            const std::vector<SetId> &Values) {
  Carried Out;
  if (X.Born) {
    Derivation New;
    New.Src = X.Born;
    New.Form = Shape::Whole;
    Out.AsRead = Out.Plain = D.single(New);
    return Out;
  }
  for (const Reading &R : X.Reads) {
    SetId One = read(Call, R, Values);
    if (R.WithParts)
      Out.Objects.push_back(argument(Call, R.Arg).Content);
    if (R.Of != Reading::Part::Within)
      Out.AsRead = D.join(Out.AsRead, One);
    // An object that is put with its parts keeps its pointers there alone.
    if (R.Of == Reading::Part::Itself && R.WithParts)
      One = D.only(One, ReadAs::Number);
    if (R.Made)
      One = D.plain(One, *R.Made, Call.Loc);
    if (R.Derived)
      One = D.known(One);
    if (R.Named)
      One = named(argument(Call, R.Arg), One);
    Out.Plain = D.join(Out.Plain, One);
  }
  if (X.Formats)
    Out.Plain = D.join(Out.Plain, formatted(Call, Values));
  if (X.Hashes)
    Out.Plain = D.plain(Out.Plain, StepKind::Hashed, Call.Loc);
  return Out;
}

//===--- Where it is put --------------------------------------------------===//

void Flow::write(const CallFact::Argument &A, SetId Set, bool Overwrites,
                 SourceLocation Loc) {
  if (!A.Content)
    return;
  Overwrites &= !A.Inside;
  // What is written to a stream is that output's matter.
  if (A.Streams && !Now.isLocal(A.Content))
    Set = C.withoutWritten(Set);
  // A local container is looked at and dropped; if it gets out, what is in it
  // gets out with it.
  if (Now.isLocal(A.Content) && !A.ContentSink)
    C.benign(Set);
  if (Set) {
    const ValueDecl *Name = F.Places.key(A.Content).decl();
    // The bytes of a pointer, written over a number or bytes, are a number.
    QualType Over = Name ? elementType(Name->getType()) : QualType();
    if (Name && (Over->isIntegerType() || Over->isStdByteType()))
      Set = D.plain(Set, StepKind::Converted, Loc);
    if (Name)
      Set = D.withStep(Set, StepKind::Stored, Loc, Name);
    if (A.ContentSink) {
      const Sink &S = F.Sinks[A.ContentSink];
      Set = sink(S, D.plain(Set, StepKind::Converted, Loc), /*Pointers=*/false);
    }
  }
  Now.store(A.Content, Set, Overwrites);
  // asprintf(&text, ...): the text is behind the pointer that is written.
  PlaceKey Key = F.Places.key(A.Content);
  if (Key.Kind == PlaceKey::RootKind::Variable && !Key.Fields[0] &&
      Key.Root->getType()->isPointerType() &&
      Key.Root->getType()->getPointeeType()->isAnyCharacterType()) {
    Key.Kind = PlaceKey::RootKind::Pointee;
    Now.store(F.Places.intern(Key), Set, Overwrites);
  }
}

void Flow::send(const CallFact &Call, const Effect &X,
                const std::vector<SetId> &Values) {
  SetId Set = carried(Call, X, Values).Plain;
  QualType Bytes;
  for (const Reading &R : X.Reads)
    if (SourceId Inside = argument(Call, R.Arg).BytesSource; R.Bytes && Inside)
      Bytes = D.source(Inside).Bytes;
  for (const Derivation &Y : D.get(Set)) {
    if (D.source(Y.Src).Kind == SourceKind::Integer)
      continue;
    Candidate New = arrival(F.Sinks[X.To], Y);
    New.Bytes = Bytes;
    bool Written = C.isWritten(Y);
    New.Echo = Y.Sunk || (Y.Pending && !Written &&
                          C[Y.Pending].To.Id.Sure == Certainty::Certain);
    if (Written)
      New.To.Id.Sure = std::max(New.To.Id.Sure, C[Y.Pending].To.Id.Sure);
    New.Escaped = true;
    add(std::move(New));
  }
  C.escape(C.withoutWritten(Set));
}

SetId Flow::apply(const CallFact &Call, const Effect &X,
                  const std::vector<SetId> &Values, PlaceId ResultPlace) {
  Carried From = carried(Call, X, Values);
  SetId Result;
  for (const Writing &W : X.Writes) {
    SetId Out = W.AsRead ? From.AsRead : From.Plain;
    PlaceId To = ResultPlace;
    if (W.To == Position::Result) {
      if (W.Through)
        Out = D.withStep(Out, StepKind::Returned, Call.Loc, Call.Callee);
      Result = D.join(Result, Out);
    } else {
      const CallFact::Argument &A = argument(Call, W.To);
      To = A.Content;
      if (W.Silent && Out)
        Now.store(To, Out, W.Overwrites);
      else if (!W.Silent && (Out || W.Always))
        write(A, Out, W.Overwrites, Call.Loc);
    }
    if (W.WithParts && To)
      for (PlaceId Object : From.Objects)
        if (Object != To)
          Now.copy(To, Object, /*Strong=*/false);
  }
  return Result;
}
