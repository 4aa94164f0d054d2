//===--- FactMemo.cpp - remembered work as facts --------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// if (p == last_) return cached_; takes the object at p for the one that the
// last call worked for. The pointer that was kept is only compared, so nothing
// keeps its object alive. See FactBuilder.h.
//
//===----------------------------------------------------------------------===//

#include "FactBuilder.h"

using namespace clang;
using namespace stableid;

namespace {
/// What a function writes to fields and globals, returns and tests.
class MemoReader {
public:
  /// The pointer \p Kept is replaced by \p Fresh where a result is replaced
  /// that the function returns.
  bool remembers(const ValueDecl *Kept, const ValueDecl *Fresh) const;
  /// Whether \p Test alone decides that \p Kept is still right.
  bool decides(const Expr *Test, const ValueDecl *Kept) const;
  void read(const Stmt *S, const CompoundStmt *In);

private:
  void write(const Expr *To, const Expr *From, const CompoundStmt *In);

  struct Write {
    const ValueDecl *To, *From;
    const CompoundStmt *In;
  };
  llvm::SmallVector<Write, 8> Writes;
  llvm::SmallVector<const Expr *, 4> Returned;
  llvm::SmallVector<const BinaryOperator *, 4> Joined;
  llvm::SmallPtrSet<const ValueDecl *, 4> Followed;
};
} // namespace

/// A field, a global or a static local that \p E is or is a part of.
static const ValueDecl *keptBy(const Expr *E) {
  E = E->IgnoreParenImpCasts();
  if (const auto *M = dyn_cast<MemberExpr>(E))
    return isa<FieldDecl, VarDecl>(M->getMemberDecl()) ? M->getMemberDecl()
                                                       : nullptr;
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  const auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  return V && V->hasGlobalStorage() ? V : nullptr;
}

/// The parameter or local variable whose value or address \p E is.
static const VarDecl *freshBy(const Expr *E) {
  E = E->IgnoreParenCasts();
  if (const auto *U = dyn_cast<UnaryOperator>(E);
      U && U->getOpcode() == UO_AddrOf)
    E = U->getSubExpr()->IgnoreParens();
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  const auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  return V && !V->hasGlobalStorage() ? V : nullptr;
}

static bool mentions(const Stmt *S, const ValueDecl *D) {
  if (!S)
    return false;
  if (const auto *E = dyn_cast<Expr>(S); E && keptBy(E) == D)
    return true;
  return llvm::any_of(S->children(),
                      [&](const Stmt *Child) { return mentions(Child, D); });
}

void MemoReader::write(const Expr *To, const Expr *From,
                       const CompoundStmt *In) {
  if (const ValueDecl *D = keptBy(To))
    Writes.push_back({D, From ? freshBy(From) : nullptr, In});
}

void MemoReader::read(const Stmt *S, const CompoundStmt *In) {
  if (!S || isa<LambdaExpr>(S))
    return;
  if (const auto *Block = dyn_cast<CompoundStmt>(S))
    In = Block;
  if (const auto *R = dyn_cast<ReturnStmt>(S)) {
    if (R->getRetValue())
      Returned.push_back(R->getRetValue());
  } else if (const auto *B = dyn_cast<BinaryOperator>(S)) {
    if (B->isAssignmentOp())
      write(B->getLHS(), B->getRHS(), In);
    else if (B->isLogicalOp())
      Joined.push_back(B);
  } else if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(S)) {
    if (Op->isAssignmentOp() && Op->getNumArgs() == 2)
      write(Op->getArg(0), nullptr, In);
  } else if (const auto *Call = dyn_cast<CXXMemberCallExpr>(S)) {
    const CXXMethodDecl *Method = Call->getMethodDecl();
    if (Method && !Method->isConst())
      write(Call->getImplicitObjectArgument(), nullptr, In);
  } else if (const auto *M = dyn_cast<MemberExpr>(S)) {
    if (M->isArrow())
      if (const ValueDecl *D = keptBy(M->getBase()))
        Followed.insert(D);
  } else if (const auto *U = dyn_cast<UnaryOperator>(S)) {
    if (U->getOpcode() == UO_Deref)
      if (const ValueDecl *D = keptBy(U->getSubExpr()))
        Followed.insert(D);
  }
  for (const Stmt *Child : S->children())
    read(Child, In);
}

bool MemoReader::remembers(const ValueDecl *Kept,
                           const ValueDecl *Fresh) const {
  if (Followed.count(Kept))
    return false;
  for (const Write &Key : Writes) {
    if (Key.To != Kept || Key.From != Fresh)
      continue;
    for (const Write &Result : Writes)
      if (Result.To != Kept && Result.In == Key.In &&
          llvm::any_of(Returned, [&](const Expr *E) {
            return mentions(E, Result.To);
          }))
        return true;
  }
  return false;
}

bool MemoReader::decides(const Expr *Test, const ValueDecl *Kept) const {
  auto Within = [&](const Expr *E, auto &Self) -> bool {
    E = E->IgnoreParenImpCasts();
    const auto *B = dyn_cast<BinaryOperator>(E);
    return E == Test || (B && B->isLogicalOp() &&
                         (Self(B->getLHS(), Self) || Self(B->getRHS(), Self)));
  };
  // if (last_ && last_ == p) asks no more than if (last_ == p).
  return llvm::all_of(Joined, [&](const BinaryOperator *B) {
    const Expr *L = B->getLHS(), *R = B->getRHS();
    if (Within(L, Within))
      return mentions(R, Kept);
    return !Within(R, Within) || mentions(L, Kept);
  });
}

void FactBuilder::compareKept(const BinaryOperator *E) {
  if (!Out->Function || QuietLocals)
    return;
  auto IsKey = [](QualType T) {
    return T->isObjectPointerType() &&
           !T->getPointeeType()->isAnyCharacterType();
  };
  const Expr *Sides[] = {E->getLHS(), E->getRHS()};
  for (unsigned I : {0, 1}) {
    const ValueDecl *Kept = keptBy(Sides[I]);
    const VarDecl *Fresh = freshBy(Sides[1 - I]);
    if (!Kept || !Fresh || !IsKey(Kept->getType()))
      continue;
    MemoReader Memo;
    Memo.read(Out->Function->getBody(), nullptr);
    if (!Memo.remembers(Kept, Fresh) || !Memo.decides(E, Kept))
      return;
    ValueId V = value(Sides[1 - I]);
    if (!V)
      return;
    SinkId Into =
        keySink(KeyHarm::Compared, Kept, E->getBeginLoc(), E->getSourceRange());
    Out->Sinks[Into].Id.Sure = Certainty::Likely;
    return emit(fact::CompareKept{V, Into}, E);
  }
}
