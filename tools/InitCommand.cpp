// stableid init: looks at a repository, says what is missing for scans in it, and
// writes that.
#include "Commands.h"
#include "init/Proposal.h"
#include "report/WholeFile.h"
#include "scan/Installation.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"

using namespace stableid;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;
using llvm::StringRef;

static constexpr OptionRow Options[] = {
    {"-p", "DIR", "the build folder, with compile_commands.json"},
    {"--ci", "NAME", "write a file for github or gitlab, or none (default: which is "
                     "there)"},
    {"--no-baseline", "", "do not scan, and take nothing as known"},
    {"--dry-run", "", "say what would be changed, and change nothing"},
};

static constexpr StringRef BaselineFile = "stableid-baseline.json";

/// A line as it is shown, and each line below it.
static void say(StringRef Mark, StringRef Text) {
  auto [First, Rest] = Text.split('\n');
  llvm::outs() << Mark << First << '\n';
  while (!Rest.empty()) {
    std::tie(First, Rest) = Rest.split('\n');
    llvm::outs() << "     | " << First << '\n';
  }
}

static void saySurroundings(const Surroundings &S) {
  say("ok   ", (S.Repository ? "repository " : "folder, no repository of git: ") +
                   S.Root);
  if (S.BuildSystem.empty())
    say("--   ", "no build system that is known");
  else
    say("ok   ", "build system " + S.BuildSystem);
  if (!S.Database.empty())
    say("ok   ", "compile database " + S.Database + ", " +
                     std::to_string(S.Units) + " units");
  else if (!S.Configure.empty())
    say("--   ", "no compile database; this writes one: " + S.Configure);
  else
    say("--   ", S.NoDatabase);
}

/// The program as a hook on this machine calls it.
static std::string calledByHooks() {
  llvm::ErrorOr<std::string> InPath = llvm::sys::findProgramByName("stableid");
  return InPath ? "stableid" : runningProgram();
}

static std::error_code write(const Surroundings &S, const FileChange &C) {
  std::string File = S.path(C.Name);
  if (std::error_code Error = fs::create_directories(path::parent_path(File)))
    return Error;
  if (std::error_code Error = writeWhole(
          File, [&](llvm::raw_ostream &Out) { Out << C.Whole; }))
    return Error;
  if (!C.Executable)
    return {};
  auto Mode = fs::getPermissions(File);
  return Mode ? fs::setPermissions(File, *Mode | fs::owner_exe | fs::group_exe |
                                             fs::others_exe)
              : Mode.getError();
}

/// As `stableid baseline` with these arguments.
static int scanForBaseline(const Surroundings &S) {
  std::string Folder = path::parent_path(S.Database).str(), File = S.path(BaselineFile);
  std::vector<OptionRow> Table = optionsOf(BaselineCommand);
  llvm::Expected<Arguments> Given =
      Arguments::read({"-q", "-p", Folder, "-o", File}, Table);
  return Given ? BaselineCommand.Run(*Given)
               : refuse(llvm::toString(Given.takeError()));
}

static int runInit(const Arguments &Given) {
  if (!Given.paths().empty())
    return refuse("init looks at the current folder, and takes no path");
  std::string Build = Given.value("-p").value_or("");
  Surroundings S = lookAround(Build);
  if (!Build.empty() && S.Database.empty())
    return refuse(S.NoDatabase);
  CiSystem Wish = S.Ci;
  if (std::optional<std::string> Name = Given.value("--ci")) {
    if (*Name != "github" && *Name != "gitlab" && *Name != "none")
      return refuse("no CI file for '" + *Name + "'; there are github, gitlab, none");
    Wish = *Name == "github"   ? CiSystem::GitHub
           : *Name == "gitlab" ? CiSystem::GitLab
                               : CiSystem::None;
  }
  bool Known = S.has(BaselineFile);
  bool Scans = !Known && !S.Database.empty() && !Given.has("--no-baseline");
  Proposal P = proposalFor(S, Wish, calledByHooks(), Known || Scans);

  saySurroundings(S);
  for (const std::string &Sentence : P.Kept)
    say("--   ", Sentence);
  if (!Given.has("--ci") && Wish == CiSystem::None)
    say("--   ", S.OtherCi.empty()
                     ? "no CI that is known; --ci github or --ci gitlab writes a file"
                     : S.OtherCi + " is there; its line is: stableid scan -p " +
                           (S.BuildFolder.empty() ? "build" : S.BuildFolder));
  if (Known)
    say("--   ", (BaselineFile + " is there").str());
  for (const FileChange &C : P.Changes)
    say(C.Existed ? "add  " : "new  ", C.Name + "\n" + C.Lines);
  if (Scans)
    say("new  ", (BaselineFile + ", what a scan of all units finds now").str());
  if (P.Changes.empty() && !Scans) {
    llvm::outs() << "nothing to do\n";
    return NothingFound;
  }
  if (Given.has("--dry-run")) {
    llvm::outs() << "nothing is written, for --dry-run\n";
    return NothingFound;
  }
  llvm::outs().flush();
  for (const FileChange &C : P.Changes)
    if (std::error_code Error = write(S, C))
      return refuse("cannot write '" + S.path(C.Name) + "': " + Error.message());
  int Status = Scans ? scanForBaseline(S) : NothingFound;
  llvm::outs() << "done; look at the difference before you commit it\n";
  return Status;
}

const Command stableid::InitCommand = {
    "init",
    "set a repository up: hook, CI, baseline",
    "[OPTION]...",
    "Looks at the repository of the current folder, says what is missing for scans "
    "in it, and writes that. What is there stays.",
    /*Scans=*/false,
    Options,
    runInit};
