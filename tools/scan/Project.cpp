// The units of a project. See Project.h.
#include "Project.h"
#include "clang/Driver/Types.h"
#include "clang/Tooling/CompilationDatabase.h"
#include "clang/Tooling/JSONCompilationDatabase.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Regex.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <algorithm>
#include <cstdio>

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

/// What is wrong in \p File, with its line, in place of the parser's own words.
static std::string wrongIn(const std::string &File, StringRef Otherwise) {
  auto Buffer = llvm::MemoryBuffer::getFile(File);
  if (!Buffer)
    return Buffer.getError().message();
  llvm::Expected<llvm::json::Value> Value =
      llvm::json::parse((*Buffer)->getBuffer());
  if (Value)
    return Otherwise.trim().str();
  std::string Why = llvm::toString(Value.takeError());
  unsigned Line, Column;
  if (std::sscanf(Why.c_str(), "[%u:%u", &Line, &Column) != 2)
    return Why;
  return "line " + std::to_string(Line) + ", column " + std::to_string(Column) +
         StringRef(Why).drop_until([](char C) { return C == ']'; })
             .drop_front()
             .str();
}

/// The parser, which takes all of YAML, finds something to print in any file.
static bool mayBeJson(const std::string &File) {
  auto Buffer = llvm::MemoryBuffer::getFile(File);
  if (!Buffer)
    return false;
  StringRef Text = (*Buffer)->getBuffer();
  Text.consume_front("\xEF\xBB\xBF"); // says that it is UTF-8
  return Text.ltrim().starts_with("[") && Text.rtrim().ends_with("]");
}

/// Assembler and Fortran stand in databases beside what is checked here.
static bool isOfClang(StringRef File) {
  namespace types = clang::driver::types;
  StringRef Extension = path::extension(File);
  Extension.consume_front(".");
  types::ID Type = types::lookupTypeForExtension(Extension);
  return Type == types::TY_INVALID ||
         (Type != types::TY_Asm && Type != types::TY_PP_Asm &&
          Type != types::TY_Fortran && Type != types::TY_PP_Fortran &&
          Type != types::TY_LLVM_IR && Type != types::TY_LLVM_BC);
}

static bool isCompiler(StringRef Program) {
  static const llvm::Regex Name(
      "^(.*-)?(cc|c\\+\\+|gcc|g\\+\\+|clang|clang\\+\\+|clang-cl|cl|icc|icx|icpc|"
      "icpx)(-[0-9.]+)?(\\.exe)?$");
  return Name.match(path::filename(Program));
}

/// Takes away what starts the compiler, as "cmake -E env A=b icecc" does; ccache
/// and the like have gone already.
static void dropLaunchers(std::vector<std::string> &Line) {
  if (Line.empty() || isCompiler(Line[0]))
    return;
  for (size_t I = 1; I < Line.size(); ++I) {
    if (isCompiler(Line[I])) {
      Line.erase(Line.begin(), Line.begin() + I);
      return;
    }
    if (StringRef(Line[I]).starts_with("-") && Line[I] != "-E")
      return;
  }
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

  std::string Why = "expected a list of commands";
  std::unique_ptr<tooling::CompilationDatabase> Read;
  if (mayBeJson(P.Database))
    Read = tooling::JSONCompilationDatabase::loadFromFile(
        P.Database, Why, tooling::JSONCommandLineSyntax::AutoDetect);
  if (!Read)
    return error("'" + P.Database + "' is no compile database: " +
                 wrongIn(P.Database, Why));
  // As clang-tidy reads it, but for commands made up for files without one.
  Read = tooling::expandResponseFiles(std::move(Read),
                                      llvm::vfs::getRealFileSystem());
  StringRef Home = path::parent_path(P.Database);
  bool Any = false;
  for (tooling::CompileCommand &C : Read->getAllCompileCommands()) {
    Any = true;
    std::string Folder = absolutePath(C.Directory, Home);
    std::string File = absolutePath(C.Filename, Folder);
    if (!isOfClang(File))
      continue;
    dropLaunchers(C.CommandLine);
    if (!C.CommandLine.empty())
      tooling::addTargetAndModeForProgramName(C.CommandLine, C.CommandLine[0]);
    P.All.push_back({File, Folder, C.CommandLine});
  }
  if (P.All.empty())
    return error("'" + P.Database + "' lists no " + (Any ? "C or C++ " : "") +
                 "file");
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
