// stableid scan: scans a project and writes what it found.
#include "Commands.h"
#include "Destination.h"
#include "Request.h"
#include "tidy/FindingCheck.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "scan/Baseline.h"
#include "scan/Changes.h"
#include "scan/Fixes.h"
#include <set>

using namespace stableid;
using llvm::StringRef;

static constexpr OptionRow Options[] = {
    Destination::FormatRow,
    Destination::FileRow,
    {"--baseline", "FILE", "leave out what is known, see 'stableid baseline'"},
    {"--changed-since", "REV", "only what the changes since REV introduce"},
    {"--fix", "", "apply the fixes that keep the meaning"},
    {"--fix-notes", "", "apply those, too, that may change it"},
    {"--skip-without-database", "", "end with 0 and a note where no compile database "
                                    "is found, as a hook may"},
    {"--exit-zero", "", "exit with 0 though something is found"},
    {"--", "FLAG...", "read the files in front of it with these flags, without a "
                      "database"},
};

//===--- What a change introduces -----------------------------------------===//

namespace {

/// The changed files by the paths under which a unit may have read them.
class ChangedFiles {
public:
  explicit ChangedFiles(const Overrides &Changed) : Changed(Changed) {}
  bool holds(const std::string &File) {
    auto [It, New] = Known.try_emplace(File);
    if (New) {
      llvm::SmallString<256> Real;
      It->second = Changed.count(absolutePath(File)) ||
                   (!llvm::sys::fs::real_path(File, Real) &&
                    Changed.count(Real.str().str()));
    }
    return It->second;
  }

private:
  const Overrides &Changed;
  llvm::StringMap<bool> Known;
};

} // namespace

/// What was found now and not before: the units that read a changed file are
/// scanned again as they were.
static Report introduced(Request &R, const Overrides &Before) {
  ChangedFiles Changed(Before);
  std::vector<UnitCommand> Own, Users;
  std::set<std::string> Unseen;
  for (const auto &[File, Text] : Before)
    Unseen.insert(File);
  std::vector<UnitCommand> Present;
  for (const UnitCommand &Unit : R.units()) {
    // What the change takes away may still be in the database.
    bool Holds = Changed.holds(Unit.File);
    if (Holds && !llvm::sys::fs::exists(Unit.File)) {
      Unseen.erase(Unit.File);
      continue;
    }
    Present.push_back(Unit);
    if (!Holds)
      continue;
    Own.push_back(Unit);
    llvm::SmallString<256> Real;
    Unseen.erase(Unit.File);
    if (!llvm::sys::fs::real_path(Unit.File, Real))
      Unseen.erase(Real.str().str());
  }
  // Where units alone have changed, no other can be concerned.
  const std::vector<UnitCommand> &Wanted = Unseen.empty() ? Own : Present;
  std::vector<ScannedUnit> Scanned = R.scan(Wanted), Now;
  for (const ScannedUnit &S : Scanned)
    for (const std::string &File : S.Read)
      Unseen.erase(File);
  for (size_t I = 0; I < Wanted.size(); ++I)
    if (Changed.holds(Wanted[I].File) ||
        llvm::any_of(Scanned[I].Read, [&](const std::string &File) {
          return Changed.holds(File);
        })) {
      Users.push_back(Wanted[I]);
      Now.push_back(std::move(Scanned[I]));
    }
  // What no command reads is read as its neighbours are: to pass it over would
  // look as if nothing were found in it.
  std::vector<UnitCommand> Inferred;
  std::vector<UnitFailure> Unread;
  for (const std::string &File : Unseen) {
    if (!R.covers(File) || R.excludes(File) || !llvm::sys::fs::exists(File) ||
        (!isSource(File) && !isHeader(File)))
      continue;
    if (std::optional<UnitCommand> Unit = R.project().infer(File))
      Inferred.push_back(std::move(*Unit));
    else
      Unread.push_back({File, "has changed, and no compile command says how it "
                              "is read"});
  }
  R.tellInferred(Inferred);
  for (ScannedUnit &S : R.scan(Inferred))
    Now.push_back(std::move(S));
  llvm::append_range(Users, Inferred);
  Report Out = R.report(Users, Now);
  llvm::append_range(Out.Failures, Unread);
  auto Then = std::make_shared<FileStore>(Before);
  Baseline Known(R.project().root());
  for (const ReportFinding &F : findingsOf(R.scan(Users, Then)))
    Known.add(F, *Then);
  Known.mark(Out.Findings, R.files());
  llvm::erase_if(Out.Findings, [](const ReportFinding &F) { return F.Baseline; });
  return Out;
}

//===--- The library ------------------------------------------------------===//

/// Says once how the edits are had that were left out for want of the library.
static void adviseLibrary(const Report &Out) {
  unsigned Left = llvm::count_if(Out.Findings, [](const ReportFinding &F) {
    return !F.Baseline && llvm::any_of(F.Notes, [](const ReportNote &N) {
      return StringRef(N.Text).contains((NotFound + "<stableid/").str());
    });
  });
  if (Left)
    llvm::errs() << "stableid: " << Left
                 << " edits need the library, which is not found there; in "
                    "CMake:\n"
                    "  find_package(stableid 0.1 REQUIRED)\n"
                    "  target_link_libraries(TARGET PRIVATE "
                    "stableid::stableid)\n";
}

//===--- The command ------------------------------------------------------===//

static int runScan(const Arguments &Given) {
  llvm::Expected<Destination> To = Destination::of(Given);
  if (!To)
    return refuse(llvm::toString(To.takeError()));
  if (Given.has("--skip-without-database") && !Given.flags())
    if (std::string Why = Project::lacks(Given.value("-p").value_or("")); !Why.empty()) {
      llvm::errs() << "stableid: note: nothing is checked: " << Why << '\n';
      return NothingFound;
    }
  std::optional<Overrides> Before;
  if (std::optional<std::string> Revision = Given.value("--changed-since")) {
    llvm::Expected<Changes> Changed = changesSince(*Revision, ".");
    if (!Changed)
      return refuse(llvm::toString(Changed.takeError()));
    for (const std::string &Warning : Changed->Warnings)
      llvm::errs() << "stableid: warning: " << Warning << '\n';
    Before = std::move(Changed->Before);
  }
  llvm::Expected<Request> R = Request::read(Given);
  if (!R)
    return refuse(llvm::toString(R.takeError()));
  Baseline Known;
  if (std::optional<std::string> File = Given.value("--baseline")) {
    llvm::Expected<Baseline> Read =
        Baseline::read(*File, R->project().root());
    if (!Read)
      return refuse(llvm::toString(Read.takeError()));
    Known = std::move(*Read);
  }

  Report Out = Before ? introduced(*R, *Before)
                      : R->report(R->units(), R->scan(R->units()));
  Known.mark(Out.Findings, R->files());
  for (ReportFinding &F : Out.Findings) {
    const llvm::MemoryBuffer *Text =
        R->files().contents(R->files().at(F.At.File));
    F.Fingerprint = fingerprintOf(F, Text ? Text->getBuffer() : "");
  }
  numberFingerprints(Out.Findings);
  // Before the fixes: it shows the lines as they were.
  if (llvm::Error Failed = To->write(Out))
    return refuse(llvm::toString(std::move(Failed)));
  if (!To->tellsFailures())
    for (const UnitFailure &F : toldOnce(Out.Failures))
      llvm::errs() << "stableid: error: " << F.File << ": " << F.Reason
                   << '\n';
  for (const std::string &Sentence : R->missing())
    llvm::errs() << "stableid: error: " << Sentence << '\n';
  R->summarize(Out);
  if (!Given.has("-q"))
    adviseLibrary(Out);

  bool Failed = !Out.Failures.empty() || !R->missing().empty();
  // Only where all has been read is what was not found gone.
  if (unsigned Gone = Known.left(); Gone && !Given.has("-q") && !Failed &&
                                    !Before && R->wholeProject())
    llvm::errs() << "stableid: " << Gone
                 << " baseline findings no longer occur; 'stableid baseline' writes "
                    "it anew\n";
  std::vector<bool> Fixed(Out.Findings.size());
  if (Given.has("--fix") || Given.has("--fix-notes")) {
    FixResult Result =
        applyFixes(Out.Findings, Given.has("--fix-notes"), R->files());
    for (const std::string &Complaint : Result.Complaints)
      llvm::errs() << "stableid: error: " << Complaint << '\n';
    Failed |= Result.CouldNotWrite;
    Fixed = std::move(Result.Fixed);
    llvm::errs() << "stableid: " << llvm::count(Fixed, true)
                 << " findings fixed in " << Result.Files << " files\n";
  }
  if (Failed)
    return CouldNot;
  if (Given.has("--exit-zero"))
    return NothingFound;
  for (size_t I = 0; I < Out.Findings.size(); ++I)
    if (!Out.Findings[I].Baseline && !Fixed[I])
      return Found;
  return NothingFound;
}

const Command stableid::ScanCommand = {
    "scan",
    "find addresses used as identity in a whole project",
    "[OPTION]... [PATH]... [-- FLAG...]",
    "Scans the units of a compile database; if paths are given, those at or below "
    "them.",
    /*Scans=*/true,
    Options,
    runScan};
