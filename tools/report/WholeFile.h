// A file that is written whole or not at all: a full disk or an interruption leaves
// what was there before.
#ifndef STABLEID_TOOLS_WHOLE_FILE_H
#define STABLEID_TOOLS_WHOLE_FILE_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/raw_ostream.h"
#include <system_error>

namespace stableid {

/// Writes \p Path, "-" for standard output, with what \p Write prints.
std::error_code writeWhole(llvm::StringRef Path,
                           llvm::function_ref<void(llvm::raw_ostream &)> Write);

} // namespace stableid

#endif // STABLEID_TOOLS_WHOLE_FILE_H
