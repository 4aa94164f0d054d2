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

static bool isCharPointer(const Expr *E) {
  if (!E)
    return false;
  QualType T = E->getType();
  if (T->isArrayType())
    return T->getAsArrayTypeUnsafe()->getElementType()->isAnyCharacterType();
  return T->isPointerType() && T->getPointeeType()->isAnyCharacterType();
}

/// Characters, and not the bytes of something else seen as characters.
static bool isText(const CallFact::Argument &A) {
  return A.E && isCharPointer(A.E->IgnoreParenCasts()) &&
         (isCharPointer(A.E) || A.E->getType()->isVoidPointerType());
}

/// A list of texts, as of the arguments of a program: who reads it reads the
/// texts.
static bool isTextList(const CallFact::Argument &A) {
  const auto *P = A.E ? A.E->getType()->getAs<PointerType>() : nullptr;
  const auto *Text = P ? P->getPointeeType()->getAs<PointerType>() : nullptr;
  return Text && Text->getPointeeType()->isAnyCharacterType();
}

/// Whether \p R goes to what the argument points to, and not to its address.
static bool follows(const Rule &R, const CallFact::Argument &A,
                    ModelIndex &Index) {
  return R.FollowsPointers && A.E && !isCharPointer(A.E) &&
         isAddressLike(A.E->getType(), Index);
}

bool Flow::demands(SetId Set) const {
  return llvm::any_of(D.get(Set), [&](const Derivation &X) {
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
  if (demands(load(Call.This.Content)))
    Demand |= Input::bitOf(Input::This);
  for (unsigned I = 0; I < Call.Args.size(); ++I) {
    const CallFact::Argument &A = Call.Args[I];
    if (demands(Values[I]) || demands(load(A.Content)) ||
        (A.Target != A.Content && demands(load(A.Target))))
      Demand |= Input::bitOf(I);
  }
  // A lambda sees what is around it without being passed anything.
  if (isLambdaCallOperator(Call.Callee))
    Demand |= Input::bitOf(Input::This) | Input::bitOf(Input::Capture);
  return Demand;
}

void Flow::write(const CallFact::Argument &A, SetId Set, bool Strong,
                 SourceLocation Loc) {
  if (!A.Content)
    return;
  Strong &= !A.Inside;
  // A local container is looked at and dropped; if it gets out, what is in it
  // gets out with it.
  if (isLocal(A.Content) && A.ContentSinkIndex == Fact::None)
    benign(Set);
  if (Set) {
    const ValueDecl *Name = F.Places.key(A.Content).decl();
    // The bytes of a pointer, written over a number or bytes, are a number.
    QualType Over = Name ? elementType(Name->getType()) : QualType();
    if (Name && (Over->isIntegerType() || Over->isStdByteType()))
      Set = plain(Set, StepKind::Converted, Loc);
    if (Name)
      Set = D.withStep(Set, StepKind::Stored, Loc, Name);
    if (A.ContentSinkIndex != Fact::None) {
      const Sink &S = F.Sinks[A.ContentSinkIndex];
      Set = sink(S, plain(Set, StepKind::Converted, Loc), /*Pointers=*/false);
    }
  }
  store(A.Content, Set, Strong);
  // asprintf(&text, ...): the text is behind the pointer that is written.
  PlaceKey Key = F.Places.key(A.Content);
  if (Key.Kind == PlaceKey::RootKind::Variable && !Key.Fields[0] &&
      Key.Root->getType()->isPointerType() &&
      Key.Root->getType()->getPointeeType()->isAnyCharacterType()) {
    Key.Kind = PlaceKey::RootKind::Pointee;
    store(F.Places.intern(Key), Set, Strong);
  }
}

SetId Flow::formatted(const CallFact &Call, const std::vector<SetId> &Values,
                      unsigned From) {
  SetId Set = 0;
  SourceLocation Loc = Call.E->getExprLoc();
  for (unsigned I = From; I < Call.Args.size(); ++I) {
    Reads How =
        I < Call.Conversions.size() ? Call.Conversions[I] : Reads::Nothing;
    SetId One = 0;
    if (How == Reads::Address)
      One = plain(Values[I], StepKind::Formatted, Loc);
    else if (How == Reads::Text)
      One = only(load(Call.Args[I].Content), ReadAs::Number);
    else if (How == Reads::Number)
      One = Call.Args[I].E->getType()->isPointerType()
                ? plain(Values[I], StepKind::Formatted, Loc)
                : Values[I];
    Set = D.join(Set, One);
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

SetId Flow::valueAt(const CallFact &Call, Position P,
                    const std::vector<SetId> &Values, bool Hashes) {
  if (P.Arg == Position::This)
    return D.join(Call.This.E ? Values.back() : 0, load(Call.This.Content));
  if (P.Arg < 0 || P.Arg >= int(Call.Args.size()))
    return 0;
  const CallFact::Argument &A = Call.Args[P.Arg];
  if (isReadThrough(Call, P.Arg))
    return only(load(A.Content), ReadAs::Number);
  if (P.Content && A.BytesSource != Fact::None) {
    Derivation New;
    New.Src = A.BytesSource;
    New.Form = Shape::Whole;
    return D.join(load(A.Content), D.single(New));
  }
  // Text is read, not its address, by everything but a hash of the pointer.
  if (P.Content || (isCharPointer(A.E) && !Hashes))
    return isText(A) || isTextList(A)
               ? only(load(A.Content), ReadAs::Number)
               : load(A.Content);
  return Values[P.Arg];
}

SetId Flow::applyRules(const CallFact &Call, std::vector<SetId> &Values,
                       PlaceId ResultPlace) {
  SourceLocation Loc = Call.E->getExprLoc();
  SetId Result = 0;
  for (size_t I = 0; I < Call.Rules.size(); ++I) {
    const Rule *R = Call.Rules[I];
    if (R->Kind == RuleKind::Source) {
      Derivation New;
      New.Src = Call.BornIndex;
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
    StepKind How = Hashes ? StepKind::Hashed
                   : R->Format >= 0 || R->To.empty()
                       ? StepKind::Formatted
                       : StepKind::Converted;
    // Values that reach a text or a stream are printed into it.
    bool Prints =
        Call.Callee->getOverloadedOperator() == OO_LessLess || R->Format >= 0;
    if (Prints)
      How = StepKind::Formatted;
    // Kept as it is: by containers, wrappers, iterators. Set: made plain, by
    // whatever prints, hashes or returns a number.
    SetId Set = 0, Kept = 0;
    llvm::SmallVector<PlaceId, 2> Objects;
    // What is new comes first: a full set drops what was there before.
    llvm::SmallVector<Position, 4> Read;
    for (bool Own : {false, true})
      for (Position P : R->From)
        if ((P.Arg == Position::This) == Own)
          Read.push_back(P);
    for (Position P : Read) {
      if ((Call.KeyFirst && P.Arg == 0) ||
          (P.Arg >= 0 && P.Arg < int(Call.Args.size()) &&
           follows(*R, Call.Args[P.Arg], Index)))
        continue;
      if (!Prints && !Hashes && P.Arg != Position::Result) {
        const CallFact::Argument *A = P.Arg == Position::This ? &Call.This
                                      : unsigned(P.Arg) < Call.Args.size()
                                          ? &Call.Args[P.Arg]
                                          : nullptr;
        if (A && A->BytesSource == Fact::None && isStructured(*A, P.Content)) {
          Objects.push_back(A->Content);
          SetId Whole = get(A->Content);
          Kept = D.join(Kept, Whole);
          Set = D.join(Set, only(Whole, ReadAs::Number));
          continue;
        }
      }
      SetId One = valueAt(Call, P, Values, Hashes);
      bool Pointer = !P.Content && P.Arg >= 0 &&
                     P.Arg < int(Call.Args.size()) &&
                     isAddressLike(Call.Args[P.Arg].E->getType(), Index);
      Kept = D.join(Kept, One);
      Set = D.join(Set, Pointer ? plain(One, How, Loc) : One);
    }
    if (R->Format >= 0)
      Set = D.join(Set,
                   formatted(Call, Values,
                             R->VariadicFrom >= 0 ? unsigned(R->VariadicFrom)
                                                  : unsigned(R->Format + 1)));
    else if (R->VariadicFrom >= 0)
      for (unsigned I = R->VariadicFrom; I < Call.Args.size(); ++I) {
        if ((Call.KeyFirst && I == 0) || follows(*R, Call.Args[I], Index))
          continue;
        SetId One = valueAt(Call, {int(I), false}, Values, Hashes);
        Kept = D.join(Kept, One);
        Set = D.join(Set, plain(One, Hashes ? StepKind::Hashed
                                            : StepKind::Formatted,
                                Loc));
        if (!Call.MakesText && !Prints &&
            isStructured(Call.Args[I]))
          Objects.push_back(Call.Args[I].Content);
      }
    if (Hashes)
      Set = plain(Set, StepKind::Hashed, Loc);
    bool Changes = Prints || Hashes || Call.MakesText;
    auto CopyParts = [&](PlaceId To) {
      for (PlaceId Object : Objects)
        if (To && Object != To)
          copy(To, Object, /*Strong=*/false);
    };
    for (unsigned I = R->VariadicTo; R->VariadicTo >= 0 && I < Call.Args.size();
         ++I)
      write(Call.Args[I], Set, /*Strong=*/true, Loc);
    for (Position P : R->To) {
      if (P.Arg == Position::Result) {
        // A text that was formatted is new, whatever it is reached by.
        bool Formats = R->Format >= 0 && isCharPointer(Call.E);
        bool Keeps = !Formats &&
                     (Call.ResultIsAddress || Call.E->isGLValue() ||
                      (Call.E->getType()->isRecordType() && !Changes));
        Result = D.join(Result, Keeps ? Kept : Set);
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
    store(ResultPlace, Result, /*Strong=*/true);
  return Result;
}

void Flow::output(const CallFact &Call, std::vector<SetId> &Values) {
  if (Call.OutputSinkIndex == Fact::None)
    return;
  if (Call.Filtered) {
    for (SetId Set : Values)
      benign(Set);
    return;
  }
  SourceLocation Loc = Call.E->getExprLoc();
  SetId Set = 0;
  QualType Bytes;
  auto Take = [&](unsigned I, bool Content, const Rule *R) {
    const CallFact::Argument &A = Call.Args[I];
    if (R && follows(*R, A, Index))
      return;
    if (A.BytesSource != Fact::None) {
      Derivation New;
      New.Src = A.BytesSource;
      New.Form = Shape::Whole;
      Set = D.join(Set, D.single(New));
      Bytes = A.E->IgnoreParenCasts()->getType();
      return;
    }
    SetId One = valueAt(Call, {int(I), Content}, Values, /*Hashes=*/false);
    if (R && R->FollowsPointers)
      One = only(One, ReadAs::Number);
    Set = D.join(Set, plain(One, StepKind::Formatted, Loc));
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
        Set = D.join(Set, plain(only(valueAt(Call, P, Values, false),
                                     ReadAs::Number),
                                StepKind::Formatted, Loc));
    if (R->Format >= 0)
      Set = D.join(Set,
                   formatted(Call, Values,
                             R->VariadicFrom >= 0 ? unsigned(R->VariadicFrom)
                                                  : unsigned(R->Format + 1)));
    else if (R->VariadicFrom >= 0)
      for (unsigned I = R->VariadicFrom; I < Call.Args.size(); ++I)
        Take(I, false, R);
  }
  if (!ByRule) {
    // An insertion into a stream: everything but the stream itself.
    for (unsigned I = Call.This.E ? 0 : 1; I < Call.Args.size(); ++I)
      Take(I, isCharPointer(Call.Args[I].E), nullptr);
  }
  const Sink &S = F.Sinks[Call.OutputSinkIndex];
  for (const Derivation &X : D.get(Set)) {
    if (D.source(X.Src).Kind == SourceKind::Integer)
      continue;
    Candidate New;
    New.To = S;
    New.From = X;
    New.In = F.Function;
    New.Demanded = Demanded;
    New.Bytes = Bytes;
    New.Echo = X.Sunk ||
               (X.Pending && C[X.Pending - 1].To.Id.Sure == Certainty::Certain);
    New.Escaped = true;
    uint32_t I = C.add(std::move(New));
    if (D.source(X.Src).Kind == SourceKind::Input)
      InputSinks.push_back(I);
  }
  escape(Set);
}

//===--- Summaries --------------------------------------------------------===//

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
    return load(fieldsOf(F.Places.intern(Key), In.Fields));
  }
  if (In.Param == Input::This) {
    PlaceId P = Call.This.Content;
    if (Call.Callee && isLambdaCallOperator(Call.Callee)) {
      // In a lambda, this is the this of the function around it.
      Key.Kind = PlaceKey::RootKind::This;
      P = F.Places.intern(Key);
    }
    return load(fieldsOf(P, In.Fields));
  }
  if (In.Param >= Call.Args.size())
    return 0;
  const CallFact::Argument &A = Call.Args[In.Param];
  if (!In.Content && !In.Fields[0])
    return Values[In.Param];
  SetId Set = load(fieldsOf(In.Pointee ? A.Target : A.Content, In.Fields));
  // Text is read, not its address.
  return In.Pointee && isText(A) ? only(Set, ReadAs::Number) : Set;
}

SetId Flow::instantiate(const CallFact &Call, SetId Set,
                        const std::vector<SetId> &Values) {
  SetId Out = 0;
  for (const Derivation &X : D.get(Set)) {
    const Source &From = D.source(X.Src);
    if (From.Kind != SourceKind::Input) {
      Out = D.join(Out, D.single(X));
      continue;
    }
    SetId Bound = bind(Call, From.In, Values);
    Bound =
        D.withStep(Bound, StepKind::Passed, Call.E->getExprLoc(), Call.Callee);
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
  PlaceId Root = 0;
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

SetId Flow::applySummary(const CallFact &Call, const Summary &S,
                         const std::vector<SetId> &Values, PlaceId Result) {
  SourceLocation Loc = Call.E->getExprLoc();
  // What the callee does to its arguments it does with what they held before.
  std::vector<SetId> Sets;
  for (const auto &[Key, Set] : S.Effects)
    Sets.push_back(instantiate(Call, Set, Values));
  for (uint32_t I : S.InputSinks) {
    // A copy: the vector of candidates grows below.
    const Candidate Inner = C[I];
    // An address by its type alone has been told where it is.
    const Source &Self = D.source(Inner.From.Src);
    if (Self.In.AddressByType && !Self.In.Fields[0])
      continue;
    SetId Arrived = instantiate(Call, D.single(Inner.From), Values);
    for (const Derivation &X : D.get(Arrived)) {
      const Source &From = D.source(X.Src);
      if (From.Kind == SourceKind::Integer || X.Form == Shape::Address ||
          (X.Sunk && Inner.To.Kind == SinkKind::Id))
        continue;
      Candidate New = Inner;
      New.From = X;
      New.Echo |= X.Sunk;
      New.Escaped = true;
      uint32_t Number = C.add(std::move(New));
      if (From.Kind == SourceKind::Input)
        InputSinks.push_back(Number);
    }
  }
  SetId Returned = 0;
  for (size_t I = 0; I < Sets.size(); ++I) {
    const PlaceKey &Key = S.Effects[I].first;
    if (Key.Kind == PlaceKey::RootKind::Result) {
      SetId Set = D.withStep(Sets[I], StepKind::Returned, Loc, Call.Callee);
      if (!Key.Fields[0])
        Returned = Set;
      if (Result)
        store(fieldsOf(Result, Key.Fields), Set, /*Strong=*/true);
      continue;
    }
    PlaceId P = translate(Call, Key, Result);
    if (!P || !Sets[I])
      continue;
    // fill(&record.id): what the callee leaves there becomes the ID.
    SetId Set = Sets[I];
    for (const CallFact::Argument &A : Call.Args)
      if (A.ContentSinkIndex != Fact::None && P == A.Content)
        Set = sink(F.Sinks[A.ContentSinkIndex], only(Set, ReadAs::Number),
                   /*Pointers=*/false);
    store(P, Set, /*Strong=*/false);
  }
  return Returned;
}

/// What points to characters or bytes is read, whoever hashes it.
static bool pointsToBytes(QualType T) {
  return T->isPointerType() && (T->getPointeeType()->isAnyCharacterType() ||
                                T->getPointeeType()->isStdByteType());
}

SetId Flow::applyUnknown(const CallFact &Call, const std::vector<SetId> &Values,
                         PlaceId Result) {
  SourceLocation Loc = Call.E->getExprLoc();
  SetId All = 0;
  for (unsigned I = 0; I < Call.Args.size(); ++I) {
    const CallFact::Argument &A = Call.Args[I];
    SetId One = isStructured(A) && !Call.Hashes ? get(A.Content) : Values[I];
    // hash(&p, sizeof p) reads the bytes of the pointer p; a pointer to an
    // object of a class is read through, whatever the function is called.
    QualType T = A.E->IgnoreParenCasts()->getType();
    bool Through = T->isPointerType() && T->getPointeeType()->isRecordType();
    if (A.E->getType()->isPointerType() && A.Content) {
      One = Call.Hashes && !Through ? load(A.Content) : 0;
      // The bytes of a pointer are those that are taken by its own address.
      const auto *U = dyn_cast<UnaryOperator>(A.E->IgnoreParenCasts());
      if (!U || U->getOpcode() != UO_AddrOf)
        One = only(One, ReadAs::Number);
    } else if (pointsToBytes(T)) {
      One = 0;
    }
    if (Call.Hashes && !Through && !isAddressLike(T, Index))
      One = plain(One, StepKind::Hashed, Loc);
    else if (Call.Hashes && T->isPointerType() && !Through)
      One = plain(One, StepKind::Hashed, Loc);
    for (const Derivation &X : D.get(One))
      if (X.Form != Shape::Address && X.Src != Derivations::IntegerSource)
        All = D.join(All, D.single(X));
  }
  bool Constructs =
      Call.Callee && isa<CXXConstructorDecl>(Call.Callee) && Call.This.Content;
  SetId Object = Call.This.E && !Call.FromSystem ? get(Call.This.Content) : 0;
  if (Call.FromSystem && Call.This.E && Result)
    Object = load(Call.This.Content);
  SetId Out = 0;
  if (Call.Hashes) {
    Out = D.join(All, Object);
    if (Call.HashesObject && Call.This.Content && All)
      store(Call.This.Content, All, /*Strong=*/false);
  } else if (Constructs) {
    if (All)
      write(Call.This, All, /*Strong=*/false, Loc);
  } else {
    Out = Object;
  }
  if (Result && Out && !Constructs)
    store(Result, Out, /*Strong=*/true);
  return Out;
}

void Flow::call(const Fact &X, const CallFact &Call) {
  std::vector<SetId> Values;
  for (const CallFact::Argument &A : Call.Args)
    Values.push_back(Temps[A.Value]);
  Values.push_back(Temps[Call.This.Value]); // the object comes last

  if (Call.Harmless) {
    for (unsigned I = 0; I < Call.Args.size(); ++I) {
      benign(Values[I]);
      benign(load(Call.Args[I].Content));
    }
    if (X.Dst)
      Temps[X.Dst] = 0;
    return;
  }

  for (unsigned I = 0; I < Call.Args.size(); ++I) {
    const CallFact::Argument &A = Call.Args[I];
    if (A.SinkIndex != Fact::None)
      Values[I] = sink(F.Sinks[A.SinkIndex],
                       isCharPointer(A.E) ? load(A.Content) : Values[I],
                       /*Pointers=*/false);
    if (A.PointerSinkIndex != Fact::None)
      Values[I] = sink(F.Sinks[A.PointerSinkIndex], Values[I],
                       /*Pointers=*/true);
  }
  output(Call, Values);
  keyed(Call, Values);
  stored(Call, Values);

  SetId Result = 0;
  const Summary *Known = nullptr;
  if (!Call.Rules.empty()) {
    Result = applyRules(Call, Values, X.P);
  } else {
    if (Call.Callee && W.hasBody(Call.Callee))
      Known = W.summaryOf(Call.Callee, demandsOf(Call, Values));
    if (Known)
      Result = applySummary(Call, *Known, Values, X.P);
    if (!Known || Call.Hashes)
      Result = D.join(Result, applyUnknown(Call, Values, X.P));
    // Handed to code that is not ours to see; the standard library's look-ups
    // and comparisons only look.
    for (SetId Set : Values)
      if (Call.FromSystem || Call.Hashes)
        benign(Set);
      else
        escape(Set);
    // A text or a list of IDs that is handed over is out.
    if (!Known && !Call.FromSystem && !Call.Hashes)
      for (const CallFact::Argument &A : Call.Args)
        escape(only(load(A.Content), ReadAs::Number));
    if (Call.FromSystem)
      for (const CallFact::Argument &A : Call.Args)
        benign(load(A.Content));
    // Whatever it held is gone.
    if (Call.Callee && Call.Callee->getDeclName().isIdentifier() &&
        Call.Args.empty() && Call.This.E &&
        (Call.Callee->getName() == "clear" ||
         Call.Callee->getName() == "reset"))
      store(Call.This.Content, 0, /*Strong=*/true);
  }
  if (!Known)
    Result = typed(Result, Call.Fallback);
  if (X.Dst)
    Temps[X.Dst] = Call.ResultIsAddress ? Result : only(Result, ReadAs::Number);
}
