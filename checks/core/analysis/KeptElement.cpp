//===--- KeptElement.cpp - what a function keeps of elements --------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See KeptElement.h.
//
//===----------------------------------------------------------------------===//

#include "KeptElement.h"
#include "core/ast/Children.h"
#include "core/model/Container.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;
using namespace stableid;

static bool moves(const Expr *Object, ModelIndex &Index) {
  QualType T = Object->IgnoreParenCasts()->IgnoreImplicit()->getType();
  if (T->isPointerType())
    T = T->getPointeeType();
  return Index.traitsOf(T) & TT_Moving;
}

/// A temporary is bound, and not the element.
static bool makesTemporary(const Expr *E) {
  if (isa<MaterializeTemporaryExpr>(E))
    return true;
  if (const auto *C = dyn_cast<CastExpr>(E))
    return makesTemporary(C->getSubExpr());
  if (const auto *F = dyn_cast<FullExpr>(E))
    return makesTemporary(F->getSubExpr());
  return false;
}

/// The element of which \p E is a part: v[i] of v[i].name.
static const Expr *wholeOf(const Expr *E) {
  E = E->IgnoreParenCasts()->IgnoreImplicit();
  while (const auto *M = dyn_cast<MemberExpr>(E)) {
    if (M->isArrow() || !isa<FieldDecl>(M->getMemberDecl()) ||
        M->getMemberDecl()->getType()->isReferenceType())
      break;
    E = M->getBase()->IgnoreParenCasts()->IgnoreImplicit();
  }
  return E;
}

/// map[key], map.at(key): the entry of a container with keys, which may move its
/// entries to grow.
static std::optional<ElementAddress> entryOf(const Expr *E, ModelIndex &Index) {
  const auto *Call = dyn_cast<CallExpr>(E);
  const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
  if (!F || !F->getReturnType()->isReferenceType())
    return std::nullopt;
  ContainerUse Use = containerUseOf(Call, Index);
  if (!Use.Key ||
      (Use.Op != ContainerOp::FindOrInsert && Use.Op != ContainerOp::Find))
    return std::nullopt;
  const Expr *Object = nullptr;
  if (const auto *M = dyn_cast<CXXMemberCallExpr>(Call))
    Object = M->getImplicitObjectArgument();
  else if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(Call))
    Object = Op->getArg(0);
  if (!Object)
    return std::nullopt;
  return ElementAddress{E, Object, E, SequenceOp::Element};
}

Kept stableid::keptBy(const Expr *E, const VarDecl *V, const ASTContext &AST,
                      ModelIndex &Index) {
  std::optional<ElementAddress> Address;
  const Expr *Bare = E->IgnoreParenCasts()->IgnoreImplicit()->IgnoreParenCasts();
  if (V && V->getType()->isReferenceType()) {
    if (makesTemporary(E))
      return {};
    Bare = wholeOf(Bare);
    Address = elementOf(Bare, AST, Index);
    if (!Address)
      Address = entryOf(Bare, Index);
    // emplace_back() gives the element that it has made.
    if (SequenceUse Use = sequenceUseOf(Bare, Index);
        Use.Op == SequenceOp::Add &&
        cast<CallExpr>(Bare)->getCallReturnType(AST)->isReferenceType())
      Address = ElementAddress{Bare, Use.Object, Bare, SequenceOp::Last};
  } else if (E->getType()->isPointerType()) {
    if (const auto *B = dyn_cast<BinaryOperator>(Bare);
        B && B->isAdditiveOp() && B->getLHS()->getType()->isPointerType())
      return keptBy(B->getLHS(), V, AST, Index);
    Address = elementAddressOf(Bare, AST, Index);
    if (const auto *U = dyn_cast<UnaryOperator>(Bare);
        U && U->getOpcode() == UO_AddrOf && !Address) {
      const Expr *Whole = wholeOf(U->getSubExpr());
      Address = elementOf(Whole, AST, Index);
      if (!Address)
        Address = entryOf(Whole, Index);
    }
    if (SequenceUse Use = sequenceUseOf(Bare, Index);
        Use.Op == SequenceOp::Data)
      Address = ElementAddress{Bare, Use.Object, Bare, SequenceOp::First};
  }
  if (!Address || !moves(Address->Object, Index))
    return {};
  return {Address->At, Address->Object, pathOf(Address->Object), nullptr,
          nullptr};
}

bool KeptElements::isReserved(const Path &Of, SourceLocation Before,
                        const SourceManager &SM) const {
  return llvm::any_of(Reserved, [&](const auto &R) {
    return R.first == Of && SM.isBeforeInTranslationUnit(R.second, Before);
  });
}

namespace {

class Walk {
public:
  Walk(const ASTContext &AST, ModelIndex &Index, KeptElements &Out)
      : AST(AST), Index(Index), Out(Out) {}
  void read(const Stmt *S);
  /// Reads the functions that are called, where something is kept that their
  /// growing could move.
  void readCallees();

private:
  void hold(const VarDecl *V, const Expr *Init);
  void assign(const Expr *Whole, const Expr *To, const Expr *Value);
  void call(const CallExpr *Call);
  void callee(const CallExpr *Call);
  void store(const Stmt *At, const Expr *Value, const Expr *Into);

  const ASTContext &AST;
  ModelIndex &Index;
  KeptElements &Out;
  const Stmt *Loop = nullptr;
  /// Each with the loop around it.
  llvm::SmallVector<std::pair<const CallExpr *, const Stmt *>, 8> Called;
};

} // namespace

void Walk::hold(const VarDecl *V, const Expr *Init) {
  Kept K = keptBy(Init, V, AST, Index);
  if (K.Of.empty())
    return;
  K.Loop = Loop;
  Out.Taken[Init] = K;
  if (!llvm::is_contained(Out.Holders, V))
    Out.Holders.push_back(V);
}

void Walk::store(const Stmt *At, const Expr *Value, const Expr *Into) {
  const ValueDecl *In = namedObject(Into);
  Kept K = keptBy(Value, nullptr, AST, Index);
  if (!In || K.Of.empty() || pathOf(Into) == K.Of)
    return;
  K.Loop = Loop;
  K.In = In;
  Out.Stored[At] = K;
}

/// p = &v[0]; table[key] = &v.back();
void Walk::assign(const Expr *Whole, const Expr *To, const Expr *Value) {
  To = To->IgnoreParenImpCasts();
  if (const auto *Ref = dyn_cast<DeclRefExpr>(To)) {
    const auto *V = dyn_cast<VarDecl>(Ref->getDecl());
    if (!V || V->getType()->isReferenceType())
      return;
    Out.NoUses.insert(To);
    if (V->hasLocalStorage() && V->getType()->isPointerType())
      hold(V, Value);
    return;
  }
  const auto *Op = dyn_cast<CXXOperatorCallExpr>(To);
  if (Op && Op->getOperator() == OO_Subscript)
    return store(Whole, Value, Op->getArg(0));
  if (const auto *Sub = dyn_cast<ArraySubscriptExpr>(To))
    return store(Whole, Value, Sub->getBase());
}

void Walk::call(const CallExpr *Call) {
  SequenceUse Use = sequenceUseOf(Call, Index);
  bool Grows = false;
  switch (Use.Op) {
  case SequenceOp::Add:
  case SequenceOp::AddRange:
    Grows = true;
    break;
  case SequenceOp::Reserve:
    Out.Reserved.push_back({pathOf(Use.Object), Call->getBeginLoc()});
    Grows = true;
    break;
  case SequenceOp::Resize: {
    const auto *Less =
        Use.Args.empty()
            ? nullptr
            : dyn_cast<BinaryOperator>(Use.Args[0]->IgnoreParenImpCasts());
    Grows = !Less || Less->getOpcode() != BO_Sub;
    break;
  }
  default:
    break;
  }
  if (Grows && moves(Use.Object, Index))
    if (Path Of = pathOf(Use.Object); !Of.empty())
      Out.Calls[Call] = {Of, Loop, false};
  ContainerUse Put = containerUseOf(Call, Index);
  // An entry may be there already.
  const Expr *Map = nullptr;
  if (const auto *M = dyn_cast<CXXMemberCallExpr>(Call))
    Map = M->getImplicitObjectArgument();
  else if (isa<CXXOperatorCallExpr>(Call))
    Map = Call->getArg(0);
  if (Map && Put.Key && Use.Op == SequenceOp::None && moves(Map, Index) &&
      (Put.Op == ContainerOp::Insert || Put.Op == ContainerOp::FindOrInsert))
    if (Path Of = pathOf(Map); !Of.empty())
      Out.Calls[Call] = {Of, Loop, Put.Op == ContainerOp::FindOrInsert};
  bool Puts = Put.Op == ContainerOp::Insert ||
              Put.Op == ContainerOp::FindOrInsert ||
              Use.Op == SequenceOp::Add;
  if (const auto *M = dyn_cast<CXXMemberCallExpr>(Call); M && Puts)
    for (const Expr *A : M->arguments())
      store(Call, A, M->getImplicitObjectArgument());
}

/// A function of the unit that grows what it is handed, or a member of its object:
/// for certain where it does so before anything else decides.
void Walk::callee(const CallExpr *Call) {
  const FunctionDecl *F = Call->getDirectCallee(), *With = nullptr;
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(F);
  if (!F || (Method && Method->isVirtual()) || isa<CXXOperatorCallExpr>(Call) ||
      !F->hasBody(With) ||
      AST.getSourceManager().isInSystemHeader(With->getLocation()))
    return;
  const auto *Block = dyn_cast<CompoundStmt>(With->getBody());
  if (!Block)
    return;
  KeptElements::Grows Found;
  bool Left = false, Reserves = false;
  auto Caller = [&](Path Of) {
    Path Out;
    if (Of.empty())
      return Out;
    if (!Of.front()) {
      const auto *M = dyn_cast<CXXMemberCallExpr>(Call);
      Out = M ? pathOf(M->getImplicitObjectArgument()) : Path();
    } else if (const auto *Param = dyn_cast<ParmVarDecl>(Of.front());
               Param && Param->getType()->isReferenceType()) {
      unsigned I = Param->getFunctionScopeIndex();
      Out = I < Call->getNumArgs() ? pathOf(Call->getArg(I)) : Path();
    }
    if (!Out.empty())
      Out.append(Of.begin() + 1, Of.end());
    return Out;
  };
  for (const Stmt *S : Block->body()) {
    const auto *Whole = dyn_cast<Expr>(S);
    Whole = Whole ? Whole->IgnoreUnlessSpelledInSource() : nullptr;
    anyPart(S, [&](const Stmt *Part) {
      Left |= isa<ReturnStmt>(Part) && Part != S;
      const auto *Inner = dyn_cast<CallExpr>(Part);
      SequenceUse Use = Inner ? sequenceUseOf(Inner, Index) : SequenceUse();
      Reserves |= Use.Op == SequenceOp::Reserve;
      bool Grows = Use.Op == SequenceOp::Add || Use.Op == SequenceOp::AddRange;
      if (Path Of = Grows && moves(Use.Object, Index) ? Caller(pathOf(Use.Object)) : Path();
          !Of.empty() && Found.Of.empty())
        Found = {Of, Loop, Left || (Part != Whole && !isa<ReturnStmt>(S))};
      return false;
    });
  }
  if (!Reserves && !Found.Of.empty())
    Out.Calls[Call] = Found;
}

void Walk::read(const Stmt *S) {
  const Stmt *Before = Loop;
  if (isa<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt>(S))
    Loop = S;
  if (const auto *If = dyn_cast<IfStmt>(S)) {
    Out.Branches.push_back(If->getThen());
    if (If->getElse())
      Out.Branches.push_back(If->getElse());
  } else if (isa<SwitchCase>(S)) {
    Out.Branches.push_back(S);
  } else if (const auto *DS = dyn_cast<DeclStmt>(S)) {
    for (const Decl *D : DS->decls())
      if (const auto *V = dyn_cast<VarDecl>(D);
          V && V->hasLocalStorage() && V->getInit() &&
          !V->getInit()->isValueDependent())
        hold(V, V->getInit());
  } else if (const auto *B = dyn_cast<BinaryOperator>(S)) {
    if (B->getOpcode() == BO_Assign)
      assign(B, B->getLHS(), B->getRHS());
    if (B->isEqualityOp())
      for (const Expr *Side : {B->getLHS(), B->getRHS()})
        Out.NoUses.insert(Side->IgnoreParenImpCasts());
  } else if (const auto *U = dyn_cast<UnaryOperator>(S)) {
    if (U->getOpcode() == UO_LNot)
      Out.NoUses.insert(U->getSubExpr()->IgnoreParenImpCasts());
  } else if (const auto *C = dyn_cast<CastExpr>(S)) {
    if (C->getCastKind() == CK_PointerToBoolean ||
        C->getCastKind() == CK_ToVoid)
      Out.NoUses.insert(C->getSubExpr()->IgnoreParenImpCasts());
  } else if (const auto *Call = dyn_cast<CallExpr>(S)) {
    if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(Call);
        Op && Op->getOperator() == OO_Equal && Op->getNumArgs() == 2)
      assign(Op, Op->getArg(0), Op->getArg(1));
    call(Call);
    Called.push_back({Call, Loop});
  }
  if (!isa<LambdaExpr>(S))
    for (const Stmt *Child : childrenOf(S))
      read(Child);
  Loop = Before;
}

void Walk::readCallees() {
  if (Out.Taken.empty() && Out.Stored.empty())
    return;
  for (auto [Call, Around] : Called) {
    Loop = Around;
    callee(Call);
  }
}

KeptElements stableid::keptElementsIn(const FunctionDecl *F, const ASTContext &AST,
                          ModelIndex &Index) {
  KeptElements Out;
  Walk All(AST, Index, Out);
  All.read(F->getBody());
  All.readCallees();
  return Out;
}
