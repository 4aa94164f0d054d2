// Reports as the diagnostics of reviewdog, which suggests the edits in a review.
// Its columns count bytes, as ours do. What the baseline has is left out.
#include "Formats.h"
#include "SourceText.h"
#include "llvm/Support/JSON.h"

using namespace stableid;
using llvm::StringRef;
using llvm::json::OStream;

namespace {

class RdJsonWriter {
public:
  RdJsonWriter(const Report &R, llvm::raw_ostream &Out)
      : R(R), J(Out, /*IndentSize=*/1), Files(R.SourcesBelow) {}

  void write() {
    J.object([&] {
      J.attributeObject("source", [&] { J.attribute("name", "stableid"); });
      J.attributeArray("diagnostics", [&] {
        for (const ReportFinding &F : R.Findings)
          if (!F.Baseline)
            J.object([&] { finding(F); });
        for (const UnitFailure &U : toldOnce(R.Failures))
          J.object([&] {
            text("message", U.Reason);
            J.attribute("severity", "ERROR");
            J.attributeObject("location",
                              [&] { text("path", shownPath(R, U.File)); });
          });
      });
    });
  }

private:
  void text(StringRef Key, StringRef Value) {
    J.attribute(Key, llvm::json::fixUTF8(Value));
  }

  void place(StringRef Key, unsigned Line, unsigned Column) {
    J.attributeObject(Key, [&] {
      J.attribute("line", Line);
      if (Column)
        J.attribute("column", Column);
    });
  }

  void finding(const ReportFinding &F) {
    std::string Said = F.Message;
    if (!F.Places.empty())
      Said += "\n" + placesText(R, F.Places);
    if (!adviceOf(F).empty())
      Said += "\n" + adviceOf(F).str();
    text("message", Said);
    J.attribute("severity", isLikely(F) ? "INFO" : "WARNING");
    J.attributeObject("code", [&] { text("value", F.Check); });
    J.attributeObject("location", [&] {
      text("path", shownPath(R, F.At.File));
      J.attributeObject("range", [&] {
        place("start", F.At.Line, F.At.Column);
        if (std::pair(F.At.EndLine, F.At.EndColumn) >
            std::pair(F.At.Line, F.At.Column))
          place("end", F.At.EndLine, F.At.EndColumn);
      });
    });
    suggestions(F);
    if (wayOf(F).empty() && F.Places.empty())
      return;
    auto Related = [&](const FilePosition &At, StringRef Message) {
      J.object([&] {
        text("message", Message);
        J.attributeObject("location", [&] {
          text("path", shownPath(R, At.File));
          J.attributeObject("range",
                            [&] { place("start", At.Line, At.Column); });
        });
      });
    };
    J.attributeArray("relatedLocations", [&] {
      for (const ReportNote &N : wayOf(F))
        Related(N.At, N.Text);
      for (const ReportPlace &P : placesShown(F))
        Related(P.At, P.Message);
    });
  }

  /// All edits or none: a part of them would not compile. They can be suggested in
  /// the finding's own file alone.
  void suggestions(const ReportFinding &F) {
    llvm::ArrayRef<Edit> Fix = fixOf(F);
    const SourceText *Text = Files.find(F.At.File);
    for (const Edit &E : Fix)
      if (!Text || E.File != F.At.File ||
          uint64_t(E.Offset) + E.Length > Text->contents().size())
        return;
    if (Fix.empty())
      return;
    auto Place = [&](StringRef Key, unsigned Offset) {
      unsigned Line = Text->lineAt(Offset);
      place(Key, Line, Offset - Text->startOf(Line) + 1);
    };
    J.attributeArray("suggestions", [&] {
      for (const Edit &E : Fix)
        J.object([&] {
          J.attributeObject("range", [&] {
            Place("start", E.Offset);
            Place("end", E.Offset + E.Length);
          });
          text("text", E.Text);
        });
    });
  }

  const Report &R;
  OStream J;
  SourceFiles Files;
};

} // namespace

void stableid::writeRdJson(const Report &R, llvm::raw_ostream &Out) {
  RdJsonWriter(R, Out).write();
  Out << '\n';
}
