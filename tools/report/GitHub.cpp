// Reports as workflow commands: GitHub shows each beside its line in the pull
// request, without any rights or uploads. What the baseline has is left out.
#include "Formats.h"

using namespace stableid;
using llvm::StringRef;

/// What a command would otherwise end at. A property ends at ':' and ',' too.
static std::string escaped(StringRef Text, bool Property) {
  std::string Out;
  for (char C : Text)
    if (C == '%')
      Out += "%25";
    else if (C == '\r')
      Out += "%0D";
    else if (C == '\n')
      Out += "%0A";
    else if (Property && C == ':')
      Out += "%3A";
    else if (Property && C == ',')
      Out += "%2C";
    else
      Out.push_back(C);
  return Out;
}

void stableid::writeGitHub(const Report &R, llvm::raw_ostream &Out) {
  auto File = [&](StringRef Path) {
    return escaped(shownPath(R, Path), /*Property=*/true);
  };
  for (const ReportFinding &F : R.Findings) {
    if (F.Baseline)
      continue;
    Out << (isLikely(F) ? "::notice file=" : "::warning file=") << File(F.At.File) << ",line=" << F.At.Line
        << ",col=" << F.At.Column
        << ",title=" << escaped(F.Check, /*Property=*/true)
        << "::" << escaped(F.Message, /*Property=*/false);
    for (const ReportNote &N : wayOf(F))
      Out << "%0A"
          << escaped(shownPath(R, N.At.File) + ":" + std::to_string(N.At.Line) +
                         ": " + N.Text,
                     /*Property=*/false);
    if (!F.Places.empty())
      Out << "%0A" << escaped(placesText(R, F.Places), /*Property=*/false);
    if (!adviceOf(F).empty())
      Out << "%0A" << escaped(adviceOf(F), /*Property=*/false);
    Out << '\n';
  }
  for (const UnitFailure &U : toldOnce(R.Failures))
    Out << "::error file=" << File(U.File)
        << ",title=stableid::" << escaped(U.Reason, /*Property=*/false) << '\n';
}
