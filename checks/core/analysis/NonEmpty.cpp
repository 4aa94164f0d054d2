//===--- NonEmpty.cpp - which sequences have elements, and where ----------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The pass and what statements do; what tests say is in NonEmptyTest.cpp. See
// NonEmpty.h.
//
//===----------------------------------------------------------------------===//

#include "NonEmpty.h"
#include "core/ast/Children.h"
#include "core/flow/Dataflow.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Analysis/Analyses/PostOrderCFGView.h"
#include "clang/Basic/SourceManager.h"
#include <optional>

using namespace clang;
using namespace stableid;

/// On either of two paths.
static Filling join(const Filling &A, const Filling &B) {
  SourceLocation At = A.At;
  if (At.isInvalid() ||
      (B.At.isValid() && B.At.getRawEncoding() < At.getRawEncoding()))
    At = B.At;
  if (A.Is == B.Is && A.By == B.By)
    return {A.Is, A.By, At};
  auto Is = [&](Filling::Amount X) { return A.Is == X || B.Is == X; };
  if (Is(Filling::Unknown) || Is(Filling::Given))
    return {Filling::Unknown, nullptr, {}};
  if (Is(Filling::Some) && Is(Filling::Measured))
    return A.Is == Filling::Measured ? A : B;
  return {Filling::Either, nullptr, At};
}

unsigned NonEmpty::idOf(const Path &P) {
  for (unsigned I = 0; I < Paths.size(); ++I)
    if (Paths[I] == P)
      return I;
  Paths.push_back(P);
  return Paths.size() - 1;
}

Filling NonEmpty::lookUp(const Path &P, const State &S) {
  if (P.empty())
    return {Filling::Unknown, nullptr, {}};
  auto It = S.find(idOf(P));
  return It == S.end() ? Filling() : It->second;
}

void NonEmpty::set(const Path &P, Filling To, State &S) {
  if (!P.empty())
    S[idOf(P)] = To;
}

void NonEmpty::forget(const Path &P, State &S, bool Beyond) {
  if (P.empty())
    return;
  for (unsigned I = 0; I < Paths.size(); ++I)
    if (leadsFrom(P, Paths[I]) && !(Beyond && Paths[I] == P))
      S[I] = {Filling::Unknown, nullptr, {}};
}

Filling NonEmpty::valueOf(const Expr *E, State &S, unsigned Depth) {
  E = E->IgnoreParenCasts()->IgnoreImplicit();
  if (std::optional<int64_t> N = constantOf(E, AST))
    return {*N > 0    ? Filling::Some
            : *N == 0 ? Filling::None
                      : Filling::Unknown,
            nullptr, E->getBeginLoc()};
  Filling Not{Filling::Unknown, nullptr, {}};
  if (!Depth)
    return Not;
  SequenceUse Use = sequenceUseOf(E, Index);
  if (Use.Op == SequenceOp::Size)
    return lookUp(pathOf(Use.Object), S);
  if (const auto *B = dyn_cast<BinaryOperator>(E)) {
    bool L = valueOf(B->getLHS(), S, Depth - 1).Is == Filling::Some;
    bool R = valueOf(B->getRHS(), S, Depth - 1).Is == Filling::Some;
    BinaryOperatorKind Op = B->getOpcode();
    bool Some = Op == BO_Add || Op == BO_Or ? L || R
                : Op == BO_Mul              ? L && R
                                            : Op == BO_Shl && L;
    return Some ? Filling{Filling::Some, nullptr, {}} : Not;
  }
  if (const auto *C = dyn_cast<ConditionalOperator>(E))
    return join(valueOf(C->getTrueExpr(), S, Depth - 1),
                valueOf(C->getFalseExpr(), S, Depth - 1));
  return lookUp(pathOf(E), S);
}

Filling NonEmpty::counted(const Expr *Count, State &S) {
  Filling N = valueOf(Count, S);
  if (N.Is == Filling::Some || N.Is == Filling::None)
    return {N.Is, nullptr, Count->getBeginLoc()};
  return {Filling::Measured, Count, Count->getBeginLoc()};
}

/// The elements of a list in braces.
static const InitListExpr *listIn(const Expr *E) {
  if (const auto *L = dyn_cast<CXXStdInitializerListExpr>(E))
    return listIn(L->getSubExpr()->IgnoreImplicit());
  return dyn_cast<InitListExpr>(E);
}

bool NonEmpty::endsBehind(const Expr *End, const Expr *Begin, State &S) {
  Path P = pathOf(Begin);
  bool Some = false;
  for (;;) {
    End = End->IgnoreParenCasts()->IgnoreImplicit();
    const auto *B = dyn_cast<BinaryOperator>(End);
    if (!B || B->getOpcode() != BO_Add)
      return Some && !P.empty() && pathOf(End) == P;
    Some |= valueOf(B->getRHS(), S).Is == Filling::Some;
    End = B->getLHS();
  }
}

Filling NonEmpty::made(const Expr *Init, State &S) {
  Init = Init->IgnoreImplicit()->IgnoreParenCasts()->IgnoreImplicit();
  Filling Not{Filling::Unknown, nullptr, {}};
  if (const InitListExpr *L = listIn(Init))
    return {L->getNumInits() ? Filling::Some : Filling::None, nullptr,
            L->getBeginLoc()};
  const auto *C = dyn_cast<CXXConstructExpr>(Init);
  if (!C)
    return lookUp(pathOf(Init), S);
  unsigned Given = 0;
  while (Given < C->getNumArgs() && !isa<CXXDefaultArgExpr>(C->getArg(Given)))
    ++Given;
  if (!Given)
    return {C->getConstructor()->isDefaultConstructor() ? Filling::None
                                                        : Filling::Unknown,
            nullptr, C->getLocation()};
  const Expr *First = C->getArg(0)->IgnoreImplicit();
  if (C->isStdInitListInitialization())
    if (const InitListExpr *L = listIn(First))
      return {L->getNumInits() ? Filling::Some : Filling::None, nullptr,
              L->getBeginLoc()};
  if (C->getConstructor()->isCopyOrMoveConstructor())
    return made(First, S);
  auto IsCount = [](const Expr *E) {
    return E->getType()->isIntegerType() && !E->getType()->isBooleanType();
  };
  if (IsCount(First))
    return counted(First, S);
  // vector(text, text + length + 1)
  if (Given >= 2 && First->getType()->isAnyPointerType() &&
      endsBehind(C->getArg(1), First, S))
    return {Filling::Some, nullptr, {}};
  // string_view("text")
  if (Given == 1)
    if (const auto *Text = dyn_cast<StringLiteral>(First->IgnoreParenCasts()))
      return {Text->getLength() ? Filling::Some : Filling::None, nullptr,
              C->getLocation()};
  // span(pointer, count)
  if (Given == 2 && First->getType()->isAnyPointerType() &&
      IsCount(C->getArg(1)))
    return counted(C->getArg(1), S);
  return Not;
}

Filling::Amount NonEmpty::makes(const Expr *Init, ASTContext &AST,
                                ModelIndex &Index) {
  State S;
  return NonEmpty(AST, Index).made(Init, S).Is;
}

void NonEmpty::applyUse(const SequenceUse &Use, const Expr *At, State &S) {
  Path P = pathOf(Use.Object);
  switch (Use.Op) {
  case SequenceOp::Add:
    return set(P, {Filling::Some, nullptr, {}}, S);
  case SequenceOp::AddRange:
    // insert(where, one)
    if (Use.Args.size() == 2 &&
        !Use.Args[0]->getType()->isIntegralOrEnumerationType())
      return set(P, {Filling::Some, nullptr, {}}, S);
    if (lookUp(P, S).Is != Filling::Some)
      forget(P, S);
    return;
  case SequenceOp::Resize:
    if (!Use.Args.empty() && Use.Args[0]->getType()->isIntegerType())
      return set(P, counted(Use.Args[0], S), S);
    return forget(P, S);
  case SequenceOp::Clear:
    return set(P, {Filling::None, nullptr, At->getExprLoc()}, S);
  case SequenceOp::Remove:
    if (lookUp(P, S).Is != Filling::None)
      forget(P, S);
    return;
  default:
    return;
  }
}

void NonEmpty::applyArgs(const FunctionDecl *F,
                         llvm::ArrayRef<const Expr *> Args, State &S) {
  for (unsigned I = 0; I < Args.size(); ++I) {
    const Expr *A = Args[I]->IgnoreParenImpCasts();
    QualType T = F && I < F->getNumParams() ? F->getParamDecl(I)->getType()
                                            : A->getType();
    if (T->isReferenceType() && F && I < F->getNumParams()) {
      if (!T->getPointeeType().isConstQualified())
        forget(pathOf(A), S);
      continue;
    }
    if (!T->isAnyPointerType() || T->getPointeeType().isConstQualified())
      continue;
    // The pointee may change, and not the pointer.
    const auto *U = dyn_cast<UnaryOperator>(A);
    if (U && U->getOpcode() == UO_AddrOf)
      forget(pathOf(U->getSubExpr()), S);
    else if (!A->getType()->isFunctionType())
      forget(pathOf(A), S, /*Beyond=*/true);
  }
}

/// Code that nobody reads here may fill what is no local of this function.
void NonEmpty::weaken(const FunctionDecl *By, State &S) {
  if (By && (By->getBuiltinID() || By->isInStdNamespace() ||
             AST.getSourceManager().isInSystemHeader(By->getLocation())))
    return;
  for (auto &[Id, Amount] : S) {
    const auto *Root = dyn_cast_or_null<VarDecl>(Paths[Id].front());
    bool Own = Root && Root->hasLocalStorage() && Paths[Id].size() == 1 &&
               !Root->getType()->isReferenceType();
    if (!Own && Amount.Is != Filling::Some && Amount.Is != Filling::Given)
      Amount = {Filling::Unknown, nullptr, {}};
  }
}

void NonEmpty::applyCall(const CallExpr *Call, State &S) {
  const FunctionDecl *F = Call->getDirectCallee();
  SequenceUse Use = sequenceUseOf(Call, Index);
  if (Use.Op != SequenceOp::None)
    return applyUse(Use, Call, S);
  llvm::ArrayRef<const Expr *> Args(Call->getArgs(), Call->getNumArgs());
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(F);
  if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(Call); Op && Method) {
    Args = Args.drop_front();
    if (Op->getOperator() == OO_Equal) {
      Filling New = made(Op->getArg(1), S);
      Path P = pathOf(Op->getArg(0));
      applyArgs(F, Args, S);
      forget(P, S);
      return set(P, New, S);
    }
  } else if (const auto *M = dyn_cast<CXXMemberCallExpr>(Call)) {
    bool Access = M->getNumArgs() == 0 && F &&
                  (F->getReturnType()->isReferenceType() ||
                   F->getReturnType()->isPointerType());
    if (!Method || (!Method->isConst() && !Access))
      forget(pathOf(M->getImplicitObjectArgument()), S,
             M->getImplicitObjectArgument()->getType()->isAnyPointerType() ||
                 isa<CXXThisExpr>(M->getImplicitObjectArgument()
                                      ->IgnoreParenImpCasts()));
  }
  applyArgs(F, Args, S);
  weaken(F, S);
}

void NonEmpty::applyDecl(const VarDecl *V, State &S) {
  QualType T = V->getType();
  Path P{V->getCanonicalDecl()};
  if (!V->getInit() || V->getInit()->isValueDependent() || T->isReferenceType())
    return;
  if (T->isIntegerType()) {
    set(P, valueOf(V->getInit(), S), S);
  } else if (T->isRecordType()) {
    forget(P, S);
    Filling New = made(V->getInit(), S);
    // A static one need not have had in the call before what it has now.
    if (V->isStaticLocal() && New.Is != Filling::Some)
      New = {Filling::Unknown, nullptr, {}};
    set(P, New, S);
  } else {
    forget(P, S);
  }
}

void NonEmpty::applyAssign(const BinaryOperator *B, State &S) {
  Path P = pathOf(B->getLHS());
  if (isa<UnaryOperator>(B->getLHS()->IgnoreParenCasts()))
    P.clear();
  Filling New{Filling::Unknown, nullptr, {}};
  if (B->getOpcode() == BO_Assign && B->getType()->isIntegerType())
    New = valueOf(B->getRHS(), S);
  else if (B->getOpcode() == BO_AddAssign &&
           (lookUp(P, S).Is == Filling::Some ||
            valueOf(B->getRHS(), S).Is == Filling::Some))
    New.Is = Filling::Some;
  forget(P, S);
  set(P, New, S);
}

void NonEmpty::apply(const CFGElement &Element, State &S) {
  if (auto Init = Element.getAs<CFGInitializer>()) {
    const CXXCtorInitializer *I = Init->getInitializer();
    if (const FieldDecl *Field = I->getAnyMember())
      if (Field->getType()->isRecordType() && !I->getInit()->isValueDependent())
        set(Path{nullptr, Field->getCanonicalDecl()}, made(I->getInit(), S), S);
    return;
  }
  auto Stmt = Element.getAs<CFGStmt>();
  if (!Stmt)
    return;
  const clang::Stmt *Now = Stmt->getStmt();
  if (const auto *E = dyn_cast<Expr>(Now))
    if (auto It = Found.find(E); It != Found.end())
      if (auto Address = elementAddressOf(E, AST, Index))
        It->second = lookUp(pathOf(Address->Object), S);
  if (const auto *DS = dyn_cast<DeclStmt>(Now)) {
    for (const Decl *D : DS->decls())
      if (const auto *V = dyn_cast<VarDecl>(D))
        applyDecl(V, S);
  } else if (const auto *B = dyn_cast<BinaryOperator>(Now)) {
    if (B->isAssignmentOp())
      applyAssign(B, S);
  } else if (const auto *U = dyn_cast<UnaryOperator>(Now)) {
    if (!U->isIncrementDecrementOp())
      return;
    Path P = pathOf(U->getSubExpr());
    Filling Old = lookUp(P, S);
    bool More = U->isIncrementOp() &&
                (Old.Is == Filling::Some || Old.Is == Filling::None);
    forget(P, S);
    set(P, {More ? Filling::Some : Filling::Unknown, nullptr, {}}, S);
  } else if (const auto *Call = dyn_cast<CallExpr>(Now)) {
    applyCall(Call, S);
  } else if (const auto *C = dyn_cast<CXXConstructExpr>(Now)) {
    if (!C->getConstructor()->isCopyOrMoveConstructor() ||
        C->getConstructor()->isMoveConstructor())
      applyArgs(C->getConstructor(), {C->getArgs(), C->getNumArgs()}, S);
    weaken(C->getConstructor(), S);
  } else if (const auto *L = dyn_cast<LambdaExpr>(Now)) {
    for (const LambdaCapture &C : L->captures())
      if (C.capturesVariable() && C.getCaptureKind() == LCK_ByRef)
        forget(Path{C.getCapturedVar()->getCanonicalDecl()}, S);
  }
}

/// Blocks by their places in reverse post order. An edge is taken if its test
/// can have that answer.
class NonEmpty::Blocks
    : public DataflowAnalysis<NonEmpty::State, Direction::Forward> {
public:
  Blocks(NonEmpty &Of, const CFG &Graph)
      : Of(Of), Number(Graph.getNumBlockIDs(), Nowhere) {
    PostOrderCFGView InOrder(&Graph);
    for (const CFGBlock *B : InOrder) {
      Number[B->getBlockID()] = Order.size();
      Order.push_back(B);
    }
  }
  size_t size() const { return Order.size(); }
  const CFGBlock &operator[](uint32_t Block) const { return *Order[Block]; }

  llvm::ArrayRef<uint32_t> edges(uint32_t Block) {
    Next.clear();
    for (const CFGBlock::AdjacentBlock &To : Order[Block]->succs())
      Next.push_back(To.isReachable() && To.getReachableBlock()
                         ? Number[To->getBlockID()]
                         : Nowhere);
    return Next;
  }
  void transfer(uint32_t Block, const State &In) {
    Now = In;
    for (const CFGElement &E : *Order[Block])
      Of.apply(E, Now);
  }
  const State *leaving(uint32_t Block, unsigned Edge) {
    Out = Now;
    return Of.follow(*Order[Block], Edge, Out) ? &Out : nullptr;
  }
  bool join(uint32_t, State &Into, const State &From) {
    State Joined = Into;
    Joined.insert(From.begin(), From.end());
    auto In = [](const State &S, unsigned Id) {
      auto It = S.find(Id);
      return It == S.end() ? Filling() : It->second;
    };
    for (auto &[Id, Amount] : Joined)
      Amount = ::join(In(Into, Id), In(From, Id));
    if (Joined == Into)
      return false;
    Into = std::move(Joined);
    return true;
  }

private:
  NonEmpty &Of;
  std::vector<uint32_t> Number;
  std::vector<const CFGBlock *> Order;
  llvm::SmallVector<uint32_t, 2> Next;
  State Now, Out;
};

NonEmpty::NonEmpty(const CFG &Graph, ASTContext &AST, ModelIndex &Index,
                   llvm::ArrayRef<ElementAddress> Wanted)
    : AST(AST), Index(Index) {
  for (const ElementAddress &E : Wanted)
    if (Path P = pathOf(E.Object); !P.empty())
      idOf(P);
  Blocks States(*this, Graph);
  Dataflow<Blocks> Pass(States, States.size());
  Pass.enter(0, {});
  Pass.run();
  for (const ElementAddress &E : Wanted)
    Found[E.At] = {};
  for (uint32_t B = 0; B < States.size(); ++B) {
    if (!Pass.isReached(B))
      continue;
    States.transfer(B, Pass.before(B));
    for (const CFGElement &E : States[B])
      if (auto Stmt = E.getAs<CFGStmt>())
        if (const auto *X = dyn_cast<Expr>(Stmt->getStmt()))
          Reached.insert(X);
  }
}

const Filling *NonEmpty::at(const ElementAddress &E) const {
  auto It = Found.find(E.At);
  return It == Found.end() || !Reached.count(E.At) ? nullptr : &It->second;
}
