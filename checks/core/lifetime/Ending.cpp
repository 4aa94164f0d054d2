//===--- Ending.cpp - whether an object is seen to end --------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Ending.h.
//
//===----------------------------------------------------------------------===//

#include "Ending.h"
#include "Declared.h"
#include "core/model/Container.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace stableid;

/// An object of \p Class is a part of an object of another class of \p DC.
static bool isPartOfOthers(const RecordDecl *Class, const DeclContext *DC,
                           const SourceManager &SM) {
  return llvm::any_of(DC->decls(), [&](const Decl *D) {
    if (SM.isInSystemHeader(D->getLocation()))
      return false;
    if (const auto *R = dyn_cast<RecordDecl>(D);
        R && R->isThisDeclarationADefinition())
      for (const FieldDecl *F : R->fields())
        if (isMadeOf(elementType(F->getType())->getAsRecordDecl(), Class))
          return true;
    const auto *Inner = dyn_cast<DeclContext>(D);
    return Inner && !Inner->isFunctionOrMethod() &&
           isPartOfOthers(Class, Inner, SM);
  });
}

bool stableid::neverEnds(const Source &From, const UnitIndex &Unit,
                         const ASTContext &AST) {
  const RecordDecl *Class =
      From.Type.isNull() ? nullptr : From.Type->getAsRecordDecl();
  Class = Class ? Class->getDefinition() : nullptr;
  const SourceManager &SM = AST.getSourceManager();
  return Class && !From.ElementOf && !From.Shared &&
         From.Whose == Storage::Unknown && Unit.livesOn(Class) &&
         SM.isInMainFile(SM.getExpansionLoc(Class->getLocation())) &&
         !Unit.makesAny([&](const RecordDecl *Made) {
           return isMadeOf(Made, Class);
         }) &&
         !isPartOfOthers(Class, AST.getTranslationUnitDecl(), SM);
}

bool stableid::isDeletedBy(const RecordDecl *Owner, const CXXRecordDecl *Key,
                           const UnitIndex &Unit) {
  return Key && llvm::any_of(Unit.deletes(), [&](const auto &D) {
    const auto *In =
        dyn_cast_or_null<CXXMethodDecl>(Unit.entries()[D.Entry].Function);
    const auto *Class = dyn_cast<CXXRecordDecl>(D.Class);
    return In && Class && !isa<CXXDestructorDecl>(In) &&
           In->getParent()->getCanonicalDecl() == Owner->getCanonicalDecl() &&
           sameAddress(Class, Key);
  });
}
