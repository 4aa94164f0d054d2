// stableid judge: the findings of units whose facts were written down.
#include "Commands.h"
#include "Destination.h"
#include "project/FactsOf.h"
#include "project/Merge.h"
#include "scan/Project.h"
#include "scan/Scan.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include <map>

using namespace stableid;
using llvm::StringRef;

static constexpr OptionRow Options[] = {
    Destination::FormatRow,
    Destination::FileRow,
    {"--index", "FILE", "what other units say, in place of slices"},
    {"-p", "DIR", "read units again of which a slice says what their facts cannot "
                  "answer"},
    {"--likely", "", "as it was given to 'facts'; for -p"},
    {"--root", "DIR", "where paths in the facts begin (default: the repository)"},
    {"--exit-zero", "", "exit with 0 though something is found"},
};

namespace {

class Judging {
public:
  explicit Judging(const Arguments &Given) : Given(Given) {}
  llvm::Error open();
  llvm::Error one(const ProjectFile &Unit, Report &Out);

  std::string Root;
  std::vector<ProjectFile> Units;

private:
  llvm::Error again(const ProjectFile &Unit, StringRef File,
                    const ProjectFacts &Slice, Report &Out);

  const Arguments &Given;
  std::map<ProjectName, ProjectFacts> Slices; ///< by unit
  std::optional<ProjectFile> Index;
};

} // namespace

static llvm::Error failure(const llvm::Twine &Sentence) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), Sentence);
}

llvm::Error Judging::open() {
  Root = absolutePath(Given.value("--root").value_or(
      repositoryAbove(absolutePath("."))));
  if (std::optional<std::string> Path = Given.value("--index")) {
    llvm::Expected<ProjectFile> File = openProjectFile(*Path);
    if (!File)
      return File.takeError();
    Index = std::move(*File);
  }
  std::optional<ProjectName> Tool;
  llvm::Expected<std::vector<std::string>> Files = listedFiles(Given.paths());
  if (!Files)
    return Files.takeError();
  for (StringRef Path : *Files) {
    llvm::Expected<ProjectFile> File = openProjectFile(Path);
    if (!File)
      return File.takeError();
    if (Tool && !(*Tool == File->Tool))
      return failure("'" + Path + "' is of another program than those before it; "
                     "write all anew with one");
    Tool = File->Tool;
    if (File->Kind == ProjectFileKind::Index)
      return failure("'" + Path + "' is an index; name it with --index");
    if (File->Kind == ProjectFileKind::Slice)
      for (const ProjectName &Unit : File->Units)
        Slices[Unit] = File->Facts.Exports;
    else
      Units.push_back(std::move(*File));
  }
  if (Index && Tool && !(*Tool == Index->Tool))
    return failure("the index is of another program than the facts; write all "
                   "anew with one");
  if (Units.empty())
    return failure("judge needs the facts of a unit");
  return llvm::Error::success();
}

llvm::Error Judging::again(const ProjectFile &Unit, StringRef File,
                           const ProjectFacts &Slice, Report &Out) {
  llvm::Expected<Project> Opened = Project::open(*Given.value("-p"));
  if (!Opened)
    return Opened.takeError();
  ConfigOverrides Overrides;
  Overrides.Likely = Given.has("--likely");
  Config Configs(Overrides);
  FileStore Store;
  for (const UnitCommand &Command : Opened->units({File}).Units) {
    std::vector<std::string> Read;
    llvm::Expected<ProjectFile> New = factsOf(
        Command, Configs.of(Command.File), Store, Root, Slice, Read);
    if (!New)
      return failure(File + ": " + llvm::toString(New.takeError()));
    if (New->Units != Unit.Units)
      continue;
    Judged J;
    unpackJudged(New->Judged, Root, J);
    llvm::append_range(Out.Findings, J.Findings);
    return llvm::Error::success();
  }
  return failure("no compile command is the one that the facts of '" + File +
                 "' are of; write them anew");
}

llvm::Error Judging::one(const ProjectFile &Unit, Report &Out) {
  Judged J;
  if (!unpackJudged(Unit.Judged, Root, J))
    return failure("facts of a unit cannot be understood; write them anew");
  ProjectFacts Slice;
  if (Index)
    Slice = sliceFor(Unit.Facts, Index->Facts.Exports, Index->Complete);
  for (const ProjectName &Name : Unit.Units)
    if (auto It = Slices.find(Name); It != Slices.end())
      Slice = It->second;
  ++Out.Units;
  Judgement Found = judge(J, Slice);
  if (Found.Unanswered.empty()) {
    llvm::append_range(Out.Findings, Found.Findings);
    return llvm::Error::success();
  }
  if (Given.has("-p"))
    return again(Unit, J.File, Slice, Out);
  Out.Failures.push_back(
      {J.File, "calls functions of other units that hand addresses on; read it "
               "again with 'stableid judge -p', or 'stableid facts --slice'"});
  llvm::append_range(Out.Findings, Found.Findings);
  return llvm::Error::success();
}

static int runJudge(const Arguments &Given) {
  llvm::Expected<Destination> To = Destination::of(Given);
  if (!To)
    return refuse(llvm::toString(To.takeError()));
  Judging All(Given);
  if (llvm::Error Wrong = All.open())
    return refuse(llvm::toString(std::move(Wrong)));
  Report Out;
  Out.Version = STABLEID_VERSION;
  Out.Llvm = STABLEID_LLVM;
  Out.Root = All.Root;
  for (const ProjectFile &Unit : All.Units)
    if (llvm::Error Wrong = All.one(Unit, Out))
      return refuse(llvm::toString(std::move(Wrong)));
  std::vector<ScannedUnit> Each(1);
  Each[0].Result.Findings = std::move(Out.Findings);
  Out.Findings = findingsOf(Each);
  addFingerprints(Out);
  if (llvm::Error Failed = To->write(Out))
    return refuse(llvm::toString(std::move(Failed)));
  if (!To->tellsFailures())
    for (const UnitFailure &F : Out.Failures)
      llvm::errs() << "stableid: error: " << F.File << ": " << F.Reason << '\n';
  if (!Out.Failures.empty())
    return CouldNot;
  return Out.Findings.empty() || Given.has("--exit-zero") ? NothingFound : Found;
}

const Command stableid::JudgeCommand = {
    "judge",
    "report the findings of units from their facts",
    "[OPTION]... FACTS... [SLICE]...",
    "Judges units by their facts and what other units say: their slices, or an\n"
    "index. Without either, each unit is judged alone. Nothing is parsed.",
    /*Scans=*/false,
    Options,
    runJudge};
