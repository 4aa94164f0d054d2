// Remarks of an analysis as diagnostics. See AnalysisCheck.h.
#include "AnalysisCheck.h"
#include "FixIts.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace stableid {

AnalysisCheck::AnalysisCheck(const Analysis &What,
                             tidy::ClangTidyContext *Context)
    : UnitCheck(What.Name, Context), What(What),
      Includes(Options.getLocalOrGlobal("IncludeStyle",
                                        tidy::utils::IncludeSorter::IS_LLVM),
               /*SelfContainedDiags=*/true) {}

void AnalysisCheck::registerPPCallbacks(const SourceManager &, Preprocessor *PP,
                                        Preprocessor *) {
  if (What.NeedsHeaders)
    Includes.registerPreprocessor(PP);
}

void AnalysisCheck::storeOptions(tidy::ClangTidyOptions::OptionMap &Opts) {
  UnitCheck::storeOptions(Opts);
  if (What.NeedsHeaders)
    Options.store(Opts, "IncludeStyle", Includes.getStyle());
}

std::vector<FixItHint> AnalysisCheck::hints(const Remark &R,
                                            const SourceManager &SM) {
  if (R.Edits.empty())
    return {};
  FileID File = SM.getFileID(R.Edits.front().Range.getBegin());
  std::set<std::string> Headers(R.Headers.begin(), R.Headers.end());
  // clang-tidy applies all that it shows at once, and one include is enough;
  // where something may be silenced, each edit has its own.
  if (!areDiagsSelfContained() && !isScan() && passesFilters(R.Loc, SM) &&
      !SM.getBufferData(File).contains("NOLINT"))
    for (auto It = Headers.begin(); It != Headers.end();)
      It = Brought.insert({File, *It}).second ? std::next(It) : Headers.erase(It);
  return hintsOf(File, R.Edits, Headers, SM, Includes);
}

void AnalysisCheck::report(const UnitFindings &All, const UnitOptions &,
                           ASTContext &AST) {
  const SourceManager &SM = AST.getSourceManager();
  // Instantiations of one template say the same at the same place.
  std::set<std::pair<unsigned, llvm::StringRef>> Told;
  for (const UnitFindings::Remarked &Some : All.Others) {
    if (Some.By != &What)
      continue;
    for (const Remark &R : Some.Remarks) {
      SourceLocation Loc = SM.getFileLoc(R.Loc);
      if (!isShown(R.Sure, R.Loc) ||
          !Told.insert({Loc.getRawEncoding(), R.Text}).second)
        continue;
      diag(Loc, "%0") << R.Text << R.Range;
      for (const Remark::Note &N : R.Notes) {
        DiagnosticBuilder Said =
            diag(SM.getFileLoc(N.Loc), "%0", DiagnosticIDs::Note) << N.Text;
        // The user says whether the advice is taken.
        if (&N == &R.Notes.back())
          for (const FixItHint &Hint : hints(R, SM))
            Said << Hint;
      }
    }
  }
}

} // namespace stableid
