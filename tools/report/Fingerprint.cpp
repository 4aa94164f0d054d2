//===--- Fingerprint.cpp - a finding from one scan to the next -*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What stays of a finding when the lines above it change: its words and the
// text around it. No line number, no folder and no layout goes in.
//
//===----------------------------------------------------------------------===//

#include "Report.h"
#include "SourceText.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/SHA256.h"

using namespace stableid;
using llvm::StringRef;

static std::string withoutSpace(StringRef Text) {
  std::string Out;
  for (char C : Text)
    if (!llvm::isSpace(C))
      Out.push_back(C);
  return Out;
}

/// The next line in direction \p Step that is not blank.
static std::string neighbour(const SourceText &Text, unsigned Line, int Step) {
  for (unsigned L = Line + Step; L >= 1 && L <= Text.lineCount(); L += Step)
    if (std::string Found = withoutSpace(Text.line(L)); !Found.empty())
      return Found;
  return {};
}

std::string stableid::fingerprintOf(const ReportFinding &F,
                                    StringRef FileContents) {
  SourceText Text(FileContents);
  llvm::SHA256 Hash;
  auto Add = [&](StringRef Part) {
    Hash.update(Part);
    Hash.update(StringRef("\0", 1)); // else "ab" "c" were "a" "bc"
  };
  Add(F.Check);
  Add(F.Message);
  Add(llvm::sys::path::filename(F.At.File));
  Add(neighbour(Text, F.At.Line, -1));
  Add(withoutSpace(Text.line(F.At.Line)));
  Add(neighbour(Text, F.At.Line, +1));
  return llvm::toHex(llvm::ArrayRef(Hash.final()).take_front(16),
                     /*LowerCase=*/true);
}

void stableid::numberFingerprints(std::vector<ReportFinding> &Findings) {
  llvm::StringMap<unsigned> Seen;
  for (ReportFinding &F : Findings)
    F.Fingerprint += ":" + std::to_string(++Seen[F.Fingerprint]);
}

void stableid::addFingerprints(Report &R) {
  llvm::StringSet<> Taken;
  for (const ReportFinding &F : R.Findings)
    Taken.insert(F.Fingerprint);
  SourceFiles Files(R.SourcesBelow);
  for (ReportFinding &F : R.Findings) {
    if (!F.Fingerprint.empty())
      continue;
    const SourceText *Text = Files.find(F.At.File);
    std::string Base = fingerprintOf(F, Text ? Text->contents() : "");
    unsigned Number = 1;
    while (!Taken.insert(Base + ":" + std::to_string(Number)).second)
      ++Number;
    F.Fingerprint = Base + ":" + std::to_string(Number);
  }
}
