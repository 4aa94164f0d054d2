//===--- PointerKeyed.cpp - containers in the order of addresses ----------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See PointerKeyed.h.
//
//===----------------------------------------------------------------------===//

#include "PointerKeyed.h"
#include "OrderedKey.h"
#include "core/ast/Children.h"
#include "core/model/Container.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;
using namespace stableid;

namespace {

/// How a comparator or hash looks at two pointers; the later one wins.
enum class Look : uint8_t {
  Address, ///< at nothing but their addresses
  Unseen,  ///< in code that nobody read
  Through  ///< at the objects
};

} // namespace

static bool isOfSystem(const Decl *D) {
  return D->isInStdNamespace() ||
         D->getASTContext().getSourceManager().isInSystemHeader(
             D->getLocation());
}

/// std::less, std::hash and std::get ask for no more than the value.
static Look lookOfCall(const CallExpr *Call) {
  if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(Call)) {
    switch (Op->getOperator()) {
    case OO_Star:
    case OO_Arrow:
    case OO_Subscript:
      return Look::Through;
    default:
      return Look::Address;
    }
  }
  const FunctionDecl *F = Call->getDirectCallee();
  return F && isOfSystem(F) ? Look::Address : Look::Unseen;
}

static Look lookOf(const Stmt *S) {
  Look Worst = Look::Address;
  if (const auto *M = dyn_cast<MemberExpr>(S)) {
    if (M->isArrow() && !isa<CXXThisExpr>(M->getBase()->IgnoreParenImpCasts()))
      return Look::Through;
  } else if (const auto *Dependent = dyn_cast<CXXDependentScopeMemberExpr>(S)) {
    if (!Dependent->isImplicitAccess() && Dependent->isArrow())
      return Look::Through;
  } else if (const auto *U = dyn_cast<UnaryOperator>(S)) {
    if (U->getOpcode() == UO_Deref &&
        !isa<CXXThisExpr>(U->getSubExpr()->IgnoreParenImpCasts()))
      return Look::Through;
  } else if (isa<ArraySubscriptExpr>(S)) {
    return Look::Through;
  } else if (const auto *Call = dyn_cast<CallExpr>(S)) {
    Worst = lookOfCall(Call);
  }
  for (const Stmt *Child : childrenOf(S))
    Worst = std::max(Worst, lookOf(Child));
  return Worst;
}

/// \p F is handed the keys, or views of them, by a container.
static bool takesKeys(const FunctionDecl *F, QualType Key) {
  if (F->getNumParams() == 0 || F->getNumParams() > 2)
    return false;
  if (F->getOverloadedOperator() == OO_Call)
    return true;
  const auto *M = dyn_cast<CXXMethodDecl>(F);
  if (!M || !M->isStatic() || Key.isNull())
    return false;
  // Of const objects, too.
  QualType First = F->getParamDecl(0)->getType().getNonReferenceType();
  if (First->isPointerType() && Key->isPointerType()) {
    First = First->getPointeeType();
    Key = Key->getPointeeType();
  }
  return F->getASTContext().hasSameUnqualifiedType(First, Key);
}

static Look lookOfClass(const CXXRecordDecl *Class, QualType Key) {
  Look Worst = Look::Address;
  for (const Decl *D : Class->decls()) {
    const auto *Template = dyn_cast<FunctionTemplateDecl>(D);
    const auto *F = Template ? Template->getTemplatedDecl()
                             : dyn_cast<FunctionDecl>(D);
    if (!F || F->isDefaulted() || F->isDeleted() || !takesKeys(F, Key))
      continue;
    const Stmt *Body = bodyOf(F);
    Worst = std::max(Worst, Body ? lookOf(Body) : Look::Unseen);
  }
  return Worst;
}

/// A pointer that the comparator is handed, itself.
static bool isPointerParam(const Expr *E) {
  const auto *Ref = dyn_cast<DeclRefExpr>(E->IgnoreUnlessSpelledInSource());
  return Ref && isa<ParmVarDecl>(Ref->getDecl()) &&
         Ref->getType()->isPointerType();
}

/// Equal objects are told apart by a < b, or by an a behind other values in
/// std::tie(a->weight, a).
static bool breaksTies(const Stmt *Body) {
  return anyPart(Body, [](const Stmt *S) {
    if (const auto *B = dyn_cast<BinaryOperator>(S))
      return B->isRelationalOp() && isPointerParam(B->getLHS()) &&
             isPointerParam(B->getRHS());
    const auto *Call = dyn_cast<CallExpr>(S);
    const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
    return F && Call->getNumArgs() > 1 && !isa<CXXOperatorCallExpr>(Call) &&
           isOfSystem(F) && llvm::any_of(Call->arguments(), isPointerParam);
  });
}

static bool breaksTies(const CXXRecordDecl *Class) {
  return llvm::any_of(Class->methods(), [](const CXXMethodDecl *M) {
    const Stmt *Body = M->getOverloadedOperator() == OO_Call ? bodyOf(M) : nullptr;
    return Body && breaksTies(Body);
  });
}

std::optional<Certainty> PointerKeys::comparesAddresses(const Expr *E) {
  auto Of = [](Look How, bool Ties) -> std::optional<Certainty> {
    if (How == Look::Address)
      return Certainty::Certain;
    return Ties ? std::optional(Certainty::Likely) : std::nullopt;
  };
  E = E->IgnoreUnlessSpelledInSource();
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    if (const auto *F = dyn_cast<FunctionDecl>(Ref->getDecl())) {
      const Stmt *Body = bodyOf(F);
      return Body ? Of(lookOf(Body), breaksTies(Body)) : std::nullopt;
    }
  const CXXRecordDecl *Class = E->getType()->getAsCXXRecordDecl();
  Class = Class ? Class->getDefinition() : nullptr;
  if (!Class)
    return std::nullopt;
  // std::less<>, std::greater<T *>; a std::function may do anything.
  if (Class->isInStdNamespace())
    return Of(Class->isEmpty() ? Look::Address : Look::Unseen, false);
  return Of(lookOfClass(Class, QualType()), breaksTies(Class));
}

static const NamespaceDecl *outermost(const Decl *D) {
  const NamespaceDecl *Out = nullptr;
  for (const DeclContext *C = D->getDeclContext(); C; C = C->getParent())
    if (const auto *N = dyn_cast<NamespaceDecl>(C))
      Out = N->getCanonicalDecl();
  return Out;
}

static bool isOfOneLibrary(const Decl *A, const Decl *B) {
  return (isOfSystem(A) && isOfSystem(B)) ||
         (outermost(A) && outermost(A) == outermost(B));
}

/// The template instance that \p Class is or derives from and that has keys.
static const ClassTemplateSpecializationDecl *
keyedTemplate(const CXXRecordDecl *Class) {
  Class = Class ? Class->getDefinition() : nullptr;
  if (!Class)
    return nullptr;
  if (const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(Class))
    return Spec;
  for (const CXXBaseSpecifier &B : Class->bases())
    if (!keyTypeOf(B.getType()).isNull())
      return keyedTemplate(B.getType()->getAsCXXRecordDecl());
  return nullptr;
}

std::optional<PointerKeyed>
PointerKeys::ofKey(QualType Key, const CXXRecordDecl *Container) {
  Key = Key.getCanonicalType();
  if (Key->isPointerType()) {
    QualType Object = Key->getPointeeType();
    if (Object->isFunctionType() || Object->isAnyCharacterType())
      return std::nullopt;
    return PointerKeyed{Object, Object->isVoidType() ? Certainty::Likely
                                                     : Certainty::Certain};
  }
  const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      Key->getAsCXXRecordDecl());
  if (!Spec || Spec->getTemplateArgs().size() == 0 ||
      Spec->getTemplateArgs()[0].getKind() != TemplateArgument::Type)
    return std::nullopt;
  QualType First = Spec->getTemplateArgs()[0].getAsType();
  uint16_t Traits = Index.traitsOf(Key);
  if (Traits & TT_Address)
    return Traits & TT_Thread ? std::nullopt
                              : std::optional(PointerKeyed{First});
  if (!isOfOneLibrary(Spec, Container))
    return std::nullopt;
  // A pair, tuple or sequence of pointers is compared by the first of them; a
  // later one tells those apart whose first parts are equal.
  if (First->isPointerType())
    return ofKey(First, Container);
  for (const TemplateArgument &A : Spec->getTemplateArgs().asArray().drop_front()) {
    QualType Part = A.getKind() == TemplateArgument::Type ? A.getAsType() : QualType();
    if (Part.isNull() ||
        !(Part->isPointerType() || (Index.traitsOf(Part) & TT_Address)))
      continue;
    std::optional<PointerKeyed> Ties = ofKey(Part, Container);
    if (Ties)
      Ties->Sure = Certainty::Likely;
    return Ties;
  }
  return std::nullopt;
}

std::optional<PointerKeyed> PointerKeys::ofClass(QualType T) {
  const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
  const ClassTemplateSpecializationDecl *Spec = keyedTemplate(Class);
  QualType Key = keyTypeOf(T);
  if (!Spec || !Spec->getIdentifier() || Key.isNull() ||
      Names.says(WR_Insertion, Spec->getName()) ||
      (Class->getIdentifier() && Names.says(WR_Insertion, Class->getName())))
    return std::nullopt;
  std::optional<PointerKeyed> Out = ofKey(Key, Spec);
  const CXXRecordDecl *Own = Out ? nullptr : Key->getAsCXXRecordDecl();
  Own = Own ? Own->getDefinition() : nullptr;
  if (Own && !isOfSystem(Own)) {
    AddressPart Part = addressPartOf(Own, Spec);
    if (Part.Pointer)
      Out = ofKey(Part.Pointer->getType(), Spec);
    if (Out && !Part.Decides)
      Out->Sure = Certainty::Likely;
    return Out;
  }
  if (!Out)
    return std::nullopt;
  if (!(Index.traitsOf(T) & TT_Container))
    Out->Sure = Certainty::Likely;
  QualType Mapped = mappedTypeOf(T);
  for (const TemplateArgument &A : Spec->getTemplateArgs().asArray()) {
    if (A.getKind() != TemplateArgument::Type)
      continue;
    QualType Of = A.getAsType().getCanonicalType();
    if (Of->isFunctionPointerType())
      return std::nullopt;
    const CXXRecordDecl *By = Of->getAsCXXRecordDecl();
    By = By ? By->getDefinition() : nullptr;
    if (!By || Of == Key || Of == Mapped)
      continue;
    const auto *Instance = dyn_cast<ClassTemplateSpecializationDecl>(By);
    if (isOfSystem(By)) {
      // std::function<bool(T *, T *)>
      const TemplateArgumentList *Args =
          Instance ? &Instance->getTemplateArgs() : nullptr;
      if (Args && Args->size() && (*Args)[0].getKind() == TemplateArgument::Type &&
          (*Args)[0].getAsType()->isFunctionType())
        return std::nullopt;
      // A std::less<T *> of the user's own is gone past by std::less<>.
      if (Instance && Instance->isExplicitSpecialization() &&
          !By->getASTContext().getSourceManager().isInSystemHeader(
              By->getLocation()) &&
          lookOfClass(By, Key) != Look::Address)
        Out->Sure = Certainty::Likely;
      continue;
    }
    Look How = lookOfClass(By, Key);
    if (How == Look::Through && breaksTies(By))
      Out->Sure = Certainty::Likely;
    else if (How == Look::Through ||
        (How == Look::Unseen && !isOfOneLibrary(By, Spec)))
      return std::nullopt;
  }
  return Out;
}

std::optional<PointerKeyed> PointerKeys::ofContainer(QualType T) {
  T = T.getNonReferenceType();
  if (const auto *P = T->getAs<PointerType>())
    T = P->getPointeeType();
  const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
  Class = Class ? Class->getDefinition() : nullptr;
  if (!Class || Class->isDependentContext())
    return std::nullopt;
  if (auto It = Known.find(Class); It != Known.end())
    return It->second;
  std::optional<PointerKeyed> Out = ofClass(T);
  Known[Class] = Out;
  return Out;
}
