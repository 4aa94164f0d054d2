// stableid baseline: scans, and writes down what is found as known.
#include "Baseline.h"
#include "Commands.h"
#include "Request.h"

using namespace stableid;
using llvm::StringRef;

static constexpr OptionRow Options[] = {
    {"-o", "FILE", "where it is written (default: stableid-baseline.json)"},
    {"--help", "", "this text"},
};

int stableid::runBaseline(llvm::ArrayRef<StringRef> Args) {
  std::vector<OptionRow> Table = Request::options().vec();
  Table.insert(Table.end(), std::begin(Options), std::end(Options));
  llvm::Expected<Arguments> Given = Arguments::read(Args, Table);
  if (!Given)
    return refuse(llvm::toString(Given.takeError()));
  if (Given->has("--help")) {
    llvm::outs() << "usage: stableid baseline [OPTION]... [PATH]...\n\n"
                    "Writes down what a scan finds, for 'stableid scan "
                    "--baseline FILE' to leave out.\n\n";
    Arguments::help(Table, llvm::outs());
    return NothingFound;
  }
  llvm::Expected<Request> R = Request::read(*Given);
  if (!R)
    return refuse(llvm::toString(R.takeError()));
  Report Out = R->report(R->units(), R->scan(R->units()));
  Baseline Known;
  for (const ReportFinding &F : Out.Findings)
    Known.add(F, R->files());
  std::string File = Given->value("-o").value_or("stableid-baseline.json");
  std::error_code Error;
  llvm::raw_fd_ostream Stream(File, Error);
  if (!Error) {
    Known.write(Stream);
    Stream.close();
    Error = Stream.error();
    Stream.clear_error();
  }
  if (Error)
    return refuse("cannot write '" + File + "': " + Error.message());
  for (const UnitFailure &F : Out.Failures)
    llvm::errs() << "stableid: error: " << F.File << ": " << F.Reason << '\n';
  R->summarize(Out);
  return Out.Failures.empty() ? NothingFound : CouldNot;
}
