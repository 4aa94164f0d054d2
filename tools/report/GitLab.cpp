// Reports as code quality JSON, which GitLab shows in merge requests. It
// compares fingerprints with those of the target branch, so the baseline stays
// in. Units that failed have no place in the format.
#include "Formats.h"
#include "llvm/Support/JSON.h"

using namespace stableid;

void stableid::writeGitLab(const Report &R, llvm::raw_ostream &Out) {
  llvm::json::OStream J(Out, /*IndentSize=*/1);
  auto Text = [&](llvm::StringRef Key, llvm::StringRef Value) {
    J.attribute(Key, llvm::json::fixUTF8(Value));
  };
  J.array([&] {
    for (const ReportFinding &F : R.Findings)
      J.object([&] {
        Text("description", adviceOf(F).empty()
                                ? F.Message
                                : F.Message + "; " + adviceOf(F).str());
        Text("check_name", F.Check);
        Text("fingerprint", F.Fingerprint);
        J.attribute("severity", "major");
        J.attributeObject("location", [&] {
          Text("path", shownPath(R, F.At.File));
          J.attributeObject("lines", [&] { J.attribute("begin", F.At.Line); });
        });
      });
  });
  Out << '\n';
}
