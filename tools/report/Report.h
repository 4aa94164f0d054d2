//===--- Report.h - what a scan found, as plain data -----------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A report is what a scan leaves behind: findings with their way, fixes, and
// the units that failed. One file per format writes it; JSON is also read
// again.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_TOOLS_REPORT_H
#define STABLEID_TOOLS_REPORT_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"
#include <optional>
#include <string>
#include <vector>

namespace stableid {

/// Lines and columns count from 1, columns and offsets in bytes, as in clang.
/// The end is behind the last byte; an end of 0 is not known.
struct FilePosition {
  std::string File; ///< absolute
  unsigned Line = 0, Column = 0, Offset = 0, EndLine = 0, EndColumn = 0;
  /// Where what ends at the end begins, as an offset; it may be before Offset.
  unsigned Begin = 0;
};

struct Edit {
  std::string File;
  unsigned Offset = 0, Length = 0;
  std::string Text;
};

struct ReportNote {
  FilePosition At;
  std::string Text;
  std::vector<Edit> Fix; ///< one that may change what the program means
};

/// Where a mistake is made a second time.
struct ReportPlace {
  FilePosition At;
  std::string Message;
};

/// The notes are the way from the source; the last one is the advice.
struct ReportFinding {
  std::string Check, Message;
  FilePosition At;
  std::vector<ReportNote> Notes;
  std::vector<Edit> Fix; ///< one that is safe
  std::string Fingerprint;
  bool Baseline = false; ///< known before, and accepted
  /// The other places of the same mistake, which its edits mend as well.
  std::vector<ReportPlace> Places;
  /// Findings that share one of these are one mistake; one that ends in 'u' is a
  /// name within the file of the finding. Of a scan alone.
  std::vector<std::string> Mistakes;
};

/// A unit that could not be read, and why.
struct UnitFailure {
  std::string File, Reason;
};

struct Report {
  std::string Version, Llvm;
  std::string Root; ///< absolute; paths below it are shown without it
  std::string Date; ///< of the scan, UTC: 2026-01-31T12:00:00Z
  /// Not of the scan: where a report that was read may show sources from; empty:
  /// anywhere. Its own root is only what somebody wrote into it.
  std::string SourcesBelow;
  unsigned Units = 0;
  std::vector<ReportFinding> Findings;
  std::vector<UnitFailure> Failures;
};

enum class Format { Text, Json, Sarif, GitHub, GitLab, RdJson, Sonar, Html };

/// "text, json, sarif", and so on, and what one of them names.
llvm::StringRef formatNames();
std::optional<Format> formatNamed(llvm::StringRef Name);

/// Writes the report. Sources are read from the disk where a format shows or
/// counts them, and missed where they are gone. Earlier reports are told of by
/// the page alone.
void write(const Report &R, Format F, llvm::raw_ostream &Out,
           llvm::ArrayRef<Report> Earlier = {});

/// One report of several, as if it had been one scan. Where a root is given,
/// the paths below the roots of the reports are put below it; else below the
/// root of the first. There is at least one report.
Report mergeReports(std::vector<Report> Reports, llvm::StringRef Root = "");

/// Makes one finding of those that are one mistake and that one fix can mend;
/// the surest speaks, of those the first. \p Findings are sorted, and stay so.
void joinMistakes(std::vector<ReportFinding> &Findings);

/// The failures as people are told of them: a header that many units miss is one,
/// with their number and what to do.
std::vector<UnitFailure> toldOnce(llvm::ArrayRef<UnitFailure> Failures);

/// Reads what was written as JSON. The error names the file, the place in it,
/// and what would be right.
llvm::Expected<Report> readReport(llvm::StringRef Path);

/// What a finding is known by from one scan to the next: check, message, name
/// of the file, and the text of its line and of the lines around it without
/// white space. It stays when lines move. Equal findings have equal ones; see
/// numberFingerprints.
std::string fingerprintOf(const ReportFinding &F, llvm::StringRef FileContents);

/// Adds ":1", ":2", ... to the fingerprints, in the order of the findings, so
/// that equal ones differ. Call it once, when the report is whole and sorted.
void numberFingerprints(std::vector<ReportFinding> &Findings);

/// Reads the sources and gives a numbered fingerprint to each finding without.
void addFingerprints(Report &R);

} // namespace stableid

#endif // STABLEID_TOOLS_REPORT_H
