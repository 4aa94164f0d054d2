// Why a unit is silent or not near one line. See Why.h.
#include "Why.h"
#include "Compat.h"
#include "Project.h"
#include "ReadOnly.h"
#include "core/Unit.h"
#include "core/verdict/FindingText.h"
#include "plugin/OptionList.h"
#include "tidy/ModelOption.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/Basic/FileManager.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/CompilerInvocation.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "clang/Serialization/PCHContainerOperations.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/Support/raw_ostream.h"

using namespace stableid;
namespace tooling = clang::tooling;
using llvm::StringRef;

/// Lines around the one that is asked about: a statement may have several.
static constexpr unsigned Around = 2;

namespace {

struct Wanted {
  std::string File;
  unsigned Line;
  UnitOptions Options;
  WhyResult &Out;
  bool Read = false;

  bool isNear(clang::SourceLocation Loc, const clang::SourceManager &SM) const {
    clang::SourceLocation At = SM.getFileLoc(Loc);
    clang::OptionalFileEntryRef Entry =
        SM.getFileEntryRefForID(SM.getFileID(At));
    unsigned There = SM.getExpansionLineNumber(At);
    return Entry && absolutePath(Entry->getName(), Folder) == File &&
           There + Around >= Line && There <= Line + Around;
  }
  std::string Folder;
};

class Consumer : public clang::ASTConsumer {
public:
  explicit Consumer(Wanted &What) : What(What) {}
  void HandleTranslationUnit(clang::ASTContext &AST) override {
    What.Read = true;
    std::vector<Finding> Weighed;
    What.Options.Weighed = &Weighed;
    analyze(AST, What.Options);
    const clang::SourceManager &SM = AST.getSourceManager();
    llvm::raw_string_ostream Text(What.Out.Text);
    for (const Finding &F : Weighed)
      if (What.isNear(F.To.Loc, SM) || What.isNear(F.From.Loc, SM)) {
        Text << "'" << F.To.Name << "'\n";
        print(Text, F, SM);
      }
  }

private:
  Wanted &What;
};

class Action : public clang::ASTFrontendAction {
public:
  explicit Action(Wanted &What) : What(What) {}
  std::unique_ptr<clang::ASTConsumer>
  CreateASTConsumer(clang::CompilerInstance &, StringRef) override {
    return std::make_unique<Consumer>(What);
  }

private:
  Wanted &What;
};

/// Reads the unit as a scan does, and writes nothing that its command asks for.
class ActionFactory : public tooling::FrontendActionFactory {
public:
  explicit ActionFactory(Wanted &What) : What(What) {}
  std::unique_ptr<clang::FrontendAction> create() override {
    return std::make_unique<Action>(What);
  }
  bool runInvocation(std::shared_ptr<clang::CompilerInvocation> Invocation,
                     clang::FileManager *Files,
                     std::shared_ptr<clang::PCHContainerOperations> PCH,
                     clang::DiagnosticConsumer *Consumer) override {
    keepReadingOnly(*Invocation);
    readPrecompiledAsText(*Invocation, Files->getVirtualFileSystem());
    Invocation->getPreprocessorOpts().SetUpStaticAnalyzer = true;
    return FrontendActionFactory::runInvocation(Invocation, Files, PCH,
                                                Consumer);
  }

private:
  Wanted &What;
};

} // namespace

/// An option of any check: they share one analysis.
static std::string optionOf(const UnitConfig &Config, StringRef Name) {
  if (auto It = Config.Options.CheckOptions.find(Name);
      It != Config.Options.CheckOptions.end())
    return It->second.Value;
  for (const std::string &Check : checksOf("stableid-*")) {
    auto It = Config.Options.CheckOptions.find(Check + "." + Name.str());
    if (It != Config.Options.CheckOptions.end())
      return It->second.Value;
  }
  return "";
}

WhyResult stableid::whyNear(const UnitCommand &Unit, const UnitConfig &Config,
                            StringRef File, unsigned Line) {
  WhyResult Out;
  Wanted What{File.str(), Line, {}, Out, false, Unit.Directory};
  auto Rules = readModel(splitList(optionOf(Config, "Model")), Unit.File);
  if (!Rules) {
    Out.Failure = llvm::toString(Rules.takeError());
    return Out;
  }
  What.Options.Rules = *Rules;
  What.Options.IdNames = splitList(optionOf(Config, "IdNames"));
  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Disk =
      llvm::vfs::createPhysicalFileSystem();
  Disk->setCurrentWorkingDirectory(Unit.Directory);
  auto Manager = llvm::makeIntrusiveRefCnt<clang::FileManager>(
      clang::FileSystemOptions(), Disk);
  clang::IgnoringDiagConsumer Quiet;
  Diagnostics Engine(&Quiet);
  ActionFactory Factory(What);
  tooling::ToolInvocation Invocation(
      clangLine(Unit, Config.Options), &Factory, Manager.get(),
      std::make_shared<clang::PCHContainerOperations>());
  Invocation.setDiagnosticConsumer(&Quiet);
  // Else they are read off the command, with a file to write them to.
  Invocation.setDiagnosticOptions(Engine.Options.operator->());
  Invocation.run();
  if (!What.Read)
    Out.Failure = "its compile command cannot be run";
  return Out;
}
