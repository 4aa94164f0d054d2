//===--- NonEmptyTest.cpp - what a branch says of a sequence --------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Tests of empty(), of the size in all spellings, of iterators and of numbers;
// loops over a sequence. See NonEmpty.h.
//
//===----------------------------------------------------------------------===//

#include "NonEmpty.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/Builtins.h"

using namespace clang;
using namespace stableid;

bool NonEmpty::assumeAmount(const Path &P, bool Some, SourceLocation At,
                            State &S) {
  if (P.empty())
    return true;
  Filling Old = lookUp(P, S);
  if ((Some && Old.Is == Filling::None) || (!Some && Old.Is == Filling::Some))
    return false;
  set(P, {Some ? Filling::Some : Filling::None, nullptr, At}, S);
  if (!Some)
    return true;
  // A sequence that was made N long is not empty if N is not 0.
  for (auto &[Id, Amount] : S)
    if (Amount.Is == Filling::Measured &&
        valueOf(Amount.By, S).Is == Filling::Some)
      Amount = {Filling::Some, nullptr, {}};
  return true;
}

/// A local that was made of a test or a size stands for it.
static const Expr *initOf(const Expr *E) {
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  const auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  return V && V->isLocalVarDecl() && V->getInit() &&
                 !V->getInit()->isValueDependent()
             ? V->getInit()
             : nullptr;
}

llvm::SmallVector<Path, 2> NonEmpty::measuredBy(const Expr *E) {
  E = E->IgnoreParenCasts()->IgnoreImplicit();
  llvm::SmallVector<Path, 2> Out;
  SequenceUse Use = sequenceUseOf(E, Index);
  if (Use.Op == SequenceOp::Size) {
    Out.push_back(pathOf(Use.Object));
    return Out;
  }
  if (!E->getType()->isIntegerType())
    return Out;
  if (Path P = pathOf(E); !P.empty())
    Out.push_back(P);
  if (const Expr *Init = initOf(E)) {
    Use = sequenceUseOf(Init->IgnoreParenCasts()->IgnoreImplicit(), Index);
    if (Use.Op == SequenceOp::Size)
      Out.push_back(pathOf(Use.Object));
  }
  return Out;
}

/// `Op` with its sides exchanged.
static BinaryOperatorKind mirrored(BinaryOperatorKind Op) {
  switch (Op) {
  case BO_LT:
    return BO_GT;
  case BO_GT:
    return BO_LT;
  case BO_LE:
    return BO_GE;
  case BO_GE:
    return BO_LE;
  default:
    return Op;
  }
}

bool NonEmpty::assumeCompared(BinaryOperatorKind Op, const Expr *L,
                              const Expr *R, State &S) {
  for (bool Mirror : {false, true}) {
    const Expr *Left = Mirror ? R : L, *Right = Mirror ? L : R;
    BinaryOperatorKind To = Mirror ? mirrored(Op) : Op;
    std::optional<int64_t> C = constantOf(Right, AST);
    bool Some = false, None = false;
    if (C) {
      Some = (To == BO_GT && *C >= 0) || (To == BO_GE && *C >= 1) ||
             (To == BO_EQ && *C > 0) || (To == BO_NE && *C == 0);
      None = (To == BO_LT && *C == 1) || (To == BO_LE && *C == 0) ||
             (To == BO_EQ && *C == 0);
    } else {
      // i < v.size() in a loop; the other side is no less than 0.
      Some = To == BO_GT || To == BO_NE ||
             ((To == BO_GE || To == BO_EQ) &&
              valueOf(Right, S).Is == Filling::Some);
    }
    // i != n: which of the two is not 0?
    bool Unclear = !C && To == BO_NE;
    if (Some || None)
      for (const Path &P : measuredBy(Left))
        if (!(Unclear && lookUp(P, S).Is == Filling::None) &&
            !assumeAmount(P, Some, Left->getExprLoc(), S))
          return false;
  }
  return true;
}

/// The iterators of which \p E is one.
static SequenceUse iteratorOf(const Expr *E, ModelIndex &Index) {
  E = E->IgnoreImplicit();
  if (const auto *Made = dyn_cast<CXXConstructExpr>(E);
      Made && Made->getNumArgs() == 1)
    return iteratorOf(Made->getArg(0), Index);
  SequenceUse Use = sequenceUseOf(E->IgnoreParenCasts(), Index);
  return Use.Op == SequenceOp::End || Use.Op == SequenceOp::Begin
             ? Use
             : SequenceUse();
}

bool NonEmpty::assume(const Expr *C, bool Truth, State &S, unsigned Depth) {
  if (!Depth)
    return true;
  C = C->IgnoreParenCasts()->IgnoreImplicit()->IgnoreParenCasts();
  BinaryOperatorKind Op = BO_Comma;
  const Expr *L = nullptr, *R = nullptr;
  if (const auto *U = dyn_cast<UnaryOperator>(C))
    return U->getOpcode() != UO_LNot ||
           assume(U->getSubExpr(), !Truth, S, Depth);
  if (const auto *B = dyn_cast<BinaryOperator>(C)) {
    Op = B->getOpcode(), L = B->getLHS(), R = B->getRHS();
    if (Op == (Truth ? BO_LAnd : BO_LOr))
      return assume(L, Truth, S, Depth) && assume(R, Truth, S, Depth);
  } else if (const auto *W = dyn_cast<CXXRewrittenBinaryOperator>(C)) {
    auto Form = W->getDecomposedForm();
    Op = Form.Opcode, L = Form.LHS, R = Form.RHS;
  } else if (const auto *O = dyn_cast<CXXOperatorCallExpr>(C);
             O && O->getNumArgs() == 2 && O->isComparisonOp()) {
    Op = BinaryOperator::getOverloadedOpcode(O->getOperator());
    L = O->getArg(0), R = O->getArg(1);
  }
  if (L && BinaryOperator::isComparisonOp(Op)) {
    if (!Truth)
      Op = Op == BO_Cmp ? BO_Cmp : BinaryOperator::negateComparisonOp(Op);
    SequenceUse A = iteratorOf(L, Index), B = iteratorOf(R, Index);
    if (Op == BO_NE && (A.Op == SequenceOp::End || B.Op == SequenceOp::End))
      return assumeAmount(pathOf(A.Op == SequenceOp::End ? A.Object : B.Object),
                          true, C->getExprLoc(), S);
    if (Op == BO_EQ && A.Op != B.Op && A.Object && B.Object &&
        pathOf(A.Object) == pathOf(B.Object))
      return assumeAmount(pathOf(A.Object), false, C->getExprLoc(), S);
    return assumeCompared(Op, L, R, S);
  }
  SequenceUse Use = sequenceUseOf(C, Index);
  if (Use.Op == SequenceOp::IsEmpty)
    return assumeAmount(pathOf(Use.Object), !Truth, C->getExprLoc(), S);
  if (const auto *Call = dyn_cast<CallExpr>(C); Call && Use.Op == SequenceOp::None) {
    const FunctionDecl *F = Call->getDirectCallee();
    if (F && F->getBuiltinID() == Builtin::BI__builtin_expect)
      return assume(Call->getArg(0), Truth, S, Depth);
    // hasItems(), which this class answers.
    const auto *M = dyn_cast<CXXMemberCallExpr>(Call);
    const FunctionDecl *Body = nullptr;
    if (!M || M->getNumArgs() || !F || !F->hasBody(Body) ||
        !isa<CXXThisExpr>(
            M->getImplicitObjectArgument()->IgnoreParenImpCasts()))
      return true;
    const auto *Block = dyn_cast<CompoundStmt>(Body->getBody());
    const auto *Return = Block && Block->size() == 1
                             ? dyn_cast<ReturnStmt>(Block->body_front())
                             : nullptr;
    return !Return || !Return->getRetValue() ||
           assume(Return->getRetValue(), Truth, S, Depth - 1);
  }
  if (C->getType()->isBooleanType()) {
    const Expr *Init = initOf(C);
    return !Init || assume(Init, Truth, S, Depth - 1);
  }
  for (const Path &P : measuredBy(C))
    if (!assumeAmount(P, Truth, C->getExprLoc(), S))
      return false;
  return true;
}

/// switch (v.size()): a case is that number, and the default is none of them.
bool NonEmpty::assumeCase(const SwitchStmt *Switch, const CFGBlock *To,
                          State &S) {
  const Expr *C = Switch->getCond();
  if (!C || !To || C->isValueDependent())
    return true;
  auto NumberOf = [&](const SwitchCase *Label) -> std::optional<int64_t> {
    const auto *Case = dyn_cast<CaseStmt>(Label);
    return Case && !Case->caseStmtIsGNURange() ? constantOf(Case->getLHS(), AST)
                                               : std::nullopt;
  };
  const auto *Here = dyn_cast_or_null<CaseStmt>(To->getLabel());
  std::optional<int64_t> Number = Here ? NumberOf(Here) : std::nullopt;
  bool NoneElsewhere = false;
  for (const SwitchCase *Case = Switch->getSwitchCaseList(); Case;
       Case = Case->getNextSwitchCase())
    NoneElsewhere |= NumberOf(Case) == 0;
  if (Here ? !Number || *Number < 0 : !NoneElsewhere)
    return true;
  bool Some = Here ? *Number > 0 : true;
  for (const Path &P : measuredBy(C))
    if (!assumeAmount(P, Some, C->getExprLoc(), S))
      return false;
  return true;
}

bool NonEmpty::follow(const CFGBlock &From, unsigned Edge, State &S) {
  const Stmt *Terminator = From.getTerminatorStmt();
  if (const auto *Switch = dyn_cast_or_null<SwitchStmt>(Terminator))
    return assumeCase(Switch, (From.succ_begin() + Edge)->getReachableBlock(), S);
  if (From.succ_size() != 2)
    return true;
  if (const auto *Loop = dyn_cast_or_null<CXXForRangeStmt>(Terminator)) {
    const Expr *Range = Loop->getRangeInit();
    return Edge != 0 || !Range ||
           assumeAmount(pathOf(Range), true, Range->getExprLoc(), S);
  }
  if (!Terminator || isa<CXXTryStmt>(Terminator))
    return true;
  const Expr *C = From.getLastCondition();
  if (!C)
    C = dyn_cast_or_null<Expr>(From.getTerminatorCondition());
  return !C || C->isValueDependent() || assume(C, Edge == 0, S);
}
