// A check of each analysis: a row of core/analysis as clang-tidy knows it.
#ifndef STABLEID_TIDY_ANALYSIS_CHECK_H
#define STABLEID_TIDY_ANALYSIS_CHECK_H

#include "UnitCheck.h"
#include "clang-tidy/utils/IncludeInserter.h"
#include <set>

namespace stableid {

class AnalysisCheck : public UnitCheck {
public:
  AnalysisCheck(const Analysis &What, clang::tidy::ClangTidyContext *Context);
  void registerPPCallbacks(const clang::SourceManager &SM,
                           clang::Preprocessor *PP,
                           clang::Preprocessor *ModuleExpanderPP) override;
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;

private:
  void report(const UnitFindings &All, const UnitOptions &Unit,
              clang::ASTContext &AST) override;

  std::vector<clang::FixItHint> hints(const Remark &R, const clang::SourceManager &SM);

  const Analysis &What;
  clang::tidy::utils::IncludeInserter Includes;
  /// The headers that an edit of this run brings.
  std::set<std::pair<clang::FileID, std::string>> Brought;
};

} // namespace stableid

#endif // STABLEID_TIDY_ANALYSIS_CHECK_H
