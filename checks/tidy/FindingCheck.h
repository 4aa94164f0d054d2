// What all checks of the flow share: options, the analysis, and how a finding
// is printed. A check says only which findings are its own.
#ifndef STABLEID_TIDY_FINDING_CHECK_H
#define STABLEID_TIDY_FINDING_CHECK_H

#include "FixIts.h"
#include "SharedAnalysis.h"
#include "clang-tidy/ClangTidyCheck.h"

namespace stableid {

class FindingCheck : public clang::tidy::ClangTidyCheck {
public:
  FindingCheck(llvm::StringRef Name, clang::tidy::ClangTidyContext *Context);
  void registerPPCallbacks(const clang::SourceManager &SM,
                           clang::Preprocessor *PP,
                           clang::Preprocessor *ModuleExpanderPP) override;
  void registerMatchers(clang::ast_matchers::MatchFinder *Finder) override;
  void
  check(const clang::ast_matchers::MatchFinder::MatchResult &Result) override;
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;
  void onEndOfTranslationUnit() override;

protected:
  /// True for the findings that this check reports.
  virtual bool reports(const Finding &F) const = 0;
  bool isEnabled(llvm::StringRef Check) const;

private:
  void refuse(const std::string &Why, const clang::SourceManager &SM);
  bool isShown(const Finding &F) const;
  void report(const Finding &F, const Fix &Mended,
              const clang::SourceManager &SM);

  clang::tidy::ClangTidyContext *Context;
  const std::string ModelFiles;
  const std::string IdNames;
  const bool ReportLikely;
  const bool IgnoreMacros;
  const std::string GeneratorList;
  Generators Use;
  clang::tidy::utils::IncludeInserter Includes;
  std::shared_ptr<const Model> Rules;
  std::shared_ptr<const Findings> Held;
};

} // namespace stableid

#endif // STABLEID_TIDY_FINDING_CHECK_H
