//===--- Source.cpp - where an address becomes a plain value --------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Describes addresses by the expression that takes them. See Source.h.
//
//===----------------------------------------------------------------------===//

#include "Source.h"
#include "core/model/Container.h"
#include "core/model/Model.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;
using namespace stableid;

const Expr *stableid::strip(const Expr *E) {
  while (E) {
    const Expr *Inner = E;
    if (const auto *X = dyn_cast<ParenExpr>(E))
      Inner = X->getSubExpr();
    else if (const auto *X = dyn_cast<FullExpr>(E))
      Inner = X->getSubExpr();
    else if (const auto *X = dyn_cast<MaterializeTemporaryExpr>(E))
      Inner = X->getSubExpr();
    else if (const auto *X = dyn_cast<CXXBindTemporaryExpr>(E))
      Inner = X->getSubExpr();
    else if (const auto *X = dyn_cast<CXXDefaultArgExpr>(E))
      Inner = X->getExpr();
    else if (const auto *X = dyn_cast<CXXDefaultInitExpr>(E))
      Inner = X->getExpr();
    else if (const auto *X = dyn_cast<SubstNonTypeTemplateParmExpr>(E))
      Inner = X->getReplacement();
    else if (const auto *X = dyn_cast<CXXRewrittenBinaryOperator>(E))
      Inner = X->getSemanticForm();
    else if (const auto *X = dyn_cast<GenericSelectionExpr>(E))
      Inner = X->isResultDependent() ? E : X->getResultExpr();
    else if (const auto *X = dyn_cast<ChooseExpr>(E))
      Inner = X->isConditionDependent() ? E : X->getChosenSubExpr();
    else if (const auto *X = dyn_cast<OpaqueValueExpr>(E))
      Inner = X->getSourceExpr() ? X->getSourceExpr() : E;
    else if (const auto *X = dyn_cast<UnaryOperator>(E))
      Inner = X->getOpcode() == UO_Extension ? X->getSubExpr() : E;
    else if (const auto *X = dyn_cast<CastExpr>(E)) {
      if (X->getCastKind() == CK_NoOp)
        Inner = X->getSubExpr();
    }
    if (Inner == E)
      return E;
    E = Inner;
  }
  return E;
}

QualType stableid::pointeeOf(QualType T, ModelIndex &Index) {
  T = T.getNonReferenceType();
  if (const auto *P = T->getAs<PointerType>())
    return P->getPointeeType();
  if (!(Index.traitsOf(T) & TT_Address))
    return {};
  const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      T->getAsCXXRecordDecl());
  if (!Spec || Spec->getTemplateArgs().size() == 0 ||
      Spec->getTemplateArgs()[0].getKind() != TemplateArgument::Type)
    return {};
  return Spec->getTemplateArgs()[0].getAsType();
}

bool stableid::isAddressLike(QualType T, ModelIndex &Index) {
  if (T.isNull())
    return false;
  T = T.getNonReferenceType();
  if (const auto *P = T->getAs<PointerType>())
    return !P->getPointeeType()->isFunctionType();
  return T->isRecordType() && (Index.traitsOf(T) & TT_Address);
}

QualType stableid::pointerHeldIn(QualType T, ModelIndex &Index) {
  if (T.isNull())
    return {};
  T = T.getNonReferenceType();
  const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      T->getAsCXXRecordDecl());
  if (!Spec || !(Index.traitsOf(T) & TT_Integer) ||
      Spec->getTemplateArgs().size() == 0 ||
      Spec->getTemplateArgs()[0].getKind() != TemplateArgument::Type)
    return {};
  QualType Held = Spec->getTemplateArgs()[0].getAsType();
  return Held->isObjectPointerType() && !Held->isVoidPointerType() ? Held
                                                                   : QualType();
}

bool stableid::isAddressByType(QualType T, ModelIndex &Index) {
  if (!isAddressLike(T, Index))
    return false;
  return !T.getNonReferenceType()->isVoidPointerType();
}

bool stableid::isAddressParam(QualType T, ModelIndex &Index) {
  if (!isAddressLike(T, Index))
    return false;
  T = T.getNonReferenceType();
  return !T->isVoidPointerType() || T->getPointeeType().isConstQualified();
}

bool stableid::isUintptr(QualType T) {
  const auto *Alias = T.isNull() ? nullptr : T->getAs<TypedefType>();
  const IdentifierInfo *Name =
      Alias ? Alias->getDecl()->getIdentifier() : nullptr;
  return Name && Name->isStr("uintptr_t");
}

const CXXConstructorDecl *stableid::constructorOf(const CXXConstructExpr *E) {
  const CXXConstructorDecl *Ctor = E->getConstructor();
  while (Ctor->isInheritingConstructor())
    Ctor = Ctor->getInheritedConstructor().getConstructor();
  return Ctor;
}

std::string stableid::subjectOf(QualType T) {
  T = T.getNonReferenceType().getUnqualifiedType();
  if (const auto *Array = T->getAsArrayTypeUnsafe())
    T = Array->getElementType().getUnqualifiedType();
  if (const auto *Tag = T->getAsTagDecl()) {
    if (Tag->getIdentifier())
      return Tag->getName().str();
    if (const TypedefNameDecl *Alias = Tag->getTypedefNameForAnonDecl())
      return Alias->getName().str();
    const auto *Class = dyn_cast<CXXRecordDecl>(Tag);
    return Class && Class->isLambda() ? "lambda" : "unnamed class";
  }
  if (const auto *P = T->getAs<PointerType>())
    return subjectOf(P->getPointeeType()) + " *";
  LangOptions Lang;
  Lang.CPlusPlus = true;
  Lang.Bool = true;
  PrintingPolicy Policy(Lang);
  Policy.SuppressTagKeyword = true;
  return T.getAsString(Policy);
}

std::string Source::subject() const {
  return Word.empty() && !Type.isNull() ? subjectOf(Type) : Word.str();
}

static bool isContainer(QualType T, ModelIndex &Index) {
  return Index.traitsOf(T) & TT_Container;
}

bool stableid::isDependentAddress(const CastExpr *E) {
  if (E->getCastKind() != CK_Dependent || E->getType()->isDependentType() ||
      !E->getType()->isIntegerType() || E->getType()->isBooleanType())
    return false;
  const Expr *Sub = strip(E->getSubExpr())->IgnoreParenImpCasts();
  if (isa<CXXThisExpr>(Sub))
    return true;
  // &object of a variable or member.
  if (const auto *U = dyn_cast<UnaryOperator>(Sub)) {
    const Expr *Of = U->getSubExpr()->IgnoreParens();
    const auto *Ref = dyn_cast<DeclRefExpr>(Of);
    return U->getOpcode() == UO_AddrOf &&
           (Ref ? isa<VarDecl>(Ref->getDecl()) : isa<MemberExpr>(Of));
  }
  const auto *P = Sub->getType()->getAs<PointerType>();
  return P && !P->getPointeeType()->isFunctionType() &&
         isa<DeclRefExpr, MemberExpr>(Sub);
}

/// static Registry &registry = *new Registry; Registry *const registry = new
/// Registry: what nobody can name by another pointer is not freed by this one.
static bool isKeptForever(const ValueDecl *D) {
  const auto *V = dyn_cast_or_null<VarDecl>(D);
  if (!V || !V->hasGlobalStorage() || V->getTSCSpec() != TSCS_unspecified ||
      !V->getInit())
    return false;
  const Expr *Init = V->getInit()->IgnoreParenImpCasts();
  if (V->getType()->isReferenceType()) {
    const auto *U = dyn_cast<UnaryOperator>(Init);
    return U && U->getOpcode() == UO_Deref &&
           isa<CXXNewExpr>(U->getSubExpr()->IgnoreParenImpCasts());
  }
  return V->getType().isConstQualified() && isa<CXXNewExpr>(Init);
}

Source stableid::describeAddressOf(const Expr *Object, ModelIndex &Index) {
  Source S;
  Object = Object->IgnoreParenImpCasts();
  S.Loc = Object->getBeginLoc();
  QualType T = Object->getType();
  S.Class = T->getAsCXXRecordDecl();
  S.Type = T;
  S.Container = isContainer(T, Index);
  const ValueDecl *Declared = nullptr;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(Object))
    Declared = Ref->getDecl();
  else if (const auto *M = dyn_cast<MemberExpr>(Object))
    Declared = M->getMemberDecl();
  S.Object = Declared;
  if (Declared && !S.Class && Declared->getDeclName().isIdentifier())
    S.Word = Declared->getName();
  // auto &item = items.emplace_back(): a reference is what it was bound to.
  const Expr *Bound = Object;
  if (const auto *V = dyn_cast_or_null<VarDecl>(Declared);
      V && V->getType()->isReferenceType() && V->isLocalVarDecl() &&
      V->getInit() && !V->getInit()->isValueDependent())
    Bound = V->getInit()->IgnoreParenImpCasts();
  if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(Bound)) {
    if (Op->getOperator() == OO_Subscript)
      S.ElementOf = namedObject(Op->getArg(0));
  } else if (const auto *Call = dyn_cast<CXXMemberCallExpr>(Bound)) {
    S.ElementOf = namedObject(Call->getImplicitObjectArgument());
    const CXXMethodDecl *Method = Call->getMethodDecl();
    S.Last =
        Method && Method->getDeclName().isIdentifier() &&
        (Method->getName() == "back" || Method->getName() == "emplace_back");
  }
  // A member lives where its object does.
  const Expr *Root = Object;
  while (const auto *M = dyn_cast<MemberExpr>(Root)) {
    if (isa<VarDecl>(M->getMemberDecl()))
      break;
    if (M->isArrow()) {
      S.Whose = isa<CXXThisExpr>(M->getBase()->IgnoreParenImpCasts())
                    ? Storage::This
                    : Storage::Unknown;
      return S;
    }
    Root = M->getBase()->IgnoreParenImpCasts();
  }
  const VarDecl *V = nullptr;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(Root))
    V = dyn_cast<VarDecl>(Ref->getDecl());
  else if (const auto *M = dyn_cast<MemberExpr>(Root))
    V = dyn_cast<VarDecl>(M->getMemberDecl());
  if (V && !V->getType()->isReferenceType()) {
    if (V->hasGlobalStorage() && V->getTSCSpec() == TSCS_unspecified)
      S.Whose = Storage::Static;
    else if (V->hasLocalStorage())
      S.Whose = Storage::Automatic;
  } else if (isKeptForever(V)) {
    S.Whose = Storage::Static;
  }
  return S;
}

/// \p E is a std::shared_ptr, or what one gives away by get().
static bool isOwnedByMany(const Expr *E) {
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E))
    E = Call->getImplicitObjectArgument()->IgnoreParenImpCasts();
  const CXXRecordDecl *R = E->getType()->getAsCXXRecordDecl();
  return R && R->isInStdNamespace() && R->getIdentifier() &&
         R->getName() == "shared_ptr";
}

/// table.data(), where table is a constant that the process keeps: it stays
/// where it is.
static bool isPartOfConstant(const Expr *E) {
  const auto *Call = dyn_cast<CXXMemberCallExpr>(E);
  if (!Call || Call->getNumArgs() != 0)
    return false;
  const auto *Ref = dyn_cast<DeclRefExpr>(
      Call->getImplicitObjectArgument()->IgnoreParenImpCasts());
  const auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  return V && V->hasGlobalStorage() &&
         V->getTSCSpec() == TSCS_unspecified &&
         V->getType().isConstQualified();
}

/// The pointer that a local void pointer, or local pointer to bytes, was made
/// of.
static const Expr *behindLocal(const Expr *E) {
  const auto *R = dyn_cast<DeclRefExpr>(E);
  const auto *V = R ? dyn_cast<VarDecl>(R->getDecl()) : nullptr;
  if (!V || !V->isLocalVarDecl() || !V->getInit() ||
      V->getInit()->isValueDependent())
    return nullptr;
  const Expr *Init = V->getInit()->IgnoreParenCasts();
  return Init->getType()->isPointerType() || isa<CXXThisExpr>(Init) ? Init
                                                                  : nullptr;
}

Source stableid::describeAddress(const Expr *E, ModelIndex &Index) {
  Source S;
  S.Loc = E->getBeginLoc();
  QualType Pointed = pointeeOf(E->getType(), Index);
  const Expr *Bare = E->IgnoreParenImpCasts();
  while (true) {
    // Look through casts for the type the user knows it by.
    QualType Inner = pointeeOf(Bare->getType(), Index);
    if (!Inner.isNull() && !Inner->isVoidType() &&
        (Pointed.isNull() || Pointed->isVoidType() ||
         Pointed->isAnyCharacterType()))
      Pointed = Inner;
    const auto *C = dyn_cast<ExplicitCastExpr>(Bare);
    if (!C || !isAddressLike(C->getSubExpr()->getType(), Index))
      break;
    Bare = C->getSubExpr()->IgnoreParenImpCasts();
  }
  if (const auto *U = dyn_cast<UnaryOperator>(Bare))
    if (U->getOpcode() == UO_AddrOf)
      return describeAddressOf(U->getSubExpr(), Index);
  if (Bare->getType()->isArrayType())
    return describeAddressOf(Bare, Index);
  if (!Pointed.isNull() &&
      (Pointed->isVoidType() || Pointed->isAnyCharacterType()))
    if (const Expr *Behind = behindLocal(Bare))
      if (QualType Object = pointeeOf(Behind->getType(), Index);
          !Object.isNull() && Object->isRecordType())
        Pointed = Object;

  if (Pointed.isNull()) {
    if (Index.isThread(E->getType())) {
      S.Kind = SourceKind::Thread;
      S.Word = "thread";
    } else {
      // A class that stands for an address and does not say of what.
      S.Type = E->getType();
    }
    return S;
  }
  S.Type = Pointed;
  S.Class = Pointed->getAsCXXRecordDecl();
  S.Container = isContainer(Pointed, Index);
  S.Shared = isOwnedByMany(Bare);
  const ValueDecl *Declared = nullptr;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(Bare))
    Declared = Ref->getDecl();
  else if (const auto *M = dyn_cast<MemberExpr>(Bare))
    Declared = M->getMemberDecl();
  S.Object = Declared;
  if (isKeptForever(Declared))
    S.Whose = Storage::Static;
  if (Pointed->isVoidType() && Declared &&
      Declared->getDeclName().isIdentifier())
    S.Word = Declared->getName();
  else if (Pointed->isVoidType())
    S.Word = "memory";
  if (isa<CXXThisExpr>(Bare))
    S.Whose = Storage::This;
  else if (isa<CXXNewExpr>(Bare))
    S.Whose = Storage::Heap;
  else if (isPartOfConstant(Bare))
    S.Whose = Storage::Static;
  return S;
}

/// The type behind va_list: where its pointers point to is the caller's
/// arguments, and whoever takes one reads those.
static bool isVariadicList(const RecordDecl *R) {
  const ASTContext &AST = R->getASTContext();
  const auto *Tag = dyn_cast_or_null<RecordDecl>(AST.getVaListTagDecl());
  if (Tag && Tag->getCanonicalDecl() == R->getCanonicalDecl())
    return true;
  QualType List = AST.getBuiltinVaListType();
  const RecordDecl *Behind = List->getAsRecordDecl();
  return Behind && Behind->getCanonicalDecl() == R->getCanonicalDecl();
}

static const FieldDecl *pointerIn(const RecordDecl *R, unsigned Depth) {
  R = R->getDefinition();
  if (!R || Depth == 0 || R->isInvalidDecl())
    return nullptr;
  if (const auto *Class = dyn_cast<CXXRecordDecl>(R))
    for (const CXXBaseSpecifier &B : Class->bases())
      if (const RecordDecl *Base = B.getType()->getAsRecordDecl())
        if (const FieldDecl *F = pointerIn(Base, Depth - 1))
          return F;
  for (const FieldDecl *F : R->fields()) {
    QualType T = F->getType();
    while (const auto *Array = T->getAsArrayTypeUnsafe())
      T = Array->getElementType();
    if (T->isReferenceType() ||
        (T->isPointerType() && !T->getPointeeType()->isFunctionType()))
      return F;
    if (const RecordDecl *Inner = T->getAsRecordDecl())
      if (pointerIn(Inner, Depth - 1))
        return F;
  }
  return nullptr;
}

QualType stableid::elementType(QualType T) {
  while (true) {
    T = QualType(T->getBaseElementTypeUnsafe(), 0);
    const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
        T->getAsCXXRecordDecl());
    if (!Spec || !Spec->isInStdNamespace() || !Spec->getIdentifier() ||
        Spec->getName() != "array" || Spec->getTemplateArgs().size() == 0)
      return T;
    T = Spec->getTemplateArgs()[0].getAsType();
  }
}

bool stableid::isBytesParam(QualType T) {
  if (!T->isPointerType())
    return false;
  T = T->getPointeeType();
  return T->isVoidType() || T->isCharType() || T->isStdByteType();
}

const FieldDecl *stableid::firstPointerInside(QualType T) {
  const RecordDecl *R = T.getNonReferenceType()->getAsRecordDecl();
  // The system's own structures (iovec, ifreq) are how it wants to be spoken
  // to, pointers and all.
  if (!R ||
      R->getASTContext().getSourceManager().isInSystemHeader(
          R->getLocation()) ||
      isVariadicList(R))
    return nullptr;
  return pointerIn(R, 4);
}
