//===--- Facts.cpp - a function as the flow sees it -----------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Facts.h.
//
//===----------------------------------------------------------------------===//

#include "Facts.h"

using namespace clang;
using namespace stableid;

bool stableid::isCharPointer(const Expr *E) {
  if (!E)
    return false;
  QualType T = E->getType();
  if (T->isArrayType())
    return T->getAsArrayTypeUnsafe()->getElementType()->isAnyCharacterType();
  return T->isPointerType() && T->getPointeeType()->isAnyCharacterType();
}

bool CallFact::Argument::isText() const {
  return E && isCharPointer(E->IgnoreParenCasts()) &&
         (isCharPointer(E) || E->getType()->isVoidPointerType());
}

bool CallFact::Argument::isTextList() const {
  const auto *P = E ? E->getType()->getAs<PointerType>() : nullptr;
  const auto *Text = P ? P->getPointeeType()->getAs<PointerType>() : nullptr;
  return Text && Text->getPointeeType()->isAnyCharacterType();
}
