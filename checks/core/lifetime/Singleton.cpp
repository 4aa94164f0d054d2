//===--- Singleton.cpp - classes with one object in a process -------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Singleton.h.
//
//===----------------------------------------------------------------------===//

#include "Singleton.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/Expr.h"
#include "clang/AST/Stmt.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace stableid;

static bool isMadeByItselfAlone(const CXXRecordDecl *Class) {
  bool Declared = false;
  for (const CXXConstructorDecl *Made : Class->ctors()) {
    if (Made->isDeleted() || Made->isCopyOrMoveConstructor())
      continue;
    if (Made->isImplicit() || Made->getAccess() == AS_public)
      return false;
    Declared = true;
  }
  return Declared && !Class->hasFriends();
}

/// \p V is of the class, points to it, or is a smart pointer to it.
static bool keeps(const VarDecl *V, const CXXRecordDecl *Class) {
  QualType T = V->getType().getNonReferenceType();
  if (T->isPointerType())
    T = T->getPointeeType();
  const CXXRecordDecl *Of = T->getAsCXXRecordDecl();
  if (!Of)
    return false;
  if (Of->getCanonicalDecl() == Class->getCanonicalDecl())
    return true;
  const auto *Made = dyn_cast<ClassTemplateSpecializationDecl>(Of);
  if (!Made || Made->getTemplateArgs().size() == 0 ||
      Made->getTemplateArgs()[0].getKind() != TemplateArgument::Type)
    return false;
  const CXXRecordDecl *Inner =
      Made->getTemplateArgs()[0].getAsType()->getAsCXXRecordDecl();
  return Inner && Inner->getCanonicalDecl() == Class->getCanonicalDecl();
}

/// A variable of the process that keeps the object, and is named in \p F.
static bool givesKept(const FunctionDecl *F, const CXXRecordDecl *Class) {
  const FunctionDecl *Body = nullptr;
  if (!F->hasBody(Body))
    return false;
  llvm::SmallVector<const Stmt *, 16> Todo = {Body->getBody()};
  while (!Todo.empty()) {
    const Stmt *S = Todo.pop_back_val();
    if (!S)
      continue;
    const auto *Ref = dyn_cast<DeclRefExpr>(S);
    const auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    if (V && V->hasGlobalStorage() && V->getTLSKind() == VarDecl::TLS_None &&
        keeps(V, Class))
      return true;
    llvm::append_range(Todo, S->children());
  }
  return false;
}

bool stableid::isSingleton(const CXXRecordDecl *Class) {
  Class = Class ? Class->getDefinition() : nullptr;
  if (!Class || Class->isDependentContext() || !isMadeByItselfAlone(Class))
    return false;
  return llvm::any_of(Class->methods(), [&](const CXXMethodDecl *M) {
    QualType T = M->getReturnType();
    return M->isStatic() && M->getNumParams() == 0 &&
           (T->isReferenceType() || T->isPointerType()) &&
           T->getPointeeType()->getAsCXXRecordDecl() &&
           T->getPointeeType()->getAsCXXRecordDecl()->getCanonicalDecl() ==
               Class->getCanonicalDecl() &&
           givesKept(M, Class);
  });
}
