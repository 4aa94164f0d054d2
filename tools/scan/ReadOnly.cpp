// A compile command that only reads. See ReadOnly.h.
#include "ReadOnly.h"
#include "Compat.h"
#include "clang/Driver/ToolChain.h"
#include "clang/Lex/HeaderSearchOptions.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Option/ArgList.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <algorithm>
#include <iterator>

using namespace stableid;
namespace tooling = clang::tooling;
namespace path = llvm::sys::path;
using llvm::StringRef;

//===--- What the driver acts upon ----------------------------------------===//

namespace {
struct DriverAction {
  llvm::StringLiteral Name; ///< without dashes
  bool AndLonger;           ///< and every option whose name begins so
};
} // namespace

static constexpr DriverAction DriverActions[] = {
    // Files that it writes while it makes the jobs.
    {"MJ", false},
    {"gen-cdb-fragment-path", false},
    {"gen-reproducer", true},
    {"fcrash-diagnostics", true},
    // What it answers in place of compiling, or prints beside it.
    {"###", false},
    {"v", false},
    {"help", true},
    {"version", false},
    {"autocomplete", true},
    {"print-", true},
    {"dumpmachine", false},
    {"dumpversion", false},
    {"ccc-print-", true},
    {"fdriver-only", false},
    {"fproc-stat-report", true},
    // Several jobs, or one that is not the unit's, and where it is put.
    {"o", false},
    {"M", false},
    {"MM", false},
    {"MG", false},
    {"save-stats", true},
    {"save-temps", true},
    {"ftime-trace", true},
    {"extract-api", false},
    {"emit-symbol-graph", false},
    {"analyze", false},
    // Read in withConfigFiles().
    {"config", true},
    {"no-default-config", false},
};

static bool isDriverAction(StringRef Name) {
  return std::any_of(std::begin(DriverActions), std::end(DriverActions),
                     [&](const DriverAction &A) {
                       return A.AndLonger ? Name.starts_with(A.Name)
                                          : Name.rtrim('=') == A.Name;
                     });
}

/// The configuration files that clang's driver would look for beside the compiler.
static std::vector<std::string> defaultConfigNames(StringRef Compiler) {
  auto Name = clang::driver::ToolChain::getTargetAndModeFromProgramName(Compiler);
  std::vector<std::string> Names;
  if (!Name.TargetPrefix.empty()) {
    Names.push_back(Name.TargetPrefix + "-" + Name.ModeSuffix + ".cfg");
    Names.push_back(Name.TargetPrefix + ".cfg");
  }
  if (!Name.ModeSuffix.empty())
    Names.push_back(Name.ModeSuffix + ".cfg");
  return Names;
}

/// \p Line with the contents of configuration files in front of its options. A
/// file that cannot be read is left for the driver to complain about.
static tooling::CommandLineArguments
withConfigFiles(tooling::CommandLineArguments Line, StringRef Folder) {
  llvm::BumpPtrAllocator Memory;
  llvm::cl::ExpansionContext Reader(Memory,
                                    llvm::cl::TokenizeGNUCommandLine);
  llvm::SmallVector<const char *, 32> Read;
  auto Absolute = [&](StringRef File) {
    llvm::SmallString<256> Full;
    if (!path::is_absolute(File))
      Full = Folder;
    path::append(Full, File);
    return Full;
  };
  bool Defaults = true;
  tooling::CommandLineArguments Rest, Lost;
  for (size_t I = 1; I < Line.size(); ++I) {
    StringRef Arg = Line[I];
    if (Arg == "--no-default-config") {
      Defaults = false;
      continue;
    }
    StringRef File = Arg;
    if (Arg == "--config" && I + 1 < Line.size())
      File = Line[++I];
    else if (!File.consume_front("--config=")) {
      Rest.push_back(Line[I]);
      continue;
    }
    llvm::SmallString<256> Full =
        Absolute(path::has_parent_path(File)
                     ? File.str()
                     : (path::parent_path(Line[0]) + "/" + File).str());
    if (llvm::Error Why = Reader.readConfigFile(Full, Read)) {
      llvm::consumeError(std::move(Why));
      Lost.push_back(("--config=" + File).str());
    }
  }
  if (Defaults && path::has_parent_path(Line[0]))
    for (const std::string &Name : defaultConfigNames(Line[0])) {
      llvm::SmallString<256> Full = Absolute(path::parent_path(Line[0]));
      path::append(Full, Name);
      if (!llvm::sys::fs::is_regular_file(Full))
        continue;
      llvm::consumeError(Reader.readConfigFile(Full, Read));
      if (Name.find('-') != std::string::npos &&
          Name.size() > path::stem(Line[0]).size())
        break; // one for target and mode goes over one for each
    }
  tooling::CommandLineArguments Out = {Line[0]};
  Out.insert(Out.end(), Read.begin(), Read.end());
  Out.insert(Out.end(), Lost.begin(), Lost.end());
  Out.insert(Out.end(), Rest.begin(), Rest.end());
  return Out;
}

/// \p Line without the options of the table, and their values.
static tooling::CommandLineArguments
withoutActions(const tooling::CommandLineArguments &Line) {
  std::vector<const char *> Args;
  bool LikeCl = path::stem(Line[0]).ends_with_insensitive("cl");
  for (size_t I = 1; I < Line.size(); ++I) {
    LikeCl |= Line[I] == "--driver-mode=cl";
    Args.push_back(Line[I].c_str());
  }
  unsigned Missing, MissingCount;
  llvm::opt::InputArgList Parsed = clangOptions().ParseArgs(
      Args, Missing, MissingCount,
      llvm::opt::Visibility(LikeCl ? options::CLOption | options::ClangOption
                                   : options::ClangOption));
  // An argument of the line goes from its own index to that of the next.
  std::vector<std::pair<unsigned, bool>> Starts;
  for (const llvm::opt::Arg *A : Parsed) {
    bool Drop = isDriverAction(A->getOption().getName()) ||
                (A->getAlias() &&
                 isDriverAction(A->getAlias()->getOption().getName()));
    // Printed before the compiler's own options can be changed.
    Drop |= A->getOption().getName() == "Xclang" &&
            StringRef(A->getValue()) == "-v";
    Starts.push_back({A->getIndex(), Drop});
  }
  std::stable_sort(Starts.begin(), Starts.end(),
                   [](auto A, auto B) { return A.first < B.first; });
  tooling::CommandLineArguments Out = {Line[0]};
  size_t Next = 0;
  bool Drop = false;
  for (unsigned I = 0; I < Args.size(); ++I) {
    while (Next < Starts.size() && Starts[Next].first <= I)
      Drop = Starts[Next++].second;
    if (!Drop)
      Out.push_back(Args[I]);
  }
  return Out;
}

tooling::CommandLineArguments
stableid::withoutDriverActions(tooling::CommandLineArguments Line,
                               StringRef Folder) {
  if (Line.empty())
    return Line;
  Line = withConfigFiles(std::move(Line), Folder);
  // By the table of options, and not by text: what follows an -Xclang is its value.
  Line = withoutActions(tooling::getStripPluginsAdjuster()(Line, ""));
  // Whatever the compiler's own folder has was read above.
  Line.insert(Line.begin() + 1, "--no-default-config");
  return tooling::getClangSyntaxOnlyAdjuster()(Line, "");
}

//===--- What the compiler acts upon --------------------------------------===//

static clang::FrontendOptions readingOnly(const clang::FrontendOptions &Given) {
  clang::FrontendOptions Out;
  Out.Inputs = Given.Inputs;
  Out.DashX = Given.DashX;
  Out.ProgramAction = clang::frontend::ParseSyntaxOnly;
  Out.ModuleMapFiles = Given.ModuleMapFiles;
  Out.ModuleFiles = Given.ModuleFiles;
  Out.AuxTriple = Given.AuxTriple;
  Out.AuxTargetCPU = Given.AuxTargetCPU;
  Out.AuxTargetFeatures = Given.AuxTargetFeatures;
  return Out;
}

/// The only object of options that LLVM 19 cannot assign.
static void dropOutput(clang::DiagnosticOptions &Options) {
  Options.DiagnosticLogFile.clear();
  Options.DiagnosticSerializationFile.clear();
  // Errors that a comment expects would be hidden.
  Options.VerifyDiagnostics = false;
  Options.VerifyPrefixes.clear();
  Options.Remarks.clear();
}

void stableid::keepReadingOnly(clang::CompilerInvocation &Invocation) {
  Invocation.getFrontendOpts() = readingOnly(Invocation.getFrontendOpts());
  Invocation.getDependencyOutputOpts() = clang::DependencyOutputOptions();
  dropOutput(Invocation.getDiagnosticOpts());

  // Modules are not built, which would fill a folder with them; their headers are
  // read as text.
  clang::HeaderSearchOptions &Search = Invocation.getHeaderSearchOpts();
  Search.ModuleCachePath.clear();
  Search.ModuleUserBuildPath.clear();
  Search.ImplicitModuleMaps = false;
  Search.ModulesValidateOncePerBuildSession = false;
  Search.Verbose = false;

  clang::LangOptions &Language = Invocation.getLangOpts();
  Language.ImplicitModules = false;
  Language.DumpRecordLayouts = false;
  Language.DumpRecordLayoutsSimple = false;
  Language.DumpRecordLayoutsCanonical = false;
  Language.DumpRecordLayoutsComplete = false;
  Language.DumpVTableLayouts = false;

  Invocation.getPreprocessorOpts().DumpDeserializedPCHDecls = false;
  Invocation.getCodeGenOpts().TimePasses = false;
}

bool stableid::readPrecompiledAsText(clang::CompilerInvocation &Invocation,
                                     llvm::vfs::FileSystem &Files) {
  clang::PreprocessorOptions &Options = Invocation.getPreprocessorOpts();
  StringRef Header = Options.ImplicitPCHInclude;
  if (Header.empty())
    return false;
  if (!Header.consume_back(".pch"))
    Header.consume_back(".gch");
  std::string Text = Header.str();
  // CMake includes the header beside its precompiled form.
  auto IsIt = [&](StringRef Included) {
    return Included == Text || path::filename(Included) == path::filename(Text);
  };
  if (std::none_of(Options.Includes.begin(), Options.Includes.end(), IsIt)) {
    if (Text == Options.ImplicitPCHInclude || !Files.exists(Text))
      return false;
    Options.Includes.insert(Options.Includes.begin(), Text);
  }
  Options.ImplicitPCHInclude.clear();
  Options.PCHThroughHeader.clear();
  Options.PCHWithHdrStop = false;
  return true;
}
