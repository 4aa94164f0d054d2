// The base of all checks: the options, the model, and one analysis of the unit.
// A check says which of its findings are its own, and how they are printed.
#ifndef STABLEID_TIDY_UNIT_CHECK_H
#define STABLEID_TIDY_UNIT_CHECK_H

#include "SharedAnalysis.h"
#include "clang-tidy/ClangTidyCheck.h"

namespace stableid {

/// An option that the program stableid sets, and no user: each fix holds all
/// that it needs, and who applies several drops what is there twice.
constexpr llvm::StringLiteral EachFixAlone = "stableid.EachFixAlone";

class UnitCheck : public clang::tidy::ClangTidyCheck {
public:
  UnitCheck(llvm::StringRef Name, clang::tidy::ClangTidyContext *Context);
  void registerMatchers(clang::ast_matchers::MatchFinder *Finder) override;
  void
  check(const clang::ast_matchers::MatchFinder::MatchResult &Result) override;
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;
  void onEndOfTranslationUnit() override;

protected:
  /// Reads the options of the check itself; a sentence where one is wrong.
  virtual llvm::Error readOptions() { return llvm::Error::success(); }
  virtual void report(const UnitFindings &All, const UnitOptions &Unit,
                      clang::ASTContext &AST) = 0;

  bool isEnabled(llvm::StringRef Check) const;
  /// The program stableid runs the check.
  bool isScan() const;
  /// The user wants to see what is as \p Sure, at \p Loc.
  bool isShown(Certainty Sure, clang::SourceLocation Loc) const;
  /// clang-tidy shows what is said at \p Loc, by its filters.
  bool passesFilters(clang::SourceLocation Loc,
                     const clang::SourceManager &SM) const;

  clang::tidy::ClangTidyContext *Context;

private:
  void refuse(const std::string &Why, const clang::SourceManager &SM);
  UnitOptions unitOptions() const;

  const std::string ModelFiles;
  const std::string IdNames;
  const std::string ProjectIndex;
  const bool ReportLikely;
  const bool IgnoreMacros;
  std::shared_ptr<const Model> Rules;
  std::shared_ptr<const ProjectFile> Index; ///< null: the unit is alone
  std::shared_ptr<const UnitFindings> Held;
};

} // namespace stableid

#endif // STABLEID_TIDY_UNIT_CHECK_H
