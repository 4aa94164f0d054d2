//===--- SharedState.cpp - "seen before", decided for everybody -----------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See SharedState.h.
//
//===----------------------------------------------------------------------===//

#include "SharedState.h"
#include "Analysis.h"
#include "MessageKey.h"
#include "OwnState.h"
#include "core/ast/Children.h"
#include "core/lifetime/Singleton.h"
#include "core/model/Container.h"
#include "clang/AST/ParentMapContext.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;
using namespace stableid;

namespace {

/// A place where shared state is asked about a key, and what the answer does.
struct Asked {
  const Expr *At = nullptr;
  const VarDecl *State = nullptr;
  const Expr *Key = nullptr;
};

class SharedState {
public:
  using States = llvm::SmallPtrSet<const ValueDecl *, 4>;
  /// \p Told: what was told of before, in the whole unit.
  SharedState(const UnitPass &P, States &Told, std::vector<Remark> &Out)
      : P(P), Told(Told), Out(Out) {}
  void read(const CXXMethodDecl *Method);

private:
  void walk(const Stmt *S);
  void container(const Expr *E);
  void comparison(const IfStmt *If);
  void judge(const Asked &A);
  const NamedDecl *scopeIn(const RecordDecl *Class) const;
  bool isTested(const Expr *E) const;

  const UnitPass &P;
  States &Told;
  std::vector<Remark> &Out;
  const CXXRecordDecl *Class = nullptr;
  /// The questions of the method, and the containers that it fills.
  llvm::SmallVector<Asked, 2> Questions;
  States Filled;
};

} // namespace

/// \p D is one for all objects, and can change.
static const VarDecl *sharedState(const ValueDecl *D) {
  const auto *V = dyn_cast_or_null<VarDecl>(D);
  return V && V->hasGlobalStorage() && !V->getType().isConstQualified() &&
                 V->getIdentifier()
             ? V
             : nullptr;
}

/// The answer is what is looked at: `.second`, a comparison with end(), a count
/// in a condition.
bool SharedState::isTested(const Expr *E) const {
  DynTypedNode Node = DynTypedNode::create(*E);
  while (true) {
    auto Parents = P.AST.getParents(Node);
    if (Parents.size() != 1)
      return false;
    Node = Parents[0];
    if (const auto *V = Node.get<VarDecl>())
      return V->getType()->isBooleanType() || V->isLocalVarDecl();
    const Stmt *S = Node.get<Stmt>();
    if (!S)
      return false;
    if (isa<IfStmt, ConditionalOperator, ReturnStmt, WhileStmt>(S))
      return true;
    if (!isa<Expr>(S))
      return false;
  }
}

void SharedState::container(const Expr *E) {
  ContainerUse Use = containerUseOf(E, P.Index);
  const VarDecl *State = sharedState(Use.Container);
  if (!State || !Use.Key)
    return;
  // A value for each key is work that is remembered, unless it is only a flag.
  QualType Value = mappedTypeOf(State->getType());
  if (!Value.isNull() && !Value->isBooleanType())
    return;
  switch (Use.Op) {
  case ContainerOp::Insert:
    Filled.insert(State->getCanonicalDecl());
    [[fallthrough]];
  case ContainerOp::Find:
    if (isTested(E))
      Questions.push_back({E, State, Use.Key});
    return;
  case ContainerOp::FindOrInsert:
    Filled.insert(State->getCanonicalDecl());
    if (!Value.isNull() && isTested(E))
      Questions.push_back({E, State, Use.Key});
    return;
  default:
    return;
  }
}

/// \p S, or the first statement of the block that it is, leaves.
static bool leaves(const Stmt *S) {
  if (const auto *Block = dyn_cast_or_null<CompoundStmt>(S))
    return llvm::any_of(Block->body(), leaves);
  return S && isa<ReturnStmt, ContinueStmt, BreakStmt>(S);
}

static const VarDecl *namedState(const Expr *E) {
  E = E->IgnoreParenImpCasts();
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    return sharedState(Ref->getDecl());
  const auto *M = dyn_cast<MemberExpr>(E);
  return M ? sharedState(M->getMemberDecl()) : nullptr;
}

/// if (m.offset <= last) return; a number kept of the last one, which decides.
void SharedState::comparison(const IfStmt *If) {
  const auto *B =
      dyn_cast<BinaryOperator>(If->getCond()->IgnoreParenImpCasts());
  if (!B || !B->isComparisonOp() || !leaves(If->getThen()))
    return;
  for (bool Right : {false, true}) {
    const Expr *One = Right ? B->getRHS() : B->getLHS();
    const VarDecl *State = namedState(One);
    if (State && State->getType()->isIntegerType())
      Questions.push_back({B, State, Right ? B->getLHS() : B->getRHS()});
  }
}

void SharedState::walk(const Stmt *S) {
  if (const auto *If = dyn_cast<IfStmt>(S))
    comparison(If);
  if (const auto *B = dyn_cast<BinaryOperator>(S);
      B && B->getOpcode() == BO_Assign)
    if (const VarDecl *State = namedState(B->getLHS()))
      Filled.insert(State->getCanonicalDecl());
  if (const auto *Call = dyn_cast<CallExpr>(S))
    container(Call);
  for (const Stmt *Child : childrenOf(S))
    walk(Child);
}

/// The field or accessor of \p Class that says which stream an object is of.
const NamedDecl *SharedState::scopeIn(const RecordDecl *R) const {
  R = R ? R->getDefinition() : nullptr;
  if (!R)
    return nullptr;
  for (const FieldDecl *F : R->fields())
    if (F->getIdentifier() && isScope(F->getName(), P.Names))
      return F;
  if (const auto *C = dyn_cast<CXXRecordDecl>(R)) {
    for (const CXXMethodDecl *M : C->methods())
      if (M->getIdentifier() && !M->isStatic() && M->getNumParams() == 0 &&
          !M->getReturnType()->isVoidType() && isScope(M->getName(), P.Names))
        return M;
    for (const CXXBaseSpecifier &B : C->bases())
      if (const NamedDecl *D = scopeIn(B.getType()->getAsCXXRecordDecl()))
        return D;
  }
  return nullptr;
}

void SharedState::judge(const Asked &A) {
  if (!Filled.count(A.State->getCanonicalDecl()) ||
      P.Names.saysDiagnostic(A.State->getName()) ||
      P.Names.saysSpoken(A.State->getName()))
    return;
  MessageKey Key = readKey(A.Key, P.Names, P.Index);
  if (Key.Scoped || !Key.Number)
    return;
  // The stream that the number is of: a part of the message that the key lacks,
  // or one that each object of the class is or has.
  const NamedDecl *Scope = scopeIn(Key.Message);
  if (!Scope)
    Scope = scopeIn(Class);
  if (!Scope && isScope(Class->getName(), P.Names))
    Scope = Class;
  if (!Scope || !Told.insert(A.State->getCanonicalDecl()).second)
    return;
  Remark R;
  R.Loc = A.At->getExprLoc();
  R.Range = A.At->getSourceRange();
  bool Certain = P.Names.says(WR_Seen, A.State->getName());
  R.Sure = Certain ? Certainty::Certain : Certainty::Likely;
  std::string State = quoted(A.State), Of = quoted(Class);
  R.Text = State + (Certain ? " decides" : " may decide") + " for all objects of " +
           Of + " by " + quoted(Key.Number) +
           " alone what was seen before; a message of another " +
           quoted(Scope) + " is taken for a duplicate";
  R.Notes.push_back({A.State->getCanonicalDecl()->getLocation(),
                     "one " + State + " for all objects"});
  if (Scope != Class)
    R.Notes.push_back({Scope->getLocation(),
                       quoted(Scope) + " is no part of the key"});
  R.Notes.push_back({A.State->getCanonicalDecl()->getLocation(),
                     "give each " + Of + " a " + State +
                         " of its own, or key it by 'stableid::IdempotencyKey'"});
  R.Edits = editsForOwn(A.State, Class, P);
  Out.push_back(std::move(R));
}

void SharedState::read(const CXXMethodDecl *M) {
  Class = M->getParent();
  if (!Class->getIdentifier() || Class->isLambda() || isSingleton(Class))
    return;
  walk(M->getBody());
  for (const Asked &A : Questions)
    judge(A);
}

std::vector<Remark> stableid::sharedDedupState(const UnitPass &P) {
  std::vector<Remark> Out;
  SharedState::States Told;
  for (const UnitIndex::Entry &E : P.Unit.entries()) {
    const auto *M = dyn_cast_or_null<CXXMethodDecl>(E.Function);
    if (M && !M->isStatic() && M->getBody())
      SharedState(P, Told, Out).read(M);
  }
  return Out;
}
