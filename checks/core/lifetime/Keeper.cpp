//===--- Keeper.cpp - who keeps objects to the end ------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Keeper.h.
//
//===----------------------------------------------------------------------===//

#include "Keeper.h"
#include "Declared.h"
#include "Extent.h"
#include "core/ast/Children.h"
#include "core/model/Container.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace stableid;

/// The call whose result \p E is, also by way of a local variable.
static const CallExpr *callOf(const Expr *E) {
  E = E->IgnoreUnlessSpelledInSource();
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  const auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  if (V && V->hasLocalStorage() && V->getInit())
    E = V->getInit()->IgnoreUnlessSpelledInSource();
  return dyn_cast<CallExpr>(E);
}

/// Of a sequence nobody notes where elements are taken out.
static bool keeps(const ValueDecl *Container, const CXXRecordDecl *Class,
                  const UnitIndex &Unit) {
  const RecordDecl *Type =
      Container->getType().getNonReferenceType()->getAsRecordDecl();
  if (!Type || keyTypeOf(Container->getType()).isNull() ||
      !isMadeOf(Type, Class) ||
      extentOf(Container, Unit) != Extent::Process)
    return false;
  const UnitIndex::ContainerFacts &Facts = Unit.factsOf(Container);
  return Facts.Takes.empty() && !Facts.Handed;
}

/// \p Body names a container that keeps objects of \p Class.
static bool namesKeeper(const Stmt *Body, const CXXRecordDecl *Class,
                        const UnitIndex &Unit) {
  return anyPart(Body, [&](const Stmt *S) {
    const ValueDecl *D = nullptr;
    if (const auto *Ref = dyn_cast<DeclRefExpr>(S))
      D = Ref->getDecl();
    else if (const auto *M = dyn_cast<MemberExpr>(S))
      D = dyn_cast<FieldDecl>(M->getMemberDecl());
    return D && keeps(D, Class, Unit);
  });
}

/// \p Body may take elements out of the sequence \p Of.
static bool mayTakeFrom(const Stmt *Body, const ValueDecl *Of,
                        ModelIndex &Index) {
  return anyPart(Body, [&](const Stmt *S) {
    const auto *Call = dyn_cast<CallExpr>(S);
    const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
    const Expr *Object = nullptr;
    if (const auto *Member = dyn_cast_or_null<CXXMemberCallExpr>(Call))
      Object = Member->getImplicitObjectArgument();
    else if (isa_and_nonnull<CXXOperatorCallExpr>(Call) && Call->getNumArgs())
      Object = Call->getArg(0);
    if (!F || !Object || namedObject(Object) != Of)
      return false;
    const Rule *R = Index.sequenceRule(F);
    const auto *Method = dyn_cast<CXXMethodDecl>(F);
    // A member that the Model does not list may do anything, if it may change
    // the sequence at all.
    return R ? R->DoesTo == SequenceOp::Remove ||
                   R->DoesTo == SequenceOp::Clear ||
                   R->DoesTo == SequenceOp::Resize
             : !Method || !Method->isConst();
  });
}

/// \p D holds objects of \p Class, and none is ever taken out.
static bool keepsAll(const ValueDecl *D, const CXXRecordDecl *Class,
                     const UnitIndex &Unit, ModelIndex &Index) {
  const RecordDecl *Type = D->getType()->getAsRecordDecl();
  const UnitIndex::ContainerFacts &Facts = Unit.factsOf(D);
  if (!Type || !isMadeOf(Type, Class) || isMadeOf(Class, Type) ||
      !(Index.traitsOf(D->getType()) & TT_Container) || Facts.Handed ||
      !Facts.Takes.empty() || extentOf(D, Unit) != Extent::Process)
    return false;
  return !keyTypeOf(D->getType()).isNull() ||
         llvm::none_of(Unit.mentionsOf(D), [&](unsigned Entry) {
           const FunctionDecl *F = Unit.entries()[Entry].Function;
           return F && F->getBody() && mayTakeFrom(F->getBody(), D, Index);
         });
}

bool stableid::isKeptBeside(const ValueDecl *Container,
                            const CXXRecordDecl *Class, const UnitIndex &Unit,
                            ModelIndex &Index) {
  if (!Class || extentOf(Container, Unit) != Extent::Process)
    return false;
  const DeclContext *Scope = Container->getDeclContext();
  const SourceManager &SM = Container->getASTContext().getSourceManager();
  FileID File = SM.getFileID(SM.getExpansionLoc(Container->getLocation()));
  // Objects of a class that the unit makes elsewhere need not be in there.
  auto KeepsAlone = [&] {
    return !Unit.makesAny([&](const RecordDecl *Made) {
      return isMadeOf(Made, Class);
    });
  };
  return llvm::any_of(Scope->decls(), [&](const Decl *Other) {
    const auto *D = dyn_cast<ValueDecl>(Other);
    if (!D || !isa<VarDecl, FieldDecl>(D) || D == Container ||
        SM.getFileID(SM.getExpansionLoc(D->getLocation())) != File)
      return false;
    return keepsAll(D, Class, Unit, Index) &&
           (Scope->isRecord() || KeepsAlone());
  });
}

bool stableid::isGivenByKeeper(const Expr *Key, const CXXRecordDecl *Class,
                               const UnitIndex &Unit) {
  const CallExpr *Call = Class && Key ? callOf(Key) : nullptr;
  const FunctionDecl *Giver = Call ? Call->getDirectCallee() : nullptr;
  const FunctionDecl *Body = nullptr;
  return Giver && Giver->getReturnType()->isPointerType() &&
         Giver->hasBody(Body) && namesKeeper(Body->getBody(), Class, Unit);
}
