// The units of a project: the compile database, and which of it was asked for.
#ifndef STABLEID_TOOLS_PROJECT_H
#define STABLEID_TOOLS_PROJECT_H

#include "Unit.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace stableid {

class Project {
public:
  /// Reads the compile database in \p BuildFolder, or where that is empty, the
  /// one in the current folder, its build folder, or those above. The error is
  /// one sentence.
  static llvm::Expected<Project> open(llvm::StringRef BuildFolder);

  /// The units at or below \p Paths, all of them if there is none, sorted by
  /// file. A path that selects nothing is an error.
  llvm::Expected<std::vector<UnitCommand>>
  units(llvm::ArrayRef<llvm::StringRef> Paths) const;

  const std::string &database() const { return Database; }
  /// The folder that shown paths begin at: the repository's, else the current.
  const std::string &root() const { return Root; }

private:
  std::string Database, Root;
  std::vector<UnitCommand> All;
};

/// \p Path, absolute, without dots.
std::string absolutePath(llvm::StringRef Path, llvm::StringRef Folder = {});

} // namespace stableid

#endif // STABLEID_TOOLS_PROJECT_H
