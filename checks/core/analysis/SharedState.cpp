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
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
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
  const ValueDecl *State = nullptr;
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
  void search(const CallExpr *Call);
  void comparisons(const Expr *Cond);
  void decision(const IfStmt *If);
  void put(const CallExpr *Call);
  bool isLeftUndone(const Stmt *Then) const;
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

/// \p D is one for all objects, and can change: static, or of the one object of
/// its class.
static const ValueDecl *sharedState(const ValueDecl *D) {
  if (!D || !D->getIdentifier() || D->getType().isConstQualified())
    return nullptr;
  if (const auto *V = dyn_cast<VarDecl>(D))
    return V->hasGlobalStorage() ? V : nullptr;
  const auto *Field = dyn_cast<FieldDecl>(D);
  const auto *Of = Field ? dyn_cast<CXXRecordDecl>(Field->getParent()) : nullptr;
  return Of && isSingleton(Of) ? Field : nullptr;
}

/// A number, or what the library makes of one: an atomic or optional one.
static bool holdsNumber(QualType T) {
  if (T->isIntegerType() && !T->isBooleanType())
    return true;
  const auto *Spec =
      dyn_cast_or_null<ClassTemplateSpecializationDecl>(T->getAsCXXRecordDecl());
  return Spec && Spec->isInStdNamespace() && Spec->getTemplateArgs().size() == 1 &&
         Spec->getTemplateArgs()[0].getKind() == TemplateArgument::Type &&
         holdsNumber(Spec->getTemplateArgs()[0].getAsType());
}

static const ValueDecl *canonical(const ValueDecl *D) {
  return cast<ValueDecl>(D->getCanonicalDecl());
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
  const ValueDecl *State = sharedState(Use.Container);
  if (!State || !Use.Key)
    return;
  // A value for each key is work that is remembered, unless it is only a flag.
  QualType Value = mappedTypeOf(State->getType());
  if (!Value.isNull() && !Value->isBooleanType())
    return;
  switch (Use.Op) {
  case ContainerOp::Insert:
    Filled.insert(canonical(State));
    [[fallthrough]];
  case ContainerOp::Find:
    if (isTested(E))
      Questions.push_back({E, State, Use.Key});
    return;
  case ContainerOp::FindOrInsert:
    Filled.insert(canonical(State));
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

/// The shared state that \p E is or reads: last, *last, last.load().
static const ValueDecl *namedState(const Expr *E) {
  E = E->IgnoreParenImpCasts();
  if (!isa<CXXMemberCallExpr>(E))
    E = E->IgnoreUnlessSpelledInSource();
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E))
    return Call->getNumArgs() == 0 || isa<CXXDefaultArgExpr>(Call->getArg(0))
               ? namedState(Call->getImplicitObjectArgument())
               : nullptr;
  if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(E))
    return Op->getOperator() == OO_Star && Op->getNumArgs() == 1
               ? namedState(Op->getArg(0))
               : nullptr;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    return sharedState(Ref->getDecl());
  const auto *M = dyn_cast<MemberExpr>(E);
  return M ? sharedState(M->getMemberDecl()) : nullptr;
}

/// A number kept of the last message, and compared with this one's.
void SharedState::comparisons(const Expr *Cond) {
  Cond = Cond->IgnoreParenImpCasts();
  if (const auto *Whole = dyn_cast<FullExpr>(Cond))
    return comparisons(Whole->getSubExpr());
  if (const auto *U = dyn_cast<UnaryOperator>(Cond);
      U && U->getOpcode() == UO_LNot)
    return comparisons(U->getSubExpr());
  auto Compare = [&](const Expr *At, const Expr *L, const Expr *R) {
    for (bool Right : {false, true}) {
      const ValueDecl *State = namedState(Right ? R : L);
      if (State && holdsNumber(State->getType()))
        Questions.push_back({At, State, Right ? L : R});
    }
  };
  if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(Cond)) {
    if (Op->isComparisonOp())
      Compare(Op, Op->getArg(0), Op->getArg(1));
    return;
  }
  const auto *B = dyn_cast<BinaryOperator>(Cond);
  if (!B)
    return;
  if (B->isComparisonOp())
    return Compare(B, B->getLHS(), B->getRHS());
  if (!B->isLogicalOp())
    return;
  // A stream that is asked for beside the number is a part of the key.
  bool Scoped = anyPart(B, [&](const Stmt *S) {
    const auto *Ref = dyn_cast<DeclRefExpr>(S);
    const auto *M = dyn_cast<MemberExpr>(S);
    const NamedDecl *D = Ref ? Ref->getDecl() : M ? M->getMemberDecl() : nullptr;
    return D && D->getIdentifier() && P.Names.says(WR_Scope, D->getName());
  });
  if (!Scoped) {
    comparisons(B->getLHS());
    comparisons(B->getRHS());
  }
}

/// What \p Then does beside keeping a number is not done for a duplicate.
bool SharedState::isLeftUndone(const Stmt *Then) const {
  return anyPart(Then, [&](const Stmt *S) {
    if (isa<ReturnStmt>(S))
      return true;
    const auto *Call = dyn_cast<CallExpr>(S);
    const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
    return F && F->getIdentifier() && !isa<CXXOperatorCallExpr>(Call) &&
           !F->isInStdNamespace() && !P.Names.saysDiagnostic(F->getName()) &&
           !P.Names.saysSpoken(F->getName()) &&
           !P.Names.says(WR_Measures, F->getName());
  });
}

/// if (m.offset <= last) return; if (m.offset > last) { last = m.offset; ... }
void SharedState::decision(const IfStmt *If) {
  // if (offset == cached_offset) return cached; is work that is remembered.
  bool Remembers = anyPart(If->getThen(), [](const Stmt *S) {
    const auto *Return = dyn_cast<ReturnStmt>(S);
    return Return && Return->getRetValue() && namedState(Return->getRetValue());
  });
  if (!If->getCond() || Remembers)
    return;
  bool Fills = anyPart(If->getThen(), [&](const Stmt *S) {
    const auto *B = dyn_cast<BinaryOperator>(S);
    const auto *Op = dyn_cast<CXXOperatorCallExpr>(S);
    return (B && B->getOpcode() == BO_Assign && namedState(B->getLHS())) ||
           (Op && Op->getOperator() == OO_Equal && namedState(Op->getArg(0)));
  });
  if (Fills ? isLeftUndone(If->getThen()) : leaves(If->getThen()))
    comparisons(If->getCond());
}

/// std::find(seen.begin(), seen.end(), number) != seen.end()
void SharedState::search(const CallExpr *Call) {
  const FunctionDecl *F = Call->getDirectCallee();
  if (!F || !F->isInStdNamespace() || !F->getIdentifier() ||
      Call->getNumArgs() != 3 || isa<CXXMemberCallExpr>(Call) ||
      !P.Names.says(WR_Question, F->getName()))
    return;
  const auto *Begin = dyn_cast<CXXMemberCallExpr>(
      Call->getArg(0)->IgnoreUnlessSpelledInSource());
  const ValueDecl *State =
      Begin && Begin->getNumArgs() == 0
          ? sharedState(namedObject(Begin->getImplicitObjectArgument()))
          : nullptr;
  if (State && isTested(Call))
    Questions.push_back({Call, State, Call->getArg(2)});
}

/// last.store(number), seen.push_back(number)
void SharedState::put(const CallExpr *Call) {
  const auto *M = dyn_cast<CXXMemberCallExpr>(Call);
  const CXXMethodDecl *F = M ? M->getMethodDecl() : nullptr;
  if (!F || F->isConst() || M->getNumArgs() == 0)
    return;
  const ValueDecl *State = sharedState(namedObject(M->getImplicitObjectArgument()));
  if (State && (holdsNumber(State->getType()) ||
                (F->getIdentifier() && P.Names.is(WR_Put, F->getName()))))
    Filled.insert(canonical(State));
}

void SharedState::walk(const Stmt *S) {
  if (const auto *If = dyn_cast<IfStmt>(S))
    decision(If);
  if (const auto *Return = dyn_cast<ReturnStmt>(S); Return && Return->getRetValue())
    comparisons(Return->getRetValue());
  if (const auto *D = dyn_cast<DeclStmt>(S))
    for (const Decl *Each : D->decls())
      if (const auto *V = dyn_cast<VarDecl>(Each);
          V && V->getInit() && V->getType()->isBooleanType())
        comparisons(V->getInit());
  const Expr *To = nullptr;
  if (const auto *B = dyn_cast<BinaryOperator>(S);
      B && B->getOpcode() == BO_Assign)
    To = B->getLHS();
  if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(S);
      Op && Op->getOperator() == OO_Equal)
    To = Op->getArg(0);
  if (const ValueDecl *State = To ? namedState(To) : nullptr)
    Filled.insert(canonical(State));
  if (const auto *Call = dyn_cast<CallExpr>(S)) {
    container(Call);
    search(Call);
    put(Call);
  }
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
  if (!Filled.count(canonical(A.State)) ||
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
  if (!Scope || !Told.insert(canonical(A.State)).second)
    return;
  Remark R;
  R.Loc = A.At->getExprLoc();
  R.Range = A.At->getSourceRange();
  // A thread may well have one stream.
  const auto *Static = dyn_cast<VarDecl>(A.State);
  bool Certain = P.Names.says(WR_Seen, A.State->getName()) && Static &&
                 Static->getTSCSpec() == TSCS_unspecified;
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
  if (Static)
    R.Edits = editsForOwn(Static, Class, P);
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
