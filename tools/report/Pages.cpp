// One row for each page in docs/checks. See Pages.h.
#include "Pages.h"

using namespace stableid;

static constexpr Page Rows[] = {
#include "Pages.inc"
};

llvm::ArrayRef<Page> stableid::pages() { return Rows; }

llvm::StringRef stableid::pageOf(llvm::StringRef Check) {
  for (const Page &P : Rows)
    if (P.Check == Check)
      return P.Text;
  return {};
}
