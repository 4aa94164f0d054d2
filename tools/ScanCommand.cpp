// stableid scan: scans a project and writes what it found.
#include "Arguments.h"
#include "Commands.h"
#include "Project.h"
#include "Scan.h"
#include "clang/Basic/Version.h"
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
    {"--format", "FORMAT", "text, json, sarif, github, gitlab or html"},
    {"-o", "FILE", "write the report there (default: stdout)"},
    {"--timeout", "SECONDS", "give a unit up after that (default: 300; 0: never)"},
    {"--cache", "DIR", "where results are kept between scans"},
    {"--no-cache", "", "read every unit anew and keep nothing"},
    {"-q", "", "no progress and no summary"},
    {"--help", "", "this text"},
};

static int refuse(const llvm::Twine &Sentence) {
  llvm::errs() << "stableid: error: " << Sentence << '\n';
  return CouldNot;
}

static std::string now() {
  std::time_t Time = std::time(nullptr);
  char Text[32];
  std::strftime(Text, sizeof Text, "%Y-%m-%dT%H:%M:%SZ", std::gmtime(&Time));
  return Text;
}

int stableid::runScan(llvm::ArrayRef<StringRef> Args) {
  llvm::Expected<Arguments> Given = Arguments::read(Args, Options);
  if (!Given)
    return refuse(llvm::toString(Given.takeError()));
  if (Given->has("--help")) {
    llvm::outs() << "usage: stableid scan [OPTION]... [PATH]...\n\n"
                    "Scans the units of a compile database, those at or below the "
                    "paths if any are given.\n\n";
    Arguments::help(Options, llvm::outs());
    return NothingFound;
  }
  auto Jobs = Given->number("-j", llvm::hardware_concurrency().compute_thread_count());
  if (!Jobs)
    return refuse(llvm::toString(Jobs.takeError()));
  auto Seconds = Given->number("--timeout", 300);
  if (!Seconds)
    return refuse(llvm::toString(Seconds.takeError()));
  std::string FormatName = Given->value("--format").value_or("text");
  std::optional<Format> Form = formatNamed(FormatName);
  if (!Form)
    return refuse("no format '" + FormatName + "'; there are " + formatNames());
  ConfigOverrides Overrides{Given->value("--checks"),
                            Given->value("--header-filter")};
  if (Overrides.Checks && checksOf(*Overrides.Checks).empty())
    return refuse("no check matches '" + *Overrides.Checks + "'; there are " +
                  llvm::join(allChecks(), ", "));
  std::string Why;
  if (Overrides.HeaderFilter && !llvm::Regex(*Overrides.HeaderFilter).isValid(Why))
    return refuse("'" + *Overrides.HeaderFilter + "' is no regular expression: " +
                  Why);
  if (!llvm::sys::fs::is_directory(resourceFolder()))
    return refuse("clang's own headers are not in '" + resourceFolder() +
                  "'; install the clang that stableid was built with");

  llvm::Expected<Project> Opened = Project::open(Given->value("-p").value_or(""));
  if (!Opened)
    return refuse(llvm::toString(Opened.takeError()));
  llvm::Expected<std::vector<UnitCommand>> Units = Opened->units(Given->paths());
  if (!Units)
    return refuse(llvm::toString(Units.takeError()));

  std::string CacheFolder =
      Given->has("--no-cache")
          ? ""
          : Given->value("--cache").value_or(Cache::defaultFolder());
  auto Tools = std::make_shared<Scanner>(Overrides, CacheFolder);
  for (const UnitCommand &Unit : *Units)
    if (const std::string &Error = Tools->Configs.of(Unit.File).Error;
        !Error.empty())
      return refuse(Error);

  bool Quiet = Given->has("-q");
  Progress Shown(Units->size(), Quiet);
  std::vector<ScannedUnit> Scanned =
      scan(Tools, *Units, {*Jobs, std::chrono::seconds(*Seconds)}, Shown);
  Shown.finish();

  Report Out;
  Out.Version = STABLEID_VERSION;
  Out.Llvm = STABLEID_LLVM;
  Out.Root = Opened->root();
  Out.Date = now();
  Out.Units = Units->size();
  Out.Findings = findingsOf(Scanned);
  unsigned Cached = 0;
  for (size_t I = 0; I < Units->size(); ++I) {
    Cached += Scanned[I].FromCache;
    if (!Scanned[I].Result.Failure.empty())
      Out.Failures.push_back({(*Units)[I].File, Scanned[I].Result.Failure});
  }
  for (ReportFinding &F : Out.Findings) {
    const llvm::MemoryBuffer *Text =
        Tools->Files.contents(Tools->Files.at(F.At.File));
    F.Fingerprint = fingerprintOf(F, Text ? Text->getBuffer() : "");
  }
  numberFingerprints(Out.Findings);

  if (std::optional<std::string> File = Given->value("-o")) {
    std::error_code Error;
    llvm::raw_fd_ostream Stream(*File, Error);
    if (!Error) {
      write(Out, *Form, Stream);
      Stream.close();
      Error = Stream.error();
      Stream.clear_error();
    }
    if (Error)
      return refuse("cannot write '" + *File + "': " + Error.message());
  } else {
    write(Out, *Form, llvm::outs());
    llvm::outs().flush();
  }
  // As text they are among the findings.
  if (*Form != Format::Text || Given->has("-o"))
    for (const UnitFailure &F : Out.Failures)
      llvm::errs() << "stableid: error: " << F.File << ": " << F.Reason
                   << '\n';
  Tools->Results.prune();
  if (std::string Complaint = Tools->Results.complaint(); !Complaint.empty())
    llvm::errs() << "stableid: warning: results are not kept in '" << CacheFolder
                 << "': " << Complaint << '\n';
  if (!Quiet)
    llvm::errs() << "stableid: " << Out.Findings.size() << " findings in "
                 << Out.Units << " units, " << Cached << " from the cache, "
                 << llvm::format("%.1f s\n", Shown.seconds());
  if (!Out.Failures.empty())
    return CouldNot;
  return Out.Findings.empty() ? NothingFound : Found;
}
