//===--- Reason.h - one row of the verdict -------------------- -*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The verdict asks six questions. A reason is a row: it belongs to one
// question, says unknown or no where its predicate holds, and has a sentence
// for people. The answer to a question is the lowest that a row gives, else
// yes; so that a row can only lower a verdict, and the order of rows means
// nothing.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_REASON_H
#define STABLEID_CORE_REASON_H

#include "clang/AST/DeclBase.h"
#include "clang/Basic/SourceLocation.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <array>
#include <cstdint>

namespace stableid {

struct Case;

constexpr unsigned Questions = 6;

/// In the order of how much they allow: a verdict is a minimum.
enum class Answer : uint8_t { No, Unknown, Yes };

/// The result of a predicate: whether it holds, and where that shows, if it
/// shows at one place.
struct Evidence {
  bool Seen = false;
  clang::SourceLocation At;

  Evidence(bool Seen) : Seen(Seen) {}
  Evidence(const clang::Decl *D)
      : Seen(D != nullptr), At(D ? D->getLocation() : clang::SourceLocation()) {
  }
};

struct Reason {
  enum class Question : uint8_t {
    Whose,    ///< whose address is it
    Left,     ///< what is left of it
    Name,     ///< does the name say identity
    Outlives, ///< does the place outlive the object, or leave the process
    Returns,  ///< does it come back as a pointer, or is it taken back
    Unread    ///< could what nobody read change the answer
  };

  /// The kinds of sinks that it is asked of.
  enum Kinds : uint8_t { Ids = 1, Keys = 2, Outputs = 4, All = 7 };

  /// How tests, pages and the dump call it.
  llvm::StringLiteral Name;
  Question About;
  Answer Says;
  uint8_t Of;
  Evidence (*Holds)(const Case &);
  /// Why it says so, for people: no period, no capital.
  llvm::StringLiteral Sentence;
};

/// The rows of one question.
llvm::ArrayRef<Reason> reasonsFor(Reason::Question Q);

/// The question in words.
llvm::StringRef textOf(Reason::Question Q);
llvm::StringRef textOf(Answer A);

} // namespace stableid

#endif // STABLEID_CORE_REASON_H
