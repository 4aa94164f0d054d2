// Scans units. See Scan.h.
#include "Scan.h"
#include "llvm/Support/FileSystem.h"
#include <algorithm>
#include <chrono>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

using namespace stableid;

/// Why \p Unit cannot be given to clang at all; empty if it can.
static std::string missing(const UnitCommand &Unit, FileStore &Store) {
  if (!llvm::sys::fs::is_directory(Unit.Directory))
    return "the folder of its compile command, '" + Unit.Directory +
           "', does not exist";
  if (Unit.Line.empty() || Unit.Line[0].empty())
    return "its compile command is empty";
  if (!Store.status(Store.at(Unit.File)))
    return "does not exist, but is in the compile database";
  return "";
}

static ScannedUnit scanUnit(Scanner &Tools, const UnitCommand &Unit,
                            FileStore &Store) {
  ScannedUnit Out;
  const UnitConfig &Config = Tools.Configs.of(Unit.File);
  if (!Config.Error.empty()) {
    Out.Result.Failure = Config.Error;
    return Out;
  }
  if (!Config.AnyCheck)
    return Out;
  Out.Result.Failure = missing(Unit, Store);
  if (!Out.Result.Failure.empty())
    return Out;
  if (std::optional<Cache::Hit> Hit = Tools.Results.find(Unit, Config, Store)) {
    Out.Result = std::move(Hit->Result);
    Out.Read = std::move(Hit->Read);
    Out.FromCache = true;
    return Out;
  }
  auto Files = llvm::makeIntrusiveRefCnt<UnitFileSystem>(Store);
  Files->setCurrentWorkingDirectory(Unit.Directory);
  auto Begin = std::chrono::steady_clock::now();
  Out.Result = analyzeUnit(Unit, Config, Store, Files);
  Out.Seconds = std::chrono::duration<double>(
                    std::chrono::steady_clock::now() - Begin)
                    .count();
  Out.Read = filesRead(Files->asked());
  Tools.Results.keep(Unit, Config, Store, Files->asked(), Out.Result);
  return Out;
}

std::vector<ScannedUnit>
stableid::scan(const std::shared_ptr<Scanner> &Tools,
               const std::vector<UnitCommand> &Units, Pool::Limits Limits,
               Progress &Shown, std::shared_ptr<FileStore> Files) {
  std::vector<ScannedUnit> Out(Units.size());
  auto All = std::make_shared<std::vector<UnitCommand>>(Units);
  auto Run = [&Out, All, Tools, Files](unsigned I) -> Pool::Result {
    auto One = std::make_shared<ScannedUnit>(
        scanUnit(*Tools, (*All)[I], Files ? *Files : Tools->Files));
    // Called only while the scan is waiting.
    return [&Out, I, One] { Out[I] = std::move(*One); };
  };
  auto Over = [&](unsigned I, JobOutcome Outcome) {
    if (Outcome == JobOutcome::Crashed)
      Out[I].Result.Failure = "clang or a check crashed on it";
    if (Outcome == JobOutcome::TimedOut)
      Out[I].Result.Failure = "took longer than " +
                              std::to_string(Limits.PerJob.count()) +
                              " s and was given up";
    Shown.step(Units[I].File);
  };
  Pool::run(Units.size(), Limits, Run, Over, [&] { Shown.draw(); });
  return Out;
}

std::vector<ReportFinding>
stableid::findingsOf(const std::vector<ScannedUnit> &Scanned) {
  std::vector<const ReportFinding *> All;
  for (const ScannedUnit &S : Scanned)
    for (const ReportFinding &F : S.Result.Findings)
      All.push_back(&F);
  auto Key = [](const ReportFinding *F) {
    return std::tie(F->At.File, F->At.Offset, F->Check, F->Message);
  };
  std::vector<unsigned> Order(All.size());
  std::iota(Order.begin(), Order.end(), 0);
  // Of units that tell one finding with different notes, the first one by file
  // speaks.
  std::sort(Order.begin(), Order.end(), [&](unsigned A, unsigned B) {
    return std::make_pair(Key(All[A]), A) < std::make_pair(Key(All[B]), B);
  });
  // Units may have read one file by several paths.
  std::map<std::string, std::string> Real;
  auto RealOf = [&](const std::string &File) -> const std::string & {
    auto [It, New] = Real.try_emplace(File, File);
    llvm::SmallString<256> Path;
    if (New && !llvm::sys::fs::real_path(File, Path))
      It->second = Path.str().str();
    return It->second;
  };
  std::set<std::tuple<std::string, unsigned, std::string, std::string>> Told;
  std::vector<ReportFinding> Out;
  for (unsigned I : Order) {
    const ReportFinding &F = *All[I];
    if (Told.insert({RealOf(F.At.File), F.At.Offset, F.Check, F.Message}).second)
      Out.push_back(F);
  }
  return Out;
}
