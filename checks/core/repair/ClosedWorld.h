//===--- ClosedWorld.h - what a repair may rely on --------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Whether every use of a field, local or function is in this unit and keeps its
// meaning when the address in it becomes a number. Asked only where there is a
// finding to mend, and only then is the unit walked once more.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_CLOSEDWORLD_H
#define STABLEID_CORE_CLOSEDWORLD_H

#include "core/verdict/Finding.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"

namespace stableid {

enum class Effect : uint8_t {
  None,    ///< all are visible: returned, handed on, compared with their kind
  Unknown, ///< some are elsewhere, or lead elsewhere
  Breaks   ///< one needs an address: it is masked, or compared with another
};

class ClosedWorld {
public:
  /// Answers about what the findings \p Asked name.
  ClosedWorld(clang::ASTContext &AST, llvm::ArrayRef<const Finding *> Asked);

  /// What becomes of the uses of \p D, a field, local or function, when \p
  /// Written, the value it is given, is no address any more.
  Effect effectOn(const clang::NamedDecl *D, const clang::Expr *Written);

  /// How often this unit names \p F, which no other unit can.
  unsigned callersOf(const clang::FunctionDecl *F);

private:
  friend class UseCollector;
  struct Use {
    const clang::Expr *Ref = nullptr;
    /// What it stands in, innermost first.
    llvm::SmallVector<const clang::Stmt *, 8> Parents;
    /// The field that a constructor's initialiser gives it to.
    const clang::FieldDecl *Initialized = nullptr;
  };
  void collect();
  bool isVisible(const clang::NamedDecl *D) const;
  Effect effectOf(const Use &U, const clang::NamedDecl *D,
                  const clang::Expr *Written) const;

  clang::ASTContext &AST;
  bool Collected = false;
  bool SkippedBody = false;
  llvm::DenseMap<const clang::Decl *, unsigned> Callers;
  llvm::DenseMap<const clang::Decl *, std::vector<Use>> Uses;
  /// The values that constructors give to a field.
  llvm::DenseMap<const clang::Decl *, std::vector<const clang::Expr *>> Given;
};

} // namespace stableid

#endif // STABLEID_CORE_CLOSEDWORLD_H
