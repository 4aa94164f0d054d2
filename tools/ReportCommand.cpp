//===--- ReportCommand.cpp - stableid report -------------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Reads JSON reports, makes one of them, and writes it in another format.
//
//===----------------------------------------------------------------------===//

#include "Commands.h"
#include "Report.h"

using namespace stableid;
using llvm::StringRef;

static constexpr const char Usage[] =
    "usage: stableid report [--format FORMAT] FILE.json...\n"
    "formats: text, json, sarif, github, gitlab, html\n";

int stableid::runReport(llvm::ArrayRef<StringRef> Args) {
  Format F = Format::Text;
  for (size_t I = 0; I < Args.size(); ++I) {
    if (Args[I] == "--format" && I + 1 < Args.size()) {
      F = formatNamed(Args[++I]).value_or(Format::Text);
      continue;
    }
    auto R = readReport(Args[I]);
    if (!R) {
      llvm::errs() << "stableid: " << llvm::toString(R.takeError()) << '\n';
      return CouldNot;
    }
    write(*R, F, llvm::outs());
  }
  if (Args.empty())
    llvm::errs() << Usage;
  return Args.empty() ? CouldNot : NothingFound;
}
