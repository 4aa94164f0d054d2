// Remarks of an analysis as diagnostics. See AnalysisCheck.h.
#include "AnalysisCheck.h"
#include "clang/Basic/SourceManager.h"
#include <set>

using namespace clang;

namespace stableid {

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
          for (const CodeEdit &E : R.Edits)
            Said << FixItHint::CreateReplacement(E.Range, E.Text);
      }
    }
  }
}

} // namespace stableid
