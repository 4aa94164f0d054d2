// Translates what the engine visits into what IdentityState knows: objects
// begin and end, containers take keys and give them up, code that is not seen
// may do either. See IdentityModeling.h.
#include "IdentityModeling.h"
#include "Elements.h"
#include "Guards.h"
#include "Inputs.h"
#include "Owners.h"
#include "UnseenCode.h"
#include "core/model/Container.h"
#include "core/source/Source.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/Builtins.h"

using namespace clang;
using namespace clang::ento;

namespace stableid {

ModelIndex &IdentityModeling::index(Context &C) const {
  if (Unit != &C.getASTContext()) {
    Unit = &C.getASTContext();
    Index = std::make_unique<ModelIndex>(Rules, Heard);
    Uses = std::make_unique<UnitUses>(C.getASTContext(), *Index);
    Told.clear();
  }
  return *Index;
}

//===--- The objects ------------------------------------------------------===//

void IdentityModeling::checkPreStmt(const CXXDeleteExpr *E, Context &C) const {
  Region R = C.getSVal(E->getArgument()).getAsRegion();
  if (R && !isInSharedOwner(C.getLocationContext(), index(C)))
    C.addTransition(end(C.getState(), R->StripCasts()));
}

void IdentityModeling::checkPostStmt(const CXXNewExpr *E, Context &C) const {
  if (E->isArray() || E->getNumPlacementArgs() > 1)
    return;
  Region R = trackable(C.getSVal(E).getAsRegion());
  if (!R)
    return;
  const Type *Made = E->getAllocatedType()
                         .getCanonicalType()
                         .getUnqualifiedType()
                         .getTypePtr();
  ProgramStateRef State = C.getState();
  // Placement new has a place of its own choice: the object that was there is no more.
  // Memory whose address became a key before is none yet.
  if (E->getNumPlacementArgs() == 1) {
    const ObjectState *Before = object(State, R);
    if (!Before || Before->Type != Made)
      return;
    State = end(State, R);
  }
  C.addTransition(make(State, R, Made));
}

void IdentityModeling::checkPreStmt(const DeclStmt *S, Context &C) const {
  // A variable of a loop's body is a new object in each round, at the place of
  // the one before.
  ProgramStateRef State = C.getState();
  if (!holdsAny(State))
    return;
  for (const Decl *D : S->decls()) {
    const auto *Var = dyn_cast<VarDecl>(D);
    if (!Var || !Var->hasLocalStorage())
      continue;
    Region R = State->getRegion(Var, C.getLocationContext());
    State = make(end(State, R), R,
                 Var->getType().getCanonicalType().getUnqualifiedType()
                     .getTypePtr());
  }
  C.addTransition(State);
}

void IdentityModeling::checkEndFunction(const ReturnStmt *, Context &C) const {
  ProgramStateRef State = C.getState();
  if (!holdsAny(State))
    return;
  const StackFrameContext *Frame = C.getStackFrame();
  auto IsOfFrame = [&](Region R) {
    const auto *Space =
        dyn_cast<StackSpaceRegion>(spaceOf(R->getBaseRegion(), State));
    return Space && Space->getStackFrame() == Frame;
  };
  // The object of a temporary or local ends, and so does what it holds.
  for (const Holding &H : holdings(State)) {
    if (IsOfFrame(H.Object))
      State = end(State, H.Object->getBaseRegion());
    if (IsOfFrame(H.Place))
      State = end(State, H.Place->getBaseRegion());
  }
  if (C.inTopFrame())
    return reportAtEnd(C, State);
  C.addTransition(State);
}

void IdentityModeling::checkDeadSymbols(SymbolReaper &Reaper,
                                        Context &C) const {
  C.addTransition(reap(reapOwners(C.getState(), Reaper), Reaper));
}

/// The pointer that the function \p F frees: its argument's number, or -1.
static int freedBy(const FunctionDecl *F) {
  if (F->getBuiltinID() == Builtin::BIfree ||
      F->getBuiltinID() == Builtin::BI__builtin_free)
    return 0;
  OverloadedOperatorKind Op = F->getOverloadedOperator();
  if (Op == OO_Delete || Op == OO_Array_Delete)
    return 0;
  for (const auto *Attr : F->specific_attrs<OwnershipAttr>())
    if (Attr->getOwnKind() == OwnershipAttr::Takes && Attr->args_size() != 0)
      return int(Attr->args_begin()->getASTIndex());
  return -1;
}

//===--- The containers ---------------------------------------------------===//

/// The field of \p Class that is called \p Name.
static const FieldDecl *fieldNamed(const RecordDecl *Class, StringRef Name) {
  for (const FieldDecl *F : Class->fields())
    if (F->getIdentifier() && F->getName() == Name)
      return F;
  if (const auto *Cxx = dyn_cast<CXXRecordDecl>(Class))
    for (const CXXBaseSpecifier &B : Cxx->bases())
      if (const CXXRecordDecl *Base = B.getType()->getAsCXXRecordDecl())
        if (const FieldDecl *F = fieldNamed(Base, Name))
          return F;
  return nullptr;
}

/// A value of type \p T that is put into a container, by reference or not: the
/// key of the entry, and its type.
static std::pair<SVal, QualType> keyIn(SVal Value, QualType T,
                                       ProgramStateRef State) {
  bool IsEntry = T.getNonReferenceType()->isRecordType();
  QualType Key = T.getNonReferenceType();
  Region R = Value.getAsRegion();
  if (!IsEntry)
    return {T->isReferenceType() && R ? State->getSVal(R, Key) : Value, Key};
  // std::pair<const K, V>: its first is the key.
  const RecordDecl *Class = Key->getAsRecordDecl();
  Class = Class ? Class->getDefinition() : nullptr;
  const FieldDecl *First = Class ? fieldNamed(Class, "first") : nullptr;
  if (!First || !R || First->getParent() != Class)
    return {UnknownVal(), Key};
  SVal Field = State->getLValue(First, Value);
  Region Place = Field.getAsRegion();
  return {Place ? State->getSVal(Place, First->getType()) : UnknownVal(),
          First->getType()};
}

/// The place that the container of \p Use is.
static Region placeOf(const ContainerUse &Use, const CallEvent &Event) {
  if (Use.By && Use.By->Object >= 0)
    return unsigned(Use.By->Object) < Event.getNumArgs()
               ? Event.getArgSVal(Use.By->Object).getAsRegion()
               : nullptr;
  const auto *Method = dyn_cast<CXXInstanceCall>(&Event);
  Region R = Method ? Method->getCXXThisVal().getAsRegion() : nullptr;
  return R ? R->StripCasts() : nullptr;
}

/// The elements are visited one by one, maybe to take one of them out; that it
/// is among them, the engine does not know.
static bool walksThrough(const CallEvent &Event) {
  const auto *F = dyn_cast_or_null<CXXMethodDecl>(Event.getDecl());
  return F && F->getDeclName().isIdentifier() && F->getNumParams() == 0 &&
         (F->getName() == "begin" || F->getName() == "rbegin");
}

static ContainerUse useOf(const CallEvent &Event, ModelIndex &Index) {
  const Expr *E = Event.getOriginExpr();
  return E && isa<CallExpr>(E) ? containerUseOf(E, Index) : ContainerUse();
}

ProgramStateRef IdentityModeling::putIn(const ContainerUse &Use,
                                        const Call &Event, Region Place,
                                        Region Object, QualType Type,
                                        State Now) const {
  // The object's parts end with it.
  if (isWithin(Place, Object->getBaseRegion()))
    return Now;
  HoldingState How;
  How.Name = Use.Container;
  How.At = Event.getOriginExpr();
  How.Lasts = lasts(Place, Now);
  // A container that is made on this path and is not a local: nobody knows how
  // long it lives.
  if (!How.Lasts && !isa<VarRegion>(Place->getBaseRegion()))
    return Now;
  return hold(Now, Place, Object, Type, How, 
              sequenceOf(Object, Event.getLocationContext(), *Index, Now));
}

/// \p Object is the one that was made after that of \p H had ended.
static bool isNext(const Holding &H, Region Object, ProgramStateRef Now) {
  const ObjectState *What = object(Now, H.Object);
  return What && What->Ended && What->Next && What->Next == Object;
}

ProgramStateRef
IdentityModeling::useContainer(const Call &Event, Context &C, State Now,
                               std::vector<Holding> &Found) const {
  ModelIndex &Index = index(C);
  ContainerUse Use = useOf(Event, Index);
  if (holdsAny(Now) && walksThrough(Event))
    return release(Now, placeOf(Use, Event));
  if (Use.Op == ContainerOp::None || Use.Op == ContainerOp::Read ||
      Use.Op == ContainerOp::Make || Use.Op == ContainerOp::Reserve)
    return Now;
  Region Place = placeOf(Use, Event);
  if (!Place)
    return Now;
  if (Use.Op == ContainerOp::Reset)
    return release(Now, Place);
  if (Use.Op == ContainerOp::Grow)
    return Now;

  SVal Key = UnknownVal();
  QualType KeyType;
  if (Use.KeyArg < Event.getNumArgs() && Use.Key) {
    const auto *F = dyn_cast_or_null<FunctionDecl>(Event.getDecl());
    QualType Param = F && Use.KeyArg < F->getNumParams()
                         ? F->getParamDecl(Use.KeyArg)->getType()
                         : Use.Key->getType();
    std::tie(Key, KeyType) = keyIn(Event.getArgSVal(Use.KeyArg), Param, Now);
  }
  Region Object = identityIn(Now, Key);
  if (!Object && Use.Key && (index(C).traitsOf(Use.Key->getType()) & TT_Text))
    Object = contentOf(Now, placeAt(Event, Use.KeyArg));

  if (Use.Op == ContainerOp::Erase || Use.Op == ContainerOp::Find)
    for (const Holding &H : holdings(Now))
      // A look-up of this very entry goes on as the answer says, and the
      // engine does not know that it is there.
      if (H.Place == Place &&
          (Use.Op == ContainerOp::Erase || !isNext(H, Object, Now)) &&
          mayBeSame(Object, H.Object))
        Now = release(Now, Place, H.Object);
  if (Use.Op == ContainerOp::Erase)
    return Now;

  // A look-up that can find what is left of an object that ended.
  for (const Holding &H : holdings(Now)) {
    if (H.Place == Place && H.How.IsKey && isNext(H, Object, Now)) {
      Found.push_back(H);
      Now = release(Now, Place, H.Object);
    }
  }
  Now = lookUp(Now, Place);
  if (Use.Op == ContainerOp::Find || !Object)
    return Now;

  // A pointer to a base says what the object is called.
  QualType Type = KeyType->isPointerType() &&
                          !KeyType->getPointeeType()->isVoidType()
                      ? KeyType->getPointeeType()
                      : typeOfObject(Object, Event.getOriginExpr());
  QualType Class;
  if (const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Event.getDecl()))
    Class = typeOf(Method->getParent());
  if (!Class.isNull()) {
    QualType Wanted = keyTypeOf(Class);
    if (Wanted.isNull() ||
        !(Wanted->isPointerType() || Wanted->isIntegerType() ||
          (Index.traitsOf(Wanted) & TT_Text)) ||
        comparesThroughPointers(Class) ||
        guardsEntry(mappedTypeOf(Class), Index))
      return Now;
  }
  return putIn(Use, Event, Place, Object, Type, Now);
}

//===--- Calls ------------------------------------------------------------===//

/// The call stands in a header of the system: part of what a call by the user
/// does, which is known by its contract.
static bool isInside(CheckerContext &C) {
  const Decl *D = C.getLocationContext()->getStackFrame()->getDecl();
  return D && C.getSourceManager().isInSystemHeader(D->getLocation());
}

/// Calls \p Each with the place of every pointer that \p Event takes as a
/// `T *const &`. The engine takes that for a way to change the pointer; what
/// the system declares keeps it: the key that goes into a map is still the key.
/// So do the containers that take a `T &&` to forward it.
template <class Fn>
static void eachLentPointer(const CallEvent &Event, ModelIndex &Index,
                            Fn Each) {
  const auto *F = dyn_cast_or_null<FunctionDecl>(Event.getDecl());
  if (!F || !isOfSystem(Event))
    return;
  unsigned Params = std::min(F->getNumParams(), Event.getNumArgs());
  for (unsigned I = 0; I != Params; ++I) {
    QualType T = F->getParamDecl(I)->getType();
    if (T->isLValueReferenceType() && T->getPointeeType()->isPointerType() &&
        (T->getPointeeType().isConstQualified() ||
         useOf(Event, Index).Op != ContainerOp::None))
      if (Region Place = Event.getArgSVal(I).getAsRegion())
        Each(Place, T->getPointeeType());
  }
}

void IdentityModeling::checkPreCall(const Call &Event, Context &C) const {
  if (Debug && isDump(Event))
    return dump(C);
  ProgramStateRef State = C.getState();
  if (const auto *F = dyn_cast_or_null<FunctionDecl>(Event.getDecl())) {
    int Freed = freedBy(F);
    if (Freed >= 0 && unsigned(Freed) < Event.getNumArgs() &&
        !isInSharedOwner(C.getLocationContext(), index(C)))
      if (Region R = Event.getArgSVal(Freed).getAsRegion())
        State = end(State, R->StripCasts());
  }
  std::vector<Holding> Found;
  if (!isInside(C)) {
    State = useContainer(Event, C, State, Found);
    eachLentPointer(Event, index(C), [&](Region Place, QualType T) {
      State = lend(State, Place, State->getSVal(Place, T).getAsRegion());
    });
  }
  Sink To;
  Region Leaves =
      Escaping && !isInside(C) ? leaving(Event, C, State, To) : nullptr;
  if (Leaves)
    reportEscape(Leaves, To, Event, C, State);
  else if (!Found.empty() && Stale)
    reportStale(Found, /*AtEnd=*/false, C, State);
  else if (State != C.getState())
    C.addTransition(State);
}

/// \p Event takes \p Place by a reference or pointer through which it can be
/// changed or, with \p Itself, is a member of it that can.
static bool mayChange(const CallEvent &Event, Region Place, bool Itself) {
  const auto *F = dyn_cast_or_null<FunctionDecl>(Event.getDecl());
  if (!F)
    return false;
  unsigned Params = std::min(F->getNumParams(), Event.getNumArgs());
  for (unsigned I = 0; I != Params; ++I) {
    QualType T = F->getParamDecl(I)->getType();
    if ((T->isReferenceType() || T->isPointerType()) &&
        !T->getPointeeType().isConstQualified() && placeAt(Event, I) == Place)
      return true;
  }
  const auto *Method = dyn_cast<CXXMethodDecl>(F);
  return Itself && Method && Method->isInstance() && !Method->isConst() &&
         !isa<CXXConstructorDecl>(Method) &&
         placeAt(Event, Position::This) == Place;
}

/// A destructor without code, called by its name before a new object is made there.
static bool doesNothing(const CallEvent &Event) {
  const auto *Dtor = dyn_cast_or_null<CXXDestructorDecl>(Event.getDecl());
  return Dtor && Dtor->isTrivial();
}

ProgramStateRef IdentityModeling::unseen(const Call &Event, Context &C,
                                         State Now) const {
  if (!holdsAny(Now))
    return Now;
  const auto *F = dyn_cast_or_null<FunctionDecl>(Event.getDecl());
  if (isDump(Event))
    return Now;
  if (doesNothing(Event))
    return Now;
  if (isOfSystem(Event)) {
    if (runsUserCode(Event))
      return forget(Now);
    // swap, move, merge: what a library may change may be empty after.
    ContainerUse Use = useOf(Event, index(C));
    for (const Holding &H : holdings(Now))
      if (mayChange(Event, H.Place, Use.Op == ContainerOp::None))
        Now = release(Now, H.Place);
    return Now;
  }
  if ((F && isDiagnostic(F, *Names)) ||
      useOf(Event, index(C)).Op != ContainerOp::None)
    return Now;
  // A function that is handed the object, or a number of it, may erase its entry.
  auto Hand = [&](SVal Value) {
    if (Region R = identityIn(Now, Value))
      Now = escape(Now, R->getBaseRegion());
  };
  for (unsigned I = 0, N = Event.getNumArgs(); I != N; ++I)
    Hand(Event.getArgSVal(I));
  if (const auto *Method = dyn_cast<CXXInstanceCall>(&Event))
    Hand(Method->getCXXThisVal());
  return Now;
}

void IdentityModeling::checkPostCall(const Call &Event, Context &C) const {
  ProgramStateRef State = C.getState();
  if (!C.wasInlined)
    State = unseen(Event, C, State);
  if (isa_and_nonnull<CXXDestructorDecl>(Event.getDecl()) &&
      !isInSharedOwner(C.getLocationContext(), index(C)))
    if (Region R = placeAt(Event, Position::This))
      State = end(State, R);
  if (const auto *F = dyn_cast_or_null<FunctionDecl>(Event.getDecl()))
    if (F->getBuiltinID() == Builtin::BImalloc ||
        F->getBuiltinID() == Builtin::BIcalloc)
      if (Region R = trackable(Event.getReturnValue().getAsRegion()))
        State = make(State, R, nullptr);
  if (!isInside(C)) {
    eachLentPointer(Event, index(C), [&](Region Place, QualType) {
      State = giveBack(State, Place, C.getLocationContext());
    });
    State = carry(Event, C, State);
    State = followOwners(Event, C, index(C), State);
    State = followElements(Event, index(C), State);
  }
  if (State != C.getState())
    C.addTransition(State);
}

/// Code that can change the globals \p Changed can reach those in \p Space. The
/// engine takes a static local for one that only its function names, and many
/// functions hand it out.
static bool reaches(Region Changed, const MemSpaceRegion *Space) {
  return Changed == Space || (isa<GlobalInternalSpaceRegion>(Changed) &&
                              isa<StaticGlobalSpaceRegion>(Space));
}

ProgramStateRef IdentityModeling::checkRegionChanges(
    State Now, const InvalidatedSymbols *Invalidated, llvm::ArrayRef<Region>,
    llvm::ArrayRef<Region> Changed, const LocationContext *,
    const Call *By) const {
  // A plain assignment is checkBind's.
  if (!Invalidated)
    return Now;
  // A function of the system is known by its contract.
  if (By && (isOfSystem(*By) || isDump(*By) || doesNothing(*By) ||
             (Index && useOf(*By, *Index).Op != ContainerOp::None)))
    return Now;
  for (Region R : Changed) {
    Now = forgetOwners(Now, R);
    // Each global that has a value is among them.
    if (const auto *Var = dyn_cast<VarRegion>(R))
      if (Uses && Uses->isOnlyFilled(Var->getDecl()))
        continue;
    if (By && !isa<GlobalsSpaceRegion>(R)) {
      Now = escape(Now, R);
      continue;
    }
    // Without a call, memory that is freed loses its content, and is still the
    // object whose identity somebody holds.
    for (const Holding &H : holdings(Now))
      if (isa<MemSpaceRegion>(R)
              ? reaches(R, spaceOf(H.Place->getBaseRegion(), Now)) &&
                    !(Uses && Uses->isOnlyFilled(H.How.Name))
              : isWithin(H.Place, R))
        Now = release(Now, H.Place);
  }
  return Now;
}

} // namespace stableid
