//===--- UnitContainer.cpp - what a unit does to its containers -----------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The look-ups and erasures of keys in containers, and who else may do so. See
// UnitIndex.h.
//
//===----------------------------------------------------------------------===//

#include "UnitIndex.h"
#include "core/model/Container.h"
#include "core/source/Source.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace stableid;

const UnitIndex::ContainerFacts &
UnitIndex::factsOf(const ValueDecl *Container) const {
  static const ContainerFacts Nothing;
  auto It = Containers.find(cast<ValueDecl>(Container->getCanonicalDecl()));
  return It == Containers.end() ? Nothing : It->second;
}

/// An address, or an object with one inside, that tells keys apart.
static bool holdsAddress(QualType Key, ModelIndex &Index) {
  if (Key.isNull())
    return false;
  if (isAddressLike(Key, Index) || firstPointerInside(Key))
    return true;
  const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      Key->getAsCXXRecordDecl());
  return Spec && llvm::any_of(Spec->getTemplateArgs().asArray(),
                              [&](const TemplateArgument &A) {
                                return A.getKind() == TemplateArgument::Type &&
                                       A.getAsType()->isObjectPointerType();
                              });
}

/// ~Cache() and cache_free(), where an object ends; free_unused_pages() ends
/// others.
static bool endsObjects(const FunctionDecl *F, const Lexicon &Names) {
  if (!F || isa<CXXDestructorDecl>(F))
    return F != nullptr;
  if (!F->getDeclName().isIdentifier())
    return false;
  auto Words = splitName(F->getName());
  return !Words.empty() &&
         (Names.is(WR_Ends, Words.back()) || Names.is(WR_Ends, Words.front())) &&
         !Names.says(WR_Spare, F->getName());
}

/// The object that \p E names when casts, & and *, copies and reads are taken off.
static const Expr *bareIterator(const Expr *E) {
  while (true) {
    const Expr *Bare = E->IgnoreUnlessSpelledInSource();
    if (const auto *M = dyn_cast<MemberExpr>(Bare))
      Bare = M->getBase();
    else if (const auto *U = dyn_cast<UnaryOperator>(Bare))
      Bare = U->getSubExpr();
    else if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(Bare);
             Op && Op->getNumArgs() >= 1 &&
             (Op->getOperator() == OO_Star || Op->getOperator() == OO_Arrow ||
              Op->getOperator() == OO_PlusPlus ||
              Op->getOperator() == OO_MinusMinus))
      Bare = Op->getArg(0);
    if (Bare == E)
      return E;
    E = Bare;
  }
}

/// c.begin(), order.front(): a container gives an element of its own choice.
static bool isGiven(const Expr *E, ModelIndex &Index, unsigned Depth = 3) {
  E = bareIterator(E);
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E))
    return Call->getNumArgs() == 0 &&
           (Index.traitsOf(Call->getImplicitObjectArgument()
                               ->getType()
                               .getNonReferenceType()) &
            TT_Container);
  // std::prev(c.end())
  if (const auto *Call = dyn_cast<CallExpr>(E))
    return Depth && Call->getNumArgs() >= 1 &&
           Call->getType().getCanonicalType().getUnqualifiedType() ==
               Call->getArg(0)
                   ->getType()
                   .getCanonicalType()
                   .getUnqualifiedType() &&
           isGiven(Call->getArg(0), Index, Depth - 1);
  // A variable that was begun with one, and is not the one of a loop, which may
  // look for what has to go.
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  const auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  return V && Depth && V->hasLocalStorage() && V->getInit() &&
         V->getType().isConstQualified() &&
         isGiven(V->getInit(), Index, Depth - 1);
}

/// A number is compared with how much there may be. \p Called: one of them is
/// what something says of itself, as its size.
static bool saysFull(const Expr *Cond, bool Called) {
  Cond = Cond ? Cond->IgnoreParenImpCasts() : nullptr;
  const auto *B = dyn_cast_or_null<BinaryOperator>(Cond);
  if (!B)
    return false;
  if (B->isLogicalOp())
    return saysFull(B->getLHS(), Called) || saysFull(B->getRHS(), Called);
  auto IsCall = [](const Expr *E) {
    return isa<CallExpr>(E->IgnoreParenImpCasts());
  };
  return B->isRelationalOp() && B->getLHS()->getType()->isIntegerType() &&
         B->getRHS()->getType()->isIntegerType() &&
         (!Called || IsCall(B->getLHS()) || IsCall(B->getRHS()));
}

const Stmt *UnitIndex::guardedByNumber(const Stmt *S) {
  if (const auto *If = dyn_cast<IfStmt>(S))
    return saysFull(If->getCond(), /*Called=*/false) ? If->getThen() : nullptr;
  // A loop that counts is no such guard.
  const auto *While = dyn_cast<WhileStmt>(S);
  return While && saysFull(While->getCond(), /*Called=*/true) ? While->getBody()
                                                              : nullptr;
}

llvm::ArrayRef<unsigned>
UnitIndex::callersWhenFull(const FunctionDecl *F) const {
  auto It = FullCallers.find(F->getCanonicalDecl());
  if (It == FullCallers.end() ||
      llvm::any_of(mentionsOf(F), [&](unsigned Entry) {
        return !llvm::is_contained(It->second, Entry);
      }))
    return {};
  return It->second;
}

void UnitIndex::visitContainer(const ContainerUse &Use, const Expr *E,
                               unsigned Entry) {
  const ValueDecl *Iterator = Use.Op == ContainerOp::Read && Use.Key
                                  ? namedObject(Use.Key)
                                  : nullptr;
  if (Use.Op == ContainerOp::None || Use.Op == ContainerOp::Grow ||
      (Use.Op == ContainerOp::Read && !Iterator))
    return;
  // A class that is a container itself takes out what any of its objects holds.
  if (Use.Self) {
    if (Use.Op == ContainerOp::Read)
      return;
    ContainerFacts &Own = OwnUses[Use.Self->getCanonicalDecl()];
    if (Use.Op != ContainerOp::Erase && Use.Op != ContainerOp::Reset) {
      Own.Found = true;
      bool Fills = Use.Op != ContainerOp::Find;
      Own.Uses.push_back({Entry, Fills, Use.Key});
      const auto *Member = dyn_cast<CXXMemberCallExpr>(E);
      QualType Type = Member ? Member->getObjectType()
                             : cast<CallExpr>(E)->getArg(0)->getType();
      if (Fills && Use.Key && holdsAddress(keyTypeOf(Type), Index))
        Entries[Entry].Seed = true;
      return;
    }
    ContainerFacts::Taken Take;
    Take.Entry = Entry;
    Take.At = E->getExprLoc();
    Take.WhenFull = WhenFull;
    Take.All = Use.Op == ContainerOp::Reset;
    if (Use.Key && !Take.All) {
      Take.Class = keyClass(Use.Key);
      Take.Given = isGiven(Use.Key, Index);
    }
    if (!Take.All || !endsObjects(Entries[Entry].Function, Names))
      Own.Takes.push_back(Take);
    return;
  }
  if (Use.Through &&
      (Use.Op == ContainerOp::Erase || Use.Op == ContainerOp::Reset))
    TakenThrough.insert(Use.Through->getCanonicalDecl());
  if (!Use.Container)
    return;
  ContainerFacts &Facts =
      Containers[cast<ValueDecl>(Use.Container->getCanonicalDecl())];
  if (Iterator) {
    Facts.As.push_back(Iterator);
    return;
  }
  ContainerFacts::Taken Take;
  Take.Entry = Entry;
  Take.At = E->getExprLoc();
  Take.WhenFull = WhenFull;
  switch (Use.Op) {
  case ContainerOp::Reserve:
    Facts.Reserved = true;
    return;
  case ContainerOp::Erase:
    Take.Class = Use.Key ? keyClass(Use.Key) : nullptr;
    Take.Given = Use.Key && isGiven(Use.Key, Index);
    Facts.Takes.push_back(Take);
    // A destructor that takes its object out should do so on every path.
    if (Use.Key && isa<CXXThisExpr>(bareKey(Use.Key)))
      Entries[Entry].Seed = true;
    return;
  case ContainerOp::Reset:
    // Clearing a member in its owner's destructor does not bound how long
    // entries live.
    Take.All = true;
    if (!isa<FieldDecl>(Use.Container) ||
        !endsObjects(Entries[Entry].Function, Names))
      Facts.Takes.push_back(Take);
    return;
  default:
    break;
  }
  Facts.Uses.push_back({Entry, Use.Op != ContainerOp::Find, Use.Key});
  // insert() also tells whether the key was present, so it counts as a look-up.
  Facts.Found = true;
  const auto *Local = dyn_cast<VarDecl>(Use.Container);
  QualType Type = Use.Container->getType();
  if (Type->isPointerType())
    Type = Type->getPointeeType();
  if (comparesTextByAddress(Type)) {
    Entries[Entry].Seed = true;
  } else if (Use.Op != ContainerOp::Find &&
             (holdsAddress(Use.By ? bareKey(Use.Key)->getType()
                                  : keyTypeOf(Type),
                           Index) ||
              (Use.Key && Index.isThread(bareKey(Use.Key)->getType())))) {
    bool Element = false;
    if (const auto *U = dyn_cast_or_null<UnaryOperator>(
            Use.Key ? bareKey(Use.Key) : nullptr))
      Element = U->getOpcode() == UO_AddrOf &&
                isa<CXXOperatorCallExpr, CXXMemberCallExpr>(
                    U->getSubExpr()->IgnoreParenCasts());
    if (Element || !Local || !Local->hasLocalStorage() ||
        Local->isInitCapture())
      Entries[Entry].Seed = true;
  }
}

void UnitIndex::inheritUses() {
  for (const auto &[Class, Uses] : OwnUses)
    if (auto It = Living.find(Class);
        It != Living.end() && livesOn(Class)) {
      Own[Class] = It->second;
      Containers.try_emplace(It->second);
    }
  if (OwnUses.empty())
    return;
  for (auto &[Container, Facts] : Containers) {
    QualType T = Container->getType().getNonReferenceType();
    if (T->isPointerType())
      T = T->getPointeeType();
    llvm::SmallVector<const CXXRecordDecl *, 4> Classes = {
        T->getAsCXXRecordDecl()};
    while (!Classes.empty()) {
      const CXXRecordDecl *Class = Classes.pop_back_val();
      Class = Class ? Class->getDefinition() : nullptr;
      if (!Class)
        continue;
      if (auto Own = OwnUses.find(Class->getCanonicalDecl());
          Own != OwnUses.end()) {
        Facts.Found |= Own->second.Found;
        llvm::append_range(Facts.Uses, Own->second.Uses);
        llvm::append_range(Facts.Takes, Own->second.Takes);
      }
      for (const CXXBaseSpecifier &B : Class->bases())
        Classes.push_back(B.getType()->getAsCXXRecordDecl());
    }
  }
}

void UnitIndex::visitMade(const ValueDecl *Container, const Expr *E) {
  const Rule *R = makesContainer(E, Index);
  if (!R)
    return visitRenamed(Container, E);
  const auto *Call = cast<CallExpr>(E->IgnoreParenCasts());
  auto Arg = [&](int I) {
    return I >= 0 && I < int(Call->getNumArgs()) ? Call->getArg(I) : nullptr;
  };
  using Identity = ContainerFacts::Identity;
  ContainerFacts &Facts =
      Containers[cast<ValueDecl>(Container->getCanonicalDecl())];
  auto Given = [&](const Expr *A) {
    return A && !A->isNullPointerConstant(AST, Expr::NPC_ValueDependentIsNull);
  };
  const Expr *Hash = Arg(R->Hash);
  Identity Here = Given(Hash) && !hashesAddress(Hash, Index)
                      ? Identity::Content
                      : Identity::Address;
  // Made in two ways, it is what says less.
  Facts.ToldBy = Facts.ToldBy == Identity::Content ? Identity::Content : Here;
  Facts.OwnsKeys |= Given(Arg(R->Frees));
}

void UnitIndex::visitRenamed(const ValueDecl *Container, const Expr *E) {
  const auto *Ref = dyn_cast<DeclRefExpr>(E->IgnoreParenImpCasts());
  const auto *Local = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  if (!Local || !Local->hasLocalStorage() || Local == Container)
    return;
  auto From = Containers.find(Local);
  using Identity = ContainerFacts::Identity;
  if (From == Containers.end() || From->second.ToldBy == Identity::Unknown)
    return;
  Identity Here = From->second.ToldBy;
  bool Owns = From->second.OwnsKeys;
  ContainerFacts &Facts =
      Containers[cast<ValueDecl>(Container->getCanonicalDecl())];
  Facts.ToldBy = Facts.ToldBy == Identity::Content ? Identity::Content : Here;
  Facts.OwnsKeys |= Owns;
}

/// The standard library's functions that leave little of what they are given.
static bool emptiesArguments(const FunctionDecl *F) {
  if (!F->getDeclName().isIdentifier())
    return false;
  static constexpr llvm::StringRef Names[] = {"erase_if", "erase", "swap",
                                              "exchange", "move"};
  return llvm::is_contained(Names, F->getName());
}

void UnitIndex::handOver(const Expr *E, QualType To, unsigned Entry,
                         const FunctionDecl *Callee, unsigned Param) {
  if (!(To->isReferenceType() || To->isPointerType()) ||
      !To->getPointeeType()->isRecordType() ||
      To->getPointeeType().isConstQualified())
    return;
  const ValueDecl *Object = namedObject(E);
  if (!Object)
    return;
  const FunctionDecl *Body = Callee ? Callee->getDefinition() : nullptr;
  const ParmVarDecl *As = Body ? Body->getParamDecl(Param) : nullptr;
  if (isa<ParmVarDecl>(Object) && !As)
    return;
  bool Empties = Callee && emptiesArguments(Callee) && !inUserCode(Callee);
  ContainerFacts &Facts =
      Containers[cast<ValueDecl>(Object->getCanonicalDecl())];
  if (Empties) {
    ContainerFacts::Taken Take;
    Take.Entry = Entry;
    Take.All = true;
    Take.At = E->getExprLoc();
    Facts.Takes.push_back(Take);
  } else {
    Facts.Handed = true;
  }
  if (As)
    Facts.As.push_back(As);
}

void UnitIndex::visitStatic(const VarDecl *V) {
  QualType T = elementType(V->getType().getNonReferenceType());
  const Expr *Init = V->getInit();
  if (Init && !T->isRecordType()) {
    // static Cache *cache = new Cache; it is never freed.
    if (!T->isPointerType() || Init->isValueDependent() ||
        !isa<CXXNewExpr>(Init->IgnoreParenCasts()))
      return;
    T = T->getPointeeType();
  }
  if (const RecordDecl *Class = T->getAsRecordDecl())
    Living.try_emplace(cast<RecordDecl>(Class->getCanonicalDecl()), V);
}

void UnitIndex::visitLocal(const RecordDecl *Class, unsigned Entry) {
  // The objects of main() are there to the end.
  const FunctionDecl *F = Entries[Entry].Function;
  if (F && !F->isMain())
    Passing.insert(cast<RecordDecl>(Class->getCanonicalDecl()));
}

void UnitIndex::visitAllocated(const RecordDecl *Class) {
  if (Class)
    Allocated.insert(cast<RecordDecl>(Class->getCanonicalDecl()));
}

void UnitIndex::visitDelete(const CXXDeleteExpr *E, unsigned Entry) {
  if (const RecordDecl *Class = E->getDestroyedType().isNull()
                                    ? nullptr
                                    : E->getDestroyedType()->getAsRecordDecl())
    Deletes.push_back({cast<RecordDecl>(Class->getCanonicalDecl()), Entry});
}

bool UnitIndex::makesAny(
    llvm::function_ref<bool(const RecordDecl *)> Is) const {
  return llvm::any_of(Allocated, Is) || llvm::any_of(Passing, Is);
}

bool UnitIndex::passes(const RecordDecl *Class) const {
  return Passing.count(cast<RecordDecl>(Class->getCanonicalDecl()));
}

bool UnitIndex::livesOn(const RecordDecl *Class) const {
  const auto *Canonical = cast<RecordDecl>(Class->getCanonicalDecl());
  return Living.count(Canonical) && !Passing.count(Canonical);
}
