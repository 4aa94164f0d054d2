// stableid doctor: whether everything that a scan, clang-tidy and clangd need is
// there, and what to do where it is not.
#include "Commands.h"
#include "Request.h"
#include "scan/Changes.h"
#include "scan/Installation.h"
#include "scan/MissingHeaders.h"
#include "tidy/Names.h"
#include "clang/Basic/Version.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"
#include <set>

using namespace stableid;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;
using llvm::StringRef;

static constexpr OptionRow Options[] = {
    {"-p", "DIR", "the build folder, with compile_commands.json"},
};

namespace {

/// Prints a line for each thing that was looked at.
class Examination {
public:
  void good(const llvm::Twine &What) { llvm::outs() << "ok   " << What << '\n'; }
  void bad(const llvm::Twine &What, const llvm::Twine &Remedy) {
    llvm::outs() << "bad  " << What << "\n     " << Remedy << '\n';
    Ill = true;
  }
  void lacking(const llvm::Twine &What, const llvm::Twine &Remedy) {
    llvm::outs() << "--   " << What << "\n     " << Remedy << '\n';
  }
  bool ill() const { return Ill; }

private:
  bool Ill = false;
};

} // namespace

/// The folders that the command of \p U takes the project's headers from.
static std::vector<std::string> includeFolders(const UnitCommand &U) {
  std::vector<std::string> Out;
  for (size_t I = 0; I < U.Line.size(); ++I)
    for (StringRef Option : {"-I", "-isystem", "-iquote"}) {
      StringRef Arg = U.Line[I];
      if (!Arg.consume_front(Option))
        continue;
      if (Arg.empty() && I + 1 < U.Line.size())
        Arg = U.Line[I + 1];
      Out.push_back(absolutePath(Arg, U.Directory));
    }
  return Out;
}

/// The library is in a folder of headers that \p U names, or where compilers
/// always look.
static bool findsLibrary(const UnitCommand &U) {
  auto Holds = [&](StringRef Folder) {
    llvm::SmallString<256> Path(absolutePath(Folder, U.Directory));
    path::append(Path, "stableid", "id.h");
    return fs::exists(Path);
  };
  for (size_t I = 0; I < U.Line.size(); ++I) {
    StringRef Arg = U.Line[I];
    for (StringRef Flag : {"-I", "-isystem", "-iquote", "-idirafter"})
      if (Arg == Flag ? I + 1 < U.Line.size() && Holds(U.Line[I + 1])
                      : Arg.starts_with(Flag) && Holds(Arg.substr(Flag.size())))
        return true;
  }
  return Holds("/usr/include") || Holds("/usr/local/include");
}

static void examineLibrary(Examination &E,
                           llvm::ArrayRef<UnitCommand> Units) {
  size_t Without = llvm::count_if(
      Units, [](const UnitCommand &U) { return !findsLibrary(U); });
  if (!Without)
    E.good("the library, for the edits that use it");
  else
    E.lacking("<stableid/id.h> is not found by " + llvm::Twine(Without) +
                  " units: advice that needs it has no edit there",
              "in CMake: find_package(stableid 0.1 REQUIRED), or FetchContent, "
              "and target_link_libraries(TARGET PRIVATE stableid::stableid)");
}

/// Each header that units lack, once.
static void examineHeaders(Examination &E, llvm::ArrayRef<UnitCommand> Units,
                           StringRef BuildFolder) {
  std::vector<MissingHeader> Missing = missingHeaders(Units, BuildFolder);
  for (const MissingHeader &M : llvm::ArrayRef(Missing).take_front(3))
    E.bad("'" + M.Name + "' is not found by " + llvm::Twine(M.Units) + " of " +
              llvm::Twine(Units.size()) + " units, the first: " + M.First,
          M.By.empty() ? "build first what makes it, or name its folder in the "
                         "commands"
                       : "build it first: " + M.By);
  if (Missing.size() > 3)
    E.bad(llvm::Twine(Missing.size() - 3) + " more headers are not found",
          "build the project first, which makes generated headers");
}

/// Reads a unit, the first that is there, as a scan would.
static void examineUnit(Examination &E, llvm::ArrayRef<UnitCommand> Units) {
  auto Tools = std::make_shared<Scanner>(ConfigOverrides(), /*CacheFolder=*/"");
  const UnitCommand *There = llvm::find_if(Units, [&](const UnitCommand &U) {
    return fs::exists(U.File) && Tools->Configs.of(U.File).Error.empty();
  });
  if (There == Units.end() || !fs::is_directory(resourceFolder()))
    return;
  Progress Shown(1, /*Quiet=*/true);
  std::vector<ScannedUnit> Scanned =
      scan(Tools, {*There}, {/*Jobs=*/1, std::chrono::seconds(60)}, Shown);
  Shown.finish();
  const UnitResult &Result = Scanned.front().Result;
  if (Result.Failure.empty())
    E.good("one unit is read, " + There->File + ", with " +
           llvm::Twine(findingsOf(Scanned).size()) + " findings");
  else
    E.bad(There->File + ": " + Result.Failure,
          "a scan ends with 2 for such a unit; build first what it includes, or "
          "correct its command");
}

static void examineDatabase(Examination &E, const Project &P) {
  std::vector<UnitCommand> Units = P.units({}).Units;
  std::set<std::string> Files, Folders, Compilers, Includes;
  for (const UnitCommand &U : Units) {
    for (const std::string &Folder : includeFolders(U))
      if (!fs::is_directory(Folder))
        Includes.insert(Folder);
    if (!fs::exists(U.File))
      Files.insert(U.File);
    if (!fs::is_directory(U.Directory))
      Folders.insert(U.Directory);
    if (!U.Line.empty() && !llvm::sys::findProgramByName(U.Line[0]) &&
        !fs::exists(absolutePath(U.Line[0], U.Directory)))
      Compilers.insert(U.Line[0]);
  }
  E.good("compile database " + P.database() + ", " +
         llvm::Twine(Units.size()) + " units");
  auto Complain = [&](const std::set<std::string> &Gone, StringRef What,
                      StringRef Remedy) {
    if (!Gone.empty())
      E.bad(llvm::Twine(Gone.size()) + " of its " + What +
                " do not exist, the first: " + *Gone.begin(),
            Remedy);
  };
  Complain(Files, "files",
           "build the project, which makes what is generated, or write the "
           "database anew");
  Complain(Folders, "folders", "write the database anew on this machine");
  if (!Includes.empty())
    E.lacking(llvm::Twine(Includes.size()) +
                  " of the folders that its commands take headers from do not "
                  "exist, the first: " + *Includes.begin(),
              "build the project first, which makes generated headers");
  examineHeaders(E, Units, path::parent_path(P.database()));
  examineLibrary(E, Units);
  if (!Compilers.empty())
    E.lacking("compiler " + *Compilers.begin() + " is not here",
              "units are read with clang " STABLEID_LLVM
              ", but headers beside that compiler are not found");

  Config Configs{ConfigOverrides()};
  std::set<std::string> Errors;
  unsigned Silent = 0;
  for (const UnitCommand &U : Units) {
    const UnitConfig &Config = Configs.of(U.File);
    if (!Config.Error.empty())
      Errors.insert(Config.Error);
    else
      Silent += !Config.AnyCheck;
  }
  for (const std::string &Error : Errors)
    E.bad(Error, "no unit under it is scanned until that is right");
  if (Silent && Silent < Units.size())
    E.lacking(".clang-tidy turns every stableid check off for " +
                  llvm::Twine(Silent) + " of " + llvm::Twine(Units.size()) +
                  " units",
              "nothing is found there; --checks goes over it");
  else if (Silent)
    E.bad(".clang-tidy turns every stableid check off for " +
              llvm::Twine(Silent) + " units",
          "add 'stableid-*' to its Checks, or give --checks");
  examineUnit(E, Units);
}

static void examineCache(Examination &E) {
  std::string Folder = Cache::defaultFolder();
  Cache Probe(Folder);
  if (Folder.empty())
    return E.lacking("no folder for caches: every scan reads every unit",
                     "set HOME, STABLEID_CACHE, or give --cache");
  if (!Probe.complaint().empty() || fs::access(Folder, fs::AccessMode::Write))
    return E.lacking("results cannot be kept in " + Folder,
                     "make it writable, set STABLEID_CACHE, or give --cache");
  uint64_t Bytes = 0, Count = 0;
  std::error_code Error;
  for (fs::directory_iterator I(Folder, Error), End; !Error && I != End;
       I.increment(Error)) {
    fs::file_status Status;
    if (!fs::status(I->path(), Status)) {
      Bytes += Status.getSize();
      ++Count;
    }
  }
  E.good("cache " + Folder + ", " + llvm::Twine(Count) + " files, " +
         llvm::Twine(Bytes >> 20) + " MB");
}

static int runDoctor(const Arguments &Given) {
  Examination E;
  E.good("stableid " STABLEID_VERSION ", " + clang::getClangFullVersion());
  E.good("checks " + llvm::join(allChecks(), ", "));
  if (fs::is_directory(resourceFolder()))
    E.good("clang's own headers " + resourceFolder());
  else
    E.bad("clang's own headers are not in " + resourceFolder(),
          "install the clang that stableid was built with");
  if (llvm::Expected<Project> P =
          Project::open(Given.value("-p").value_or("")))
    examineDatabase(E, *P);
  else
    E.bad("no compile database", llvm::toString(P.takeError()));
  examineCache(E);

  bool AnyModule = false;
  for (StringRef Major : {"22", "19"})
    if (std::string Module =
            beside(("../lib/stableid/" + Major + "/stableid-tidy.so").str());
        fs::exists(Module)) {
      E.good("module " + Module + ", for clang-tidy " + Major);
      AnyModule = true;
    }
  // A build has it beside its own programs.
  if (std::string Module = beside("../lib/stableid-tidy.so"); fs::exists(Module))
    E.good("module " + Module + ", for clang-tidy " STABLEID_LLVM);
  else if (!AnyModule)
    E.lacking("no stableid-tidy.so beside this program",
              "only for clang-tidy -load; build the target stableid-tidy");
  std::string Clangd = beside("stableid-clangd");
  if (fs::exists(Clangd))
    E.good("clangd with the checks " + Clangd +
           "; name it as the editor's clangd");
  else
    E.lacking("no stableid-clangd beside this program: editors show no finding",
              "stock clangd cannot load checks; build the target "
              "stableid-clangd");
  if (llvm::sys::findProgramByName("git")) {
    if (std::string Wrong = distrustOfGit("."); !Wrong.empty())
      E.bad(Wrong, "until then --changed-since does not work here");
    else
      E.good("git, for --changed-since");
  } else
    E.lacking("no git in PATH", "only --changed-since needs it");
  return E.ill() ? Found : NothingFound;
}

const Command stableid::DoctorCommand = {
    "doctor",
    "look whether everything that is needed is there",
    "[OPTION]...",
    "Looks whether a scan can work here, and says what to do where it cannot.",
    /*Scans=*/false,
    Options,
    runDoctor};
