// Paths through a unit. See Paths.h.
#include "Paths.h"
#include "Compat.h"
#include "analyzer/Checkers.h"
#include "plugin/OptionList.h"
#include "tidy/ModelOption.h"
#include "tidy/ProjectScan.h"
#include "clang/AST/Decl.h"
#include "clang/Analysis/PathDiagnostic.h"
#include "clang/Frontend/MultiplexConsumer.h"
#include "clang/StaticAnalyzer/Core/AnalyzerOptions.h"
#include "clang/StaticAnalyzer/Frontend/AnalysisConsumer.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/CrashRecoveryContext.h"
#include <chrono>
#include <mutex>
#include <thread>

using namespace stableid;
using namespace clang;

//===--- One at a time ----------------------------------------------------===//

namespace {

using Clock = std::chrono::steady_clock;

/// The engine counts what it does in global variables, so only one unit at a time
/// has its paths followed. A thread that has held the turn for longer than MaxTurn was
/// given up, and does not keep it from the others.
class Turn {
public:
  Turn() {
    for (;;) {
      {
        std::lock_guard<std::mutex> Guard(Lock);
        if (!Holder || Clock::now() - Since > MaxTurn) {
          Holder = this;
          Since = Clock::now();
          return;
        }
      }
      // A thread that sleeps for long would be taken for one that hangs.
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
  }
  ~Turn() {
    std::lock_guard<std::mutex> Guard(Lock);
    if (Holder == this)
      Holder = nullptr;
  }
  Turn(const Turn &) = delete;
  Turn &operator=(const Turn &) = delete;

private:
  static constexpr std::chrono::minutes MaxTurn{20};
  static std::mutex Lock;
  static const Turn *Holder;
  static Clock::time_point Since;
};

std::mutex Turn::Lock;
const Turn *Turn::Holder = nullptr;
Clock::time_point Turn::Since;

} // namespace

/// Runs \p Work in a turn of its own, which also ends where it crashes.
template <class Fn> static void inTurn(Fn Work) {
  auto Mine = std::make_unique<Turn>();
  llvm::CrashRecoveryContextCleanupRegistrar<Turn> AtCrash(Mine.get());
  Work();
}

//===--- What the analyzer says -------------------------------------------===//

namespace {

class StoryConsumer : public ento::PathDiagnosticConsumer {
public:
  StoryConsumer(std::vector<PathStory> &Stories,
                std::shared_ptr<const std::vector<ReportedHolder>> Holders)
      : Stories(Stories), Holders(std::move(Holders)) {}
  StringRef getName() const override { return "stableid"; }
  bool supportsCrossFileDiagnostics() const override { return true; }
  bool supportsLogicalOpControlFlow() const override { return true; }

  void FlushDiagnosticsImpl(std::vector<const ento::PathDiagnostic *> &Said,
                            FilesMade *) override {
    for (const ento::PathDiagnostic *D : Said) 
      // The rest is there because it knows what code does.
      if (D->getCheckerName().starts_with("stableid."))
        Stories.push_back(storyOf(*D));
  }

private:
  PathStory storyOf(const ento::PathDiagnostic &D) const {
    PathStory S;
    S.Checker = D.getCheckerName().str();
    S.Message = D.getShortDescription().str();
    S.At = D.getLocation().asLocation();
    S.Range = D.getLocation().asRange();
    for (const auto &Piece : D.path)
      if (isa<ento::PathDiagnosticNotePiece>(*Piece)) {
        S.Advice = {Piece->getLocation().asLocation(), Piece->getString().str()};
        S.Made = Piece->getLocation().asRange();
      }
    for (const ReportedHolder &H : *Holders)
      if (H.Made == S.Advice.Loc && H.Message == S.Message)
        S.Holder = H.Holder;
    ento::PathPieces Flat = D.path.flatten(/*ShouldFlattenMacros=*/true);
    for (const auto &Piece : Flat) {
      StringRef Text = Piece->getString();
      // What is called is shown by where the path goes on.
      if (Piece->getKind() == ento::PathDiagnosticPiece::Event &&
          Text != S.Message && !Text.starts_with("Returning from ") &&
          !Text.starts_with("Entered call from "))
        S.Events.push_back({Piece->getLocation().asLocation(), lower(Text)});
    }
    return S;
  }
  /// The engine's own notes begin with a capital.
  static std::string lower(StringRef Text) {
    std::string Out = Text.str();
    if (!Out.empty())
      Out[0] = llvm::toLower(Out[0]);
    return Out;
  }

  std::vector<PathStory> &Stories;
  const std::shared_ptr<const std::vector<ReportedHolder>> Holders;
};

/// The analyzer, in its turn.
class PathConsumer : public MultiplexConsumer {
public:
  using MultiplexConsumer::MultiplexConsumer;
  void Initialize(ASTContext &AST) override {
    inTurn([&] { MultiplexConsumer::Initialize(AST); });
  }
  void HandleTranslationUnit(ASTContext &AST) override {
    inTurn([&] { MultiplexConsumer::HandleTranslationUnit(AST); });
  }
};

/// Tells, in the words of clang-tidy, the stories that no check has told.
class RestConsumer : public ASTConsumer {
public:
  explicit RestConsumer(tidy::ClangTidyContext &Context) : Context(Context) {}

  void HandleTranslationUnit(ASTContext &) override {
    ProjectScan &Scan = *ProjectScan::current();
    for (const PathStory &S : Scan.Stories) {
      if (S.Holder)
        if (std::optional<ProjectName> Name = projectNameOf(S.Holder))
          Scan.Told.Wants.push_back(*Name);
      if (!S.Told)
        tell(S);
    }
    llvm::sort(Scan.Told.Wants);
    Scan.Told.Wants.erase(llvm::unique(Scan.Told.Wants), Scan.Told.Wants.end());
  }

private:
  void tell(const PathStory &S) {
    Context.diag(S.Checker, S.At, "%0") << S.Message << S.Range;
    for (const Note &N : S.Events)
      Context.diag(S.Checker, N.Loc, "%0", DiagnosticIDs::Note) << N.Text;
    if (S.Advice.Loc.isValid())
      Context.diag(S.Checker, S.Advice.Loc, "%0", DiagnosticIDs::Note)
          << S.Advice.Text;
  }

  tidy::ClangTidyContext &Context;
};

} // namespace

//===--- Beside the checks ------------------------------------------------===//

PathOptions stableid::pathOptionsOf(const tidy::ClangTidyOptions &Options,
                                    StringRef File) {
  auto Of = [&](StringRef Name) -> std::string {
    for (const std::string &Key :
         {("stableid-address-as-key." + Name).str(), Name.str()}) {
      auto It = Options.CheckOptions.find(Key);
      if (It != Options.CheckOptions.end())
        return It->second.Value;
    }
    return "";
  };
  PathOptions Out;
  Out.IdNames = Of("IdNames");
  // Config has refused what cannot be found.
  if (auto Found = findModelFiles(splitList(Of("Model")), File))
    Out.Models = llvm::join(*Found, ";");
  else
    llvm::consumeError(Found.takeError());
  return Out;
}

/// The checkers that know what code does, and ours. \p Given comes with the sources:
/// nothing in it is to write, print or read a file.
static void choose(AnalyzerOptions &Given, const PathOptions &Options) {
  Given.CheckersAndPackages = {{"core", true},
                               {"cplusplus", true},
                               {"unix", true},
                               {"apiModeling", true},
                               {CheckerPackage.str(), true}};
  Given.SilencedCheckersAndPackages.clear();
  // The texts of the others are referred to.
  auto Set = [&](StringRef Name, const std::string &Value) {
    Given.Config[(CheckerPackage + ":" + Name).str()] = Value;
  };
  Set(CheckerModel, Options.Models);
  Set(CheckerIdNames, Options.IdNames);
  Given.AnalysisDiagOpt = PD_NONE;
  Given.AnalyzeSpecificFunction.clear();
  Given.DumpExplodedGraphTo.clear();
  Given.DisableAllCheckers = false;
  Given.AnalyzerDisplayProgress = false;
  Given.visualizeExplodedGraphWithGraphViz = false;
  Given.PrintStats = false;
  Given.ShouldSerializeStats = false;
  Given.IsNaiveCTUEnabled = false;
  Given.DisplayCTUProgress = false;
  Given.CTUDir = "";
  Given.ModelPath = "";
  dropStatistics(Given);
}

std::unique_ptr<ASTConsumer>
stableid::withPaths(std::unique_ptr<ASTConsumer> Checks,
                    const PathOptions &Options, CompilerInstance &Compiler,
                    tidy::ClangTidyContext &Context) {
  ProjectScan &Scan = *ProjectScan::current();
  choose(Compiler.getAnalyzerOpts(), Options);
  std::vector<std::unique_ptr<ASTConsumer>> Analyzer, All;
  inTurn([&] {
    auto Paths = ento::CreateAnalysisConsumer(Compiler);
    auto Holders = std::make_shared<std::vector<ReportedHolder>>();
    addDiagnosticConsumer(
        *Paths, std::make_unique<StoryConsumer>(Scan.Stories, Holders));
    Paths->AddCheckerRegistrationFn(
        [Heard = Scan.Heard, Holders](ento::CheckerRegistry &Registry) {
          registerCheckers(Registry, {Heard, Holders.get()});
        });
    Analyzer.push_back(std::move(Paths));
  });
  All.push_back(std::make_unique<PathConsumer>(std::move(Analyzer)));
  All.push_back(std::move(Checks));
  All.push_back(std::make_unique<RestConsumer>(Context));
  return std::make_unique<MultiplexConsumer>(std::move(All));
}
