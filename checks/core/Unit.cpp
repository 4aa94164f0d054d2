//===--- Unit.cpp - one translation unit, from sources to findings --------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The schedule: which function is read when, and what makes it be read again.
// See Unit.h.
//
//===----------------------------------------------------------------------===//

#include "Unit.h"
#include "Phase.h"
#include "UnitFacts.h"
#include "core/facts/FactBuilder.h"
#include "core/flow/Flow.h"
#include "core/flow/Liveness.h"
#include "core/index/UnitIndex.h"
#include "core/verdict/FindingText.h"
#include "core/verdict/Judge.h"
#include "clang/Basic/SourceManager.h"
#include <set>

using namespace clang;
using namespace stableid;

/// A function is read again when its callees or fields have news, at most this
/// often: news travels around a cycle in two rounds.
static constexpr unsigned MaxRuns = 8;
/// Passes over a function for callers that pass something derived in inputs of
/// their own choice; then it is all of them.
static constexpr unsigned MaxDemands = 2;
/// Calls followed into one another on demand.
static constexpr unsigned MaxDepth = 24;

namespace {

class Scheduler : public World {
public:
  Scheduler(ASTContext &AST, const UnitOptions &Options)
      : AST(AST), Options(Options), Index(Options.Rules, Options.Heard),
        Names(Index.model(), Options.IdNames), Unit(AST, Index, Names, Options.Timed),
        Builder(AST, Index, Names, D, Unit.trips().carriers(), Unit.pointees(),
                Unit.ownObjects()),
        Work(Unit.entries().size()) {}

  std::vector<Finding> run();
  std::vector<UnitFindings::Remarked> ask();
  UnitFacts facts(const UnitFindings &Found);

  SetId factsOf(const ValueDecl *V) override;
  void addFact(const ValueDecl *V, SetId Set) override;
  bool hasBody(const FunctionDecl *F) const override {
    return Unit.entryOf(F) >= 0;
  }
  const Summary *summaryOf(const FunctionDecl *F, uint64_t Demand) override;
  void addCookie(const Derivation &From) override;

private:
  struct Item {
    std::unique_ptr<FunctionFacts> Facts;
    Liveness Live;
    Summary Result;
    unsigned Runs = 0;
    bool Failed = false, Running = false, Known = false;
    uint64_t Demanded = 0; ///< inputs
    unsigned Demands = 0;
  };
  void analyze(unsigned I);
  void enqueue(const Decl *D);
  void dump(llvm::raw_ostream &OS, const std::vector<Finding> &Weighed);
  bool concernsCallers(const Summary &S, const FunctionDecl *F) const;

  ASTContext &AST;
  const UnitOptions &Options;
  ModelIndex Index;
  Lexicon Names;
  UnitIndex Unit;
  Derivations D;
  Candidates All{D};
  FactBuilder Builder;
  std::vector<Item> Work;
  std::set<unsigned> Queue;
  llvm::DenseMap<const Decl *, SetId> Facts;
  ProjectFacts Told; ///< by the analyses
  unsigned Depth = 0;
  unsigned Applied = 0; ///< facts, each as often as it was
};

} // namespace

SetId Scheduler::factsOf(const ValueDecl *V) {
  return V ? Facts.lookup(V->getCanonicalDecl()) : SetId();
}

void Scheduler::addFact(const ValueDecl *V, SetId Set) {
  // One std::pair's content says nothing about other pairs.
  if (AST.getSourceManager().isInSystemHeader(V->getLocation()))
    return;
  SetId &Have = Facts[V->getCanonicalDecl()];
  SetId Joined = D.join(Have, Set);
  if (Joined == Have)
    return;
  Have = Joined;
  enqueue(V);
}

void Scheduler::addCookie(const Derivation &From) {
  for (StepId S = From.Last; S; S = D.step(S).Previous)
    if (D.step(S).Kind == StepKind::Stored && D.step(S).Name)
      Unit.trips().add(D.step(S).Name);
}

void Scheduler::enqueue(const Decl *Named) {
  for (unsigned I : Unit.mentionsOf(Named))
    if (Work[I].Runs < MaxRuns)
      Queue.insert(I);
}

const Summary *Scheduler::summaryOf(const FunctionDecl *F, uint64_t Demand) {
  int I = Unit.entryOf(F);
  if (I < 0)
    return nullptr;
  Item &It = Work[I];
  bool Wanted = Demand ? !It.Known || (Demand & ~It.Demanded)
                       : !It.Known && Unit.entries()[I].Seed;
  if (Wanted && !It.Running && Depth < MaxDepth) {
    // Callers that each pass something else are not worth a pass each.
    It.Demanded |= ++It.Demands > MaxDemands ? ~uint64_t(0) : Demand;
    analyze(I);
  }
  return Work[I].Known ? &Work[I].Result : nullptr;
}

bool Scheduler::concernsCallers(const Summary &S,
                                const FunctionDecl *F) const {
  auto Concerns = [&](const Derivation &X) {
    const Source &From = D.source(X.Src);
    if (From.Kind == SourceKind::Integer || X.Form == Shape::Address)
      return false;
    if (From.Kind != SourceKind::Input)
      return true;
    // A use of an address by its type, or of a plain void * that was
    // used as a number: only callers know whose it is.
    return From.In.AddressByType ||
           (From.In.Param < F->getNumParams() && !From.In.Content &&
            F->getParamDecl(From.In.Param)->getType()->isPointerType());
  };
  for (const auto &[Key, Set] : S.Effects) {
    // Fields are known to everybody by name.
    if (Key.Kind == PlaceKey::RootKind::This && Key.Fields[0])
      continue;
    for (const Derivation &X : D.get(Set))
      if (Concerns(X))
        return true;
  }
  for (CandidateId I : S.InputSinks)
    if (Concerns(All[I].From))
      return true;
  return false;
}

void Scheduler::analyze(unsigned I) {
  const UnitIndex::Entry &E = Unit.entries()[I];
  Item *It = &Work[I];
  Queue.erase(I);
  if (It->Failed || It->Running || It->Runs >= MaxRuns)
    return;
  ++It->Runs;
  if (!It->Facts) {
    Phase Building("StableIdFacts", "from the AST to facts", Options.Timed);
    It->Facts = E.Function ? Builder.build(E.Function)
                           : Builder.build(E.Declared, E.Init);
    if (!It->Facts) {
      It->Failed = true;
      return;
    }
    It->Live =
        Liveness(*It->Facts, [&](const FunctionDecl *F) { return hasBody(F); });
  }
  It->Running = true;
  ++Depth;
  Flow Pass(*It->Facts, D, All, Index, *this, It->Live, It->Demanded);
  Summary New = Pass.run();
  Applied += Pass.applied();
  --Depth;
  It = &Work[I];
  It->Running = false;
  bool Changed = !It->Known || New != It->Result;
  It->Known = true;
  It->Result = std::move(New);
  if (!Changed || !E.Function)
    return;
  bool Everybody = concernsCallers(It->Result, E.Function);
  for (unsigned Caller : Unit.mentionsOf(E.Function))
    if (Caller != I && Work[Caller].Runs < MaxRuns &&
        (Everybody || Work[Caller].Known || Work[Caller].Running))
      Queue.insert(Caller);
}

void Scheduler::dump(llvm::raw_ostream &OS,
                     const std::vector<Finding> &Weighed) {
  auto Print = [&](const Derivation &X) {
    const Source &From = D.source(X.Src);
    OS << (From.Kind == SourceKind::Input ? " input '" : " address of '")
       << From.subject() << "'"
       << (X.Form == Shape::Address ? " address"
           : X.Form == Shape::Whole ? " whole"
                                    : " mixed")
       << (X.Sunk ? " sunk" : "");
  };
  for (const Item &It : Work) {
    if (!It.Facts)
      continue;
    It.Facts->dump(OS, D);
    for (const auto &[Key, Set] : It.Result.Effects) {
      OS << "  leaves ";
      printPlace(OS, Key);
      OS << " =";
      for (const Derivation &X : D.get(Set))
        Print(X);
      OS << "\n";
    }
  }
  const Finding *Of = Weighed.data();
  for (const Candidate &X : All) {
    OS << "candidate '" << X.To.Name << "'";
    Print(X.From);
    OS << (X.Escaped ? " escaped" : "") << (X.Benign ? " benign" : "") << "\n";
    print(OS, *Of++, AST.getSourceManager());
  }
  unsigned Functions = 0, Runs = 0;
  size_t Seeds = llvm::count_if(
      Unit.entries(), [](const UnitIndex::Entry &E) { return E.Seed; });
  size_t Written = 0, Steps = 0;
  for (const Item &It : Work) {
    Steps += It.Live.steps();
    Functions += It.Facts != nullptr;
    Runs += It.Runs;
    if (It.Facts)
      for (const FunctionFacts::Block &B : It.Facts->Blocks)
        Written += B.Facts.size();
  }
  OS << "cost: " << Functions << " of " << Work.size() << " bodies read, "
     << Seeds << " seeds, " << Runs << " passes, " << Written << " facts, "
     << Applied << " applied, " << Steps << " steps of liveness\n";
}

std::vector<Finding> Scheduler::run() {
  for (unsigned I = 0; I < Work.size(); ++I)
    if (Unit.entries()[I].Seed)
      Queue.insert(I);
  {
    Phase Flowing("StableIdFlow", "the flow, and the facts it asks for",
                  Options.Timed);
    while (!Queue.empty())
      analyze(*Queue.begin());
  }
  Phase Judging("StableIdJudge", "the judge", Options.Timed);
  Asked How;
  How.All = Options.Dump || Options.Weighed;
  How.Without = Options.Without;
  std::vector<Finding> Out = weigh(All, D, Unit, Index, AST, How);
  if (Options.Dump)
    dump(*Options.Dump, Out);
  if (Options.Weighed)
    *Options.Weighed = Out;
  settle(Out, AST.getSourceManager());
  return Out;
}

std::vector<UnitFindings::Remarked> Scheduler::ask() {
  const SourceManager &SM = AST.getSourceManager();
  std::vector<UnitFindings::Remarked> Out;
  for (const Analysis *A : Options.Analyses) {
    Phase Asking(A->Name, A->Says, Options.Timed);
    Out.push_back(
        {A, A->Run({AST, Index, Names, Unit, Options.Exports ? &Told : nullptr})});
    llvm::stable_sort(Out.back().Remarks, [&](const Remark &L, const Remark &R) {
      return SM.isBeforeInTranslationUnit(SM.getExpansionLoc(L.Loc),
                                          SM.getExpansionLoc(R.Loc));
    });
  }
  return Out;
}

UnitFacts Scheduler::facts(const UnitFindings &Found) {
  Asked How;
  How.Without = "callers-matter";
  std::vector<Finding> OfCallers = weigh(All, D, Unit, Index, AST, How);
  auto SummaryOf = [&](unsigned I) {
    return Work[I].Known ? &Work[I].Result : nullptr;
  };
  std::vector<const Remark *> Remarked;
  for (const UnitFindings::Remarked &Some : Found.Others)
    for (const Remark &R : Some.Remarks)
      Remarked.push_back(&R);
  return Exports{Unit,      D,           Index, SummaryOf,
                 OfCallers, Found.Flows, Told,  Remarked}
      .facts();
}

UnitFindings stableid::analyze(ASTContext &AST, const UnitOptions &Options) {
  Scheduler One(AST, Options);
  UnitFindings Out;
  if (Options.Flow)
    Out.Flows = One.run();
  Out.Others = One.ask();
  if (Options.Exports)
    Out.Facts = One.facts(Out);
  return Out;
}
