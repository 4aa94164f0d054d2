// Repairs as clang-tidy applies them: the members and includes that several
// share are written once, and never by a fix that may not be applied.
#ifndef STABLEID_TIDY_FIX_ITS_H
#define STABLEID_TIDY_FIX_ITS_H

#include "clang-tidy/utils/IncludeInserter.h"
#include "core/repair/Repair.h"
#include "clang/Basic/Diagnostic.h"
#include <optional>
#include <vector>

namespace stableid {

/// What is done about one finding.
struct Fix {
  std::vector<clang::FixItHint> Hints;
  bool Safe = false;
  std::string Words;
};

/// One for each of \p Findings, in their order. \p SelfContained: each may be
/// applied alone, as an editor does, and so holds all that it needs.
std::vector<Fix> fixesFor(llvm::ArrayRef<const Finding *> Findings,
                          clang::ASTContext &AST, const Generators &Use,
                          clang::tidy::utils::IncludeInserter &Includes,
                          bool SelfContained);

} // namespace stableid

#endif // STABLEID_TIDY_FIX_ITS_H
