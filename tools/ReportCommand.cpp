//===--- ReportCommand.cpp - stableid report -------------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Reads JSON reports, makes one of them, and writes it in another format.
//
//===----------------------------------------------------------------------===//

#include "Arguments.h"
#include "Commands.h"
#include "Destination.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "scan/Project.h"

using namespace stableid;
using llvm::StringRef;

static constexpr OptionRow Options[] = {
    Destination::FormatRow,
    Destination::FileRow,
    {"--root", "DIR", "where the sources are now (default: as scanned)"},
    {"--earlier", "PATH",
     "an earlier report, or a folder of them, for the "
     "trend of the page; can be repeated"},
};

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

static std::string wholePath(StringRef Path) {
  llvm::SmallString<256> Whole(Path);
  llvm::sys::fs::make_absolute(Whole);
  llvm::sys::path::remove_dots(Whole, /*remove_dot_dot=*/true);
  return Whole.str().str();
}

static int runReport(const Arguments &Given) {
  llvm::Expected<Destination> To = Destination::of(Given);
  if (!To)
    return refuse(llvm::toString(To.takeError()));
  if (Given.paths().empty())
    return refuse("no report to read; name the JSON of a scan");

  std::vector<std::string> Paths, EarlierPaths;
  for (StringRef Path : Given.paths())
    Paths.push_back(Path.str());
  for (StringRef Path : Given.values("--earlier"))
    if (std::error_code Failed = addReports(Path, EarlierPaths))
      return refuse(Path + ": cannot be read: " + Failed.message());
  std::vector<Report> Reports, Earlier;
  for (auto [From, Into] :
       {std::pair(&Paths, &Reports), std::pair(&EarlierPaths, &Earlier)})
    for (StringRef Path : *From) {
      auto R = readReport(Path);
      if (!R)
        return refuse(llvm::toString(R.takeError()));
      Into->push_back(std::move(*R));
    }
  auto Root = Given.value("--root");
  Report Whole = mergeReports(std::move(Reports), Root ? wholePath(*Root) : "");
  Whole.SourcesBelow = Root ? wholePath(*Root) : repositoryAbove(wholePath("."));
  if (!Root && !Whole.Root.empty() &&
      !isBelow(Whole.Root, Whole.SourcesBelow))
    llvm::errs() << "stableid: warning: sources are shown below '"
                 << Whole.SourcesBelow << "' only, and the report is of '"
                 << Whole.Root << "'; --root says where they are now\n";
  addFingerprints(Whole);

  if (llvm::Error Failed = To->write(Whole, Earlier))
    return refuse(llvm::toString(std::move(Failed)));
  return NothingFound;
}

const Command stableid::ReportCommand = {
    "report",
    "turn JSON reports into other formats",
    "[OPTION]... FILE.json...",
    "Makes one report of those that 'stableid scan --format json' wrote, and writes\n"
    "it in another format. '-' is standard input.",
    /*Scans=*/false,
    Options,
    runReport};
