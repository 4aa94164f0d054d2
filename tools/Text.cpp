// Reports as the lines of a compiler, as clang-tidy prints them.
#include "Formats.h"

using namespace stableid;

static void writeLine(const Position &At, llvm::StringRef Kind,
                      llvm::StringRef Text, llvm::raw_ostream &Out) {
  Out << At.File << ':' << At.Line << ':' << At.Column << ": " << Kind << ": "
      << Text;
}

void stableid::writeText(const Report &R, llvm::raw_ostream &Out) {
  for (const ReportFinding &F : R.Findings) {
    if (F.Baseline)
      continue;
    writeLine(F.At, "warning", F.Message, Out);
    Out << " [" << F.Check << "]\n";
    for (const ReportNote &N : F.Notes) {
      writeLine(N.At, "note", N.Text, Out);
      Out << '\n';
    }
  }
  for (const UnitFailure &U : R.Failures)
    Out << U.File << ": error: " << U.Reason << '\n';
}
