// stableid doctor: whether everything that a scan, clang-tidy and clangd need is
// there, and what to do where it is not.
#include "Commands.h"
#include "Installation.h"
#include "Request.h"
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

static void examineDatabase(Examination &E, const Project &P) {
  llvm::Expected<std::vector<UnitCommand>> Units = P.units({});
  if (!Units) // all of them are always there
    return llvm::consumeError(Units.takeError());
  std::set<std::string> Files, Folders, Compilers;
  for (const UnitCommand &U : *Units) {
    if (!fs::exists(U.File))
      Files.insert(U.File);
    if (!fs::is_directory(U.Directory))
      Folders.insert(U.Directory);
    if (!U.Line.empty() && !llvm::sys::findProgramByName(U.Line[0]) &&
        !fs::exists(absolutePath(U.Line[0], U.Directory)))
      Compilers.insert(U.Line[0]);
  }
  E.good("compile database " + P.database() + ", " +
         llvm::Twine(Units->size()) + " units");
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
  if (!Compilers.empty())
    E.lacking("compiler " + *Compilers.begin() + " is not here",
              "units are read with clang " STABLEID_LLVM
              ", but headers beside that compiler are not found");

  Config Configs{ConfigOverrides()};
  std::set<std::string> Errors;
  unsigned Silent = 0;
  for (const UnitCommand &U : *Units) {
    const UnitConfig &Config = Configs.of(U.File);
    if (!Config.Error.empty())
      Errors.insert(Config.Error);
    else
      Silent += !Config.AnyCheck;
  }
  for (const std::string &Error : Errors)
    E.bad(Error, "no unit under it is scanned until that is right");
  if (Silent)
    E.bad(".clang-tidy turns every stableid check off for " +
              llvm::Twine(Silent) + " units",
          "add 'stableid-*' to its Checks, or give --checks");
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
  if (llvm::sys::findProgramByName("git"))
    E.good("git, for --changed-since");
  else
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
