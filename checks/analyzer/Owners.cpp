// Smart pointers on a path. See Owners.h.
#include "Owners.h"
#include "Inputs.h"
#include "UnseenCode.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/StaticAnalyzer/Core/PathSensitive/ProgramStateTrait.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace clang::ento;

// The object of each smart pointer; null of one that was just made with a new object,
// which nobody has asked for its address yet.
REGISTER_MAP_WITH_PROGRAMSTATE(Owners, const MemRegion *, const MemRegion *)
// Objects of which all owners are followed.
REGISTER_SET_WITH_PROGRAMSTATE(Counted, const MemRegion *)

namespace stableid {

/// More smart pointers of one path are not followed.
static constexpr unsigned MaxOwners = 32;

/// Tells the symbols that are made here from those of the engine.
static const char OwnerTag = 0;

static bool isOfSystemHeader(const Decl *D) {
  return D->getASTContext().getSourceManager().isInSystemHeader(
      D->getLocation());
}

/// The user's own code deletes what a \p Class owns, and may do more.
static bool hasDeleterOfUser(const CXXRecordDecl *Class) {
  const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(Class);
  if (!Spec)
    return false;
  llvm::ArrayRef<TemplateArgument> Args = Spec->getTemplateArgs().asArray();
  if (Args.size() < 2 || Args[1].getKind() != TemplateArgument::Type)
    return false;
  const CXXRecordDecl *Deleter = Args[1].getAsType()->getAsCXXRecordDecl();
  return !Deleter || !isOfSystemHeader(Deleter);
}

Owning owningOf(const CXXRecordDecl *Class, ModelIndex &Index) {
  Class = Class ? Class->getDefinition() : nullptr;
  if (!Class || !isOfSystemHeader(Class) || Class->hasTrivialDestructor())
    return Owning::None;
  uint16_t Traits = Index.traitsOf(typeOf(Class));
  if (Traits & TT_Owner)
    return Owning::Shared;
  if (!(Traits & TT_Address))
    return Owning::None;
  bool Copies = llvm::any_of(Class->ctors(), [](const CXXConstructorDecl *C) {
    return C->isCopyConstructor() && !C->isDeleted();
  });
  return Copies || Class->needsImplicitCopyConstructor() ? Owning::None
                                                         : Owning::Alone;
}

static Owning owningOf(QualType T, ModelIndex &Index) {
  return owningOf(T.getNonReferenceType()->getAsCXXRecordDecl(), Index);
}

bool isInSharedOwner(const LocationContext *Where, ModelIndex &Index) {
  for (; Where; Where = Where->getParent()) {
    const auto *Frame = dyn_cast<StackFrameContext>(Where);
    if (!Frame)
      continue;
    if (!isOfSystemHeader(Frame->getDecl()))
      return false;
    const auto *Method = dyn_cast<CXXMethodDecl>(Frame->getDecl());
    if (Method && owningOf(Method->getParent(), Index) == Owning::Shared)
      return true;
  }
  return false;
}

//===--- The state --------------------------------------------------------===//

static bool isFollowed(ProgramStateRef State, Region Owner) {
  return State->contains<Owners>(Owner);
}

static Region ownedBy(ProgramStateRef State, Region Owner) {
  const MemRegion *const *Known = State->get<Owners>(Owner);
  return Known ? *Known : nullptr;
}

bool isOwned(ProgramStateRef State, Region Object) {
  return llvm::any_of(State->get<Owners>(), [Object](const auto &Entry) {
    return Entry.second && isWithin(Object, Entry.second);
  });
}

static ProgramStateRef own(ProgramStateRef State, Region Owner, Region Object) {
  unsigned Size = 0;
  for (const auto &Entry : State->get<Owners>()) {
    (void)Entry;
    if (++Size >= MaxOwners)
      return State;
  }
  return State->set<Owners>(Owner, Object);
}

/// Others than those that are followed may own what \p Owner owns.
static ProgramStateRef uncount(ProgramStateRef State, Region Owner) {
  if (!isFollowed(State, Owner))
    return State;
  Region Object = ownedBy(State, Owner);
  if (!Object)
    return State->remove<Owners>(Owner);
  return State->remove<Counted>(Object);
}

/// \p Owner owns nothing any more, and nobody knows what becomes of its object.
static ProgramStateRef lose(ProgramStateRef State, Region Owner) {
  State = uncount(State, Owner);
  return isFollowed(State, Owner) ? State->remove<Owners>(Owner) : State;
}

/// \p Owner lets go of its object, which ends if nobody else owns it.
static ProgramStateRef letGo(ProgramStateRef State, Region Owner, Owning How,
                             bool DeletedByUser) {
  if (!isFollowed(State, Owner))
    return State;
  Region Object = ownedBy(State, Owner);
  State = State->remove<Owners>(Owner);
  if (!Object)
    return State;
  if (How == Owning::Shared) {
    bool Others = llvm::any_of(State->get<Owners>(), [&](const auto &Entry) {
      return Entry.second == Object;
    });
    if (Others || !State->contains<Counted>(Object))
      return State;
    State = State->remove<Counted>(Object);
  }
  return DeletedByUser ? escape(State, Object->getBaseRegion())
                       : end(State, Object);
}

ProgramStateRef forgetOwners(ProgramStateRef State, Region R) {
  for (const auto &[Owner, Object] : State->get<Owners>())
    if (isWithin(Owner, R))
      State = lose(State, Owner);
  return State;
}

ProgramStateRef reapOwners(ProgramStateRef State, SymbolReaper &Reaper) {
  for (const auto &[Owner, Object] : State->get<Owners>())
    if (!Reaper.isLiveRegion(Owner))
      State = lose(State, Owner);
  return State;
}

//===--- Calls ------------------------------------------------------------===//

namespace {

/// One call, as far as it concerns smart pointers.
class OwnerCall {
public:
  OwnerCall(const CallEvent &Event, CheckerContext &C, ModelIndex &Index,
            ProgramStateRef State)
      : Event(Event), C(C), Index(Index), State(std::move(State)),
        F(dyn_cast_or_null<FunctionDecl>(Event.getDecl())) {}

  ProgramStateRef follow() {
    if (!F)
      return State;
    if (const auto *Method = dyn_cast<CXXMethodDecl>(F))
      if (Owning How = owningOf(Method->getParent(), Index);
          How != Owning::None && Method->isInstance()) {
        if (Region This = placeAt(Event, Position::This))
          member(Method, How, This);
        else if (Region From = ownerAt(0))
          State = lose(State, From);
        return State;
      }
    if (!isa<CXXMethodDecl>(F) && isOfSystem(Event) &&
        owningOf(F->getReturnType(), Index) != Owning::None &&
        F->getReturnType()->isRecordType())
      made();
    else
      handedOver();
    return State;
  }

private:
  /// The smart pointer that argument \p I is.
  Region ownerAt(unsigned I) const {
    return I < F->getNumParams() && I < Event.getNumArgs() &&
                   owningOf(F->getParamDecl(I)->getType(), Index) !=
                       Owning::None
               ? placeAt(Event, I)
               : nullptr;
  }

  void member(const CXXMethodDecl *Method, Owning How, Region This) {
    bool DeletedByUser = hasDeleterOfUser(Method->getParent());
    if (isa<CXXDestructorDecl>(Method)) {
      State = letGo(State, This, How, DeletedByUser);
      return;
    }
    if (isa<CXXConstructorDecl>(Method))
      return take(How, This);
    if (Method->getOverloadedOperator() == OO_Equal) {
      // p = std::move(p) and p = p keep what they have.
      if (ownerAt(0) == This)
        return;
      State = letGo(State, This, How, DeletedByUser);
      return take(How, This);
    }
    QualType Result = Method->getReturnType();
    if (Result->isPointerType() && Method->getNumParams() == 0 &&
        Method->getDeclName().isIdentifier()) {
      ask(Method, How, This);
      return;
    }
    if (Method->isConst())
      return;
    if (!Result->isVoidType()) {
      State = lose(State, This);
    } else if (Region Other = ownerAt(0)) {
      swap(This, Other);
    } else {
      State = letGo(State, This, How, DeletedByUser);
      take(How, This);
    }
  }

  /// \p This owns what the first argument is, or owns.
  void take(Owning How, Region This) {
    if (Region From = ownerAt(0)) {
      if (!isFollowed(State, From))
        return;
      if (F->getParamDecl(0)->getType()->isRValueReferenceType()) {
        Region Object = ownedBy(State, From);
        State = own(State->remove<Owners>(From), This, Object);
      } else if (Region Object = known(From)) {
        State = own(State, This, Object);
        // One that is not followed, for want of room.
        if (!isFollowed(State, This))
          State = State->remove<Counted>(Object);
      }
      return;
    }
    if (Event.getNumArgs() == 0)
      return;
    Region Object = trackable(Event.getArgSVal(0).getAsRegion());
    if (!Object)
      return;
    State = own(State, This, Object);
    // A deleter of the user's own may do more than delete.
    if (How == Owning::Shared && Event.getNumArgs() == 1 &&
        isFollowed(State, This) && isFresh(Object))
      State = State->add<Counted>(Object);
  }

  /// \p Object is the result of a new expression on this path, and nobody owns it.
  bool isFresh(Region Object) const {
    const auto *Symbolic = dyn_cast<SymbolicRegion>(Object);
    const auto *Made = Symbolic
                           ? dyn_cast<SymbolConjured>(Symbolic->getSymbol())
                           : nullptr;
    return Made && isa_and_nonnull<CXXNewExpr>(Made->getStmt());
  }

  /// The object of \p Owner, which gets a name of its own if it has none.
  Region known(Region Owner) {
    if (Region Object = ownedBy(State, Owner))
      return Object;
    const auto *Typed = dyn_cast<TypedValueRegion>(Owner);
    QualType Pointer = Typed ? pointerOf(Typed->getValueType()) : QualType();
    const Expr *E = Event.getOriginExpr();
    if (Pointer.isNull() || !E)
      return nullptr;
    Region Object = conjuredFor(E, Pointer, C, &OwnerTag).getAsRegion();
    if (!Object)
      return nullptr;
    State = State->set<Owners>(Owner, Object)->add<Counted>(Object);
    return Object;
  }

  QualType pointerOf(QualType Owner) const {
    const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
        Owner->getAsCXXRecordDecl());
    if (!Spec || Spec->getTemplateArgs().size() == 0 ||
        Spec->getTemplateArgs()[0].getKind() != TemplateArgument::Type)
      return {};
    return C.getASTContext().getPointerType(
        Spec->getTemplateArgs()[0].getAsType());
  }

  /// The address of the object, as get() and release() give it.
  void ask(const CXXMethodDecl *Method, Owning How, Region This) {
    Region Object = ownedBy(State, This);
    Region Given = trackable(Event.getReturnValue().getAsRegion());
    if (!Object && Given) {
      bool New = isFollowed(State, This);
      State = own(State, This, Given);
      if (New && How == Owning::Shared)
        State = State->add<Counted>(Given);
    } else if (Object && Given && Object != Given && C.wasInlined) {
      rename(Object, Given);
    } else if (Object && Object != Given && !C.wasInlined &&
               Event.getOriginExpr()) {
      // The engine knows no other answer, and a new one each time.
      State = State->BindExpr(Event.getOriginExpr(), C.getLocationContext(),
                              loc::MemRegionVal(Object));
    }
    if (!Method->isConst())
      State = lose(State, This);
  }

  /// The engine knows the object \p From, which was named here, as \p To.
  void rename(Region From, Region To) {
    const auto *Symbolic = dyn_cast<SymbolicRegion>(From);
    const auto *Named = Symbolic
                            ? dyn_cast<SymbolConjured>(Symbolic->getSymbol())
                            : nullptr;
    if (!Named || Named->getTag() != &OwnerTag)
      return;
    for (const auto &[Owner, Object] : State->get<Owners>())
      if (Object == From)
        State = State->set<Owners>(Owner, To);
    if (State->contains<Counted>(From))
      State = State->remove<Counted>(From)->add<Counted>(To);
  }

  void swap(Region L, Region R) {
    bool HasL = isFollowed(State, L), HasR = isFollowed(State, R);
    Region OfL = ownedBy(State, L), OfR = ownedBy(State, R);
    if (HasL)
      State = State->remove<Owners>(L);
    if (HasR)
      State = State->remove<Owners>(R);
    if (HasL)
      State = own(State, R, OfL);
    if (HasR)
      State = own(State, L, OfR);
  }

  /// A function such as make_shared gives a smart pointer with an object of its own,
  /// unless it is handed one.
  void made() {
    for (unsigned I = 0; I != F->getNumParams(); ++I)
      if (owningOf(F->getParamDecl(I)->getType(), Index) != Owning::None)
        return handedOver();
    std::optional<SVal> Made = Event.getReturnValueUnderConstruction();
    Region Place = Made ? Made->getAsRegion() : nullptr;
    if (Place && !isFollowed(State, Place))
      State = own(State, Place, nullptr);
  }

  /// Code that is not followed can copy the smart pointers that it is handed, or
  /// change them.
  void handedOver() {
    if (State->get<Owners>().isEmpty() || (C.wasInlined && !isOfSystem(Event)))
      return;
    Region Result = Event.getReturnValue().getAsRegion();
    unsigned Params = std::min(F->getNumParams(), Event.getNumArgs());
    for (unsigned I = 0; I != Params; ++I) {
      Region Place = placeAt(Event, I);
      // std::move and its like only name it.
      if (!Place || (Result && Result->StripCasts() == Place))
        continue;
      QualType T = F->getParamDecl(I)->getType();
      if (isFollowed(State, Place) && T->isReferenceType() &&
          T->getPointeeType().isConstQualified())
        State = uncount(State, Place);
      else
        State = forgetOwners(State, Place);
    }
    // Variadic ones are copies.
    for (unsigned I = Params; I < Event.getNumArgs(); ++I)
      if (Region Place = placeAt(Event, I))
        State = forgetOwners(State, Place);
    if (Region This = placeAt(Event, Position::This))
      if (!isa<CXXDestructorDecl>(F))
        State = forgetOwners(State, This);
  }

  const CallEvent &Event;
  CheckerContext &C;
  ModelIndex &Index;
  ProgramStateRef State;
  const FunctionDecl *const F;
};

} // namespace

ProgramStateRef followOwners(const CallEvent &Event, CheckerContext &C,
                             ModelIndex &Index, ProgramStateRef State) {
  return OwnerCall(Event, C, Index, std::move(State)).follow();
}

} // namespace stableid
