// The units of a project. See Project.h.
#include "Project.h"
#include "core/model/PlainFile.h"
#include "clang/Driver/Types.h"
#include "clang/Tooling/ArgumentsAdjusters.h"
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
/// More than the largest projects have.
static constexpr uint64_t MaxDatabase = 2ull << 30;
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

/// What is wrong in \p Text, with its line, in place of the parser's own words.
static std::string wrongIn(StringRef Text, StringRef Otherwise) {
  llvm::Expected<llvm::json::Value> Value = llvm::json::parse(Text);
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
static bool mayBeJson(StringRef Text) {
  return Text.ltrim().starts_with("[") && Text.rtrim().ends_with("]");
}

static clang::driver::types::ID typeOf(StringRef File) {
  StringRef Extension = path::extension(File);
  Extension.consume_front(".");
  return clang::driver::types::lookupTypeForExtension(Extension);
}

/// Assembler and Fortran stand in databases beside what is checked here.
static bool isOfClang(StringRef File) {
  namespace types = clang::driver::types;
  types::ID Type = typeOf(File);
  return Type == types::TY_INVALID ||
         (Type != types::TY_Asm && Type != types::TY_PP_Asm &&
          Type != types::TY_Fortran && Type != types::TY_PP_Fortran &&
          Type != types::TY_LLVM_IR && Type != types::TY_LLVM_BC);
}

bool stableid::isSource(StringRef File) {
  namespace types = clang::driver::types;
  types::ID Type = typeOf(File);
  return Type == types::TY_C || Type == types::TY_CXX;
}

bool stableid::isHeader(StringRef File) {
  namespace types = clang::driver::types;
  types::ID Type = typeOf(File);
  return Type == types::TY_CHeader || Type == types::TY_CXXHeader;
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

/// A command of the database at \p Database as it is run here.
static UnitCommand unitOf(tooling::CompileCommand C, StringRef Database) {
  std::string Folder =
      absolutePath(C.Directory, path::parent_path(Database));
  dropLaunchers(C.CommandLine);
  if (!C.CommandLine.empty())
    tooling::addTargetAndModeForProgramName(C.CommandLine, C.CommandLine[0]);
  return {absolutePath(C.Filename, Folder), Folder, std::move(C.CommandLine), ""};
}

/// Sorts \p Units, and leaves one of those that differ in what they write alone:
/// a file that two targets build with the same flags is read once.
static void dropDoubles(std::vector<UnitCommand> &Units) {
  struct Keyed {
    UnitCommand Unit;
    std::vector<std::string> Reads;
  };
  std::vector<Keyed> All;
  for (UnitCommand &U : Units) {
    std::vector<std::string> Reads = U.Line;
    if (!Reads.empty())
      for (const tooling::ArgumentsAdjuster &Adjust :
           {tooling::getClangStripOutputAdjuster(),
            tooling::getClangStripDependencyFileAdjuster()})
        Reads = Adjust(Reads, U.File);
    All.push_back({std::move(U), std::move(Reads)});
  }
  auto Key = [](const Keyed &K) {
    return std::tie(K.Unit.File, K.Unit.Directory, K.Reads);
  };
  std::sort(All.begin(), All.end(), [&](const Keyed &A, const Keyed &B) {
    return std::tie(A.Unit.File, A.Unit.Directory, A.Reads, A.Unit.Line) <
           std::tie(B.Unit.File, B.Unit.Directory, B.Reads, B.Unit.Line);
  });
  All.erase(std::unique(All.begin(), All.end(),
                        [&](const Keyed &A, const Keyed &B) {
                          return Key(A) == Key(B);
                        }),
            All.end());
  Units.clear();
  for (Keyed &K : All)
    Units.push_back(std::move(K.Unit));
}

std::string stableid::repositoryAbove(StringRef Folder) {
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

std::string Project::lacks(StringRef BuildFolder) {
  llvm::Expected<std::string> File = findDatabase(BuildFolder);
  return File ? "" : llvm::toString(File.takeError());
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
  llvm::Expected<std::unique_ptr<llvm::MemoryBuffer>> Buffer =
      readPlainFile(P.Database, MaxDatabase);
  if (!Buffer)
    return Buffer.takeError();
  StringRef Text = (*Buffer)->getBuffer();
  Text.consume_front("\xEF\xBB\xBF"); // says that it is UTF-8
  std::string Wrong = wrongAsJson(Text);
  if (Wrong.empty() && mayBeJson(Text))
    Read = tooling::JSONCompilationDatabase::loadFromFile(
        P.Database, Why, tooling::JSONCommandLineSyntax::AutoDetect);
  if (!Read)
    return error("'" + P.Database + "' is no compile database: " +
                 (Wrong.empty() ? wrongIn(Text, Why) : Wrong));
  // As clang-tidy reads it, but for commands made up for files without one.
  Read = tooling::expandResponseFiles(std::move(Read),
                                      llvm::vfs::getRealFileSystem());
  bool Any = false;
  for (const tooling::CompileCommand &C : Read->getAllCompileCommands()) {
    Any = true;
    UnitCommand Unit = unitOf(C, P.Database);
    if (isOfClang(Unit.File))
      P.All.push_back(std::move(Unit));
  }
  if (P.All.empty())
    return error("'" + P.Database + "' lists no " + (Any ? "C or C++ " : "") +
                 "file");
  dropDoubles(P.All);
  P.Neighbours = tooling::inferMissingCompileCommands(std::move(Read));
  return P;
}

llvm::Expected<Project> Project::ofFiles(llvm::ArrayRef<StringRef> Files,
                                         llvm::ArrayRef<StringRef> Flags) {
  Project P;
  P.Root = repositoryAbove(absolutePath("."));
  for (StringRef File : Files) {
    if (!fs::exists(File))
      return error("there is no '" + File + "'");
    if (fs::is_directory(File))
      return error("'" + File + "' is a folder; '--' is for files, which are "
                                "read with the flags behind it");
    std::string Whole = absolutePath(File);
    UnitCommand Unit{Whole, absolutePath("."), {"clang++"}, ""};
    if (path::extension(Whole) == ".c")
      Unit.Line[0] = "clang";
    for (StringRef Flag : Flags)
      Unit.Line.push_back(Flag.str());
    Unit.Line.push_back("-fsyntax-only");
    Unit.Line.push_back(Whole);
    P.All.push_back(std::move(Unit));
  }
  dropDoubles(P.All);
  return P;
}

std::optional<UnitCommand> Project::infer(StringRef File) const {
  std::string Whole = absolutePath(File);
  if (!Neighbours || (!isSource(Whole) && !isHeader(Whole)))
    return std::nullopt;
  std::vector<tooling::CompileCommand> Made = Neighbours->getCompileCommands(Whole);
  if (Made.empty())
    return std::nullopt;
  UnitCommand Unit = unitOf(Made.front(), Database);
  StringRef From = Made.front().Heuristic;
  From.consume_front("inferred from ");
  Unit.InferredFrom = From.str();
  return Unit;
}

bool stableid::isBelow(StringRef File, StringRef Folder) {
  return File.consume_front(Folder) &&
         (File.empty() || File.front() == '/' || Folder == "/");
}

Project::Selection Project::units(llvm::ArrayRef<StringRef> Paths) const {
  Selection Out;
  if (Paths.empty()) {
    Out.Units = All;
    return Out;
  }
  std::vector<bool> Chosen(All.size());
  for (StringRef Path : Paths) {
    std::string Wanted = absolutePath(Path);
    llvm::SmallString<256> Real;
    if (fs::real_path(Wanted, Real)) {
      Out.Missing.push_back(("there is no '" + Path + "'").str());
      continue;
    }
    bool Any = false;
    for (size_t I = 0; I < All.size(); ++I)
      if (isBelow(All[I].File, Wanted) || isBelow(All[I].File, Real))
        Chosen[I] = Any = true;
    if (Any)
      continue;
    if (std::optional<UnitCommand> Unit = infer(Wanted))
      Out.Inferred.push_back(std::move(*Unit));
    else
      Out.Missing.push_back(("'" + Path + "' is not in '" + Database +
                             "'; it lists what was built").str());
  }
  for (size_t I = 0; I < All.size(); ++I)
    if (Chosen[I])
      Out.Units.push_back(All[I]);
  Out.Units.insert(Out.Units.end(), Out.Inferred.begin(), Out.Inferred.end());
  dropDoubles(Out.Units);
  return Out;
}
