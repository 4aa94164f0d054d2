// The common part of the checks of the flow: options, edits, and how a finding
// is printed. A check says only which findings are its own.
#ifndef STABLEID_TIDY_FINDING_CHECK_H
#define STABLEID_TIDY_FINDING_CHECK_H

#include "FixIts.h"
#include "PathStory.h"
#include "Preprocessed.h"
#include "UnitCheck.h"

namespace stableid {

/// The end of an advice whose edit is left out; then comes the header.
constexpr llvm::StringLiteral NotFound = "; this file does not find ";

/// How a note begins that tells of another place of the mistake.
constexpr llvm::StringLiteral AlsoHere = "also here: ";

/// A note for the program stableid alone, which joins what units tell apart: the
/// names of the mistake, see mistakesOf, by their hashes.
constexpr llvm::StringLiteral MistakeNote = "stableid-mistake: ";

/// The end of such a hash, of a name that belongs to one source file.
constexpr llvm::StringLiteral UnitMark = "u";

class FindingCheck : public UnitCheck {
public:
  FindingCheck(llvm::StringRef Name, clang::tidy::ClangTidyContext *Context);
  void registerPPCallbacks(const clang::SourceManager &SM,
                           clang::Preprocessor *PP,
                           clang::Preprocessor *ModuleExpanderPP) override;
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;

protected:
  /// True for the findings that this check reports.
  virtual bool reports(const Finding &F) const = 0;

private:
  llvm::Error readOptions() override;
  void report(const UnitFindings &All, const UnitOptions &Unit,
              clang::ASTContext &AST) override;
  /// \p Others are of the same mistake.
  void say(const Finding &F, const Fix &Mended,
           llvm::ArrayRef<const Finding *> Others,
           const clang::SourceManager &SM);
  void sayStory(const Finding &F, llvm::ArrayRef<const Finding *> Others,
                llvm::ArrayRef<Note> Said, const clang::SourceManager &SM);
  void sayPlaces(llvm::ArrayRef<const Finding *> Others,
                 const clang::SourceManager &SM);
  bool isShown(const Finding &F) const;

  const std::string GeneratorList;
  const bool EachPlace;
  Generators Use;
  Preprocessed Seen;
  /// What paths have shown of findings of the unit.
  std::map<const Finding *, const PathStory *> Stories;
  clang::tidy::utils::IncludeInserter Includes;
};

} // namespace stableid

#endif // STABLEID_TIDY_FINDING_CHECK_H
