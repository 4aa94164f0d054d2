// Plain values that keep an address after they are no pointers: arithmetic,
// hashes, text. The engine loses the symbol there, so IdentityState keeps it.
#include "IdentityModeling.h"
#include "Elements.h"
#include "Guards.h"
#include "Inputs.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;
using namespace clang::ento;

namespace stableid {

/// Tells the symbols that are made here from those of the engine.
static const char ValueTag = 0;

/// Arithmetic that leaves enough of an address to tell objects apart: no mask,
/// remainder, difference of two addresses or comparison.
static bool keepsIdentity(BinaryOperatorKind Op, bool Both) {
  switch (Op) {
  case BO_Add:
  case BO_Xor:
  case BO_Or:
  case BO_Mul:
  case BO_Shl:
  case BO_Shr:
    return true;
  case BO_Sub:
    return !Both;
  default:
    return false;
  }
}

void IdentityModeling::checkPostStmt(const BinaryOperator *E,
                                     Context &C) const {
  BinaryOperatorKind Op = E->getOpcode();
  if (!E->getType()->isIntegerType() || !keepsIdentity(Op, false))
    return;
  ProgramStateRef State = C.getState();
  Region L = derivedFrom(State, C.getSVal(E->getLHS()));
  Region R = derivedFrom(State, C.getSVal(E->getRHS()));
  if ((!L && !R) || !keepsIdentity(Op, L && R))
    return;
  SVal Result = C.getSVal(E);
  if (derivedFrom(State, Result))
    return;
  SymbolRef Symbol = Result.getAsSymbol();
  if (!Symbol) {
    if (!Result.isUnknown())
      return;
    Result = conjuredFor(E, C, &ValueTag);
    State = State->BindExpr(E, C.getLocationContext(), Result);
    Symbol = Result.getAsSymbol();
  }
  C.addTransition(derive(State, Symbol, L ? L : R));
}

ProgramStateRef IdentityModeling::carry(const Call &Event, Context &C,
                                        State Now) const {
  const auto *F = dyn_cast_or_null<FunctionDecl>(Event.getDecl());
  const Expr *E = Event.getOriginExpr();
  if (!F || !E)
    return Now;
  for (const Rule *R : index(C).rulesFor(F)) {
    if (R->Kind != RuleKind::Source && R->Kind != RuleKind::Propagation)
      continue;
    Region Object = inputOf(*R, Event, Now);
    for (Position P : R->To) {
      if (P.Arg != Position::Result) {
        if (Region Place = placeAt(Event, P.Arg))
          Now = keepId(fill(Now, Place, Object), Place, Object, E, C);
        continue;
      }
      if (!Object)
        continue;
      SVal Result = Event.getReturnValue();
      QualType T = F->getReturnType();
      if (T.getNonReferenceType()->isRecordType() ||
          (T->isPointerType() && T->getPointeeType()->isAnyCharacterType())) {
        std::optional<SVal> Made = Event.getReturnValueUnderConstruction();
        Region Place = Made ? Made->getAsRegion() : Result.getAsRegion();
        if (Place)
          Now = fill(Now, Place->StripCasts(), Object);
        continue;
      }
      if (!T->isIntegerType())
        continue;
      if (Result.isUnknown()) {
        Result = conjuredFor(E, C, &ValueTag);
        Now = Now->BindExpr(E, C.getLocationContext(), Result);
      }
      Now = derive(Now, Result.getAsSymbol(), Object);
    }
  }
  return Now;
}

ProgramStateRef IdentityModeling::keepId(State Now, Region Place, Region Object,
                                         const Stmt *At, Context &C) const {
  if (!Object || !At || !lasts(Place, Now) ||
      isWithin(Place, Object->getBaseRegion()))
    return Now;
  const ValueDecl *Name = nullptr;
  if (const auto *Field = dyn_cast<FieldRegion>(Place))
    Name = Field->getDecl();
  else if (const auto *Var = dyn_cast<VarRegion>(Place))
    Name = Var->getDecl();
  std::optional<Identity> Id =
      Name ? identityOf(Name, index(C), *Names) : std::nullopt;
  if (!Id || Id->Sure != Certainty::Certain)
    return Now;
  QualType Type = typeOfObject(Object, At);
  if (const auto *Field = dyn_cast<FieldDecl>(Name);
      Field && guardsField(Field, Type, index(C)))
    return Now;
  HoldingState How;
  How.Name = Name;
  How.At = At;
  How.IsKey = false;
  return hold(Now, Place, Object, Type, How, 
              sequenceOf(Object, C.getLocationContext(), index(C), Now));
}

void IdentityModeling::STABLEID_CHECK_BIND(Location, Value, S, C) {
  Region Place = Location.getAsRegion();
  if (!Place)
    return;
  ProgramStateRef State = C.getState();
  if (holdsAny(State))
    State = release(State, Place);
  State = fill(State, Place->StripCasts(), nullptr);
  const auto *Typed = dyn_cast<TypedValueRegion>(Place);
  if (Typed && Typed->getValueType()->isIntegerType())
    State = keepId(State, Place, derivedFrom(State, Value), S, C);
  if (State != C.getState())
    C.addTransition(State);
}

} // namespace stableid
