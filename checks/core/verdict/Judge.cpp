//===--- Judge.cpp - which candidates are findings ------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Judge.h.
//
//===----------------------------------------------------------------------===//

#include "Judge.h"
#include "Reasons.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"
#include <map>
#include <set>

using namespace clang;
using namespace stableid;

static Reason::Kinds kindOf(const Sink &S) {
  switch (S.Kind) {
  case SinkKind::Id:
    return Reason::Ids;
  case SinkKind::Key:
    return Reason::Keys;
  case SinkKind::Output:
    return Reason::Outputs;
  }
  llvm_unreachable("a sink of no kind");
}

/// Every row that can still lower the verdict is asked, or, for who wants to
/// know, every row. Which comes first does not matter.
static Verdict decide(const Case &C, const Asked &How) {
  Verdict Out;
  for (unsigned Q = 0; Q < Questions; ++Q)
    for (const Reason &R : reasonsFor(Question(Q))) {
      if (!(R.Of & kindOf(C.To)) || R.Name == How.Without ||
          (!How.All && R.Says >= Out.lowest()))
        continue;
      if (Evidence E = R.Holds(C); E.Seen)
        Out.add(R, E);
    }
  return Out;
}

/// The place that is edited to mend what is said at \p Loc: where a macro hands
/// a bare pointer to what makes an ID of it, the macro, however often it is
/// used.
static SourceLocation mendedAt(SourceLocation Loc, Shape Form,
                               const SourceManager &SM) {
  if (!Loc.isMacroID() || Form != Shape::Address)
    return SM.getFileLoc(Loc);
  if (SM.isMacroArgExpansion(Loc))
    Loc = SM.getImmediateExpansionRange(Loc).getBegin();
  return SM.getSpellingLoc(Loc);
}

std::vector<Finding> stableid::weigh(Candidates &All, const Derivations &D,
                                     const UnitIndex &Unit, ModelIndex &Index,
                                     ASTContext &AST, const Asked &How) {
  const SourceManager &SM = AST.getSourceManager();
  Unread Seen(AST, Unit.names());
  std::vector<Finding> Out;
  for (const Candidate &X : All) {
    Finding F;
    F.Why = decide(Case(X, D, Unit, Index, Seen, AST), How);
    if (!How.All && F.Why.lowest() == Answer::No)
      continue;
    F.From = D.source(X.From.Src);
    F.To = X.To;
    F.Sure =
        F.Why.lowest() == Answer::Yes ? Certainty::Certain : Certainty::Likely;
    F.InC = !AST.getLangOpts().CPlusPlus;
    F.Echo = X.Echo;
    F.In = X.In;
    F.Mended = mendedAt(X.To.Loc, X.From.Form, SM);
    for (StepId S = X.From.Last; S; S = D.step(S).Previous)
      F.Steps.push_back(D.step(S));
    std::reverse(F.Steps.begin(), F.Steps.end());
    if (X.To.Kind == SinkKind::Id && X.To.Decl)
      F.Compared = All.comparedAt(X.To.Decl);
    Out.push_back(std::move(F));
  }
  return Out;
}

void stableid::settle(std::vector<Finding> &Out, const SourceManager &SM) {
  llvm::erase_if(Out,
                 [](const Finding &F) { return F.Why.lowest() == Answer::No; });
  llvm::sort(Out, [&](const Finding &L, const Finding &R) {
    if (L.To.Loc != R.To.Loc)
      return SM.isBeforeInTranslationUnit(SM.getExpansionLoc(L.To.Loc),
                                          SM.getExpansionLoc(R.To.Loc));
    if (L.Sure != R.Sure)
      return L.Sure > R.Sure;
    if (L.To.Kind != R.To.Kind)
      return L.To.Kind < R.To.Kind;
    return L.From.Loc < R.From.Loc;
  });
  // An entry that stays says all that is to be said about its container.
  llvm::SmallPtrSet<const Decl *, 4> Stay;
  for (const Finding &F : Out)
    if (F.To.Kind == SinkKind::Key && F.To.Harm == KeyHarm::Stays)
      Stay.insert(F.To.Decl);
  llvm::erase_if(Out, [&](const Finding &F) {
    return F.To.Kind == SinkKind::Key && F.To.Harm == KeyHarm::Outlives &&
           Stay.count(F.To.Decl);
  });
  // A container is mended once, wherever keys are put in.
  std::set<std::tuple<const Decl *, KeyHarm, bool>> Mended;
  llvm::erase_if(Out, [&](const Finding &F) {
    return F.To.Kind == SinkKind::Key && F.To.Decl &&
           !Mended
                .insert({F.To.Decl->getCanonicalDecl(), F.To.Harm,
                         F.Sure == Certainty::Certain})
                .second;
  });
  // One warning per place and kind: instantiations of a template, and several
  // addresses that are mixed into one ID or reach one sink from several
  // callers, are mended by one edit.
  std::map<std::pair<unsigned, SinkKind>, size_t> Told;
  std::vector<Finding> Kept;
  for (Finding &F : Out) {
    auto [It, New] = Told.try_emplace(
        {F.Mended.getRawEncoding(), F.To.Kind}, Kept.size());
    if (New)
      Kept.push_back(std::move(F));
    else if (Finding &First = Kept[It->second]; First.Sure == F.Sure)
      First.Others.push_back({F.From.subject(), F.taken()});
  }
  Out = std::move(Kept);
}
