//===--- Meaning.cpp - what rules say of a call ---------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The rules of the Model as effects. See Meaning.h.
//
//===----------------------------------------------------------------------===//

#include "Meaning.h"
#include "core/source/Source.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace stableid;

bool Meaning::isHash(const Rule &R) {
  auto [It, New] = Hashes.try_emplace(&R, false);
  if (New) {
    llvm::StringRef Scope = R.Scope;
    It->second = Words.saysHash(R.Name) ||
                 Words.saysHash(Scope.rsplit("::").second) ||
                 (!Scope.contains("::") && Words.saysHash(Scope));
  }
  return It->second;
}

bool Meaning::follows(const Rule &R, const CallFact::Argument &A) const {
  return R.FollowsPointers && A.E && !A.Characters &&
         isAddressLike(A.E->getType(), Index);
}

bool Meaning::isStructured(const CallFact::Argument &A, bool Content) const {
  if (!A.E || !A.Content)
    return false;
  QualType T = A.E->getType();
  if (Content && T->isPointerType())
    T = A.E->IgnoreParenCasts()->getType()->getPointeeType();
  return !T.isNull() && T->isRecordType() && Index.traitsOf(T) == TT_None;
}

const CallFact::Argument *Meaning::at(const CallFact &C, int P) {
  return P == Position::This                    ? &C.This
         : P >= 0 && P < int(C.Args.size()) ? &C.Args[P]
                                                : nullptr;
}

/// os << p prints p where the operator takes void *; a stream buffer or a
/// manipulator is taken as what it is.
static bool isReadThrough(const CallFact &C, unsigned I) {
  if (!C.inserts() || I >= C.Callee->getNumParams())
    return false;
  QualType T = C.Callee->getParamDecl(I)->getType();
  return T->isPointerType() && !T->isVoidPointerType() &&
         !T->getPointeeType()->isAnyCharacterType();
}

Reading Meaning::readAt(const CallFact &C, Position P, bool Hashes) const {
  Reading R;
  R.Arg = P.Arg;
  if (P.Arg == Position::This) {
    R.Of = Reading::Part::Object;
    return R;
  }
  const CallFact::Argument *A = at(C, P.Arg);
  if (!A)
    return R;
  R.Of = Reading::Part::Content;
  if (isReadThrough(C, P.Arg))
    R.Numbers = true;
  else if ((P.Content || A->Characters) && A->BytesSource)
    R.Bytes = true;
  // Text is read, not its address, by everything but a hash of the pointer.
  else if (!P.Content && (!A->Characters || Hashes))
    R.Of = Reading::Part::Value;
  else if (A->isText() || A->isTextList())
    R.Numbers = true;
  return R;
}

void Meaning::addBirth(CallSite &C, const Rule &R) {
  Effect X;
  X.Born = C.Born;
  for (Position P : R.To) {
    Writing W;
    W.To = P.Arg;
    W.Overwrites = W.Always = true;
    if (P.Arg == Position::Result || at(C, P.Arg))
      X.Writes.push_back(W);
  }
  C.Effects.push_back(std::move(X));
}

void Meaning::addPropagation(CallSite &C, const Rule &R) {
  bool Hashes = isHash(R);
  // Values that reach a text or a stream are printed into it.
  bool Prints = C.inserts() || R.Format >= 0;
  StepKind How = Prints                  ? StepKind::Formatted
                 : Hashes               ? StepKind::Hashed
                 : R.To.empty()         ? StepKind::Formatted
                                        : StepKind::Converted;
  Effect X;
  X.Hashes = Hashes;
  X.Formats = R.Format >= 0;
  auto Skips = [&](int I) {
    const CallFact::Argument *A = I >= 0 ? at(C, I) : nullptr;
    return (C.KeyApart && I == int(C.KeyArg)) || (A && follows(R, *A));
  };
  auto Read = [&](Position P) {
    const CallFact::Argument *A = at(C, P.Arg);
    if (!A || Skips(P.Arg))
      return;
    Reading One = readAt(C, P, Hashes);
    if (!Prints && !Hashes && !A->BytesSource && isStructured(*A, P.Content)) {
      // A text has the numbers of what it is made of, not its pointers.
      One.Of = C.MakesText ? Reading::Part::Within : Reading::Part::Itself;
      One.Numbers = false;
      One.WithParts = !C.MakesText;
      X.Reads.push_back(One);
      return;
    }
    if (!P.Content && P.Arg >= 0 && isAddressLike(A->E->getType(), Index))
      One.Made = How;
    One.Named = P.Arg >= 0;
    X.Reads.push_back(One);
  };
  // What is new comes first: a full set drops what was there before.
  for (bool Own : {false, true})
    for (Position P : R.From)
      if ((P.Arg == Position::This) == Own)
        Read(P);
  for (int I = R.VariadicFrom;
       R.VariadicFrom >= 0 && R.Format < 0 && I < int(C.Args.size()); ++I) {
    if (Skips(I))
      continue;
    Reading One = readAt(C, {I, false}, Hashes);
    One.Made = Hashes ? StepKind::Hashed : StepKind::Formatted;
    One.WithParts = !C.MakesText && !Prints && isStructured(C.Args[I]);
    X.Reads.push_back(One);
  }

  // As it was read: by containers, wrappers, iterators. Made plain: by whatever
  // prints, hashes or returns a number.
  bool Changes = Prints || Hashes || C.MakesText;
  for (int I = R.VariadicTo; R.VariadicTo >= 0 && I < int(C.Args.size()); ++I) {
    Writing W;
    W.To = I;
    W.Overwrites = W.Always = true;
    X.Writes.push_back(W);
  }
  for (Position P : R.To) {
    Writing W;
    W.To = P.Arg;
    W.WithParts = true;
    if (P.Arg == Position::Result) {
      // A text that was formatted is new, whatever it is reached by.
      bool Formats = R.Format >= 0 && isCharPointer(C.E);
      W.AsRead = !Formats && (C.ResultIsAddress || C.E->isGLValue() ||
                              (C.E->getType()->isRecordType() && !Changes));
      // What another unit says of a function of the user's.
      W.Through = R.isImplied() && R.Format < 0;
    } else {
      // What is not read is overwritten.
      W.Overwrites = P.Arg == Position::This
                         ? llvm::none_of(R.From,
                                         [](Position From) {
                                           return From.Arg == Position::This;
                                         })
                         : !C.Callee->isOverloadedOperator();
      W.Always = W.Overwrites;
      W.AsRead = !Changes;
    }
    if (P.Arg == Position::Result || at(C, P.Arg))
      X.Writes.push_back(W);
  }
  C.Effects.push_back(std::move(X));
}

void Meaning::addOutput(CallSite &C) {
  Effect X;
  X.To = C.OutputSink;
  auto Take = [&](int I, bool Content, const Rule *R) {
    const CallFact::Argument *A = at(C, I);
    if (!A)
      return;
    Reading One = readAt(C, {I, Content}, /*Hashes=*/false);
    One.Made = StepKind::Formatted;
    if (R && I >= 0 && follows(*R, *A)) {
      // The place of a value: a number there is read, of a pointer its text.
      if (!Content)
        return;
      One.Of = Reading::Part::Content;
      One.Numbers = true;
      One.Bytes = false;
    } else if (I >= 0 && A->BytesSource) {
      One.Of = Reading::Part::Nothing;
      One.Bytes = true;
      One.Made = std::nullopt;
    } else {
      if (I < 0 || (R && R->FollowsPointers))
        One.Numbers = true;
      One.Named = I >= 0;
    }
    X.Reads.push_back(One);
  };
  bool ByRule = false;
  for (const Rule *R : C.Rules) {
    if (R->Kind != RuleKind::Sink || R->Sink != SinkKind::Output)
      continue;
    ByRule = true;
    for (Position P : R->From)
      Take(P.Arg, P.Content, R);
    X.Formats |= R->Format >= 0;
    for (int I = R->VariadicFrom;
         R->VariadicFrom >= 0 && R->Format < 0 && I < int(C.Args.size()); ++I)
      Take(I, false, R);
  }
  // An insertion into a stream: everything but the stream itself.
  if (!ByRule)
    for (unsigned I = C.This.E ? 0 : 1; I < C.Args.size(); ++I)
      Take(I, C.Args[I].Characters, nullptr);
  C.Effects.push_back(std::move(X));
}

void Meaning::addDocument(CallSite &C) {
  Effect X;
  X.To = C.DocumentSink;
  for (unsigned I = 0; I < C.Args.size(); ++I) {
    const CallFact::Argument &A = C.Args[I];
    Reading One = readAt(C, {int(I), A.Characters}, /*Hashes=*/false);
    // What only lies beside a number in an object of a class stays there.
    if (isStructured(A)) {
      One.Of = Reading::Part::Itself;
      One.Bytes = false;
    }
    One.Numbers = true;
    X.Reads.push_back(One);
  }
  C.Effects.push_back(std::move(X));
}

void Meaning::addEffects(CallSite &C, PlaceId Result) {
  if (C.Harmless)
    return;
  if (C.OutputSink && !C.Filtered)
    addOutput(C);
  if (C.DocumentSink)
    addDocument(C);
  if (C.Rules.empty())
    return addNamed(C, Result);
  for (const Rule *R : C.Rules)
    if (R->Kind == RuleKind::Source)
      addBirth(C, *R);
    else if (R->Kind == RuleKind::Propagation)
      addPropagation(C, *R);
}
