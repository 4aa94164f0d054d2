// One analysis of a unit for all checks that ask for it. Stands between the
// checks and the core; thread-safe, since clangd checks several files at once.
#ifndef STABLEID_TIDY_SHARED_ANALYSIS_H
#define STABLEID_TIDY_SHARED_ANALYSIS_H

#include "core/Unit.h"
#include "core/project/ProjectFile.h"
#include <memory>
#include <string>
#include <vector>

namespace stableid {

/// The findings of \p AST under \p Options; where \p Index is not null, as the
/// other units of that project make them. Checks that hold the result at the
/// same time share it; it is gone when the last one lets go. \p Key tells
/// apart options that differ.
std::shared_ptr<const UnitFindings> sharedFindings(clang::ASTContext &AST,
                                                   const UnitOptions &Options,
                                                   const std::string &Key,
                                                   const ProjectFile *Index);

} // namespace stableid

#endif // STABLEID_TIDY_SHARED_ANALYSIS_H
