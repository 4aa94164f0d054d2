// The units of a project: the compile database, and which of it was asked for.
#ifndef STABLEID_TOOLS_PROJECT_H
#define STABLEID_TOOLS_PROJECT_H

#include "Unit.h"
#include "clang/Tooling/CompilationDatabase.h"
#include "llvm/Support/Error.h"
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace stableid {

class Project {
public:
  /// Reads the compile database in \p BuildFolder, or where that is empty, the
  /// one in the current folder, its build folder, or those above. The error is
  /// one sentence.
  static llvm::Expected<Project> open(llvm::StringRef BuildFolder);

  /// Why there is no compile database where open() looks; empty: there is one.
  static std::string lacks(llvm::StringRef BuildFolder);

  /// A project without a database: each of \p Files is read with \p Flags.
  static llvm::Expected<Project> ofFiles(llvm::ArrayRef<llvm::StringRef> Files,
                                         llvm::ArrayRef<llvm::StringRef> Flags);

  struct Selection {
    std::vector<UnitCommand> Units;    ///< sorted by file
    std::vector<UnitCommand> Inferred; ///< of these, whose command is a neighbour's
    std::vector<std::string> Missing;  ///< a sentence for each path without a unit
  };
  /// The units at or below \p Paths, all of them if there is none. A source that
  /// the database does not list is read as its neighbours are.
  Selection units(llvm::ArrayRef<llvm::StringRef> Paths) const;

  /// The command of a source or header that the database does not list, made of
  /// that of a neighbour; nothing where there is none.
  std::optional<UnitCommand> infer(llvm::StringRef File) const;

  const std::string &database() const { return Database; }
  /// The folder that shown paths begin at: the repository's, else the current.
  const std::string &root() const { return Root; }

private:
  std::string Database, Root;
  std::vector<UnitCommand> All;
  /// Makes commands up; shared, since a project is copied.
  std::shared_ptr<clang::tooling::CompilationDatabase> Neighbours;
};

/// Whether \p File is, by its name, a source or a header of C or C++.
bool isSource(llvm::StringRef File);
bool isHeader(llvm::StringRef File);

/// Whether \p File, an absolute path, is \p Folder or in it.
bool isBelow(llvm::StringRef File, llvm::StringRef Folder);

/// The folder at or above \p Folder that is a repository; else \p Folder.
std::string repositoryAbove(llvm::StringRef Folder);

/// \p Path, absolute, without dots.
std::string absolutePath(llvm::StringRef Path, llvm::StringRef Folder = {});

} // namespace stableid

#endif // STABLEID_TOOLS_PROJECT_H
