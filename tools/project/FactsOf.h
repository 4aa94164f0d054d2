// The facts of one unit: read once, and once more for each fact of others that may
// change what is found in it.
#ifndef STABLEID_TOOLS_FACTS_OF_H
#define STABLEID_TOOLS_FACTS_OF_H

#include "Judged.h"
#include "core/project/ProjectFile.h"
#include "scan/Config.h"
#include "scan/Unit.h"

namespace stableid {

/// Reads \p Unit, of which \p Slice is known; findings are judged under it. Paths
/// in the result are relative to \p Root; \p Read are the files that it is made of.
/// The error says why it cannot be read.
llvm::Expected<ProjectFile> factsOf(const UnitCommand &Unit,
                                    const UnitConfig &Config, FileStore &Store,
                                    llvm::StringRef Root,
                                    const ProjectFacts &Slice,
                                    std::vector<std::string> &Read);

} // namespace stableid

#endif // STABLEID_TOOLS_FACTS_OF_H
