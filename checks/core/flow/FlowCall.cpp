//===--- FlowCall.cpp - from Source to Sink, through calls ----------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a call does is told by the rules that name it, else by the summary of
// its body, else by its name alone. See Flow.h.
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

//===--- Summaries --------------------------------------------------------===//

/// What points to characters or bytes is read, whoever hashes it.
static bool pointsToBytes(QualType T) {
  return T->isPointerType() && (T->getPointeeType()->isAnyCharacterType() ||
                                T->getPointeeType()->isStdByteType());
}

/// a + b, whoever's texts they are; some spell it a % b.
static bool joinsTexts(const CallFact &Call) {
  if (!Call.Callee || !Call.MakesText || !Call.E->getType()->isRecordType())
    return false;
  OverloadedOperatorKind Op = Call.Callee->getOverloadedOperator();
  return Op == OO_Plus || Op == OO_Percent;
}

/// A constructor of (char *, length), whoever wrote it.
static bool viewsText(const CallFact &Call) {
  return isa_and_nonnull<CXXConstructorDecl>(Call.Callee) &&
         Call.Args.size() == 2 && Call.Args[0].isText() &&
         Call.Args[1].E->getType()->isIntegerType();
}

/// The object that \p Call adds to, piece by piece, by its name and that of its
/// class: message.add_string(text), sha1_update(&context, bytes, size).
static const CallFact::Argument *grownBy(const CallFact &Call,
                                         const Lexicon &Words) {
  const FunctionDecl *F = Call.Callee;
  if (!F || !F->getDeclName().isIdentifier() ||
      Words.saysSpoken(F->getName()) || !Words.says(WR_Adds, F->getName()))
    return nullptr;
  const CallFact::Argument *To = Call.This.E            ? &Call.This
                                 : Call.Args.size() > 1 ? &Call.Args.front()
                                                        : nullptr;
  if (!To || !To->Mutable || !To->Content)
    return nullptr;
  QualType T = To->E->getType();
  if (T->isPointerType())
    T = T->getPointeeType();
  const RecordDecl *R = T->getAsRecordDecl();
  if (!R)
    return nullptr;
  StringRef Name = R->getIdentifier() ? R->getName() : StringRef();
  if (const TypedefNameDecl *Alias = R->getTypedefNameForAnonDecl())
    Name = Alias->getName();
  return Words.says(WR_Grown, Name) || Call.Hashes ? To : nullptr;
}

/// sha1_final(&context, out): what was added is put into the bytes of the
/// caller.
static bool finishes(const CallFact &Call, const Lexicon &Words) {
  return Call.Callee && Call.Callee->getDeclName().isIdentifier() &&
         Words.says(WR_Finishes, Call.Callee->getName());
}

SetId Flow::applyUnknown(const CallFact &Call, const std::vector<SetId> &Values,
                         PlaceId Result) {
  SourceLocation Loc = Call.E->getExprLoc();
  if (joinsTexts(Call)) {
    SetId Joined = valueAt(Call, {Position::This, false}, Values, false);
    for (unsigned I = 0; I < Call.Args.size(); ++I)
      Joined = D.join(Joined, valueAt(Call, {int(I), false}, Values, false));
    Joined = D.only(Joined, ReadAs::Number);
    if (Result && Joined)
      Now.store(Result, Joined, /*Strong=*/true);
    return Joined;
  }
  SetId All;
  for (unsigned I = 0; I < Call.Args.size(); ++I) {
    const CallFact::Argument &A = Call.Args[I];
    SetId One =
        isStructured(A) && !Call.Hashes ? Now.get(A.Content) : Values[I];
    // hash(&p, sizeof p) reads the bytes of the pointer p; a pointer to an
    // object of a class is read through, whatever the function is called.
    QualType T = A.E->IgnoreParenCasts()->getType();
    bool Through = T->isPointerType() && T->getPointeeType()->isRecordType();
    if (A.E->getType()->isPointerType() && A.Content) {
      One = Call.Hashes && !Through ? Now.load(A.Content) : SetId();
      // A view of a text, or a copy of it.
      if (viewsText(Call))
        One = D.only(Now.load(A.Content), ReadAs::Number);
      // The bytes of a pointer are those that are taken by its own address.
      const auto *U = dyn_cast<UnaryOperator>(A.E->IgnoreParenCasts());
      if (!U || U->getOpcode() != UO_AddrOf)
        One = D.only(One, ReadAs::Number);
    } else if (pointsToBytes(T)) {
      One = {};
    }
    if (Call.Hashes && !Through && !isAddressLike(T, Index))
      One = D.plain(One, StepKind::Hashed, Loc);
    else if (Call.Hashes && T->isPointerType() && !Through)
      One = D.plain(One, StepKind::Hashed, Loc);
    for (const Derivation &X : D.get(One))
      if (X.Form != Shape::Address && X.Src != Derivations::IntegerSource)
        All = D.join(All, D.single(X));
  }
  // What can be read speaks for itself.
  const CallFact::Argument *To =
      Call.Callee && W.hasBody(Call.Callee) ? nullptr : grownBy(Call, Words);
  if (To) {
    SetId Put = Call.Hashes ? All : SetId();
    for (const CallFact::Argument &A : Call.Args)
      if (&A != To &&
          (A.isText() || (Index.traitsOf(A.E->getType()) & TT_Text)))
        Put = D.join(Put, D.only(Now.load(A.Content), ReadAs::Number));
      else if (&A != To)
        Put = D.join(Put, bytesOf(A));
    if (Put)
      write(*To, Put, /*Strong=*/false, Loc);
  } else if (Call.Hashes && finishes(Call, Words)) {
    SetId Held;
    for (const CallFact::Argument &A : Call.Args)
      if (isStructured(A, /*Content=*/true))
        Held = D.join(Held, Now.numbersIn(A.Content));
    for (const CallFact::Argument &A : Call.Args)
      if (Held && A.Mutable && pointsToBytes(A.E->getType()))
        write(A, Held, /*Strong=*/true, Loc);
  }
  bool Constructs =
      Call.Callee && isa<CXXConstructorDecl>(Call.Callee) && Call.This.Content;
  // What an object hears from itself, by a function that is not here, may be
  // any of its fields, and most of them hold no address.
  bool Asks = Call.This.E && !Call.FromSystem &&
              !isa<CXXThisExpr>(Call.This.E->IgnoreParenImpCasts());
  // The object of -> is what the pointer points to, so the address that a smart
  // pointer holds is not in it.
  SetId Object =
      Asks ? D.only(Now.get(Call.This.Content), ReadAs::Number) : SetId();
  if (Call.FromSystem && Call.This.E && Result)
    Object = Now.load(Call.This.Content);
  // An element of a view is made when it is asked for.
  else if (Call.FromSystem && Call.This.E &&
           Call.Callee->getOverloadedOperator() == OO_Star)
    Object = D.only(Now.load(Call.This.Content), ReadAs::Number);
  SetId Out;
  if (Call.Hashes) {
    Out = D.join(All, Object);
    if (Call.HashesObject && Call.This.Content && All)
      Now.store(Call.This.Content, All, /*Strong=*/false);
  } else if (Constructs) {
    if (All)
      write(Call.This, All, /*Strong=*/false, Loc);
  } else {
    Out = Object;
  }
  if (Result && Out && !Constructs)
    Now.store(Result, Out, /*Strong=*/true);
  return Out;
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
                       isCharPointer(A.E) ? Now.load(A.Content) : Values[I],
                       /*Pointers=*/false);
    // A pointer that is handed on as a pointer is a context, or points to the
    // bytes of an ID, unless the Model or the callee's body says otherwise.
    if (A.PointerSink && (A.PointerIsId || makesPlain(Call, I)))
      Values[I] = sink(F.Sinks[A.PointerSink], Values[I],
                       /*Pointers=*/true);
  }
  output(Call, Values);
  document(Call, Values);
  keyed(Call, Values);
  stored(Call, Values);

  SetId Result;
  const Summary *Known = nullptr;
  if (!Call.Rules.empty()) {
    Result = applyRules(Call, Values, X.Result);
  } else {
    if (Call.Callee && W.hasBody(Call.Callee))
      Known = W.summaryOf(
          Call.Callee, demandsOf(Call, Values) |
                           (Call.MadeNumber ? Input::bitOf(Input::This) : 0));
    if (Known)
      Result = applySummary(Call, *Known, Values, X.Result);
    if (!Known || Call.Hashes)
      Result = D.join(Result, applyUnknown(Call, Values, X.Result));
    if (Call.Callee && !W.hasBody(Call.Callee))
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
    // Whatever it held is gone.
    if (Call.Callee && Call.Callee->getDeclName().isIdentifier() &&
        Call.Args.empty() && Call.This.E &&
        (Call.Callee->getName() == "clear" ||
         Call.Callee->getName() == "reset"))
      Now.store(Call.This.Content, {}, /*Strong=*/true);
  }
  if (!Known)
    Result = typed(Result, Call.Fallback);
  if (X.Dst)
    Temps[X.Dst.number()] =
        Call.ResultIsAddress ? Result : D.only(Result, ReadAs::Number);
}
