// Reports as code quality JSON, which GitLab shows in merge requests. It
// compares fingerprints with those of the target branch, so the baseline stays
// in. Units that were not read are issues of their own.
#include "Formats.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/SHA256.h"

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
        J.attribute("severity", isLikely(F) ? "minor" : "major");
        J.attributeObject("location", [&] {
          Text("path", shownPath(R, F.At.File));
          J.attributeObject("lines", [&] { J.attribute("begin", F.At.Line); });
        });
      });
    for (const UnitFailure &U : toldOnce(R.Failures))
      J.object([&] {
        Text("description", "not read: " + U.Reason);
        Text("check_name", "stableid-unread");
        Text("fingerprint", llvm::toHex(llvm::SHA256::hash(
                                llvm::arrayRefFromStringRef(
                                    "unread " + shownPath(R, U.File))),
                                /*LowerCase=*/true));
        J.attribute("severity", "info");
        J.attributeObject("location", [&] {
          Text("path", shownPath(R, U.File));
          J.attributeObject("lines", [&] { J.attribute("begin", 1); });
        });
      });
  });
  Out << '\n';
}
