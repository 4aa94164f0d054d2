// stableid witness: runs a program and tells which addresses became identities
// twice.
#include "Commands.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include "report/Report.h"
#include "report/WholeFile.h"
#include "witness/NewLines.h"
#include "witness/Output.h"
#include "witness/Run.h"
#include "witness/Symbols.h"
#include "witness/Trace.h"
#include <ctime>

using namespace stableid;
namespace fs = llvm::sys::fs;
using llvm::StringRef;

static constexpr OptionRow Options[] = {
    {"--site", "FILE:LINE", "tell of this site alone; can be repeated"},
    {"--report", "FILE", "tell of the sites in this JSON of a scan, and which of "
                         "them named nothing"},
    {"--size", "BYTES", "each block of so many bytes is an identity; can be repeated"},
    {"--format", "FORMAT", "text (default), jsonl or prometheus"},
    {"-o", "FILE", "write there, - for standard output (default: standard error)"},
    {"--prometheus", "FILE", "keep the counts there, each second, while it runs"},
    {"--alerts", "", "a line on standard error when an identity's address is freed, "
                     "handed out again, or another's identity"},
    {"--limit", "N", "events of a kind that are told of one site (default: 10)"},
    {"--table", "N", "identities that are remembered (default: 16384)"},
    {"--no-children", "", "not the programs that it starts"},
    {"-p", "PID", "a process that runs, from outside: needs root and bpftrace"},
    {"--for", "SECONDS", "with -p: so long (default: until it ends, or an interrupt)"},
    {"--", "", "the program and its arguments"},
};

static llvm::Error readSites(const Arguments &Given, WantedSites &Wanted) {
  for (StringRef Site : Given.values("--site")) {
    auto [File, Digits] = Site.rsplit(':');
    unsigned Line = 0;
    if (File.empty() || Digits.getAsInteger(10, Line) || !Line)
      return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                     "'" + Site + "' is no place; write FILE:LINE");
    Wanted.add(File, Line);
  }
  for (StringRef Path : Given.values("--report")) {
    llvm::Expected<Report> R = readReport(Path);
    if (!R)
      return R.takeError();
    for (const ReportFinding &F : R->Findings)
      Wanted.add(F.At.File, F.At.Line, F.Message);
  }
  return llvm::Error::success();
}

namespace {

struct FolderRemover {
  StringRef Folder;
  ~FolderRemover() { fs::remove_directories(Folder); }
};

/// The counts for Prometheus, written anew each second.
class CountsFile {
public:
  explicit CountsFile(const Arguments &Given)
      : Path(Given.value("--prometheus").value_or("")) {}

  const std::string &path() const { return Path; }

  void eachSecond(llvm::function_ref<void(Testimony &)> Read) {
    std::time_t Second = std::time(nullptr);
    if (Path.empty() || Second == Written)
      return;
    Written = Second;
    Testimony T;
    Read(T);
    keep(T);
  }

  std::error_code keep(const Testimony &T) {
    if (Path.empty())
      return {};
    return writeWhole(Path,
                      [&](llvm::raw_ostream &Out) { writePrometheus(T, Out); });
  }

private:
  std::string Path;
  std::time_t Written = 0;
};

/// The work that is done while the program runs: alerts, the file for Prometheus.
class Meantime {
public:
  Meantime(const Arguments &Given, StringRef Folder)
      : Counts(Given), Alerts(Given.has("--alerts")), Folder(Folder),
        Events((Folder + "/events.jsonl").str()) {}

  void now() {
    if (Alerts)
      tellNew();
    Counts.eachSecond([&](Testimony &T) { readCounts(Folder, T); });
  }

  std::error_code keepCounts() {
    Testimony T;
    readCounts(Folder, T);
    return Counts.keep(T);
  }

  CountsFile Counts;

private:
  void tellNew() {
    Events.read([](StringRef Rest) {
      while (!Rest.empty()) {
        auto [Line, After] = Rest.split('\n');
        Rest = After;
        if (llvm::Expected<WitnessEvent> Event = readEvent(Line))
          writeAlert(*Event, llvm::errs());
        else
          llvm::consumeError(Event.takeError());
      }
    });
  }

  bool Alerts;
  std::string Folder;
  NewLines Events;
};

} // namespace

using Writer = void (*)(const Testimony &, const WantedSites &,
                        llvm::raw_ostream &);

static Writer writerNamed(StringRef Name) {
  if (Name == "text")
    return writeText;
  if (Name == "jsonl")
    return writeJsonLines;
  if (Name == "prometheus")
    return [](const Testimony &T, const WantedSites &, llvm::raw_ostream &Out) {
      writePrometheus(T, Out);
    };
  return nullptr;
}

static int writeAll(const Arguments &Given, const Testimony &T,
                    const WantedSites &Wanted, Writer Write) {
  std::optional<std::string> Path = Given.value("-o");
  if (!Path)
    Write(T, Wanted, llvm::errs());
  else if (std::error_code Failed = writeWhole(*Path, [&](llvm::raw_ostream &Out) {
             Write(T, Wanted, Out);
           }))
    return refuse(*Path + ": cannot be written: " + Failed.message());
  for (const auto &[Site, Counts] : T.Sites)
    if (Counts.Twice && Wanted.has(Site))
      return Found;
  return NothingFound;
}

/// A folder for the files in between, or the reason why there is none.
static llvm::Expected<std::string> makeFolder() {
  llvm::SmallString<128> Folder;
  if (std::error_code Failed =
          fs::createUniqueDirectory("stableid-witness", Folder))
    return llvm::createStringError(
        Failed, "no folder for what the witness writes: " + Failed.message());
  return Folder.str().str();
}

/// With -p.
static int runTrace(const Arguments &Given, const WantedSites &Wanted,
                    const WitnessRequest &From, Writer Write) {
  TraceRequest Request;
  if (StringRef(*Given.value("-p")).getAsInteger(10, Request.Pid) || !Request.Pid)
    return refuse("option '-p' needs the number of a process, not '" +
                  *Given.value("-p") + "'");
  if (Given.has("--no-children"))
    return refuse("option '--no-children' goes with a program, not with '-p'");
  llvm::Expected<unsigned> Seconds = Given.number("--for", 0);
  if (!Seconds)
    return refuse(llvm::toString(Seconds.takeError()));
  Request.Seconds = *Seconds;
  Request.Limit = From.Limit;
  Request.Table = std::max(From.Table, Request.Table);
  Request.Counting = Given.has("--prometheus");
  for (StringRef Size : From.Sizes)
    Size.getAsInteger(10, Request.Sizes.emplace_back());
  llvm::Expected<std::string> Folder = makeFolder();
  if (!Folder)
    return refuse(llvm::toString(Folder.takeError()));
  FolderRemover Remover{*Folder};
  Request.Folder = *Folder;
  bool Alerts = Given.has("--alerts");
  CountsFile Counts(Given);
  llvm::Expected<Testimony> Seen = traceProcess(
      Request,
      [&](const WitnessEvent &Event) {
        if (Alerts && Wanted.has(Event.First.Site))
          writeAlert(Event, llvm::errs());
      },
      [&](const Testimony &So) {
        Counts.eachSecond([&](Testimony &T) { T = So; });
      });
  if (!Seen)
    return refuse(llvm::toString(Seen.takeError()));
  if (std::error_code Failed = Counts.keep(*Seen))
    return refuse(Counts.path() + ": cannot be written: " + Failed.message());
  symbolize(*Seen);
  return writeAll(Given, *Seen, Wanted, Write);
}

static int runWitness(const Arguments &Given) {
  WitnessRequest Request;
  if (Given.flags())
    Request.Program = *Given.flags();
  if (!Given.paths().empty() || Request.Program.empty() != Given.has("-p"))
    return refuse("witness needs a program behind '--', or '-p' and a process");
  WantedSites Wanted;
  if (llvm::Error Failed = readSites(Given, Wanted))
    return refuse(llvm::toString(std::move(Failed)));
  for (const std::string &Size : Given.values("--size")) {
    uint64_t Bytes = 0;
    if (StringRef(Size).getAsInteger(10, Bytes) || !Bytes)
      return refuse("option '--size' needs a number of bytes, not '" + Size + "'");
    Request.Sizes.push_back(Size);
  }
  if (Request.Sizes.size() > 16)
    return refuse("option '--size' can be given 16 times, not " +
                  llvm::Twine(Request.Sizes.size()));
  for (auto [Name, Into] : {std::pair("--limit", &Request.Limit),
                            std::pair("--table", &Request.Table)}) {
    llvm::Expected<unsigned> Number = Given.number(Name, *Into);
    if (!Number)
      return refuse(llvm::toString(Number.takeError()));
    *Into = *Number;
  }
  if (Request.Table < 1 || Request.Table > 1u << 24)
    return refuse("option '--table' needs a number from 1 to 16777216");
  Request.Children = !Given.has("--no-children");
  std::string Name = Given.value("--format").value_or("text");
  Writer Write = writerNamed(Name);
  if (!Write)
    return refuse("no format '" + Name + "'; there are text, jsonl, prometheus");
  if (Given.has("-p"))
    return runTrace(Given, Wanted, Request, Write);
  Request.Library = witnessLibrary();
  if (Request.Library.empty())
    return refuse("no libstableid-witness.so beside this program; it is installed "
                  "with it, as lib/stableid/libstableid-witness.so");

  llvm::Expected<std::string> Folder = makeFolder();
  if (!Folder)
    return refuse(llvm::toString(Folder.takeError()));
  FolderRemover Remover{*Folder};
  Request.Folder = *Folder;
  Meantime While(Given, *Folder);
  llvm::Expected<RunResult> Ended = runWitnessed(Request, [&] { While.now(); });
  if (!Ended)
    return refuse(llvm::toString(Ended.takeError()));
  if (std::error_code Failed = While.keepCounts())
    return refuse(While.Counts.path() + ": cannot be written: " + Failed.message());

  llvm::Expected<Testimony> Seen = readTestimony(*Folder);
  if (!Seen)
    return refuse(llvm::toString(Seen.takeError()));
  if (!Seen->Processes)
    return refuse("the witness was not loaded into '" + Request.Program[0] +
                  "': it is linked statically, has more rights than its user, or "
                  "its sanitizer has to come first");
  if (Ended->Signal)
    llvm::errs() << "stableid: warning: the program ended by signal "
                 << Ended->Signal << '\n';
  else if (Ended->Status)
    llvm::errs() << "stableid: warning: the program ended with status "
                 << Ended->Status << '\n';
  symbolize(*Seen);
  return writeAll(Given, *Seen, Wanted, Write);
}

const Command stableid::WitnessCommand = {
    "witness",
    "run a program, and say which addresses became identities twice",
    "[OPTION]... -- PROGRAM [ARGUMENT]...",
    "Runs the program with a library that sees its heap. Where the program says\n"
    "stableid::witness::identity(p, \"name\"), it notes the address, and tells when\n"
    "another object gets it and is known by it again, with the stacks of both.\n"
    "Exit status: 1 when that happened at a site that was asked for.",
    /*Scans=*/false,
    Options,
    runWitness};
