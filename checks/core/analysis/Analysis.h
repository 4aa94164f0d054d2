//===--- Analysis.h - a question that is asked of a whole unit -*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The flow from a source to a sink is one story of an address; an analysis is
// another one. Each is a row: its name, a sentence, a function from the unit to
// remarks. A front end makes a check of each row.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_ANALYSIS_H
#define STABLEID_CORE_ANALYSIS_H

#include "core/index/UnitIndex.h"
#include "core/repair/UserText.h"
#include "core/sink/Lexicon.h"
#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace stableid {

/// A place that an analysis complains about.
struct Remark {
  clang::SourceLocation Loc;
  clang::SourceRange Range;
  /// The warning, in words; a likely one has a "may" in it.
  std::string Text;
  struct Note {
    clang::SourceLocation Loc;
    std::string Text;
  };
  /// The way to the place; the last is the advice.
  std::vector<Note> Notes;
  Certainty Sure = Certainty::Certain;
  /// The edit that the advice offers; nothing where there are only words.
  std::vector<CodeEdit> Edits;
  /// The headers that the edit needs, in brackets.
  std::vector<std::string> Headers;
  /// The functions of which other units may say what makes it go.
  std::vector<const clang::FunctionDecl *> Asks;
  /// Of these, the one whose callers must all be seen for it to be certain.
  const clang::FunctionDecl *Open = nullptr;
};

/// One unit, read once for all analyses.
struct UnitPass {
  clang::ASTContext &AST;
  ModelIndex &Index;
  const Lexicon &Names;
  const UnitIndex &Unit;
  /// Where analyses tell what other units want to know; null if none listens.
  ProjectFacts *Told = nullptr;
};

/// The name of \p D as messages quote it.
inline std::string quoted(const clang::NamedDecl *D) {
  return "'" + D->getNameAsString() + "'";
}

struct Analysis {
  /// The name of the check.
  llvm::StringLiteral Name;
  /// The sentence that its page begins with.
  llvm::StringLiteral Says;
  std::vector<Remark> (*Run)(const UnitPass &);
  /// Its edits may need headers.
  bool NeedsHeaders = false;
};

} // namespace stableid

#endif // STABLEID_CORE_ANALYSIS_H
