// Reports as GitLab. See Formats.h.
#include "Formats.h"

using namespace stableid;

void stableid::writeGitLab(const Report &R, llvm::raw_ostream &Out) {
  (void)R;
  (void)Out;
}
