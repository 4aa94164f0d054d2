// One unit. See Unit.h.
#include "Unit.h"
#include "Compat.h"
#include "Installation.h"
#include "Paths.h"
#include "Project.h"
#include "ReadOnly.h"
#include "Skipping.h"
#include "tidy/FindingCheck.h"
#include "tidy/ProjectScan.h"
#include "clang-tidy/ClangTidy.h"
#include "clang-tidy/ClangTidyOptions.h"
#include "clang/Basic/FileManager.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/CompilerInvocation.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "clang/Serialization/PCHContainerOperations.h"
#include "clang/Tooling/ArgumentsAdjusters.h"
#include "clang/Tooling/Tooling.h"
#include "report/SourceText.h"
#include <algorithm>
#include <optional>
#include <tuple>

using namespace stableid;
namespace tidy = clang::tidy;
namespace tooling = clang::tooling;
using llvm::StringRef;

namespace {

class CheckAction : public clang::ASTFrontendAction {
public:
  CheckAction(tidy::ClangTidyASTConsumerFactory &Factory, Skip What,
              tidy::ClangTidyContext &Context, const PathOptions *Paths)
      : Factory(Factory), What(What), Context(Context), Paths(Paths) {}
  std::unique_ptr<clang::ASTConsumer>
  CreateASTConsumer(clang::CompilerInstance &Compiler,
                    StringRef File) override {
    auto Checks = Factory.createASTConsumer(Compiler, File);
    if (Paths)
      Checks = withPaths(std::move(Checks), *Paths, Compiler, Context);
    return skippingConsumer(std::move(Checks), What, Compiler);
  }

private:
  tidy::ClangTidyASTConsumerFactory &Factory;
  const Skip What;
  tidy::ClangTidyContext &Context;
  const PathOptions *const Paths; ///< null: they are not followed
};

class ActionFactory : public tooling::FrontendActionFactory {
public:
  ActionFactory(tidy::ClangTidyContext &Context, Skip What,
                const PathOptions *Paths)
      : Factory(Context, nullptr), What(What), Context(Context), Paths(Paths) {}
  std::unique_ptr<clang::FrontendAction> create() override {
    return std::make_unique<CheckAction>(Factory, What, Context, Paths);
  }
  bool runInvocation(
      std::shared_ptr<clang::CompilerInvocation> Invocation,
      clang::FileManager *Files,
      std::shared_ptr<clang::PCHContainerOperations> PCH,
      clang::DiagnosticConsumer *Consumer) override {
    Begun = true;
    keepReadingOnly(*Invocation);
    Precompiled =
        readPrecompiledAsText(*Invocation, Files->getVirtualFileSystem());
    // As clang-tidy does: code may ask for __clang_analyzer__.
    Invocation->getPreprocessorOpts().SetUpStaticAnalyzer = true;
    Invocation->getFrontendOpts().SkipFunctionBodies = true;
    // With it, "2 warnings generated" would go to stderr.
    Invocation->getDiagnosticOpts().ShowCarets = false;
    return FrontendActionFactory::runInvocation(Invocation, Files, PCH,
                                                Consumer);
  }
  /// The command was understood as far as clang needs it.
  bool begun() const { return Begun; }
  bool hadPrecompiled() const { return Precompiled; }

private:
  tidy::ClangTidyASTConsumerFactory Factory;
  const Skip What;
  tidy::ClangTidyContext &Context;
  const PathOptions *const Paths;
  bool Begun = false, Precompiled = false;
};

} // namespace

std::vector<std::string>
stableid::clangLine(const UnitCommand &Unit,
                    const tidy::ClangTidyOptions &Options) {
  tooling::CommandLineArguments Line = removedByConfig(Unit.Line, Options);
  auto Insert = [&](const std::optional<tidy::ClangTidyOptions::ArgList> &Args,
                    tooling::ArgumentInsertPosition Where) {
    if (Args)
      Line = tooling::getInsertArgumentAdjuster(*Args, Where)(Line, Unit.File);
  };
  Insert(Options.ExtraArgsBefore, tooling::ArgumentInsertPosition::BEGIN);
  Insert(Options.ExtraArgs, tooling::ArgumentInsertPosition::END);
  Line = withoutDriverActions(std::move(Line), Unit.Directory);
  bool OwnResources = false;
  for (const std::string &Arg : Line)
    OwnResources |= StringRef(Arg).starts_with("-resource-dir");
  std::vector<std::string> Extra;
  if (!OwnResources)
    Extra.push_back("-resource-dir=" + resourceFolder().str());
  // clang's own warnings are not asked for, and half of them need passes of
  // their own.
  Extra.push_back("-Wno-everything");
  return tooling::getInsertArgumentAdjuster(
      Extra, tooling::ArgumentInsertPosition::END)(Line, Unit.File);
}

//===--- From clang-tidy's errors to a report -----------------------------===//

namespace {

/// Offsets of one unit's files as lines and columns; each file is split once.
class Positions {
public:
  Positions(FileStore &Store, const UnitCommand &Unit)
      : Store(Store), Unit(Unit) {}
  std::string fileOf(StringRef Path) const {
    return absolutePath(Path, Unit.Directory);
  }
  FilePosition of(const tooling::DiagnosticMessage &Message) {
    FilePosition P;
    P.File = fileOf(Message.FilePath);
    P.Offset = Message.FileOffset;
    std::tie(P.Line, P.Column) = lineAndColumn(P.File, P.Offset);
    for (const tooling::FileByteRange &Range : Message.Ranges)
      if (Range.FilePath == Message.FilePath) {
        P.Begin = Range.FileOffset;
        std::tie(P.EndLine, P.EndColumn) =
            lineAndColumn(P.File, Range.FileOffset + Range.Length);
        break;
      }
    return P;
  }

private:
  std::pair<unsigned, unsigned> lineAndColumn(const std::string &File,
                                              unsigned Offset) {
    auto [It, New] = Texts.try_emplace(File);
    if (New)
      if (const llvm::MemoryBuffer *Buffer = Store.contents(Store.at(File)))
        It->second = std::make_unique<SourceText>(Buffer->getBuffer());
    if (!It->second)
      return {0, 0};
    unsigned Line = It->second->lineAt(Offset);
    return {Line, Offset - It->second->startOf(Line) + 1};
  }

  FileStore &Store;
  const UnitCommand &Unit;
  std::map<std::string, std::unique_ptr<SourceText>> Texts;
};

} // namespace

static std::vector<Edit>
editsOf(const llvm::StringMap<tooling::Replacements> &Fix,
        const Positions &At) {
  std::vector<Edit> Edits;
  for (const auto &File : Fix)
    for (const tooling::Replacement &R : File.second)
      Edits.push_back({At.fileOf(R.getFilePath()), R.getOffset(), R.getLength(),
                       R.getReplacementText().str()});
  std::sort(Edits.begin(), Edits.end(), [](const Edit &A, const Edit &B) {
    return std::tie(A.File, A.Offset, A.Length, A.Text) <
           std::tie(B.File, B.Offset, B.Length, B.Text);
  });
  return Edits;
}

static ReportFinding findingOf(const tidy::ClangTidyError &Error,
                               Positions &At) {
  ReportFinding F;
  F.Check = Error.DiagnosticName;
  F.Message = Error.Message.Message;
  F.At = At.of(Error.Message);
  F.Fix = editsOf(Error.Message.Fix, At);
  for (const tooling::DiagnosticMessage &Note : Error.Notes) {
    StringRef Text = Note.Message;
    if (Text.consume_front(MistakeNote)) {
      llvm::SmallVector<StringRef, 2> Names;
      Text.split(Names, ' ', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
      for (StringRef Name : Names)
        F.Mistakes.push_back(Name.str());
    } else if (Text.consume_front(AlsoHere)) {
      F.Places.push_back({At.of(Note), Text.str()});
    } else {
      F.Notes.push_back({At.of(Note), Note.Message, editsOf(Note.Fix, At)});
    }
  }
  return F;
}

/// The command is another compiler's: what clang does not know of it does not
/// keep the unit from being read.
static bool isForeignFlag(const tooling::DiagnosticMessage &Message) {
  StringRef Text = Message.Message;
  return Message.FilePath.empty() && (Text.starts_with("unknown argument") ||
                                      Text.starts_with("unsupported option") ||
                                      Text.starts_with("unsupported argument"));
}

static std::string failureOf(const std::vector<tidy::ClangTidyError> &Errors,
                             Positions &At) {
  const tidy::ClangTidyError *First = nullptr;
  unsigned More = 0;
  for (const tidy::ClangTidyError &E : Errors)
    if (E.DiagLevel == tooling::Diagnostic::Error &&
        StringRef(E.DiagnosticName).starts_with("clang-diagnostic-") &&
        !isForeignFlag(E.Message)) {
      More += First != nullptr;
      // "too many errors" has no place, so it comes first, and says nothing.
      if (!First || (First->Message.FilePath.empty() &&
                     StringRef(First->Message.Message).starts_with("too many")))
        First = &E;
    }
  if (!First)
    return "";
  // The rest of that sentence is pages of commands.
  if (StringRef(First->Message.Message).contains("exactly one compiler job"))
    return "its compile command is not for one file of C or C++";
  std::string Text = "does not compile: ";
  if (!First->Message.FilePath.empty()) {
    FilePosition P = At.of(First->Message);
    Text += P.File + ":" + std::to_string(P.Line) + ":" +
            std::to_string(P.Column) + ": ";
  }
  Text += First->Message.Message;
  if (More)
    Text += " (and " + std::to_string(More) + " more)";
  return Text;
}

static bool followsPaths(const UnitConfig &Config) {
  auto It = Config.Options.CheckOptions.find(FollowPaths);
  return It != Config.Options.CheckOptions.end() && It->second.Value == "true";
}

static UnitResult
readUnit(const UnitCommand &Unit, const UnitConfig &Config, FileStore &Store,
         llvm::IntrusiveRefCntPtr<UnitFileSystem> Files,
         llvm::ArrayRef<ProjectFact> Heard, Skip What) {
  ProjectScan Project(Heard);
  tidy::ClangTidyOptions Options = Config.Options;
  Options.CheckOptions[EachFixAlone] = tidy::ClangTidyOptions::ClangTidyValue("true");
  auto Context = makeTidyContext(std::make_unique<tidy::DefaultOptionsProvider>(
      tidy::ClangTidyGlobalOptions(), Options));
  tidy::ClangTidyDiagnosticConsumer Consumer(*Context);
  Diagnostics Engine(&Consumer);
  Engine.joinTo(*Context);

  // Counted: the compiler instance holds it, too.
  auto Manager = llvm::makeIntrusiveRefCnt<clang::FileManager>(
      clang::FileSystemOptions(), Files);
  std::optional<PathOptions> Paths;
  if (followsPaths(Config))
    Paths = pathOptionsOf(Config.Options, Unit.File);
  ActionFactory Factory(*Context, What, Paths ? &*Paths : nullptr);
  tooling::ToolInvocation Invocation(
      clangLine(Unit, Config.Options), &Factory, Manager.get(),
      std::make_shared<clang::PCHContainerOperations>());
  Invocation.setDiagnosticConsumer(&Consumer);
  // Else they are read off the command, with a file to write them to.
  Invocation.setDiagnosticOptions(Engine.Options.operator->());
  Invocation.run();

  UnitResult Result;
  Positions At(Store, Unit);
  std::vector<tidy::ClangTidyError> Errors = Consumer.take();
  Result.Failure = failureOf(Errors, At);
  Result.PrecompiledAsText = Factory.hadPrecompiled();
  Result.Facts = std::move(Project.Told);
  if (!Factory.begun() && Result.Failure.empty())
    Result.Failure = "its compile command cannot be run";
  for (const tidy::ClangTidyError &E : Errors)
    if (StringRef(E.DiagnosticName).starts_with("stableid"))
      Result.Findings.push_back(findingOf(E, At));
  return Result;
}

UnitResult
stableid::analyzeUnit(const UnitCommand &Unit, const UnitConfig &Config,
                      FileStore &Store,
                      llvm::IntrusiveRefCntPtr<UnitFileSystem> Files,
                      llvm::ArrayRef<ProjectFact> Heard) {
  if (followsPaths(Config))
    return readUnit(Unit, Config, Store, Files, Heard, Skip::Nothing);
  UnitResult Result =
      readUnit(Unit, Config, Store, Files, Heard, Skip::Unneeded);
  if (!Result.Failure.empty())
    Result = readUnit(Unit, Config, Store, Files, Heard, Skip::Plain);
  return Result;
}
