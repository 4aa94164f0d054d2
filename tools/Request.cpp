// What a user asks of a scan. See Request.h.
#include "Request.h"
#include "Commands.h"
#include "scan/Installation.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/Regex.h"
#include "llvm/Support/Threading.h"
#include <ctime>

using namespace stableid;
using llvm::StringRef;

static constexpr OptionRow Options[] = {
    {"-p", "DIR", "the build folder, with compile_commands.json"},
    {"-j", "N", "units at the same time (default: one per core)"},
    {"--checks", "GLOBS", "which checks, in place of .clang-tidy's"},
    {"--header-filter", "REGEX", "headers to report findings in (default: .*)"},
    {"--timeout", "SECONDS", "give a unit up after that (default: 300; 0: never)"},
    {"--cache", "DIR", "where results are kept between scans"},
    {"--no-cache", "", "read every unit anew and keep nothing"},
    {"-q", "", "no progress and no summary"},
};

llvm::ArrayRef<OptionRow> Request::options() { return Options; }

static llvm::Error error(const llvm::Twine &Sentence) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), Sentence);
}

llvm::Expected<Request> Request::read(const Arguments &Given) {
  Request R;
  auto Jobs = Given.number(
      "-j", llvm::hardware_concurrency().compute_thread_count());
  if (!Jobs)
    return Jobs.takeError();
  auto Seconds = Given.number("--timeout", 300);
  if (!Seconds)
    return Seconds.takeError();
  R.Limits = {*Jobs, std::chrono::seconds(*Seconds)};
  R.Quiet = Given.has("-q");
  ConfigOverrides Overrides{Given.value("--checks"),
                            Given.value("--header-filter")};
  if (Overrides.Checks && checksOf(*Overrides.Checks).empty())
    return error("no check matches '" + *Overrides.Checks + "'; there are " +
                 llvm::join(allChecks(), ", "));
  std::string Why;
  if (Overrides.HeaderFilter &&
      !llvm::Regex(*Overrides.HeaderFilter).isValid(Why))
    return error("'" + *Overrides.HeaderFilter +
                 "' is no regular expression: " + Why);
  if (!llvm::sys::fs::is_directory(resourceFolder()))
    return error("clang's own headers are not in '" + resourceFolder() +
                 "'; install the clang that stableid was built with");

  llvm::Expected<Project> Opened =
      Project::open(Given.value("-p").value_or(""));
  if (!Opened)
    return Opened.takeError();
  R.Opened = std::move(*Opened);
  llvm::Expected<std::vector<UnitCommand>> Units =
      R.Opened.units(Given.paths());
  if (!Units)
    return Units.takeError();
  R.Units = std::move(*Units);
  R.Whole = Given.paths().empty();
  R.Tools = std::make_shared<Scanner>(
      Overrides, Given.has("--no-cache")
                     ? ""
                     : Given.value("--cache").value_or(Cache::defaultFolder()));
  for (const UnitCommand &Unit : R.Units)
    if (const std::string &Wrong = R.Tools->Configs.of(Unit.File).Error;
        !Wrong.empty())
      return error(Wrong);
  return R;
}

std::vector<ScannedUnit> Request::scan(const std::vector<UnitCommand> &Some,
                                       std::shared_ptr<FileStore> Files) {
  Progress Shown(Some.size(), Quiet);
  std::vector<ScannedUnit> Scanned =
      stableid::scan(Tools, Some, Limits, Shown, Files);
  Shown.finish();
  Seconds += Shown.seconds();
  if (!Files)
    for (const ScannedUnit &S : Scanned)
      FromCache += S.FromCache;
  return Scanned;
}

static std::string now() {
  std::time_t Time = std::time(nullptr);
  char Text[32];
  std::strftime(Text, sizeof Text, "%Y-%m-%dT%H:%M:%SZ", std::gmtime(&Time));
  return Text;
}

Report Request::report(const std::vector<UnitCommand> &Some,
                       const std::vector<ScannedUnit> &Scanned) const {
  Report R;
  R.Version = STABLEID_VERSION;
  R.Llvm = STABLEID_LLVM;
  R.Root = Opened.root();
  R.Date = now();
  R.Units = Some.size();
  R.Findings = findingsOf(Scanned);
  for (size_t I = 0; I < Some.size(); ++I)
    if (!Scanned[I].Result.Failure.empty())
      R.Failures.push_back({Some[I].File, Scanned[I].Result.Failure});
  return R;
}

void Request::summarize(const Report &R) const {
  Tools->Results.prune();
  if (std::string Complaint = Tools->Results.complaint(); !Complaint.empty())
    llvm::errs() << "stableid: warning: results are not kept in '"
                 << Tools->Results.folder() << "': " << Complaint << '\n';
  if (Quiet)
    return;
  unsigned New = llvm::count_if(
      R.Findings, [](const ReportFinding &F) { return !F.Baseline; });
  llvm::errs() << "stableid: " << New << " findings in " << R.Units
               << " units, " << FromCache << " from the cache, "
               << llvm::format("%.1f s\n", Seconds);
}
