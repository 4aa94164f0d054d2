//===--- Care.cpp - who takes an entry out when its object goes -----------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Care.h.
//
//===----------------------------------------------------------------------===//

#include "Care.h"
#include "core/ast/Children.h"
#include "core/model/Container.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/STLFunctionalExtras.h"

using namespace clang;
using namespace stableid;

using ContainerFacts = UnitIndex::ContainerFacts;

static bool fills(unsigned Entry, const ContainerFacts &Facts) {
  return llvm::any_of(
      Facts.Uses,
      [&](const ContainerFacts::Asked &Use) {
        return Use.Fills && Use.Entry == Entry;
      });
}

/// while (!keys.empty()), and not while (keys.size() > Most): the loop goes on
/// until nothing is left.
static bool endsWhenEmpty(const Expr *Cond) {
  Cond = Cond->IgnoreUnlessSpelledInSource();
  if (const auto *U = dyn_cast<UnaryOperator>(Cond))
    return U->getOpcode() == UO_LNot &&
           isa<CXXMemberCallExpr>(
               U->getSubExpr()->IgnoreUnlessSpelledInSource());
  const Expr *L = Cond, *R = nullptr;
  bool Unequal = false;
  if (const auto *B = dyn_cast<BinaryOperator>(Cond)) {
    L = B->getLHS();
    R = B->getRHS();
    Unequal = B->getOpcode() == BO_NE || B->getOpcode() == BO_GT;
  } else if (const auto *W = dyn_cast<CXXRewrittenBinaryOperator>(Cond)) {
    auto Parts = W->getDecomposedForm();
    L = Parts.LHS;
    R = Parts.RHS;
    Unequal = Parts.Opcode == BO_NE;
  } else if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(Cond);
             Op && Op->getNumArgs() == 2) {
    L = Op->getArg(0);
    R = Op->getArg(1);
    Unequal = Op->getOperator() == OO_ExclaimEqual;
  }
  auto IsAsked = [](const Expr *E) {
    const auto *Call =
        dyn_cast<CXXMemberCallExpr>(E->IgnoreUnlessSpelledInSource());
    return Call && Call->getNumArgs() == 0;
  };
  if (!R)
    return IsAsked(L);
  const auto *None =
      dyn_cast<IntegerLiteral>(R->IgnoreUnlessSpelledInSource());
  return Unequal && IsAsked(L) && (None ? None->getValue() == 0 : IsAsked(R));
}

/// The container gives what goes, until it has nothing more: it is emptied, and
/// not by its owner's end.
static bool takesAll(const Taken &Take, const UnitIndex &Unit) {
  const FunctionDecl *F = Unit.entries()[Take.Entry].Function;
  if (!Take.Given || !F || isa<CXXDestructorDecl>(F) || !F->getBody())
    return false;
  const SourceManager &SM = F->getASTContext().getSourceManager();
  return anyPart(F->getBody(), [&](const Stmt *S) {
    const auto *While = dyn_cast<WhileStmt>(S);
    return While && endsWhenEmpty(While->getCond()) &&
           SM.isPointWithin(Take.At, While->getBody()->getBeginLoc(),
                            While->getBody()->getEndLoc());
  });
}

bool stableid::isEviction(const Taken &Take, const ContainerFacts &Facts,
                          const UnitIndex &Unit) {
  if ((Take.Given && !takesAll(Take, Unit)) ||
      (Take.WhenFull && fills(Take.Entry, Facts)))
    return true;
  // A function that only those call who have put too much in.
  const FunctionDecl *F = Unit.entries()[Take.Entry].Function;
  llvm::ArrayRef<unsigned> Callers =
      F && Take.All ? Unit.callersWhenFull(F) : llvm::ArrayRef<unsigned>();
  return !Callers.empty() && llvm::all_of(Callers, [&](unsigned Caller) {
    return fills(Caller, Facts);
  });
}

/// An entry that one thread erases from its container stays in those of others,
/// unless each object is put in where it is made.
static bool isOfOtherThreads(const ValueDecl *Container,
                             const ContainerFacts &Facts,
                             const UnitIndex &Unit) {
  const auto *V = dyn_cast<VarDecl>(Container);
  return V && V->getTLSKind() != VarDecl::TLS_None &&
         llvm::any_of(Facts.Uses, [&](const ContainerFacts::Asked &Use) {
           return Use.Fills && !isa_and_nonnull<CXXConstructorDecl>(
                                   Unit.entries()[Use.Entry].Function);
         });
}

/// The first that counts, of \p Container, of a parameter of the unit's own
/// functions that it is handed to, or of an iterator over it.
static const Taken *firstTaken(const ValueDecl *Container,
                               const UnitIndex &Unit,
                               llvm::function_ref<bool(const Taken &)> Counts,
                               unsigned Depth = 3) {
  const ContainerFacts &Facts = Unit.factsOf(Container);
  if (isOfOtherThreads(Container, Facts, Unit))
    return nullptr;
  for (const Taken &Take : Facts.Takes)
    if (Counts(Take) && !isEviction(Take, Facts, Unit))
      return &Take;
  for (const ValueDecl *P : Facts.As)
    if (const Taken *Found =
            Depth ? firstTaken(P, Unit, Counts, Depth - 1) : nullptr)
      return Found;
  return nullptr;
}

const Taken *stableid::entryTaken(const ValueDecl *Container,
                                  const CXXRecordDecl *Key,
                                  const UnitIndex &Unit) {
  return firstTaken(
      Container, Unit,
      [&](const Taken &Take) {
        return !Take.All && sameAddress(Take.Class, Key);
      });
}

const Taken *stableid::allTaken(const ValueDecl *Container,
                                const UnitIndex &Unit) {
  return firstTaken(
      Container, Unit, [](const Taken &Take) { return Take.All; });
}

const Taken *stableid::takenFromSibling(const FieldDecl *Container,
                                        const CXXRecordDecl *Key,
                                        const UnitIndex &Unit) {
  const ContainerFacts &Facts = Unit.factsOf(Container);
  QualType Type = keyTypeOf(Container->getType());
  if (Type.isNull() || !Type->isPointerType() || !Key)
    return nullptr;
  for (const FieldDecl *Other : Container->getParent()->fields()) {
    if (Other == Container || keyTypeOf(Other->getType()) != Type)
      continue;
    const ContainerFacts &Beside = Unit.factsOf(Other);
    bool Together =
        llvm::any_of(Facts.Uses, [&](const ContainerFacts::Asked &Use) {
          return Use.Fills && fills(Use.Entry, Beside);
        });
    const Taken *Take = Together ? entryTaken(Other, Key, Unit) : nullptr;
    // Who takes out and puts in keeps account of something else than ends.
    if (Take && !fills(Take->Entry, Beside))
      return Take;
  }
  return nullptr;
}
