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
  Temps.assign(F.Values, {});
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
  for (CandidateId I : InputSinks) {
    const Candidate &X = C[I];
    if (!X.To.Local || X.Escaped || !X.Benign)
      S.InputSinks.push_back(I);
  }
  return S;
}

//===--- Facts ------------------------------------------------------------===//

SetId Flow::typed(SetId Set, SourceId ByType, ReadAs As) {
  if (!ByType)
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
  if (As == ReadAs::Number)
    New.Form = Shape::Whole;
  return D.single(New);
}

SetId Flow::toPointer(SetId Set) {
  Derivation Integer;
  Integer.Src = Derivations::IntegerSource;
  if (!Set)
    return D.single(Integer);
  SetId Result;
  for (Derivation X : D.get(Set)) {
    W.addCookie(X);
    if (X.Pending)
      C[X.Pending].Benign = true;
    X.Form = Shape::Address;
    X.Sunk = false;
    X.Pending = {};
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
  SetId Result;
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

CandidateId Flow::add(Candidate New) {
  bool FromInput = D.source(New.From.Src).Kind == SourceKind::Input;
  CandidateId I = C.add(std::move(New));
  if (FromInput)
    InputSinks.push_back(I);
  return I;
}

SetId Flow::sink(const Sink &S, SetId Set, bool Pointers) {
  if (!Set)
    return {};
  SetId Result;
  for (Derivation X : D.get(Set)) {
    const Source &From = D.source(X.Src);
    bool Arrived = From.Kind != SourceKind::Integer &&
                   (X.Form != Shape::Address || Pointers);
    bool Certain = S.Id.Sure == Certainty::Certain;
    // A local variable that may be a name tells less than a literal that is.
    if (S.Local && !Certain && C.isWritten(X))
      Arrived = false;
    if (Arrived && !X.Sunk) {
      bool Before =
          X.Pending && !C.isWritten(X) && C[X.Pending].To.Id.Sure >= S.Id.Sure;
      if (Before) {
        if (!S.Local)
          C[X.Pending].Escaped = true;
      } else {
        CandidateId I = add(arrival(S, X));
        // What a literal names is one once it gets out.
        if (S.Local && S.Written)
          C[I].Benign = true;
        if (S.Local)
          X.Pending = I;
        else
          C[I].Escaped = true;
      }
      if (!S.Local && Certain) {
        X.Sunk = true;
        X.Pending = {};
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

/// One fact, applied to what holds now.
struct Flow::Transfer {
  Flow &Of;
  SourceLocation Loc;
  FunctionFacts &F = Of.F;
  Derivations &D = Of.D;
  Memory &Now = Of.Now;

  SetId &at(ValueId V) const { return Of.Temps[V.number()]; }
  /// \p Set, which is stored in \p P.
  SetId named(SetId Set, PlaceId P) const {
    const ValueDecl *Name = F.Places.key(P).decl();
    return Name ? D.withStep(Set, StepKind::Stored, Loc, Name) : Set;
  }
  bool isCertain(SinkId S) const {
    return F.Sinks[S].Id.Sure == Certainty::Certain;
  }
  SetId arrive(SetId Set, SinkId At) const {
    return Of.sink(F.Sinks[At], Set, /*Pointers=*/false);
  }

  void operator()(const fact::Born &X) const {
    Derivation New;
    New.Src = X.Src;
    at(X.Dst) = D.single(New);
  }
  void operator()(const fact::Load &X) const {
    SetId Set = Of.typed(Now.load(X.From, X.As), X.ByType, X.As);
    if (X.As == ReadAs::Pointer)
      Set = Of.pointers(Set, X.From);
    else if (X.As == ReadAs::Number)
      // Only the bytes of a pointer are a number.
      Set = X.Bytes ? D.plain(Set, StepKind::Converted, Loc)
                    : D.only(Set, ReadAs::Number);
    at(X.Dst) = Set;
  }
  void operator()(const fact::Arrive &X) const {
    at(X.Dst) = arrive(at(X.Src), X.At);
  }
  void operator()(const fact::Store &X) const {
    Now.store(X.To, named(at(X.Src), X.To), X.Overwrites);
  }
  void operator()(const fact::Copy &X) const {
    Now.copy(X.To, X.From, X.Overwrites);
    if (!X.At) {
      if (SetId Set = Now.get(X.To))
        Now.set(X.To, named(Set, X.To));
    } else if (SetId Set = arrive(Now.load(X.From), X.At)) {
      Now.store(X.To, Set, X.Overwrites);
      if (!F.Sinks[X.At].Local && isCertain(X.At))
        Of.told(X.To);
    }
  }
  void operator()(const fact::Convert &X) const {
    at(X.Dst) = D.plain(at(X.Src), StepKind::Converted, Loc);
  }
  void operator()(const fact::Mix &X) const {
    SetId Set = D.join(at(X.L), at(X.R));
    at(X.Dst) = X.WithConstant ? Set : D.mixed(Set);
  }
  void operator()(const fact::Either &X) const {
    at(X.Dst) = Of.typed(D.join(at(X.L), at(X.R)), X.ByType);
  }
  void operator()(const fact::ToPointer &X) const {
    at(X.Dst) = Of.toPointer(at(X.Src));
  }
  void operator()(const fact::Benign &X) const { Of.C.benign(at(X.Src)); }
  void operator()(const fact::Call &X) const { Of.call(X, F.Calls[X.Of]); }
  void operator()(const fact::Return &X) const {
    Now.store(F.Result, Of.C.escape(at(X.Src)), X.Alone);
  }
  void operator()(const fact::ReturnCopy &X) const {
    if (X.At)
      arrive(Now.load(X.From), X.At);
    Now.copy(F.Result, X.From, X.Alone);
    // The caller need not hear of it again.
    if (X.At && isCertain(X.At))
      Of.told(F.Result);
  }
  void operator()(const fact::Delete &X) const {
    Of.destroy(at(X.Src), F.Sinks[X.At]);
  }
  void operator()(const fact::Compare &X) const {
    Of.compare(at(X.L), at(X.R), F.Sinks[X.At]);
  }
  void operator()(const fact::CompareKept &X) const {
    for (const Derivation &Fresh : D.get(at(X.Src)))
      Of.candidate(F.Sinks[X.At], Fresh);
  }
  void operator()(const fact::End &X) const { Of.end(F.Sinks[X.At]); }
};

void Flow::transfer(const Fact &X) { std::visit(Transfer{*this, X.Loc}, X.Is); }
