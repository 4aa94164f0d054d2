// The repository that `stableid init` is called in. See Surroundings.h.
#include "Surroundings.h"
#include "core/model/PlainFile.h"
#include "scan/Project.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace stableid;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;
using llvm::StringRef;

/// More than anybody writes by hand.
static constexpr uint64_t MaxText = 1u << 20;

std::string Surroundings::path(StringRef Name) const {
  llvm::SmallString<256> Path(Root);
  path::append(Path, Name);
  return Path.str().str();
}

bool Surroundings::has(StringRef Name) const { return fs::exists(path(Name)); }

std::optional<std::string> Surroundings::text(StringRef Name) const {
  auto Buffer = readPlainFile(path(Name), MaxText);
  if (Buffer)
    return (*Buffer)->getBuffer().str();
  llvm::consumeError(Buffer.takeError());
  return std::nullopt;
}

namespace {

struct BuildSystemRow {
  StringRef File, Name, Configure;
};

struct CiRow {
  StringRef File;
  CiSystem System;
};

} // namespace

// The first that is there counts: a project with CMakeLists.txt may have a Makefile
// for convenience.
static constexpr BuildSystemRow BuildSystems[] = {
    {"CMakeLists.txt", "CMake",
     "cmake -S . -B build -DCMAKE_EXPORT_COMPILE_COMMANDS=ON"},
    {"meson.build", "Meson", "meson setup build"},
    {"MODULE.bazel", "Bazel", ""},
    {"WORKSPACE", "Bazel", ""},
    {"configure", "Autoconf", "./configure && bear -- make"},
    {"configure.ac", "Autoconf", "./configure && bear -- make"},
    {"Makefile", "make", "bear -- make"},
    {"makefile", "make", "bear -- make"},
};

static constexpr CiRow CiSystems[] = {
    {".github", CiSystem::GitHub},
    {".gitlab-ci.yml", CiSystem::GitLab},
    {"Jenkinsfile", CiSystem::None},
    {".buildkite", CiSystem::None},
    {".circleci", CiSystem::None},
    {"azure-pipelines.yml", CiSystem::None},
    {".travis.yml", CiSystem::None},
};

static void findDatabase(Surroundings &S, StringRef Build) {
  llvm::Expected<Project> P = Project::open(Build);
  if (!P) {
    S.NoDatabase = llvm::toString(P.takeError());
    return;
  }
  std::string Folder = path::parent_path(P->database()).str();
  bool Inside = isBelow(Folder, S.Root);
  if (!Inside && Build.empty()) {
    S.NoDatabase = "no compile database of this repository; that of a folder "
                   "above is " + P->database();
    return;
  }
  S.Database = P->database();
  S.Units = P->units({}).Units.size();
  S.Found = Folder == S.Root || Folder == S.path("build");
  S.BuildFolder = !Inside            ? Folder
                  : Folder == S.Root ? "."
                                     : Folder.substr(S.Root.size() + 1);
}

/// git looks elsewhere where core.hooksPath says so, and `.git` is a file in work
/// trees and submodules: those are left to the user.
static void findHook(Surroundings &S) {
  std::optional<std::string> Config = S.text(".git/config");
  if (Config && !StringRef(*Config).contains_insensitive("hookspath"))
    S.GitHook = ".git/hooks/pre-commit";
}

Surroundings stableid::lookAround(StringRef Build) {
  Surroundings S;
  S.Root = repositoryAbove(absolutePath("."));
  S.Repository = S.has(".git");
  for (const BuildSystemRow &Row : BuildSystems)
    if (S.BuildSystem.empty() && S.has(Row.File)) {
      S.BuildSystem = (Row.Name + ", by " + Row.File).str();
      S.Configure = Row.Configure.str();
    }
  findDatabase(S, Build);
  for (StringRef Name : {".pre-commit-config.yaml", ".pre-commit-config.yml"})
    if (S.PreCommit.empty() && S.has(Name))
      S.PreCommit = Name.str();
  findHook(S);
  for (const CiRow &Row : CiSystems) {
    if (!S.has(Row.File))
      continue;
    if (Row.System == CiSystem::None)
      S.OtherCi = Row.File.str();
    else if (S.Ci == CiSystem::None)
      S.Ci = Row.System;
  }
  return S;
}
