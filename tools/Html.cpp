// Reports as a page for a browser. See Formats.h.
#include "Formats.h"

using namespace stableid;

void stableid::writeHtml(const Report &R, llvm::ArrayRef<Report> Earlier,
                         llvm::raw_ostream &Out) {
  (void)R;
  (void)Earlier;
  (void)Out;
}
