// Reports as the generic issues of SonarQube. A rule has one severity there, so what
// is likely has rules of its own. What the baseline has is left out.
#include "Formats.h"
#include "Rule.h"
#include "SourceText.h"
#include "llvm/Support/JSON.h"
#include <set>

using namespace stableid;
using llvm::StringRef;
using llvm::json::OStream;

static constexpr StringRef Unread = "stableid-unread";

static std::string ruleIdOf(const ReportFinding &F) {
  return isLikely(F) ? F.Check + "-likely" : F.Check;
}

namespace {

class SonarWriter {
public:
  SonarWriter(const Report &R, llvm::raw_ostream &Out)
      : R(R), J(Out, /*IndentSize=*/1), Files(R.SourcesBelow) {}

  void write() {
    std::set<std::string> Rules;
    for (const ReportFinding &F : R.Findings)
      if (!F.Baseline)
        Rules.insert(ruleIdOf(F));
    J.object([&] {
      J.attributeArray("rules", [&] {
        for (const std::string &Rule : Rules)
          J.object([&] { rule(Rule); });
        if (!R.Failures.empty())
          J.object([&] {
            rule(Unread, "Unit was not read", "LOW",
                 "What is wrong in a unit that does not compile is not found.");
          });
      });
      J.attributeArray("issues", [&] {
        for (const ReportFinding &F : R.Findings)
          if (!F.Baseline)
            J.object([&] { issue(F); });
        for (const UnitFailure &U : R.Failures)
          J.object([&] {
            text("ruleId", Unread);
            J.attributeObject("primaryLocation", [&] {
              text("message", U.Reason);
              text("filePath", shownPath(R, U.File));
            });
          });
      });
    });
  }

private:
  void text(StringRef Key, StringRef Value) {
    J.attribute(Key, llvm::json::fixUTF8(Value));
  }

  void rule(StringRef Id) {
    StringRef Check = Id;
    bool Likely = Check.consume_back("-likely");
    const CheckRule *Known = ruleOf(Check);
    rule(Id, Id, Likely ? "LOW" : "HIGH",
         Known ? StringRef(Known->Sentence) : StringRef());
  }

  void rule(StringRef Id, StringRef Name, StringRef Severity,
            StringRef Description) {
    text("id", Id);
    text("name", Name);
    text("description", Description);
    J.attribute("engineId", "stableid");
    J.attribute("cleanCodeAttribute", "LOGICAL");
    J.attributeArray("impacts", [&] {
      J.object([&] {
        J.attribute("softwareQuality", "RELIABILITY");
        J.attribute("severity", Severity);
      });
    });
  }

  /// Columns count characters from 0.
  void location(const FilePosition &At, StringRef Message) {
    text("message", Message);
    text("filePath", shownPath(R, At.File));
    if (!At.Line)
      return;
    J.attributeObject("textRange", [&] {
      const SourceText *Text = Files.find(At.File);
      auto Column = [&](StringRef Key, unsigned Line, unsigned Bytes) {
        if (Text && Bytes)
          J.attribute(Key, Text->characterColumn(Line, Bytes) - 1);
      };
      J.attribute("startLine", At.Line);
      if (std::pair(At.EndLine, At.EndColumn) <=
          std::pair(At.Line, At.Column))
        return;
      J.attribute("endLine", At.EndLine);
      Column("startColumn", At.Line, At.Column);
      Column("endColumn", At.EndLine, At.EndColumn);
    });
  }

  void issue(const ReportFinding &F) {
    text("ruleId", ruleIdOf(F));
    J.attributeObject("primaryLocation", [&] {
      location(F.At, adviceOf(F).empty()
                         ? F.Message
                         : F.Message + "; " + adviceOf(F).str());
    });
    if (!wayOf(F).empty() || !F.Places.empty())
      J.attributeArray("secondaryLocations", [&] {
        for (const ReportNote &N : wayOf(F))
          J.object([&] { location(N.At, N.Text); });
        for (const ReportPlace &P : placesShown(F))
          J.object([&] { location(P.At, P.Message); });
      });
  }

  const Report &R;
  OStream J;
  SourceFiles Files;
};

} // namespace

void stableid::writeSonar(const Report &R, llvm::raw_ostream &Out) {
  SonarWriter(R, Out).write();
  Out << '\n';
}
