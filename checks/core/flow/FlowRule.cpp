//===--- FlowRule.cpp - from Source to Sink, by rules of the Model --------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a call does whose function a rule names. See Flow.h.
//
//===----------------------------------------------------------------------===//

#include "Flow.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace stableid;

bool Flow::follows(const Rule &R, const CallFact::Argument &A) const {
  return R.FollowsPointers && A.E && !isCharPointer(A.E) &&
         isAddressLike(A.E->getType(), Index);
}

void Flow::write(const CallFact::Argument &A, SetId Set, bool Strong,
                 SourceLocation Loc) {
  if (!A.Content)
    return;
  Strong &= !A.Inside;
  // What is written to a stream is that output's matter.
  if (A.E && !Now.isLocal(A.Content) &&
      (Index.traitsOf(A.E->getType()) & (TT_Stream | TT_Text)) == TT_Stream)
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
  Now.store(A.Content, Set, Strong);
  // asprintf(&text, ...): the text is behind the pointer that is written.
  PlaceKey Key = F.Places.key(A.Content);
  if (Key.Kind == PlaceKey::RootKind::Variable && !Key.Fields[0] &&
      Key.Root->getType()->isPointerType() &&
      Key.Root->getType()->getPointeeType()->isAnyCharacterType()) {
    Key.Kind = PlaceKey::RootKind::Pointee;
    Now.store(F.Places.intern(Key), Set, Strong);
  }
}

SetId Flow::named(const CallFact &Call, unsigned I, SetId Set) {
  if (I >= Call.NameSinks.size() || !Call.NameSinks[I] ||
      !F.Sinks[Call.NameSinks[I]].Local)
    return Set;
  return sink(F.Sinks[Call.NameSinks[I]], Set, /*Pointers=*/false);
}

void Flow::nameUnseen(const CallFact &Call, const std::vector<SetId> &Values) {
  for (unsigned I = 0; I < Call.NameSinks.size(); ++I) {
    if (!Call.NameSinks[I])
      continue;
    SetId Set =
        Call.Conversions[I] == Reads::List
            ? D.only(Now.load(Call.Args[I].Content), ReadAs::Number)
            : D.plain(Values[I], StepKind::Formatted, Call.E->getExprLoc());
    sink(F.Sinks[Call.NameSinks[I]], Set, /*Pointers=*/false);
  }
}

SetId Flow::formatted(const CallFact &Call, const std::vector<SetId> &Values) {
  SetId Set;
  SourceLocation Loc = Call.E->getExprLoc();
  for (unsigned I = 0; I < Call.Conversions.size(); ++I) {
    Reads How = Call.Conversions[I];
    SetId One;
    if (How == Reads::Address)
      One = D.plain(Values[I], StepKind::Formatted, Loc);
    else if (How == Reads::Text || How == Reads::List)
      One = D.only(Now.load(Call.Args[I].Content), ReadAs::Number);
    else if (How == Reads::Number)
      One = Call.Args[I].E->getType()->isPointerType()
                ? D.plain(Values[I], StepKind::Formatted, Loc)
                : Values[I];
    Set = D.join(Set, named(Call, I, One));
  }
  return Set;
}

bool Flow::isStructured(const CallFact::Argument &A, bool Content) const {
  if (!A.E || !A.Content)
    return false;
  QualType T = A.E->getType();
  if (Content && T->isPointerType())
    T = A.E->IgnoreParenCasts()->getType()->getPointeeType();
  return !T.isNull() && T->isRecordType() && Index.traitsOf(T) == TT_None;
}

/// os << p prints p where the operator takes void *; a stream buffer or a
/// manipulator is taken as what it is.
static bool isReadThrough(const CallFact &Call, unsigned I) {
  if (Call.Callee->getOverloadedOperator() != OO_LessLess ||
      I >= Call.Callee->getNumParams())
    return false;
  QualType T = Call.Callee->getParamDecl(I)->getType();
  return T->isPointerType() && !T->isVoidPointerType() &&
         !T->getPointeeType()->isAnyCharacterType();
}

SetId Flow::bytesOf(const CallFact::Argument &A) {
  if (!A.BytesSource)
    return {};
  Derivation New;
  New.Src = A.BytesSource;
  New.Form = Shape::Whole;
  return D.single(New);
}

SetId Flow::valueAt(const CallFact &Call, Position P,
                    const std::vector<SetId> &Values, bool Hashes) {
  if (P.Arg == Position::This)
    return D.join(Call.This.E ? Values.back() : SetId(),
                  Now.load(Call.This.Content));
  if (P.Arg < 0 || P.Arg >= int(Call.Args.size()))
    return {};
  const CallFact::Argument &A = Call.Args[P.Arg];
  if (isReadThrough(Call, P.Arg))
    return D.only(Now.load(A.Content), ReadAs::Number);
  if ((P.Content || isCharPointer(A.E)) && A.BytesSource)
    return D.join(Now.load(A.Content), bytesOf(A));
  // Text is read, not its address, by everything but a hash of the pointer.
  if (P.Content || (isCharPointer(A.E) && !Hashes))
    return A.isText() || A.isTextList()
               ? D.only(Now.load(A.Content), ReadAs::Number)
               : Now.load(A.Content);
  return Values[P.Arg];
}

SetId Flow::applyRules(const CallFact &Call, std::vector<SetId> &Values,
                       PlaceId ResultPlace) {
  SourceLocation Loc = Call.E->getExprLoc();
  SetId Result;
  for (size_t I = 0; I < Call.Rules.size(); ++I) {
    const Rule *R = Call.Rules[I];
    if (R->Kind == RuleKind::Source) {
      Derivation New;
      New.Src = Call.Born;
      New.Form = Shape::Whole;
      SetId Made = D.single(New);
      for (Position P : R->To)
        if (P.Arg == Position::Result)
          Result = D.join(Result, Made);
        else if (P.Arg == Position::This)
          write(Call.This, Made, /*Strong=*/true, Loc);
        else if (P.Arg < int(Call.Args.size()))
          write(Call.Args[P.Arg], Made, /*Strong=*/true, Loc);
      continue;
    }
    if (R->Kind != RuleKind::Propagation)
      continue;
    bool Hashes = Call.RuleHashes[I];
    StepKind How = Hashes                            ? StepKind::Hashed
                   : R->Format >= 0 || R->To.empty() ? StepKind::Formatted
                                                     : StepKind::Converted;
    // Values that reach a text or a stream are printed into it.
    bool Prints =
        Call.Callee->getOverloadedOperator() == OO_LessLess || R->Format >= 0;
    if (Prints)
      How = StepKind::Formatted;
    // Kept as it is: by containers, wrappers, iterators. Set: made plain, by
    // whatever prints, hashes or returns a number.
    SetId Set, Kept;
    llvm::SmallVector<PlaceId, 2> Objects;
    // What is new comes first: a full set drops what was there before.
    llvm::SmallVector<Position, 4> Read;
    for (bool Own : {false, true})
      for (Position P : R->From)
        if ((P.Arg == Position::This) == Own)
          Read.push_back(P);
    for (Position P : Read) {
      if ((Call.KeyApart && P.Arg == int(Call.KeyArg)) ||
          (P.Arg >= 0 && P.Arg < int(Call.Args.size()) &&
           follows(*R, Call.Args[P.Arg])))
        continue;
      if (!Prints && !Hashes && P.Arg != Position::Result) {
        const CallFact::Argument *A = P.Arg == Position::This ? &Call.This
                                      : unsigned(P.Arg) < Call.Args.size()
                                          ? &Call.Args[P.Arg]
                                          : nullptr;
        if (A && !A->BytesSource && isStructured(*A, P.Content)) {
          // A text has the numbers of what it is made of, not its pointers.
          if (Call.MakesText) {
            Set = D.join(Set, Now.numbersIn(A->Content));
            continue;
          }
          Objects.push_back(A->Content);
          SetId Whole = Now.get(A->Content);
          Kept = D.join(Kept, Whole);
          Set = D.join(Set, D.only(Whole, ReadAs::Number));
          continue;
        }
      }
      SetId One = valueAt(Call, P, Values, Hashes);
      bool Pointer = !P.Content && P.Arg >= 0 &&
                     P.Arg < int(Call.Args.size()) &&
                     isAddressLike(Call.Args[P.Arg].E->getType(), Index);
      Kept = D.join(Kept, One);
      if (Pointer)
        One = D.plain(One, How, Loc);
      Set = D.join(Set, P.Arg < 0 ? One : named(Call, P.Arg, One));
    }
    if (R->Format >= 0)
      Set = D.join(Set, formatted(Call, Values));
    else if (R->VariadicFrom >= 0)
      for (unsigned I = R->VariadicFrom; I < Call.Args.size(); ++I) {
        if ((Call.KeyApart && I == Call.KeyArg) || follows(*R, Call.Args[I]))
          continue;
        SetId One = valueAt(Call, {int(I), false}, Values, Hashes);
        Kept = D.join(Kept, One);
        Set = D.join(
            Set,
            D.plain(One, Hashes ? StepKind::Hashed : StepKind::Formatted, Loc));
        if (!Call.MakesText && !Prints && isStructured(Call.Args[I]))
          Objects.push_back(Call.Args[I].Content);
      }
    if (Hashes)
      Set = D.plain(Set, StepKind::Hashed, Loc);
    bool Changes = Prints || Hashes || Call.MakesText;
    auto CopyParts = [&](PlaceId To) {
      for (PlaceId Object : Objects)
        if (To && Object != To)
          Now.copy(To, Object, /*Strong=*/false);
    };
    for (unsigned I = R->VariadicTo; R->VariadicTo >= 0 && I < Call.Args.size();
         ++I)
      write(Call.Args[I], Set, /*Strong=*/true, Loc);
    for (Position P : R->To) {
      if (P.Arg == Position::Result) {
        // A text that was formatted is new, whatever it is reached by.
        bool Formats = R->Format >= 0 && isCharPointer(Call.E);
        bool Keeps =
            !Formats && (Call.ResultIsAddress || Call.E->isGLValue() ||
                         (Call.E->getType()->isRecordType() && !Changes));
        SetId Given = Keeps ? Kept : Set;
        // What another unit says of a function of the user's: the way leads through it.
        if (R->isImplied() && R->Format < 0)
          Given = D.withStep(Given, StepKind::Returned, Loc, Call.Callee);
        Result = D.join(Result, Given);
        CopyParts(ResultPlace);
      } else if (P.Arg == Position::This) {
        // What is not read is overwritten.
        bool Replaces = llvm::none_of(
            R->From, [](Position From) { return From.Arg == Position::This; });
        SetId Out = Changes ? Set : Kept;
        if (Out || Replaces)
          write(Call.This, Out, Replaces, Loc);
        CopyParts(Call.This.Content);
      } else if (P.Arg >= 0 && P.Arg < int(Call.Args.size())) {
        bool Replaces = !Call.Callee->isOverloadedOperator();
        SetId Out = Changes ? Set : Kept;
        if (Out || Replaces)
          write(Call.Args[P.Arg], Out, Replaces, Loc);
        CopyParts(Call.Args[P.Arg].Content);
      }
    }
  }
  if (ResultPlace && Result)
    Now.store(ResultPlace, Result, /*Strong=*/true);
  return Result;
}
