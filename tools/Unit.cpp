// One unit. See Unit.h.
#include "Unit.h"
#include "Compat.h"
#include "Project.h"
#include "SourceText.h"
#include "clang-tidy/ClangTidy.h"
#include "clang-tidy/ClangTidyOptions.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclBase.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/CompilerInvocation.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Frontend/MultiplexConsumer.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "clang/Serialization/PCHContainerOperations.h"
#include "clang/Tooling/ArgumentsAdjusters.h"
#include "clang/Tooling/Tooling.h"
#include <algorithm>
#include <tuple>

using namespace stableid;
namespace tidy = clang::tidy;
namespace tooling = clang::tooling;
using llvm::StringRef;

llvm::StringRef stableid::resourceFolder() { return STABLEID_RESOURCE_DIR; }

namespace {

/// The checks' consumer, which leaves out bodies that say nothing about the
/// user's code. Bodies of templates are read: what they call may be the user's
/// template or lambda, which exists only when it is instantiated there.
class SkippingConsumer : public clang::MultiplexConsumer {
public:
  SkippingConsumer(std::vector<std::unique_ptr<clang::ASTConsumer>> Checks)
      : MultiplexConsumer(std::move(Checks)) {}
  bool shouldSkipFunctionBody(clang::Decl *D) override {
    const clang::SourceManager &Sources = D->getASTContext().getSourceManager();
    return Sources.isInSystemHeader(D->getLocation()) && !D->isTemplated();
  }
};

class CheckAction : public clang::ASTFrontendAction {
public:
  explicit CheckAction(tidy::ClangTidyASTConsumerFactory &Factory)
      : Factory(Factory) {}
  std::unique_ptr<clang::ASTConsumer>
  CreateASTConsumer(clang::CompilerInstance &Compiler,
                    StringRef File) override {
    std::vector<std::unique_ptr<clang::ASTConsumer>> Checks;
    Checks.push_back(Factory.createASTConsumer(Compiler, File));
    return std::make_unique<SkippingConsumer>(std::move(Checks));
  }

private:
  tidy::ClangTidyASTConsumerFactory &Factory;
};

class ActionFactory : public tooling::FrontendActionFactory {
public:
  explicit ActionFactory(tidy::ClangTidyContext &Context)
      : Factory(Context, nullptr) {}
  std::unique_ptr<clang::FrontendAction> create() override {
    return std::make_unique<CheckAction>(Factory);
  }
  bool runInvocation(
      std::shared_ptr<clang::CompilerInvocation> Invocation,
      clang::FileManager *Files,
      std::shared_ptr<clang::PCHContainerOperations> PCH,
      clang::DiagnosticConsumer *Consumer) override {
    // As clang-tidy does: code may ask for __clang_analyzer__.
    Invocation->getPreprocessorOpts().SetUpStaticAnalyzer = true;
    Invocation->getFrontendOpts().SkipFunctionBodies = true;
    return FrontendActionFactory::runInvocation(Invocation, Files, PCH,
                                                Consumer);
  }

private:
  tidy::ClangTidyASTConsumerFactory Factory;
};

} // namespace

/// The command as clang is given it, without what writes files or loads code.
static tooling::CommandLineArguments
adjusted(const UnitCommand &Unit, const tidy::ClangTidyOptions &Options) {
  tooling::CommandLineArguments Line = Unit.Line;
  for (const tooling::ArgumentsAdjuster &Adjust :
       {tooling::getClangStripOutputAdjuster(),
        tooling::getClangSyntaxOnlyAdjuster(),
        tooling::getClangStripDependencyFileAdjuster()})
    Line = Adjust(Line, Unit.File);
  Line = removedByConfig(std::move(Line), Options);
  auto Insert = [&](const std::optional<tidy::ClangTidyOptions::ArgList> &Args,
                    tooling::ArgumentInsertPosition Where) {
    if (Args)
      Line = tooling::getInsertArgumentAdjuster(*Args, Where)(Line, Unit.File);
  };
  Insert(Options.ExtraArgsBefore, tooling::ArgumentInsertPosition::BEGIN);
  Insert(Options.ExtraArgs, tooling::ArgumentInsertPosition::END);
  Line = tooling::getStripPluginsAdjuster()(Line, Unit.File);
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
  Position of(const tooling::DiagnosticMessage &Message) {
    Position P;
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
  for (const tooling::DiagnosticMessage &Note : Error.Notes)
    F.Notes.push_back({At.of(Note), Note.Message, editsOf(Note.Fix, At)});
  return F;
}

static std::string failureOf(const std::vector<tidy::ClangTidyError> &Errors,
                             Positions &At) {
  const tidy::ClangTidyError *First = nullptr;
  unsigned More = 0;
  for (const tidy::ClangTidyError &E : Errors)
    if (E.DiagLevel == tooling::Diagnostic::Error &&
        StringRef(E.DiagnosticName).starts_with("clang-diagnostic-")) {
      More += First != nullptr;
      if (!First)
        First = &E;
    }
  if (!First)
    return "";
  std::string Text = "does not compile: ";
  if (!First->Message.FilePath.empty()) {
    Position P = At.of(First->Message);
    Text += P.File + ":" + std::to_string(P.Line) + ":" +
            std::to_string(P.Column) + ": ";
  }
  Text += First->Message.Message;
  if (More)
    Text += " (and " + std::to_string(More) + " more)";
  return Text;
}

UnitResult
stableid::analyzeUnit(const UnitCommand &Unit, const UnitConfig &Config,
                      FileStore &Store,
                      llvm::IntrusiveRefCntPtr<UnitFileSystem> Files) {
  UnitResult Result;
  auto Context = makeTidyContext(std::make_unique<tidy::DefaultOptionsProvider>(
      tidy::ClangTidyGlobalOptions(), Config.Options));
  tidy::ClangTidyDiagnosticConsumer Consumer(*Context);
  Diagnostics Engine(&Consumer);
  Engine.joinTo(*Context);

  clang::FileManager Manager(clang::FileSystemOptions(), Files);
  ActionFactory Factory(*Context);
  tooling::ToolInvocation Invocation(
      adjusted(Unit, Config.Options), &Factory, &Manager,
      std::make_shared<clang::PCHContainerOperations>());
  Invocation.setDiagnosticConsumer(&Consumer);
  bool Ran = Invocation.run();

  Positions At(Store, Unit);
  std::vector<tidy::ClangTidyError> Errors = Consumer.take();
  Result.Failure = failureOf(Errors, At);
  if (!Ran && Result.Failure.empty())
    Result.Failure = "its compile command cannot be run";
  for (const tidy::ClangTidyError &E : Errors)
    if (StringRef(E.DiagnosticName).starts_with("stableid-"))
      Result.Findings.push_back(findingOf(E, At));
  return Result;
}
