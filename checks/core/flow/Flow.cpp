//===--- Flow.cpp - from Source to Sink -----------------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// States, the work list and the transfer of single facts. Calls are in
// FlowCall.cpp. See Flow.h.
//
//===----------------------------------------------------------------------===//

#include "Flow.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetVector.h"
#include <set>

using namespace clang;
using namespace stableid;

/// A block is visited at most this often; the lattice is low, so this is never
/// reached but by a mistake of ours.
static constexpr unsigned MaxVisits = 64;

//===--- States -----------------------------------------------------------===//

static bool isGlobal(const ValueDecl *V) {
  const auto *Var = dyn_cast_or_null<VarDecl>(V);
  return Var && Var->hasGlobalStorage();
}

llvm::ArrayRef<SourceId> Flow::inputsAt(PlaceId Root) const {
  return Root < InputsOf.size() ? llvm::ArrayRef<SourceId>(InputsOf[Root])
                                : llvm::ArrayRef<SourceId>();
}

SetId Flow::initial(PlaceId P) {
  if (Initial.size() <= P)
    Initial.resize(std::max<size_t>(F.Places.size(), P + 1), NotAsked);
  if (Initial[P] != NotAsked)
    return Initial[P];
  const PlaceKey &Key = F.Places.key(P);
  if (Key.Kind == PlaceKey::RootKind::Keys) {
    SetId Set = 0;
    for (const auto &[Place, Src] : F.Held)
      if (Place == P) {
        Derivation New;
        New.Src = Src;
        Set = D.join(Set, D.single(New));
      }
    return Initial[P] = Set;
  }
  PlaceId Root = F.Places.root(P);
  SetId Set = 0;
  const ValueDecl *Nearest = Key.decl();
  bool Pointer = Nearest && Nearest->getType()->isPointerType();
  for (SourceId Src : inputsAt(Root)) {
    Derivation New;
    New.Src = Src;
    if (P == Root) {
      New.Form = D.source(Src).In.IsAddress ? Shape::Address : Shape::Whole;
    } else {
      // A pointer in a field says by its type what it is.
      if (Pointer)
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
  return Initial[P] = Set;
}

static auto findPlace(std::vector<std::pair<PlaceId, SetId>> &S, PlaceId P) {
  return llvm::lower_bound(
      S, P, [](const auto &Entry, PlaceId P) { return Entry.first < P; });
}

bool Flow::isKnown(PlaceId P) const {
  auto It = findPlace(const_cast<State &>(Now), P);
  return It != Now.end() && It->first == P;
}

SetId Flow::get(PlaceId P) {
  auto It = findPlace(Now, P);
  return It != Now.end() && It->first == P ? It->second : initial(P);
}

void Flow::set(PlaceId P, SetId Set) {
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

SetId Flow::only(SetId Set, ReadAs As) {
  if (As == ReadAs::Object ||
      llvm::all_of(D.get(Set), [&](const Derivation &X) {
        return (X.Form == Shape::Address) == (As == ReadAs::Pointer);
      }))
    return Set;
  SetId Out = 0;
  for (const Derivation &X : D.get(Set))
    if ((X.Form == Shape::Address) == (As == ReadAs::Pointer))
      Out = D.join(Out, D.single(X));
  return Out;
}

SetId Flow::withoutText(SetId Set) {
  auto IsText = [&](const Derivation &X) {
    StepId S = X.Last;
    while (S && D.step(S).Kind != StepKind::Converted &&
           D.step(S).Kind != StepKind::Hashed &&
           D.step(S).Kind != StepKind::Formatted)
      S = D.step(S).Previous;
    return S && D.step(S).Kind == StepKind::Formatted;
  };
  if (llvm::none_of(D.get(Set), IsText))
    return Set;
  SetId Out = 0;
  for (const Derivation &X : D.get(Set))
    if (!IsText(X))
      Out = D.join(Out, D.single(X));
  return Out;
}

SetId Flow::load(PlaceId P, ReadAs As) {
  if (!P)
    return 0;
  SetId Set = get(P);
  auto Add = [&](SetId Near) {
    if (Near)
      Set = D.join(Set, only(Near, As));
  };
  // Of a text that is kept in an object, its length is not made.
  const ValueDecl *Field = F.Places.key(P).decl();
  bool Counts = isa_and_nonnull<FieldDecl>(Field) &&
                Field->getType()->isIntegerType() &&
                !Field->getType()->isAnyCharacterType();
  for (PlaceId Above = F.Places.parent(P); Above;
       Above = F.Places.parent(Above))
    if (isKnown(Above))
      Add(Counts ? withoutText(get(Above)) : get(Above));
  llvm::SmallVector<PlaceId, 4> Below(F.Places.children(P));
  while (!Below.empty()) {
    PlaceId Child = Below.pop_back_val();
    Add(isKnown(Child) ? get(Child) : W.factsOf(F.Places.key(Child).decl()));
    Below.append(F.Places.children(Child).begin(),
                 F.Places.children(Child).end());
  }
  return Set;
}

bool Flow::isLocal(PlaceId P) const {
  const PlaceKey &Key = F.Places.key(P);
  if (Key.Kind == PlaceKey::RootKind::Temporary)
    return true;
  if (Key.Kind != PlaceKey::RootKind::Variable)
    return false;
  const auto *V = dyn_cast<VarDecl>(Key.Root);
  return V && V->hasLocalStorage() && !V->getType()->isReferenceType();
}

void Flow::store(PlaceId P, SetId Set, bool Strong) {
  if (!P)
    return;
  // A number cannot hold a pointer as it is.
  if (const ValueDecl *To = F.Places.key(P).decl();
      Set && To && To->getType()->isArithmeticType() &&
      F.Places.key(P).Kind != PlaceKey::RootKind::Pointee)
    Set = only(Set, ReadAs::Number);
  if (!isLocal(P))
    Set = escape(Set, dyn_cast_or_null<FieldDecl>(F.Places.key(P).decl()));
  if (Strong) {
    llvm::SmallVector<PlaceId, 4> Below(F.Places.children(P));
    while (!Below.empty()) {
      PlaceId Child = Below.pop_back_val();
      set(Child, 0);
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
      X.Sunk |= X.Pending != 0;
      X.Pending = 0;
      Lasting.push_back(X);
    }
  }
  if (!Lasting.empty())
    W.addFact(Nearest, D.make(Lasting));
}

void Flow::copy(PlaceId P, PlaceId Q, bool Strong) {
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
  SetId Whole = only(get(Q), As == ReadAs::Number ? As : ReadAs::Object);
  for (PlaceId Above = F.Places.parent(Q); Above;
       Above = F.Places.parent(Above))
    if (isKnown(Above))
      Whole = D.join(Whole, only(get(Above), As));
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

/// Joins \p From into \p Into; the places that changed are \p News.
bool Flow::join(State &Into, const State &From,
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

/// What holds at the end of a block holds at the beginning of \p Block.
void Flow::arrive(uint32_t Block, const State &From) {
  if (!Reached[Block]) {
    Reached[Block] = true;
    Before[Block] = From;
    Work.insert(Block);
  } else if (join(Before[Block], From, NewsAt[Block])) {
    Work.insert(Block);
  }
}

/// Hands news of places that \p Block does not mention on to the next blocks;
/// false if it has to be visited.
bool Flow::passThrough(uint32_t Block) {
  llvm::SmallVector<PlaceId, 8> News(NewsAt[Block].begin(),
                                     NewsAt[Block].end());
  if (News.empty() || llvm::any_of(News, [&](PlaceId P) {
        return Live.mentions(Block, F.Places.root(P));
      }))
    return false;
  llvm::sort(News);
  News.erase(llvm::unique(News), News.end());
  State &Here = Before[Block];
  for (uint32_t Next : F.Blocks[Block].Successors) {
    if (!Reached[Next])
      return false;
    bool Changed = false;
    for (PlaceId P : News) {
      if (!Live.isTrivial() && !Live.isLive(F.Places.root(P), Next))
        continue;
      auto Held = findPlace(Here, P);
      SetId Set =
          Held != Here.end() && Held->first == P ? Held->second : initial(P);
      auto It = findPlace(Before[Next], P);
      bool Have = It != Before[Next].end() && It->first == P;
      SetId Old = Have ? It->second : initial(P);
      SetId New = D.join(Old, Set);
      if (New == Old)
        continue;
      Changed = true;
      NewsAt[Next].push_back(P);
      if (New == initial(P))
        Before[Next].erase(It);
      else if (Have)
        It->second = New;
      else
        Before[Next].insert(It, {P, New});
    }
    if (Changed)
      Work.insert(Next);
  }
  return true;
}

/// What is left of Now on the way to \p Block: only what lives there.
const Flow::State &Flow::leavingTo(uint32_t Block) {
  if (Live.isTrivial())
    return Now;
  Leaving.clear();
  for (const auto &Entry : Now)
    if (Live.isLive(F.Places.root(Entry.first), Block))
      Leaving.push_back(Entry);
  return Leaving;
}

//===--- The work list ----------------------------------------------------===//

Summary Flow::run() {
  size_t N = F.Blocks.size();
  InputsOf.resize(F.Places.size());
  for (const auto &[P, Src] : F.Inputs)
    InputsOf[P].push_back(Src);
  Before.assign(N, {});
  NewsAt.assign(N, {});
  Reached.assign(N, false);
  Temps.assign(F.Values, 0);
  std::vector<unsigned> Visits(N, 0);
  if (N)
    arrive(0, {});
  while (!Work.empty()) {
    uint32_t B = *Work.begin();
    Work.erase(Work.begin());
    if (Visits[B] && passThrough(B)) {
      NewsAt[B].clear();
      continue;
    }
    NewsAt[B].clear();
    if (++Visits[B] > MaxVisits)
      continue;
    Now = Before[B];
    Applied += F.Blocks[B].Facts.size();
    for (const Fact &X : F.Blocks[B].Facts)
      transfer(X);
    for (uint32_t Next : F.Blocks[B].Successors)
      arrive(Next, leavingTo(Next));
  }
  return summarize();
}

Summary Flow::summarize() {
  Summary S;
  Now = Before[F.Exit];
  for (const auto &[P, Set] : Now) {
    const PlaceKey &Key = F.Places.key(P);
    switch (Key.Kind) {
    case PlaceKey::RootKind::Temporary:
    case PlaceKey::RootKind::None:
    case PlaceKey::RootKind::Member:
    case PlaceKey::RootKind::Keys:
      continue;
    case PlaceKey::RootKind::Variable: {
      const auto *V = dyn_cast<VarDecl>(Key.Root);
      bool Input = llvm::any_of(inputsAt(F.Places.root(P)), [&](SourceId Src) {
        return D.source(Src).In.Content ||
               D.source(Src).In.Param == Input::Capture;
      });
      if (!Input && !(V && V->hasGlobalStorage()))
        continue;
      break;
    }
    default:
      break;
    }
    S.Effects.push_back({Key, escape(Set)});
  }
  llvm::sort(InputSinks);
  InputSinks.erase(llvm::unique(InputSinks), InputSinks.end());
  for (uint32_t I : InputSinks) {
    const Candidate &X = C[I];
    if (!X.To.Local || X.Escaped || !X.Benign)
      S.InputSinks.push_back(I);
  }
  return S;
}

//===--- Facts ------------------------------------------------------------===//

SetId Flow::typed(SetId Set, uint32_t ByType) {
  if (ByType == Fact::None)
    return Set;
  // What is only known as something a caller's object holds is known better
  // by its type.
  bool Better = llvm::all_of(D.get(Set), [&](const Derivation &X) {
    const Source &From = D.source(X.Src);
    return From.Kind == SourceKind::Input && !From.In.AddressByType;
  });
  if (!Better)
    return Set;
  Derivation New;
  New.Src = ByType;
  return D.single(New);
}

SetId Flow::plain(SetId Set, StepKind How, SourceLocation Loc) {
  if (llvm::all_of(D.get(Set), [](const Derivation &X) {
        return X.Form != Shape::Address && X.Src != Derivations::IntegerSource;
      }))
    return Set;
  SetId Out = 0;
  for (Derivation X : D.get(Set)) {
    if (X.Src == Derivations::IntegerSource)
      continue;
    if (X.Form == Shape::Address) {
      X.Form = Shape::Whole;
      SetId One = D.withStep(D.single(X), How, Loc);
      Out = D.join(Out, One);
      continue;
    }
    Out = D.join(Out, D.single(X));
  }
  return Out;
}

SetId Flow::mixed(SetId Set) {
  llvm::SmallVector<Derivation, 4> Out(D.get(Set));
  for (Derivation &X : Out)
    X.Form = Shape::Mixed;
  SetId Result = 0;
  for (const Derivation &X : Out)
    Result = D.join(Result, D.single(X));
  return Result;
}

SetId Flow::toPointer(SetId Set) {
  Derivation Integer;
  if (!Set)
    return D.single(Integer);
  SetId Result = 0;
  for (Derivation X : D.get(Set)) {
    W.addCookie(X);
    if (X.Pending)
      C[X.Pending - 1].Benign = true;
    X.Form = Shape::Address;
    X.Sunk = false;
    X.Pending = 0;
    Result = D.join(Result, D.single(X));
  }
  return Result;
}

SetId Flow::pointers(SetId Set, PlaceId P) {
  // A number kept in a pointer is an address again: parsed back, punned back.
  // Text behind a character pointer is known by the pointer, and stays text.
  const ValueDecl *Nearest = P ? F.Places.key(P).decl() : nullptr;
  if (!Nearest || !Nearest->getType()->isPointerType() ||
      Nearest->getType()->getPointeeType()->isAnyCharacterType() ||
      F.Places.key(P).Kind != PlaceKey::RootKind::Variable ||
      F.Places.key(P).Fields[0])
    return Set;
  if (llvm::all_of(D.get(Set), [](const Derivation &X) {
        return X.Form == Shape::Address;
      }))
    return Set;
  SetId Result = 0;
  for (const Derivation &X : D.get(Set)) {
    SetId One = D.single(X);
    Result = D.join(Result, X.Form == Shape::Address ? One : toPointer(One));
  }
  return Result;
}

void Flow::benign(SetId Set) {
  for (const Derivation &X : D.get(Set))
    if (X.Pending)
      C[X.Pending - 1].Benign = true;
}

SetId Flow::escape(SetId Set, const FieldDecl *Into) {
  bool Any = false;
  for (const Derivation &X : D.get(Set))
    if (X.Pending) {
      Candidate &Out = C[X.Pending - 1];
      Out.Into = !Out.Escaped || Out.Into == Into ? Into : nullptr;
      Out.Escaped = true;
      Any = true;
    }
  if (!Any)
    return Set;
  SetId Result = 0;
  for (Derivation X : D.get(Set)) {
    if (X.Pending) {
      X.Sunk |= C[X.Pending - 1].To.Id.Sure == Certainty::Certain;
      X.Pending = 0;
    }
    Result = D.join(Result, D.single(X));
  }
  return Result;
}

SetId Flow::sink(const Sink &S, SetId Set, bool Pointers) {
  if (!Set)
    return 0;
  SetId Result = 0;
  for (Derivation X : D.get(Set)) {
    const Source &From = D.source(X.Src);
    bool Arrived = From.Kind != SourceKind::Integer &&
                   (X.Form != Shape::Address || Pointers);
    if (Arrived && !X.Sunk) {
      bool Certain = S.Id.Sure == Certainty::Certain;
      bool Before = X.Pending && C[X.Pending - 1].To.Id.Sure >= S.Id.Sure;
      if (Before) {
        if (!S.Local)
          C[X.Pending - 1].Escaped = true;
      } else {
        Candidate New;
        New.To = S;
        New.From = X;
        New.In = F.Function;
        New.Demanded = Demanded;
        uint32_t I = C.add(std::move(New));
        if (From.Kind == SourceKind::Input)
          InputSinks.push_back(I);
        if (S.Local)
          X.Pending = I + 1;
        else
          C[I].Escaped = true;
      }
      if (!S.Local && Certain) {
        X.Sunk = true;
        X.Pending = 0;
      }
    }
    Result = D.join(Result, D.single(X));
  }
  return Result;
}

void Flow::transfer(const Fact &X) {
  auto Step = [&](SetId Set, PlaceId P) {
    const PlaceKey &Key = F.Places.key(P);
    const ValueDecl *Name = Key.decl();
    return Name ? D.withStep(Set, StepKind::Stored, X.Loc, Name) : Set;
  };
  switch (X.Kind) {
  case FactKind::Born: {
    Derivation New;
    New.Src = X.SourceIndex;
    Temps[X.Dst] = D.single(New);
    break;
  }
  case FactKind::Load: {
    SetId Set = typed(load(X.P, X.As), X.SourceIndex);
    if (X.As == ReadAs::Pointer)
      Set = pointers(Set, X.P);
    else if (X.As == ReadAs::Number)
      // The bytes of a pointer, read as a number; else a pointer is none.
      Set = X.Strong ? plain(Set, StepKind::Converted, X.Loc)
                     : only(Set, ReadAs::Number);
    Temps[X.Dst] = Set;
    break;
  }
  case FactKind::Store: {
    SetId Set = Temps[X.A];
    if (X.SinkIndex != Fact::None)
      Set = sink(F.Sinks[X.SinkIndex], Set, /*Pointers=*/false);
    store(X.P, Step(Set, X.P), X.Strong);
    break;
  }
  case FactKind::Copy: {
    copy(X.P, X.Q, X.Strong);
    if (X.SinkIndex != Fact::None) {
      SetId Set = sink(F.Sinks[X.SinkIndex], load(X.Q), /*Pointers=*/false);
      if (Set)
        store(X.P, Set, X.Strong);
    } else if (SetId Set = get(X.P)) {
      set(X.P, Step(Set, X.P));
    }
    break;
  }
  case FactKind::Convert:
    Temps[X.Dst] = plain(Temps[X.A], X.How, X.Loc);
    break;
  case FactKind::Mix: {
    SetId L = Temps[X.A], R = Temps[X.B];
    SetId Set = D.join(L, R);
    Temps[X.Dst] = X.Strong ? Set : mixed(Set);
    break;
  }
  case FactKind::Either: {
    Temps[X.Dst] = typed(D.join(Temps[X.A], Temps[X.B]), X.SourceIndex);
    break;
  }
  case FactKind::ToPointer:
    Temps[X.Dst] = toPointer(Temps[X.A]);
    break;
  case FactKind::Benign:
    benign(Temps[X.A]);
    break;
  case FactKind::Return: {
    SetId Set = Temps[X.A];
    if (X.SinkIndex != Fact::None) {
      Set = sink(F.Sinks[X.SinkIndex], Set, /*Pointers=*/false);
      sink(F.Sinks[X.SinkIndex], load(X.Q), /*Pointers=*/false);
    } else if (X.Q && F.Function &&
               F.Function->getReturnType()->isPointerType()) {
      // Text is known by its pointer.
      QualType Pointed = F.Function->getReturnType()->getPointeeType();
      if (Pointed->isAnyCharacterType())
        Set = D.join(Set, only(load(X.Q), ReadAs::Number));
    }
    store(F.Result, escape(Set), /*Strong=*/true);
    break;
  }
  case FactKind::ReturnCopy:
    if (X.SinkIndex != Fact::None)
      sink(F.Sinks[X.SinkIndex], load(X.Q), /*Pointers=*/false);
    copy(F.Result, X.Q, /*Strong=*/true);
    // The caller need not hear of it again.
    if (X.SinkIndex != Fact::None &&
        F.Sinks[X.SinkIndex].Id.Sure == Certainty::Certain) {
      llvm::SmallVector<Derivation, 4> Told(D.get(get(F.Result)));
      for (Derivation &One : Told)
        One.Sunk = true;
      set(F.Result, D.make(Told));
    }
    break;
  case FactKind::Call:
    call(X, F.Calls[X.CallIndex]);
    break;
  case FactKind::Delete:
    destroy(Temps[X.A], F.Sinks[X.SinkIndex]);
    break;
  case FactKind::Compare:
    compare(Temps[X.A], Temps[X.B], F.Sinks[X.SinkIndex]);
    break;
  case FactKind::End:
    end(F.Sinks[X.SinkIndex]);
    break;
  }
}
