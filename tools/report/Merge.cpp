//===--- Merge.cpp - one report of several ---------------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What parts of a project reported, on whatever machine, as if it had been one
// scan: each finding once, in the order of the files.
//
//===----------------------------------------------------------------------===//

#include "Report.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>
#include <tuple>

using namespace stableid;
using llvm::StringRef;

/// Puts every path below the report's root below another one.
static void moveRoot(Report &R, StringRef To) {
  StringRef From = StringRef(R.Root).rtrim('/');
  auto Move = [&](std::string &Path) {
    StringRef Rest = Path;
    if (From.empty() ? !Rest.starts_with("/")
                     : Rest.consume_front(From) && Rest.starts_with("/"))
      Path = (To.rtrim('/') + "/" + Rest.ltrim('/')).str();
  };
  auto MoveAll = [&](std::vector<Edit> &Edits) {
    for (Edit &E : Edits)
      Move(E.File);
  };
  for (ReportFinding &F : R.Findings) {
    Move(F.At.File);
    MoveAll(F.Fix);
    for (ReportPlace &P : F.Places)
      Move(P.At.File);
    for (ReportNote &N : F.Notes) {
      Move(N.At.File);
      MoveAll(N.Fix);
    }
  }
  for (UnitFailure &U : R.Failures)
    Move(U.File);
  R.Root = To.str();
}

Report stableid::mergeReports(std::vector<Report> Reports, StringRef Root) {
  Report Whole = std::move(Reports.front());
  if (!Root.empty())
    moveRoot(Whole, Root);
  if (Reports.size() == 1)
    return Whole;
  for (Report &R : llvm::drop_begin(Reports)) {
    moveRoot(R, Whole.Root);
    Whole.Date = std::max(Whole.Date, R.Date);
    Whole.Units += R.Units;
    llvm::move(R.Findings, std::back_inserter(Whole.Findings));
    llvm::move(R.Failures, std::back_inserter(Whole.Failures));
  }
  // A header's findings are told by every part that includes it.
  auto KeyOf = [](const ReportFinding &F) {
    return std::tie(F.At.File, F.At.Line, F.At.Column, F.Check, F.Message);
  };
  auto Less = [&](const ReportFinding &A, const ReportFinding &B) {
    return KeyOf(A) < KeyOf(B);
  };
  std::sort(Whole.Findings.begin(), Whole.Findings.end(), Less);
  std::vector<ReportFinding> Once;
  for (ReportFinding &F : Whole.Findings) {
    if (!Once.empty() && !Less(Once.back(), F)) {
      // Known to one part is not known to all.
      Once.back().Baseline &= F.Baseline;
      llvm::append_range(Once.back().Places, F.Places);
      continue;
    }
    F.Fingerprint = StringRef(F.Fingerprint).split(':').first.str();
    Once.push_back(std::move(F));
  }
  joinMistakes(Once);
  numberFingerprints(Once);
  Whole.Findings = std::move(Once);
  return Whole;
}
