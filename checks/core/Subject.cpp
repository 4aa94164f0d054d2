//===--- Subject.cpp - whose address an expression holds ------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Subject.h.
//
//===----------------------------------------------------------------------===//

#include "Subject.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;
using namespace stableid;

static bool pointsToObject(QualType T) {
  if (const auto *P = T->getAs<PointerType>())
    return P->getPointeeType()->isObjectType() ||
                   P->getPointeeType()->isVoidType()
               ? !P->getPointeeType()->isAnyCharacterType()
               : false;
  const CXXRecordDecl *R = T->getAsCXXRecordDecl();
  return R && R->getIdentifier() && R->isInStdNamespace() &&
         (R->getName() == "shared_ptr" || R->getName() == "unique_ptr");
}

void stableid::findPointers(const Stmt *S,
                            llvm::SmallVectorImpl<const Expr *> &Out) {
  if (!S)
    return;
  if (const auto *E = dyn_cast<Expr>(S))
    if (pointsToObject(E->getType())) {
      // The one that the user knows it by.
      const Expr *Bare = E->IgnoreUnlessSpelledInSource();
      while (const auto *C = dyn_cast<ExplicitCastExpr>(Bare)) {
        const Expr *Sub = C->getSubExpr()->IgnoreUnlessSpelledInSource();
        if (!pointsToObject(Sub->getType()))
          break;
        Bare = Sub;
      }
      Out.push_back(Bare);
      return;
    }
  // p->member is no use of the address that p holds.
  if (const auto *M = dyn_cast<MemberExpr>(S); M && M->isArrow())
    return;
  if (const auto *U = dyn_cast<UnaryOperator>(S);
      U && U->getOpcode() == UO_Deref)
    return;
  if (isa<ArraySubscriptExpr>(S))
    return;
  for (const Stmt *Child : S->children())
    findPointers(Child, Out);
}

bool stableid::isText(QualType T) {
  const CXXRecordDecl *R = T.getNonReferenceType()->getAsCXXRecordDecl();
  if (!R || !R->isInStdNamespace() || !R->getIdentifier() ||
      R->getName() != "basic_string")
    return false;
  const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(R);
  return Spec && Spec->getTemplateArgs()[0].getAsType()->isCharType();
}

const Expr *stableid::partWithAddress(const Expr *E) {
  while (const auto *Plus = dyn_cast<CXXOperatorCallExpr>(E)) {
    if (Plus->getOperator() != OO_Plus || Plus->getNumArgs() != 2)
      break;
    const Expr *Part = nullptr;
    for (const Expr *Side : Plus->arguments()) {
      llvm::SmallVector<const Expr *, 2> Pointers;
      findPointers(Side, Pointers);
      if (!Pointers.empty() && Part)
        return E;
      if (!Pointers.empty())
        Part = Side->IgnoreUnlessSpelledInSource();
    }
    if (!Part || !isText(Part->getType()))
      break;
    E = Part;
  }
  return E;
}

const CXXRecordDecl *stableid::classOf(const Expr *Pointer) {
  if (!Pointer)
    return nullptr;
  QualType T = Pointer->getType().getNonReferenceType();
  if (const auto *P = T->getAs<PointerType>())
    T = P->getPointeeType();
  else if (const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
               T->getAsCXXRecordDecl());
           Spec && Spec->isInStdNamespace())
    T = Spec->getTemplateArgs()[0].getAsType();
  const CXXRecordDecl *R = T->getAsCXXRecordDecl();
  return R ? R->getDefinition() : nullptr;
}

std::string stableid::objectText(const Expr *Pointer, ASTContext &AST) {
  const Expr *E = Pointer->IgnoreParens();
  if (const auto *U = dyn_cast<UnaryOperator>(E))
    if (U->getOpcode() == UO_AddrOf)
      E = U->getSubExpr()->IgnoreParens();
  return textOf(E->getSourceRange(), AST).str();
}
