// stableid explain: the page of a check, in the terminal.
#include "Commands.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace stableid;
using llvm::StringRef;

namespace {
struct Page {
  llvm::StringLiteral Check, Text;
};
} // namespace

// One row for each page in docs/checks.
static constexpr Page Pages[] = {
#include "Pages.inc"
};

int stableid::runExplain(llvm::ArrayRef<StringRef> Args) {
  llvm::SmallVector<StringRef, 8> Names;
  for (const Page &P : Pages)
    Names.push_back(P.Check);
  std::string There = "there are " + llvm::join(Names, ", ");
  if (Args.size() == 1 && Args[0] == "--help") {
    llvm::outs() << "usage: stableid explain CHECK\n" << There << '\n';
    return NothingFound;
  }
  if (Args.size() != 1)
    return refuse("explain needs the name of one check; " + There);
  StringRef Wanted = Args[0];
  Wanted.consume_front("stableid-");
  for (const Page &P : Pages)
    if (P.Check.drop_front(StringRef("stableid-").size()) == Wanted) {
      llvm::outs() << P.Text;
      return NothingFound;
    }
  return refuse("no check '" + Args[0] + "'; " + There);
}
