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
        std::string Said = F.Message;
        if (!F.Places.empty())
          Said += "; " + placesText(R, F.Places);
        if (!adviceOf(F).empty())
          Said += "; " + adviceOf(F).str();
        Text("description", Said);
        Text("check_name", F.Check);
        Text("fingerprint", F.Fingerprint);
        J.attribute("severity", isLikely(F) ? "minor" : "major");
        auto Lines = [&](const FilePosition &At) {
          Text("path", shownPath(R, At.File));
          J.attributeObject("lines", [&] { J.attribute("begin", At.Line); });
        };
        J.attributeObject("location", [&] { Lines(F.At); });
        // Of Code Climate's format, which GitLab's is a part of.
        if (!F.Places.empty())
          J.attributeArray("other_locations", [&] {
            for (const ReportPlace &P : placesShown(F))
              J.object([&] { Lines(P.At); });
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
