// The base of all checks. See UnitCheck.h.
#include "UnitCheck.h"
#include "ModelOption.h"
#include "Names.h"
#include "ProjectOption.h"
#include "ProjectScan.h"
#include "core/analysis/Analyses.h"
#include "plugin/OptionList.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Regex.h"
#include <cstdlib>

using namespace clang;
using namespace clang::ast_matchers;

namespace stableid {

UnitCheck::UnitCheck(llvm::StringRef Name, tidy::ClangTidyContext *Context)
    : ClangTidyCheck(Name, Context), Context(Context),
      ModelFiles(Options.getLocalOrGlobal("Model", "")),
      IdNames(Options.getLocalOrGlobal("IdNames", "")),
      ProjectIndex(Options.getLocalOrGlobal("Project", "")),
      ReportLikely(Options.getLocalOrGlobal("ReportLikely", false)),
      IgnoreMacros(Options.getLocalOrGlobal("IgnoreMacros", false)) {}

void UnitCheck::storeOptions(tidy::ClangTidyOptions::OptionMap &Opts) {
  Options.store(Opts, "Model", ModelFiles);
  Options.store(Opts, "IdNames", IdNames);
  Options.store(Opts, "Project", ProjectIndex);
  Options.store(Opts, "ReportLikely", ReportLikely);
  Options.store(Opts, "IgnoreMacros", IgnoreMacros);
}

bool UnitCheck::isEnabled(llvm::StringRef Check) const {
  return Context->isCheckEnabled(Check);
}

bool UnitCheck::isScan() const {
  return Context->getOptions().CheckOptions.count(EachFixAlone);
}

bool UnitCheck::isShown(Certainty Sure, SourceLocation Loc) const {
  return Loc.isValid() && (Sure == Certainty::Certain || ReportLikely) &&
         !(IgnoreMacros && Loc.isMacroID());
}

bool UnitCheck::passesFilters(SourceLocation Loc,
                              const SourceManager &SM) const {
  Loc = SM.getFileLoc(Loc);
  llvm::StringRef Name = SM.getFilename(Loc);
  const tidy::ClangTidyOptions &Own = Context->getOptions();
  if (!SM.isInMainFile(Loc)) {
    auto Matches = [&](const std::optional<std::string> &Filter) {
      return Filter && !Filter->empty() && llvm::Regex(*Filter).match(Name);
    };
    if (SM.isInSystemHeader(Loc) || !Matches(Own.HeaderFilterRegex) ||
        Matches(Own.ExcludeHeaderFilterRegex))
      return false;
  }
  const auto &Filters = Context->getGlobalOptions().LineFilter;
  if (Filters.empty())
    return true;
  for (const tidy::FileFilter &Filter : Filters)
    if (Name.ends_with(Filter.Name)) {
      unsigned Line = SM.getSpellingLineNumber(Loc);
      return Filter.LineRanges.empty() ||
             llvm::any_of(Filter.LineRanges,
                          [&](const tidy::FileFilter::LineRange &Range) {
                            return Range.first <= Line && Line <= Range.second;
                          });
    }
  return false;
}

void UnitCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(translationUnitDecl().bind("unit"), this);
}

/// A run that silently lacks the user's rules would look clean. An editor shows
/// the sentence where the user is at work; clang-tidy ends with it.
void UnitCheck::refuse(const std::string &Why, const SourceManager &SM) {
  if (areDiagsSelfContained()) {
    diag(SM.getLocForStartOfFile(SM.getMainFileID()), "%0",
         DiagnosticIDs::Error)
        << Why;
    return;
  }
  llvm::errs() << "stableid: error: " << Why << "\n";
  std::exit(1);
}

/// The same for all checks of a run, so that they share the result.
UnitOptions UnitCheck::unitOptions() const {
  UnitOptions Unit;
  Unit.Rules = Rules;
  Unit.IdNames = splitList(IdNames);
  Unit.Flow = llvm::any_of(flowChecks(), [&](llvm::StringRef Name) {
    return isEnabled(Name);
  });
  for (const Analysis &A : analyses())
    if (isEnabled(A.Name))
      Unit.Analyses.push_back(&A);
  // For developers of the checks, and for tests.
  if (const char *Dump = std::getenv("STABLEID_DUMP")) {
    Unit.Dump = &llvm::errs();
    llvm::StringRef Without = Dump;
    if (Without.consume_front("without="))
      Unit.Without = Without.str();
  }
  Unit.Timed = Context->getEnableProfiling();
  if (const ProjectScan *Scan = ProjectScan::current()) {
    Unit.Exports = true;
    Unit.Heard = Scan->Heard;
  }
  return Unit;
}

void UnitCheck::check(const MatchFinder::MatchResult &Result) {
  if (!Rules) {
    if (const auto &Checks = Context->getOptions().Checks)
      if (std::string Wrong = unknownCheck(*Checks); !Wrong.empty())
        return refuse(Wrong, *Result.SourceManager);
    auto Read = readModel(splitList(ModelFiles), Context->getCurrentFile());
    if (!Read)
      return refuse(llvm::toString(Read.takeError()), *Result.SourceManager);
    if (llvm::Error Wrong = readOptions())
      return refuse(llvm::toString(std::move(Wrong)), *Result.SourceManager);
    // A scan knows the other units better.
    if (!ProjectIndex.empty() && !ProjectScan::current()) {
      auto Known = readIndex(ProjectIndex, Context->getCurrentFile());
      if (!Known)
        return refuse(llvm::toString(Known.takeError()), *Result.SourceManager);
      Index = *Known;
    }
    Rules = *Read;
  }
  UnitOptions Unit = unitOptions();
  Held = sharedFindings(*Result.Context, Unit, ModelFiles + "|" + IdNames + "|" + ProjectIndex, Index.get());
  if (ProjectScan *Scan = ProjectScan::current())
    Scan->Told = Held->Facts;
  report(*Held, Unit, *Result.Context);
}

void UnitCheck::onEndOfTranslationUnit() { Held.reset(); }

} // namespace stableid
