// The lines that a running program has added to a file since they were last read.
#ifndef STABLEID_TOOLS_WITNESS_NEW_LINES_H
#define STABLEID_TOOLS_WITNESS_NEW_LINES_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <string>

namespace stableid {

class NewLines {
public:
  explicit NewLines(llvm::StringRef Path) : Path(Path) {}

  /// Calls \p Take with all of them at once, each with its end; a line that is not
  /// whole yet is left for the next time. Without a file, or without news: nothing.
  void read(llvm::function_ref<void(llvm::StringRef)> Take);

private:
  std::string Path;
  uint64_t At = 0; ///< the bytes that were read
};

} // namespace stableid

#endif // STABLEID_TOOLS_WITNESS_NEW_LINES_H
