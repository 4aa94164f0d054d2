//===--- Verdict.h - what the six questions are answered ------ -*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The answer to each question, and the rows that gave it: plain data.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_VERDICT_H
#define STABLEID_CORE_VERDICT_H

#include "Reason.h"
#include "llvm/ADT/STLExtras.h"
#include <array>
#include <vector>

namespace stableid {

struct Verdict {
  std::array<Answer, Questions> Answers;
  /// The rows that lowered an answer. Without being asked for all, the judge
  /// leaves out those that could not lower the verdict further.
  struct Given {
    const Reason *Row = nullptr;
    clang::SourceLocation At; ///< invalid where it shows at no one place
  };
  std::vector<Given> Rows;

  Verdict() { Answers.fill(Answer::Yes); }
  /// The verdict itself: certain, likely or silent.
  Answer lowest() const { return *llvm::min_element(Answers); }
  /// Nothing but the row \p Name keeps it from being certain.
  bool onlyBy(llvm::StringRef Name) const {
    return !Rows.empty() && llvm::all_of(Rows, [&](const Given &G) {
      return G.Row->Name == Name;
    });
  }
  /// \p R holds, as \p E shows. It can only lower an answer.
  void add(const Reason &R, const Evidence &E) {
    Answer &Here = Answers[unsigned(R.About)];
    Here = std::min(Here, R.Says);
    Rows.push_back({&R, E.At});
  }
};

} // namespace stableid

#endif // STABLEID_CORE_VERDICT_H
