// Tells the static analyzer which checkers there are, under which names. See
// Checkers.h.
#include "Checkers.h"
#include "IdentityModeling.h"
#include "plugin/OptionList.h"
#include "llvm/Support/Error.h"

using namespace clang::ento;

namespace stableid {

static constexpr const char *Modeling = "stableid.IdentityModeling";

/// For the checkers that this thread is about to make: the analyzer hands nothing on
/// from their registration to their making.
static thread_local HostOfCheckers KnownHere;

static void enableModeling(CheckerManager &Manager) {
  auto *Checker = Manager.registerChecker<IdentityModeling>();
  const clang::AnalyzerOptions &Options = Manager.getAnalyzerOptions();
  auto Listed = [&](llvm::StringRef Name) {
    return splitList(Options.getCheckerStringOption(Checker, Name,
                                                    /*SearchInParents=*/true));
  };
  if (auto Read = Model::withFiles(Listed(CheckerModel)))
    Checker->Rules = *Read;
  else
    Manager.reportInvalidCheckerOptionValue(
        Checker, CheckerModel,
        "a model file: " + llvm::toString(Read.takeError()));
  Checker->Names = std::make_unique<const Lexicon>(*Checker->Rules,
                                                   Listed(CheckerIdNames));
  Checker->Heard = KnownHere.Heard;
  Checker->Holders = KnownHere.Holders;
}

namespace {

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

void registerCheckers(CheckerRegistry &Registry,
                      const HostOfCheckers &Known) {
  KnownHere = Known;
  const auto Always = [](const CheckerManager &) { return true; };
  Registry.addPackage(CheckerPackage);
  Registry.addPackageOption("string", CheckerPackage, CheckerModel, "",
                            "Model files, separated by ';'.", "released");
  Registry.addPackageOption(
      "string", CheckerPackage, CheckerIdNames, "",
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

} // namespace stableid
