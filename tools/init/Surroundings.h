// The repository that `stableid init` is called in: how it is built, and where its
// hooks, its CI and its configuration are.
#ifndef STABLEID_TOOLS_INIT_SURROUNDINGS_H
#define STABLEID_TOOLS_INIT_SURROUNDINGS_H

#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>

namespace stableid {

enum class CiSystem { None, GitHub, GitLab };

struct Surroundings {
  std::string Root; ///< the repository's folder, else the current one
  bool Repository = false;

  std::string BuildSystem; ///< "CMake, by CMakeLists.txt"; empty: none is known
  std::string Configure;   ///< the command that makes a compile database
  std::string Database;    ///< its path; empty: there is none
  std::string NoDatabase;  ///< why there is none
  std::string BuildFolder; ///< its folder, below Root where it is there
  bool Found = false;      ///< a scan finds the database without -p
  unsigned Units = 0;

  std::string PreCommit; ///< the name of its configuration; empty: none
  std::string GitHook;   ///< where git looks for the hook; empty: not known
  CiSystem Ci = CiSystem::None;
  std::string OtherCi; ///< a file of another CI system

  /// Below Root: whether there is a file or folder of that name, and its text.
  bool has(llvm::StringRef Name) const;
  std::optional<std::string> text(llvm::StringRef Name) const;
  std::string path(llvm::StringRef Name) const;
};

/// Looks around the current folder. \p Build is what -p says, or empty.
Surroundings lookAround(llvm::StringRef Build);

} // namespace stableid

#endif // STABLEID_TOOLS_INIT_SURROUNDINGS_H
