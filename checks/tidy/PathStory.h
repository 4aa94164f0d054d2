// What the static analyzer has seen on paths through the unit: each story confirms a
// finding of a check, which then tells it, or is told alone. Of a scan only.
#ifndef STABLEID_TIDY_PATH_STORY_H
#define STABLEID_TIDY_PATH_STORY_H

#include "core/advice/Advice.h"
#include "core/verdict/Finding.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <map>
#include <string>
#include <vector>

namespace stableid {

struct PathStory {
  std::string Checker; ///< stableid.StaleIdentity
  std::string Message;
  clang::SourceLocation At;
  clang::SourceRange Range;
  /// The container, field or variable that holds the identity; null for a value that
  /// leaves the process, and for a holder without a name.
  const clang::Decl *Holder = nullptr;
  /// Where the identity was made, or where it leaves.
  clang::SourceRange Made;
  std::vector<Note> Events; ///< in the order of the path
  Note Advice;
  bool Told = false;
};

/// The story of each of \p Findings that has one, among those of which \p Mine holds.
/// What is confirmed in this way is certain, and its story is told with it; so is the
/// story of an echo, whose finding is told as another.
std::map<const Finding *, const PathStory *>
confirm(std::vector<Finding> &Findings, std::vector<PathStory> &Stories,
        llvm::function_ref<bool(const Finding &)> Mine,
        const clang::SourceManager &SM);

} // namespace stableid

#endif // STABLEID_TIDY_PATH_STORY_H
