// Reports as lines of a compiler: the place and the words of a finding, its line of
// source, its way, and the edit as a small diff; seven or eight lines together. What
// sources, names and messages hold of control characters is not printed.
#include "Diff.h"
#include "Formats.h"
#include "SourceText.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Unicode.h"
#include <algorithm>
#include <cstdlib>

using namespace stableid;
using llvm::raw_ostream;
using llvm::StringRef;

/// What is shown of a line of source; lines of generated code have no end.
static constexpr size_t MaxShown = 160;

/// \p Text without what a terminal would obey.
static std::string printable(StringRef Text) {
  std::string Out;
  for (char C : withoutDirections(Text))
    if (C == '\t')
      Out.push_back(' ');
    else
      Out.push_back(static_cast<unsigned char>(C) < 0x20 || C == 0x7f ? '?' : C);
  return Out;
}

namespace {

class TextWriter {
public:
  TextWriter(const Report &R, raw_ostream &Out)
      : R(R), Out(Out), Files(R.SourcesBelow) {
    // As https://no-color.org asks.
    const char *NoColor = std::getenv("NO_COLOR");
    Colours = Out.has_colors() && !(NoColor && *NoColor);
  }

  void write(const ReportFinding &F) {
    say(F.At, "warning: ", raw_ostream::MAGENTA,
        F.Message + " [" + F.Check + "]");
    source(F.At);
    way(F);
    if (!F.Places.empty())
      say(F.Places[0].At, "note: ", raw_ostream::CYAN,
          "also here" + placesText(R, llvm::ArrayRef(F.Places).drop_front(),
                                   /*Max=*/5, ", and at "));
    llvm::ArrayRef<Edit> Fix = fixOf(F);
    if (!adviceOf(F).empty()) {
      std::string Advice = adviceOf(F).str();
      for (StringRef Include : includesOf(Fix))
        Advice += ("; adds " + Include).str();
      say(F.Notes.back().At, "note: ", raw_ostream::CYAN, Advice);
    }
    diff(Fix);
  }

  void write(const UnitFailure &U) {
    colour(raw_ostream::SAVEDCOLOR, /*Bold=*/true);
    Out << printable(U.File) << ": ";
    colour(raw_ostream::RED, /*Bold=*/true);
    Out << "error: ";
    plain();
    Out << printable(U.Reason) << '\n';
  }

private:
  void colour(raw_ostream::Colors Colour, bool Bold = false) {
    if (Colours)
      Out.changeColor(Colour, Bold);
  }
  void plain() {
    if (Colours)
      Out.resetColor();
  }

  void say(const FilePosition &At, StringRef Label, raw_ostream::Colors Colour,
           const std::string &Text) {
    colour(raw_ostream::SAVEDCOLOR, /*Bold=*/true);
    Out << printable(At.File) << ':' << At.Line << ':' << At.Column << ": ";
    colour(Colour, /*Bold=*/true);
    Out << Label;
    plain();
    Out << printable(Text) << '\n';
  }

  /// Where the address was taken and the last step; all of them are in the other
  /// formats.
  void way(const ReportFinding &F) {
    llvm::ArrayRef<ReportNote> Way = wayOf(F);
    if (Way.empty())
      return;
    std::string First = Way.front().Text;
    if (Way.size() > 3)
      First += "; " + std::to_string(Way.size() - 2) +
               " more steps, which --format json has";
    say(Way.front().At, "note: ", raw_ostream::CYAN, First);
    size_t Begin = Way.size() > 3 ? Way.size() - 1 : 1;
    for (const ReportNote &N : Way.drop_front(Begin))
      say(N.At, "note: ", raw_ostream::CYAN, N.Text);
  }

  /// The line, and below it what the finding is about.
  void source(const FilePosition &At) {
    const SourceText *Text = Files.find(At.File);
    if (!Text || !At.Line || At.Line > Text->lineCount())
      return;
    StringRef Line = Text->line(At.Line);
    std::string Number = std::to_string(At.Line);
    Out << llvm::right_justify(Number, 5) << " | "
        << printable(Line.take_front(MaxShown))
        << (Line.size() > MaxShown ? "..." : "") << '\n';
    if (!At.Column || At.Column > std::min(Line.size(), MaxShown))
      return;
    auto Width = [](StringRef Part) {
      int Columns = llvm::sys::unicode::columnWidthUTF8(printable(Part));
      return std::string(std::max(Columns, 0), ' ');
    };
    unsigned End = At.EndLine == At.Line && At.EndColumn > At.Column
                       ? std::min<size_t>(At.EndColumn, MaxShown)
                       : At.Column + 1;
    std::string Mark = Width(Line.slice(At.Column - 1, End - 1));
    std::fill(Mark.begin(), Mark.end(), '~');
    if (Mark.empty())
      Mark = "^";
    Mark.front() = '^';
    Out << "      | " << Width(Line.take_front(At.Column - 1));
    colour(raw_ostream::GREEN, /*Bold=*/true);
    Out << Mark;
    plain();
    Out << '\n';
  }

  /// The headers that \p Fix adds.
  static std::vector<StringRef> includesOf(llvm::ArrayRef<Edit> Fix) {
    std::vector<StringRef> Found;
    for (const Edit &E : Fix) {
      llvm::SmallVector<StringRef, 4> Lines;
      StringRef(E.Text).split(Lines, '\n');
      for (StringRef Line : Lines)
        if (Line.starts_with("#include ") && !llvm::is_contained(Found, Line.rtrim()))
          Found.push_back(Line.rtrim());
    }
    return Found;
  }

  void diff(llvm::ArrayRef<Edit> Fix) {
    for (const FileDiff &File : diffOf(Fix, Files))
      for (const Hunk &H : File.Hunks)
        for (const DiffLine &Line : H.Lines) {
          StringRef Text = StringRef(Line.Text).trim();
          if (Line.Mark == ' ' || Text.empty() || Text.starts_with("#include "))
            continue;
          Out << "      ";
          colour(Line.Mark == '-' ? raw_ostream::RED : raw_ostream::GREEN);
          Out << Line.Mark << ' ' << printable(Text.take_front(MaxShown));
          plain();
          Out << '\n';
        }
  }

  const Report &R;
  raw_ostream &Out;
  SourceFiles Files;
  bool Colours;
};

} // namespace

void stableid::writeText(const Report &R, raw_ostream &Out) {
  TextWriter Writer(R, Out);
  for (const ReportFinding &F : R.Findings)
    if (!F.Baseline)
      Writer.write(F);
  for (const UnitFailure &U : toldOnce(R.Failures))
    Writer.write(U);
}
