//===--- Repair.h - the edits that mend a finding --------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The edits that make the ID a real one: plain data, which
// front ends turn into fix-its. Advice has the words; docs/fixes.md has the
// table of which finding gets which edit. Each family of edits is a file.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_REPAIR_H
#define STABLEID_CORE_REPAIR_H

#include "ClosedWorld.h"
#include "KeyUses.h"
#include "Layout.h"
#include "Leftovers.h"
#include "Site.h"
#include "UserText.h"
#include "core/advice/Generator.h"
#include "core/advice/Remedy.h"
#include "core/verdict/Finding.h"
#include "clang/AST/ASTContext.h"
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace stableid {

/// A member that several repairs of one class share.
struct Growth {
  const clang::CXXRecordDecl *Class = nullptr;
  std::string Type, Name, Init;
  /// A function that the class gets in place of a member.
  std::string Function;
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
  /// The code it rewrites, in which function; what it leaves unused, others may
  /// share.
  const clang::FunctionDecl *In = nullptr;
  Removed Gone;
  /// The edits of \p Edits that take out what is left unused.
  size_t Cleaning = 0;
  /// The locals that have to go with it.
  llvm::SmallVector<const clang::VarDecl *, 2> Behind;
  /// The given value is a number that is another one each time.
  bool Fresh = false;
  /// The words of the note instead of the general advice; may be empty.
  std::string Words;
};

/// The remedy for a finding: an edit, or words.
struct Mend {
  std::optional<Repair> Edit;
  /// Where there is no edit: what the note says instead of the general advice,
  /// which may be nothing, and the condition that failed, as a sentence.
  std::string Words, WhyNot;
  /// The header that an edit would need, if that is what is missing.
  std::string Missing;
  /// The declaration that is given the value, where it has to be one kind of ID
  /// at all places that write it.
  const clang::Decl *Into = nullptr;
};

/// The means that the repairs of a unit may use.
struct Means {
  Generators Use;
  /// True if \p Header, in its brackets or quotes, is found by the includes of
  /// a file.
  std::function<bool(llvm::StringRef Header, clang::FileID From)> IsFound;
  /// True if code that '#if' leaves out has that name.
  std::function<bool(llvm::StringRef Name)> IsLeftOut;
};

/// \p Text, as messages quote code.
inline std::string quoted(llvm::StringRef Text) {
  return ("'" + Text + "'").str();
}

/// What a class pays for a member of \p Bytes bytes; \p Trivial: no more than
/// that.
std::string growsBy(const clang::CXXRecordDecl *C, unsigned Bytes, bool Trivial);

/// The function by which \p C gives its identity; \p Taken: it has a member of
/// that name.
const clang::CXXMethodDecl *accessorOf(const clang::CXXRecordDecl *C,
                                       bool &Taken);

/// The fate of a number of 64 bits in fewer.
std::string repeats(unsigned Bits);

/// The repairs of one unit. Nothing is asked of the unit before there is a
/// finding that could be mended.
class Repairs {
public:
  /// Those of \p Findings, where \p All were made in the unit.
  Repairs(clang::ASTContext &AST, const Means &Given,
          llvm::ArrayRef<const Finding *> Findings,
          llvm::ArrayRef<const Finding *> All);

  Mend of(const Finding &F);

  /// Puts those of \p All into groups that are only right together: two IDs
  /// made of one local stay equal, and the local goes with both; what is given
  /// to one field at several places stays one kind of ID. Returns the number of
  /// the first of its group for each.
  std::vector<size_t> settle(llvm::MutableArrayRef<Mend> All);

  /// The edit that gives a class its members.
  CodeEdit grow(const clang::CXXRecordDecl *C,
                llvm::ArrayRef<Growth> Members) const;

private:
  std::optional<Repair> edit(const Finding &F);
  std::optional<Repair> number(const Finding &F, const Site &S);
  std::optional<Repair> identity(const Finding &F, const Site &S);
  std::optional<Repair> hash(const Finding &F, const Site &S);
  std::optional<Repair> random(const Finding &F, const Site &S,
                               const Remedy &Row);
  std::optional<Repair> local(const Site &S);
  std::optional<Repair> thread(const Finding &F, const Site &S);
  std::optional<Repair> message(const Site &S);
  /// Mends nothing: the pointer is shown to a run under the witness.
  std::optional<Repair> witness(const Finding &F);
  std::optional<Repair> key(const Finding &F);
  std::optional<Repair> keyByOwner(const clang::DeclaratorDecl *D,
                                   const KeyUses &All);
  std::optional<Repair> eraseAtEnd(const clang::DeclaratorDecl *Container,
                                   const KeyUses &All);
  std::optional<Repair> keyByIdentity(const clang::DeclaratorDecl *D,
                                      const KeyUses &All);
  std::optional<Repair> counter(const Finding &F, const Site &S,
                                const clang::CXXRecordDecl *Owner);

  /// What makes an ID of \p Kind in the language of the unit, as far as the
  /// includes of \p In find it; null, where nothing does.
  const Generator *maker(GeneratorKind Kind, clang::FileID In);
  /// The library's own header of \p G can be included in the file \p In.
  bool isFound(const Generator &G, clang::FileID In) const;
  /// \p Header is found by the includes of \p In; else that is why there is no
  /// edit.
  bool finds(const std::string &Header, clang::FileID In);
  /// There is no edit, for the reason \p Why.
  std::nullopt_t refuse(std::string Why);
  /// A value handed out of the process, or of the unit, has to be unique there.
  std::string gone(const Finding &F);

  std::optional<Leftovers> leftBy(const clang::FunctionDecl *In,
                                  clang::FileID File,
                                  llvm::ArrayRef<Removed> Gone);
  const NameCounts &namesIn(const clang::FunctionDecl *In);
  /// Settles the repairs \p Group of \p All, which are of one function.
  void settleFunction(llvm::MutableArrayRef<Mend> All,
                      std::vector<size_t> Group, std::vector<size_t> &First);
  /// Settles \p Group, which are only right together.
  void settleGroup(llvm::MutableArrayRef<Mend> All, std::vector<size_t> Group,
                   std::vector<size_t> &First);
  /// \p Kept: the part of the expression that the new text has as well.
  std::optional<Repair> replace(const Site &S, std::string Text,
                                llvm::ArrayRef<std::string> Headers,
                                const clang::Expr *Kept = nullptr);
  /// A class that can get a member named like \p Name, in the style of its
  /// others; empty where that name is taken.
  std::string memberName(const clang::CXXRecordDecl *C,
                         llvm::StringRef Name) const;
  bool canGrow(const clang::CXXRecordDecl *C, clang::FileID In);
  bool isInFile(const clang::CXXRecordDecl *C, clang::FileID File) const;
  /// Nothing but the value itself changes when \p F is mended at \p S.
  bool isSafe(const Finding &F, const Site &S) const;
  std::optional<Repair> ofIdentity(const Finding &F, const Site &S,
                                   bool Hashed);

  clang::ASTContext &AST;
  const Means &Given;
  const Generators &Use;
  ClosedWorld World;
  Layout Classes;
  llvm::DenseMap<const clang::FunctionDecl *, NameCounts> Names;
  /// Where addresses were taken that are also written somewhere, and what they
  /// were stored in.
  llvm::DenseSet<clang::SourceLocation> Sent;
  llvm::DenseSet<const clang::Decl *> SentFrom;
  /// The classes whose destructors take entries out, and of which containers.
  llvm::DenseMap<const clang::Decl *, const clang::ValueDecl *> Ending;
  /// The classes whose objects keep addresses as IDs.
  llvm::DenseSet<const clang::Decl *> Owners;
  /// Of the finding that is being mended.
  Readers Read;
  std::string WhyNot, Instead, Missing;
};

} // namespace stableid

#endif // STABLEID_CORE_REPAIR_H
