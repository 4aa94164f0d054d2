//===--- Leftovers.h - what an edit would leave unused ---------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Compilers warn of what is left unused, and some users let no warning pass.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_LEFTOVERS_H
#define STABLEID_CORE_LEFTOVERS_H

#include "UserText.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallPtrSet.h"
#include <optional>
#include <vector>

namespace stableid {

/// The code that goes with an edit, and what the new text asks for again.
struct Removed {
  const clang::Expr *Written = nullptr, *Kept = nullptr;
};

struct Leftovers {
  /// They take out what would be left unused, or say that it may be.
  std::vector<CodeEdit> Edits;
  /// The value they are about, and the locals of it that are gone.
  llvm::SmallPtrSet<const clang::ValueDecl *, 4> Unused;
  llvm::SmallPtrSet<const clang::VarDecl *, 2> Locals;
};

/// How often a function names its locals, and the functions of its unit.
struct NameCounts {
  llvm::MapVector<const clang::ValueDecl *, unsigned> Of;
  unsigned This = 0;

  NameCounts() = default;
  explicit NameCounts(const clang::FunctionDecl *In);
  void add(const clang::Stmt *S);
};

/// The rest of \p In, all in \p File, without \p Gone. \p All are its
/// names; \p Callers counts who names a function that only this unit knows.
/// None where something would be left all the same.
std::optional<Leftovers>
leftoversOf(const clang::FunctionDecl *In, const NameCounts &All,
            clang::FileID File, llvm::ArrayRef<Removed> Gone,
            llvm::function_ref<unsigned(const clang::FunctionDecl *)> Callers,
            clang::ASTContext &AST);

/// \p D, or a local that is made of it, is named in \p Written.
bool namesThroughLocals(const clang::Expr *Written, const clang::ValueDecl *D,
                        const clang::FunctionDecl *In);

/// A local number or text in \p Written is also used elsewhere in \p In, whose
/// names are \p All: what is written there has to be equal to it.
bool isShared(const clang::Expr *Written, const clang::FunctionDecl *In,
              const NameCounts &All);

} // namespace stableid

#endif // STABLEID_CORE_LEFTOVERS_H
