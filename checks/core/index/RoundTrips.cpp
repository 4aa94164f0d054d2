//===--- RoundTrips.cpp - numbers that are pointers again -----------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The other uses of a unit's integers tell what they are: cast back to a
// pointer, a cookie; advanced from itself, a generator. See RoundTrips.h.
//
//===----------------------------------------------------------------------===//

#include "RoundTrips.h"
#include "core/ast/Children.h"
#include "core/source/Source.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace stableid;

/// The field that the constructor whose parameter \p P is fills with it.
static const FieldDecl *filledWith(const ParmVarDecl &P) {
  const FunctionDecl *F = dyn_cast<FunctionDecl>(P.getDeclContext());
  const auto *Made = dyn_cast_or_null<CXXConstructorDecl>(
      F && F->getDefinition() ? F->getDefinition() : F);
  if (!Made || P.getFunctionScopeIndex() >= Made->getNumParams())
    return nullptr;
  const ParmVarDecl *Own = Made->getParamDecl(P.getFunctionScopeIndex());
  for (const CXXCtorInitializer *I : Made->inits()) {
    const auto *Ref =
        dyn_cast_or_null<DeclRefExpr>(I->getInit()->IgnoreParenCasts());
    if (I->isMemberInitializer() && Ref && Ref->getDecl() == Own)
      return I->getMember();
  }
  return nullptr;
}

/// The field that \p F does nothing but return.
static const FieldDecl *gotBy(const FunctionDecl *F) {
  const auto *Body = F ? dyn_cast_or_null<CompoundStmt>(F->getBody()) : nullptr;
  const auto *Return = Body && Body->size() == 1
                           ? dyn_cast<ReturnStmt>(Body->body_front())
                           : nullptr;
  const auto *M =
      Return && Return->getRetValue()
          ? dyn_cast<MemberExpr>(Return->getRetValue()->IgnoreParenCasts())
          : nullptr;
  return M ? dyn_cast<FieldDecl>(M->getMemberDecl()) : nullptr;
}

bool RoundTrips::carries(QualType T) const {
  while (const auto *Alias = T->getAs<TypedefType>()) {
    if (Carriers.count(Alias->getDecl()->getCanonicalDecl()))
      return true;
    T = Alias->getDecl()->getUnderlyingType();
  }
  return false;
}

bool RoundTrips::isCookie(const Decl *D) const {
  if (!D)
    return false;
  if (Cookies.count(D->getCanonicalDecl()))
    return true;
  // A number of a type that this unit casts back to pointers.
  if (const auto *Made = dyn_cast<FunctionDecl>(D);
      Made ? carries(Made->getReturnType())
           : isa<ValueDecl>(D) && carries(cast<ValueDecl>(D)->getType()))
    return true;
  if (const auto *P = dyn_cast<ParmVarDecl>(D))
    if (const FieldDecl *Filled = filledWith(*P))
      return isCookie(Filled);
  // One function takes a pointer apart into out-parameters, another puts it together
  // again from parameters of the same names.
  if (const auto *P = dyn_cast<ParmVarDecl>(D);
      P && P->getIdentifier() && P->getType()->isReferenceType() &&
      CookieParams.count(P->getIdentifier()))
    return true;
  // A request carries the cookie away and its completion brings it back under
  // the same name; what this unit fills itself brings nothing back.
  const auto *F = dyn_cast<FieldDecl>(D);
  if (F && F->getIdentifier() && CookieParams.count(F->getIdentifier()))
    return true;
  auto It = F && F->getIdentifier() ? CookieFields.find(F->getIdentifier())
                                    : CookieFields.end();
  return It != CookieFields.end() &&
         llvm::any_of(It->second, [&](const FieldDecl *Back) {
           return !Written.count(Back);
         });
}

void RoundTrips::add(const Decl *D) {
  Cookies.insert(D->getCanonicalDecl());
  // handle.getID(), cast back to a pointer.
  if (const auto *Getter = dyn_cast<CXXMethodDecl>(D))
    if (const FieldDecl *Behind = gotBy(Getter))
      Cookies.insert(Behind->getCanonicalDecl());
  if (const auto *F = dyn_cast<FieldDecl>(D))
    if (F->getIdentifier())
      CookieFields[F->getIdentifier()].push_back(F);
  // The library hands it back to a callback as an argument of that name.
  if (const auto *P = dyn_cast<ParmVarDecl>(D); P && P->getIdentifier())
    CookieParams.insert(P->getIdentifier());
}

/// The declaration an integer came from, through arithmetic and casts.
static const Decl *originOf(const Expr *E) {
  while (E) {
    E = E->IgnoreParenCasts();
    if (const auto *B = dyn_cast<BinaryOperator>(E))
      E = B->getLHS();
    else if (const auto *U = dyn_cast<UnaryOperator>(E))
      E = U->getSubExpr();
    else if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
      return Ref->getDecl();
    else if (const auto *M = dyn_cast<MemberExpr>(E))
      return M->getMemberDecl();
    else if (const auto *Call = dyn_cast<CallExpr>(E))
      return Call->getDirectCallee();
    else
      return nullptr;
  }
  return nullptr;
}

/// The declarations whose integers \p E is put together of: also of two halves,
/// and by way of a local variable.
static void originsOf(const Expr *E, llvm::SmallVectorImpl<const Decl *> &Out,
                      unsigned Depth = 4) {
  const Decl *D = originOf(E);
  if (!D || !Depth)
    return;
  Out.push_back(D);
  E = E->IgnoreParenCasts();
  if (const auto *B = dyn_cast<BinaryOperator>(E);
      B && B->getOpcode() == BO_Or) {
    Out.pop_back();
    originsOf(B->getLHS(), Out, Depth - 1);
    originsOf(B->getRHS(), Out, Depth - 1);
  } else if (const auto *V = dyn_cast<VarDecl>(D);
             V && V->hasLocalStorage() && V->getInit() &&
             isa<BinaryOperator>(V->getInit()->IgnoreParenCasts())) {
    originsOf(V->getInit(), Out, Depth - 1);
  }
}

/// The object whose address \p E takes, if its type is as \p Is says.
static const Expr *takenIf(const Expr *E, bool (Type::*Is)() const) {
  const auto *U = dyn_cast<UnaryOperator>(E->IgnoreParenCasts());
  return U && U->getOpcode() == UO_AddrOf &&
                 ((*U->getSubExpr()->getType()).*Is)()
             ? U->getSubExpr()
             : nullptr;
}

void RoundTrips::addCarrier(QualType T) {
  while (const auto *Alias = T->getAs<TypedefType>()) {
    const TypedefNameDecl *D = Alias->getDecl();
    if (D->getASTContext().getSourceManager().isInSystemHeader(
            D->getLocation()))
      return;
    if (!Names.saysWidth(D->getName()))
      Carriers.insert(D->getCanonicalDecl());
    T = D->getUnderlyingType();
  }
}

void RoundTrips::visitCast(const CastExpr *E) {
  const Expr *Sub = E->getSubExpr();
  if (E->getCastKind() == CK_IntegralToPointer) {
    addCarrier(Sub->getType());
    llvm::SmallVector<const Decl *, 2> From;
    originsOf(Sub, From);
    for (const Decl *D : From)
      add(D);
    return;
  }
  // *(Foo **)&id
  bool Pointer = E->getCastKind() == CK_BitCast;
  QualType From = Pointer ? Sub->getType()->getPointeeType() : Sub->getType();
  QualType To = Pointer ? E->getType()->getPointeeType() : E->getType();
  if (!From.isNull() && !To.isNull() && To->isObjectPointerType() &&
      From->isIntegerType())
    if (const Decl *D = originOf(Sub))
      add(D);
}

void RoundTrips::visitCall(const Expr *E, const FunctionDecl *Callee,
                            llvm::ArrayRef<const Expr *> Args) {
  // finish(id), which another unit casts back.
  for (unsigned I = 0; I < Args.size() && I < Callee->getNumParams(); ++I)
    if (Args[I]->getType()->isIntegerType() &&
        Index.isHeard(ProjectFactKind::CastBack, Callee->getParamDecl(I)))
      if (const Decl *D = originOf(Args[I]))
        add(D);
  // read(fd, &p, sizeof p): what was written comes back.
  const IdentifierInfo *Name = Callee->getIdentifier();
  if (Name && !Args.empty() &&
      (Names.is(WR_Receives, Name->getName()) ||
       (Callee->isDefined() && Names.says(WR_Reader, Name->getName()))))
    for (const Expr *A : Args) {
      QualType T = A->IgnoreParenCasts()->getType();
      if (T->isPointerType())
        ReadBack.insert(T->getPointeeType().getCanonicalType().getTypePtr());
    }
  auto Carries = [&](Position From, Position To) {
    return llvm::any_of(Index.rulesFor(Callee), [&](const Rule *R) {
      return R->Kind == RuleKind::Propagation &&
             llvm::is_contained(R->From, From) && llvm::is_contained(R->To, To);
    });
  };
  // bit_cast<Foo *>(id)
  if (Args.size() == 1 && E->getType()->isObjectPointerType() &&
      Args[0]->getType()->isIntegerType()) {
    if (Carries({0, false}, {Position::Result}))
      if (const Decl *D = originOf(Args[0]))
        add(D);
    return;
  }
  // memcpy(&p, &id, sizeof p)
  if (Args.size() < 2)
    return;
  const Expr *From = takenIf(Args[1], &Type::isIntegerType);
  if (From && takenIf(Args[0], &Type::isObjectPointerType) &&
      Carries({1, true}, {0, true}))
    if (const Decl *D = originOf(From))
      add(D);
}

const FieldDecl *RoundTrips::castBackBy(const Stmt *S) {
  const auto *Cast = dyn_cast<ExplicitCastExpr>(S);
  const auto *Copy = dyn_cast<CallExpr>(S);
  const Expr *Back = nullptr;
  if (Cast && (Cast->getType()->isPointerType() ||
               Cast->getType()->isDependentType()))
    Back = Cast->getSubExpr();
  else if (Copy && Copy->getNumArgs() == 3)
    // memcpy(&p, &id, sizeof p)
    Back = takenIf(Copy->getArg(0), &Type::isPointerType)
               ? takenIf(Copy->getArg(1), &Type::isIntegerType)
               : nullptr;
  const auto *F = dyn_cast_or_null<FieldDecl>(originOf(Back));
  return F && F->getType()->isIntegerType() ? F : nullptr;
}

void RoundTrips::visitPattern(const CXXRecordDecl *Class) {
  for (const CXXMethodDecl *Method : Class->methods()) {
    if (Method->doesThisDeclarationHaveABody())
      continue;
    const FunctionDecl *Pattern = Method->getTemplateInstantiationPattern();
    llvm::SmallVector<const Stmt *, 32> Todo;
    if (Pattern && Pattern->doesThisDeclarationHaveABody())
      Todo.push_back(Pattern->getBody());
    while (!Todo.empty()) {
      const Stmt *S = Todo.pop_back_val();
      if (!S)
        continue;
      llvm::append_range(Todo, childrenOf(S));
      if (const FieldDecl *F = castBackBy(S))
        for (const FieldDecl *Made : Class->fields())
          if (Made->getDeclName() == F->getDeclName())
            add(Made);
    }
  }
}

/// The field or global that \p E names.
static const ValueDecl *lastingOf(const Expr *E) {
  E = E->IgnoreParenImpCasts();
  if (const auto *M = dyn_cast<MemberExpr>(E))
    return dyn_cast<FieldDecl>(M->getMemberDecl());
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  const auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  return V && V->hasGlobalStorage() ? V : nullptr;
}

/// \p E is made of \p State and constants, and of the former at least once.
static bool isMadeOf(const Expr *E, const ValueDecl *State, bool &Seen) {
  E = E->IgnoreParenCasts();
  if (isa<IntegerLiteral>(E))
    return true;
  if (const auto *B = dyn_cast<BinaryOperator>(E))
    return !B->isAssignmentOp() && isMadeOf(B->getLHS(), State, Seen) &&
           isMadeOf(B->getRHS(), State, Seen);
  if (lastingOf(E) == State)
    return Seen = true;
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  const auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  return V && V->getType().isConstQualified() && !V->hasLocalStorage();
}

void RoundTrips::visitAssignment(const BinaryOperator *E,
                                 const FunctionDecl *In) {
  const ValueDecl *State = lastingOf(E->getLHS());
  bool Seen = false;
  if (!State || !isMadeOf(E->getRHS(), State, Seen))
    return;
  if (Seen)
    Generators.insert(State->getCanonicalDecl());
  else if (E->getOpcode() == BO_Assign && In && !isa<CXXConstructorDecl>(In))
    Cleared.insert(State->getCanonicalDecl());
}

/// \p E is a constant that is no order of an atomic operation.
static bool isConstantNumber(const Expr *E, const ValueDecl *State) {
  E = E->IgnoreParenCasts();
  bool Seen = false;
  return isa<CXXNullPtrLiteralExpr>(E) ||
         (E->getType()->isIntegerType() && !E->getType()->isEnumeralType() &&
          isMadeOf(E, State, Seen) && !Seen);
}

void RoundTrips::visitSetBack(const Expr *E, const FunctionDecl *In) {
  if (!In || isa<CXXConstructorDecl>(In))
    return;
  const Expr *Object = nullptr;
  llvm::SmallVector<const Expr *, 2> Values;
  if (const auto *M = dyn_cast<CXXMemberCallExpr>(E)) {
    Object = M->getImplicitObjectArgument();
    Values.append(M->arg_begin(), M->arg_begin() + std::min(M->getNumArgs(), 2U));
  } else if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(E)) {
    if (Op->getOperator() != OO_Equal)
      return;
    Object = Op->getArg(0);
    Values.push_back(Op->getArg(1));
  } else if (const auto *A = dyn_cast<AtomicExpr>(E)) {
    const auto *Of = dyn_cast<UnaryOperator>(A->getPtr()->IgnoreParenImpCasts());
    if (!Of || Of->getOpcode() != UO_AddrOf || A->getNumSubExprs() < 3)
      return;
    Object = Of->getSubExpr();
    Values.push_back(A->getVal1());
  }
  const ValueDecl *State = Object ? lastingOf(Object) : nullptr;
  if (State && llvm::any_of(Values, [&](const Expr *Value) {
        return isConstantNumber(Value, State);
      }))
    Cleared.insert(State->getCanonicalDecl());
}

bool RoundTrips::isCleared(const Decl *D) const {
  return D && Cleared.count(D->getCanonicalDecl());
}

bool RoundTrips::isReadBack(QualType T) const {
  return !T.isNull() && ReadBack.count(T.getCanonicalType().getTypePtr());
}

bool RoundTrips::isGenerator(const Decl *D) const {
  return D && Generators.count(D->getCanonicalDecl());
}
