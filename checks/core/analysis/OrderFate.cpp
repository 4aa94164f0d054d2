//===--- OrderFate.cpp - where a list goes on -----------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See OrderFate.h.
//
//===----------------------------------------------------------------------===//

#include "OrderFate.h"
#include "OrderCallers.h"
#include "OrderSeen.h"
#include "OrderShape.h"
#include "core/ast/Children.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;
using namespace stableid;

/// \p Do says yes to a part of \p S that begins behind \p After.
template <typename Fn>
static bool anyBehind(const Stmt *S, SourceLocation After,
                      const SourceManager &SM, Fn Do) {
  auto IsBehind = [&](SourceLocation At) {
    return After.isInvalid() || At.isInvalid() ||
           SM.isBeforeInTranslationUnit(After, SM.getExpansionLoc(At));
  };
  if (!IsBehind(S->getEndLoc()))
    return false;
  if (IsBehind(S->getBeginLoc()) && Do(S))
    return true;
  return llvm::any_of(childrenOf(S), [&](const Stmt *Child) {
    return anyBehind(Child, After, SM, Do);
  });
}

static bool names(const Stmt *Whole, const ValueDecl *D) {
  return anyPart(Whole, [&](const Stmt *S) {
    if (const auto *Ref = dyn_cast<DeclRefExpr>(S))
      return Ref->getDecl() == D;
    const auto *M = dyn_cast<MemberExpr>(S);
    return M && M->getMemberDecl() == D;
  });
}

/// Something is sorted in \p Body.
static bool sortsAnything(const Stmt *Body, const Lexicon &Names) {
  return anyPart(Body, [&](const Stmt *S) {
    const auto *Call = dyn_cast<CallExpr>(S);
    return Call && sorts(Call, Names);
  });
}

bool stableid::isSortedLater(const UnitPass &P, const FunctionDecl *F,
                             const ValueDecl *D, SourceLocation After) {
  const SourceManager &SM = P.AST.getSourceManager();
  auto Sorts = [&](const Stmt *S) {
    const auto *Call = dyn_cast<CallExpr>(S);
    if (!Call || !names(Call, D))
      return false;
    if (sorts(Call, P.Names))
      return true;
    // The unit's own function that sorts what it is handed.
    const FunctionDecl *Callee = Call->getDirectCallee();
    const FunctionDecl *Body = nullptr;
    if (!Callee || P.Unit.entryOf(Callee) < 0 || !Callee->hasBody(Body))
      return P.Index.isHeard(ProjectFactKind::Sorts, Callee);
    return sortsAnything(Body->getBody(), P.Names);
  };
  return anyBehind(F->getBody(), After, SM, Sorts);
}

/// A function of the unit that calls this one and sorts something is taken to
/// sort what it got.
static bool callerSorts(const UnitPass &P, const FunctionDecl *F) {
  return llvm::any_of(P.Unit.mentionsOf(F), [&](unsigned I) {
    const FunctionDecl *Caller = P.Unit.entries()[I].Function;
    return Caller && Caller->getBody() &&
           sortsAnything(Caller->getBody(), P.Names);
  });
}

static bool isText(QualType T, ModelIndex &Index) {
  return Index.traitsOf(T) & TT_Text;
}

/// Functions of other units that get \p D behind \p After and may sort it.
static std::vector<const FunctionDecl *> takersOf(const UnitPass &P,
                                                  const FunctionDecl *F,
                                                  const ValueDecl *D,
                                                  SourceLocation After) {
  std::vector<const FunctionDecl *> Out;
  anyBehind(F->getBody(), After, P.AST.getSourceManager(), [&](const Stmt *S) {
    const auto *Call = dyn_cast<CallExpr>(S);
    for (unsigned I = 0; Call && I < Call->getNumArgs(); ++I)
      if (rootOf(Call->getArg(I)) == D)
        if (const FunctionDecl *Taker = unseenTaker(P, Call, I))
          Out.push_back(Taker);
    return false;
  });
  return Out;
}

/// The loop in \p S over \p D whose order is seen for certain.
static SourceLocation shownIn(const UnitPass &P, const FunctionDecl *F,
                              const Stmt *S, const ValueDecl *D) {
  if (const auto *For = dyn_cast<CXXForRangeStmt>(S);
      For && For->getRangeInit() && rootOf(For->getRangeInit()) == D) {
    OrderReader Reader(P, F);
    Reader.addElement(For->getLoopVariable());
    Reader.read(For->getBody());
    for (const OrderSeen &Seen : Reader.Seen) {
      std::optional<Certainty> Sure = Seen.Sure;
      if (Seen.As == SeenAs::Appended) {
        const auto *V = dyn_cast_or_null<VarDecl>(Seen.Where);
        bool Local = V && V->hasLocalStorage() && !isa<ParmVarDecl>(V);
        std::optional<Fate> To =
            Local ? fateOf(P, F, V, Seen.At) : std::nullopt;
        Sure = To ? std::optional(To->Sure) : std::nullopt;
      }
      if (Sure == Certainty::Certain)
        return For->getBeginLoc();
    }
  }
  for (const Stmt *Child : childrenOf(S))
    if (SourceLocation At = shownIn(P, F, Child, D); At.isValid())
      return At;
  return SourceLocation();
}

/// Where another function of the unit shows the order of the member or global
/// \p D; nullopt where one of them sorts it.
static std::optional<SourceLocation> shownLater(const UnitPass &P,
                                                const ValueDecl *D) {
  SourceLocation At;
  for (unsigned I : P.Unit.mentionsOf(D)) {
    const FunctionDecl *F = P.Unit.entries()[I].Function;
    if (!F || !F->getBody())
      continue;
    if (isSortedLater(P, F, D, SourceLocation()))
      return std::nullopt;
    if (At.isInvalid() && !isForDevelopers(F, P.Names))
      At = shownIn(P, F, F->getBody(), D);
  }
  return At;
}

/// How sure it is that a list which \p F returns shows its order, if nobody
/// sorts it.
static std::optional<Certainty> returned(const UnitPass &P,
                                         const FunctionDecl *F,
                                         const VarDecl *V, SourceLocation At) {
  bool Text = isText(V->getType().getNonReferenceType(), P.Index);
  std::optional<Certainty> Sure;
  anyBehind(F->getBody(), At, P.AST.getSourceManager(), [&](const Stmt *S) {
    const auto *Return = dyn_cast<ReturnStmt>(S);
    const Expr *Value = Return ? Return->getRetValue() : nullptr;
    if (!Value || !names(Value, V))
      return false;
    QualType T = Value->getType();
    if (T->isBooleanType() || T->isIntegerType())
      return true;
    const Expr *Bare = Value->IgnoreUnlessSpelledInSource();
    if (const auto *Call = dyn_cast<CallExpr>(Bare);
        Call && Call->isCallToStdMove())
      Bare = Call->getArg(0)->IgnoreUnlessSpelledInSource();
    bool Whole = isa<DeclRefExpr>(Bare);
    if (Text ? !isText(T, P.Index) : !Whole)
      return true;
    Sure = Certainty::Certain;
    // Pointers may go where their order does not matter.
    const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
        V->getType()->getAsCXXRecordDecl());
    if (!Text && (!Spec || Spec->getTemplateArgs().size() == 0 ||
                  Spec->getTemplateArgs()[0].getKind() !=
                      TemplateArgument::Type ||
                  !isText(Spec->getTemplateArgs()[0].getAsType(), P.Index)))
      Sure = Certainty::Likely;
    return true;
  });
  if (Sure && P.Names.saysSpoken(nameOf(F)))
    return Certainty::Likely;
  return Sure;
}

/// A list of values that \p F moves into something else goes on in it, as in
/// new Array(std::move(names)); one that is encoded goes on in the text.
static bool movedOn(const UnitPass &P, const FunctionDecl *F, const VarDecl *V,
                    SourceLocation At) {
  const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      V->getType()->getAsCXXRecordDecl());
  if (!Spec || Spec->getTemplateArgs().size() == 0 ||
      Spec->getTemplateArgs()[0].getKind() != TemplateArgument::Type)
    return false;
  // Pointers may go where their order does not matter.
  QualType Of = Spec->getTemplateArgs()[0].getAsType();
  if (Of->isPointerType() || (P.Index.traitsOf(Of) & TT_Address))
    return false;
  return anyBehind(F->getBody(), At, P.AST.getSourceManager(), [&](const Stmt *S) {
    if (const auto *Call = dyn_cast<CallExpr>(S); Call && !isa<CXXOperatorCallExpr>(Call))
      return P.Names.says(WR_Emits, nameOf(Call->getDirectCallee())) &&
             llvm::any_of(Call->arguments(), [&](const Expr *A) {
               return rootOf(A) == V && A->IgnoreUnlessSpelledInSource()->isLValue();
             });
    const auto *Made = dyn_cast<CXXConstructExpr>(S);
    if (!Made || Made->getNumArgs() == 0 || Made->getType()->getAsCXXRecordDecl() == Spec)
      return false;
    const auto *Moved =
        dyn_cast<CallExpr>(Made->getArg(0)->IgnoreUnlessSpelledInSource());
    return Moved && Moved->isCallToStdMove() && names(Moved, V);
  });
}

std::optional<Fate> stableid::fateOf(const UnitPass &P, const FunctionDecl *F,
                                     const ValueDecl *D, SourceLocation At) {
  // auto &list = lists[name]: whoever has the lists has it.
  if (const auto *Local = dyn_cast<VarDecl>(D);
      Local && !isa<ParmVarDecl>(Local) && Local->getType()->isReferenceType() &&
      Local->getInit())
    if (const ValueDecl *Behind = rootOf(Local->getInit());
        Behind && Behind != D && !isSortedLater(P, F, D, At))
      D = Behind;
  if (isSortedLater(P, F, D, At))
    return std::nullopt;
  const auto *V = dyn_cast<VarDecl>(D);
  // A member, a global, an out-parameter: others may sort it.
  bool Shared = !V || V->hasGlobalStorage() ||
                (isa<ParmVarDecl>(V) && (V->getType()->isReferenceType() ||
                                         V->getType()->isPointerType()));
  std::optional<Certainty> Sure =
      Shared ? Certainty::Likely : returned(P, F, V, At);
  if (!Sure && movedOn(P, F, V, At))
    Sure = Certainty::Likely;
  if (!Sure || callerSorts(P, F) || isSortedElsewhere(P, F))
    return std::nullopt;
  std::optional<SourceLocation> Shown = SourceLocation();
  if (Shared && !(V && isa<ParmVarDecl>(V)))
    Shown = shownLater(P, D);
  if (!Shown)
    return std::nullopt;
  if (Shown->isValid())
    return Fate{Certainty::Certain, {}, nullptr, *Shown};
  Fate Out{*Sure, takersOf(P, F, D, At), nullptr, {}};
  if (!Out.Asks.empty())
    Out.Sure = Certainty::Likely;
  // A text is not put in order again.
  bool Text = isText(D->getType().getNonReferenceType(), P.Index);
  if (!Text && Out.Sure == Certainty::Certain && !seesCallers(P, F)) {
    Out.Sure = Certainty::Likely;
    Out.Open = F;
  }
  addNames(F, Out.Asks);
  return Out;
}
