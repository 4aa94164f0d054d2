//===--- OrderWalk.h - the walks of one function over addresses -*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One pass over a body: loops and algorithms that run in an order of addresses,
// and the local lists and iterators that have it on the way.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_ORDER_WALK_H
#define STABLEID_CORE_ORDER_WALK_H

#include "OrderFate.h"
#include "OrderSeen.h"
#include "PointerKeyed.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

namespace stableid {

/// Something whose elements come in the order of their addresses.
struct Ordered {
  const clang::Expr *At = nullptr;         ///< where a walk over it begins
  const clang::ValueDecl *Named = nullptr; ///< what to call it
  PointerKeyed By;
  /// A sequence that was filled or sorted in that order, and where.
  clang::SourceLocation Filled;
  /// The loop over it, if it is one that could be given another range.
  const clang::CXXForRangeStmt *Loop = nullptr;
};

class OrderWalk {
public:
  OrderWalk(const UnitPass &P, PointerKeys &Keys, std::vector<Remark> &Out)
      : P(P), Keys(Keys), Out(Out) {}
  void read(const clang::FunctionDecl *F);

private:
  void walk(const clang::Stmt *S);
  void loop(const clang::CXXForRangeStmt *For);
  void loop(const clang::Expr *Cond, const clang::Stmt *Body);
  void picks();
  std::optional<Ordered> leastByAddress(const clang::Expr *Sequence);
  std::optional<PointerKeyed> ofElements(clang::QualType Sequence);
  void algorithm(const clang::CallExpr *Call);
  void sorted(const clang::CallExpr *Call);
  void filled(const clang::VarDecl *V);
  void made(const clang::Expr *E, const clang::ValueDecl *As,
            clang::SourceLocation At);
  void wrapped(const clang::VarDecl *V);
  void tableWalk(const clang::CallExpr *Call);
  void callback(const Ordered &O, const clang::FunctionDecl *By);
  std::optional<PointerKeyed> ofTable(const clang::ValueDecl *Table) const;
  void begun(const clang::Expr *To, const clang::Expr *Value);
  bool isFollowed(const clang::VarDecl *V) const;
  void judge(const Ordered &O, const clang::Stmt *Body,
             llvm::ArrayRef<const clang::ValueDecl *> Elements);
  void judge(const Ordered &O, llvm::ArrayRef<OrderSeen> Seen);
  /// How sure it is that \p S gets out; nullopt where it does not.
  std::optional<Fate> fate(const Ordered &O, const OrderSeen &S);
  std::optional<Ordered> ordered(const clang::Expr *E);
  void report(const Ordered &O, const OrderSeen &S, Fate How);

  const UnitPass &P;
  PointerKeys &Keys;
  std::vector<Remark> &Out;
  const clang::FunctionDecl *F = nullptr;
  bool SortsHere = false; ///< something, whatever it is
  bool InClosure = false;
  /// Local sequences that hold an order of addresses by now.
  llvm::DenseMap<const clang::ValueDecl *, Ordered> Sequences;
  /// Iterators, and what they walk over.
  llvm::DenseMap<const clang::ValueDecl *, Ordered> Iterators;
  /// Calls whose result a variable holds.
  llvm::DenseMap<const clang::Expr *, const clang::VarDecl *> Results;
};

} // namespace stableid

#endif // STABLEID_CORE_ORDER_WALK_H
