// What has changed since a revision, as git tells it, and the text of those files
// then.
#ifndef STABLEID_TOOLS_CHANGES_H
#define STABLEID_TOOLS_CHANGES_H

#include "FileStore.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace stableid {

struct Changes {
  /// What differs, by absolute path, and what it was; a file that was renamed
  /// was what it was by its old name.
  Overrides Before;
  /// What makes less or more of it than was asked for: a sentence each.
  std::vector<std::string> Warnings;
};

/// The files of the repository at \p Folder, with its submodules, that differ
/// from what the work tree branched off \p Revision with; untracked ones too.
llvm::Expected<Changes> changesSince(llvm::StringRef Revision,
                                     llvm::StringRef Folder);

/// What git says against reading the repository at \p Folder, which belongs to
/// another user; empty if it reads it, or if there is none.
std::string distrustOfGit(llvm::StringRef Folder);

} // namespace stableid

#endif // STABLEID_TOOLS_CHANGES_H
