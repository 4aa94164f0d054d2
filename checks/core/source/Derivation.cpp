//===--- Derivation.cpp - what a value has kept of an address -------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Interning of sets and steps. See Derivation.h.
//
//===----------------------------------------------------------------------===//

#include "Derivation.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace stableid;

Derivations::Derivations() {
  Source Integer;
  Integer.Kind = SourceKind::Integer;
  Sources.push_back(Integer);
  Steps.push_back({});
  Sets.push_back({});
  SameHash.push_back({});
}

SourceId Derivations::add(Source S) {
  Sources.push_back(std::move(S));
  return SourceId(Sources.size());
}

SourceId Derivations::lasting(SourceId Id) {
  if (source(Id).Kind != SourceKind::Input)
    return Id;
  auto [It, New] = Lasting.try_emplace(Id);
  if (New) {
    Source Copy = source(Id);
    Copy.Kind = SourceKind::Address;
    Copy.In = Input();
    It->second = add(std::move(Copy));
  }
  return It->second;
}

SetId Derivations::single(Derivation D) { return make(D); }

SetId Derivations::make(llvm::ArrayRef<Derivation> Set) {
  if (Set.empty())
    return {};
  Set = Set.take_front(MaxPerPlace);
  // Made all the time: a hash of few instructions.
  uint64_t Hash = Set.size();
  for (const Derivation &D : Set) {
    uint64_t Low = uint64_t(D.Src.number()) << 32 | D.Last.number();
    uint64_t High =
        uint64_t(D.Pending.number()) << 8 | unsigned(D.Form) << 1 | D.Sunk;
    Hash = (Hash ^ Low) * 0x9E3779B97F4A7C15;
    Hash = (Hash ^ (Hash >> 29) ^ High) * 0xBF58476D1CE4E5B9;
  }
  // Two values are the map's own.
  SetId &Latest = SetNumbers[unsigned(Hash >> 33)];
  for (SetId Id = Latest; Id; Id = SameHash[Id.number()])
    if (get(Id) == Set)
      return Id;
  SetId Id(Sets.size());
  Sets.emplace_back(Set.begin(), Set.end());
  SameHash.push_back(Latest);
  return Latest = Id;
}

SetId Derivations::join(SetId A, SetId B) {
  if (A == B || !B)
    return A;
  if (!A)
    return B;
  auto Known = Joins.find({A, B});
  if (Known != Joins.end())
    return Known->second;
  llvm::SmallVector<Derivation, 4> Union(get(A));
  for (const Derivation &D : get(B))
    if (llvm::none_of(Union,
                      [&](const Derivation &Have) { return Have.sameKey(D); }))
      Union.push_back(D);
  // The members of A stay in front, so a full set never changes again and
  // the work list comes to rest.
  SetId Result = Union.size() == get(A).size() ? A : make(Union);
  Joins[{A, B}] = Result;
  return Result;
}

StepId Derivations::addStep(Step S) {
  auto [It, New] = StepNumbers.try_emplace(
      {uint64_t(S.Kind) << 32 | S.Loc.getRawEncoding(), S.Previous},
      StepId(Steps.size()));
  if (New)
    Steps.push_back(S);
  return It->second;
}

SetId Derivations::withStep(SetId Set, StepKind Kind, SourceLocation Loc,
                            const NamedDecl *Name) {
  if (!Set)
    return {};
  std::pair<uint64_t, SetId> Key(uint64_t(Kind) << 32 | Loc.getRawEncoding(),
                                 Set);
  auto Known = Stepped.find(Key);
  if (Known != Stepped.end())
    return Known->second;
  llvm::SmallVector<Derivation, 4> Out(get(Set));
  for (Derivation &D : Out) {
    unsigned Length = 0;
    bool Seen = false;
    for (StepId I = D.Last; I; I = step(I).Previous, ++Length)
      Seen |= step(I).Loc == Loc && step(I).Kind == Kind;
    // A loop comes by here again and again with the same news.
    if (!Seen && Length < MaxSteps)
      D.Last = addStep({Kind, Loc, Name, D.Last});
  }
  return Stepped[Key] = make(Out);
}

StepId Derivations::graft(StepId Caller, StepId Callee) {
  llvm::SmallVector<StepId, MaxSteps> Path;
  for (StepId I = Callee; I; I = step(I).Previous)
    Path.push_back(I);
  unsigned Length = 0;
  for (StepId I = Caller; I; I = step(I).Previous)
    ++Length;
  for (StepId I : llvm::reverse(Path)) {
    if (++Length > MaxSteps)
      break;
    Step Copy = step(I);
    Copy.Previous = Caller;
    Caller = addStep(Copy);
  }
  return Caller;
}

SetId Derivations::only(SetId Set, ReadAs As) {
  if (As == ReadAs::Object || llvm::all_of(get(Set), [&](const Derivation &X) {
        return (X.Form == Shape::Address) == (As == ReadAs::Pointer);
      }))
    return Set;
  SetId Out;
  for (const Derivation &X : get(Set))
    if ((X.Form == Shape::Address) == (As == ReadAs::Pointer))
      Out = join(Out, single(X));
  return Out;
}

std::optional<StepKind> Derivations::madePlainBy(const Derivation &X) const {
  for (StepId S = X.Last; S; S = step(S).Previous)
    if (StepKind Kind = step(S).Kind; Kind == StepKind::Converted ||
                                      Kind == StepKind::Hashed ||
                                      Kind == StepKind::Formatted)
      return Kind;
  return std::nullopt;
}

SetId Derivations::known(SetId Set) {
  SetId Out;
  for (const Derivation &X : get(Set))
    if (X.Form != Shape::Address && X.Src != IntegerSource)
      Out = join(Out, single(X));
  return Out;
}

SetId Derivations::withoutText(SetId Set) {
  auto IsText = [&](const Derivation &X) {
    return madePlainBy(X) == StepKind::Formatted;
  };
  if (llvm::none_of(get(Set), IsText))
    return Set;
  SetId Out;
  for (const Derivation &X : get(Set))
    if (!IsText(X))
      Out = join(Out, single(X));
  return Out;
}

SetId Derivations::plain(SetId Set, StepKind How, SourceLocation Loc) {
  if (llvm::all_of(get(Set), [](const Derivation &X) {
        return X.Form != Shape::Address && X.Src != IntegerSource;
      }))
    return Set;
  SetId Out;
  for (Derivation X : get(Set)) {
    if (X.Src == IntegerSource)
      continue;
    if (X.Form == Shape::Address) {
      X.Form = Shape::Whole;
      SetId One = withStep(single(X), How, Loc);
      Out = join(Out, One);
      continue;
    }
    Out = join(Out, single(X));
  }
  return Out;
}

SetId Derivations::mixed(SetId Set) {
  llvm::SmallVector<Derivation, 4> Out(get(Set));
  for (Derivation &X : Out)
    X.Form = Shape::Mixed;
  SetId Result;
  for (const Derivation &X : Out)
    Result = join(Result, single(X));
  return Result;
}
