//===--- NonEmpty.h - which sequences have elements, and where  -*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One forward pass over a function: what tests of branches, construction,
// filling and emptying say of the number of elements of each sequence, and of
// the numbers that such numbers are made of.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_NON_EMPTY_H
#define STABLEID_CORE_NON_EMPTY_H

#include "Sequence.h"
#include "clang/AST/ASTContext.h"
#include "clang/Analysis/CFG.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include <map>
#include <vector>

namespace stableid {

/// How many elements a sequence has, on all paths to a place; or how large a
/// number is.
struct Filling {
  enum Amount : uint8_t {
    Given,    ///< as many as when the function began
    Some,     ///< at least one
    None,     ///< none
    Measured, ///< as many as By says
    Either,   ///< none on one path, and perhaps some on another
    Unknown
  };
  Amount Is = Given;
  const clang::Expr *By = nullptr;
  /// Where it was emptied, made or measured.
  clang::SourceLocation At;

  bool operator==(const Filling &O) const {
    return Is == O.Is && By == O.By && At == O.At;
  }
};

class NonEmpty {
public:
  /// Reads the function of which \p Graph is the CFG, with all expressions in it.
  NonEmpty(const clang::CFG &Graph, clang::ASTContext &AST, ModelIndex &Index,
           llvm::ArrayRef<ElementAddress> Wanted);

  /// The state in which \p Init leaves a sequence, as far as it says so itself.
  static Filling::Amount makes(const clang::Expr *Init, clang::ASTContext &AST,
                               ModelIndex &Index);

  /// The knowledge of the sequence of \p E where \p E is evaluated; null where
  /// no path leads.
  const Filling *at(const ElementAddress &E) const;

private:
  NonEmpty(clang::ASTContext &AST, ModelIndex &Index)
      : AST(AST), Index(Index) {}

  using State = std::map<unsigned, Filling>;
  class Blocks;

  unsigned idOf(const Path &P);
  Filling lookUp(const Path &P, const State &S);
  void set(const Path &P, Filling To, State &S);
  /// The places reached from \p P may have changed; \p P itself, unless \p Beyond.
  void forget(const Path &P, State &S, bool Beyond = false);
  void weaken(const clang::FunctionDecl *By, State &S);
  void apply(const clang::CFGElement &Element, State &S);
  void applyCall(const clang::CallExpr *Call, State &S);
  void applyUse(const SequenceUse &Use, const clang::Expr *At, State &S);
  void applyArgs(const clang::FunctionDecl *F,
                 llvm::ArrayRef<const clang::Expr *> Args, State &S);
  void applyDecl(const clang::VarDecl *V, State &S);
  void applyAssign(const clang::BinaryOperator *B, State &S);
  /// \p End is \p Begin and at least one more.
  bool endsBehind(const clang::Expr *End, const clang::Expr *Begin, State &S);
  Filling made(const clang::Expr *Init, State &S);
  Filling counted(const clang::Expr *Count, State &S);
  Filling valueOf(const clang::Expr *E, State &S, unsigned Depth = 4);
  /// \p C is \p Truth; false if that cannot be.
  bool assume(const clang::Expr *C, bool Truth, State &S, unsigned Depth = 4);
  bool assumeCompared(clang::BinaryOperatorKind Op, const clang::Expr *L,
                      const clang::Expr *R, State &S);
  bool assumeAmount(const Path &P, bool Some, clang::SourceLocation At,
                    State &S);
  /// The thing that \p E counts: a sequence, or the number that it is itself.
  llvm::SmallVector<Path, 2> measuredBy(const clang::Expr *E);
  bool assumeCase(const clang::SwitchStmt *Switch, const clang::CFGBlock *To,
                  State &S);
  bool follow(const clang::CFGBlock &From, unsigned Edge, State &S);

  clang::ASTContext &AST;
  ModelIndex &Index;
  std::vector<Path> Paths;
  llvm::DenseMap<const clang::Expr *, Filling> Found;
  llvm::DenseSet<const clang::Expr *> Reached;
};

} // namespace stableid

#endif // STABLEID_CORE_NON_EMPTY_H
