// A program that runs with the witness loaded: how it is started, what is done while
// it runs, and how it ended.
#ifndef STABLEID_TOOLS_WITNESS_RUN_H
#define STABLEID_TOOLS_WITNESS_RUN_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace stableid {

struct WitnessRequest {
  std::vector<llvm::StringRef> Program; ///< and its arguments
  std::string Library;                  ///< libstableid-witness.so
  std::string Folder;                   ///< where it writes
  std::vector<std::string> Sizes;       ///< of blocks that are identities
  unsigned Limit = 10, Table = 16384;
  bool Children = true;
};

/// How a program ended: an exit status, or a signal.
struct RunResult {
  int Status = 0, Signal = 0;
};

/// The library beside the program `stableid`, or an empty path.
std::string witnessLibrary();

/// Runs it to its end. \p Meanwhile is called about ten times a second. An
/// interrupt is the program's, not ours.
llvm::Expected<RunResult> runWitnessed(const WitnessRequest &Request,
                                       llvm::function_ref<void()> Meanwhile);

} // namespace stableid

#endif // STABLEID_TOOLS_WITNESS_RUN_H
