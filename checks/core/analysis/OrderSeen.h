//===--- OrderSeen.h - what a loop does with the order it runs in -*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A loop that counts, sums or marks its elements does the same in any order.
// One that writes, numbers or appends them shows the order to others.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_ORDER_SEEN_H
#define STABLEID_CORE_ORDER_SEEN_H

#include "Analysis.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/SmallVector.h"

namespace stableid {

/// How the order of a loop gets out of it.
enum class SeenAs : uint8_t {
  Written,  ///< a stream, a file, a socket
  Reported, ///< a function that tells of one thing after the other
  Appended, ///< a sequence or text that goes on
  Numbered, ///< each element gets the next number
  Hashed,   ///< a hash that depends on the order
  First,    ///< the first element that fits is taken
  Chosen,   ///< the first of all is taken to be the leader
  Drawn,    ///< each element gets the next random number
  Summed    ///< floating-point numbers, whose sum depends on the order
};

struct OrderSeen {
  SeenAs As = SeenAs::Written;
  clang::SourceLocation At;
  /// The sequence, hash, sum or function; may be null.
  const clang::ValueDecl *Where = nullptr;
  Certainty Sure = Certainty::Likely;
};

/// Reads the body of one loop, or of a function that is called for each
/// element.
class OrderReader {
public:
  OrderReader(const UnitPass &P, const clang::FunctionDecl *In)
      : P(P), In(In) {}

  /// \p D is an element, or made of one.
  void addElement(const clang::ValueDecl *D);
  void read(const clang::Stmt *Body);
  /// The elements are searched, and \p Body is the predicate.
  void predicate(const clang::CompoundStmt *Body);
  std::optional<Certainty> channel(const clang::Expr *E) const;

  llvm::SmallVector<OrderSeen, 2> Seen;

private:
  void walk(const clang::Stmt *S, bool Guarded);
  void declare(const clang::VarDecl *V);
  void assignment(const clang::BinaryOperator *B);
  void call(const clang::CallExpr *Call);
  bool stream(const clang::CallExpr *Call);
  void append(const clang::Expr *Target, const clang::Expr *At);
  bool ruled(const clang::CallExpr *Call);
  void callee(const clang::CallExpr *Call, const clang::FunctionDecl *F);
  void handed(const clang::CallExpr *Call);
  bool adds(const clang::CXXMemberCallExpr *Call) const;
  void findCounted(const clang::Stmt *S);
  void leave(const clang::Stmt *S, const clang::Expr *Value);
  void numbered(const clang::Expr *Target, const clang::Expr *Value,
                const clang::Expr *At);
  void add(SeenAs As, const clang::Stmt *At, Certainty Sure,
           const clang::ValueDecl *Where = nullptr);
  void branch(const clang::IfStmt *If, bool One);
  void block(const clang::CompoundStmt *Block, bool One);
  void taken(const clang::Stmt *Then);
  bool asksForOne(const clang::Expr *Cond, bool Truth) const;
  /// A variable of the loop, or a part of an element.
  bool isInner(const clang::Expr *Target) const;
  bool mentions(const clang::Stmt *S) const;
  bool counts(const clang::Stmt *S) const;
  /// A random number is drawn that the next element does not get.
  bool draws(const clang::Stmt *S) const;

  const UnitPass &P;
  const clang::FunctionDecl *In;
  unsigned Depth = 0;
  unsigned Inside = 0; ///< loops and switches around, within the one that is read
  llvm::SmallPtrSet<const clang::ValueDecl *, 8> Derived, Inner, Counted;
  /// Variables of the loop that hold another number for each element.
  llvm::SmallPtrSet<const clang::ValueDecl *, 2> Numbers;
  /// Variables of the loop that are new nodes of a document outside it.
  llvm::DenseMap<const clang::ValueDecl *, const clang::CXXMemberCallExpr *> Nodes;
  /// The arguments of the caller for parameters that are streams.
  llvm::DenseMap<const clang::ValueDecl *, const clang::Expr *> Bound;
};

} // namespace stableid

#endif // STABLEID_CORE_ORDER_SEEN_H
