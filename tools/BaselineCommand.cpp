// stableid baseline: scans, and writes down what is found as known.
#include "Commands.h"
#include "Request.h"
#include "report/WholeFile.h"
#include "scan/Baseline.h"

using namespace stableid;

static constexpr OptionRow Options[] = {
    {"-o", "FILE", "where it is written (default: stableid-baseline.json)"},
};

static int runBaseline(const Arguments &Given) {
  llvm::Expected<Request> R = Request::read(Given);
  if (!R)
    return refuse(llvm::toString(R.takeError()));
  Report Out = R->report(R->units(), R->scan(R->units()));
  Baseline Known;
  for (const ReportFinding &F : Out.Findings)
    Known.add(F, R->files());
  std::string File = Given.value("-o").value_or("stableid-baseline.json");
  if (std::error_code Error = writeWhole(
          File, [&](llvm::raw_ostream &Out) { Known.write(Out); }))
    return refuse("cannot write '" + File + "': " + Error.message());
  for (const UnitFailure &F : Out.Failures)
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
