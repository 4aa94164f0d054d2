//===--- Uses.h - where the names of a unit are used ------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One walk over the unit, made only where there is a finding to mend: each use
// of a field, variable or function with the statements around it, and what is
// made of, or handed out about, the objects of a class.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_USES_H
#define STABLEID_CORE_USES_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include <vector>

namespace stableid {

/// One place that names a declaration.
struct Use {
  const clang::Expr *Ref = nullptr;
  /// The innermost statement around it; see Uses::around.
  uint32_t Around = 0;
  const clang::FunctionDecl *In = nullptr;
  /// The field that a constructor's initialiser gives it to.
  const clang::FieldDecl *Initialized = nullptr;
};

class Uses {
public:
  explicit Uses(clang::ASTContext &AST) : AST(AST) {}

  llvm::ArrayRef<Use> of(const clang::NamedDecl *D);
  /// A template names something like \p D, and only its instances say what.
  bool mayBeNamedInTemplate(const clang::NamedDecl *D);
  /// The values that constructors give to \p F.
  llvm::ArrayRef<const clang::Expr *> givenTo(const clang::FieldDecl *F);
  /// How often this unit names \p F, which no other unit can.
  unsigned callersOf(const clang::FunctionDecl *F);
  /// The body of a function was not read.
  bool sawSkippedBody();

  /// The statement \p Around stands for; then the one around that, or 0.
  const clang::Stmt *around(uint32_t &Around) const {
    const Node &N = Nodes[Around - 1];
    Around = N.Outer;
    return N.S;
  }

  /// A function whose body is elsewhere knows the class \p C, or objects of it
  /// are read as bytes.
  bool isKnownElsewhere(const clang::RecordDecl *C);
  /// One object is made of \p C, and that for the whole life of the process.
  bool isMadeOnce(const clang::CXXRecordDecl *C);
  /// Objects of \p C are copied or moved.
  bool isCopied(const clang::CXXRecordDecl *C);
  /// Two std::shared_ptr of different objects may have one owner, or two of one
  /// object different ones.
  bool mixesOwners();

private:
  friend class UseCollector;
  struct Node {
    const clang::Stmt *S;
    uint32_t Outer;
  };
  struct Made {
    unsigned Static = 0, Other = 0;
    bool Copied = false;
  };
  void collect();

  clang::ASTContext &AST;
  bool Collected = false, SkippedBody = false, MixedOwners = false;
  std::vector<Node> Nodes;
  llvm::DenseMap<const clang::Decl *, std::vector<Use>> ByDecl;
  llvm::DenseSet<clang::DeclarationName> Dependent;
  llvm::DenseMap<const clang::Decl *, std::vector<const clang::Expr *>> Given;
  llvm::DenseMap<const clang::Decl *, unsigned> Callers;
  llvm::DenseMap<const clang::Decl *, Made> Objects;
  llvm::DenseSet<const clang::Decl *> Elsewhere;
};

} // namespace stableid

#endif // STABLEID_CORE_USES_H
