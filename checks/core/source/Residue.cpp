//===--- Residue.cpp - what an operation leaves of an address -------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Residue.h.
//
//===----------------------------------------------------------------------===//

#include "Residue.h"
#include "clang/AST/ASTContext.h"

using namespace clang;
using namespace stableid;

/// A mask that keeps at least this many low bits truncates an address; one that
/// keeps fewer picks a bucket or tests alignment.
static constexpr unsigned MinIdentityBits = 20;

/// A pointer has no more bits than these; packed pointers use the rest.
static constexpr unsigned AddressBits = 48;

/// A conversion to this many bits picks a bucket.
static constexpr unsigned BucketBits = 8;

namespace {
/// The residue of the one operand, by whether the other is a constant.
enum class Left : uint8_t {
  Nothing,
  Mixed,
  Whole,
  Numbered, ///< Whole if the constant is a number, and no address
  Masked,   ///< Whole if the constant keeps enough bits
  Shifted   ///< Whole unless the constant shifts the address away
};

struct Row {
  BinaryOperatorKind Op;
  Left LeftByConstant, LeftByOther, RightByConstant, RightByOther;
};
} // namespace

/// Operators that are not in the table leave nothing: comparisons and logical
/// operators give truth values, and a remainder picks a bucket.
static constexpr Row Table[] = {
    // Other data beside the address is part of the value; a constant is the
    // same for every object.
    {BO_Add, Left::Whole, Left::Mixed, Left::Whole, Left::Mixed},
    {BO_Mul, Left::Whole, Left::Mixed, Left::Whole, Left::Mixed},
    {BO_Or, Left::Whole, Left::Mixed, Left::Whole, Left::Mixed},
    {BO_Xor, Left::Whole, Left::Mixed, Left::Whole, Left::Mixed},
    // An address less something that varies, or less another address, is an
    // offset.
    {BO_Sub, Left::Numbered, Left::Nothing, Left::Numbered, Left::Nothing},
    // The operand that shifts or divides an address adds nothing of its own.
    {BO_Shl, Left::Whole, Left::Whole, Left::Nothing, Left::Nothing},
    {BO_Shr, Left::Shifted, Left::Whole, Left::Nothing, Left::Nothing},
    {BO_Div, Left::Whole, Left::Whole, Left::Nothing, Left::Nothing},
    {BO_And, Left::Masked, Left::Nothing, Left::Masked, Left::Nothing},
    {BO_Comma, Left::Nothing, Left::Nothing, Left::Whole, Left::Whole},
    {BO_Assign, Left::Nothing, Left::Nothing, Left::Whole, Left::Whole},
};

bool stableid::isConstant(const Expr *E, const ASTContext &AST) {
  return E && !E->isValueDependent() && E->isEvaluatable(AST);
}

/// The value of the constant \p E, if it is an integer.
static std::optional<llvm::APSInt> valueOf(const Expr *E,
                                           const ASTContext &AST) {
  Expr::EvalResult Value;
  if (!E || E->isValueDependent() || !E->EvaluateAsInt(Value, AST))
    return std::nullopt;
  return Value.Val.getInt();
}

Residue stableid::residueOf(BinaryOperatorKind Op, Operand Holder,
                            const Expr *Other, const ASTContext &AST) {
  if (Op != BO_Assign && BinaryOperator::isCompoundAssignmentOp(Op))
    Op = BinaryOperator::getOpForCompoundAssignment(Op);
  for (const Row &R : Table) {
    if (R.Op != Op)
      continue;
    bool Constant = isConstant(Other, AST);
    Left Says = Holder == Operand::Left
                    ? (Constant ? R.LeftByConstant : R.LeftByOther)
                    : (Constant ? R.RightByConstant : R.RightByOther);
    switch (Says) {
    case Left::Nothing:
      return Residue::Nothing;
    case Left::Mixed:
      return Residue::Mixed;
    case Left::Whole:
      return Residue::Whole;
    case Left::Numbered:
      return valueOf(Other, AST) ? Residue::Whole : Residue::Nothing;
    case Left::Masked: {
      std::optional<llvm::APSInt> Mask = valueOf(Other, AST);
      return Mask && Mask->countr_one() >= MinIdentityBits ? Residue::Whole
                                                           : Residue::Nothing;
    }
    case Left::Shifted: {
      std::optional<llvm::APSInt> By = valueOf(Other, AST);
      return By && By->uge(AddressBits) ? Residue::Nothing : Residue::Whole;
    }
    }
  }
  return Residue::Nothing;
}

/// A pointer to nothing in particular, or to characters: it may carry an int.
static bool mayCarryNumber(QualType T) {
  return T->isVoidPointerType() ||
         (T->isPointerType() && T->getPointeeType()->isAnyCharacterType());
}

Residue stableid::residueOf(const CastExpr *E, const ASTContext &AST) {
  QualType To = E->getType();
  const Expr *Sub = E->getSubExpr();
  switch (E->getCastKind()) {
  case CK_IntegralToBoolean:
  case CK_PointerToBoolean:
  case CK_FloatingToBoolean:
    return Residue::Nothing;
  case CK_IntegralCast: {
    // (int)(intptr_t)text: an integer that came in a pointer to nothing; what a
    // caller passes may be as wide without a sign.
    const Expr *From = Sub->IgnoreParenCasts();
    const auto *Passed = dyn_cast<DeclRefExpr>(From);
    if (To->isSpecificBuiltinType(BuiltinType::UInt) && Passed &&
        isa<ParmVarDecl>(Passed->getDecl()) &&
        Passed->getType()->isVoidPointerType())
      return Residue::Nothing;
    if (To->isSpecificBuiltinType(BuiltinType::Int) &&
        mayCarryNumber(From->getType()))
      return Residue::Nothing;
    // A byte of a digest stays what it is.
    bool Bucket = To->isIntegerType() && Sub->getType()->isIntegerType() &&
                  !To->isDependentType() && AST.getIntWidth(To) <= BucketBits &&
                  AST.getIntWidth(Sub->getType()) > BucketBits;
    return Bucket ? Residue::Nothing : Residue::Whole;
  }
  default:
    return Residue::Whole;
  }
}
