// Tells the static analyzer which checkers there are, under which names.
#include "IdentityModeling.h"
#include "plugin/OptionList.h"
#include "clang/Basic/Version.h"
#include "clang/StaticAnalyzer/Frontend/CheckerRegistry.h"
#include "llvm/Support/Error.h"

using namespace clang::ento;
using stableid::IdentityModeling;
using stableid::splitList;

namespace {

constexpr const char *Package = "stableid";
constexpr const char *Modeling = "stableid.IdentityModeling";

void enableModeling(CheckerManager &Manager) {
  auto *Checker = Manager.registerChecker<IdentityModeling>();
  const clang::AnalyzerOptions &Options = Manager.getAnalyzerOptions();
  auto Listed = [&](llvm::StringRef Name) {
    return splitList(Options.getCheckerStringOption(Checker, Name,
                                                    /*SearchInParents=*/true));
  };
  if (auto Read = stableid::Model::withFiles(Listed("Model")))
    Checker->Rules = *Read;
  else
    Manager.reportInvalidCheckerOptionValue(
        Checker, "Model", "a model file: " + llvm::toString(Read.takeError()));
  Checker->Names = std::make_unique<const stableid::Lexicon>(
      *Checker->Rules, Listed("IdNames"));
}

struct Reporter {
  const char *Name;
  const char *Sentence;
  RegisterCheckerFn Enable;
};

constexpr Reporter Reporters[] = {
    {"stableid.StaleIdentity",
     "Finds an identity made from an address that is still in use after the "
     "object's lifetime ended.",
     [](CheckerManager &Manager) {
       Manager.getChecker<IdentityModeling>()->Stale =
           Manager.getCurrentCheckerName();
     }},
    {"stableid.EscapingIdentity",
     "Finds an identity made from an address that leaves the process on a "
     "path, across calls and branches.",
     [](CheckerManager &Manager) {
       Manager.getChecker<IdentityModeling>()->Escaping =
           Manager.getCurrentCheckerName();
     }},
    {"debug.stableid.Identity", "Shows what is known at stableid_dump().",
     [](CheckerManager &Manager) {
       Manager.getChecker<IdentityModeling>()->Debug =
           Manager.getCurrentCheckerName();
     }},
};

} // namespace

extern "C" {

[[gnu::visibility("default")]] extern const char
    clang_analyzerAPIVersionString[];
/// Compared byte by byte with the analyzer's own.
const char clang_analyzerAPIVersionString[] = CLANG_ANALYZER_API_VERSION_STRING;

[[gnu::visibility("default")]] void
clang_registerCheckers(CheckerRegistry &Registry) {
  const auto Always = [](const CheckerManager &) { return true; };
  Registry.addPackage(Package);
  Registry.addPackageOption("string", Package, "Model", "",
                            "Model files, separated by ';'.", "released");
  Registry.addPackageOption(
      "string", Package, "IdNames", "",
      "Words, separated by ';', that say identity as 'id' does.", "released");
  Registry.addChecker(enableModeling, Always, Modeling,
                      "Watches identities that are made from addresses.", "",
                      /*IsHidden=*/true);
  for (const Reporter &R : Reporters) {
    Registry.addChecker(R.Enable, Always, R.Name, R.Sentence, "",
                        /*IsHidden=*/false);
    Registry.addDependency(R.Name, Modeling);
  }
}

} // extern "C"
