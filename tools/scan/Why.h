// Why a unit is silent or not near one line: every candidate there, with the
// answers of the verdict.
#ifndef STABLEID_TOOLS_WHY_H
#define STABLEID_TOOLS_WHY_H

#include "Unit.h"
#include <string>

namespace stableid {

struct WhyResult {
  /// A paragraph for each candidate; empty if there is none.
  std::string Text;
  /// Why the unit could not be read; empty if it could.
  std::string Failure;
};

/// What became of the addresses that are taken, or arrive somewhere, within
/// some lines of \p Line in \p File, as \p Unit is compiled.
WhyResult whyNear(const UnitCommand &Unit, const UnitConfig &Config,
                  llvm::StringRef File, unsigned Line);

} // namespace stableid

#endif // STABLEID_TOOLS_WHY_H
