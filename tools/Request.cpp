// What a user asks of a scan. See Request.h.
#include "Request.h"
#include "Commands.h"
#include "project/Merge.h"
#include "scan/Installation.h"
#include "tidy/Names.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Regex.h"
#include "llvm/Support/Threading.h"
#include <ctime>
#include <map>

using namespace stableid;
using llvm::StringRef;

static constexpr OptionRow Options[] = {
    {"-p", "DIR", "the build folder, with compile_commands.json"},
    {"-j", "N", "units at the same time (default: one per core)"},
    {"--checks", "GLOBS", "which checks, in place of .clang-tidy's"},
    {"--header-filter", "REGEX", "headers to report findings in (default: .*)"},
    {"--timeout", "SECONDS", "give a unit up after that (default: 300; 0: never)"},
    {"--exclude", "REGEX", "leave out units and findings in files of such names"},
    {"--extra-arg", "ARG", "add this to every compile command; can be repeated"},
    {"--model", "FILE", "a model file more, for all units; can be repeated"},
    {"--likely", "", "report what is likely, too"},
    {"--paths", "", "follow the paths through functions, too: what is seen to be left "
                    "when its object ends; takes many times as long"},
    {"--cache", "DIR", "where results are kept between scans"},
    {"--unit-by-unit", "", "judge each unit alone, without what others do"},
    {"--index", "FILE", "what all units say: written by a scan of all, read by one "
                        "of some (default: in the cache)"},
    {"--no-cache", "", "read every unit anew and keep nothing"},
    {"--timing", "", "list the units that took longest"},
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
  R.Timing = Given.has("--timing");
  ConfigOverrides Overrides;
  Overrides.Checks = Given.value("--checks");
  Overrides.HeaderFilter = Given.value("--header-filter");
  Overrides.ExtraArgs = Given.values("--extra-arg").vec();
  Overrides.Likely = Given.has("--likely");
  Overrides.Paths = Given.has("--paths");
  for (const std::string &File : Given.values("--model"))
    Overrides.Models.push_back(absolutePath(File));
  if (Overrides.Checks) {
    if (std::string Wrong = unknownCheck(*Overrides.Checks); !Wrong.empty())
      return error(Wrong);
    if (checksOf(*Overrides.Checks).empty())
      return error("no check matches '" + *Overrides.Checks + "'; there are " +
                   llvm::join(allChecks(), ", "));
  }
  for (StringRef Option : {"--header-filter", "--exclude"}) {
    std::optional<std::string> Text = Given.value(Option);
    std::string Why;
    if (Text && !llvm::Regex(*Text).isValid(Why))
      return error("'" + *Text + "' is no regular expression: " + Why);
  }
  R.Excluded = Given.value("--exclude").value_or("");
  if (!llvm::sys::fs::is_directory(resourceFolder()))
    return error("clang's own headers are not in '" + resourceFolder() +
                 "'; install the clang that stableid was built with");

  if (llvm::Error Why = R.choose(Given))
    return Why;
  R.Whole = Given.paths().empty();
  for (StringRef Path : Given.paths()) {
    llvm::SmallString<256> Real;
    R.Paths.push_back(absolutePath(Path));
    if (!llvm::sys::fs::real_path(R.Paths.back(), Real))
      R.Paths.push_back(Real.str().str());
  }
  R.Tools = std::make_shared<Scanner>(
      Overrides, Given.has("--no-cache")
                     ? ""
                     : Given.value("--cache").value_or(Cache::defaultFolder()));
  R.Tools->WholeProject = !Given.has("--unit-by-unit");
  if (R.Whole && R.Excluded.empty() && !Given.flags())
    R.Tools->AllUnits = R.Units.size();
  if (llvm::Error Why = R.openIndex(Given))
    return Why;
  for (const UnitCommand &Unit : R.Units)
    if (const std::string &Wrong = R.Tools->Configs.of(Unit.File).Error;
        !Wrong.empty())
      return error(Wrong);
  return R;
}

/// Reads what an earlier scan of all units knew. In the cache it may be anything,
/// and then there is none.
llvm::Error Request::openIndex(const Arguments &Given) {
  std::optional<std::string> Named = Given.value("--index");
  const std::string &Folder = Tools->Results.folder();
  if (!Tools->WholeProject || Given.flags() ||
      (!Named && (Folder.empty() || !Tools->Results.complaint().empty())))
    return llvm::Error::success();
  ProjectName Of = digestOf(Opened.database());
  Index = Named ? *Named
                : Folder + "/" + llvm::utohexstr(Of.High, true, 16) +
                      llvm::utohexstr(Of.Low, true, 16) + ".index";
  if (!llvm::sys::fs::exists(Index))
    return llvm::Error::success();
  llvm::Expected<ProjectFile> Read = openProjectFile(Index);
  if (Read && Read->Kind == ProjectFileKind::Index && Read->Tool == toolDigest())
    Tools->Known = std::make_shared<const ProjectFile>(std::move(*Read));
  else if (!Named || Tools->AllUnits)
    llvm::consumeError(Read.takeError());
  else if (!Read)
    return Read.takeError();
  else
    return error("'" + Index + "' is no index of this version; scan the whole "
                               "project again");
  return llvm::Error::success();
}

/// Opens the project, and finds the units that are asked for.
llvm::Error Request::choose(const Arguments &Given) {
  llvm::Expected<Project> Read =
      Given.flags() ? Project::ofFiles(Given.paths(), *Given.flags())
                    : Project::open(Given.value("-p").value_or(""));
  if (!Read)
    return Read.takeError();
  Opened = std::move(*Read);
  // One above may be that of a repository that this one is a part of, or a stranger's.
  if (!Given.flags() && !Given.has("-p") &&
      !isBelow(Opened.database(), Opened.root()))
    llvm::errs() << "stableid: note: this repository has no compile database; that "
                    "of a folder above is taken, "
                 << Opened.database() << '\n';
  if (Given.flags() && Given.paths().empty())
    return error("no file in front of '--'");
  Project::Selection Chosen =
      Opened.units(Given.flags() ? llvm::ArrayRef<StringRef>() : Given.paths());
  if (Chosen.Units.empty() && !Chosen.Missing.empty())
    return error(Chosen.Missing.front());
  Missing = std::move(Chosen.Missing);
  tellInferred(Chosen.Inferred);
  for (UnitCommand &Unit : Chosen.Units)
    if (!excludes(Unit.File))
      Units.push_back(std::move(Unit));
  return llvm::Error::success();
}

bool Request::covers(StringRef File) const {
  return Paths.empty() || llvm::any_of(Paths, [&](StringRef Path) {
           return isBelow(File, Path);
         });
}

bool Request::excludes(StringRef File) const {
  return !Excluded.empty() && llvm::Regex(Excluded).match(File);
}

void Request::tellInferred(const std::vector<UnitCommand> &Some) const {
  if (!Some.empty())
    llvm::errs() << "stableid: note: " << Some.size()
                 << " files are not in the compile database and are read as "
                    "others are, the first: "
                 << Some[0].File << " as " << Some[0].InferredFrom << '\n';
}

std::vector<ScannedUnit> Request::scan(const std::vector<UnitCommand> &Some,
                                       std::shared_ptr<FileStore> Files) {
  Progress Shown(Some.size(), Quiet);
  std::vector<ScannedUnit> Scanned =
      stableid::scan(Tools, Some, Limits, Shown, Files);
  Shown.finish();
  Seconds += Shown.seconds();
  if (Files)
    return Scanned;
  if (!Index.empty() && Some.size() == Tools->AllUnits) {
    std::string Bytes = bytesOf(indexOf(Some, Scanned));
    auto Old = llvm::MemoryBuffer::getFile(Index, /*IsText=*/false,
                                           /*RequiresNullTerminator=*/false);
    if (!Old || (*Old)->getBuffer() != Bytes)
      if (llvm::Error Wrong = writeBytes(Index, Bytes))
        llvm::errs() << "stableid: warning: " << llvm::toString(std::move(Wrong))
                     << '\n';
  }
  for (size_t I = 0; I < Some.size(); ++I) {
    FromCache += Scanned[I].FromCache;
    Precompiled += Scanned[I].Result.PrecompiledAsText;
    Times.push_back({Scanned[I].Seconds, Some[I].File});
  }
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
  llvm::erase_if(R.Findings, [&](const ReportFinding &F) {
    return excludes(F.At.File);
  });
  for (size_t I = 0; I < Some.size(); ++I)
    if (!Scanned[I].Result.Failure.empty())
      R.Failures.push_back({Some[I].File, Scanned[I].Result.Failure});
  return R;
}

/// "2 address-as-id, 1 address-in-output; 1 fixed by --fix, 2 by --fix-notes".
static std::string countsOf(const Report &R) {
  std::map<StringRef, unsigned> Checks;
  unsigned Fix = 0, FixNotes = 0, Known = 0;
  for (const ReportFinding &F : R.Findings) {
    Known += F.Baseline;
    if (F.Baseline)
      continue;
    StringRef Check = F.Check;
    Check.consume_front("stableid-");
    ++Checks[Check];
    Fix += !F.Fix.empty();
    FixNotes += F.Fix.empty() && llvm::count_if(F.Notes, [](const ReportNote &N) {
                                   return !N.Fix.empty();
                                 }) == 1;
  }
  std::string Out;
  for (const auto &[Check, Count] : Checks)
    Out += (Out.empty() ? "" : ", ") + std::to_string(Count) + " " + Check.str();
  auto Add = [&](unsigned Count, StringRef What) {
    if (Count)
      Out += (Out.empty() ? "" : "; ") + std::to_string(Count) + What.str();
  };
  Add(Fix, " can be mended with --fix");
  Add(FixNotes, Fix ? " more with --fix-notes" : " can be mended with --fix-notes");
  Add(Known, " left out by the baseline");
  return Out;
}

void Request::summarize(const Report &R) const {
  Tools->Results.prune();
  if (std::string Complaint = Tools->Results.complaint(); !Complaint.empty())
    llvm::errs() << "stableid: warning: results are not kept in '"
                 << Tools->Results.folder() << "': " << Complaint << '\n';
  if (Timing) {
    std::vector<std::pair<double, std::string>> Slowest = Times;
    llvm::stable_sort(Slowest, [](const auto &A, const auto &B) {
      return A.first > B.first;
    });
    for (const auto &[Took, File] : llvm::ArrayRef(Slowest).take_front(10))
      llvm::errs() << llvm::format("stableid: %6.1f s  ", Took) << File << '\n';
  }
  if (Quiet)
    return;
  if (Precompiled)
    llvm::errs() << "stableid: note: precompiled headers of " << Precompiled
                 << " units are not used; the headers are read as text\n";
  unsigned New = llvm::count_if(
      R.Findings, [](const ReportFinding &F) { return !F.Baseline; });
  llvm::errs() << "stableid: " << New << " findings in " << R.Units
               << " units, " << FromCache << " from the cache, "
               << llvm::format("%.1f s\n", Seconds);
  if (std::string Counts = countsOf(R); !Counts.empty())
    llvm::errs() << "stableid: " << Counts << '\n';
}
