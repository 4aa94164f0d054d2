// What has changed since a revision, as git tells it, and the text of those files
// then.
#ifndef STABLEID_TOOLS_CHANGES_H
#define STABLEID_TOOLS_CHANGES_H

#include "FileStore.h"
#include "llvm/Support/Error.h"

namespace stableid {

/// The files of the repository at \p Folder that differ from what the work tree
/// branched off \p Revision with, and what they were; untracked ones too.
llvm::Expected<Overrides> changesSince(llvm::StringRef Revision,
                                       llvm::StringRef Folder);

} // namespace stableid

#endif // STABLEID_TOOLS_CHANGES_H
