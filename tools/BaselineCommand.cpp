// stableid baseline: scans, and writes down what is found as known.
#include "Commands.h"
#include "Request.h"
#include "report/WholeFile.h"
#include "scan/Baseline.h"
#include "llvm/Support/FileSystem.h"

using namespace stableid;

static constexpr OptionRow Options[] = {
    {"-o", "FILE", "where it is written (default: stableid-baseline.json)"},
};

static int runBaseline(const Arguments &Given) {
  std::string File = Given.value("-o").value_or("stableid-baseline.json");
  llvm::Expected<Request> R = Request::read(Given);
  if (!R)
    return refuse(llvm::toString(R.takeError()));
  Report Out = R->report(R->units(), R->scan(R->units()));
  Baseline Known(R->project().root());
  for (const ReportFinding &F : Out.Findings)
    Known.add(F, R->files());
  // What somebody wrote down about a finding outlasts the list.
  if (File != "-" && llvm::sys::fs::is_regular_file(File)) {
    llvm::Expected<Baseline> Before =
        Baseline::read(File, R->project().root());
    if (!Before)
      return refuse(llvm::toString(Before.takeError()));
    Known.keepReasons(*Before);
  }
  if (std::error_code Error = writeWhole(
          File, [&](llvm::raw_ostream &Out) { Known.write(Out); }))
    return refuse("cannot write '" + File + "': " + Error.message());
  for (const UnitFailure &F : toldOnce(Out.Failures))
    llvm::errs() << "stableid: error: " << F.File << ": " << F.Reason << '\n';
  R->summarize(Out);
  return Out.Failures.empty() ? NothingFound : CouldNot;
}

const Command stableid::BaselineCommand = {
    "baseline",
    "take what a scan finds as known",
    "[OPTION]... [PATH]...",
    "Writes down what a scan finds, for 'stableid scan --baseline FILE' to leave "
    "out.",
    /*Scans=*/true,
    Options,
    runBaseline};
