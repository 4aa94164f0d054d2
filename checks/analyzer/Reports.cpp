// The reports of the checkers: the words are Advice's, the path is Story's.
#include "IdentityModeling.h"
#include "Story.h"
#include "core/advice/Advice.h"
#include "clang/StaticAnalyzer/Core/BugReporter/BugReporter.h"
#include "llvm/Support/raw_ostream.h"

using namespace clang;
using namespace clang::ento;

namespace stableid {

static constexpr const char *Category = "Identity";

namespace {
/// A report of what is left when a function ends. The last statement of the
/// path may be a destructor somewhere in a library.
class ReportAtEnd : public PathSensitiveBugReport {
public:
  using PathSensitiveBugReport::PathSensitiveBugReport;
  PathDiagnosticLocation getLocation() const override {
    const LocationContext *Where = getErrorNode()->getLocationContext();
    if (!Where->getDecl()->hasBody())
      return PathSensitiveBugReport::getLocation();
    return PathDiagnosticLocation::createDeclEnd(
        Where, Where->getDecl()->getASTContext().getSourceManager());
  }
};
} // namespace

/// The finding that clang-tidy would tell of \p H, for its words.
static Finding findingOf(const Holding &H, const Type *Object, ModelIndex &Index,
                         const Lexicon &Names, const LangOptions &Lang) {
  Finding F;
  F.InC = !Lang.CPlusPlus;
  F.From.Type = Object ? QualType(Object, 0) : QualType();
  F.From.Class = Object ? Object->getAsCXXRecordDecl() : nullptr;
  if (!Object)
    F.From.Word = "object";
  F.From.Loc = H.How.At->getBeginLoc();
  F.To.Kind = H.How.IsKey ? SinkKind::Key : SinkKind::Id;
  F.To.Harm = KeyHarm::Stays;
  F.To.Decl = H.How.Name;
  F.To.Name = H.How.Name ? H.How.Name->getNameAsString() : "the container";
  F.To.Loc = H.How.At->getBeginLoc();
  if (!H.How.IsKey && H.How.Name)
    if (std::optional<Identity> Id = identityOf(H.How.Name, Index, Names))
      F.To.Id = *Id;
  return F;
}

void IdentityModeling::reportStale(llvm::ArrayRef<Holding> Found, bool AtEnd,
                                   Context &C, State Now) const {
  ExplodedNode *N = nullptr;
  for (const Holding &H : Found) {
    // The state may already have let go of what is reported.
    const ObjectState *What = object(C.getState(), H.Object);
    if (!What)
      What = object(Now, H.Object);
    const void *Holder = H.How.Name
                             ? static_cast<const void *>(
                                   H.How.Name->getCanonicalDecl())
                             : H.How.At;
    const Type *Object = What ? What->Type : nullptr;
    if (!H.How.IsKey && (Uses->isCookie(H.How.Name) ||
                         index(C).isHeard(ProjectFactKind::CastBack, H.How.Name)))
      continue;
    const LocationContext *Top = C.getLocationContext();
    while (const LocationContext *Caller = Top->getParent())
      Top = Caller;
    if (H.How.IsKey && Uses->isTakenOutInLoop(H.How.Name, Top->getDecl()))
      continue;
    // Another unit takes entries out by their keys, maybe after this function.
    if (AtEnd && H.How.IsKey &&
        index(C).isHeard(ProjectFactKind::TakenOut, H.How.Name))
      continue;
    if (!Told.insert({Holder, Object}).second)
      continue;
    if (!N)
      N = C.generateNonFatalErrorNode(Now);
    if (!N)
      return;
    if (!StaleBug)
      StaleBug = std::make_unique<BugType>(
          *Stale, "Identity that outlives its object", Category);
    Finding F =
        findingOf(H, Object, index(C), *Names, C.getLangOpts());
    std::string Text = warningText(F);
    std::unique_ptr<PathSensitiveBugReport> Report =
        AtEnd ? std::make_unique<ReportAtEnd>(*StaleBug, Text, N)
              : std::make_unique<PathSensitiveBugReport>(*StaleBug, Text, N);
    // The advice stands where the identity was made of an address.
    PathDiagnosticLocation At(H.How.At, C.getSourceManager(),
                              C.getLocationContext());
    if (Holders)
      Holders->push_back({At.asLocation(), Text, H.How.Name});
    std::string Subject = "'" + F.From.subject() + "'";
    Report->addVisitor<Story>(H, Subject, "'" + F.To.Name + "'");
    Report->addNote(notesOf(F).back().Text, At);
    C.emitReport(std::move(Report));
  }
  if (!N)
    C.addTransition(Now);
}

void IdentityModeling::reportEscape(Region Object, const Sink &To,
                                    const Call &Event, Context &C,
                                    State Now) const {
  ExplodedNode *N = C.generateNonFatalErrorNode(Now);
  if (!N)
    return;
  if (!EscapingBug)
    EscapingBug = std::make_unique<BugType>(
        *Escaping, "Identity that leaves the process", Category);
  Finding F;
  F.InC = !C.getLangOpts().CPlusPlus;
  F.From.Type = typeOfObject(Object, Event.getOriginExpr());
  if (F.From.Type.isNull()) {
    F.From.Word = "object";
  } else {
    F.From.Class = F.From.Type->getAsCXXRecordDecl();
  }
  F.From.Loc = Event.getOriginExpr()->getBeginLoc();
  F.To = To;
  auto Report = std::make_unique<PathSensitiveBugReport>(*EscapingBug,
                                                         warningText(F), N);
  Report->addVisitor<Way>(Object);
  Report->addNote(notesOf(F).back().Text,
                  PathDiagnosticLocation(Event.getOriginExpr(),
                                         C.getSourceManager(),
                                         C.getLocationContext()));
  C.emitReport(std::move(Report));
}

void IdentityModeling::reportAtEnd(Context &C, State Now) const {
  const auto *F = dyn_cast_or_null<FunctionDecl>(
      C.getLocationContext()->getDecl());
  std::vector<Holding> Found;
  // Nothing comes after the end of main.
  if (Stale && !(F && F->isMain()))
    for (const Holding &H : holdings(Now)) {
      const ObjectState *What = object(Now, H.Object);
      if (H.How.Lasts && What && What->Ended)
        Found.push_back(H);
    }
  if (Found.empty())
    C.addTransition(Now);
  else
    reportStale(Found, /*AtEnd=*/true, C, Now);
}

bool IdentityModeling::isDump(const Call &Event) {
  const auto *F = dyn_cast_or_null<FunctionDecl>(Event.getDecl());
  return F && F->getIdentifier() && F->getName() == "stableid_dump";
}

void IdentityModeling::dump(Context &C) const {
  std::string Text;
  llvm::raw_string_ostream Out(Text);
  for (const Holding &H : holdings(C.getState())) {
    const ObjectState *What = object(C.getState(), H.Object);
    Out << (Text.empty() ? "" : ", ")
        << (H.How.Name ? H.How.Name->getNameAsString() : "?")
        << (H.How.IsKey ? " has key " : " is ID ")
        << (What && What->Type ? subjectOf(QualType(What->Type, 0)) : "object")
        << (What && What->Next    ? " followed"
            : What && What->Ended ? " ended"
                                  : " alive")
        << (H.How.Lasts ? "" : " local") << (H.How.LookedUp ? " found" : "");
  }
  if (Text.empty())
    Out << "nothing";
  if (!DebugBug)
    DebugBug = std::make_unique<BugType>(*Debug, "Identities", "debug");
  if (ExplodedNode *N = C.generateNonFatalErrorNode())
    C.emitReport(
        std::make_unique<PathSensitiveBugReport>(*DebugBug, Out.str(), N));
}

} // namespace stableid
