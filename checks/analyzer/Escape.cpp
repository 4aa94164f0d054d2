// stableid.EscapingIdentity: where a value made from an address leaves the
// process on this path.
#include "IdentityModeling.h"
#include "Inputs.h"
#include "core/facts/Channel.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;
using namespace clang::ento;

namespace stableid {

/// The stream that `Out << Value` inserts into, as an expression; or null.
static const Expr *streamOf(const CallEvent &Event, const FunctionDecl *F,
                            ModelIndex &Index) {
  const auto *Op =
      dyn_cast_or_null<CXXOperatorCallExpr>(Event.getOriginExpr());
  if (!Op || Op->getOperator() != OO_LessLess || Op->getNumArgs() != 2)
    return nullptr;
  const Expr *E = Op->getArg(0)->IgnoreParenImpCasts();
  // The first of a chain says what all of it goes to.
  while (const auto *Before = dyn_cast<CXXOperatorCallExpr>(E)) {
    if (Before->getOperator() != OO_LessLess || Before->getNumArgs() == 0)
      break;
    E = Before->getArg(0)->IgnoreParenImpCasts();
  }
  (void)F;
  return Index.traitsOf(E->getType()) & TT_Stream ? E : nullptr;
}

/// Some function on the stack shows things to a developer.
static bool isShown(const LocationContext *Where, const Lexicon &Names) {
  for (; Where; Where = Where->getParent())
    if (const auto *F = dyn_cast_or_null<FunctionDecl>(
            Where->getStackFrame()->getDecl()))
      if (isDiagnostic(F, Names))
        return true;
  return false;
}

Region IdentityModeling::leaving(const Call &Event, Context &C, State Now,
                                 Sink &To) const {
  const auto *F = dyn_cast_or_null<FunctionDecl>(Event.getDecl());
  const Expr *E = Event.getOriginExpr();
  if (!F || !E)
    return nullptr;
  ModelIndex &Index = index(C);
  Region Object = nullptr;
  if (const Expr *Stream = streamOf(Event, F, Index)) {
    if (classifyChannel(Stream, Index, *Names) == ChannelVerdict::Leaves) {
      unsigned Value = Event.getNumArgs() == 0 ? 0 : Event.getNumArgs() - 1;
      Object = inputAt(Event, Value, /*Pointers=*/true, Now);
      To.Name = "operator<<";
    }
  }
  for (const Rule *R : Index.rulesFor(F)) {
    if (R->Kind == RuleKind::Filter)
      return nullptr;
    if (Object || R->Kind != RuleKind::Sink || R->Sink != SinkKind::Output)
      continue;
    if (R->Channel >= 0) {
      const Expr *Out = unsigned(R->Channel) < Event.getNumArgs()
                            ? Event.getArgExpr(R->Channel)
                            : nullptr;
      if (!Out || classifyChannel(Out, Index, *Names) != ChannelVerdict::Leaves)
        continue;
    }
    Object = inputOf(*R, Event, Now);
    To.From = R;
    To.Name = F->getNameAsString();
  }
  if (!Object || isShown(C.getLocationContext(), *Names))
    return nullptr;
  To.Kind = SinkKind::Output;
  To.Loc = E->getExprLoc();
  return Object;
}

} // namespace stableid
