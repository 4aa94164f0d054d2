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
#include "OrderFate.h"
#include "OrderPick.h"
#include "OrderSeen.h"
#include "OrderShape.h"
#include "OrderStart.h"
#include "OrderText.h"
#include "PointerKeyed.h"
#include "core/ast/Children.h"
#include "core/model/Container.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace stableid;

namespace {

/// Something whose elements come in the order of their addresses.
struct Ordered {
  const Expr *At = nullptr;         ///< where a walk over it begins
  const ValueDecl *Named = nullptr; ///< what to call it
  PointerKeyed By;
  /// A sequence that was filled or sorted in that order, and where.
  SourceLocation Filled;
};

class AddressOrder {
public:
  AddressOrder(const UnitPass &P, PointerKeys &Keys, std::vector<Remark> &Out)
      : P(P), Keys(Keys), Out(Out) {}
  void read(const FunctionDecl *F);

private:
  void walk(const Stmt *S);
  void loop(const CXXForRangeStmt *For);
  void loop(const Expr *Cond, const Stmt *Body);
  void picks();
  std::optional<Ordered> leastByAddress(const Expr *Sequence);
  std::optional<PointerKeyed> ofElements(QualType Sequence);
  void algorithm(const CallExpr *Call);
  void sorted(const CallExpr *Call);
  void filled(const VarDecl *V);
  void judge(const Ordered &O, const Stmt *Body,
             llvm::ArrayRef<const ValueDecl *> Elements);
  void judge(const Ordered &O, llvm::ArrayRef<OrderSeen> Seen);
  /// How sure it is that \p S gets out; nullopt where it does not.
  std::optional<Fate> fate(const Ordered &O, const OrderSeen &S);
  std::optional<Ordered> ordered(const Expr *E);
  void report(const Ordered &O, const OrderSeen &S, Fate How);

  const UnitPass &P;
  PointerKeys &Keys;
  std::vector<Remark> &Out;
  const FunctionDecl *F = nullptr;
  bool SortsHere = false; ///< something, whatever it is
  /// Local sequences that hold an order of addresses by now.
  llvm::DenseMap<const ValueDecl *, Ordered> Sequences;
  /// Iterators, and what they walk over.
  llvm::DenseMap<const ValueDecl *, Ordered> Iterators;
};

} // namespace

std::optional<Ordered> AddressOrder::ordered(const Expr *E) {
  E = E->IgnoreUnlessSpelledInSource();
  if (const Expr *Of = projectedFrom(P, E)) {
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
  return Ordered{E, Named, *By, {}};
}

std::optional<Fate> AddressOrder::fate(const Ordered &O, const OrderSeen &S) {
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
    Sequences.try_emplace(V, Next);
  }
  return fateOf(P, F, S.Where, S.At);
}

void AddressOrder::judge(const Ordered &O, llvm::ArrayRef<OrderSeen> Seen) {
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

void AddressOrder::judge(const Ordered &O, const Stmt *Body,
                         llvm::ArrayRef<const ValueDecl *> Elements) {
  OrderReader Reader(P, F);
  for (const ValueDecl *E : Elements)
    Reader.addElement(E);
  Reader.read(Body);
  judge(O, Reader.Seen);
}

void AddressOrder::loop(const CXXForRangeStmt *For) {
  const Expr *Range = For->getRangeInit();
  const VarDecl *Element = For->getLoopVariable();
  if (!Range || !Element)
    return;
  if (std::optional<Ordered> O = ordered(Range))
    judge(*O, For->getBody(), {Element});
}

/// for (auto it = s.begin(); ...), and while (it != s.end()).
void AddressOrder::loop(const Expr *Cond, const Stmt *Body) {
  if (!Cond)
    return;
  for (const Stmt *S : childrenOf(comparisonOf(Cond)))
    if (const auto *E = dyn_cast<Expr>(S))
      if (auto It = Iterators.find(rootOf(E)); It != Iterators.end())
        return judge(It->second, Body, {It->first});
}

/// A sequence of pointers, of which one is the least.
std::optional<Ordered> AddressOrder::leastByAddress(const Expr *Sequence) {
  const ValueDecl *V = namedObject(Sequence);
  std::optional<PointerKeyed> By = V ? ofElements(Sequence->getType()) : std::nullopt;
  return By ? std::optional(Ordered{Sequence, V, *By, {}}) : std::nullopt;
}

/// *s.begin() and *min_element(s.begin(), s.end()) that are made the leader.
void AddressOrder::picks() {
  auto BeginsAt = [&](const Expr *E) -> const Expr * {
    const Expr *Of = beginOf(P, E);
    if (Of && ordered(Of))
      return Of;
    Of = leastOf(P, E);
    return Of && leastByAddress(Of) ? Of : nullptr;
  };
  for (const OrderPick &Pick : picksIn(P, F, BeginsAt)) {
    std::optional<Ordered> O = ordered(Pick.Of);
    if (!O)
      O = leastByAddress(Pick.Of);
    O->At = Pick.First;
    const auto *As = dyn_cast<ValueDecl>(Pick.As);
    report(*O, OrderSeen{SeenAs::Chosen, Pick.At->getBeginLoc(), As, O->By.Sure},
           Fate{O->By.Sure, {}, nullptr, {}});
  }
}

/// std::for_each(s.begin(), s.end(), [](T *p) {...}) and its kin.
void AddressOrder::algorithm(const CallExpr *Call) {
  llvm::ArrayRef<const Expr *> Args = writtenArgs(Call);
  if (Args.size() < 2)
    return;
  const Expr *First = beginOf(P, Args[0]);
  std::optional<Ordered> O = ordered(First ? First : Args[0]);
  if (!O)
    return;
  O->At = Call;
  for (const Expr *A : Args.drop_front()) {
    const Expr *Bare = A->IgnoreUnlessSpelledInSource();
    while (const auto *C = dyn_cast<CXXConstructExpr>(Bare)) {
      if (C->getNumArgs() == 0)
        break;
      // std::ostream_iterator<T>(os, " ")
      const Expr *Part = C->getArg(0)->IgnoreUnlessSpelledInSource();
      if (P.Index.traitsOf(Part->getType()) & TT_Stream)
        break;
      Bare = Part;
    }
    if (const auto *L = dyn_cast<LambdaExpr>(Bare)) {
      llvm::SmallVector<const ValueDecl *, 2> Params(
          L->getCallOperator()->param_begin(),
          L->getCallOperator()->param_end());
      OrderReader Reader(P, F);
      for (const ValueDecl *Param : Params)
        Reader.addElement(Param);
      Reader.read(L->getBody());
      // A closure's return ends no walk.
      llvm::erase_if(Reader.Seen,
                     [](const OrderSeen &S) { return S.As == SeenAs::First; });
      judge(*O, Reader.Seen);
    } else if (const auto *To = dyn_cast<CallExpr>(Bare);
               First && To && To->getNumArgs() == 1 &&
               !isa<CXXMemberCallExpr, CXXOperatorCallExpr>(To)) {
      // std::back_inserter(list)
      const Expr *Into = To->getArg(0);
      if (!beginOf(P, To) && Into->isLValue() &&
          keyTypeOf(Into->getType()).isNull() &&
          Into->getType()->getAsCXXRecordDecl() && rootOf(Into))
        judge(*O, OrderSeen{SeenAs::Appended, Call->getBeginLoc(), rootOf(Into),
                            Certainty::Certain});
    }
  }
}

/// The elements of a sequence, compared as they are.
std::optional<PointerKeyed> AddressOrder::ofElements(QualType Sequence) {
  const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      Sequence.getNonReferenceType()->getAsCXXRecordDecl());
  if (!Spec || Spec->getTemplateArgs().size() == 0 ||
      Spec->getTemplateArgs()[0].getKind() != TemplateArgument::Type)
    return std::nullopt;
  return Keys.ofKey(Spec->getTemplateArgs()[0].getAsType(), Spec);
}

/// \p Call sorts, as std::sort(v.begin(), v.end()) does: v, if it is of pointers,
/// is in the order of addresses.
void AddressOrder::sorted(const CallExpr *Call) {
  llvm::ArrayRef<const Expr *> Args = writtenArgs(Call);
  if (Args.empty())
    return;
  const Expr *Begun = beginOf(P, Args[0]);
  const Expr *Sequence = Begun ? Begun : Args[0];
  const auto *V = dyn_cast_or_null<VarDecl>(namedObject(Sequence));
  if (!V || !V->hasLocalStorage())
    return;
  unsigned Plain = Begun ? 2 : 1;
  std::optional<Certainty> Sure;
  if (Args.size() == Plain && comparesPlainly(Call, P.AST.getSourceManager()))
    Sure = Certainty::Certain;
  else if (Args.size() == Plain + 1) // more is a projection
    Sure = PointerKeys::comparesAddresses(Args[Plain]);
  if (!Sure) {
    Sequences.erase(V);
    return;
  }
  std::optional<PointerKeyed> By = ofElements(Sequence->getType());
  if (!By || isSortedLater(P, F, V, Call->getEndLoc()))
    return;
  By->Sure = std::min(By->Sure, *Sure);
  Sequences[V] = Ordered{Call, V, *By, Call->getBeginLoc()};
}

/// vector<T *> v(s.begin(), s.end()): v has the order of s.
void AddressOrder::filled(const VarDecl *V) {
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
  const auto *Made = dyn_cast<CXXConstructExpr>(Init->IgnoreImplicit());
  if (!Made || Made->getNumArgs() < 2 || !keyTypeOf(V->getType()).isNull())
    return;
  const Expr *Of = beginOf(P, Made->getArg(0));
  if (!Of)
    return;
  if (std::optional<Ordered> O = ordered(Of))
    judge(*O, OrderSeen{SeenAs::Appended, V->getLocation(), V,
                        Certainty::Certain});
}

void AddressOrder::report(const Ordered &O, const OrderSeen &S, Fate How) {
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
  Out.push_back(std::move(R));
}

void AddressOrder::walk(const Stmt *S) {
  if (const auto *D = dyn_cast<DeclStmt>(S))
    for (const Decl *Each : D->decls())
      if (const auto *V = dyn_cast<VarDecl>(Each))
        filled(V);
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
    algorithm(Call);
  }
}

void AddressOrder::read(const FunctionDecl *Function) {
  F = Function;
  if (isForDevelopers(F, P.Names))
    return;
  walk(F->getBody());
  if (SortsHere)
    tellSorted(P, F);
  picks();
}

std::vector<Remark> stableid::addressOrder(const UnitPass &P) {
  std::vector<Remark> Out;
  PointerKeys Keys(P.Index, P.Names);
  for (const UnitIndex::Entry &E : P.Unit.entries())
    if (E.Function && E.Function->getBody())
      AddressOrder(P, Keys, Out).read(E.Function);
  return Out;
}
