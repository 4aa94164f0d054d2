// Why a unit is silent or not near one line. See Why.h.
#include "Why.h"
#include "Compat.h"
#include "Project.h"
#include "ReadOnly.h"
#include "core/Unit.h"
#include "core/verdict/FindingText.h"
#include "plugin/OptionList.h"
#include "tidy/FixIts.h"
#include "tidy/ModelOption.h"
#include "tidy/Preprocessed.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/Basic/FileManager.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/CompilerInvocation.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "clang/Serialization/PCHContainerOperations.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/Support/raw_ostream.h"
#include <map>

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
  Generators Use;
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

/// Whether there is an edit for a finding, who applies it, or why there is none.
void printEdit(llvm::raw_ostream &Out, const Fix &Mended) {
  Out << "  edit: ";
  if (!Mended.Hints.empty())
    Out << (Mended.Safe ? "by --fix, since it keeps the meaning\n"
                        : "by --fix-notes, since it may change the meaning\n");
  else
    Out << "none, since " << Mended.WhyNot << "\n";
}

class Consumer : public clang::ASTConsumer {
public:
  Consumer(Wanted &What, clang::CompilerInstance &Compiler)
      : What(What), Includes(clang::tidy::utils::IncludeSorter::IS_LLVM,
                             /*SelfContainedDiags=*/true) {
    Includes.registerPreprocessor(&Compiler.getPreprocessor());
    Seen.follow(Compiler.getSourceManager(), Compiler.getPreprocessor());
  }
  void HandleTranslationUnit(clang::ASTContext &AST) override {
    What.Read = true;
    std::vector<Finding> Weighed;
    What.Options.Weighed = &Weighed;
    UnitFindings Found = analyze(AST, What.Options);
    const clang::SourceManager &SM = AST.getSourceManager();
    std::map<Place, Fix> Fixes = fixesOf(Found.Flows, AST);
    llvm::raw_string_ostream Text(What.Out.Text);
    for (const Finding &F : Weighed)
      if (What.isNear(F.To.Loc, SM) || What.isNear(F.From.Loc, SM)) {
        Text << "'" << F.To.Name << "'\n";
        print(Text, F, SM);
        auto Mended = Fixes.find({F.To.Loc, F.To.Kind});
        if (Mended != Fixes.end() && F.Why.lowest() != Answer::No)
          printEdit(Text, Mended->second);
      }
  }

private:
  /// Where something is said, and of which kind: there is one finding for each.
  using Place = std::pair<clang::SourceLocation, SinkKind>;

  /// The edits of \p Flows, each as if it were asked for alone.
  std::map<Place, Fix> fixesOf(llvm::ArrayRef<Finding> Flows,
                               clang::ASTContext &AST) {
    std::map<Place, Fix> Out;
    std::vector<const Finding *> All;
    for (const Finding &F : Flows)
      All.push_back(&F);
    if (All.empty())
      return Out;
    Means Given = Seen.means(What.Use, AST.getSourceManager());
    std::vector<Fix> Fixes = fixesFor(
        All, All, AST, Given, Includes, Applying::Each, Telling::EachPlace,
        [](clang::SourceLocation) { return true; });
    for (size_t I = 0; I < All.size(); ++I)
      Out.try_emplace({All[I]->To.Loc, All[I]->To.Kind}, Fixes[I]);
    return Out;
  }

  Wanted &What;
  clang::tidy::utils::IncludeInserter Includes;
  Preprocessed Seen;
};

class Action : public clang::ASTFrontendAction {
public:
  explicit Action(Wanted &What) : What(What) {}
  std::unique_ptr<clang::ASTConsumer>
  CreateASTConsumer(clang::CompilerInstance &Compiler, StringRef) override {
    return std::make_unique<Consumer>(What, Compiler);
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
  Wanted What{File.str(), Line, {}, {}, Out, false, Unit.Directory};
  auto Rules = readModel(splitList(optionOf(Config, "Model")), Unit.File);
  if (!Rules) {
    Out.Failure = llvm::toString(Rules.takeError());
    return Out;
  }
  auto Use = Generators::parse(optionOf(Config, "Generators"));
  if (!Use) {
    Out.Failure = llvm::toString(Use.takeError());
    return Out;
  }
  What.Use = *Use;
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
