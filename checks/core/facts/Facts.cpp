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

namespace {

/// The member Dst of a fact that has one.
struct Makes {
  template <class FactT> auto operator()(const FactT &X) const {
    return of(X, 0);
  }
  template <class FactT>
  static auto of(const FactT &X, int) -> decltype(X.Dst) {
    return X.Dst;
  }
  template <class FactT> static ValueId of(const FactT &, long) { return {}; }
};

struct Uses {
  FactUses &To;
  const FunctionFacts &F;

  void operator()(const fact::Born &) const {}
  void operator()(const fact::End &) const {}
  void operator()(const fact::Load &X) const { To.Reads.push_back(X.From); }
  void operator()(const fact::Store &X) const {
    To.Values.push_back(X.Src);
    (X.Overwrites ? To.Overwrites : To.Writes).push_back(X.To);
  }
  void operator()(const fact::Copy &X) const {
    To.Reads.push_back(X.From);
    (X.Overwrites ? To.Overwrites : To.Writes).push_back(X.To);
  }
  void operator()(const fact::Mix &X) const { To.Values = {X.L, X.R}; }
  void operator()(const fact::Either &X) const { To.Values = {X.L, X.R}; }
  void operator()(const fact::Compare &X) const { To.Values = {X.L, X.R}; }
  void operator()(const fact::Return &X) const {
    To.Values.push_back(X.Src);
    To.Writes.push_back(F.Result);
  }
  void operator()(const fact::ReturnCopy &X) const {
    To.Reads.push_back(X.From);
    To.Writes.push_back(F.Result);
  }
  void operator()(const fact::Call &X) const {
    const CallFact &C = F.Calls[X.Of];
    for (const CallFact::Argument &A : C.Args) {
      To.Values.push_back(A.Value);
      To.Reads.append({A.Content, A.Target});
    }
    To.Reads.append({C.Keys, C.KeyPlace});
    // The temporary that a call makes is new whenever it is called.
    const PlaceKey &Made = F.Places.key(X.Result);
    bool New = Made.Kind == PlaceKey::RootKind::Temporary && Made.Temp == C.E;
    (New ? To.Overwrites : To.Reads).push_back(X.Result);
    To.Values.push_back(C.This.Value);
    if (!New || C.This.Content != X.Result)
      To.Reads.push_back(C.This.Content);
    To.Reads.push_back(C.This.Target);
  }
  /// Those that take one value.
  template <class FactT> void operator()(const FactT &X) const {
    To.Values.push_back(X.Src);
  }
};

} // namespace

ValueId Fact::makes() const { return std::visit(Makes(), Is); }

FactUses::FactUses(const Fact &X, const FunctionFacts &F) {
  std::visit(Uses{*this, F}, X.Is);
}

bool CallFact::inserts() const {
  return Callee && Callee->getOverloadedOperator() == OO_LessLess;
}

void CallFact::Argument::readType(ModelIndex &Index) {
  if (!E)
    return;
  QualType T = E->getType();
  Pointer = T->isPointerType();
  Array = T->isArrayType();
  Characters = isCharPointer(E);
  Streams = (Index.traitsOf(T) & (TT_Stream | TT_Text)) == TT_Stream;
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
