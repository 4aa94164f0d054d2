//===--- Memory.cpp - what each place of a function holds -----------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Memory.h.
//
//===----------------------------------------------------------------------===//

#include "Memory.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetVector.h"

using namespace clang;
using namespace stableid;

static bool isGlobal(const ValueDecl *V) {
  const auto *Var = dyn_cast_or_null<VarDecl>(V);
  return Var && Var->hasGlobalStorage();
}

Memory::Memory(FunctionFacts &F, Derivations &D, Candidates &C,
               ModelIndex &Index, World &W)
    : F(F), D(D), C(C), Index(Index), Words(Index.model()), W(W) {
  InputsOf.resize(F.Places.size());
  for (const auto &[P, Src] : F.Inputs)
    InputsOf[P.number()].push_back(Src);
}

llvm::ArrayRef<SourceId> Memory::inputsAt(PlaceId Root) const {
  return Root.number() < InputsOf.size()
             ? llvm::ArrayRef<SourceId>(InputsOf[Root.number()])
             : llvm::ArrayRef<SourceId>();
}

SetId Memory::initial(PlaceId P) {
  if (Initial.size() <= P.number())
    Initial.resize(F.Places.size(), NotAsked);
  if (Initial[P.number()] != NotAsked)
    return Initial[P.number()];
  const PlaceKey &Key = F.Places.key(P);
  if (Key.Kind == PlaceKey::RootKind::Keys) {
    SetId Set;
    for (const auto &[Place, Src] : F.Held)
      if (Place == P) {
        Derivation New;
        New.Src = Src;
        Set = D.join(Set, D.single(New));
      }
    return Initial[P.number()] = Set;
  }
  PlaceId Root = F.Places.root(P);
  SetId Set;
  const ValueDecl *Nearest = Key.decl();
  bool Pointer = Nearest && Nearest->getType()->isPointerType();
  for (SourceId Src : inputsAt(Root)) {
    Derivation New;
    New.Src = Src;
    if (P == Root) {
      New.Form = D.source(Src).In.IsAddress ? Shape::Address : Shape::Whole;
    } else {
      // A pointer in a field says by its type what it is, but for texts.
      if (Pointer && !Nearest->getType()->getPointeeType()->isCharType())
        continue;
      SourceId &Known = F.FieldInputs[{P, Src}];
      if (!Known) {
        Source Field = D.source(Src);
        Field.In.Fields = Key.Fields;
        Field.In.AddressByType = Field.In.IsAddress = false;
        Known = D.add(std::move(Field));
      }
      New.Src = Known;
      New.Form = Shape::Whole;
    }
    Set = D.join(Set, D.single(New));
  }
  // Members of a union are read by whoever knows which one is there.
  if (Nearest && !Pointer &&
      (isa<FieldDecl>(Nearest)
           ? !cast<FieldDecl>(Nearest)->getParent()->isUnion()
           : isGlobal(Nearest)))
    Set = D.join(Set, W.factsOf(Nearest));
  return Initial[P.number()] = Set;
}

template <class States> static auto findPlace(States &S, PlaceId P) {
  return llvm::lower_bound(
      S, P, [](const auto &Entry, PlaceId P) { return Entry.first < P; });
}

bool Memory::isKnown(PlaceId P) const {
  auto It = findPlace(Now, P);
  return It != Now.end() && It->first == P;
}

SetId Memory::get(PlaceId P) {
  auto It = findPlace(Now, P);
  return It != Now.end() && It->first == P ? It->second : initial(P);
}

void Memory::set(PlaceId P, SetId Set) {
  auto It = findPlace(Now, P);
  bool Have = It != Now.end() && It->first == P;
  if (Set == initial(P)) {
    if (Have)
      Now.erase(It);
  } else if (Have) {
    It->second = Set;
  } else {
    Now.insert(It, {P, Set});
  }
}

SetId Memory::load(PlaceId P, ReadAs As) {
  if (!P)
    return {};
  SetId Set = get(P);
  auto Add = [&](SetId Near) {
    if (Near)
      Set = D.join(Set, D.only(Near, As));
  };
  // Of a text that is kept in an object, its length is not made.
  const ValueDecl *Field = F.Places.key(P).decl();
  bool Counts = isa_and_nonnull<FieldDecl>(Field) &&
                Field->getType()->isIntegerType() &&
                !Field->getType()->isAnyCharacterType();
  for (PlaceId Above = F.Places.parent(P); Above;
       Above = F.Places.parent(Above))
    if (isKnown(Above))
      Add(Counts ? D.withoutText(get(Above)) : get(Above));
  llvm::SmallVector<PlaceId, 4> Below(F.Places.children(P));
  while (!Below.empty()) {
    PlaceId Child = Below.pop_back_val();
    Add(isKnown(Child) ? get(Child) : W.factsOf(F.Places.key(Child).decl()));
    Below.append(F.Places.children(Child).begin(),
                 F.Places.children(Child).end());
  }
  return Set;
}

bool Memory::isLocal(PlaceId P) const {
  const PlaceKey &Key = F.Places.key(P);
  if (Key.Kind == PlaceKey::RootKind::Temporary)
    return true;
  if (Key.Kind != PlaceKey::RootKind::Variable)
    return false;
  const auto *V = dyn_cast<VarDecl>(Key.Root);
  return V && V->hasLocalStorage() && !V->getType()->isReferenceType();
}

void Memory::store(PlaceId P, SetId Set, bool Strong) {
  if (!P)
    return;
  // A number cannot hold a pointer as it is.
  if (const ValueDecl *To = F.Places.key(P).decl();
      Set && To && To->getType()->isArithmeticType() &&
      F.Places.key(P).Kind != PlaceKey::RootKind::Pointee)
    Set = D.only(Set, ReadAs::Number);
  if (!isLocal(P)) {
    const ValueDecl *Into = F.Places.key(P).decl();
    if (Set && Into && Into->getIdentifier() && Words.saysSpoken(Into->getName()))
      Set = C.withoutWritten(Set);
    // A text behind a pointer of the function's own has not got out yet.
    const PlaceKey &Key = F.Places.key(P);
    const auto *V = dyn_cast_or_null<VarDecl>(Key.Root);
    SetId Waits, Out;
    for (const Derivation &X : D.get(Set)) {
      bool Own = Key.Kind == PlaceKey::RootKind::Pointee && V &&
                 V->isLocalVarDecl() && C.isWritten(X);
      SetId &Part = Own ? Waits : Out;
      Part = D.join(Part, D.single(X));
    }
    Set = D.join(Waits, C.escape(Out, dyn_cast_or_null<FieldDecl>(Into)));
  }
  if (Strong) {
    llvm::SmallVector<PlaceId, 4> Below(F.Places.children(P));
    while (!Below.empty()) {
      PlaceId Child = Below.pop_back_val();
      set(Child, {});
      Below.append(F.Places.children(Child).begin(),
                   F.Places.children(Child).end());
    }
    set(P, Set);
  } else if (Set) {
    set(P, D.join(get(P), Set));
  }
  const ValueDecl *Nearest = F.Places.key(P).decl();
  // A local object is followed itself; what holds for its fields need not
  // hold for those of others.
  if (!Set || !Nearest || isLocal(P) || Nearest->getType()->isUnionType() ||
      !(isa<FieldDecl>(Nearest) || isGlobal(Nearest)))
    return;
  // Other functions see the field or global; inputs mean nothing to them, and
  // pointers say by their type what they are.
  llvm::SmallVector<Derivation, 4> Lasting;
  for (Derivation X : D.get(Set)) {
    const Source &From = D.source(X.Src);
    if (X.Form != Shape::Address &&
        (From.Kind != SourceKind::Input ||
         (From.In.AddressByType && !From.In.Fields[0]))) {
      X.Src = D.lasting(X.Src);
      X.Sunk |= bool(X.Pending);
      X.Pending = {};
      Lasting.push_back(X);
    }
  }
  if (!Lasting.empty())
    W.addFact(Nearest, D.make(Lasting));
}

SetId Memory::numbersIn(PlaceId P) {
  SetId Set = D.only(get(P), ReadAs::Number);
  llvm::SmallVector<PlaceId, 4> Parts(F.Places.children(P));
  for (PlaceId Part : Parts)
    Set = D.join(Set, numbersIn(Part));
  return Set;
}

void Memory::copy(PlaceId P, PlaceId Q, bool Strong) {
  if (!P || !Q || P == Q)
    return;
  // A text or a number cannot hold a pointer as it is.
  const ValueDecl *To = F.Places.key(P).decl();
  ReadAs As = !To                                   ? ReadAs::Object
              : isAddressLike(To->getType(), Index) ? ReadAs::Pointer
              : To->getType()->isArithmeticType() ||
                      (Index.traitsOf(To->getType()) & TT_Text)
                  ? ReadAs::Number
                  : ReadAs::Object;
  SetId Whole = D.only(get(Q), As == ReadAs::Number ? As : ReadAs::Object);
  for (PlaceId Above = F.Places.parent(Q); Above;
       Above = F.Places.parent(Above))
    if (isKnown(Above))
      Whole = D.join(Whole, D.only(get(Above), As));
  store(P, Whole, Strong);
  // Fields that only one side has been asked for so far count too.
  llvm::SmallSetVector<const FieldDecl *, 4> Parts;
  for (PlaceId Side : {P, Q})
    for (PlaceId Part : F.Places.children(Side)) {
      const PlaceKey &Key = F.Places.key(Part);
      Parts.insert(Key.Fields[1] ? Key.Fields[1] : Key.Fields[0]);
    }
  for (const FieldDecl *Part : Parts) {
    PlaceId To = F.Places.field(P, Part), From = F.Places.field(Q, Part);
    if (To != P && From != Q)
      copy(To, From, Strong);
  }
}

bool Memory::join(State &Into, const State &From,
                  llvm::SmallVectorImpl<PlaceId> &News) {
  size_t Had = News.size();
  // Most joins bring no news; those make no new state.
  Joined.clear();
  auto A = Into.begin();
  auto B = From.begin();
  while (A != Into.end() || B != From.end()) {
    PlaceId P = A == Into.end()   ? B->first
                : B == From.end() ? A->first
                                  : std::min(A->first, B->first);
    SetId First = A != Into.end() && A->first == P ? (A++)->second : initial(P);
    SetId Second =
        B != From.end() && B->first == P ? (B++)->second : initial(P);
    SetId Set = D.join(First, Second);
    if (Set != First)
      News.push_back(P);
    if (Set != initial(P))
      Joined.push_back({P, Set});
  }
  if (News.size() == Had)
    return false;
  std::swap(Into, Joined);
  return true;
}

bool Memory::joinAt(PlaceId P, State &Into, const State &From) {
  auto Held = findPlace(From, P);
  SetId Set =
      Held != From.end() && Held->first == P ? Held->second : initial(P);
  auto It = findPlace(Into, P);
  bool Have = It != Into.end() && It->first == P;
  SetId Old = Have ? It->second : initial(P);
  SetId New = D.join(Old, Set);
  if (New == Old)
    return false;
  if (New == initial(P))
    Into.erase(It);
  else if (Have)
    It->second = New;
  else
    Into.insert(It, {P, New});
  return true;
}
