//===--- ReasonsOutlives.cpp - does the place outlive the object ----------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A place that is there when the object may be gone, or that others read,
// answers yes. A holder that ends first, belongs to the object's owner, or owns
// the object is no.
//
//===----------------------------------------------------------------------===//

#include "Reasons.h"
#include "core/lifetime/Callers.h"
#include "core/lifetime/Care.h"
#include "core/lifetime/Declared.h"
#include "core/lifetime/Ending.h"
#include "core/lifetime/Extent.h"
#include "core/lifetime/Keeper.h"
#include "core/lifetime/Ownership.h"
#include "core/lifetime/Present.h"
#include "core/model/Container.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;
using namespace stableid;

static Evidence isVagueChannel(const Case &C) {
  return C.To.Id.Sure == Certainty::Likely;
}

/// A caller hands over the address of a local, on an object that it did not
/// make: whatever keeps that object, the local ends first.
static bool isHandedLocal(const Case &C) {
  unsigned Param = ~0U;
  if (const auto *P = dyn_cast_or_null<ParmVarDecl>(C.From.Object);
      P && P->getType()->isReferenceType())
    Param = P->getFunctionScopeIndex();
  else if (C.From.Kind == SourceKind::Input && !C.From.In.Content)
    Param = C.From.In.Param;
  if (!C.X.In || Param >= C.X.In->getNumParams() || !C.place() ||
      C.container().Handed)
    return false;
  llvm::SmallVector<const FunctionDecl *, 4> Takers;
  for (const UnitIndex::ContainerFacts::Taken &T : C.container().Takes)
    if (const FunctionDecl *F = C.Unit.entries()[T.Entry].Function)
      if (!T.WhenFull)
        Takers.push_back(F->getCanonicalDecl());
  const auto *Place = dyn_cast<VarDecl>(C.place());
  return endsInCaller(C.X.In, Param, Takers,
                      Place && Place->hasGlobalStorage(), C.Unit);
}

/// A pointer that an earlier call kept; nothing shows that its object ended.
static Evidence isEndUnseen(const Case &C) {
  return C.isKey(KeyHarm::Compared) && C.To.Id.Sure == Certainty::Likely &&
         (isa_and_nonnull<ParmVarDecl>(C.place()) || !isHandedLocal(C));
}

/// Other processes, and the next run, may have an object at that address.
static bool staysInProcess(const Case &C) {
  return C.To.Id.Kind == IdentityKind::Object ||
         C.To.Id.Kind == IdentityKind::Thread;
}

static Evidence doesNeverEnd(const Case &C) {
  return staysInProcess(C) && neverEnds(C.From, C.Unit, C.AST);
}

static Evidence staysLocal(const Case &C) {
  return C.To.Local && !C.X.Escaped && C.X.Benign;
}

/// An object that keeps its own address does not outlive it: a mark that tells
/// whether its bytes are still its own.
static Evidence isOwnMark(const Case &C) {
  const RecordDecl *Owner = C.isKey(KeyHarm::Compared) ? C.owner() : nullptr;
  const RecordDecl *Class =
      Owner && !C.From.Type.isNull() ? C.From.Type->getAsRecordDecl() : nullptr;
  return Class && Class->getCanonicalDecl() == Owner->getCanonicalDecl();
}

static Evidence isReserved(const Case &C) {
  return C.isKey(KeyHarm::Moves) && C.From.ElementOf &&
         C.Unit.factsOf(C.From.ElementOf).Reserved;
}

static Evidence ownsKeys(const Case &C) {
  return C.isKept() && C.To.From && C.X.From.Form == Shape::Address &&
         C.container().OwnsKeys;
}

/// PtrIdentityHash: the container says by the name of its hasher or comparison
/// that it tells objects apart, and its author has thought of their ends.
static Evidence isDeliberate(const Case &C) {
  const auto *Made = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      C.isKept() && C.place() ? C.containerType()->getAsCXXRecordDecl()
                              : nullptr);
  const Lexicon &Names = C.Unit.names();
  return Made && llvm::any_of(Made->getTemplateArgs().asArray(),
                              [&](const TemplateArgument &A) {
                                const CXXRecordDecl *Class =
                                    A.getKind() == TemplateArgument::Type
                                        ? A.getAsType()->getAsCXXRecordDecl()
                                        : nullptr;
                                return Class && Class->getIdentifier() &&
                                       Names.says(WR_Deliberate,
                                                  Class->getName()) &&
                                       Names.says(WR_Address, Class->getName());
                              });
}

static Evidence isOfOwner(const Case &C) {
  return C.isKept() && C.owner() &&
         (C.From.Whose == Storage::This ||
          isa_and_nonnull<FieldDecl>(C.From.ElementOf)) &&
         (C.From.Object || C.From.ElementOf);
}

/// The body that puts the key in.
static const Stmt *bodyOf(const Case &C) {
  return C.X.In ? C.X.In->getBody() : nullptr;
}

static bool mayOwnKey(const Case &C) {
  return C.isKept() && C.place() && !C.endsBefore() &&
         entryTypeOf(C.containerType(), C.keyClass(), C.Index).MayOwn;
}

static bool fillsOwner(const Case &C) {
  const Expr *Key = C.key();
  const Stmt *Body = bodyOf(C);
  return Key && Body && isHandedToOwner(Body, Key);
}

static Evidence isOwnedByEntry(const Case &C) {
  return mayOwnKey(C) && fillsOwner(C);
}

/// A map from one object to another of its class has owners, too.
static Evidence mayBeOwned(const Case &C) {
  return mayOwnKey(C) && !fillsOwner(C);
}

/// A hit is believed only if something in the entry that dies with the object
/// says so.
static Evidence isTested(const Case &C) {
  if (!C.isKept() || !C.place())
    return false;
  bool MayWatch =
      entryTypeOf(C.containerType(), C.keyClass(), C.Index).MayWatch;
  for (const UnitIndex::ContainerFacts::Asked &Use : C.container().Uses) {
    const FunctionDecl *F = C.Unit.entries()[Use.Entry].Function;
    const Stmt *Body = F ? F->getBody() : nullptr;
    if (Body && ((MayWatch && isWatched(Body, C.Index)) ||
                 (Use.Key && isCompared(Body, Use.Key, C.containerType()))))
      return F;
  }
  return false;
}

static Evidence isReferenced(const Case &C) {
  const Expr *Key = C.isKept() ? C.key() : nullptr;
  const Stmt *Body = bodyOf(C);
  return Key && Body && takesReference(Body, Key, C.Unit.names());
}

/// The objects are seen to end before the owner of the container does.
static bool endsBeforeOwner(const Case &C) {
  const auto *Member = dyn_cast_or_null<FieldDecl>(C.place());
  return Member && (takenFromSibling(Member, C.To.KeyClass, C.Unit) ||
                    isDeletedBy(Member->getParent(), C.To.KeyClass, C.Unit));
}

/// The container may be gone when the object is.
static bool mayGoFirst(const Case &C) {
  return C.isKept() && C.place() && !C.endsBefore() &&
         extentOf(C.place(), C.Unit) != Extent::Process;
}

static Evidence isOwnerUnseen(const Case &C) {
  return mayGoFirst(C) && !endsBeforeOwner(C) && !isHandedLocal(C);
}

/// A member that is keyed by pointers themselves may outlive what they point to
/// only if nothing says that both end together.
static const RecordDecl *ownerOfPointers(const Case &C) {
  return C.X.From.Form == Shape::Address && C.To.KeyClass &&
                 C.From.Kind != SourceKind::Thread && mayGoFirst(C)
             ? C.owner()
             : nullptr;
}

/// The same, where nothing shows that the objects end before it.
static const RecordDecl *ownerOfUnended(const Case &C) {
  const RecordDecl *Owner = ownerOfPointers(C);
  return Owner && !endsBeforeOwner(C) ? Owner : nullptr;
}

static Evidence isPassing(const Case &C) {
  const RecordDecl *Owner = ownerOfPointers(C);
  return Owner && C.Unit.passes(Owner);
}

static Evidence isBoundOwner(const Case &C) {
  const RecordDecl *Owner = ownerOfUnended(C);
  return Owner && isBound(Owner);
}

static Evidence isArenaKey(const Case &C) {
  return ownerOfPointers(C) && livesInArena(C.To.KeyClass);
}

static Evidence isHeldByOwner(const Case &C) {
  const RecordDecl *Owner = ownerOfUnended(C);
  return Owner && holds(Owner, C.To.KeyClass);
}

static Evidence isPartOfContainer(const Case &C) {
  const RecordDecl *Owner = ownerOfUnended(C);
  return Owner && isBuildingBlock(Owner, keyTypeOf(C.place()->getType()));
}

static Evidence isKeptForGood(const Case &C) {
  return C.isKept() && C.place() &&
         isGivenByKeeper(C.key(), C.keyClass(), C.Unit);
}

static Evidence isKeptBesideKeys(const Case &C) {
  return C.isKept() && C.place() && !C.endsBefore() &&
         C.X.From.Form == Shape::Address &&
         isKeptBeside(C.place(), C.keyClass(), C.Unit, C.Index);
}

static Evidence isThereAlready(const Case &C) {
  const Expr *Key = C.isKept() ? C.key() : nullptr;
  const Stmt *Body = bodyOf(C);
  return Key && Body && isKnownPresent(Body, Key, C.Index, C.AST);
}

/// Hash consing: the keys are objects of the class that they point to, and an
/// object is made of others that were put in before.
static Evidence isConsed(const Case &C) {
  if (!C.isKept() || !C.place() || !C.From.Class || !C.container().Takes.empty())
    return false;
  QualType Key = keyTypeOf(C.containerType());
  const RecordDecl *Class = Key.isNull() ? nullptr : Key->getAsRecordDecl();
  return Class && Class->getCanonicalDecl() == C.From.Class->getCanonicalDecl();
}

llvm::ArrayRef<Reason> stableid::reasonsOutlives() {
  static constexpr Reason Rows[] = {
      {"vague-channel", Question::Outlives, Answer::Unknown, Reason::Outputs,
       isVagueChannel,
       "nothing says whether what is written there leaves the process"},
      {"end-unseen", Question::Outlives, Answer::Unknown, Reason::Keys,
       isEndUnseen,
       "nothing shows that the object ends before it is compared again"},
      {"never-ends", Question::Outlives, Answer::Unknown, Reason::Ids,
       doesNeverEnd,
       "every object of the class that the unit makes is there to the end"},
      {"stays-local", Question::Outlives, Answer::No, Reason::Ids, staysLocal,
       "the local variable is only compared, masked or logged"},
      {"own-mark", Question::Outlives, Answer::No, Reason::Keys, isOwnMark,
       "the object keeps its own address, and ends with it"},
      {"reserved", Question::Outlives, Answer::No, Reason::Keys, isReserved,
       "room is made before the container grows, so its elements stay"},
      {"owns-keys", Question::Outlives, Answer::No, Reason::Keys, ownsKeys,
       "the container frees its keys, so that they live as long as its "
       "entries"},
      {"deliberate", Question::Outlives, Answer::No, Reason::Keys,
       isDeliberate,
       "the container's hasher says by its name that it tells objects apart by "
       "their addresses"},
      {"owned-by-entry", Question::Outlives, Answer::No, Reason::Keys,
       isOwnedByEntry, "the entry owns the object that is its key"},
      {"may-be-owned", Question::Outlives, Answer::Unknown, Reason::Keys,
       mayBeOwned, "the entry has room for an owner of the key's object"},
      {"referenced-key", Question::Outlives, Answer::No, Reason::Keys,
       isReferenced,
       "who puts the key in takes a reference to its object"},
      {"tested-hit", Question::Outlives, Answer::No, Reason::Keys, isTested,
       "a hit is tested against something that ends with the object"},
      {"of-owner", Question::Outlives, Answer::No, Reason::Keys, isOfOwner,
       "the container and the object are parts of one object"},
      {"owner-unseen", Question::Outlives, Answer::Unknown, Reason::Keys,
       isOwnerUnseen, "nothing says how long the owner of the container lives"},
      {"passing-owner", Question::Outlives, Answer::No, Reason::Keys, isPassing,
       "a function makes the container's owner for itself"},
      {"bound-owner", Question::Outlives, Answer::No, Reason::Keys,
       isBoundOwner,
       "the container's owner refers to others for as long as it lives"},
      {"arena-key", Question::Outlives, Answer::No, Reason::Keys, isArenaKey,
       "nobody deletes a single object of the key's class"},
      {"held-by-owner", Question::Outlives, Answer::No, Reason::Keys,
       isHeldByOwner, "the container's owner holds objects of the key's class"},
      {"kept-for-good", Question::Outlives, Answer::No, Reason::Keys,
       isKeptForGood,
       "the function that gives the object keeps it as long as the process "
       "lives"},
      {"kept-beside", Question::Outlives, Answer::No, Reason::Keys,
       isKeptBesideKeys,
       "what keeps the objects stands beside the container, and gives none up"},
      {"there-already", Question::Outlives, Answer::No, Reason::Keys,
       isThereAlready,
       "the key is only read there, since a look-up has found it"},
      {"consed", Question::Outlives, Answer::No, Reason::Keys, isConsed,
       "the container holds the objects that its keys are made of, and gives "
       "none up"},
      {"part-of-container", Question::Outlives, Answer::No, Reason::Keys,
       isPartOfContainer,
       "the class is a container itself, and is kept by whoever uses it"},
  };
  return Rows;
}
