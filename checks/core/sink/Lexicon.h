//===--- Lexicon.h - the words of names ------------------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A name is split into words; each word has roles, which the Model lists. The
// last noun of a name decides whether it says identity, the words before it say
// what kind of identity it is.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_LEXICON_H
#define STABLEID_CORE_LEXICON_H

#include "core/model/Model.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>
#include <vector>

namespace stableid {

enum class Certainty : uint8_t {
  Likely, ///< "may"; silent unless ReportLikely
  Certain ///< "is"
};

/// The verdict on one name.
struct Identity {
  IdentityKind Kind = IdentityKind::Object;
  Certainty Sure = Certainty::Certain;
  /// One of several: ids, sessionIds.
  bool Many = false;
};

/// Names that say identity. `session_id`, `traceId`, `PushID`, `x-request-id`
/// do; `width`, `grid`, `valid`, `idle` do not. Words are split at case,
/// underscores, dashes and digits before anything is compared.
class Lexicon {
public:
  /// \p M outlives the Lexicon. \p Extra: further words of the user's own,
  /// certain ones.
  explicit Lexicon(const Model &M, llvm::ArrayRef<std::string> Extra = {});
  /// The words of the built-in model, for what a user's words do not decide.
  static Lexicon builtin() { return Lexicon(*Model::builtin()); }

  /// A variable, field, parameter, function or key constant.
  std::optional<Identity> classify(llvm::StringRef Name) const;
  /// A name of several: ids, session_ids, UUIDs.
  std::optional<Identity> classifyPlural(llvm::StringRef Name) const;
  /// A function that takes an ID: setId, PushID, with_session_id.
  std::optional<Identity> classifySetter(llvm::StringRef Name) const;
  /// A string constant beside the value; the bare words session, trace,
  /// request, key, token say identity here.
  std::optional<Identity> classifyConstant(llvm::StringRef Text) const;

  /// A word of \p Name has the role \p R.
  bool says(WordRole R, llvm::StringRef Name) const;
  /// The whole \p Name is a word of the role \p R.
  bool is(WordRole R, llvm::StringRef Name) const;

  /// Functions, classes and variables that only show things to a developer:
  /// debug, dump, log, print, assert.
  bool saysDiagnostic(llvm::StringRef Name) const;
  /// The same without the words that only say that a function formats: print,
  /// printf.
  bool saysLog(llvm::StringRef Name) const;
  /// Functions, classes and fields that speak to people of what happened, or
  /// show one object to them: error, fail, throw, message, to_string.
  bool saysSpoken(llvm::StringRef Name) const;
  /// Functions that answer about what they are given: isA, hasId, findById.
  bool saysQuestion(llvm::StringRef Name) const;
  /// Names of pointers to nothing in particular that point to an object all the
  /// same: request, session, owner_.
  bool saysReferent(llvm::StringRef Name) const;
  /// Functions whose result stands for their arguments in a hash table: hash,
  /// mix, crc32, fnv1a, murmur.
  bool saysHash(llvm::StringRef Name) const;
  /// Types whose name says no more than how wide they are: u64, uptr, ulong.
  bool saysWidth(llvm::StringRef Name) const;

private:
  using Words = llvm::SmallVector<std::string, 4>;
  std::optional<Identity> classifyNew(llvm::StringRef Name) const;
  IdentityKind kindOf(const Words &W) const;
  bool reduce(Words &W) const;
  bool isCompoundId(llvm::StringRef Word) const;

  const Model &M;
  std::vector<std::string> Extra;
  /// The answer for each name: a unit has few of them, and asks often.
  mutable llvm::StringMap<std::optional<Identity>> Known;
};

/// The words of a name, in lower case.
llvm::SmallVector<std::string, 4> splitName(llvm::StringRef Name);

} // namespace stableid

#endif // STABLEID_CORE_LEXICON_H
