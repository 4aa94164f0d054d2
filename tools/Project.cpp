// The units of a project. See Project.h.
#include "Project.h"
#include "clang/Tooling/CompilationDatabase.h"
#include "clang/Tooling/JSONCompilationDatabase.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <algorithm>

using namespace stableid;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;
namespace tooling = clang::tooling;
using llvm::StringRef;

std::string stableid::absolutePath(StringRef Path, StringRef Folder) {
  llvm::SmallString<256> Full;
  if (!path::is_absolute(Path))
    Full = Folder;
  path::append(Full, Path);
  fs::make_absolute(Full);
  path::remove_dots(Full, /*remove_dot_dot=*/true);
  // As "dir/" is "dir".
  return Full.str().rtrim('/').empty() ? "/" : Full.str().rtrim('/').str();
}

static llvm::Error error(const llvm::Twine &Sentence) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), Sentence);
}

static constexpr StringRef Name = "compile_commands.json";
static constexpr StringRef HowToMake =
    "CMake writes one with -DCMAKE_EXPORT_COMPILE_COMMANDS=ON, and bear for any "
    "make";

/// Where the database is, or why it is nowhere.
static llvm::Expected<std::string> findDatabase(StringRef BuildFolder) {
  auto In = [](StringRef Folder) {
    llvm::SmallString<256> File(Folder);
    path::append(File, Name);
    return File.str().str();
  };
  if (!BuildFolder.empty()) {
    std::string Given = absolutePath(BuildFolder);
    if (path::filename(Given) == Name && fs::exists(Given))
      return Given;
    if (!fs::is_directory(Given))
      return error("there is no folder '" + BuildFolder + "'; -p names the one "
                   "with " + Name);
    if (!fs::exists(In(Given)))
      return error("no " + Name + " in '" + BuildFolder + "'; " + HowToMake);
    return In(Given);
  }
  for (std::string Folder = absolutePath(".");;
       Folder = path::parent_path(Folder).str()) {
    llvm::SmallString<256> Build(Folder);
    path::append(Build, "build");
    for (StringRef Candidate : {StringRef(Folder), StringRef(Build)})
      if (fs::exists(In(Candidate)))
        return In(Candidate);
    if (!path::has_parent_path(Folder) || path::parent_path(Folder) == Folder)
      break;
  }
  return error("no " + Name + " here, in build, or in any folder above; -p names "
               "the folder with it, and " + HowToMake);
}

static std::string repositoryAbove(StringRef Folder) {
  for (StringRef F = Folder; !F.empty(); F = path::parent_path(F)) {
    llvm::SmallString<256> Git(F);
    path::append(Git, ".git");
    if (fs::exists(Git))
      return F.str();
    if (path::parent_path(F) == F)
      break;
  }
  return Folder.str();
}

llvm::Expected<Project> Project::open(StringRef BuildFolder) {
  Project P;
  llvm::Expected<std::string> File = findDatabase(BuildFolder);
  if (!File)
    return File.takeError();
  P.Database = *File;
  P.Root = repositoryAbove(absolutePath("."));

  std::string Why;
  std::unique_ptr<tooling::CompilationDatabase> Read =
      tooling::JSONCompilationDatabase::loadFromFile(
          P.Database, Why, tooling::JSONCommandLineSyntax::AutoDetect);
  if (!Read)
    return error("'" + P.Database + "' is no compile database: " +
                 StringRef(Why).trim());
  // As clang-tidy reads it, but for commands made up for files without one.
  Read = tooling::inferTargetAndDriverMode(tooling::expandResponseFiles(
      std::move(Read), llvm::vfs::getRealFileSystem()));
  for (const tooling::CompileCommand &C : Read->getAllCompileCommands())
    P.All.push_back({absolutePath(C.Filename, C.Directory),
                     absolutePath(C.Directory), C.CommandLine});
  if (P.All.empty())
    return error("'" + P.Database + "' lists no file");
  auto Key = [](const UnitCommand &U) {
    return std::tie(U.File, U.Directory, U.Line);
  };
  std::sort(P.All.begin(), P.All.end(),
            [&](const UnitCommand &A, const UnitCommand &B) {
              return Key(A) < Key(B);
            });
  P.All.erase(std::unique(P.All.begin(), P.All.end(),
                          [&](const UnitCommand &A, const UnitCommand &B) {
                            return Key(A) == Key(B);
                          }),
              P.All.end());
  return P;
}

static bool isBelow(StringRef File, StringRef Folder) {
  return File.consume_front(Folder) &&
         (File.empty() || File.front() == '/' || Folder == "/");
}

llvm::Expected<std::vector<UnitCommand>>
Project::units(llvm::ArrayRef<StringRef> Paths) const {
  if (Paths.empty())
    return All;
  std::vector<bool> Chosen(All.size());
  for (StringRef Path : Paths) {
    std::string Wanted = absolutePath(Path);
    llvm::SmallString<256> Real;
    if (fs::real_path(Wanted, Real))
      return error("there is no '" + Path + "'");
    bool Any = false;
    for (size_t I = 0; I < All.size(); ++I)
      if (isBelow(All[I].File, Wanted) || isBelow(All[I].File, Real))
        Chosen[I] = Any = true;
    if (!Any)
      return error("'" + Path + "' is not in '" + Database +
                   "'; it lists what was built");
  }
  std::vector<UnitCommand> Out;
  for (size_t I = 0; I < All.size(); ++I)
    if (Chosen[I])
      Out.push_back(All[I]);
  return Out;
}
