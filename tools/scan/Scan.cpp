// Scans units. See Scan.h.
#include "Scan.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include <algorithm>
#include <chrono>
#include <map>
#include <numeric>
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
                            FileStore &Store,
                            llvm::ArrayRef<ProjectFact> Heard) {
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
  if (std::optional<Cache::Hit> Hit =
          Tools.Results.find(Unit, Config, Store, Heard)) {
    Out.Result = std::move(Hit->Result);
    Out.Read = std::move(Hit->Read);
    Out.FromCache = true;
    return Out;
  }
  auto Files = llvm::makeIntrusiveRefCnt<UnitFileSystem>(Store);
  Files->setCurrentWorkingDirectory(Unit.Directory);
  auto Begin = std::chrono::steady_clock::now();
  Out.Result = analyzeUnit(Unit, Config, Store, Files, Heard);
  Out.Seconds = std::chrono::duration<double>(
                    std::chrono::steady_clock::now() - Begin)
                    .count();
  Out.Read = filesRead(Files->asked());
  Tools.Results.keep(Unit, Config, Store, Heard, Files->asked(), Out.Result);
  return Out;
}

/// News travels from unit to unit at most this often: a helper of a helper of a
/// helper.
static constexpr unsigned MaxRounds = 4;

namespace {

/// The units of one scan, and what is known of each.
class Rounds {
public:
  Rounds(const std::shared_ptr<Scanner> &Tools,
         const std::vector<UnitCommand> &Units, Pool::Limits Limits,
         Progress &Shown, std::shared_ptr<FileStore> Files)
      : Tools(Tools), Units(std::make_shared<std::vector<UnitCommand>>(Units)),
        Limits(Limits), Shown(Shown), Files(std::move(Files)),
        Out(Units.size()), Heard(Units.size()) {}

  std::vector<ScannedUnit> run();

private:
  using Facts = std::shared_ptr<const ProjectFacts>;
  void read(const std::vector<unsigned> &Which, bool First);
  std::vector<unsigned> withNews();

  const std::shared_ptr<Scanner> Tools;
  const std::shared_ptr<std::vector<UnitCommand>> Units;
  const Pool::Limits Limits;
  Progress &Shown;
  const std::shared_ptr<FileStore> Files;
  std::vector<ScannedUnit> Out;
  std::vector<Facts> Heard; ///< by each unit; null: nothing yet
};

} // namespace

void Rounds::read(const std::vector<unsigned> &Which, bool First) {
  auto Run = [this, &Which](unsigned N) -> Pool::Result {
    // A thread that was given up may go on longer than the scan.
    unsigned I = Which[N];
    Facts Said = Heard[I];
    std::shared_ptr<FileStore> Own = Files;
    std::shared_ptr<Scanner> With = Tools;
    auto All = Units;
    auto One = std::make_shared<ScannedUnit>(
        scanUnit(*With, (*All)[I], Own ? *Own : With->Files,
                 Said ? llvm::ArrayRef<ProjectFact>(*Said)
                      : llvm::ArrayRef<ProjectFact>()));
    // Called only while the scan is waiting.
    return [this, I, One] {
      One->Seconds += Out[I].Seconds;
      Out[I] = std::move(*One);
    };
  };
  auto Over = [&](unsigned N, JobOutcome Outcome) {
    unsigned I = Which[N];
    if (Outcome == JobOutcome::Crashed)
      Out[I].Result.Failure = "clang or a check crashed on it";
    if (Outcome == JobOutcome::TimedOut)
      Out[I].Result.Failure = "took longer than " +
                              std::to_string(Limits.PerJob.count()) +
                              " s and was given up";
    if (First)
      Shown.step((*Units)[I].File);
  };
  Pool::run(Which.size(), Limits, Run, Over, [&] { Shown.draw(); });
}

/// The units of which others say something that they have not heard.
std::vector<unsigned> Rounds::withNews() {
  ProjectFacts All;
  bool Complete = Out.size() == Tools->AllUnits;
  if (!Complete && Tools->Known) {
    All = Tools->Known->Facts.Exports;
    Complete = Tools->Known->Complete;
  }
  for (const ScannedUnit &S : Out) {
    All.insert(All.end(), S.Result.Facts.Exports.begin(),
               S.Result.Facts.Exports.end());
    Complete &= S.Result.Failure.empty();
  }
  sortFacts(All);
  std::vector<unsigned> News;
  for (unsigned I = 0; I < Out.size(); ++I) {
    if (!Out[I].Result.Failure.empty())
      continue;
    ProjectFacts Said = sliceFor(Out[I].Result.Facts, All, Complete);
    // A fact that silenced a finding is no longer asked for, and stays.
    if (Heard[I])
      Said.insert(Said.end(), Heard[I]->begin(), Heard[I]->end());
    sortFacts(Said);
    if (Said.empty() || (Heard[I] && *Heard[I] == Said))
      continue;
    Heard[I] = std::make_shared<const ProjectFacts>(std::move(Said));
    News.push_back(I);
  }
  return News;
}

std::vector<ScannedUnit> Rounds::run() {
  std::vector<unsigned> Which(Units->size());
  std::iota(Which.begin(), Which.end(), 0);
  read(Which, /*First=*/true);
  for (unsigned Round = 0; Tools->WholeProject && Round < MaxRounds; ++Round) {
    Which = withNews();
    if (Which.empty())
      break;
    read(Which, /*First=*/false);
  }
  return std::move(Out);
}

std::vector<ScannedUnit>
stableid::scan(const std::shared_ptr<Scanner> &Tools,
               const std::vector<UnitCommand> &Units, Pool::Limits Limits,
               Progress &Shown, std::shared_ptr<FileStore> Files) {
  return Rounds(Tools, Units, Limits, Shown, std::move(Files)).run();
}

ProjectFile stableid::indexOf(const std::vector<UnitCommand> &Units,
                              const std::vector<ScannedUnit> &Scanned) {
  ProjectFile Out;
  Out.Kind = ProjectFileKind::Index;
  Out.Complete = true;
  Out.Tool = toolDigest();
  for (size_t I = 0; I < Units.size(); ++I) {
    const UnitResult &Result = Scanned[I].Result;
    Out.Complete &= Result.Failure.empty();
    Out.Units.push_back(digestOf(Units[I].File));
    Out.Facts.Exports.insert(Out.Facts.Exports.end(),
                             Result.Facts.Exports.begin(),
                             Result.Facts.Exports.end());
  }
  std::sort(Out.Units.begin(), Out.Units.end());
  sortFacts(Out.Facts.Exports);
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
  std::map<std::tuple<std::string, unsigned, std::string, std::string>, size_t>
      Told;
  std::vector<ReportFinding> Out;
  for (unsigned I : Order) {
    const ReportFinding &F = *All[I];
    auto [It, New] = Told.try_emplace(
        {RealOf(F.At.File), F.At.Offset, F.Check, F.Message}, Out.size());
    if (New) {
      Out.push_back(F);
      continue;
    }
    ReportFinding &First = Out[It->second];
    llvm::append_range(First.Places, F.Places);
    llvm::append_range(First.Mistakes, F.Mistakes);
  }
  joinMistakes(Out);
  return Out;
}
