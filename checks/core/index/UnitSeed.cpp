//===--- UnitSeed.cpp - where an address may become a plain value ---------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Seeds: the functions that get facts without being asked for by a caller. What
// is decided here is decided from one expression, and no more generously than
// FactBuilder decides it later: a body that is read for nothing costs as much
// as one with a finding. See UnitIndex.h.
//
//===----------------------------------------------------------------------===//

#include "UnitIndex.h"
#include "core/source/Residue.h"
#include "core/source/Source.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace stableid;

/// A pointer that is cast to a number, or a constant.
static bool isCastOfPointer(const Expr *E) {
  E = E->IgnoreParens();
  while (const auto *C = dyn_cast<CastExpr>(E)) {
    if (C->getCastKind() == CK_PointerToIntegral)
      return true;
    if (C->getCastKind() != CK_IntegralCast && C->getCastKind() != CK_NoOp)
      return false;
    E = C->getSubExpr()->IgnoreParens();
  }
  return isa<IntegerLiteral>(E);
}

//===--- Pointers to nothing in particular --------------------------------===//

/// The variable, field or parameter of type void * that \p E reads or writes;
/// null for anything else.
static const ValueDecl *voidPointer(const Expr *E) {
  E = E->IgnoreParenImpCasts();
  const ValueDecl *D = nullptr;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    D = Ref->getDecl();
  else if (const auto *M = dyn_cast<MemberExpr>(E))
    D = M->getMemberDecl();
  return D && D->getType()->isVoidPointerType() ? D : nullptr;
}

/// (void *)(uintptr_t)n
static bool isCarriedInteger(const Expr *E) {
  E = E->IgnoreParens();
  while (const auto *C = dyn_cast<CastExpr>(E)) {
    if (C->getCastKind() == CK_IntegralToPointer)
      return !C->getSubExpr()->isValueDependent() &&
             !isCastOfPointer(C->getSubExpr());
    E = C->getSubExpr()->IgnoreParens();
  }
  return false;
}

void UnitIndex::addPointee(const Decl *D, const RecordDecl *Class) {
  auto [It, New] = Pointees.try_emplace(D->getCanonicalDecl(), Class);
  if (!New && It->second != Class)
    It->second = nullptr;
}

void UnitIndex::visitCarried(const FunctionDecl *Callee,
                             llvm::ArrayRef<const Expr *> Args) {
  for (unsigned I = 0; I < Args.size() && I < Callee->getNumParams(); ++I)
    if (Callee->getParamDecl(I)->getType()->isVoidPointerType() &&
        isCarriedInteger(Args[I])) {
      const FunctionDecl *Body = Callee->getDefinition();
      addPointee((Body ? Body : Callee)->getParamDecl(I), nullptr);
    }
}

//===--- Casts ------------------------------------------------------------===//

void UnitIndex::visitCast(const CastExpr *E, unsigned Entry) {
  const Expr *Sub = E->getSubExpr();
  if (residueOf(E, AST) == Residue::Nothing)
    drop(Sub);
  switch (E->getCastKind()) {
  case CK_PointerToIntegral:
    if (!Entries[Entry].Seed && isAddressLike(Sub->getType(), Index) &&
        !Dropped.count(E))
      Entries[Entry].Seed = true;
    break;
  case CK_LValueToRValueBitCast:
    Entries[Entry].Seed = true;
    break;
  case CK_LValueBitCast:
    // reinterpret_cast<std::uintptr_t &>(p)
    if (Sub->getType()->isObjectPointerType() && !E->getType()->isPointerType())
      Entries[Entry].Seed = true;
    Trips.visitCast(E);
    break;
  case CK_IntegralToPointer:
    // There and back again.
    drop(Sub);
    Trips.visitCast(E);
    break;
  case CK_BitCast:
    Trips.visitCast(E);
    if (E->getType()->isPointerType())
      if (const RecordDecl *Class =
              E->getType()->getPointeeType()->getAsRecordDecl())
        if (const ValueDecl *D = voidPointer(Sub))
          addPointee(D, cast<RecordDecl>(Class->getCanonicalDecl()));
        else if (Sub->getType()->isVoidPointerType() &&
                 isa<CallExpr>(Sub->IgnoreParenCasts()))
          visitAllocated(Class);
    break;
  default:
    // (unsigned long)worker->thread
    if (!Entries[Entry].Seed && isa<ExplicitCastExpr>(E) &&
        Sub->getType()->isIntegerType() && Index.isThread(Sub->getType()))
      Entries[Entry].Seed = true;
    break;
  }
}

/// Drops the pointers that are cast to numbers for \p E alone: the number
/// goes no further.
void UnitIndex::drop(const Expr *E) {
  E = E->IgnoreParens();
  if (const auto *C = dyn_cast<CastExpr>(E)) {
    if (C->getCastKind() == CK_PointerToIntegral)
      Dropped.insert(C);
    else if (C->getCastKind() == CK_IntegralCast || C->getCastKind() == CK_NoOp)
      drop(C->getSubExpr());
  } else if (const auto *B = dyn_cast<BinaryOperator>(E)) {
    if (B->isAdditiveOp() || B->isShiftOp() || B->isBitwiseOp()) {
      drop(B->getLHS());
      drop(B->getRHS());
    }
  }
}

/// Drops the operands of which the operator \p E leaves nothing.
void UnitIndex::visitArithmetic(const BinaryOperator *E) {
  const Expr *L = E->getLHS(), *R = E->getRHS();
  if (E->getOpcode() == BO_Assign) {
    if (const ValueDecl *D = voidPointer(L); D && isCarriedInteger(R))
      addPointee(D, nullptr);
    return;
  }
  // A stored number may be compared with the address; of two fresh ones, none
  // is stored.
  if (E->isEqualityOp() && (!isCastOfPointer(L) || !isCastOfPointer(R)))
    return;
  // A sum has as many operators as terms: only operators that do not nest look
  // further than at a cast.
  auto IsNumber = [](const Expr *Side) {
    return isa<IntegerLiteral>(Side->IgnoreParenImpCasts());
  };
  bool Deep = E->isComparisonOp() || E->getOpcode() == BO_Rem ||
              (E->getOpcode() == BO_Sub && !IsNumber(R) && isCastOfPointer(R));
  // There is nothing in a number to drop, and the other side is not worked out
  // for it.
  auto Look = [&](const Expr *Side, Operand Holder, const Expr *Other) {
    if (!IsNumber(Side) && (Deep || isCastOfPointer(Side)) &&
        residueOf(E->getOpcode(), Holder, Other, AST) == Residue::Nothing)
      drop(Side);
  };
  Look(L, Operand::Left, R);
  Look(R, Operand::Right, L);
}

void UnitIndex::visitKept(const BinaryOperator *E, unsigned Entry) {
  bool Assigns = E->getOpcode() == BO_Assign;
  if ((!Assigns && !E->isEqualityOp()) ||
      !E->getLHS()->getType()->isObjectPointerType())
    return;
  auto Look = [&](const Expr *Side, const Expr *Other) {
    Side = Side->IgnoreParenImpCasts();
    const Decl *D = nullptr;
    if (const auto *M = dyn_cast<MemberExpr>(Side))
      D = M->getMemberDecl();
    else if (const auto *Ref = dyn_cast<DeclRefExpr>(Side))
      if (const auto *V = dyn_cast<VarDecl>(Ref->getDecl());
          V && V->hasGlobalStorage())
        D = V;
    if (!D)
      return;
    if (Other->isNullPointerConstant(AST, Expr::NPC_ValueDependentIsNotNull)) {
      // Forgotten when the object goes.
      if (Assigns)
        Trips.clear(D);
      return;
    }
    (Assigns ? Kept : Compared).insert({Entry, D});
    if ((Assigns ? Compared : Kept).count({Entry, D}))
      Entries[Entry].Seed = true;
  };
  Look(E->getLHS(), E->getRHS());
  if (!Assigns)
    Look(E->getRHS(), E->getLHS());
}

void UnitIndex::visitRead(const UnaryOperator *E, unsigned Entry) {
  if (Entries[Entry].Seed || !E->getType()->isIntegerType())
    return;
  // *(std::uintptr_t *)&p, also with a name for the address of p between them,
  // and the like of an array of pointers.
  const Expr *Pointer = E->getSubExpr()->IgnoreParenCasts();
  if (const auto *Ref = dyn_cast<DeclRefExpr>(Pointer)) {
    const auto *V = dyn_cast<VarDecl>(Ref->getDecl());
    if (V && V->hasLocalStorage() && !isa<ParmVarDecl>(V) && V->getInit())
      if (const auto *Init =
              dyn_cast<UnaryOperator>(V->getInit()->IgnoreParenCasts()))
        Pointer = Init;
  }
  const auto *U = dyn_cast<UnaryOperator>(Pointer);
  QualType T = U && U->getOpcode() == UO_AddrOf ? U->getSubExpr()->getType()
               : Pointer->getType()->isArrayType()
                   ? elementType(Pointer->getType())
                   : QualType();
  if (!T.isNull() && elementType(T)->isObjectPointerType())
    Entries[Entry].Seed = true;
}

//===--- Unions -----------------------------------------------------------===//

/// A field beside the union says which of its members counts.
static bool hasTag(const RecordDecl *Struct, ASTContext &AST) {
  return llvm::any_of(
      Struct->fields(),
      [&](const FieldDecl *F) {
        QualType T = F->getType();
        return T->isIntegralOrEnumerationType() && !T->isDependentType() &&
               AST.getTypeSize(T) < AST.getTypeSize(AST.VoidPtrTy);
      });
}

/// The variable at the beginning of \p E; for a pointer to a local object, the
/// object.
static const Decl *variableOf(const Expr *E) {
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  const auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  if (!V || !V->getInit())
    return V;
  const Expr *Init = V->getInit()->IgnoreParenCasts();
  if (const auto *U = dyn_cast<UnaryOperator>(Init)) {
    if (U->getOpcode() != UO_AddrOf)
      return V;
    Init = U->getSubExpr()->IgnoreParens();
  } else if (!V->getType()->isReferenceType()) {
    return V;
  }
  while (const auto *M = dyn_cast<MemberExpr>(Init)) {
    if (M->isArrow())
      return V;
    Init = M->getBase()->IgnoreParenImpCasts();
  }
  const auto *Object = dyn_cast<DeclRefExpr>(Init);
  return Object && isa<VarDecl>(Object->getDecl()) ? Object->getDecl() : V;
}

void UnitIndex::visitPun(const MemberExpr *E, const FieldDecl *Member,
                         bool Written, unsigned Entry) {
  const RecordDecl *Union = Member->getParent();
  PunKind Kind = punningOf(Union);
  if (Entries[Entry].Seed || Kind == PunKind::None)
    return;
  // Of a union with a tag beside it, a number and a pointer are two values,
  // unless they are those of one variable.
  const Decl *Root = nullptr;
  bool Tagged = false;
  for (const Expr *Base = E ? E->getBase()->IgnoreParenImpCasts() : nullptr;
       Base;) {
    const auto *M = dyn_cast<MemberExpr>(Base);
    if (!M) {
      Root = variableOf(Base);
      break;
    }
    const auto *F = dyn_cast<FieldDecl>(M->getMemberDecl());
    Tagged |= F && F->getType()->isUnionType() && hasTag(F->getParent(), AST);
    Base = M->getBase()->IgnoreParenImpCasts();
  }
  if (!Tagged) {
    Root = nullptr;
    // The byte member reads whatever was stored in the union, by any function.
    if (Kind == PunKind::Bytes)
      Entries[Entry].Seed = true;
  }
  auto Key = [&](const Decl *D) {
    return std::make_pair(std::make_pair(Entry, Union), D);
  };
  if (Written) {
    PunsWritten.insert(Key(Root));
    Entries[Entry].Seed = PunsRead.count(Key(Root));
  } else {
    PunsRead.insert(Key(Root));
    PunsRead.insert(Key(nullptr));
    Entries[Entry].Seed =
        PunsWritten.count(Key(Root)) || PunsWritten.count(Key(nullptr));
  }
}

UnitIndex::PunKind UnitIndex::punningOf(const RecordDecl *R) {
  auto [It, New] = Punning.try_emplace(R, PunKind::None);
  if (!New)
    return It->second;
  bool Pointer = false, Number = false, Bytes = false;
  for (const FieldDecl *F : R->fields()) {
    QualType T = F->getType();
    Pointer |= T->isObjectPointerType();
    Number |= isPun(T);
    Bytes |= T->isArrayType();
  }
  return Punning[R] = !Pointer || !Number ? PunKind::None
                      : Bytes             ? PunKind::Bytes
                                          : PunKind::Number;
}

/// A number that holds half a pointer is no address.
bool UnitIndex::isPun(QualType T) const {
  if (T->isArrayType())
    return true;
  return T->isIntegerType() &&
         AST.getTypeSize(T) >= AST.getTypeSize(AST.VoidPtrTy);
}
