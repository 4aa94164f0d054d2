// A fix as the lines that it takes away and puts in, with some around them.
#ifndef STABLEID_TOOLS_DIFF_H
#define STABLEID_TOOLS_DIFF_H

#include "Report.h"
#include "SourceText.h"

namespace stableid {

struct DiffLine {
  char Mark; ///< '-' taken away, '+' put in, ' ' stays
  std::string Text;
};

struct Hunk {
  unsigned OldStart = 0, NewStart = 0;
  std::vector<DiffLine> Lines;
};

struct FileDiff {
  std::string File;
  std::vector<Hunk> Hunks;
};

/// Empty if an edit cannot be applied: the source has gone or is another one,
/// or two edits overlap.
std::vector<FileDiff> diffOf(llvm::ArrayRef<Edit> Edits, SourceFiles &Files);

} // namespace stableid

#endif // STABLEID_TOOLS_DIFF_H
