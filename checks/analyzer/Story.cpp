// The story of one identity. See Story.h.
#include "Story.h"
#include "clang/Basic/SourceManager.h"
#include "clang/StaticAnalyzer/Core/BugReporter/BugReporter.h"

using namespace clang;
using namespace clang::ento;

namespace stableid {

static bool isOfUser(const ExplodedNode *N, const SourceManager &SM) {
  const Decl *D = N->getLocationContext()->getStackFrame()->getDecl();
  return !D || !SM.isInSystemHeader(D->getLocation());
}

/// The place in the text of the program point of \p N; invalid where there is
/// none.
static PathDiagnosticLocation locationOf(const ExplodedNode *N,
                                         const SourceManager &SM) {
  ProgramPoint P = N->getLocation();
  if (auto Call = P.getAs<PostImplicitCall>())
    return PathDiagnosticLocation(Call->getLocation(), SM);
  if (auto Call = P.getAs<PreImplicitCall>())
    return PathDiagnosticLocation(Call->getLocation(), SM);
  if (const Stmt *S = N->getStmtForDiagnostics())
    return PathDiagnosticLocation(S, SM, N->getLocationContext());
  if (const Stmt *S = N->getNextStmtForDiagnostics())
    return PathDiagnosticLocation(S, SM, N->getLocationContext());
  const Decl *D = N->getLocationContext()->getStackFrame()->getDecl();
  return D && D->getBody() ? PathDiagnosticLocation::createDeclEnd(
                                 N->getLocationContext(), SM)
                           : PathDiagnosticLocation();
}

PathDiagnosticPieceRef PathNotes::VisitNode(const ExplodedNode *N,
                                            BugReporterContext &BRC,
                                            PathSensitiveBugReport &BR) {
  const SourceManager &SM = BRC.getSourceManager();
  if (!isOfUser(N, SM))
    return nullptr;
  PathNote Note = noteBetween(N, Later ? Later : BR.getErrorNode());
  Later = N;
  if (Note.Text.empty())
    return nullptr;
  PathDiagnosticLocation Where = locationOf(Note.At, SM);
  if (!Where.isValid() || !Where.asLocation().isValid())
    return nullptr;
  return std::make_shared<PathDiagnosticEventPiece>(Where, Note.Text);
}

std::string Story::eventBetween(ProgramStateRef Before,
                                ProgramStateRef After) const {
  const HoldingState *Had = holding(Before, H.Place, H.Object);
  const HoldingState *Has = holding(After, H.Place, H.Object);
  if (!Had && Has)
    return Has->IsKey ? "address becomes a key of " + Holder + " here"
                      : "address is stored in " + Holder + " here";
  const ObjectState *Was = object(Before, H.Object);
  const ObjectState *Is = object(After, H.Object);
  if (!Is)
    return {};
  bool WasEnded = Was && Was->Ended, WasFollowed = Was && Was->Next;
  if (Is->Ended && !WasEnded)
    return Is->Next ? "lifetime of " + Object +
                          " ends here, and another one begins at its place"
                    : "lifetime of " + Object + " ends here";
  if (Is->Next && !WasFollowed)
    return "another object of this type is made here; it can get the same "
           "address";
  if (Had && Has && Has->LookedUp && !Had->LookedUp)
    return Holder + " is looked up here";
  return {};
}

/// The new expression that made the object \p R, if it is the statement of the
/// program point of \p N.
static bool isMadeAt(Region R, const ExplodedNode *N) {
  const auto *Symbolic = dyn_cast<SymbolicRegion>(R->getBaseRegion());
  const auto *Made = Symbolic
                         ? dyn_cast<SymbolConjured>(Symbolic->getSymbol())
                         : nullptr;
  auto P = N->getLocation().getAs<PostStmt>();
  return Made && P && P->getStmt() == Made->getStmt() &&
         isa<CXXNewExpr>(P->getStmt()) &&
         N->getSVal(P->getStmt()).getAsRegion() == R->getBaseRegion();
}

PathNotes::PathNote Story::noteBetween(const ExplodedNode *Before,
                                       const ExplodedNode *After) {
  std::string Text = eventBetween(Before->getState(), After->getState());
  if (!Text.empty())
    return {After, std::move(Text)};
  if (Made || !isMadeAt(H.Object, Before))
    return {};
  Made = true;
  return {Before, Object + " is made here"};
}

/// The pointer becomes a number at the program point of \p N.
static bool isConvertedAt(Region Object, const ExplodedNode *N) {
  auto P = N->getLocation().getAs<PostStmt>();
  const auto *Cast = P ? dyn_cast<CastExpr>(P->getStmt()) : nullptr;
  return Cast && Cast->getCastKind() == CK_PointerToIntegral &&
         derivedFrom(N->getState(), N->getSVal(Cast)) == Object;
}

PathNotes::PathNote Way::noteBetween(const ExplodedNode *Before,
                                     const ExplodedNode *After) {
  if (isConvertedAt(Object, Before)) {
    const ExplodedNode *First = Before->getFirstPred();
    if (First && isConvertedAt(Object, First))
      return {};
    return {Before, "converted to an integer here"};
  }
  if (carries(After->getState(), Object) && !carries(Before->getState(), Object))
    return {After, "address is hashed, mixed or printed here"};
  return {};
}

void Way::Profile(llvm::FoldingSetNodeID &ID) const {
  static const char Tag = 0;
  ID.AddPointer(&Tag);
  ID.AddPointer(Object);
}

void Story::Profile(llvm::FoldingSetNodeID &ID) const {
  static const char Tag = 0;
  ID.AddPointer(&Tag);
  ID.AddPointer(H.Place);
  ID.AddPointer(H.Object);
}

} // namespace stableid
