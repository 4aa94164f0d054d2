// What all checks of the flow share. See FindingCheck.h.
#include "FindingCheck.h"
#include "ModelOption.h"
#include "core/advice/Advice.h"
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
      IgnoreMacros(Options.get("IgnoreMacros", false)),
      GeneratorList(Options.get("Generators", "")),
      // Which fix brings an include, FixIts knows.
      Includes(Options.getLocalOrGlobal("IncludeStyle",
                                        tidy::utils::IncludeSorter::IS_LLVM),
               /*SelfContainedDiags=*/true) {}

void FindingCheck::storeOptions(tidy::ClangTidyOptions::OptionMap &Opts) {
  Options.store(Opts, "Model", ModelFiles);
  Options.store(Opts, "IdNames", IdNames);
  Options.store(Opts, "ReportLikely", ReportLikely);
  Options.store(Opts, "IgnoreMacros", IgnoreMacros);
  Options.store(Opts, "Generators", GeneratorList);
  Options.store(Opts, "IncludeStyle", Includes.getStyle());
}

bool FindingCheck::isEnabled(llvm::StringRef Check) const {
  return Context->isCheckEnabled(Check);
}

void FindingCheck::registerPPCallbacks(const SourceManager &, Preprocessor *PP,
                                       Preprocessor *) {
  Includes.registerPreprocessor(PP);
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
    auto Own = Generators::parse(GeneratorList);
    if (!Own)
      return refuse(llvm::toString(Own.takeError()), *Result.SourceManager);
    Use = *Own;
    Rules = *Read;
  }
  UnitOptions Unit;
  Unit.Rules = Rules;
  Unit.IdNames = splitList(IdNames);
  // For developers of the checks, and for tests.
  if (const char *Dump = std::getenv("STABLEID_DUMP")) {
    Unit.Dump = &llvm::errs();
    llvm::StringRef Without = Dump;
    if (Without.consume_front("without="))
      Unit.Without = Without.str();
  }
  Unit.Timed = Context->getEnableProfiling();
  Held = sharedFindings(*Result.Context, Unit, ModelFiles + "|" + IdNames);
  std::vector<const Finding *> Shown;
  for (const Finding &F : *Held)
    if (reports(F) && isShown(F))
      Shown.push_back(&F);
  if (Shown.empty())
    return;
  std::vector<Fix> Fixes =
      fixesFor(Shown, *Result.Context, Use, Includes, areDiagsSelfContained());
  for (size_t I = 0; I < Shown.size(); ++I)
    report(*Shown[I], Fixes[I], *Result.SourceManager);
}

void FindingCheck::onEndOfTranslationUnit() { Held.reset(); }

bool FindingCheck::isShown(const Finding &F) const {
  if (F.Sure == Certainty::Likely && !ReportLikely)
    return false;
  return F.To.Loc.isValid() &&
         !(IgnoreMacros && (F.To.Loc.isMacroID() || F.From.Loc.isMacroID()));
}

void FindingCheck::report(const Finding &F, const Fix &Mended,
                          const SourceManager &SM) {
  // Places that a macro puts together are shown where the user wrote it.
  auto Shown = [&](SourceLocation Loc) { return SM.getFileLoc(Loc); };
  // An editor's user sees each edit before it is made, and calls it by the text
  // that it hangs on: there it is always the advice, which says what is written.
  bool OnWarning = Mended.Safe && !areDiagsSelfContained();
  // The texts are finished and may hold a percent sign.
  {
    DiagnosticBuilder Warning = diag(Shown(F.To.Loc), "%0");
    Warning << warningText(F) << F.To.Range;
    if (OnWarning)
      for (const FixItHint &Hint : Mended.Hints)
        Warning << Hint;
  }
  std::vector<Note> Notes = notesOf(F, Use, Mended.Words);
  for (const Note &N : Notes) {
    if (N.Loc.isInvalid())
      continue;
    DiagnosticBuilder Said =
        diag(Shown(N.Loc), "%0", DiagnosticIDs::Note) << N.Text;
    // The advice is the last; the user says whether its fix may be applied.
    if (&N == &Notes.back() && !OnWarning)
      for (const FixItHint &Hint : Mended.Hints)
        Said << Hint;
  }
}

} // namespace stableid
