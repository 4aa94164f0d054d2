// Elements of sequences on a path. See Elements.h.
#include "Elements.h"
#include "Inputs.h"
#include "core/analysis/Sequence.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/ProgramStateTrait.h"

using namespace clang;
using namespace clang::ento;

// Sequences that made room on this path: they move nothing when they grow.
REGISTER_SET_WITH_PROGRAMSTATE(Roomy, const MemRegion *)

namespace stableid {

/// The call that gave the address of \p Object.
static const SymbolConjured *givenBy(Region Object) {
  const auto *Symbolic = dyn_cast<SymbolicRegion>(Object->getBaseRegion());
  return Symbolic ? dyn_cast<SymbolConjured>(Symbolic->getSymbol()) : nullptr;
}

static SequenceOp accessOf(const SymbolConjured *Given, ModelIndex &Index) {
  const auto *E = dyn_cast_or_null<Expr>(Given ? Given->getStmt() : nullptr);
  return E ? sequenceUseOf(E, Index).Op : SequenceOp::None;
}

/// The frame of \p Where, or of one that called it, whose function has \p S in it.
static const StackFrameContext *frameOf(const Stmt *S,
                                        const LocationContext *Where) {
  const SourceManager &SM = Where->getDecl()->getASTContext().getSourceManager();
  for (; Where; Where = Where->getParent())
    if (const auto *Frame = dyn_cast<StackFrameContext>(Where)) {
      SourceRange Text = Frame->getDecl()->getSourceRange();
      if (SM.isPointWithin(S->getBeginLoc(), Text.getBegin(), Text.getEnd()))
        return Frame;
    }
  return nullptr;
}

Region sequenceOf(Region Object, const LocationContext *Where, ModelIndex &Index,
                  ProgramStateRef State) {
  const SymbolConjured *Given = givenBy(Object);
  switch (accessOf(Given, Index)) {
  case SequenceOp::Element:
  case SequenceOp::Checked:
  case SequenceOp::First:
  case SequenceOp::Last:
  case SequenceOp::Data:
    break;
  default:
    return nullptr;
  }
  const auto *Call = cast<Expr>(Given->getStmt());
  // A view has elements of somebody else.
  const Expr *Sequence = sequenceUseOf(Call, Index).Object->IgnoreParenImpCasts();
  const CXXRecordDecl *Class = Sequence->getType()->getAsCXXRecordDecl();
  if (!Class || !Class->hasDefinition() || Class->hasTrivialDestructor())
    return nullptr;
  const StackFrameContext *Frame = frameOf(Call, Where);
  if (!Frame)
    return nullptr;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(Sequence))
    if (const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
        Var && !Var->getType()->isReferenceType())
      return State->getRegion(Var, Frame);
  const auto *Member = dyn_cast<MemberExpr>(Sequence);
  const auto *Field =
      Member ? dyn_cast<FieldDecl>(Member->getMemberDecl()) : nullptr;
  if (!Field || Field->getType()->isReferenceType() ||
      !isa<CXXThisExpr>(Member->getBase()->IgnoreParenImpCasts()))
    return nullptr;
  const auto *Method = dyn_cast<CXXMethodDecl>(Frame->getDecl());
  // In a lambda, it is not the object of the operator.
  if (!Method || Method->getParent()->isLambda())
    return nullptr;
  SValBuilder &Values = State->getStateManager().getSValBuilder();
  SVal This = State->getSVal(Values.getCXXThis(Method, Frame));
  Region Place = State->getLValue(Field, This).getAsRegion();
  return Place ? Place->StripCasts() : nullptr;
}

/// \p Sequence is a local that begins empty, so that all the room it has was made on this
/// path.
static bool beginsEmpty(Region Sequence) {
  const auto *Var = dyn_cast<VarRegion>(Sequence);
  if (!Var || !Var->getDecl()->hasLocalStorage() ||
      isa<ParmVarDecl>(Var->getDecl()))
    return false;
  const auto *Made =
      dyn_cast_or_null<CXXConstructExpr>(Var->getDecl()->getInit());
  return Made && Made->getNumArgs() == 0 && !Made->isListInitialization();
}

/// A member function of a sequence that moves its elements.
static bool isOfMoving(const CallEvent &Event, ModelIndex &Index) {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Event.getDecl());
  return Method && (Index.traitsOf(typeOf(Method->getParent())) & TT_Moving);
}

ProgramStateRef followElements(const CallEvent &Event, ModelIndex &Index,
                               ProgramStateRef State) {
  const Expr *E = Event.getOriginExpr();
  if (!E || !isa<CXXInstanceCall>(Event))
    return State;
  Region Sequence = placeAt(Event, Position::This);
  if (!Sequence)
    return State;
  SequenceUse Use = sequenceUseOf(E, Index);
  switch (Use.Op) {
  case SequenceOp::Reserve:
  case SequenceOp::Resize:
    if (beginsEmpty(Sequence))
      State = State->add<Roomy>(Sequence);
    return Use.Op == SequenceOp::Resize ? forgetElements(State, Sequence) : State;
  case SequenceOp::Clear:
    return endElements(State, Sequence, [](Region) { return true; });
  case SequenceOp::Remove:
    // Without an argument, what moves its elements loses the last.
    if (Use.Args.empty() && isOfMoving(Event, Index))
      State = endElements(State, Sequence, [&](Region Object) {
        return accessOf(givenBy(Object), Index) == SequenceOp::Last;
      });
    return forgetElements(State, Sequence);
  case SequenceOp::Add:
  case SequenceOp::AddRange:
    return beginsEmpty(Sequence) && !State->contains<Roomy>(Sequence) &&
                   isOfMoving(Event, Index)
               ? endElements(State, Sequence, [](Region) { return true; })
               : State;
  default:
    return State;
  }
}

} // namespace stableid
