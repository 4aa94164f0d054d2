//===--- FactKey.cpp - keys as facts --------------------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Operations on containers, comparisons of stored addresses and the ends of
// objects. See FactBuilder.h.
//
//===----------------------------------------------------------------------===//

#include "FactBuilder.h"
#include "TextKey.h"
#include "core/ast/Children.h"
#include "llvm/ADT/FoldingSet.h"

using namespace clang;
using namespace stableid;

PlaceId FactBuilder::keysOf(const ValueDecl *Container) {
  PlaceKey Key;
  Key.Kind = PlaceKey::RootKind::Keys;
  Key.Root = Container;
  return Out->Places.intern(Key);
}

SinkId FactBuilder::keySink(KeyHarm Harm, const ValueDecl *Container,
                            SourceLocation Loc, SourceRange Range) {
  Sink S;
  S.Kind = SinkKind::Key;
  S.Harm = Harm;
  S.Loc = Loc;
  S.Range = Range;
  S.Decl = Container;
  if (Container)
    S.Name = Container->getNameAsString();
  return addSink(std::move(S));
}

/// A container of the function's own, gone when it returns. What a lambda
/// captures by value is a member of it.
static bool isOwn(const ValueDecl *Container) {
  const auto *V = dyn_cast<VarDecl>(Container);
  return V && V->hasLocalStorage() && !V->isInitCapture();
}

SourceId FactBuilder::textByAddress(const Expr *Key) {
  Source From;
  From.Kind = SourceKind::Text;
  From.Word = "text";
  From.Loc = Key->getBeginLoc();
  return D.add(std::move(From));
}

void FactBuilder::addNamedContainer(CallSite &C, const ContainerUse &Use) {
  QualType Key = bareKey(Use.Key)->getType();
  bool Text = Key->isPointerType() && Key->getPointeeType()->isCharType();
  if (isOwn(Use.Container) || (!Text && Use.Op == ContainerOp::Find) ||
      (Index.traitsOf(Key) & TT_Owner))
    return;
  auto Add = [&](KeyHarm Harm) {
    SinkId I = keySink(Harm, Use.Container, Use.Key->getBeginLoc(),
                       Use.Key->getSourceRange());
    Out->Sinks[I].KeyClass = keyClass(Use.Key);
    Out->Sinks[I].From = Use.By;
    return I;
  };
  if (Use.Op != ContainerOp::Find)
    C.KeySink = Add(KeyHarm::Outlives);
  if (Text && Use.Op != ContainerOp::Erase) {
    C.TextSink = Add(KeyHarm::Text);
    C.Born = textByAddress(Use.Key);
  }
}

/// The class of the object \p This, also where it is used through a pointer.
static QualType objectType(const CallFact::Argument &This) {
  QualType T = This.E->getType().getNonReferenceType();
  return T->isPointerType() ? T->getPointeeType() : T;
}

/// keys.insert(first, last)
static bool isRange(const CallSite &C, QualType Key) {
  if (C.Args.size() != 2 || Key.isNull())
    return false;
  QualType First = C.Args[0].E->getType().getCanonicalType(),
           Last = C.Args[1].E->getType().getCanonicalType();
  return First->isPointerType() && First == Last &&
         First.getUnqualifiedType() != Key.getUnqualifiedType();
}

void FactBuilder::addContainer(CallSite &C) {
  ContainerUse Use = containerUseOf(C.E, Index);
  if (Use.Self)
    Use.Container = Own.lookup(Use.Self->getCanonicalDecl());
  if (Use.Op == ContainerOp::None || !Use.Container)
    return;
  C.Op = Use.Op;
  C.Container = Use.Container;
  C.Keys = keysOf(Use.Container);
  C.KeyArg = Use.KeyArg;
  if (Use.Op == ContainerOp::Grow || Use.Op == ContainerOp::Reserve ||
      Use.Op == ContainerOp::Reset || Use.Op == ContainerOp::Read || !Use.Key)
    return;
  if (Use.By)
    return addNamedContainer(C, Use);
  QualType Class = C.This.E ? objectType(C.This) : QualType();
  bool Text = C.This.E && comparesTextByAddress(Class) &&
              (Use.Op == ContainerOp::Find || Use.Op == ContainerOp::Insert ||
               Use.Op == ContainerOp::FindOrInsert);
  if (!Text && Use.Op == ContainerOp::Find)
    return;
  if (Text && isOneText(Use.Key, isOwn(Use.Container), AST))
    return;
  // Smart pointers keep their object, or at least its address, alive.
  QualType Key = keyTypeOf(Class);
  if (Use.Op == ContainerOp::Insert && isRange(C, Key))
    return;
  // What is compared by its content is no address.
  if (!Text && comparesThroughPointers(Class))
    return;
  // Text that is compared as text is no address.
  if (!Text && !Key.isNull() && Key->isPointerType() &&
      Key->getPointeeType()->isAnyCharacterType())
    return;
  if (!Text && !Key.isNull() && (Index.traitsOf(Key) & TT_Address) &&
      !stableid::pointeeOf(Key, Index).isNull())
    return;
  SinkId Into = keySink(Text ? KeyHarm::Text : KeyHarm::Outlives, Use.Container,
                        Use.Key->getBeginLoc(), Use.Key->getSourceRange());
  (Text ? C.TextSink : C.KeySink) = Into;
  Sink &S = Out->Sinks[Into];
  S.KeyClass = keyClass(Use.Key);
  // A container of the function's own cares only about elements that move.
  S.Local = isOwn(Use.Container);
  if (Text)
    C.Born = textByAddress(Use.Key);
}

/// One byte of an address tells no objects apart.
static bool comparesBytes(const Expr *E, const ASTContext &AST) {
  const auto *B = dyn_cast<BinaryOperator>(E);
  return B && llvm::any_of(childrenOf(B), [&](const Stmt *Side) {
           QualType T = cast<Expr>(Side)->IgnoreParenImpCasts()->getType();
           return T->isIntegerType() && AST.getIntWidth(T) <= 8;
         });
}

ValueId FactBuilder::textOf(const CallFact::Argument &A) {
  if (!A.Content || !isCharPointer(A.E))
    return A.Value;
  return define(fact::Load{A.Content, ReadAs::Number}, A.E);
}

void FactBuilder::compare(ValueId A, ValueId B, const Expr *At) {
  // Inside a hash table, equal hashes are only a reason to look closer.
  if (!A || !B || QuietLocals || comparesBytes(At, AST))
    return;
  emit(fact::Compare{A, B,
                     keySink(KeyHarm::Compared, nullptr, At->getBeginLoc(),
                             At->getSourceRange())},
       At);
}

/// Whether \p Body asks if there is what the pointer \p E points to. Only whole
/// conditions and what they are joined of count.
static bool isTested(const Stmt *Body, const Expr *E, const ASTContext &AST) {
  llvm::FoldingSetNodeID Wanted;
  E->IgnoreParenImpCasts()->Profile(Wanted, AST, /*Canonical=*/true);
  auto Tests = [&](const Expr *Cond, auto &Self) -> bool {
    Cond = Cond->IgnoreParenImpCasts();
    if (const auto *U = dyn_cast<UnaryOperator>(Cond))
      return U->getOpcode() == UO_LNot && Self(U->getSubExpr(), Self);
    if (const auto *B = dyn_cast<BinaryOperator>(Cond);
        B && (B->isLogicalOp() || B->isEqualityOp()))
      return Self(B->getLHS(), Self) || Self(B->getRHS(), Self);
    llvm::FoldingSetNodeID Id;
    Cond->Profile(Id, AST, /*Canonical=*/true);
    return Id == Wanted;
  };
  llvm::SmallVector<const Stmt *, 32> Todo = {Body};
  while (!Todo.empty()) {
    const Stmt *S = Todo.pop_back_val();
    if (!S)
      continue;
    if (const auto *If = dyn_cast<IfStmt>(S))
      if (const Expr *Cond = If->getCond(); Cond && Tests(Cond, Tests))
        return true;
    llvm::append_range(Todo, childrenOf(S));
  }
  return false;
}

/// A loop in \p S has \p E in its body.
static bool isInLoop(const Stmt *S, const Expr *E, bool Loop = false) {
  if (!S || S == E)
    return S && Loop;
  Loop |= isa<ForStmt, CXXForRangeStmt, WhileStmt, DoStmt>(S);
  return llvm::any_of(childrenOf(S), [&](const Stmt *Child) {
    return isInLoop(Child, E, Loop);
  });
}

/// \p E is reached through something else than the object or a variable of its
/// own: a loop may find another container at each turn.
static bool isOfAnother(const Expr *E) {
  E = E->IgnoreParenImpCasts();
  if (const auto *M = dyn_cast<MemberExpr>(E))
    return !isa<CXXThisExpr>(M->getBase()->IgnoreParenImpCasts());
  return !isa<CXXThisExpr, DeclRefExpr>(E);
}

void FactBuilder::addErased() {
  // Where a destructor takes its object out of a container, that was in there
  // when it began: a path that does not take it out leaves it.
  const auto *Dtor = dyn_cast<CXXDestructorDecl>(Out->Function);
  for (const CallFact &C : Out->Calls) {
    if (C.Op != ContainerOp::Erase || C.KeyArg >= C.Args.size() || !C.Keys)
      continue;
    const Expr *Key = bareKey(C.Args[C.KeyArg].E);
    // Where there is no container, nothing was left in it.
    if (C.This.E && C.This.E->getType()->isPointerType() &&
        !isa<CXXThisExpr>(C.This.E->IgnoreParenImpCasts()) &&
        isTested(Dtor ? Dtor->getBody() : nullptr, C.This.E, AST))
      continue;
    // An object in containers of others is in none where the loop over them has
    // no turn.
    if (Dtor && C.This.E && isOfAnother(C.This.E) &&
        isInLoop(Dtor->getBody(), C.E))
      continue;
    if (Dtor && isa<CXXThisExpr>(Key))
      Out->Held.push_back({C.Keys, D.add(describeAddress(Key, Index))});
  }
}

/// The pair a map is given, alone or in a list.
static const CXXRecordDecl *pairIn(QualType T) {
  T = T.getNonReferenceType();
  while (const auto *Array = T->getAsArrayTypeUnsafe())
    T = Array->getElementType();
  return T->getAsCXXRecordDecl();
}

void FactBuilder::addMapped(CallSite &C) {
  // What a map is asked for is the value, not the key.
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(C.Callee);
  if (!Method || C.Rules.empty())
    return;
  const CXXRecordDecl *Class = Method->getParent();
  QualType Map = C.This.E ? objectType(C.This) : C.E->getType();
  if (!(Index.traitsOf(Map) & TT_Container) ||
      Class->lookup(&AST.Idents.get("mapped_type")).empty())
    return;
  for (CallFact::Argument &A : C.Args) {
    const Expr *E = strip(A.E);
    const CXXRecordDecl *Pair = pairIn(E->getType());
    if (const auto *List = dyn_cast<CXXStdInitializerListExpr>(E))
      Pair = pairIn(strip(List->getSubExpr())->getType());
    const FieldDecl *Second = Pair ? fieldNamed(Pair, "second") : nullptr;
    bool HoldsKey = &A == C.Args.begin() + C.KeyArg;
    if (!Second && HoldsKey && C.Args.size() > C.KeyArg + 1 &&
        (C.Op == ContainerOp::Insert || C.Op == ContainerOp::FindOrInsert))
      C.KeyApart = true;
    if (!Second || !A.Content)
      continue;
    if (const FieldDecl *First = fieldNamed(Pair, "first");
        First && C.Keys && HoldsKey)
      C.KeyPlace = Out->Places.field(A.Content, First);
    A.Content = Out->Places.field(A.Content, Second);
    A.Value = load(A.Content, E);
  }
}
