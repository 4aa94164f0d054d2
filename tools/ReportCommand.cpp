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
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace stableid;
using llvm::StringRef;

static constexpr const char Usage[] =
    "usage: stableid report [OPTION]... FILE.json...\n"
    "Reads reports that 'stableid scan --format json' wrote, makes one of "
    "them,\n"
    "and writes it in another format. '-' reads standard input.\n"
    "\n"
    "  --format FORMAT    text (default), json, sarif, github, gitlab, html\n"
    "  -o FILE            write to this file, not to standard output\n"
    "  --root FOLDER      where the sources are now, if not where they were "
    "scanned\n"
    "  --earlier PATH     an earlier report, or a folder of them, for the "
    "trend "
    "of the\n"
    "                     page; can be repeated\n"
    "\n"
    "exit status: 0 it was written, 2 it could not be\n";

static int refuse(const llvm::Twine &Why) {
  llvm::errs() << "stableid report: " << Why << '\n';
  return CouldNot;
}

namespace {

struct Request {
  Format As = Format::Text;
  StringRef Output = "-";
  std::string Root;
  std::vector<std::string> Files, Earlier;
};

} // namespace

/// Adds the path, or all JSON in the folder that it is, by name.
static std::error_code addReports(StringRef Path,
                                  std::vector<std::string> &Out) {
  if (!llvm::sys::fs::is_directory(Path)) {
    Out.push_back(Path.str());
    return {};
  }
  std::error_code Failed;
  std::vector<std::string> Found;
  for (llvm::sys::fs::directory_iterator I(Path, Failed), End;
       I != End && !Failed; I.increment(Failed))
    if (llvm::sys::path::extension(I->path()) == ".json")
      Found.push_back(I->path());
  llvm::sort(Found);
  llvm::move(Found, std::back_inserter(Out));
  return Failed;
}

/// The status to end with if the arguments already decide it.
static std::optional<int> parse(llvm::ArrayRef<StringRef> Args, Request &Out) {
  for (size_t I = 0; I < Args.size(); ++I) {
    StringRef Arg = Args[I];
    if (Arg == "--help" || Arg == "-h") {
      llvm::outs() << Usage;
      return NothingFound;
    }
    if (!Arg.starts_with("-") || Arg == "-") {
      Out.Files.push_back(Arg.str());
      continue;
    }
    // Both "--format html" and "--format=html".
    auto [Name, Value] = Arg.split('=');
    bool Joined = Name.size() != Arg.size();
    if (Name != "--format" && Name != "-o" && Name != "--root" &&
        Name != "--earlier")
      return refuse("unknown option '" + Name +
                    "'; 'stableid report --help' lists them");
    if (!Joined) {
      if (I + 1 == Args.size())
        return refuse("'" + Name + "' needs a value behind it");
      Value = Args[++I];
    }
    if (Name == "--format") {
      auto As = formatNamed(Value);
      if (!As)
        return refuse("no format '" + Value + "'; there are " + formatNames());
      Out.As = *As;
    } else if (Name == "-o") {
      Out.Output = Value;
    } else if (Name == "--earlier") {
      if (std::error_code Failed = addReports(Value, Out.Earlier))
        return refuse(Value + ": cannot be read: " + Failed.message());
    } else {
      llvm::SmallString<256> Root(Value);
      llvm::sys::fs::make_absolute(Root);
      llvm::sys::path::remove_dots(Root, /*remove_dot_dot=*/true);
      Out.Root = Root.str().str();
    }
  }
  if (Out.Files.empty()) {
    llvm::errs() << Usage;
    return CouldNot;
  }
  return std::nullopt;
}

int stableid::runReport(llvm::ArrayRef<StringRef> Args) {
  Request Asked;
  if (std::optional<int> Status = parse(Args, Asked))
    return *Status;

  std::vector<Report> Reports, Earlier;
  for (auto [Paths, Into] :
       {std::pair(&Asked.Files, &Reports), std::pair(&Asked.Earlier, &Earlier)})
    for (StringRef Path : *Paths) {
      auto R = readReport(Path);
      if (!R)
        return refuse(llvm::toString(R.takeError()));
      Into->push_back(std::move(*R));
    }
  Report Whole = mergeReports(std::move(Reports), Asked.Root);
  addFingerprints(Whole);

  std::error_code Failed;
  llvm::raw_fd_ostream Out(Asked.Output, Failed);
  if (!Failed) {
    write(Whole, Asked.As, Out, Earlier);
    Out.flush();
    Failed = Out.error();
    Out.clear_error();
  }
  if (Failed)
    return refuse((Asked.Output == "-" ? "standard output" : Asked.Output) +
                  ": cannot be written: " + Failed.message());
  return NothingFound;
}
