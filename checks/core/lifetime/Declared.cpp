//===--- Declared.cpp - who outlives whom, by declarations ----------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Declared.h.
//
//===----------------------------------------------------------------------===//

#include "Declared.h"
#include "core/model/Container.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace stableid;

bool stableid::livesInArena(const CXXRecordDecl *Class) {
  Class = Class ? Class->getDefinition() : nullptr;
  if (!Class)
    return false;
  if (const CXXDestructorDecl *D = Class->getDestructor();
      D && (D->isDeleted() || D->getAccess() != AS_public))
    return true;
  DeclarationName New =
      Class->getASTContext().DeclarationNames.getCXXOperatorName(OO_New);
  for (const NamedDecl *D : Class->lookup(New)) {
    const auto *F = dyn_cast<FunctionDecl>(D->getUnderlyingDecl());
    // void *operator new(size_t, void *) is for those who have a place.
    if (F && F->getNumParams() > 1 &&
        !F->getParamDecl(1)->getType()->isVoidPointerType())
      return true;
  }
  return llvm::any_of(Class->bases(), [](const CXXBaseSpecifier &B) {
    return livesInArena(B.getType()->getAsCXXRecordDecl());
  });
}

/// The same class, or one that is found at its address.
static bool isSame(const RecordDecl *A, const RecordDecl *B) {
  const auto *Derived = dyn_cast<CXXRecordDecl>(A);
  const auto *Base = dyn_cast<CXXRecordDecl>(B);
  return A->getCanonicalDecl() == B->getCanonicalDecl() ||
         (Derived && Base && sameAddress(Derived, Base));
}

/// The class of \p T, or of the elements of the array that it is.
static const RecordDecl *recordIn(QualType T) {
  T = T.getCanonicalType();
  while (const auto *Array = T->getAsArrayTypeUnsafe())
    T = Array->getElementType();
  return T->getAsRecordDecl();
}

/// An object of \p D consists of objects of \p Class, not of pointers.
static bool contains(const RecordDecl *D, const RecordDecl *Class,
                     unsigned Depth) {
  if (!D || !Depth)
    return false;
  if (isSame(D, Class))
    return true;
  const auto *Made = dyn_cast<ClassTemplateSpecializationDecl>(D);
  auto Within = [&](const TemplateArgument &A, auto &Self) -> bool {
    if (A.getKind() == TemplateArgument::Pack)
      return llvm::any_of(
          A.pack_elements(),
          [&](const TemplateArgument &X) { return Self(X, Self); });
    return A.getKind() == TemplateArgument::Type &&
           contains(recordIn(A.getAsType()), Class, Depth - 1);
  };
  return Made && llvm::any_of(Made->getTemplateArgs().asArray(),
                              [&](const TemplateArgument &A) {
                                return Within(A, Within);
                              });
}

bool stableid::isMadeOf(const RecordDecl *Whole, const RecordDecl *Class) {
  return contains(Whole, Class, 4);
}

bool stableid::isBuildingBlock(const RecordDecl *Class, QualType Key) {
  const auto *Made = dyn_cast<ClassTemplateSpecializationDecl>(Class);
  return Made && !Key.isNull() &&
         llvm::any_of(Made->getTemplateArgs().asArray(),
                      [&](const TemplateArgument &A) {
                        return A.getKind() == TemplateArgument::Type &&
                               (A.getAsType().getCanonicalType() == Key ||
                                keyTypeOf(A.getAsType()) == Key);
                      });
}

bool stableid::holds(const RecordDecl *Owner, const CXXRecordDecl *Class) {
  return Class && llvm::any_of(
                      Owner->fields(),
                      [&](const FieldDecl *F) {
                        return isMadeOf(recordIn(F->getType()), Class);
                      });
}

bool stableid::isBound(const RecordDecl *Class) {
  return llvm::any_of(
      Class->fields(),
      [](const FieldDecl *F) { return F->getType()->isReferenceType(); });
}
