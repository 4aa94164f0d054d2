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
