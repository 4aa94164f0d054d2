//===--- Html.cpp - reports as one page ------------------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Puts together what tools/report/page holds and the data that it shows. The page
// loads nothing, and its policy lets the browser run this script and no other.
//
//===----------------------------------------------------------------------===//

#include "Formats.h"
#include "Page.inc"
#include "PageData.h"
#include "llvm/Support/Base64.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/SHA256.h"

using namespace stableid;
using llvm::StringRef;

/// Text between tags.
static std::string escaped(StringRef Text) {
  std::string Out;
  for (char C : Text)
    if (C == '&')
      Out += "&amp;";
    else if (C == '<')
      Out += "&lt;";
    else if (C == '>')
      Out += "&gt;";
    else
      Out.push_back(C);
  return Out;
}

/// All findings as a list, for paper and where no script runs.
static std::string plainList(const Report &R) {
  std::string Out;
  llvm::raw_string_ostream To(Out);
  auto Shown = [](StringRef Text) {
    return escaped(withoutDirections(Text));
  };
  if (R.Findings.empty())
    To << "<p>Nothing found.</p>\n";
  To << "<ol>\n";
  for (const ReportFinding &F : R.Findings) {
    To << "<li" << (F.Baseline ? " class=\"known\"" : "") << "><code>"
       << Shown(shownPath(R, F.At.File)) << ':' << F.At.Line << ':'
       << F.At.Column << "</code> " << Shown(F.Message) << " ["
       << Shown(F.Check) << "]";
    if (F.Baseline)
      To << " (in the baseline)";
    for (const ReportNote &N : F.Notes)
      To << "<br><code>" << Shown(shownPath(R, N.At.File)) << ':' << N.At.Line
         << "</code> " << Shown(N.Text);
    if (!F.Places.empty())
      To << "<br>" << Shown(placesText(R, F.Places, F.Places.size()));
    To << "</li>\n";
  }
  To << "</ol>\n";
  if (!R.Failures.empty()) {
    To << "<p>Not read:</p>\n<ul>\n";
    for (const UnitFailure &U : toldOnce(R.Failures))
      To << "<li><code>" << Shown(shownPath(R, U.File)) << "</code> "
         << Shown(U.Reason) << "</li>\n";
    To << "</ul>\n";
  }
  return Out;
}

static std::string hashed(StringRef Text) {
  llvm::SHA256 Hash;
  Hash.update(Text);
  return "'sha256-" + llvm::encodeBase64(Hash.final()) + "'";
}

void stableid::writeHtml(const Report &R, llvm::ArrayRef<Report> Earlier,
                         llvm::raw_ostream &Out) {
  StringRef Name = llvm::sys::path::filename(StringRef(R.Root).rtrim('/'));
  const std::pair<StringRef, std::string> Parts[] = {
      {"{{policy}}", "default-src 'none'; base-uri 'none'; form-action 'none'; "
                     "style-src " +
                         hashed(PageCss) + "; script-src " + hashed(PageJs)},
      {"{{title}}",
       escaped(llvm::json::fixUTF8(
           Name.empty() ? "stableid" : ("stableid: " + Name).str()))},
      {"{{style}}", PageCss.str()},
      {"{{plain}}", plainList(R)},
      {"{{data}}", pageData(R, Earlier)},
      {"{{script}}", PageJs.str()},
  };
  // In the order of the page, so that nothing that was put in is read again.
  StringRef Rest = PageHtml;
  for (const auto &[Mark, Text] : Parts) {
    auto [Before, Behind] = Rest.split(Mark);
    Out << Before << Text;
    Rest = Behind;
  }
  Out << Rest;
}
