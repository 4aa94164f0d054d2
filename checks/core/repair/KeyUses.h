//===--- KeyUses.h - how a container of pointers is used -------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// All that a unit does to a map or set of the standard library: the keys that it
// is asked for, where its type is written, and whether an entry is kept or handed
// out. None, where something is done to it that another key could not.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_KEYUSES_H
#define STABLEID_CORE_KEYUSES_H

#include "Uses.h"
#include "llvm/ADT/SmallPtrSet.h"
#include <optional>
#include <string>
#include <vector>

namespace stableid {

struct KeyUses {
  struct Key {
    const clang::Expr *Written = nullptr;
    const clang::FunctionDecl *In = nullptr;
  };
  /// Where a declaration says std::map<const Font *, int>.
  struct Spelling {
    clang::CharSourceRange Template, Key; ///< map; const Font *
    clang::SourceLocation Close;          ///< the last >
  };
  bool Map = false, Ordered = false;
  clang::QualType KeyType;
  std::vector<Key> Keys;
  std::vector<Spelling> Declared;
  /// Entries are taken out.
  bool Erases = false;
  /// What refers to an entry leaves the function that asked for it.
  bool HandsOut = false;
  /// The functions that keep an iterator or a reference for a while.
  llvm::SmallPtrSet<const clang::FunctionDecl *, 4> Keeping;
};

/// How \p D is used; none, for the reason \p Why.
std::optional<KeyUses> keyUsesOf(const clang::DeclaratorDecl *D, Uses &All,
                                 clang::ASTContext &AST, std::string &Why);

} // namespace stableid

#endif // STABLEID_CORE_KEYUSES_H
