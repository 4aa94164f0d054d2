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
#include "llvm/Support/JSON.h"
#include "llvm/Support/Path.h"
#include <map>

using namespace stableid;

namespace {
struct FormatRow {
  llvm::StringLiteral Name;
  Format Form;
  void (*Write)(const Report &R, llvm::raw_ostream &Out);
};
} // namespace

static constexpr FormatRow Formats[] = {
    {"text", Format::Text, writeText},
    {"json", Format::Json, writeJson},
    {"sarif", Format::Sarif, writeSarif},
    {"github", Format::GitHub, writeGitHub},
    {"gitlab", Format::GitLab, writeGitLab},
    {"rdjson", Format::RdJson, writeRdJson},
    {"sonar", Format::Sonar, writeSonar},
    {"html", Format::Html, nullptr},
};

llvm::StringRef stableid::formatNames() {
  return "text, json, sarif, github, gitlab, rdjson, sonar, html";
}

std::optional<Format> stableid::formatNamed(llvm::StringRef Name) {
  for (const FormatRow &Row : Formats)
    if (Row.Name == Name)
      return Row.Form;
  return std::nullopt;
}

void stableid::write(const Report &R, Format F, llvm::raw_ostream &Out,
                     llvm::ArrayRef<Report> Earlier) {
  for (const FormatRow &Row : Formats)
    if (Row.Form == F)
      return Row.Write ? Row.Write(R, Out) : writeHtml(R, Earlier, Out);
}

/// The header in "a.cpp:1:2: 'x.h' file not found"; empty in another reason.
static llvm::StringRef missingHeader(llvm::StringRef Reason) {
  size_t End = Reason.find("' file not found");
  if (End == llvm::StringRef::npos)
    return "";
  llvm::StringRef Before = Reason.take_front(End);
  return Before.substr(Before.rfind('\'') + 1);
}

std::vector<UnitFailure>
stableid::toldOnce(llvm::ArrayRef<UnitFailure> Failures) {
  std::map<llvm::StringRef, unsigned> Units;
  for (const UnitFailure &F : Failures)
    ++Units[missingHeader(F.Reason)];
  std::vector<UnitFailure> Out;
  for (const UnitFailure &F : Failures) {
    llvm::StringRef Header = missingHeader(F.Reason);
    unsigned &Left = Units[Header];
    if (Header.empty() || Left == 1) {
      Out.push_back(F);
    } else if (Left) {
      Out.push_back({F.File, F.Reason + "; " + std::to_string(Left - 1) +
                                 " more units lack it: build first what makes "
                                 "'" + Header.str() + "'"});
      Left = 0;
    }
  }
  return Out;
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

std::string stableid::withoutDirections(llvm::StringRef Text) {
  // U+061C, U+200E and F, U+202A to E, U+2066 to 9.
  auto Named = [](llvm::StringRef At) -> std::pair<size_t, const char *> {
    static constexpr std::pair<llvm::StringLiteral, const char *> Rows[] = {
        {"\xD8\x9C", "<U+061C>"},     {"\xE2\x80\x8E", "<U+200E>"},
        {"\xE2\x80\x8F", "<U+200F>"}, {"\xE2\x80\xAA", "<U+202A>"},
        {"\xE2\x80\xAB", "<U+202B>"}, {"\xE2\x80\xAC", "<U+202C>"},
        {"\xE2\x80\xAD", "<U+202D>"}, {"\xE2\x80\xAE", "<U+202E>"},
        {"\xE2\x81\xA6", "<U+2066>"}, {"\xE2\x81\xA7", "<U+2067>"},
        {"\xE2\x81\xA8", "<U+2068>"}, {"\xE2\x81\xA9", "<U+2069>"},
    };
    for (const auto &[Bytes, Name] : Rows)
      if (At.starts_with(Bytes))
        return {Bytes.size(), Name};
    return {0, nullptr};
  };
  std::string Clean = llvm::json::fixUTF8(Text), Out;
  for (size_t I = 0; I < Clean.size();) {
    auto [Size, Name] = Named(llvm::StringRef(Clean).drop_front(I));
    if (Size)
      Out += Name;
    else
      Out.push_back(Clean[I]);
    I += Size ? Size : 1;
  }
  return Out;
}

llvm::ArrayRef<ReportNote> stableid::wayOf(const ReportFinding &F) {
  llvm::ArrayRef<ReportNote> Notes = F.Notes;
  return Notes.empty() ? Notes : Notes.drop_back();
}

std::string stableid::placesText(const Report &R,
                                 llvm::ArrayRef<ReportPlace> Places, size_t Max,
                                 llvm::StringRef Before) {
  std::string Out;
  for (const ReportPlace &P : Places.take_front(Max))
    Out += (Out.empty() ? Before.str() : ", ") + shownPath(R, P.At.File) + ":" +
           std::to_string(P.At.Line);
  if (size_t More = Places.drop_front(std::min(Max, Places.size())).size())
    Out += " and " + std::to_string(More) + " more place" + (More > 1 ? "s" : "");
  return Out;
}

llvm::ArrayRef<ReportPlace> stableid::placesShown(const ReportFinding &F) {
  return llvm::ArrayRef(F.Places).take_front(100);
}

llvm::StringRef stableid::adviceOf(const ReportFinding &F) {
  return F.Notes.empty() ? llvm::StringRef() : F.Notes.back().Text;
}

bool stableid::isLikely(const ReportFinding &F) {
  return llvm::StringRef(F.Message).split(';').first.contains(" may ");
}

llvm::ArrayRef<Edit> stableid::fixOf(const ReportFinding &F) {
  if (!F.Fix.empty())
    return F.Fix;
  for (const ReportNote &N : F.Notes)
    if (!N.Fix.empty())
      return N.Fix;
  return {};
}
