//===--- Residue.h - what an operation leaves of an address ----*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One table answers, for each operator and operand, how much of an address in
// that operand is left in the result. The walk asks it to choose which bodies
// are read, and the reader of bodies asks it again, so that both agree.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_RESIDUE_H
#define STABLEID_CORE_RESIDUE_H

#include "clang/AST/Expr.h"

namespace stableid {

enum class Residue : uint8_t {
  Nothing, ///< a bucket, an offset, a truth value: it tells no objects apart
  Mixed,   ///< the address combined with other data
  Whole    ///< one value for each address
};

enum class Operand : uint8_t { Left, Right };

/// The residue of `L Op R` of an address that the operand \p Holder holds. \p
/// Other is the other operand, or null if it is not known. A compound
/// assignment is the operation it is made of.
Residue residueOf(clang::BinaryOperatorKind Op, Operand Holder,
                  const clang::Expr *Other, const clang::ASTContext &AST);

/// The residue that the cast \p E to a number or a truth value leaves of an
/// address that its operand holds.
Residue residueOf(const clang::CastExpr *E, const clang::ASTContext &AST);

/// True if the value of \p E is known when the program is compiled.
bool isConstant(const clang::Expr *E, const clang::ASTContext &AST);

} // namespace stableid

#endif // STABLEID_CORE_RESIDUE_H
