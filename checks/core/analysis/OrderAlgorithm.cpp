//===--- OrderAlgorithm.cpp - algorithms over an order of addresses -------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Calls that walk over a container in its order, that sort a sequence of
// pointers, or that give its first element. See OrderWalk.h.
//
//===----------------------------------------------------------------------===//

#include "Analysis.h"
#include "OrderPick.h"
#include "OrderShape.h"
#include "OrderStart.h"
#include "OrderWalk.h"
#include "core/ast/Children.h"
#include "core/model/Container.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace stableid;

/// A sequence of pointers, of which one is the least.
std::optional<Ordered> OrderWalk::leastByAddress(const Expr *Sequence) {
  const ValueDecl *V = namedObject(Sequence);
  std::optional<PointerKeyed> By = V ? ofElements(Sequence->getType()) : std::nullopt;
  return By ? std::optional(Ordered{Sequence, V, *By, {}}) : std::nullopt;
}

/// *s.begin() and *min_element(s.begin(), s.end()) that are made the leader.
void OrderWalk::picks() {
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
void OrderWalk::algorithm(const CallExpr *Call) {
  llvm::ArrayRef<const Expr *> Args = writtenArgs(Call);
  if (Args.size() < 2)
    return;
  const Expr *First = beginOf(P, Args[0]);
  std::optional<Ordered> O = ordered(First ? First : Args[0]);
  if (!O)
    return;
  O->At = Call;
  bool Walks = First || containerUseOf(Call, P.Index).Op == ContainerOp::Read;
  for (const Expr *A : Args.drop_front()) {
    const Expr *Bare = A->IgnoreUnlessSpelledInSource();
    if (const auto *Ref = dyn_cast<DeclRefExpr>(Bare->IgnoreParenCasts()))
      if (const auto *By = dyn_cast<FunctionDecl>(Ref->getDecl()); By && Walks)
        callback(*O, By);
    while (const auto *C = dyn_cast<CXXConstructExpr>(Bare)) {
      if (C->getNumArgs() == 0)
        break;
      // std::ostream_iterator<T>(os, " ")
      const Expr *Part = C->getArg(0)->IgnoreUnlessSpelledInSource();
      if (P.Index.traitsOf(Part->getType()) & TT_Stream) {
        if (std::optional<Certainty> Sure = OrderReader(P, F).channel(Part); Sure && First)
          judge(*O, OrderSeen{SeenAs::Written, Call->getBeginLoc(), nullptr, *Sure});
        break;
      }
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
      // auto it = std::find_if(s.begin(), s.end(), [](T *p) {...})
      if (const VarDecl *V = Results.lookup(Call);
          V && First && Params.size() == 1 && isFollowed(V) &&
          P.Names.says(WR_Question, nameOf(Call->getDirectCallee())))
        Reader.predicate(cast<CompoundStmt>(L->getBody()));
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

/// What the iterator \p V points to is used, not only whether there is one.
bool OrderWalk::isFollowed(const VarDecl *V) const {
  return V->getType()->isRecordType() && anyPart(F->getBody(), [&](const Stmt *S) {
    const auto *Op = dyn_cast<CXXOperatorCallExpr>(S);
    return Op && (Op->getOperator() == OO_Star || Op->getOperator() == OO_Arrow) &&
           namedObject(Op->getArg(0)) == V;
  });
}

/// The elements of a sequence, compared as they are.
std::optional<PointerKeyed> OrderWalk::ofElements(QualType Sequence) {
  const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      Sequence.getNonReferenceType()->getAsCXXRecordDecl());
  if (!Spec || Spec->getTemplateArgs().size() == 0 ||
      Spec->getTemplateArgs()[0].getKind() != TemplateArgument::Type)
    return std::nullopt;
  return Keys.ofKey(Spec->getTemplateArgs()[0].getAsType(), Spec);
}

/// The elements of \p Sequence are pointers themselves, smart or not.
static bool hasPointers(QualType Sequence, ModelIndex &Index) {
  const auto *Spec = cast<ClassTemplateSpecializationDecl>(
      Sequence.getNonReferenceType()->getAsCXXRecordDecl());
  QualType Element = Spec->getTemplateArgs()[0].getAsType();
  return Element->isPointerType() || (Index.traitsOf(Element) & TT_Address);
}

/// \p Call sorts, as std::sort(v.begin(), v.end()) does: v, if it is of pointers,
/// is in the order of addresses.
void OrderWalk::sorted(const CallExpr *Call) {
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
  // A comparator that is handed pairs may look at their other part alone.
  if (By && Args.size() > Plain && !hasPointers(Sequence->getType(), P.Index))
    By = std::nullopt;
  if (!By || isSortedLater(P, F, V, Call->getEndLoc()))
    return;
  By->Sure = std::min(By->Sure, *Sure);
  Sequences[V] = Ordered{Call, V, *By, Call->getBeginLoc()};
}
