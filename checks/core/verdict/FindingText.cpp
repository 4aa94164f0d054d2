//===--- FindingText.cpp - a weighed candidate as text --------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See FindingText.h.
//
//===----------------------------------------------------------------------===//

#include "FindingText.h"

using namespace clang;
using namespace stableid;

/// FILE:LINE:COLUMN, where the user wrote it.
static void place(llvm::raw_ostream &OS, SourceLocation Loc,
                  const SourceManager &SM) {
  PresumedLoc At = SM.getPresumedLoc(SM.getFileLoc(Loc));
  if (At.isValid())
    OS << " at " << At.getFilename() << ":" << At.getLine() << ":"
       << At.getColumn();
}

static StringRef wordFor(StepKind Kind) {
  switch (Kind) {
  case StepKind::Converted:
    return "converted";
  case StepKind::Hashed:
    return "hashed";
  case StepKind::Formatted:
    return "printed";
  case StepKind::Stored:
    return "stored in";
  case StepKind::Returned:
    return "returned from";
  case StepKind::Passed:
    return "passed to";
  case StepKind::Captured:
    return "captured";
  }
  llvm_unreachable("a step without words");
}

static StringRef wordFor(const Sink &S) {
  switch (S.Kind) {
  case SinkKind::Id:
    return "an ID";
  case SinkKind::Output:
    return "an output";
  case SinkKind::Key:
    break;
  }
  switch (S.Harm) {
  case KeyHarm::Outlives:
    return "a key that is kept";
  case KeyHarm::Text:
    return "a text as a key";
  case KeyHarm::Moves:
    return "a key of what moves";
  case KeyHarm::Compared:
    return "compared with a fresh address";
  case KeyHarm::Stays:
    return "a key that stays";
  case KeyHarm::Stored:
    return "a key in a store";
  }
  llvm_unreachable("a sink without words");
}

void stableid::print(llvm::raw_ostream &OS, const Finding &F,
                     const SourceManager &SM) {
  OS << "  source: address of '" << F.From.subject() << "'";
  place(OS, F.From.Loc, SM);
  for (const Step &S : F.Steps) {
    OS << "\n  step: " << wordFor(S.Kind);
    if (S.Name)
      OS << " '" << S.Name->getNameAsString() << "'";
    place(OS, S.Loc, SM);
  }
  OS << "\n  sink: '" << F.To.Name << "', " << wordFor(F.To);
  place(OS, F.To.Loc, SM);
  OS << "\n";
  for (unsigned Q = 0; Q < Questions; ++Q) {
    OS << "  " << textOf(Reason::Question(Q)) << ": "
       << textOf(F.Why.Answers[Q]) << "\n";
    for (const Verdict::Given &Row : F.Why.Rows)
      if (unsigned(Row.Row->About) == Q) {
        OS << "    " << textOf(Row.Row->Says) << ", " << Row.Row->Name << ": "
           << Row.Row->Sentence;
        place(OS, Row.At, SM);
        OS << "\n";
      }
  }
  Answer Lowest = F.Why.lowest();
  OS << "  verdict: "
     << (Lowest == Answer::Yes       ? "certain"
         : Lowest == Answer::Unknown ? "likely"
                                     : "silent")
     << "\n";
}
