//===--- Repair.h - the edits that mend a finding --------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What is to be written where, so that the ID is a real one: plain data, which
// front ends turn into fix-its. Advice has the words; docs/fixes.md has the
// table of which finding gets which edit. Each family of edits is a file.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_REPAIR_H
#define STABLEID_CORE_REPAIR_H

#include "ClosedWorld.h"
#include "Layout.h"
#include "Leftovers.h"
#include "Site.h"
#include "UserText.h"
#include "core/advice/Generator.h"
#include "core/advice/Remedy.h"
#include "core/verdict/Finding.h"
#include "clang/AST/ASTContext.h"
#include <optional>
#include <string>
#include <vector>

namespace stableid {

/// A member that several repairs of one class share.
struct Growth {
  const clang::CXXRecordDecl *Class = nullptr;
  std::string Type, Name, Init;
  /// Code outside of the class asks for it.
  bool Public = false;
  /// The class needs a function that `id_of` asks.
  bool Accessor = false;
};

struct Repair {
  /// Every use is visible and keeps its meaning: it may be applied unseen.
  bool Safe = false;
  std::vector<CodeEdit> Edits;
  std::optional<Growth> Member;
  /// The headers to include, in their brackets or quotes, and where.
  std::vector<std::string> Headers;
  clang::FileID File;
  /// What it rewrites, in which function; what it leaves unused, others may
  /// share.
  const clang::FunctionDecl *In = nullptr;
  Removed Gone;
  /// The locals that have to go with it.
  llvm::SmallVector<const clang::VarDecl *, 2> Behind;
  bool Settled = false;
  /// What the note says instead of the general advice; may be empty.
  std::string Words;
};

/// What becomes of a number of 64 bits in fewer.
std::string repeats(unsigned Bits);

/// The repairs of one unit. Nothing is asked of the unit before there is a
/// finding that could be mended.
class Repairs {
public:
  Repairs(clang::ASTContext &AST, const Generators &Use,
          llvm::ArrayRef<const Finding *> Findings);

  /// How \p F is mended; none where only words will do.
  std::optional<Repair> of(const Finding &F);

  /// Takes out what only several of \p All, which are applied \p Together,
  /// leave unused, and drops those that would leave the address behind.
  void settle(llvm::ArrayRef<std::optional<Repair> *> All, bool Together);

  /// The edit that gives a class its members.
  CodeEdit grow(const clang::CXXRecordDecl *C,
                llvm::ArrayRef<Growth> Members) const;

private:
  std::optional<Repair> number(const Finding &F, const Site &S);
  std::optional<Repair> identity(const Finding &F, const Site &S);
  std::optional<Repair> hash(const Finding &F, const Site &S);
  std::optional<Repair> random(const Finding &F, const Site &S,
                               const Remedy &Row);
  std::optional<Repair> local(const Site &S);
  std::optional<Repair> thread(const Finding &F, const Site &S);

  std::optional<Leftovers> leftBy(const clang::FunctionDecl *In,
                                  clang::FileID File,
                                  llvm::ArrayRef<Removed> Gone);
  /// \p Kept: the part of the expression that the new text has as well.
  std::optional<Repair> replace(const Site &S, std::string Text,
                                llvm::ArrayRef<std::string> Headers,
                                const clang::Expr *Kept = nullptr);
  /// A class that can get a member named like \p Name, in the style of its
  /// others; empty where that name is taken.
  std::string memberName(const clang::CXXRecordDecl *C,
                         llvm::StringRef Name) const;
  bool canGrow(const clang::CXXRecordDecl *C, const Site &S);
  /// Nothing but the value itself changes when \p F is mended at \p S.
  bool isSafe(const Finding &F, const Site &S) const;
  std::optional<Repair> ofIdentity(const Finding &F, const Site &S,
                                   bool Hashed);

  clang::ASTContext &AST;
  const Generators &Use;
  ClosedWorld World;
  Layout Classes;
  /// Of the finding that is being mended.
  Effect Uses = Effect::Unknown;
};

} // namespace stableid

#endif // STABLEID_CORE_REPAIR_H
