// The option Project: the index of a project that was scanned, so that a unit which is
// read alone, by clang-tidy or an editor, is judged as in the scan.
#ifndef STABLEID_TIDY_PROJECT_OPTION_H
#define STABLEID_TIDY_PROJECT_OPTION_H

#include "core/Unit.h"
#include "core/project/ProjectFile.h"

namespace stableid {

/// The index \p File, found from \p AnalysedFile upward as a model file is, or a
/// sentence. It is read once for all units, and anew when it changes.
llvm::Expected<std::shared_ptr<const ProjectFile>>
readIndex(llvm::StringRef File, llvm::StringRef AnalysedFile);

/// The findings of \p AST where the other units of the project say \p Index.
UnitFindings analyzeKnowing(clang::ASTContext &AST, UnitOptions Options,
                            const ProjectFile &Index);

} // namespace stableid

#endif // STABLEID_TIDY_PROJECT_OPTION_H
