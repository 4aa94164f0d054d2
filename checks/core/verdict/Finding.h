//===--- Finding.h - an address mistaken for an identity -------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Source, steps, sink, certainty: plain data. Front ends print it, Advice adds
// what to write instead.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_FINDING_H
#define STABLEID_CORE_FINDING_H

#include "Verdict.h"
#include "core/sink/Sink.h"
#include "core/source/Derivation.h"
#include <vector>

namespace stableid {

struct Finding {
  Source From;
  std::vector<Step> Steps; ///< from the source to the sink
  Sink To;
  Certainty Sure = Certainty::Certain;
  /// The code is C, where nothing of the library can be used.
  bool InC = false;
  /// The function whose flow arrived there; null in an initialiser.
  const clang::FunctionDecl *In = nullptr;
  /// Where the fix belongs, if that is not where the warning is shown: in the
  /// definition of a macro.
  clang::SourceLocation Mended;
  /// An output of a value that is also reported as an ID: mending the ID mends
  /// it, so it is told only when nobody listens for IDs.
  bool Echo = false;
  /// Other addresses that reach the same sink, and where it is compared with a
  /// fresh one; both are mended with it.
  struct Other {
    std::string Subject;
    clang::SourceLocation Taken;
  };
  std::vector<Other> Others;
  clang::SourceLocation Compared;
  /// Where the address became a plain value.
  clang::SourceLocation taken() const {
    return !Steps.empty() && Steps[0].Kind <= StepKind::Formatted ? Steps[0].Loc
                                                                  : From.Loc;
  }
  /// Why it is as sure as it is.
  Verdict Why;
};

} // namespace stableid

#endif // STABLEID_CORE_FINDING_H
