//===--- Judge.cpp - which candidates are findings ------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Judge.h.
//
//===----------------------------------------------------------------------===//

#include "Judge.h"
#include "Lifetime.h"
#include "core/index/Unread.h"
#include "core/model/Container.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"
#include <set>

using namespace clang;
using namespace stableid;

/// One object for the whole life of the process is told apart from all others
/// by its address; only what must differ between processes or in time is not.
static bool mayBeStatic(IdentityKind Kind) {
  return Kind == IdentityKind::Object || Kind == IdentityKind::Thread;
}

/// A handle: an object that is nothing but one number, which is cast back to a
/// pointer. What went through it is a pointer still, whatever it fills later.
static bool isHandle(const Decl *D, const UnitIndex &Unit) {
  const auto *F = dyn_cast_or_null<FieldDecl>(D);
  return F && Unit.isCookie(F) && F->getFieldIndex() == 0 &&
         std::next(F->getParent()->field_begin()) == F->getParent()->field_end();
}

static bool isFinding(const Candidate &X, const Derivations &D,
                      const UnitIndex &Unit) {
  const Source &From = D.source(X.From.Src);
  if (From.Kind == SourceKind::Integer)
    return false;
  // Whatever a caller passes is the caller's matter, unless the type alone
  // says that it is an address.
  if (From.Kind == SourceKind::Input &&
      (!From.In.AddressByType || From.In.Fields[0]))
    return false;
  if (X.To.Kind == SinkKind::Output)
    return !Unit.isReadBack(X.Bytes.isNull() || !X.Bytes->isPointerType()
                                ? QualType()
                                : X.Bytes->getPointeeType());
  for (StepId S = X.From.Last; S; S = D.step(S).Previous)
    if (D.step(S).Kind == StepKind::Stored && isHandle(D.step(S).Name, Unit))
      return false;
  if (X.To.Kind == SinkKind::Key)
    return true;
  if (X.To.Local && !X.Escaped && X.Benign)
    return false;
  // A local that is named like an ID and only filled a cookie.
  if (X.To.Local && X.Into && Unit.isCookie(X.Into))
    return false;
  // A text that was found by arithmetic in another, and never made a number.
  if (X.From.Form != Shape::Address && From.Kind == SourceKind::Address &&
      !From.Type.isNull() && From.Type->isAnyCharacterType() &&
      !D.madePlainBy(X.From))
    return false;
  // A fingerprint made of many things tells states apart, not objects.
  if (X.To.Id.Kind == IdentityKind::Hash && X.From.Form == Shape::Mixed)
    return false;
  if (From.Whose == Storage::Static && mayBeStatic(X.To.Id.Kind))
    return false;
  // What a generator was seeded with is not what comes out of it.
  for (StepId S = X.From.Last; S; S = D.step(S).Previous)
    if (D.step(S).Kind == StepKind::Stored && Unit.isGenerator(D.step(S).Name))
      return false;
  return From.Kind == SourceKind::Thread || !Unit.isCookie(X.To.Decl);
}

/// Every use of the container is in this unit.
static bool isClosed(const ValueDecl *Container) {
  if (const auto *V = dyn_cast<VarDecl>(Container))
    return V->isStaticLocal() || !V->isExternallyVisible() ||
           V->getAccess() == AS_private;
  const auto *F = dyn_cast<FieldDecl>(Container);
  if (!F)
    return false;
  // A class of the source file itself, or a private member of one; and every
  // function of it is here. Those of a template are where they are called.
  const SourceManager &SM = F->getASTContext().getSourceManager();
  const auto *Class = dyn_cast<CXXRecordDecl>(F->getParent());
  if (!Class || !(SM.isInMainFile(SM.getExpansionLoc(F->getLocation())) ||
                  (F->getAccess() == AS_private && !Class->hasFriends())))
    return false;
  return llvm::all_of(Class->methods(), [](const CXXMethodDecl *M) {
    return M->isImplicit() || M->isDefaulted() || M->isDeleted() ||
           M->isDefined();
  });
}

/// It is there as long as the process is.
static bool livesOn(const ValueDecl *Container, const UnitIndex &Unit) {
  const auto *F = dyn_cast<FieldDecl>(Container);
  return F ? Unit.livesOn(F->getParent()) : livesOn(Container);
}

/// The entry of an object of class \p Key is taken out, here or by a function
/// of the unit that the container is handed to.
static bool isTakenOut(const ValueDecl *Container, const CXXRecordDecl *Key,
                       const UnitIndex &Unit, unsigned Depth = 3) {
  const UnitIndex::ContainerFacts &Facts = Unit.factsOf(Container);
  return Facts.Reset ||
         llvm::any_of(Facts.Erased,
                      [&](const CXXRecordDecl *Class) {
                        return sameAddress(Class, Key);
                      }) ||
         (Depth && llvm::any_of(Facts.As, [&](const ParmVarDecl *P) {
            return isTakenOut(P, Key, Unit, Depth - 1);
          }));
}

/// Whether a pointer is itself what a container of the Model tells keys apart
/// by: that was said where it was made, if that was seen.
static std::optional<Certainty>
judgeNamed(const UnitIndex::ContainerFacts &Facts, const ValueDecl *Container) {
  using Identity = UnitIndex::ContainerFacts::Identity;
  if (Facts.OwnsKeys || Facts.ToldBy == Identity::Content)
    return std::nullopt;
  return Facts.ToldBy == Identity::Address ||
                 !Container->getType()->isPointerType()
             ? Certainty::Certain
             : Certainty::Likely;
}

/// A member that is keyed by pointers themselves may outlive what they point to
/// only if nothing says that both end together.
static bool endTogether(const FieldDecl &Container, const CXXRecordDecl *Key,
                        const UnitIndex &Unit) {
  const RecordDecl *Owner = Container.getParent();
  return Unit.passes(Owner) || isBound(Owner) || livesInArena(Key) ||
         holds(Owner, Key) ||
         isBuildingBlock(Owner, keyTypeOf(Container.getType()));
}

/// A key that outlives its object: where the container lives, whose address
/// it is, and what else happens to it.
static std::optional<Certainty> judgeKey(const Candidate &X, const Source &From,
                                         const UnitIndex &Unit) {
  const auto *Container = dyn_cast_or_null<ValueDecl>(X.To.Decl);
  switch (X.To.Harm) {
  case KeyHarm::Compared:
    // What is taken back when the object goes is managed, and what is cast back
    // to a pointer is compared as one.
    if (Unit.isCleared(Container) || isHandle(Container, Unit))
      return std::nullopt;
    // An object that keeps its own address does not outlive it: a mark that
    // tells whether its bytes are still its own.
    if (const auto *Field = dyn_cast_or_null<FieldDecl>(Container))
      if (const RecordDecl *Class =
              From.Type.isNull() ? nullptr : From.Type->getAsRecordDecl();
          Class && Class->getCanonicalDecl() ==
                       Field->getParent()->getCanonicalDecl())
        return std::nullopt;
    // A thread that asks whether a lock or a slot is its own is alive.
    return From.Kind == SourceKind::Thread ? Certainty::Likely
                                           : Certainty::Certain;
  case KeyHarm::Moves:
    if (Unit.factsOf(From.ElementOf).Reserved)
      return std::nullopt;
    return Certainty::Certain;
  case KeyHarm::Text:
    // Who asks for addresses may know that each text has one.
    if (X.To.From)
      return Container && Unit.factsOf(Container).ToldBy ==
                              UnitIndex::ContainerFacts::Identity::Address
                 ? std::optional(Certainty::Likely)
                 : std::nullopt;
    return Certainty::Certain;
  case KeyHarm::Stored:
    return Certainty::Certain;
  case KeyHarm::Stays:
    if (!X.Escaped || !Container || Unit.factsOf(Container).Reset)
      return std::nullopt;
    return Certainty::Certain;
  case KeyHarm::Outlives:
    break;
  }
  if (!Container || From.Whose == Storage::Static ||
      From.subject() == "type_info" || isa<ParmVarDecl>(Container))
    return std::nullopt;
  const UnitIndex::ContainerFacts &Facts = Unit.factsOf(Container);
  std::optional<Certainty> ByPointer = Certainty::Certain;
  if (X.To.From && X.From.Form == Shape::Address)
    ByPointer = judgeNamed(Facts, Container);
  if (!ByPointer)
    return std::nullopt;
  if (isTakenOut(Container, X.To.KeyClass, Unit))
    return std::nullopt;
  bool OfOwner = isa<FieldDecl>(Container) &&
                 (From.Whose == Storage::This ||
                  isa_and_nonnull<FieldDecl>(From.ElementOf)) &&
                 (From.Object || From.ElementOf);
  if (OfOwner)
    return std::nullopt;
  if (From.Whose == Storage::Automatic && !Facts.Handed)
    return Certainty::Certain;
  bool Certain = livesOn(Container, Unit) && isClosed(Container) &&
                 Facts.Found && !Facts.Handed && !Unit.sawSkippedBody() &&
                 From.Kind != SourceKind::Thread &&
                 ByPointer == Certainty::Certain;
  if (Certain)
    return Certainty::Certain;
  if (const auto *Member = dyn_cast<FieldDecl>(Container);
      Member && X.From.Form == Shape::Address && X.To.KeyClass &&
      From.Kind != SourceKind::Thread && !livesOn(Container, Unit) &&
      endTogether(*Member, X.To.KeyClass, Unit))
    return std::nullopt;
  return Certainty::Likely;
}

/// The place that is edited to mend what is said at \p Loc: where a macro hands
/// a bare pointer to what makes an ID of it, the macro, however often it is used.
static SourceLocation mendedAt(SourceLocation Loc, Shape Form,
                               const SourceManager &SM) {
  if (!Loc.isMacroID() || Form != Shape::Address)
    return SM.getFileLoc(Loc);
  if (SM.isMacroArgExpansion(Loc))
    Loc = SM.getImmediateExpansionRange(Loc).getBegin();
  return SM.getSpellingLoc(Loc);
}

/// A body that nobody parsed may do what would make the finding go.
static bool isRefutable(const Candidate &X, Unread &Headers) {
  switch (X.To.Kind) {
  case SinkKind::Id:
    return Headers.mayCastBack(X.To.Decl);
  case SinkKind::Key:
    return Headers.mayTakeOut(X.To.Decl);
  default: {
    QualType T = X.Bytes;
    while (!T.isNull() && T->isPointerType())
      T = T->getPointeeType();
    return !T.isNull() && Headers.mayReadBytes(T->getAsTagDecl());
  }
  }
}

std::vector<Finding> stableid::judge(Candidates &All, const Derivations &D,
                                     const UnitIndex &Unit, ASTContext &AST) {
  const SourceManager &SM = AST.getSourceManager();
  Unread Headers(AST);
  std::vector<Finding> Out;
  for (size_t I = 0; I < All.size(); ++I) {
    const Candidate &X = All[I];
    // What a macro of the system does is not the user's to mend.
    if (!isFinding(X, D, Unit) || SM.isInSystemMacro(X.To.Loc))
      continue;
    Finding F;
    F.From = D.source(X.From.Src);
    F.To = X.To;
    F.Sure = X.To.Id.Sure;
    F.InC = !AST.getLangOpts().CPlusPlus;
    if (X.To.Kind == SinkKind::Key) {
      std::optional<Certainty> Sure = judgeKey(X, F.From, Unit);
      if (!Sure)
        continue;
      F.Sure = *Sure;
    }
    if (F.Sure == Certainty::Certain && isRefutable(X, Headers))
      F.Sure = Certainty::Likely;
    F.Echo = X.Echo;
    F.In = X.In;
    F.Mended = mendedAt(X.To.Loc, X.From.Form, SM);
    for (StepId S = X.From.Last; S; S = D.step(S).Previous)
      F.Steps.push_back(D.step(S));
    std::reverse(F.Steps.begin(), F.Steps.end());
    Out.push_back(std::move(F));
  }
  llvm::sort(Out, [&](const Finding &L, const Finding &R) {
    if (L.To.Loc != R.To.Loc)
      return SM.isBeforeInTranslationUnit(SM.getExpansionLoc(L.To.Loc),
                                          SM.getExpansionLoc(R.To.Loc));
    if (L.Sure != R.Sure)
      return L.Sure > R.Sure;
    if (L.To.Kind != R.To.Kind)
      return L.To.Kind < R.To.Kind;
    return L.From.Loc < R.From.Loc;
  });
  // An entry that stays says all that is to be said about its container.
  llvm::SmallPtrSet<const Decl *, 4> Stay;
  for (const Finding &F : Out)
    if (F.To.Kind == SinkKind::Key && F.To.Harm == KeyHarm::Stays)
      Stay.insert(F.To.Decl);
  llvm::erase_if(Out, [&](const Finding &F) {
    return F.To.Kind == SinkKind::Key && F.To.Harm == KeyHarm::Outlives &&
           Stay.count(F.To.Decl);
  });
  // A container is mended once, wherever keys are put in.
  std::set<std::tuple<const Decl *, KeyHarm, bool>> Mended;
  llvm::erase_if(Out, [&](const Finding &F) {
    return F.To.Kind == SinkKind::Key && F.To.Decl &&
           !Mended
                .insert({F.To.Decl->getCanonicalDecl(), F.To.Harm,
                         F.Sure == Certainty::Certain})
                .second;
  });
  // One warning per place and kind: instantiations of a template, and several
  // addresses that are mixed into one ID or reach one sink from several
  // callers, are mended by one edit.
  std::set<std::pair<unsigned, SinkKind>> Told;
  llvm::erase_if(Out, [&](const Finding &F) {
    return !Told.insert({F.Mended.getRawEncoding(), F.To.Kind}).second;
  });
  return Out;
}
