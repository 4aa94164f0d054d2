// One unit: its compile command, and how clang-tidy's own machinery is run over
// it, so that NOLINT, header filters, options and order are clang-tidy's.
#ifndef STABLEID_TOOLS_UNIT_H
#define STABLEID_TOOLS_UNIT_H

#include "Config.h"
#include "FileStore.h"
#include "core/project/ProjectFacts.h"
#include "report/Report.h"
#include <string>
#include <vector>

namespace stableid {

struct UnitCommand {
  std::string File;      ///< absolute
  std::string Directory; ///< absolute; where the command is run
  std::vector<std::string> Line;
  /// Whose command this is, if the database has none for the file.
  std::string InferredFrom;
};

struct UnitResult {
  std::vector<ReportFinding> Findings;
  /// Why the unit could not be read to its end; empty if it could.
  std::string Failure;
  /// It has a precompiled header, which was read as the text that it is made of.
  bool PrecompiledAsText = false;
  /// The facts for the other units of the project, and the questions to them.
  UnitFacts Facts;
};

/// Reads and checks a unit, of which other units say \p Heard. \p Files has its
/// directory set.
UnitResult analyzeUnit(const UnitCommand &Unit, const UnitConfig &Config,
                       FileStore &Store,
                       llvm::IntrusiveRefCntPtr<UnitFileSystem> Files,
                       llvm::ArrayRef<ProjectFact> Heard);

/// The command as clang is given it, without what writes files or loads code.
std::vector<std::string> clangLine(const UnitCommand &Unit,
                                   const clang::tidy::ClangTidyOptions &Options);

} // namespace stableid

#endif // STABLEID_TOOLS_UNIT_H
