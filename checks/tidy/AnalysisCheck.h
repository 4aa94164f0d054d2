// A check of each analysis: a row of core/analysis as clang-tidy knows it.
#ifndef STABLEID_TIDY_ANALYSIS_CHECK_H
#define STABLEID_TIDY_ANALYSIS_CHECK_H

#include "UnitCheck.h"

namespace stableid {

class AnalysisCheck : public UnitCheck {
public:
  AnalysisCheck(const Analysis &What, clang::tidy::ClangTidyContext *Context)
      : UnitCheck(What.Name, Context), What(What) {}

private:
  void report(const UnitFindings &All, const UnitOptions &Unit,
              clang::ASTContext &AST) override;

  const Analysis &What;
};

} // namespace stableid

#endif // STABLEID_TIDY_ANALYSIS_CHECK_H
