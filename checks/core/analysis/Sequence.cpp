//===--- Sequence.cpp - a sequence, and what is done to it ----------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Sequence.h.
//
//===----------------------------------------------------------------------===//

#include "Sequence.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;
using namespace stableid;

/// References to references that are looked through.
static constexpr unsigned MaxNames = 4;

static const Expr *bare(const Expr *E) {
  while (true) {
    const Expr *Before = E;
    E = E->IgnoreParenCasts()->IgnoreImplicit();
    if (E == Before)
      return E;
  }
}

/// An accessor: items(), or a pointer's get().
static bool givesAccess(const CXXMemberCallExpr *Call) {
  const CXXMethodDecl *M = Call->getMethodDecl();
  return M && Call->getNumArgs() == 0 &&
         (M->getReturnType()->isReferenceType() ||
          M->getReturnType()->isPointerType());
}

static Path pathOf(const Expr *E, unsigned Names) {
  E = bare(E);
  if (isa<CXXThisExpr>(E))
    return {nullptr};
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
    const ValueDecl *D = Ref->getDecl();
    const auto *V = dyn_cast<VarDecl>(D);
    if (V && V->getType()->isReferenceType() && V->getInit() && Names &&
        !isa<ParmVarDecl>(V) && !V->getInit()->isValueDependent())
      if (Path Bound = pathOf(V->getInit(), Names - 1); !Bound.empty())
        return Bound;
    if (V || isa<BindingDecl>(D))
      return {D->getCanonicalDecl()};
    return {};
  }
  Path Out;
  if (const auto *M = dyn_cast<MemberExpr>(E)) {
    if (isa<VarDecl>(M->getMemberDecl()))
      return {M->getMemberDecl()->getCanonicalDecl()};
    if (!isa<FieldDecl>(M->getMemberDecl()))
      return {};
    Out = pathOf(M->getBase(), Names);
    if (!Out.empty())
      Out.push_back(M->getMemberDecl()->getCanonicalDecl());
    return Out;
  }
  if (const auto *U = dyn_cast<UnaryOperator>(E))
    return U->getOpcode() == UO_Deref || U->getOpcode() == UO_AddrOf
               ? pathOf(U->getSubExpr(), Names)
               : Path();
  if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(E))
    return Op->getNumArgs() == 1 && (Op->getOperator() == OO_Star ||
                                     Op->getOperator() == OO_Arrow)
               ? pathOf(Op->getArg(0), Names)
               : Path();
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E);
      Call && givesAccess(Call)) {
    Out = pathOf(Call->getImplicitObjectArgument(), Names);
    if (!Out.empty())
      Out.push_back(Call->getMethodDecl()->getCanonicalDecl());
  }
  return Out;
}

Path stableid::pathOf(const Expr *E) { return ::pathOf(E, MaxNames); }

bool stableid::leadsFrom(const Path &Prefix, const Path &P) {
  return Prefix.size() <= P.size() &&
         std::equal(Prefix.begin(), Prefix.end(), P.begin());
}

SequenceUse stableid::sequenceUseOf(const Expr *E, ModelIndex &Index) {
  const auto *Call = dyn_cast<CallExpr>(E);
  const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
  const Rule *R = F ? Index.sequenceRule(F) : nullptr;
  if (!R)
    return {};
  SequenceUse Use;
  Use.Op = R->DoesTo;
  Use.Args = {Call->getArgs(), Call->getNumArgs()};
  if (const auto *M = dyn_cast<CXXMemberCallExpr>(Call)) {
    Use.Object = M->getImplicitObjectArgument();
  } else if (isa<CXXOperatorCallExpr>(Call) && isa<CXXMethodDecl>(F)) {
    Use.Object = Use.Args[0];
    Use.Args = Use.Args.drop_front();
  }
  if (R->Object >= 0)
    Use.Object = R->Object < int(Use.Args.size()) ? Use.Args[R->Object]
                                                  : nullptr;
  return Use.Object ? Use : SequenceUse();
}

std::optional<int64_t> stableid::constantOf(const Expr *E,
                                            const ASTContext &AST) {
  Expr::EvalResult Value;
  if (E->isValueDependent() || !E->getType()->isIntegralOrEnumerationType() ||
      !E->EvaluateAsInt(Value, AST))
    return std::nullopt;
  const llvm::APSInt &N = Value.Val.getInt();
  return N.isRepresentableByInt64() ? N.getExtValue() : INT64_MAX;
}

/// v.size() - 1
static bool isLastOf(const Expr *I, const Expr *Object, const ASTContext &AST,
                     ModelIndex &Index) {
  const auto *Minus = dyn_cast<BinaryOperator>(bare(I));
  if (!Minus || Minus->getOpcode() != BO_Sub ||
      constantOf(Minus->getRHS(), AST) != 1)
    return false;
  SequenceUse Of = sequenceUseOf(bare(Minus->getLHS()), Index);
  Path P = pathOf(Object);
  return Of.Op == SequenceOp::Size && !P.empty() && pathOf(Of.Object) == P;
}

/// The `*` of an iterator, built in or not.
static const Expr *pointedTo(const Expr *E) {
  if (const auto *U = dyn_cast<UnaryOperator>(E))
    return U->getOpcode() == UO_Deref ? U->getSubExpr() : nullptr;
  const auto *Op = dyn_cast<CXXOperatorCallExpr>(E);
  return Op && Op->getOperator() == OO_Star && Op->getNumArgs() == 1
             ? Op->getArg(0)
             : nullptr;
}

std::optional<ElementAddress> stableid::elementOf(const Expr *E,
                                                  const ASTContext &AST,
                                                  ModelIndex &Index) {
  E = bare(E);
  ElementAddress Out;
  Out.At = E;
  if (const Expr *Iterator = pointedTo(E)) {
    Out.Access = bare(Iterator);
    // A const_iterator is made of an iterator.
    if (const auto *Made = dyn_cast<CXXConstructExpr>(Out.Access);
        Made && Made->getNumArgs() == 1)
      Out.Access = bare(Made->getArg(0));
    SequenceUse Use = sequenceUseOf(Out.Access, Index);
    if (Use.Op != SequenceOp::Begin && Use.Op != SequenceOp::Data)
      return std::nullopt;
    Out.Object = Use.Object;
    Out.Which = SequenceOp::First;
    return Out;
  }
  SequenceUse Use = sequenceUseOf(E, Index);
  Out.Access = E;
  Out.Object = Use.Object;
  Out.Which = Use.Op;
  switch (Use.Op) {
  case SequenceOp::Element:
    if (Use.Args.size() != 1)
      return std::nullopt;
    if (constantOf(Use.Args[0], AST) == 0)
      Out.Which = SequenceOp::First;
    else if (isLastOf(Use.Args[0], Use.Object, AST, Index))
      Out.Which = SequenceOp::Last;
    return Out;
  case SequenceOp::Checked:
  case SequenceOp::First:
  case SequenceOp::Last:
    return Out;
  default:
    return std::nullopt;
  }
}

std::optional<ElementAddress>
stableid::elementAddressOf(const Expr *E, const ASTContext &AST,
                           ModelIndex &Index) {
  const auto *U = dyn_cast<UnaryOperator>(E);
  if (!U || U->getOpcode() != UO_AddrOf)
    return std::nullopt;
  std::optional<ElementAddress> Out = elementOf(U->getSubExpr(), AST, Index);
  if (Out)
    Out->At = E;
  return Out;
}
