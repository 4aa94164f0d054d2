//===--- MovedElement.cpp - an element whose container grows --------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A forward pass: an address is fresh where it is taken, stale after its
// sequence grew, and forgotten where another one takes its place. See
// MovedElement.h.
//
//===----------------------------------------------------------------------===//

#include "MovedElement.h"
#include "Analysis.h"
#include "KeptElement.h"
#include "core/model/Container.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Analysis/CFG.h"
#include "clang/Analysis/FlowSensitive/DataflowWorklist.h"
#include "clang/Basic/SourceManager.h"
#include <map>
#include <optional>

using namespace clang;
using namespace stableid;

namespace {

class Moved {
public:
  Moved(const FunctionDecl *F, const UnitPass &P, std::vector<Remark> &Out)
      : F(F), P(P), SM(P.AST.getSourceManager()), Out(Out),
        Has(keptElementsIn(F, P.AST, P.Index)) {}
  void read();

private:
  /// The holder of an address: a variable, or the statement that stores it.
  using Holder = const void *;
  struct Held {
    const Kept *What = nullptr;
    const Stmt *Grown = nullptr;
    bool operator==(const Held &O) const {
      return What == O.What && Grown == O.Grown;
    }
  };
  /// By the number of the holder, in the order of the code.
  using State = std::map<unsigned, Held>;

  void apply(const Stmt *S, State &Now, bool Tell);
  void take(const VarDecl *V, const Expr *Value, State &Now);
  void follow(const CFGBlock &From, unsigned Edge, State &Now);
  int numberOf(const Decl *D) const;
  void tellUse(const VarDecl *V, const Held &H, const Expr *At);
  void tellStore(const Kept &K, const Stmt *Grown, Certainty Sure);
  void members();
  std::string nameOf(const Kept &K) const;
  bool concerns() const;

  const FunctionDecl *F;
  const UnitPass &P;
  const SourceManager &SM;
  std::vector<Remark> &Out;
  KeptElements Has;
  std::vector<const Stmt *> Stores;
  llvm::SmallPtrSet<const void *, 4> Told;
};

} // namespace

std::string Moved::nameOf(const Kept &K) const {
  StringRef Text = textOf(K.Object->IgnoreImplicit()->getSourceRange(), P.AST);
  if (!Text.empty() && Text.size() <= 40 && !Text.contains('\n'))
    return "'" + Text.str() + "'";
  const auto *Last = dyn_cast_or_null<NamedDecl>(K.Of.back());
  return Last && Last->getIdentifier() ? "'" + Last->getName().str() + "'"
                                       : "a sequence";
}

int Moved::numberOf(const Decl *D) const {
  for (unsigned I = 0; I < Has.Holders.size(); ++I)
    if (Has.Holders[I] == D)
      return I;
  return -1;
}

static const char *const Advice =
    "keep an index, take the address again after that, or make room before";

static bool within(SourceLocation L, const Stmt *S, const SourceManager &SM) {
  return SM.isPointWithin(SM.getExpansionLoc(L),
                          SM.getExpansionLoc(S->getBeginLoc()),
                          SM.getExpansionLoc(S->getEndLoc()));
}

/// The branch that one of two places is in alone.
static bool alone(SourceLocation A, SourceLocation B, const KeptElements &Has,
                  const SourceManager &SM) {
  return llvm::any_of(Has.Branches, [&](const Stmt *S) {
    return within(A, S, SM) && !within(B, S, SM);
  });
}

void Moved::tellUse(const VarDecl *V, const Held &H, const Expr *At) {
  if (!Told.insert(V).second)
    return;
  SourceLocation Grown = H.Grown->getBeginLoc();
  // Two branches may be for cases that exclude one another.
  bool Certain = !alone(Grown, At->getBeginLoc(), Has, SM) ||
                 !alone(At->getBeginLoc(), Grown, Has, SM);
  auto By = Has.Calls.find(H.Grown);
  Certain &= By == Has.Calls.end() || !By->second.Perhaps;
  Remark R;
  R.Loc = At->getExprLoc();
  R.Range = At->getSourceRange();
  R.Sure = Certain ? Certainty::Certain : Certainty::Likely;
  std::string Of = nameOf(*H.What), In = "'" + V->getName().str() + "'";
  R.Text = "address of an element of " + Of + (Certain ? " is" : " may be") +
           " used by " + In + " after " + Of +
           " grew; the element moves and the address does not";
  R.Notes.push_back({H.What->Taken->getBeginLoc(), "address taken here"});
  R.Notes.push_back({Grown, Of + " grows here"});
  R.Notes.push_back({H.What->Taken->getBeginLoc(), Advice});
  Out.push_back(std::move(R));
}

void Moved::tellStore(const Kept &K, const Stmt *Grown, Certainty Sure) {
  if (!Told.insert(K.Taken).second)
    return;
  bool Certain = Sure == Certainty::Certain;
  Remark R;
  R.Loc = K.Taken->getExprLoc();
  R.Range = K.Taken->getSourceRange();
  R.Sure = Sure;
  std::string Of = nameOf(K), In = "'" + K.In->getName().str() + "'";
  R.Text = "address of an element of " + Of + (Certain ? " is" : " may be") +
           " kept in " + In + " while " + Of +
           " grows; the element moves and the address does not";
  R.Notes.push_back({Grown->getBeginLoc(), Of + " grows here"});
  R.Notes.push_back({K.Taken->getBeginLoc(), Advice});
  Out.push_back(std::move(R));
}

void Moved::take(const VarDecl *V, const Expr *Value, State &Now) {
  int I = numberOf(V);
  if (I < 0)
    return;
  auto It = Has.Taken.find(Value);
  if (It == Has.Taken.end())
    Now.erase(I);
  else
    Now[I] = {&It->second, nullptr};
}

/// m[key] after m[key]: the entry is there.
static bool isSameKey(const Expr *Taken, const Stmt *Grown, const UnitPass &P) {
  const Expr *A = containerUseOf(Taken, P.Index).Key;
  const Expr *B = containerUseOf(cast<Expr>(Grown), P.Index).Key;
  return A && B &&
         textOf(A->getSourceRange(), P.AST) == textOf(B->getSourceRange(), P.AST);
}

void Moved::apply(const Stmt *S, State &Now, bool Tell) {
  if (const auto *DS = dyn_cast<DeclStmt>(S)) {
    for (const Decl *D : DS->decls())
      if (const auto *V = dyn_cast<VarDecl>(D))
        take(V, V->getInit(), Now);
    return;
  }
  if (const auto *Ref = dyn_cast<DeclRefExpr>(S); Ref && Tell) {
    int I = numberOf(Ref->getDecl());
    auto It = I < 0 ? Now.end() : Now.find(I);
    if (It != Now.end() && It->second.Grown && !Has.NoUses.count(Ref))
      tellUse(Has.Holders[I], It->second, Ref);
    return;
  }
  if (auto It = Has.Calls.find(S); It != Has.Calls.end())
    for (auto &[I, H] : Now)
      if (H.What->Of == It->second.Of && !H.Grown && !isSameKey(H.What->Taken, S, P) &&
          !Has.isReserved(H.What->Of, H.What->Taken->getBeginLoc(), SM)) {
        // An object made anew in each round is gone before the next one.
        if (Tell && I >= Has.Holders.size() && H.What->Loop &&
            H.What->Loop == It->second.Loop &&
            !within(H.What->In->getLocation(), H.What->Loop, SM))
          tellStore(*H.What, S, Certainty::Certain);
        H.Grown = S;
      }
  if (const auto *B = dyn_cast<BinaryOperator>(S);
      B && B->getOpcode() == BO_Assign)
    if (const auto *Ref =
            dyn_cast<DeclRefExpr>(B->getLHS()->IgnoreParenImpCasts()))
      if (const auto *V = dyn_cast<VarDecl>(Ref->getDecl());
          V && !V->getType()->isReferenceType())
        take(V, B->getRHS(), Now);
  if (auto It = Has.Stored.find(S); It != Has.Stored.end())
    Now[Has.Holders.size() + (llvm::find(Stores, S) - Stores.begin())] = {
        &It->second, nullptr};
}

/// Where a pointer is null, it is no address of an element.
void Moved::follow(const CFGBlock &From, unsigned Edge, State &Now) {
  const Expr *C = From.succ_size() == 2 ? From.getLastCondition() : nullptr;
  bool Null = Edge == 1;
  while (C) {
    C = C->IgnoreParenImpCasts();
    if (const auto *U = dyn_cast<UnaryOperator>(C);
        U && U->getOpcode() == UO_LNot) {
      Null = !Null;
      C = U->getSubExpr();
    } else if (const auto *B = dyn_cast<BinaryOperator>(C);
               B && B->isEqualityOp()) {
      bool Right = B->getLHS()->isNullPointerConstant(
          P.AST, Expr::NPC_ValueDependentIsNotNull);
      if (!Right && !B->getRHS()->isNullPointerConstant(
                        P.AST, Expr::NPC_ValueDependentIsNotNull))
        return;
      if (B->getOpcode() == BO_EQ)
        Null = !Null;
      C = Right ? B->getRHS() : B->getLHS();
    } else {
      break;
    }
  }
  const auto *Ref = dyn_cast_or_null<DeclRefExpr>(C);
  if (int I = Ref && Null ? numberOf(Ref->getDecl()) : -1; I >= 0)
    Now.erase(I);
}

/// Something that is kept grows, and has no room for it.
bool Moved::concerns() const {
  auto Grows = [&](const Kept &K) {
    return llvm::any_of(Has.Calls, [&](const auto &C) {
      return C.second.Of == K.Of;
    }) && !Has.isReserved(K.Of, K.Taken->getBeginLoc(), SM);
  };
  return llvm::any_of(Has.Taken, [&](const auto &K) { return Grows(K.second); }) ||
         llvm::any_of(Has.Stored, [&](const auto &K) { return Grows(K.second); });
}

/// A member that other calls make grow, and addresses in another member: each
/// call leaves those of the call before behind.
void Moved::members() {
  for (const Stmt *S : Stores) {
    const Kept &K = Has.Stored.find(S)->second;
    const auto *Of = dyn_cast_or_null<FieldDecl>(K.Of.back());
    if (K.Of.front() || K.Of.size() != 2 || !Of || !isa<FieldDecl>(K.In) ||
        P.Unit.factsOf(Of).Reserved ||
        llvm::any_of(P.Unit.factsOf(K.In).Takes,
                     [](const auto &T) { return T.All; }))
      continue;
    const Stmt *Grown = nullptr;
    for (const auto &[Call, G] : Has.Calls)
      if (G.Of == K.Of && (!Grown || SM.isBeforeInTranslationUnit(
                                         Call->getBeginLoc(),
                                         Grown->getBeginLoc())))
        Grown = Call;
    if (Grown && !Has.isReserved(K.Of, K.Taken->getBeginLoc(), SM))
      tellStore(K, Grown, Certainty::Likely);
  }
}

void Moved::read() {
  if (Has.Calls.empty() || !concerns())
    return;
  for (const auto &[S, K] : Has.Stored)
    Stores.push_back(S);
  llvm::sort(Stores, [&](const Stmt *L, const Stmt *R) {
    return SM.isBeforeInTranslationUnit(L->getBeginLoc(), R->getBeginLoc());
  });
  CFG::BuildOptions Options;
  Options.setAllAlwaysAdd();
  std::unique_ptr<CFG> Graph =
      CFG::buildCFG(F, F->getBody(), &P.AST, Options);
  if (!Graph)
    return;
  PostOrderCFGView Order(Graph.get());
  ForwardDataflowWorklist Work(*Graph, &Order);
  std::vector<std::optional<State>> In(Graph->getNumBlockIDs());
  In[Graph->getEntry().getBlockID()] = State();
  Work.enqueueBlock(&Graph->getEntry());
  unsigned Steps = 16 * (Graph->getNumBlockIDs() + 1);
  auto Run = [&](const CFGBlock &B, State &S, bool Tell) {
    for (const CFGElement &E : B)
      if (auto Stmt = E.getAs<CFGStmt>())
        apply(Stmt->getStmt(), S, Tell);
  };
  while (const CFGBlock *B = Work.dequeue()) {
    if (!Steps--)
      break;
    State S = *In[B->getBlockID()];
    Run(*B, S, false);
    unsigned Edge = 0;
    for (const CFGBlock::AdjacentBlock &To : B->succs()) {
      unsigned I = Edge++;
      if (!To.isReachable() || !To.getReachableBlock())
        continue;
      State Next = S;
      follow(*B, I, Next);
      std::optional<State> &Have = In[To->getBlockID()];
      bool New = !Have;
      if (New)
        Have = State();
      for (auto &[Id, H] : Next) {
        // Stale on one path is stale.
        auto [At, Added] = Have->try_emplace(Id, H);
        if (!Added && !At->second.Grown && H.Grown)
          At->second = H, New = true;
        New |= Added;
      }
      if (New)
        Work.enqueueBlock(To.getReachableBlock());
    }
  }
  for (auto It = Graph->rbegin(); It != Graph->rend(); ++It)
    if (std::optional<State> &Begin = In[(*It)->getBlockID()]) {
      State S = *Begin;
      Run(**It, S, true);
    }
  members();
}

void stableid::addMovedElements(const FunctionDecl *F, const UnitPass &P,
                                std::vector<Remark> &Out) {
  Moved(F, P, Out).read();
}
