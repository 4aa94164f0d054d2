//===--- Report.cpp - the formats by name ----------------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Hands a report to the file that writes its format. See Report.h.
//
//===----------------------------------------------------------------------===//

#include "Formats.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/Path.h"

using namespace stableid;

llvm::StringRef stableid::formatNames() {
  return "text, json, sarif, github, gitlab, html";
}

std::optional<Format> stableid::formatNamed(llvm::StringRef Name) {
  return llvm::StringSwitch<std::optional<Format>>(Name)
      .Case("text", Format::Text)
      .Case("json", Format::Json)
      .Case("sarif", Format::Sarif)
      .Case("github", Format::GitHub)
      .Case("gitlab", Format::GitLab)
      .Case("html", Format::Html)
      .Default(std::nullopt);
}

void stableid::write(const Report &R, Format F, llvm::raw_ostream &Out,
                     llvm::ArrayRef<Report> Earlier) {
  switch (F) {
  case Format::Text:
    return writeText(R, Out);
  case Format::Json:
    return writeJson(R, Out);
  case Format::Sarif:
    return writeSarif(R, Out);
  case Format::GitHub:
    return writeGitHub(R, Out);
  case Format::GitLab:
    return writeGitLab(R, Out);
  case Format::Html:
    return writeHtml(R, Earlier, Out);
  }
}

std::string stableid::shownPath(const Report &R, llvm::StringRef File) {
  llvm::SmallString<256> Path(File);
  if (!R.Root.empty()) {
    llvm::StringRef Root = llvm::StringRef(R.Root).rtrim('/');
    llvm::StringRef Rest = File;
    if (Rest.consume_front(Root) && Rest.starts_with("/"))
      Path = Rest.ltrim('/');
  }
  return llvm::sys::path::convert_to_slash(Path);
}

llvm::ArrayRef<ReportNote> stableid::wayOf(const ReportFinding &F) {
  llvm::ArrayRef<ReportNote> Notes = F.Notes;
  return Notes.empty() ? Notes : Notes.drop_back();
}

llvm::StringRef stableid::adviceOf(const ReportFinding &F) {
  return F.Notes.empty() ? llvm::StringRef() : F.Notes.back().Text;
}

llvm::ArrayRef<Edit> stableid::fixOf(const ReportFinding &F) {
  if (!F.Fix.empty())
    return F.Fix;
  for (const ReportNote &N : F.Notes)
    if (!N.Fix.empty())
      return N.Fix;
  return {};
}
