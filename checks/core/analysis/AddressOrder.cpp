//===--- AddressOrder.cpp - an order of addresses that is seen ------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See AddressOrder.h.
//
//===----------------------------------------------------------------------===//

#include "AddressOrder.h"
#include "Analysis.h"
#include "OrderCallers.h"
#include "OrderEdit.h"
#include "OrderShape.h"
#include "OrderStart.h"
#include "OrderText.h"
#include "OrderWalk.h"
#include "core/ast/Children.h"
#include "core/model/Container.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace clang;
using namespace stableid;

std::optional<Ordered> OrderWalk::ordered(const Expr *E) {
  E = E->IgnoreUnlessSpelledInSource();
  const Expr *Of = projectedFrom(P, E);
  if (!Of)
    Of = walkedBy(P, E);
  if (Of) {
    std::optional<Ordered> O = ordered(Of);
    if (O)
      O->At = E;
    return O;
  }
  const ValueDecl *Named = namedObject(E);
  if (auto It = Sequences.find(Named); Named && It != Sequences.end()) {
    Ordered O = It->second;
    O.At = E;
    return O;
  }
  std::optional<PointerKeyed> By = Keys.ofContainer(E->getType());
  if (!By && E->getType()->isPointerType() && Named)
    if ((By = ofTable(Named)))
      return Ordered{E, Named, *By, {}, nullptr};
  if (!By)
    return std::nullopt;
  // The user's name for it: not `second`, of which it is a part.
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    Named = Ref->getDecl();
  else if (Named && P.AST.getSourceManager().isInSystemHeader(
                        Named->getLocation()))
    Named = nullptr;
  if (!Named)
    if (const auto *Call = dyn_cast<CallExpr>(E))
      Named = Call->getDirectCallee();
  if (!Named)
    Named = rootOf(E);
  if (const auto *M = dyn_cast<MemberExpr>(E);
      M && Named == M->getMemberDecl() &&
      P.AST.getSourceManager().isInSystemHeader(Named->getLocation()))
    Named = rootOf(M->getBase());
  if (!Named || !Named->getIdentifier())
    return std::nullopt;
  return Ordered{E, Named, *By, {}, nullptr};
}

std::optional<Fate> OrderWalk::fate(const Ordered &O, const OrderSeen &S) {
  if (S.As != SeenAs::Appended)
    return Fate{S.Sure, {}, nullptr, {}};
  if (!S.Where)
    return std::nullopt;
  // From here on the sequence has the order, too.
  const auto *V = dyn_cast<VarDecl>(S.Where);
  bool Local = V && V->hasLocalStorage() && !isa<ParmVarDecl>(V);
  if (Local && !(P.Index.traitsOf(V->getType()) & TT_Text) && !isSortedLater(P, F, V, S.At)) {
    Ordered Next = O;
    Next.Filled = S.At;
    Next.Loop = nullptr;
    Sequences.try_emplace(V, Next);
  }
  return fateOf(P, F, S.Where, S.At);
}

void OrderWalk::judge(const Ordered &O, llvm::ArrayRef<OrderSeen> Seen) {
  const OrderSeen *Best = nullptr;
  Fate Chosen;
  for (const OrderSeen &S : Seen) {
    std::optional<Fate> How = fate(O, S);
    if (!How)
      continue;
    if (O.By.Sure == Certainty::Likely) {
      How->Sure = Certainty::Likely;
      How->Open = nullptr;
    }
    if (!Best || How->Sure > Chosen.Sure) {
      Best = &S;
      Chosen = std::move(*How);
    }
  }
  if (Best)
    report(O, *Best, std::move(Chosen));
}

void OrderWalk::judge(const Ordered &O, const Stmt *Body,
                         llvm::ArrayRef<const ValueDecl *> Elements) {
  OrderReader Reader(P, F);
  for (const ValueDecl *E : Elements)
    Reader.addElement(E);
  Reader.read(Body);
  judge(O, Reader.Seen);
}

void OrderWalk::loop(const CXXForRangeStmt *For) {
  const Expr *Range = For->getRangeInit();
  const VarDecl *Element = For->getLoopVariable();
  if (!Range || !Element)
    return;
  if (std::optional<Ordered> O = ordered(Range)) {
    O->Loop = For;
    judge(*O, For->getBody(), {Element});
  }
}

/// for (auto it = s.begin(); ...), and while (it != s.end()).
void OrderWalk::loop(const Expr *Cond, const Stmt *Body) {
  if (!Cond)
    return;
  llvm::SmallVector<const ValueDecl *, 3> Elements;
  // while (next(&it, &key, &value)) fills what it is handed.
  if (const auto *Call = dyn_cast<CallExpr>(comparisonOf(Cond)))
    for (const Expr *A : Call->arguments())
      if (const auto *U = dyn_cast<UnaryOperator>(A->IgnoreParenCasts());
          U && U->getOpcode() == UO_AddrOf)
        if (const ValueDecl *Filled = rootOf(U->getSubExpr()))
          Elements.push_back(Filled);
  auto Judge = [&](const Expr *E) {
    auto It = Iterators.find(rootOf(E));
    if (It == Iterators.end())
      return false;
    Elements.push_back(It->first);
    judge(It->second, Body, Elements);
    return true;
  };
  // for (node = list; node; node = node->next)
  if (isa<DeclRefExpr>(Cond->IgnoreParenImpCasts()) && Judge(Cond))
    return;
  for (const Stmt *S : childrenOf(comparisonOf(Cond)))
    if (const auto *E = dyn_cast<Expr>(S); E && Judge(E))
      return;
}

/// it = s.begin(), also in the head of a loop.
void OrderWalk::begun(const Expr *To, const Expr *Value) {
  const auto *Ref = dyn_cast<DeclRefExpr>(To->IgnoreParenImpCasts());
  const auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  const Expr *Of = V && V->hasLocalStorage() ? beginOf(P, Value) : nullptr;
  if (!Of)
    return;
  Iterators.erase(V);
  if (std::optional<Ordered> O = ordered(Of))
    Iterators.try_emplace(V, *O);
}

/// vector<T *> v(s.begin(), s.end()): v has the order of s.
void OrderWalk::filled(const VarDecl *V) {
  const Expr *Init = V->getInit();
  if (!Init)
    return;
  if (const Expr *Of = beginOf(P, Init)) {
    if (std::optional<Ordered> O = ordered(Of))
      Iterators[V] = *O;
    return;
  }
  // const auto keys = hash.keys();
  if (const Expr *List = Init->IgnoreUnlessSpelledInSource();
      projectedFrom(P, List) && V->hasLocalStorage()) {
    if (std::optional<Ordered> O = ordered(List)) {
      O->Filled = V->getLocation();
      if (!isSortedLater(P, F, V, V->getLocation()))
        Sequences[V] = *O;
    }
    return;
  }
  wrapped(V);
  made(Init, V, V->getLocation());
}

/// vector<T *>(s.begin(), s.end()), which \p As names or returns.
void OrderWalk::made(const Expr *E, const ValueDecl *As, SourceLocation At) {
  E = E->IgnoreImplicit();
  // Before C++17 what is returned is a copy of it.
  if (const auto *Copy = dyn_cast<CXXConstructExpr>(E);
      Copy && Copy->isElidable() && Copy->getNumArgs() == 1)
    E = Copy->getArg(0)->IgnoreImplicit();
  if (const auto *Cast = dyn_cast<CXXFunctionalCastExpr>(E))
    E = Cast->getSubExpr()->IgnoreImplicit();
  const auto *Made = dyn_cast<CXXConstructExpr>(E);
  if (!Made || Made->getNumArgs() < 2 || !keyTypeOf(Made->getType()).isNull())
    return;
  const Expr *Of = beginOf(P, Made->getArg(0));
  if (!Of)
    return;
  if (std::optional<Ordered> O = ordered(Of))
    judge(*O, OrderSeen{SeenAs::Appended, At, As, Certainty::Certain});
}

void OrderWalk::report(const Ordered &O, const OrderSeen &S, Fate How) {
  Remark R;
  R.Loc = O.At->getExprLoc();
  R.Range = O.At->getSourceRange();
  R.Sure = How.Sure;
  R.Asks = std::move(How.Asks);
  R.Open = How.Open;
  OrderText W = textOf(S);
  bool Certain = R.Sure == Certainty::Certain;
  R.Text = "order of addresses in " + quoted(O.Named) +
           (Certain ? W.Is : W.May) + "; it can be another one in each run";
  QualType Object = O.By.Object.getNonReferenceType().getUnqualifiedType();
  std::string Of = Object->getAsTagDecl() && Object->getAsTagDecl()->getIdentifier()
                       ? quoted(Object->getAsTagDecl())
                       : "'" + Object.getAsString(P.AST.getPrintingPolicy()) + "'";
  if (O.Filled.isValid())
    R.Notes.push_back({O.Filled, "in the order of the addresses of " + Of +
                                     " from here on"});
  else
    R.Notes.push_back({O.Named->getLocation(),
                       quoted(O.Named) + " has its elements in the order of the "
                       "addresses of " + Of});
  R.Notes.push_back({S.At, W.Note});
  if (How.Shown.isValid())
    R.Notes.push_back({How.Shown, "shown in that order here"});
  R.Notes.push_back({S.At, W.Advice});
  if (std::optional<OrderEdit> E = orderEditOf(P, F, O.Loop, S, O.Filled.isValid())) {
    R.Notes.back().Text = E->Words;
    R.Edits = std::move(E->Edits);
    R.Headers = std::move(E->Headers);
  }
  Out.push_back(std::move(R));
}

void OrderWalk::walk(const Stmt *S) {
  // The caller of a closure may sort its result.
  llvm::SaveAndRestore<bool> Closure(InClosure, InClosure || isa<LambdaExpr>(S));
  if (const auto *D = dyn_cast<DeclStmt>(S))
    for (const Decl *Each : D->decls())
      if (const auto *V = dyn_cast<VarDecl>(Each); V && V->getInit()) {
        Results[V->getInit()->IgnoreUnlessSpelledInSource()] = V;
        filled(V);
      }
  if (const auto *Return = dyn_cast<ReturnStmt>(S); Return && Return->getRetValue() && !InClosure)
    made(Return->getRetValue(), F, Return->getBeginLoc());
  if (const auto *B = dyn_cast<BinaryOperator>(S); B && B->getOpcode() == BO_Assign)
    begun(B->getLHS(), B->getRHS());
  if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(S);
      Op && Op->getOperator() == OO_Equal && Op->getNumArgs() == 2)
    begun(Op->getArg(0), Op->getArg(1));
  if (const auto *Range = dyn_cast<CXXForRangeStmt>(S)) {
    loop(Range);
    if (const Stmt *Body = Range->getBody())
      walk(Body);
    return;
  }
  if (const auto *For = dyn_cast<ForStmt>(S)) {
    if (For->getInit())
      walk(For->getInit());
    loop(For->getCond(), For->getBody());
    if (For->getBody())
      walk(For->getBody());
    return;
  }
  if (const auto *W = dyn_cast<WhileStmt>(S))
    loop(W->getCond(), W->getBody());
  for (const Stmt *Child : childrenOf(S))
    walk(Child);
  if (const auto *Call = dyn_cast<CallExpr>(S); Call && Call->getNumArgs()) {
    if (sorts(Call, P.Names)) {
      SortsHere = true;
      sorted(Call);
    }
    tableWalk(Call);
    algorithm(Call);
  }
}

void OrderWalk::read(const FunctionDecl *Function) {
  F = Function;
  if (isForDevelopers(F, P.Names))
    return;
  walk(F->getBody());
  if (SortsHere)
    tellSorted(P, F);
  picks();
}

/// In C, only a table that was made to compare addresses has their order; who sorts
/// a list is asked for by other units.
static bool hasNoOrder(const UnitPass &P) {
  if (P.AST.getLangOpts().CPlusPlus || P.Told)
    return false;
  bool Any = false;
  P.Unit.eachContainer([&](const ValueDecl *, const auto &Facts) {
    Any |= Facts.ToldBy == UnitIndex::ContainerFacts::Identity::Address;
  });
  return !Any;
}

std::vector<Remark> stableid::addressOrder(const UnitPass &P) {
  std::vector<Remark> Out;
  if (hasNoOrder(P))
    return Out;
  PointerKeys Keys(P.Index, P.Names);
  for (const UnitIndex::Entry &E : P.Unit.entries())
    if (E.Function && E.Function->getBody())
      OrderWalk(P, Keys, Out).read(E.Function);
  return Out;
}
