// The common part of the checks of the flow. See FindingCheck.h.
#include "FindingCheck.h"
#include "ProjectScan.h"
#include "core/advice/Advice.h"
#include "core/verdict/Mistake.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/xxhash.h"
#include <set>

using namespace clang;

namespace stableid {

FindingCheck::FindingCheck(llvm::StringRef Name,
                           tidy::ClangTidyContext *Context)
    : UnitCheck(Name, Context),
      GeneratorList(Options.getLocalOrGlobal("Generators", "")),
      EachPlace(Options.getLocalOrGlobal("EachPlace", false)),
      // Which fix brings an include, FixIts knows.
      Includes(Options.getLocalOrGlobal("IncludeStyle",
                                        tidy::utils::IncludeSorter::IS_LLVM),
               /*SelfContainedDiags=*/true) {}

void FindingCheck::storeOptions(tidy::ClangTidyOptions::OptionMap &Opts) {
  UnitCheck::storeOptions(Opts);
  Options.store(Opts, "Generators", GeneratorList);
  Options.store(Opts, "EachPlace", EachPlace);
  Options.store(Opts, "IncludeStyle", Includes.getStyle());
}

llvm::Error FindingCheck::readOptions() {
  auto Own = Generators::parse(GeneratorList);
  if (!Own)
    return Own.takeError();
  Use = *Own;
  return llvm::Error::success();
}

void FindingCheck::registerPPCallbacks(const SourceManager &SM, Preprocessor *PP,
                                       Preprocessor *) {
  Includes.registerPreprocessor(PP);
  Seen.follow(SM, *PP);
}

void FindingCheck::report(const UnitFindings &All, const UnitOptions &Unit,
                          ASTContext &AST) {
  const SourceManager &SM = AST.getSourceManager();
  llvm::ArrayRef<Finding> Flows = All.Flows;
  std::vector<Finding> Confirmed;
  Stories.clear();
  if (ProjectScan *Scan = ProjectScan::current();
      Scan && !Scan->Stories.empty()) {
    Confirmed = All.Flows;
    Stories = confirm(
        Confirmed, Scan->Stories,
        [&](const Finding &F) {
          return reports(F) && UnitCheck::isShown(Certainty::Certain, F.To.Loc);
        },
        SM);
    Flows = Confirmed;
  }
  std::vector<const Finding *> Shown;
  for (const Finding &F : Flows)
    if (reports(F) && isShown(F))
      Shown.push_back(&F);
  if (Shown.empty())
    return;
  std::vector<const Finding *> Made;
  for (const Finding &F : Flows)
    Made.push_back(&F);
  Means Given = Seen.means(Use, SM);
  // The program stableid drops doubles, and an editor applies one at a time.
  bool Each = areDiagsSelfContained() || isScan();
  std::vector<Fix> Fixes = fixesFor(
      Shown, Made, AST, Given, Includes,
      Each ? Applying::Each : Applying::Together,
      EachPlace ? Telling::EachPlace : Telling::Once,
      [&](SourceLocation Loc) { return passesFilters(Loc, SM); });
  std::vector<std::vector<const Finding *>> Others(Shown.size());
  for (size_t I = 0; I < Shown.size(); ++I)
    if (Fixes[I].Speaker != I)
      Others[Fixes[I].Speaker].push_back(Shown[I]);
  for (size_t I = 0; I < Shown.size(); ++I) {
    if (Unit.Dump && !Fixes[I].WhyNot.empty())
      *Unit.Dump << "no edit for '" << Shown[I]->To.Name
                 << "': " << Fixes[I].WhyNot << "\n";
    if (Fixes[I].Speaker == I)
      say(*Shown[I], Fixes[I], Others[I], SM);
  }
}

bool FindingCheck::isShown(const Finding &F) const {
  // Code being typed has errors most of the time: an editor still shows what
  // would be certain without them.
  Certainty Sure = areDiagsSelfContained() && F.Why.onlyBy("unit-errors")
                       ? Certainty::Certain
                       : F.Sure;
  return UnitCheck::isShown(Sure, F.To.Loc) &&
         (F.From.Loc.isInvalid() || UnitCheck::isShown(Sure, F.From.Loc));
}

/// Tells what happens on a path to \p F, or to one of \p Others, but for what \p Said
/// has told.
void FindingCheck::sayStory(const Finding &F,
                            llvm::ArrayRef<const Finding *> Others,
                            llvm::ArrayRef<Note> Said,
                            const SourceManager &SM) {
  auto Of = Stories.find(&F);
  for (const Finding *X : Others)
    if (Of == Stories.end())
      Of = Stories.find(X);
  if (Of == Stories.end())
    return;
  for (const Note &Event : Of->second->Events) {
    SourceLocation Loc = SM.getFileLoc(Event.Loc);
    if (llvm::none_of(Said, [&](const Note &N) {
          return N.Loc.isValid() && SM.getFileLoc(N.Loc) == Loc;
        }))
      diag(Loc, "%0", DiagnosticIDs::Note) << Event.Text;
  }
}

/// Places of one mistake that a compiler's lines show: more say no more.
static constexpr size_t MaxPlaces = 8;

void FindingCheck::sayPlaces(llvm::ArrayRef<const Finding *> Others,
                             const SourceManager &SM) {
  std::set<std::pair<SourceLocation, std::string>> Said;
  struct Place {
    SourceLocation Loc;
    SourceRange Range;
    std::string Text;
  };
  std::vector<Place> Places;
  for (const Finding *F : Others) {
    std::string Text = warningText(*F);
    // The warning has said what can happen.
    if (!isScan())
      Text = llvm::StringRef(Text).split("; ").first.str();
    SourceLocation Loc = SM.getFileLoc(F->To.Loc);
    if (Said.insert({Loc, Text}).second)
      Places.push_back({Loc, F->To.Range, AlsoHere.str() + Text});
  }
  size_t Shown = isScan() ? Places.size() : std::min(Places.size(), MaxPlaces);
  for (size_t I = 0; I < Shown; ++I) {
    auto &[Loc, Range, Text] = Places[I];
    if (I + 1 == Shown && Shown < Places.size())
      Text += "; and at " + std::to_string(Places.size() - Shown) + " more places";
    diag(Loc, "%0", DiagnosticIDs::Note) << Text << Range;
  }
}

/// The names of the mistakes that \p F and \p Others are a part of, short.
static std::string hashesOf(const Finding &F,
                            llvm::ArrayRef<const Finding *> Others,
                            const SourceManager &SM) {
  std::set<std::string> Hashes;
  auto Add = [&](const Finding &X) {
    for (const std::string &Name : mistakesOf(X, SM))
      Hashes.insert(llvm::utohexstr(llvm::xxh3_64bits(Name)) +
                    (llvm::StringRef(Name).starts_with(OfUnit) ? UnitMark.str()
                                                                 : ""));
  };
  Add(F);
  for (const Finding *X : Others)
    Add(*X);
  return MistakeNote.str() + llvm::join(Hashes, " ");
}

void FindingCheck::say(const Finding &F, const Fix &Mended,
                       llvm::ArrayRef<const Finding *> Others,
                       const SourceManager &SM) {
  // Places that a macro puts together are shown where the user wrote it.
  auto Shown = [&](SourceLocation Loc) { return SM.getFileLoc(Loc); };
  // An editor's user sees each edit before it is made, and calls it by the text
  // that it hangs on: there it is always the advice, which says what is written.
  bool OnWarning = Mended.Safe && !areDiagsSelfContained();
  // The texts are finished and may hold a percent sign.
  {
    DiagnosticBuilder Warning = diag(Shown(F.To.Loc), "%0");
    Warning << warningText(F) << F.To.Range;
    if (OnWarning)
      for (const FixItHint &Hint : Mended.Hints)
        Warning << Hint;
  }
  std::vector<Note> Notes = notesOf(F, Use, Mended.Words);
  if (!Mended.Missing.empty())
    Notes.back().Text += std::string(NotFound) + Mended.Missing;
  for (const Note &N : Notes) {
    if (&N == &Notes.back()) {
      sayStory(F, Others, llvm::ArrayRef(Notes).drop_back(), SM);
      sayPlaces(Others, SM);
      if (isScan() && !EachPlace)
        diag(Shown(F.To.Loc), "%0", DiagnosticIDs::Note) << hashesOf(F, Others, SM);
    }
    if (N.Loc.isInvalid())
      continue;
    DiagnosticBuilder Said =
        diag(Shown(N.Loc), "%0", DiagnosticIDs::Note) << N.Text;
    // The advice is the last; the user says whether its fix may be applied.
    if (&N == &Notes.back() && !OnWarning)
      for (const FixItHint &Hint : Mended.Hints)
        Said << Hint;
  }
}

} // namespace stableid
