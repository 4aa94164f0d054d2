// The identities that a path knows. See IdentityState.h.
#include "IdentityState.h"
#include "Owners.h"
#include "clang/AST/ExprCXX.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/ProgramStateTrait.h"
#include "llvm/ADT/STLExtras.h"
#include <tuple>

using namespace clang;
using namespace clang::ento;
using stableid::HoldingState;
using stableid::ObjectState;
using stableid::Region;

using HoldingKey = std::pair<const MemRegion *, const MemRegion *>;
REGISTER_MAP_WITH_PROGRAMSTATE(Objects, const MemRegion *, ObjectState)
REGISTER_MAP_WITH_PROGRAMSTATE(Held, HoldingKey, HoldingState)
REGISTER_MAP_WITH_PROGRAMSTATE(Derived, SymbolRef, const MemRegion *)
REGISTER_MAP_WITH_PROGRAMSTATE(Contents, const MemRegion *, const MemRegion *)

REGISTER_MAP_WITH_PROGRAMSTATE(Lent, const MemRegion *, const MemRegion *)

namespace stableid {

/// The number of entries of an immutable map, counted only as far as \p Max.
template <class Map> static bool isFull(const Map &M, unsigned Max) {
  unsigned Size = 0;
  for (auto I = M.begin(), E = M.end(); I != E; ++I)
    if (++Size >= Max)
      return true;
  return false;
}

Region trackable(Region R) {
  if (!R)
    return nullptr;
  R = R->StripCasts();
  Region Base = R->getBaseRegion();
  if (isa<SymbolicRegion>(Base))
    return R;
  // Objects that live as long as the process keep their address.
  if (const auto *Var = dyn_cast<VarRegion>(Base))
    return Var->getDecl()->hasLocalStorage() ? R : nullptr;
  return nullptr;
}

/// Where the object at \p R comes from.
enum class Origin { Anywhere, Local, Made, Given };

static Origin originOf(Region R) {
  Region Base = R->getBaseRegion();
  const auto *Symbolic = dyn_cast<SymbolicRegion>(Base);
  if (!Symbolic)
    return Origin::Local;
  if (isa<SymbolRegionValue>(Symbolic->getSymbol()))
    return Origin::Given;
  const auto *Value = dyn_cast<SymbolConjured>(Symbolic->getSymbol());
  return Value && isa_and_nonnull<CXXNewExpr>(Value->getStmt())
             ? Origin::Made
             : Origin::Anywhere;
}

bool mayBeSame(Region L, Region R) {
  if (!L || !R || L->getBaseRegion() == R->getBaseRegion())
    return true;
  Origin OfL = originOf(L), OfR = originOf(R);
  if (OfL == Origin::Anywhere || OfR == Origin::Anywhere)
    return true;
  // Two pointers that were handed in may be one.
  return OfL == Origin::Given && OfR == Origin::Given;
}

/// The first pointer in \p S to something of a type.
static QualType pointeeIn(const Stmt *S) {
  const auto *E = dyn_cast_or_null<Expr>(S);
  if (E && E->getType()->isPointerType() &&
      !E->getType()->getPointeeType()->isVoidType())
    return E->getType()->getPointeeType();
  const auto *Assign = dyn_cast_or_null<BinaryOperator>(S);
  if (Assign && Assign->isAssignmentOp())
    return pointeeIn(Assign->getRHS());
  if (S)
    for (const Stmt *Child : S->children())
      if (QualType T = pointeeIn(Child); !T.isNull())
        return T;
  return {};
}

QualType typeOfObject(Region R, const Stmt *At) {
  QualType T;
  if (const auto *Symbolic = dyn_cast<SymbolicRegion>(R))
    T = Symbolic->getPointeeStaticType();
  else if (const auto *Typed = dyn_cast<TypedValueRegion>(R))
    T = Typed->getValueType();
  return T.isNull() || T->isVoidType() ? pointeeIn(At) : T;
}

bool isWithin(Region Inner, Region Outer) {
  return Inner == Outer || Inner->isSubRegionOf(Outer);
}

bool lasts(Region Place, ProgramStateRef State) {
  Region Base = Place->getBaseRegion();
  // The object that a parameter, a global or a field pointed to on entry.
  if (const auto *Symbolic = dyn_cast<SymbolicRegion>(Base))
    return isa<SymbolRegionValue>(Symbolic->getSymbol());
  if (const auto *Var = dyn_cast<VarRegion>(Base))
    return Var->getDecl()->hasGlobalStorage();
  return isa<GlobalsSpaceRegion>(spaceOf(Base, State));
}

/// A number of \p R that is the same in each run.
static uint64_t number(Region R) {
  Region Base = R->getBaseRegion();
  if (const auto *Symbolic = dyn_cast<SymbolicRegion>(Base))
    if (const auto *Data = dyn_cast<SymbolData>(Symbolic->getSymbol()))
      return Data->getSymbolID();
  if (const auto *Typed = dyn_cast<DeclRegion>(Base))
    return uint64_t(1) << 32 |
           Typed->getDecl()->getLocation().getRawEncoding();
  return 0;
}

std::vector<Holding> holdings(ProgramStateRef State) {
  std::vector<Holding> All;
  for (const auto &[Key, How] : State->get<Held>())
    All.push_back({Key.first, Key.second, How});
  // One expression can put several identities into one container, in the
  // iterations of a loop, and one into several containers of a name.
  auto Order = [](const Holding &H) {
    return std::tuple(H.How.At->getBeginLoc().getRawEncoding(),
                      number(H.Object), number(H.Place));
  };
  llvm::sort(All, [&](const Holding &L, const Holding &R) {
    return Order(L) < Order(R);
  });
  return All;
}

bool holdsAny(ProgramStateRef State) { return !State->get<Held>().isEmpty(); }

const HoldingState *holding(ProgramStateRef State, Region Place,
                            Region Object) {
  return State->get<Held>(HoldingKey(Place, Object));
}

const ObjectState *object(ProgramStateRef State, Region Object) {
  return State->get<Objects>(Object);
}

/// Objects whose identity nobody holds any more are forgotten.
static ProgramStateRef dropUnheld(ProgramStateRef State) {
  for (const auto &[Object, What] : State->get<Objects>()) {
    Region Of = Object;
    if (llvm::none_of(State->get<Held>(), [Of](const auto &Entry) {
          return Entry.first.second == Of;
        }))
      State = State->remove<Objects>(Object);
  }
  return State;
}

/// Removes the holdings for which \p Gone is true.
template <class Predicate>
static ProgramStateRef dropHoldings(ProgramStateRef State, Predicate Gone) {
  bool Changed = false;
  for (const auto &[Key, How] : State->get<Held>())
    if (Gone(Key.first, Key.second)) {
      State = State->remove<Held>(Key);
      Changed = true;
    }
  return Changed ? dropUnheld(State) : State;
}

ProgramStateRef hold(ProgramStateRef State, Region Place, Region Object,
                     QualType Type, HoldingState How, Region Within) {
  if (const HoldingState *Known = holding(State, Place, Object)) {
    // The entry of an object that is gone is no entry of the one that is now
    // at its place.
    const ObjectState *What = object(State, Object);
    if (What && What->Ended)
      return State;
    How.LookedUp = Known->LookedUp;
  } else if (isFull(State->get<Held>(), MaxHoldings)) {
    return State;
  }
  if (!object(State, Object)) {
    if (isFull(State->get<Objects>(), MaxObjects))
      return State;
    ObjectState What;
    What.Type = Type.isNull()
                    ? nullptr
                    : Type.getCanonicalType().getUnqualifiedType().getTypePtr();
    What.Within = Within;
    State = State->set<Objects>(Object, What);
  }
  return State->set<Held>(HoldingKey(Place, Object), How);
}

/// The objects that \p Goes says it of end.
static ProgramStateRef
endObjects(ProgramStateRef State,
           llvm::function_ref<bool(Region, const ObjectState &)> Goes) {
  for (const auto &[Object, What] : State->get<Objects>()) {
    if (What.Ended || !Goes(Object, What))
      continue;
    ObjectState Over = What;
    Over.Ended = true;
    State = State->set<Objects>(Object, Over);
  }
  return State;
}

ProgramStateRef end(ProgramStateRef State, Region R) {
  State = dropHoldings(
      State, [R](Region Place, Region) { return isWithin(Place, R); });
  return endObjects(State, [R](Region Object, const ObjectState &What) {
    return isWithin(Object, R) || (What.Within && isWithin(What.Within, R));
  });
}

ProgramStateRef endElements(ProgramStateRef State, Region Sequence,
                            llvm::function_ref<bool(Region)> Gone) {
  return endObjects(State, [&](Region Object, const ObjectState &What) {
    return What.Within == Sequence && Gone(Object);
  });
}

ProgramStateRef forgetElements(ProgramStateRef State, Region Sequence) {
  return dropHoldings(State, [&](Region, Region Object) {
    const ObjectState *What = object(State, Object);
    return What && !What->Ended && What->Within == Sequence;
  });
}

ProgramStateRef make(ProgramStateRef State, Region R, const Type *Type) {
  for (const auto &[Object, What] : State->get<Objects>()) {
    if (!What.Ended || What.Next || (Type && What.Type && Type != What.Type))
      continue;
    ObjectState Followed = What;
    Followed.Next = R;
    State = State->set<Objects>(Object, Followed);
  }
  return State;
}

ProgramStateRef lookUp(ProgramStateRef State, Region Place) {
  for (const auto &[Key, How] : State->get<Held>()) {
    const ObjectState *What = object(State, Key.second);
    if (Key.first != Place || How.LookedUp || !What || !What->Ended)
      continue;
    HoldingState Seen = How;
    Seen.LookedUp = true;
    State = State->set<Held>(Key, Seen);
  }
  return State;
}

ProgramStateRef release(ProgramStateRef State, Region Place, Region Object) {
  return dropHoldings(State, [&](Region Holder, Region Held) {
    return Holder == Place && (!Object || Object == Held);
  });
}

ProgramStateRef escape(ProgramStateRef State, Region R) {
  for (const auto &[Buffer, Object] : State->get<Contents>())
    if (isWithin(Buffer, R))
      State = State->remove<Contents>(Buffer);
  return dropHoldings(State, [R](Region Place, Region Object) {
    return isWithin(Place, R) || isWithin(R, Place) || isWithin(Object, R);
  });
}

ProgramStateRef forget(ProgramStateRef State) {
  return dropHoldings(State, [](Region, Region) { return true; });
}

ProgramStateRef derive(ProgramStateRef State, SymbolRef Value, Region Object) {
  if (!Value || isFull(State->get<Derived>(), MaxDerived))
    return State;
  return State->set<Derived>(Value, Object);
}

Region derivedFrom(ProgramStateRef State, SVal Value) {
  if (auto Number = Value.getAs<nonloc::LocAsInteger>())
    return trackable(Number->getLoc().getAsRegion());
  SymbolRef Symbol = Value.getAsSymbol();
  if (!Symbol)
    return nullptr;
  const MemRegion *const *Known = State->get<Derived>(Symbol);
  return Known ? *Known : nullptr;
}

Region identityIn(ProgramStateRef State, SVal Value) {
  if (auto Pointer = Value.getAs<loc::MemRegionVal>())
    return trackable(Pointer->getRegion());
  return derivedFrom(State, Value);
}

ProgramStateRef fill(ProgramStateRef State, Region Buffer, Region Object) {
  if (!Object)
    return State->contains<Contents>(Buffer) ? State->remove<Contents>(Buffer)
                                             : State;
  if (isFull(State->get<Contents>(), MaxDerived))
    return State;
  return State->set<Contents>(Buffer, Object);
}

Region contentOf(ProgramStateRef State, Region Buffer) {
  const MemRegion *const *Known =
      Buffer ? State->get<Contents>(Buffer) : nullptr;
  return Known ? *Known : nullptr;
}

bool carries(ProgramStateRef State, Region Object) {
  auto IsOf = [Object](const auto &Entry) { return Entry.second == Object; };
  return llvm::any_of(State->get<Derived>(), IsOf) ||
         llvm::any_of(State->get<Contents>(), IsOf);
}

ProgramStateRef lend(ProgramStateRef State, Region Place, Region Pointee) {
  return Pointee ? State->set<Lent>(Place, Pointee) : State;
}

ProgramStateRef giveBack(ProgramStateRef State, Region Place,
                         const LocationContext *Where) {
  const MemRegion *const *Pointee = State->get<Lent>(Place);
  if (!Pointee)
    return State;
  State = State->bindLoc(loc::MemRegionVal(Place), loc::MemRegionVal(*Pointee),
                         Where, /*notifyChanges=*/false);
  return State->remove<Lent>(Place);
}

ProgramStateRef reap(ProgramStateRef State, SymbolReaper &Reaper) {
  for (const auto &[Value, Object] : State->get<Derived>())
    if (Reaper.isDead(Value))
      State = State->remove<Derived>(Value);
  for (const auto &[Buffer, Object] : State->get<Contents>())
    if (!Reaper.isLiveRegion(Buffer))
      State = State->remove<Contents>(Buffer);
  // An object that nobody names any more cannot be seen to end.
  if (State->get<Objects>().isEmpty())
    return State;
  return dropHoldings(State, [&](Region, Region Object) {
    const ObjectState *What = object(State, Object);
    // Its owner, or the sequence that it is in, is still there to end it.
    return What && !What->Ended &&
           isa<SymbolicRegion>(Object->getBaseRegion()) &&
           !Reaper.isLiveRegion(Object) && !isOwned(State, Object) &&
           !(What->Within && Reaper.isLiveRegion(What->Within));
  });
}

} // namespace stableid
