//===--- LayoutWords.cpp - names that ask how an object lies --------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See LayoutWords.h.
//
//===----------------------------------------------------------------------===//

#include "LayoutWords.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;
using namespace stableid;

bool stableid::holdsItsArgument(const CXXRecordDecl *R) {
  llvm::StringRef Name = R->getIdentifier() ? R->getName() : "";
  return Name == "array" || Name == "pair" || Name == "tuple" ||
         Name == "optional" || Name == "variant" || Name == "atomic";
}

bool stableid::isRelation(const NamedDecl *D) {
  if (!D || !D->isInStdNamespace() || !D->getIdentifier())
    return false;
  llvm::StringRef Name = D->getName();
  Name.consume_back("_v");
  return Name == "is_base_of" || Name == "is_same" ||
         Name == "is_convertible" || Name == "derived_from" ||
         Name == "same_as" || Name == "convertible_to";
}

bool stableid::takesBytes(const CallExpr *E, const FunctionDecl *F) {
  llvm::StringRef Name;
  if (F)
    Name = F->getIdentifier() ? F->getName() : "";
  else if (const auto *U = dyn_cast<UnresolvedLookupExpr>(
               E->getCallee()->IgnoreParenImpCasts()))
    Name = U->getName().isIdentifier()
               ? U->getName().getAsIdentifierInfo()->getName()
               : "";
  Name.consume_front("__builtin_");
  return Name == "memcpy" || Name == "memmove" || Name == "memset" ||
         Name == "memcmp" || Name == "realloc" || Name == "fwrite" ||
         Name == "fread" || Name == "write" || Name == "read" ||
         Name == "send" || Name == "recv" || Name == "bit_cast";
}

bool stableid::isTrait(const NamedDecl *D) {
  if (!D || !D->isInStdNamespace() || !D->getIdentifier() || isRelation(D))
    return false;
  return D->getName().starts_with("is_") || D->getName().starts_with("has_");
}

bool stableid::isGivenOut(const Expr *E) {
  E = E->IgnoreParenCasts();
  if (const auto *R = dyn_cast<DeclRefExpr>(E))
    if (const auto *V = dyn_cast<VarDecl>(R->getDecl());
        V && V->isLocalVarDecl() && V->getInit())
      E = V->getInit()->IgnoreParenCasts();
  return isa<CallExpr>(E);
}
