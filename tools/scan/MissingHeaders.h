// The headers that units name and do not find, as those that a build makes first.
// Text is read, and no unit is: what '#if' may leave out does not count.
#ifndef STABLEID_TOOLS_MISSING_HEADERS_H
#define STABLEID_TOOLS_MISSING_HEADERS_H

#include "Unit.h"

namespace stableid {

struct MissingHeader {
  std::string Name;
  unsigned Units = 0; ///< that lack it, themselves or by what they include
  std::string First; ///< one of them
  std::string By; ///< the command that makes it; empty if none is known
};

/// Those of \p Units, the one that most lack first. \p BuildFolder may hold the
/// rules of Ninja, which say what makes a header.
std::vector<MissingHeader> missingHeaders(llvm::ArrayRef<UnitCommand> Units,
                                          llvm::StringRef BuildFolder);

} // namespace stableid

#endif // STABLEID_TOOLS_MISSING_HEADERS_H
