// Who owns which files, by a CODEOWNERS file as GitHub and GitLab read it.
#ifndef STABLEID_TOOLS_OWNERS_H
#define STABLEID_TOOLS_OWNERS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace stableid {

class Owners {
public:
  explicit Owners(llvm::StringRef CodeOwners);

  /// The owners of the file, a path from the root with slashes; the last line that
  /// matches counts. Nobody is no owner.
  llvm::ArrayRef<std::string> of(llvm::StringRef Path) const;
  bool none() const { return Rules.empty(); }

private:
  struct Rule {
    std::string Pattern;
    std::vector<std::string> Names;
  };
  std::vector<Rule> Rules;
};

/// Whether a pattern of such a file is of this path.
bool ownerPatternMatches(llvm::StringRef Pattern, llvm::StringRef Path);

} // namespace stableid

#endif // STABLEID_TOOLS_OWNERS_H
