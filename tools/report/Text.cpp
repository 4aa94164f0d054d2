// Reports as the lines of a compiler, printed by clang's own printer as clang-tidy
// prints them. Findings whose file has gone since the scan get the bare line.
#include "Formats.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/StringMap.h"
#include "scan/Compat.h"
#include <cstdlib>

using namespace stableid;

namespace {

class TextWriter {
public:
  explicit TextWriter(llvm::raw_ostream &Out)
      : Out(Out), Diags(nullptr), Printer(makePrinter(Out, Diags)),
        Files(clang::FileSystemOptions()), Sources(Diags.Engine, Files) {
    // As https://no-color.org asks.
    const char *NoColor = std::getenv("NO_COLOR");
    Diags.Options->ShowColors = Out.has_colors() && !(NoColor && *NoColor);
    Diags.Engine.setClient(Printer.get(), /*ShouldOwnClient=*/false);
    Diags.Engine.setSourceManager(&Sources);
    Printer->BeginSourceFile(Language, nullptr);
  }
  ~TextWriter() {
    Printer->EndSourceFile();
    Diags.Engine.setClient(nullptr);
  }

  void write(const ReportFinding &F) {
    say(clang::DiagnosticsEngine::Warning, F.At,
        F.Message + " [" + F.Check + "]", F.Fix);
    for (const ReportNote &N : F.Notes)
      say(clang::DiagnosticsEngine::Note, N.At, N.Text, N.Fix);
  }

private:
  clang::FileID fileID(const std::string &File) {
    auto [It, New] = IDs.try_emplace(File);
    if (New)
      if (auto Ref = Files.getOptionalFileRef(File))
        It->second = Sources.getOrCreateFileID(*Ref, clang::SrcMgr::C_User);
    return It->second;
  }

  clang::SourceLocation at(const std::string &File, unsigned Offset) {
    clang::FileID ID = fileID(File);
    if (ID.isInvalid() || Offset > Sources.getFileIDSize(ID))
      return {};
    return Sources.getComposedLoc(ID, Offset);
  }

  void say(clang::DiagnosticsEngine::Level Level, const FilePosition &At,
           const std::string &Text, const std::vector<Edit> &Fix) {
    clang::SourceLocation Loc = at(At.File, At.Offset);
    if (Loc.isInvalid()) {
      bool Note = Level == clang::DiagnosticsEngine::Note;
      Out << At.File << ':' << At.Line << ':' << At.Column
          << (Note ? ": note: " : ": warning: ") << Text << '\n';
      return;
    }
    auto Said = Diags.Engine.Report(
                    Loc, Diags.Engine.getCustomDiagID(Level, "%0"))
                << Text;
    if (At.EndLine) {
      clang::SourceLocation End = Sources.translateLineCol(
          fileID(At.File), At.EndLine, At.EndColumn);
      clang::SourceLocation Begin = at(At.File, At.Begin);
      if (At.Begin && Begin.isValid() && End.isValid())
        Said << clang::CharSourceRange::getCharRange(Begin, End);
    }
    for (const Edit &E : Fix) {
      clang::SourceLocation Begin = at(E.File, E.Offset);
      clang::SourceLocation End = at(E.File, E.Offset + E.Length);
      if (Begin.isValid() && End.isValid())
        Said << clang::FixItHint::CreateReplacement(
            clang::CharSourceRange::getCharRange(Begin, End), E.Text);
    }
  }

  llvm::raw_ostream &Out;
  const clang::LangOptions Language;
  Diagnostics Diags;
  std::unique_ptr<clang::TextDiagnosticPrinter> Printer;
  clang::FileManager Files;
  clang::SourceManager Sources;
  llvm::StringMap<clang::FileID> IDs;
};

} // namespace

void stableid::writeText(const Report &R, llvm::raw_ostream &Out) {
  {
    TextWriter Writer(Out); // prints its last line when it goes
    for (const ReportFinding &F : R.Findings)
      if (!F.Baseline)
        Writer.write(F);
  }
  for (const UnitFailure &U : R.Failures)
    Out << U.File << ": error: " << U.Reason << '\n';
}
