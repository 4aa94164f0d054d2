//===--- FactValue.cpp - values as facts ----------------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Loads and casts: where an address is born, what keeps it and what ends it.
// See FactBuilder.h.
//
//===----------------------------------------------------------------------===//

#include "FactBuilder.h"
#include "Spread.h"
#include "core/source/Residue.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;
using namespace stableid;

ValueId FactBuilder::value(const Expr *E) {
  E = strip(E);
  if (!E || E->isTypeDependent() || (E->isValueDependent() && !Pattern))
    return {};
  // What a call returns and what its place holds are two things when it
  // returns an object or a reference.
  bool Object = E->isGLValue() || E->getType()->isRecordType();
  auto &Memo = Object ? Loads : Values;
  auto Known = Memo.find(E);
  if (Known != Memo.end())
    return Known->second;
  ValueId V = computeValue(E);
  Memo[E] = V;
  return V;
}

ValueId FactBuilder::born(Source S, const Stmt *At) {
  if (S.Loc.isInvalid())
    S.Loc = At->getBeginLoc();
  return define(fact::Born{D.add(std::move(S))}, At);
}

/// True where \p E may read the bytes of a pointer as a number: through a
/// union, a cast of a reference or of the pointer's own address. What a pointer
/// points to is no part of it. Which member of a union counts is often said by
/// a field beside it; only who puts in a pointer here and reads a number wants
/// its bits.
bool FactBuilder::readsBytes(const Expr *E) const {
  E = strip(E);
  // Half a pointer in a union is one of several things that it may hold.
  bool Wide = E->getType()->isIntegerType() &&
              AST.getTypeSize(E->getType()) >= AST.getTypeSize(AST.VoidPtrTy);
  if (const auto *C = dyn_cast<CastExpr>(E)) {
    if (C->getCastKind() == CK_LValueBitCast ||
        C->getCastKind() == CK_LValueToRValueBitCast)
      return true;
    return readsBytes(C->getSubExpr());
  }
  if (const auto *M = dyn_cast<MemberExpr>(E)) {
    const auto *F = dyn_cast<FieldDecl>(M->getMemberDecl());
    return Wide && F && HoldPointers.count(F->getParent());
  }
  if (const auto *S = dyn_cast<ArraySubscriptExpr>(E))
    return Wide && isa<ArrayType>(S->getBase()
                                      ->IgnoreParenImpCasts()
                                      ->getType()
                                      .getCanonicalType());
  const auto *U = dyn_cast<UnaryOperator>(E);
  if (!U || U->getOpcode() != UO_Deref)
    return false;
  const Expr *Pointer = U->getSubExpr()->IgnoreParenCasts();
  if (const auto *A = dyn_cast<UnaryOperator>(Pointer))
    return A->getOpcode() == UO_AddrOf &&
           A->getSubExpr()->getType()->isPointerType();
  // A pointer to a number that was bound to the address of a pointer.
  const auto *Ref = dyn_cast<DeclRefExpr>(Pointer);
  const auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  return Pointer->getType()->isArrayType() ||
         (V && V->hasLocalStorage() && !isa<ParmVarDecl>(V) && V->getInit() &&
          isa<UnaryOperator>(V->getInit()->IgnoreParenCasts()));
}

/// The variable or field that \p E reads; null for anything else.
static const ValueDecl *namedIn(const Expr *E) {
  E = E->IgnoreParenCasts();
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    return Ref->getDecl();
  const auto *M = dyn_cast<MemberExpr>(E);
  return M ? M->getMemberDecl() : nullptr;
}

bool FactBuilder::isReferent(const ValueDecl *Declared) const {
  if (!Declared ||
      !Declared->getType().getNonReferenceType()->isVoidPointerType())
    return false;
  auto It = Pointees.find(Declared->getCanonicalDecl());
  if (It != Pointees.end())
    return It->second != nullptr;
  return Declared->getDeclName().isIdentifier() &&
         Names.saysReferent(Declared->getName());
}

/// True where \p E reads the `void *` of a union that has a number of that
/// width as well: a number would be there, so the pointer is one.
static bool isPointerOfUnion(const Expr *E) {
  const auto *M = dyn_cast<MemberExpr>(E->IgnoreParenImpCasts());
  const auto *Pointer = M ? dyn_cast<FieldDecl>(M->getMemberDecl()) : nullptr;
  if (!Pointer || !Pointer->getParent()->isUnion() ||
      !Pointer->getType()->isVoidPointerType())
    return false;
  const ASTContext &AST = Pointer->getASTContext();
  return !AST.getSourceManager().isInSystemHeader(Pointer->getLocation()) &&
         llvm::any_of(Pointer->getParent()->fields(), [&](const FieldDecl *F) {
           return F->getType()->isIntegerType() &&
                  AST.getTypeSize(F->getType()) ==
                      AST.getTypeSize(Pointer->getType());
         });
}

/// True where \p E is what an iterator of the user's own yields: an element,
/// and none of the pointers that the iterator itself is made of.
static bool isYielded(const Expr *E, ModelIndex &Index) {
  const auto *Op = dyn_cast<CXXOperatorCallExpr>(E->IgnoreParenImpCasts());
  const FunctionDecl *F = Op ? Op->getDirectCallee() : nullptr;
  return F && (Op->getOperator() == OO_Star || Op->getOperator() == OO_Arrow) &&
         Op->getNumArgs() == 1 &&
         Index.traitsOf(Op->getArg(0)->getType()) == TT_None &&
         !F->getASTContext().getSourceManager().isInSystemHeader(
             F->getLocation());
}

ValueId FactBuilder::load(PlaceId P, const Expr *E) {
  bool ByType = isAddressByType(E->getType(), Index) ||
                isReferent(namedIn(E)) || isPointerOfUnion(E);
  // pthread_t is an integer that says which thread, wherever it was kept.
  ByType |= E->getType()->isIntegerType() && Index.isThread(E->getType());
  if (E->getType()->isPointerType() && isYielded(E, Index))
    P = {};
  if (!P && !ByType)
    return {};
  fact::Load F{P};
  if (ByType)
    F.ByType = D.add(describeAddress(E, Index));
  F.Bytes = readsBytes(E);
  F.As = isAddressLike(E->getType(), Index) ? ReadAs::Pointer
         : E->getType()->isRecordType() || E->getType()->isArrayType()
             ? ReadAs::Object
             : ReadAs::Number;
  return define(F, E);
}

ValueId FactBuilder::withFallback(ValueId V, const Expr *E) {
  if (!isAddressByType(E->getType(), Index))
    return V;
  return define(fact::Either{V, {}, D.add(describeAddress(E, Index))}, E);
}

ValueId FactBuilder::either(ValueId A, ValueId B, SourceLocation Loc) {
  if (!A || !B || A == B)
    return A ? A : B;
  return define(fact::Either{A, B}, Loc);
}

ValueId FactBuilder::computeValue(const Expr *E) {
  if (const auto *X = dyn_cast<CXXDeleteExpr>(E)) {
    ValueId V = value(X->getArgument());
    if (V)
      emit(fact::Delete{V, keySink(KeyHarm::Stays, nullptr, E->getBeginLoc(),
                                   E->getSourceRange())},
           E);
    return {};
  }
  if (const auto *X = dyn_cast<CoyieldExpr>(E)) {
    visitYielded(X->getOperand(), X, /*Last=*/false);
    return {};
  }
  if (E->getType()->isFunctionType() || E->getType()->isVoidType()) {
    if (isa<CallExpr>(E))
      call(E);
    return {};
  }
  if (E->isGLValue() || E->getType()->isRecordType()) {
    PlaceId P = place(E);
    return load(P, E);
  }
  if (const auto *X = dyn_cast<CastExpr>(E))
    return valueOfCast(X);
  if (const auto *X = dyn_cast<UnaryOperator>(E))
    return valueOfUnary(X);
  if (const auto *X = dyn_cast<BinaryOperator>(E))
    return valueOfBinary(X);
  if (const auto *X = dyn_cast<AbstractConditionalOperator>(E))
    return either(value(X->getTrueExpr()), value(X->getFalseExpr()),
                  E->getBeginLoc());
  if (isa<CallExpr, CXXConstructExpr>(E))
    return call(E);
  if (isa<CXXThisExpr>(E))
    return born(describeAddress(E, Index), E);
  if (const auto *X = dyn_cast<CXXNewExpr>(E)) {
    if (const Expr *Init = X->getInitializer()) {
      if (Init->getType()->isRecordType())
        place(Init);
      else
        value(Init);
    }
    return born(describeAddress(E, Index), E);
  }
  if (const auto *X = dyn_cast<InitListExpr>(E))
    return X->getNumInits() == 1 ? value(X->getInit(0)) : ValueId();
  if (const auto *X = dyn_cast<StmtExpr>(E)) {
    const CompoundStmt *Body = X->getSubStmt();
    const auto *Last =
        Body->body_empty() ? nullptr : dyn_cast<Expr>(Body->body_back());
    return Last ? value(Last) : ValueId();
  }
  if (const auto *X = dyn_cast<AtomicExpr>(E))
    return load(pointee(X->getPtr()), E);
  // What a caller passes behind the named parameters is known by the type that
  // it is taken as.
  if (isa<VAArgExpr>(E))
    return withFallback({}, E);
  if (const auto *X = dyn_cast<CoawaitExpr>(E))
    return load(place(X->getOperand()), E);
  return {};
}

/// An integer type of the user's own by which pointers travel: the unit casts
/// it back, or it was declared as what a pointer can be cast back from, and its
/// name says nothing else.
bool FactBuilder::isCarrier(QualType T) const {
  while (const auto *Alias = T->getAs<TypedefType>()) {
    const TypedefNameDecl *Type = Alias->getDecl();
    T = Type->getUnderlyingType();
    if (Carriers.count(Type->getCanonicalDecl()))
      return true;
    if (isUintptr(T) && !Names.saysWidth(Type->getName()) &&
        !Names.classify(Type->getName()) &&
        !AST.getSourceManager().isInSystemHeader(Type->getLocation()))
      return true;
  }
  return false;
}

/// "0123456789abcdef"[v & 15]
const Expr *FactBuilder::digitOf(const Expr *E) const {
  const auto *S = dyn_cast<ArraySubscriptExpr>(E);
  if (!S || !S->getType()->isAnyCharacterType())
    return nullptr;
  const Expr *Table = S->getBase()->IgnoreParenImpCasts();
  const auto *Ref = dyn_cast<DeclRefExpr>(Table);
  const auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  bool Constant =
      isa<StringLiteral>(Table) ||
      (V && !isa<ParmVarDecl>(V) &&
       (V->getType()->isArrayType()
            ? V->getType()->getAsArrayTypeUnsafe()
                  ->getElementType()
                  .isConstQualified()
            : V->getType()->isPointerType() && V->getInit() &&
                  isa<StringLiteral>(V->getInit()->IgnoreParenImpCasts())));
  return Constant ? spreadNumber(
                        S->getIdx(),
                        Out->Function ? Out->Function->getBody() : nullptr, AST)
                  : nullptr;
}

ValueId FactBuilder::valueOfCast(const CastExpr *E) {
  const Expr *Sub = E->getSubExpr();
  if (residueOf(E, AST) == Residue::Nothing) {
    benign(Sub);
    return {};
  }
  switch (E->getCastKind()) {
  case CK_LValueToRValue:
  case CK_LValueToRValueBitCast:
    if (const Expr *Number = digitOf(strip(Sub)))
      return value(Number);
    return load(place(Sub), E);
  case CK_ArrayToPointerDecay: {
    const Expr *Array = strip(Sub);
    place(Array);
    if (isa<StringLiteral, PredefinedExpr, CXXStdInitializerListExpr,
            CompoundLiteralExpr>(Array))
      return {};
    return born(describeAddressOf(Array, Index), E);
  }
  case CK_PointerToIntegral: {
    if (isCarrier(E->getType())) {
      benign(Sub);
      return {};
    }
    ValueId V = value(Sub);
    if (!V)
      return {};
    if (!Out->Calls.empty() && Out->Calls.back().E == strip(Sub))
      Out->Calls.back().MadeNumber = true;
    return define(fact::Convert{V}, E);
  }
  case CK_IntegralToPointer:
    return define(fact::ToPointer{value(Sub)}, E);
  case CK_Dependent:
    return dependentAddress(E);
  case CK_FunctionToPointerDecay:
  case CK_BuiltinFnToFnPtr:
  case CK_NullToPointer:
  case CK_NullToMemberPointer:
    return {};
  case CK_ToVoid:
    visitStmt(Sub);
    return {};
  case CK_BitCast:
    // A void * that is cast to a class is an address after all.
    if (Sub->getType()->isVoidPointerType())
      return withFallback(allocated(Sub, E), E);
    return value(Sub);
  default:
    return value(Sub);
  }
}
