//===--- Flow.cpp - from Source to Sink -----------------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// States between blocks and the transfer of single facts. Calls are in
// FlowCall.cpp. See Flow.h.
//
//===----------------------------------------------------------------------===//

#include "Flow.h"
#include "Dataflow.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace stableid;

//===--- States -----------------------------------------------------------===//

/// Memories are joined by union, without what is dead where an edge leads.
class Flow::Blocks
    : public DataflowAnalysis<Memory::State, Direction::Forward> {
public:
  explicit Blocks(Flow &Of)
      : Of(Of), F(Of.F), Live(Of.Live), Now(Of.Now), NewsAt(F.Blocks.size()) {}

  llvm::ArrayRef<uint32_t> edges(uint32_t Block) {
    return F.Blocks[Block].Successors;
  }

  void transfer(uint32_t Block, const State &In) {
    NewsAt[Block].clear();
    Now.enter(In);
    Of.Applied += F.Blocks[Block].Facts.size();
    for (const Fact &X : F.Blocks[Block].Facts)
      Of.transfer(X);
  }

  const State *leaving(uint32_t Block, unsigned Edge) {
    if (Live.isTrivial())
      return &Now.state();
    uint32_t To = edges(Block)[Edge];
    Leaving.clear();
    for (const auto &Entry : Now.state())
      if (Live.isLive(F.Places.root(Entry.first), To))
        Leaving.push_back(Entry);
    return &Leaving;
  }

  bool join(uint32_t Block, State &Into, const State &From) {
    return Now.join(Into, From, NewsAt[Block]);
  }

  /// Hands news of places that \p Block does not mention on to the next blocks;
  /// false if it has to be read.
  bool passes(uint32_t Block, Dataflow<Blocks> &Pass) {
    llvm::SmallVector<PlaceId, 8> News(NewsAt[Block].begin(),
                                       NewsAt[Block].end());
    if (News.empty() || llvm::any_of(News, [&](PlaceId P) {
          return Live.mentions(Block, F.Places.root(P));
        }))
      return false;
    llvm::sort(News);
    News.erase(llvm::unique(News), News.end());
    const State &Here = Pass.before(Block);
    for (uint32_t Next : edges(Block)) {
      if (!Pass.isReached(Next))
        return false;
      bool Changed = false;
      for (PlaceId P : News) {
        if (!Live.isTrivial() && !Live.isLive(F.Places.root(P), Next))
          continue;
        if (Now.joinAt(P, Pass.before(Next), Here)) {
          Changed = true;
          NewsAt[Next].push_back(P);
        }
      }
      if (Changed)
        Pass.visit(Next);
    }
    NewsAt[Block].clear();
    return true;
  }

private:
  Flow &Of;
  FunctionFacts &F;
  Liveness &Live;
  Memory &Now;
  State Leaving;
  /// The places that changed at the beginning of a block since it was read.
  std::vector<llvm::SmallVector<PlaceId, 4>> NewsAt;
};

Summary Flow::run() {
  Temps.assign(F.Values, 0);
  Blocks States(*this);
  Dataflow<Blocks> Pass(States, F.Blocks.size());
  Pass.enter(0, {});
  Pass.run();
  return summarize(Pass.before(F.Exit));
}

Summary Flow::summarize(const State &Leaves) {
  Summary S;
  for (const auto &[P, Set] : Leaves) {
    const PlaceKey &Key = F.Places.key(P);
    switch (Key.Kind) {
    case PlaceKey::RootKind::Temporary:
    case PlaceKey::RootKind::None:
    case PlaceKey::RootKind::Member:
    case PlaceKey::RootKind::Keys:
      continue;
    case PlaceKey::RootKind::Variable: {
      const auto *V = dyn_cast<VarDecl>(Key.Root);
      bool Input =
          llvm::any_of(Now.inputsAt(F.Places.root(P)), [&](SourceId Src) {
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
    S.Effects.push_back({Key, C.escape(Set)});
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

Candidate Flow::arrival(const Sink &S, const Derivation &X) const {
  Candidate New;
  New.To = S;
  New.From = X;
  New.In = F.Function;
  New.Demanded = Demanded;
  return New;
}

uint32_t Flow::add(Candidate New) {
  bool FromInput = D.source(New.From.Src).Kind == SourceKind::Input;
  uint32_t I = C.add(std::move(New));
  if (FromInput)
    InputSinks.push_back(I);
  return I;
}

SetId Flow::sink(const Sink &S, SetId Set, bool Pointers) {
  if (!Set)
    return 0;
  SetId Result = 0;
  for (Derivation X : D.get(Set)) {
    const Source &From = D.source(X.Src);
    bool Arrived = From.Kind != SourceKind::Integer &&
                   (X.Form != Shape::Address || Pointers);
    bool Certain = S.Id.Sure == Certainty::Certain;
    // A local variable that may be a name tells less than a literal that is.
    if (S.Local && !Certain && C.isWritten(X))
      Arrived = false;
    if (Arrived && !X.Sunk) {
      bool Before = X.Pending && !C.isWritten(X) &&
                    C[X.Pending - 1].To.Id.Sure >= S.Id.Sure;
      if (Before) {
        if (!S.Local)
          C[X.Pending - 1].Escaped = true;
      } else {
        uint32_t I = add(arrival(S, X));
        // What a literal names is one once it gets out.
        if (S.Local && S.Written)
          C[I].Benign = true;
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

void Flow::told(PlaceId P) {
  llvm::SmallVector<Derivation, 4> Told(D.get(Now.get(P)));
  for (Derivation &One : Told)
    One.Sunk |= One.Form != Shape::Address;
  Now.set(P, D.make(Told));
  llvm::SmallVector<PlaceId, 4> Parts(F.Places.children(P));
  for (PlaceId Part : Parts)
    told(Part);
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
    SetId Set = typed(Now.load(X.P, X.As), X.SourceIndex);
    if (X.As == ReadAs::Pointer)
      Set = pointers(Set, X.P);
    else if (X.As == ReadAs::Number)
      // The bytes of a pointer, read as a number; else a pointer is none.
      Set = X.Strong ? D.plain(Set, StepKind::Converted, X.Loc)
                     : D.only(Set, ReadAs::Number);
    Temps[X.Dst] = Set;
    break;
  }
  case FactKind::Store: {
    SetId Set = Temps[X.A];
    if (X.Q)
      Set = D.join(Set, D.only(Now.load(X.Q), ReadAs::Number));
    if (X.SinkIndex != Fact::None)
      Set = sink(F.Sinks[X.SinkIndex], Set, /*Pointers=*/false);
    Now.store(X.P, Step(Set, X.P), X.Strong);
    break;
  }
  case FactKind::Copy: {
    Now.copy(X.P, X.Q, X.Strong);
    if (X.SinkIndex != Fact::None) {
      SetId Set = sink(F.Sinks[X.SinkIndex], Now.load(X.Q), /*Pointers=*/false);
      if (Set)
        Now.store(X.P, Set, X.Strong);
      if (Set && !F.Sinks[X.SinkIndex].Local &&
          F.Sinks[X.SinkIndex].Id.Sure == Certainty::Certain)
        told(X.P);
    } else if (SetId Set = Now.get(X.P)) {
      Now.set(X.P, Step(Set, X.P));
    }
    break;
  }
  case FactKind::Convert:
    Temps[X.Dst] = D.plain(Temps[X.A], X.How, X.Loc);
    break;
  case FactKind::Mix: {
    SetId L = Temps[X.A], R = Temps[X.B];
    SetId Set = D.join(L, R);
    Temps[X.Dst] = X.Strong ? Set : D.mixed(Set);
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
    C.benign(Temps[X.A]);
    break;
  case FactKind::Return: {
    SetId Set = Temps[X.A];
    // Text is known by its pointer.
    QualType Returned = F.Function ? F.Function->getReturnType() : QualType();
    bool Text = X.Q && !Returned.isNull() && Returned->isPointerType() &&
                Returned->getPointeeType()->isAnyCharacterType();
    if (Text)
      Set = D.join(Set, D.only(Now.load(X.Q), ReadAs::Number));
    if (X.SinkIndex != Fact::None) {
      Set = sink(F.Sinks[X.SinkIndex], Set, /*Pointers=*/false);
      if (!Text)
        sink(F.Sinks[X.SinkIndex], Now.load(X.Q), /*Pointers=*/false);
    }
    Now.store(F.Result, C.escape(Set), X.Strong);
    break;
  }
  case FactKind::ReturnCopy:
    if (X.SinkIndex != Fact::None)
      sink(F.Sinks[X.SinkIndex], Now.load(X.Q), /*Pointers=*/false);
    Now.copy(F.Result, X.Q, X.Strong);
    // The caller need not hear of it again.
    if (X.SinkIndex != Fact::None &&
        F.Sinks[X.SinkIndex].Id.Sure == Certainty::Certain)
      told(F.Result);
    break;
  case FactKind::Call:
    call(X, F.Calls[X.CallIndex]);
    break;
  case FactKind::Delete:
    destroy(Temps[X.A], F.Sinks[X.SinkIndex]);
    break;
  case FactKind::Compare:
    if (!X.Strong) {
      for (const Derivation &Fresh : D.get(Temps[X.A]))
        candidate(F.Sinks[X.SinkIndex], Fresh);
      break;
    }
    compare(Temps[X.A], Temps[X.B], F.Sinks[X.SinkIndex]);
    break;
  case FactKind::End:
    end(F.Sinks[X.SinkIndex]);
    break;
  }
}
