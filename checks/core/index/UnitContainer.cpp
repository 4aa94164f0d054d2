//===--- UnitContainer.cpp - what a unit does to its containers -----------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Whether keys are looked up, taken out, or left, and who else may do so. See
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

/// ~Cache() and cache_free(), where an object ends.
static bool endsObjects(const FunctionDecl *F) {
  if (!F || isa<CXXDestructorDecl>(F))
    return F != nullptr;
  if (!F->getDeclName().isIdentifier())
    return false;
  static constexpr llvm::StringRef Ends[] = {"finalize", "finalise", "dispose",
                                             "free",     "destroy",  "delete",
                                             "unref",    "deinit"};
  auto Words = splitName(F->getName());
  return !Words.empty() && (llvm::is_contained(Ends, Words.back()) ||
                            llvm::is_contained(Ends, Words.front()));
}

void UnitIndex::visitContainer(const ContainerUse &Use, unsigned Entry) {
  if (Use.Op == ContainerOp::None || Use.Op == ContainerOp::Grow ||
      Use.Op == ContainerOp::Read)
    return;
  // A class that is a container itself takes out what any of its objects holds.
  if (Use.Self) {
    ContainerFacts &Own = OwnUses[Use.Self->getCanonicalDecl()];
    if (Use.Op == ContainerOp::Erase)
      Own.Erased.push_back(Use.Key ? keyClass(Use.Key) : nullptr);
    else if (Use.Op == ContainerOp::Reset &&
             !endsObjects(Entries[Entry].Function))
      Own.Reset = true;
    else
      Own.Found = true;
    return;
  }
  if (!Use.Container)
    return;
  ContainerFacts &Facts =
      Containers[cast<ValueDecl>(Use.Container->getCanonicalDecl())];
  switch (Use.Op) {
  case ContainerOp::Reserve:
    Facts.Reserved = true;
    return;
  case ContainerOp::Erase:
    Facts.Erased.push_back(Use.Key ? keyClass(Use.Key) : nullptr);
    // A destructor that takes its object out should do so on every path.
    if (Use.Key && isa<CXXThisExpr>(bareKey(Use.Key)))
      Entries[Entry].Seed = true;
    return;
  case ContainerOp::Reset:
    // What is emptied where its owner ends was kept till then.
    if (!isa<FieldDecl>(Use.Container) || !endsObjects(Entries[Entry].Function))
      Facts.Reset = true;
    return;
  default:
    break;
  }
  // Whether it was there is what insert is asked for, unless nobody looks.
  Facts.Found = true;
  const auto *Local = dyn_cast<VarDecl>(Use.Container);
  QualType Type = Use.Container->getType();
  if (Type->isPointerType())
    Type = Type->getPointeeType();
  if (comparesTextByAddress(Type)) {
    Entries[Entry].Seed = true;
  } else if (Use.Op != ContainerOp::Find &&
             holdsAddress(Use.By ? bareKey(Use.Key)->getType()
                                 : keyTypeOf(Type),
                          Index)) {
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
        Facts.Reset |= Own->second.Reset;
        llvm::append_range(Facts.Erased, Own->second.Erased);
      }
      for (const CXXBaseSpecifier &B : Class->bases())
        Classes.push_back(B.getType()->getAsCXXRecordDecl());
    }
  }
}

void UnitIndex::visitMade(const ValueDecl *Container, const Expr *E) {
  const Rule *R = makesContainer(E, Index);
  if (!R)
    return;
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

/// The standard library's functions that leave little of what they are given.
static bool emptiesArguments(const FunctionDecl *F) {
  if (!F->getDeclName().isIdentifier())
    return false;
  static constexpr llvm::StringRef Names[] = {"erase_if", "erase", "swap",
                                              "exchange", "move"};
  return llvm::is_contained(Names, F->getName());
}

void UnitIndex::handOver(const Expr *E, QualType To, const FunctionDecl *Callee,
                         unsigned Param) {
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
  (Empties ? Facts.Reset : Facts.Handed) = true;
  if (As)
    Facts.As.push_back(As);
}

void UnitIndex::visitStatic(const VarDecl *V) {
  QualType T = V->getType().getNonReferenceType();
  const Expr *Init = V->getInit();
  if (Init && !T->isRecordType()) {
    // static Cache *cache = new Cache; it is never freed.
    if (!T->isPointerType() || Init->isValueDependent() ||
        !isa<CXXNewExpr>(Init->IgnoreParenCasts()))
      return;
    T = T->getPointeeType();
  }
  if (const RecordDecl *Class = T->getAsRecordDecl())
    Living.insert(cast<RecordDecl>(Class->getCanonicalDecl()));
}

void UnitIndex::visitLocal(const RecordDecl *Class, unsigned Entry) {
  // What main() makes is there to the end.
  const FunctionDecl *F = Entries[Entry].Function;
  if (F && !F->isMain())
    Passing.insert(cast<RecordDecl>(Class->getCanonicalDecl()));
}

bool UnitIndex::passes(const RecordDecl *Class) const {
  return Passing.count(cast<RecordDecl>(Class->getCanonicalDecl()));
}

bool UnitIndex::livesOn(const RecordDecl *Class) const {
  const auto *Canonical = cast<RecordDecl>(Class->getCanonicalDecl());
  return Living.count(Canonical) && !Passing.count(Canonical);
}
