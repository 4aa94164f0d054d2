// What all checks of the flow share. See FindingCheck.h.
#include "FindingCheck.h"
#include "ModelOption.h"
#include "core/Advice.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"
#include <cstdlib>

using namespace clang;
using namespace clang::ast_matchers;

namespace stableid {

FindingCheck::FindingCheck(llvm::StringRef Name,
                           tidy::ClangTidyContext *Context)
    : ClangTidyCheck(Name, Context), Context(Context),
      ModelFiles(Options.get("Model", "")),
      IdNames(Options.get("IdNames", "")),
      ReportLikely(Options.get("ReportLikely", false)),
      IgnoreMacros(Options.get("IgnoreMacros", false)) {}

void FindingCheck::storeOptions(tidy::ClangTidyOptions::OptionMap &Opts) {
  Options.store(Opts, "Model", ModelFiles);
  Options.store(Opts, "IdNames", IdNames);
  Options.store(Opts, "ReportLikely", ReportLikely);
  Options.store(Opts, "IgnoreMacros", IgnoreMacros);
}

bool FindingCheck::isEnabled(llvm::StringRef Check) const {
  return Context->isCheckEnabled(Check);
}

void FindingCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(translationUnitDecl().bind("unit"), this);
}

/// A run that silently lacks the user's rules would look clean. An editor shows
/// the sentence where the user is at work; clang-tidy ends with it.
void FindingCheck::refuse(const std::string &Why, const SourceManager &SM) {
  if (areDiagsSelfContained()) {
    diag(SM.getLocForStartOfFile(SM.getMainFileID()), "%0",
         DiagnosticIDs::Error)
        << Why;
    return;
  }
  llvm::errs() << "stableid: error: " << Why << "\n";
  std::exit(1);
}

void FindingCheck::check(const MatchFinder::MatchResult &Result) {
  if (!Rules) {
    auto Read = readModel(splitList(ModelFiles), Context->getCurrentFile());
    if (!Read)
      return refuse(llvm::toString(Read.takeError()), *Result.SourceManager);
    Rules = *Read;
  }
  UnitOptions Unit;
  Unit.Rules = Rules;
  Unit.IdNames = splitList(IdNames);
  // For developers of the checks, and for tests.
  if (std::getenv("STABLEID_DUMP"))
    Unit.Dump = &llvm::errs();
  Unit.Timed = Context->getEnableProfiling();
  Held = sharedFindings(*Result.Context, Unit, ModelFiles + "|" + IdNames);
  for (const Finding &F : *Held)
    if (reports(F))
      report(F, *Result.SourceManager);
}

void FindingCheck::onEndOfTranslationUnit() { Held.reset(); }

void FindingCheck::report(const Finding &F, const SourceManager &SM) {
  if (F.Sure == Certainty::Likely && !ReportLikely)
    return;
  if (F.To.Loc.isInvalid() ||
      (IgnoreMacros && (F.To.Loc.isMacroID() || F.From.Loc.isMacroID())))
    return;
  // Places that a macro puts together are shown where the user wrote it.
  auto Shown = [&](SourceLocation Loc) { return SM.getFileLoc(Loc); };
  // The texts are finished and may hold a percent sign.
  diag(Shown(F.To.Loc), "%0") << warningText(F) << F.To.Range;
  for (const Note &N : notesOf(F))
    if (N.Loc.isValid())
      diag(Shown(N.Loc), "%0", DiagnosticIDs::Note) << N.Text;
}

} // namespace stableid
