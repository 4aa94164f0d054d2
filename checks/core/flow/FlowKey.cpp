//===--- FlowKey.cpp - from Source to Sink, as a key ----------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which keys a container holds, and what happens to the objects they are the
// addresses of. Whether the container outlives them is the judge's question.
// See Flow.h.
//
//===----------------------------------------------------------------------===//

#include "Flow.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace stableid;

bool Flow::sameObject(SourceId A, SourceId B) const {
  if (A == B)
    return true;
  const Source &L = D.source(A), &R = D.source(B);
  return L.Whose == Storage::This && R.Whose == Storage::This && !L.Object &&
         !R.Object;
}

void Flow::candidate(const Sink &S, const Derivation &X) {
  if (D.source(X.Src).Kind == SourceKind::Integer)
    return;
  Candidate New = arrival(S, X);
  New.Echo = X.Sunk;
  New.Escaped = true;
  add(std::move(New));
}

bool Flow::isJustAdded(const Derivation &X) const {
  const Source &From = D.source(X.Src);
  const auto *V = dyn_cast_or_null<VarDecl>(From.ElementOf);
  return From.ElementOf && From.Last && !(V && V->hasLocalStorage()) &&
         llvm::any_of(F.Calls, [&](const CallFact &Call) {
           return Call.Op == ContainerOp::Grow &&
                  Call.Container == From.ElementOf;
         });
}

void Flow::keyed(const CallFact &Call, const std::vector<SetId> &Values) {
  if (Call.Op == ContainerOp::None || Call.Op == ContainerOp::Reserve ||
      Call.Op == ContainerOp::Make || Call.Op == ContainerOp::Read)
    return;
  if (Call.Op == ContainerOp::Grow)
    return grow(Call);
  if (Call.Op == ContainerOp::Reset)
    return Now.set(Call.Keys, {});
  if (Call.TextSink) {
    Derivation Text;
    Text.Src = Call.Born;
    Text.Form = Shape::Whole;
    candidate(F.Sinks[Call.TextSink], Text);
  }
  if (!Call.KeySink || Call.KeyArg >= Call.Args.size())
    return;
  const Sink &S = F.Sinks[Call.KeySink];
  // insert({key, value}) has been reduced to the value; what it was built
  // from still holds the key.
  SetId Key = Call.KeyPlace ? Now.load(Call.KeyPlace) : Values[Call.KeyArg];
  // A text is found again by what it says.
  if (Call.TextSink)
    Key = D.plain(
        D.only(Now.load(Call.Args[Call.KeyArg].Content), ReadAs::Number),
        StepKind::Converted, Call.Loc);
  if (Call.Op == ContainerOp::Erase) {
    SetId Left;
    for (const Derivation &Held : D.get(Now.get(Call.Keys)))
      if (llvm::none_of(D.get(Key), [&](const Derivation &X) {
            return sameObject(X.Src, Held.Src);
          }))
        Left = D.join(Left, D.single(Held));
    return Now.set(Call.Keys, Left);
  }
  if (S.Local)
    C.benign(Key);
  else
    C.escape(Key);
  SetId Held = Now.get(Call.Keys);
  for (Derivation X : D.get(Key)) {
    if (!S.Local)
      candidate(S, X);
    if (!S.Local && isJustAdded(X)) {
      Sink Moves = S;
      Moves.Harm = KeyHarm::Moves;
      candidate(Moves, X);
    }
    X.Pending = {}; // here it would mean an object that was deleted
    Held = D.join(Held, D.single(X));
  }
  Now.set(Call.Keys, Held);
}

void Flow::stored(const CallFact &Call, const std::vector<SetId> &Values) {
  for (unsigned I = 0; I < Call.Args.size(); ++I) {
    const CallFact::Argument &A = Call.Args[I];
    if (!A.StoredSink)
      continue;
    // What is read behind a pointer, and the pointer itself only as a value.
    SetId Key = A.Content ? Now.load(A.Content) : SetId();
    if (!A.Pointer && !A.Array)
      Key = D.join(Key, Values[I]);
    else if (!A.BytesSource)
      Key = D.only(Key, ReadAs::Number);
    Key = D.plain(Key, StepKind::Converted, Call.Loc);
    for (const Derivation &X : D.get(Key))
      candidate(F.Sinks[A.StoredSink], X);
    C.escape(Key);
  }
}

void Flow::grow(const CallFact &Call) {
  for (const auto &[P, Set] : Now.state()) {
    const PlaceKey &Key = F.Places.key(P);
    if (Key.Kind != PlaceKey::RootKind::Keys)
      continue;
    for (const Derivation &X : D.get(Set)) {
      const Source &From = D.source(X.Src);
      if (!From.ElementOf || From.ElementOf != Call.Container)
        continue;
      for (const CallFact &Put : F.Calls)
        if (Put.Keys == P && Put.KeySink) {
          Sink S = F.Sinks[Put.KeySink];
          S.Harm = KeyHarm::Moves;
          S.Local = false;
          candidate(S, X);
          break;
        }
    }
  }
}

void Flow::destroy(SetId Object, const Sink &S) {
  const State Held = Now.state();
  for (const auto &[P, Set] : Held) {
    const PlaceKey Key = F.Places.key(P);
    if (Key.Kind != PlaceKey::RootKind::Keys)
      continue;
    const auto *V = dyn_cast<VarDecl>(Key.Root);
    if (V && V->hasLocalStorage())
      continue;
    SetId Left;
    for (Derivation X : D.get(Set)) {
      // It may still be taken out after the object is gone: wait for the end.
      if (llvm::any_of(D.get(Object), [&](const Derivation &Y) {
            return sameObject(X.Src, Y.Src);
          })) {
        Candidate New = arrival(S, X);
        New.To.Name = Key.Root->getNameAsString();
        New.To.Decl = Key.Root;
        X.Pending = C.add(std::move(New));
        Deleted.insert(P);
      }
      Left = D.join(Left, D.single(X));
    }
    Now.set(P, Left);
  }
}

void Flow::end(const Sink &S) {
  for (const auto &[P, Src] : F.Held) {
    const PlaceKey &Key = F.Places.key(P);
    for (const Derivation &X : D.get(Now.get(P)))
      if (X.Src == Src) {
        Sink Here = S;
        Here.Name = Key.Root->getNameAsString();
        Here.Decl = Key.Root;
        candidate(Here, X);
      }
  }
  for (PlaceId P : Deleted)
    for (const Derivation &X : D.get(Now.get(P)))
      if (X.Pending)
        C[X.Pending].Escaped = true;
}

void Flow::compare(SetId A, SetId B, const Sink &S) {
  // The field or global an address was put into where it was taken. What came
  // there through others is theirs.
  auto KeptIn = [&](const Derivation &X) -> const NamedDecl * {
    const NamedDecl *Kept = nullptr;
    for (StepId I = X.Last; I; I = D.step(I).Previous) {
      if (D.step(I).Kind != StepKind::Stored)
        continue;
      const auto *V = dyn_cast_or_null<VarDecl>(D.step(I).Name);
      if (isa_and_nonnull<FieldDecl>(D.step(I).Name) ||
          (V && V->hasGlobalStorage())) {
        if (Kept)
          return nullptr;
        Kept = D.step(I).Name;
      }
    }
    return Kept;
  };
  auto Travelled = [&](const Derivation &X) {
    // What was handed to a function and came back has only been computed there.
    llvm::SmallVector<const NamedDecl *, 4> Back;
    for (StepId I = X.Last; I; I = D.step(I).Previous) {
      const Step &S = D.step(I);
      if (S.Kind == StepKind::Returned)
        Back.push_back(S.Name);
      else if (S.Kind == StepKind::Passed && !Back.empty() &&
               Back.back() == S.Name)
        Back.pop_back();
      else if (S.Kind == StepKind::Passed)
        return true;
    }
    return false;
  };
  // Only what was made from an address here can be the address of a new object:
  // in this function, or by a parameter that is an address by its type. A
  // number that a caller passes, or another stored one, may be anything.
  auto Fresh = [&](const Derivation &X) {
    const Source &From = D.source(X.Src);
    bool Made = From.Kind == SourceKind::Input
                    ? From.In.AddressByType && !From.In.Fields[0]
                    : From.Kind != SourceKind::Integer;
    return Made && X.Form == Shape::Whole && !KeptIn(X);
  };
  // uintptr_t session_id: an address by its type that a caller has kept.
  auto PassedAsId = [&](const Derivation &X) -> const NamedDecl * {
    const Source &From = D.source(X.Src);
    if (From.Kind != SourceKind::Input || From.In.Content || X.Last ||
        From.In.Fields[0] || From.In.Param >= F.Function->getNumParams())
      return nullptr;
    const ParmVarDecl *P = F.Function->getParamDecl(From.In.Param);
    std::optional<Identity> Id = isUintptr(P->getType()) && P->getIdentifier()
                                     ? Words.classify(P->getName())
                                     : std::nullopt;
    return Id && Id->Sure == Certainty::Certain ? P : nullptr;
  };
  for (auto [L, R] : {std::make_pair(A, B), std::make_pair(B, A)})
    for (const Derivation &Old : D.get(L)) {
      auto New = llvm::find_if(D.get(R), Fresh);
      if (Old.Form != Shape::Whole || New == D.get(R).end())
        continue;
      const NamedDecl *Kept = KeptIn(Old);
      const NamedDecl *Passed = Kept ? nullptr : PassedAsId(Old);
      if (Kept && Old.Sunk && !Travelled(Old))
        C.compared(Kept, S.Loc);
      if (Kept ? Old.Sunk || Travelled(Old) : !Passed)
        continue;
      Sink Here = S;
      Here.Decl = Kept ? Kept : Passed;
      Here.Name = Here.Decl->getNameAsString();
      // Nothing shows that the caller's object has ended.
      if (Passed)
        Here.Id.Sure = Certainty::Likely;
      candidate(Here, Passed ? *New : Old);
      return;
    }
}
