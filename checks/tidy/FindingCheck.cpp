// What all checks of the flow share. See FindingCheck.h.
#include "FindingCheck.h"
#include "ModelOption.h"
#include "Names.h"
#include "core/advice/Advice.h"
#include "plugin/OptionList.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"
#include "clang/Lex/HeaderSearch.h"
#include "clang/Lex/Lexer.h"
#include "clang/Lex/PPCallbacks.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Regex.h"
#include <cstdlib>

using namespace clang;
using namespace clang::ast_matchers;

namespace stableid {

FindingCheck::FindingCheck(llvm::StringRef Name,
                           tidy::ClangTidyContext *Context)
    : ClangTidyCheck(Name, Context), Context(Context),
      ModelFiles(Options.getLocalOrGlobal("Model", "")),
      IdNames(Options.getLocalOrGlobal("IdNames", "")),
      ReportLikely(Options.getLocalOrGlobal("ReportLikely", false)),
      IgnoreMacros(Options.getLocalOrGlobal("IgnoreMacros", false)),
      GeneratorList(Options.getLocalOrGlobal("Generators", "")),
      // Which fix brings an include, FixIts knows.
      Includes(Options.getLocalOrGlobal("IncludeStyle",
                                        tidy::utils::IncludeSorter::IS_LLVM),
               /*SelfContainedDiags=*/true) {}

void FindingCheck::storeOptions(tidy::ClangTidyOptions::OptionMap &Opts) {
  Options.store(Opts, "Model", ModelFiles);
  Options.store(Opts, "IdNames", IdNames);
  Options.store(Opts, "ReportLikely", ReportLikely);
  Options.store(Opts, "IgnoreMacros", IgnoreMacros);
  Options.store(Opts, "Generators", GeneratorList);
  Options.store(Opts, "IncludeStyle", Includes.getStyle());
}

bool FindingCheck::isEnabled(llvm::StringRef Check) const {
  return Context->isCheckEnabled(Check);
}

namespace {
/// Keeps the code of the user's files that '#if' leaves out.
class LeftOutCode : public PPCallbacks {
public:
  LeftOutCode(const SourceManager &SM, std::vector<LeftOutText> &Out)
      : SM(SM), Out(Out) {}
  void SourceRangeSkipped(SourceRange Range, SourceLocation) override {
    if (!SM.isInSystemHeader(Range.getBegin()))
      Out.push_back({SM.getFileID(Range.getBegin()),
                     Lexer::getSourceText(CharSourceRange::getCharRange(Range),
                                          SM, LangOptions())});
  }

private:
  const SourceManager &SM;
  std::vector<LeftOutText> &Out;
};
} // namespace

void FindingCheck::registerPPCallbacks(const SourceManager &SM, Preprocessor *PP,
                                       Preprocessor *) {
  Includes.registerPreprocessor(PP);
  Search = PP;
  LeftOut.clear();
  PP->addPPCallbacks(std::make_unique<LeftOutCode>(SM, LeftOut));
}

bool FindingCheck::isLeftOut(llvm::StringRef Name,
                             const SourceManager &SM) const {
  auto IsPart = [](char C) { return llvm::isAlnum(C) || C == '_'; };
  OptionalFileEntryRef Library =
      lookUp("<stableid/id.h>", SM.getMainFileID(), SM);
  auto IsOfLibrary = [&](FileID File) {
    OptionalFileEntryRef In = SM.getFileEntryRefForID(File);
    return Library && In && In->getDir() == Library->getDir();
  };
  for (const auto &[File, Text] : LeftOut) {
    if (IsOfLibrary(File))
      continue;
    for (size_t At = Text.find(Name); At != llvm::StringRef::npos;
         At = Text.find(Name, At + 1)) {
      size_t End = At + Name.size();
      if ((!At || !IsPart(Text[At - 1])) &&
          (End == Text.size() || !IsPart(Text[End])))
        return true;
    }
  }
  return false;
}

OptionalFileEntryRef FindingCheck::lookUp(llvm::StringRef Header, FileID From,
                                          const SourceManager &SM) const {
  OptionalFileEntryRef In = SM.getFileEntryRefForID(From);
  if (!Search || !In || Header.size() < 3)
    return std::nullopt;
  return Search->getHeaderSearchInfo()
      .LookupFile(Header.drop_front().drop_back(), SourceLocation(),
                  Header.starts_with("<"), /*FromDir=*/nullptr,
                  /*CurDir=*/nullptr, {{*In, In->getDir()}},
                  /*SearchPath=*/nullptr, /*RelativePath=*/nullptr,
                  /*RequestingModule=*/nullptr, /*SuggestedModule=*/nullptr,
                  /*IsMapped=*/nullptr, /*IsFrameworkFound=*/nullptr);
}

bool FindingCheck::passesFilters(SourceLocation Loc,
                                 const SourceManager &SM) const {
  Loc = SM.getFileLoc(Loc);
  llvm::StringRef Name = SM.getFilename(Loc);
  const tidy::ClangTidyOptions &Own = Context->getOptions();
  if (!SM.isInMainFile(Loc)) {
    auto Matches = [&](const std::optional<std::string> &Filter) {
      return Filter && !Filter->empty() && llvm::Regex(*Filter).match(Name);
    };
    if (SM.isInSystemHeader(Loc) || !Matches(Own.HeaderFilterRegex) ||
        Matches(Own.ExcludeHeaderFilterRegex))
      return false;
  }
  const auto &Filters = Context->getGlobalOptions().LineFilter;
  if (Filters.empty())
    return true;
  for (const tidy::FileFilter &Filter : Filters)
    if (Name.ends_with(Filter.Name)) {
      unsigned Line = SM.getSpellingLineNumber(Loc);
      return Filter.LineRanges.empty() ||
             llvm::any_of(Filter.LineRanges,
                          [&](const tidy::FileFilter::LineRange &Range) {
                            return Range.first <= Line && Line <= Range.second;
                          });
    }
  return false;
}

void FindingCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(translationUnitDecl().bind("unit"), this);
}

/// A run that silently lacks the user's rules would look clean. An editor shows
/// the sentence where the user is at work; clang-tidy ends with it.
void FindingCheck::refuse(const std::string &Why, const SourceManager &SM) {
  if (areDiagsSelfContained()) {
    diag(SM.getLocForStartOfFile(SM.getMainFileID()), "%0",
         DiagnosticIDs::Error)
        << Why;
    return;
  }
  llvm::errs() << "stableid: error: " << Why << "\n";
  std::exit(1);
}

void FindingCheck::check(const MatchFinder::MatchResult &Result) {
  if (!Rules) {
    if (const auto &Checks = Context->getOptions().Checks)
      if (std::string Wrong = unknownCheck(*Checks); !Wrong.empty())
        return refuse(Wrong, *Result.SourceManager);
    auto Read = readModel(splitList(ModelFiles), Context->getCurrentFile());
    if (!Read)
      return refuse(llvm::toString(Read.takeError()), *Result.SourceManager);
    auto Own = Generators::parse(GeneratorList);
    if (!Own)
      return refuse(llvm::toString(Own.takeError()), *Result.SourceManager);
    Use = *Own;
    Rules = *Read;
  }
  UnitOptions Unit;
  Unit.Rules = Rules;
  Unit.IdNames = splitList(IdNames);
  // For developers of the checks, and for tests.
  if (const char *Dump = std::getenv("STABLEID_DUMP")) {
    Unit.Dump = &llvm::errs();
    llvm::StringRef Without = Dump;
    if (Without.consume_front("without="))
      Unit.Without = Without.str();
  }
  Unit.Timed = Context->getEnableProfiling();
  Held = sharedFindings(*Result.Context, Unit, ModelFiles + "|" + IdNames);
  std::vector<const Finding *> Shown;
  for (const Finding &F : *Held)
    if (reports(F) && isShown(F))
      Shown.push_back(&F);
  if (Shown.empty())
    return;
  std::vector<const Finding *> All;
  for (const Finding &F : *Held)
    All.push_back(&F);
  const SourceManager &SM = *Result.SourceManager;
  Means Given{Use, [&](llvm::StringRef Header, FileID From) {
                return lookUp(Header, From, SM).has_value();
              },
              [&](llvm::StringRef Name) { return isLeftOut(Name, SM); }};
  // The program stableid drops doubles, and an editor applies one at a time.
  bool Each = areDiagsSelfContained() ||
              Context->getOptions().CheckOptions.count(EachFixAlone);
  std::vector<Fix> Fixes = fixesFor(
      Shown, All, *Result.Context, Given, Includes,
      Each ? Applying::Each : Applying::Together,
      [&](SourceLocation Loc) { return passesFilters(Loc, SM); });
  for (size_t I = 0; I < Shown.size(); ++I) {
    if (Unit.Dump && !Fixes[I].WhyNot.empty())
      *Unit.Dump << "no edit for '" << Shown[I]->To.Name
                 << "': " << Fixes[I].WhyNot << "\n";
    report(*Shown[I], Fixes[I], *Result.SourceManager);
  }
}

void FindingCheck::onEndOfTranslationUnit() { Held.reset(); }

bool FindingCheck::isShown(const Finding &F) const {
  // Code being typed has errors most of the time: an editor still shows what
  // would be certain without them.
  if (F.Sure == Certainty::Likely && !ReportLikely &&
      !(areDiagsSelfContained() && F.Why.onlyBy("unit-errors")))
    return false;
  return F.To.Loc.isValid() &&
         !(IgnoreMacros && (F.To.Loc.isMacroID() || F.From.Loc.isMacroID()));
}

void FindingCheck::report(const Finding &F, const Fix &Mended,
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
