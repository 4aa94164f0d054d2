// Reports as Sarif. See Formats.h.
#include "Formats.h"

using namespace stableid;

void stableid::writeSarif(const Report &R, llvm::raw_ostream &Out) {
  (void)R;
  (void)Out;
}
