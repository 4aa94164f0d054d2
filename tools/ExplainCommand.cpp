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

static int runExplain(const Arguments &Given) {
  llvm::ArrayRef<StringRef> Args = Given.paths();
  llvm::SmallVector<StringRef, 8> Names;
  for (const Page &P : Pages)
    Names.push_back(P.Check);
  std::string There = "there are " + llvm::join(Names, ", ");
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

const Command stableid::ExplainCommand = {
    "explain",
    "say what a check finds, and what to write instead",
    "CHECK",
    "Prints the page of a check; of another name it says which there are.",
    /*Scans=*/false,
    {},
    runExplain};
