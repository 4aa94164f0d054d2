// What `stableid init` would change in a repository: files as they will be, and why
// others stay as they are. Nothing is written here.
#ifndef STABLEID_TOOLS_INIT_PROPOSAL_H
#define STABLEID_TOOLS_INIT_PROPOSAL_H

#include "Surroundings.h"
#include <string>
#include <vector>

namespace stableid {

struct FileChange {
  std::string Name;  ///< below the repository's folder
  std::string Lines; ///< those that are new
  std::string Whole; ///< the file with them
  bool Existed = false, Executable = false;
};

struct Proposal {
  std::vector<FileChange> Changes;
  std::vector<std::string> Kept; ///< a sentence for each thing that stays
};

/// \p Wish: the CI system that the user names, else the one that is there.
/// \p Program: what a hook calls that only this machine runs.
Proposal proposalFor(const Surroundings &S, CiSystem Wish,
                     llvm::StringRef Program, bool Baseline);

} // namespace stableid

#endif // STABLEID_TOOLS_INIT_PROPOSAL_H
