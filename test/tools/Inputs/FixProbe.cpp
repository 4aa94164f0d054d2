// Applies the fixes of a JSON report: fix-probe REPORT [--notes]. What the checks'
// own fixes are does not matter to the test of how fixes are applied.
#include "../../../tools/scan/Fixes.h"

using namespace stableid;

int main(int Argc, char **Argv) {
  llvm::Expected<Report> R = readReport(Argv[1]);
  if (!R) {
    llvm::errs() << llvm::toString(R.takeError()) << '\n';
    return 2;
  }
  FileStore Files;
  FixResult Result = applyFixes(R->Findings, Argc > 2, Files);
  for (bool Fixed : Result.Fixed)
    llvm::outs() << (Fixed ? "fixed\n" : "left\n");
  for (const std::string &Complaint : Result.Complaints)
    llvm::outs() << Complaint << '\n';
  llvm::outs() << Result.Files << " files\n";
  return Result.CouldNotWrite;
}
