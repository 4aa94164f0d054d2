// Reports as GitHub. See Formats.h.
#include "Formats.h"

using namespace stableid;

void stableid::writeGitHub(const Report &R, llvm::raw_ostream &Out) {
  (void)R;
  (void)Out;
}
