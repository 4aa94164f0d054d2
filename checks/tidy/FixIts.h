// Repairs as clang-tidy applies them. Each fix holds all that it needs; where
// several are applied by one who drops no doubles, the first brings what they
// share.
#ifndef STABLEID_TIDY_FIX_ITS_H
#define STABLEID_TIDY_FIX_ITS_H

#include "clang-tidy/utils/IncludeInserter.h"
#include "core/repair/Repair.h"
#include "clang/Basic/Diagnostic.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <set>
#include <string>
#include <vector>

namespace stableid {

/// The remedy for one finding.
struct Fix {
  std::vector<clang::FixItHint> Hints;
  bool Safe = false;
  std::string Words;
  /// Why there is no edit, where there is none.
  std::string WhyNot;
  /// The header that the edit would need, and that is not found.
  std::string Missing;
  /// The number of the finding that is told for this one too: they are one
  /// mistake, and its fix is that of all of them.
  size_t Speaker = 0;
};

/// Whether one finding tells of all places of a mistake.
enum class Telling : bool { Once, EachPlace };

/// The program that applies the fixes.
enum class Applying : uint8_t {
  Each,    ///< one by one, or by a program that drops doubles
  Together ///< all that are shown, by clang-tidy
};

/// One for each of \p Findings, in their order; \p All are those of the unit.
/// \p IsShown: whether clang-tidy shows what is said there, and so applies it.
std::vector<Fix>
fixesFor(llvm::ArrayRef<const Finding *> Findings,
         llvm::ArrayRef<const Finding *> All, clang::ASTContext &AST,
         const Means &Given, clang::tidy::utils::IncludeInserter &Includes,
         Applying By, Telling How,
         llvm::function_ref<bool(clang::SourceLocation)> IsShown);

/// \p Edits of \p File, with the includes of \p Headers, in brackets or quotes,
/// that it lacks.
std::vector<clang::FixItHint>
hintsOf(clang::FileID File, llvm::ArrayRef<CodeEdit> Edits,
        const std::set<std::string> &Headers, const clang::SourceManager &SM,
        clang::tidy::utils::IncludeInserter &Includes);

} // namespace stableid

#endif // STABLEID_TIDY_FIX_ITS_H
