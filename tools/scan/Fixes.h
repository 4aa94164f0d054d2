// Writes fixes to the sources: each edit once, however many units told it, and a
// finding's edits together or not at all.
#ifndef STABLEID_TOOLS_FIXES_H
#define STABLEID_TOOLS_FIXES_H

#include "FileStore.h"
#include "report/Report.h"
#include <string>
#include <vector>

namespace stableid {

struct FixResult {
  /// Whether each of the findings is fixed now, in their order.
  std::vector<bool> Fixed;
  unsigned Files = 0;
  /// A sentence for each fix that was left out and each file that cannot be
  /// written.
  std::vector<std::string> Complaints;
  bool CouldNotWrite = false;
};

/// Applies the fixes of the warnings, and with \p Notes those of notes where a
/// finding has one alone. \p Files holds the text that was scanned.
FixResult applyFixes(const std::vector<ReportFinding> &Findings, bool Notes,
                     FileStore &Files);

} // namespace stableid

#endif // STABLEID_TOOLS_FIXES_H
