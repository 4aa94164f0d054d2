// stableid explain: the page of a check, in the terminal.
#include "Commands.h"
#include "report/Pages.h"
#include "tidy/Names.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace stableid;
using llvm::StringRef;

static int runExplain(const Arguments &Given) {
  llvm::ArrayRef<StringRef> Args = Given.paths();
  std::vector<std::string> Names;
  for (const Page &P : pages())
    Names.push_back(P.Check.str());
  if (Args.size() != 1)
    return refuse("explain needs the name of one check; there are " +
                  llvm::join(Names, ", "));
  std::string Wanted = Args[0].str();
  if (!Args[0].starts_with("stableid-"))
    Wanted = "stableid-" + Wanted;
  StringRef Page = pageOf(Wanted);
  if (Page.empty())
    return refuse("no check '" + Args[0] + "'; " + meant(Wanted, Names));
  llvm::outs() << Page;
  return NothingFound;
}

const Command stableid::ExplainCommand = {
    "explain",
    "say what a check finds, and what to write instead",
    "CHECK",
    "Prints the page of a check; of another name it says which there are.",
    /*Scans=*/false,
    {},
    runExplain};
