//===--- ModelIndex.cpp - rules by declaration -----------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Finds the rules that name a declaration. Most functions have none and cost
// one look-up of their name; qualified names are never made, scopes are
// compared from the inside out.
//
//===----------------------------------------------------------------------===//

#include "Model.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;
using namespace stableid;
using llvm::StringRef;

/// The name that model files know \p F by; empty for those they cannot name.
static StringRef nameOf(const FunctionDecl *F) {
  DeclarationName Name = F->getDeclName();
  switch (Name.getNameKind()) {
  case DeclarationName::Identifier:
    return Name.getAsIdentifierInfo() ? F->getName() : StringRef();
  case DeclarationName::CXXConstructorName:
    return cast<CXXMethodDecl>(F)->getParent()->getName();
  case DeclarationName::CXXConversionFunctionName:
    return "operator T";
  case DeclarationName::CXXOperatorName:
    switch (Name.getCXXOverloadedOperator()) {
    // Words need a space.
    case OO_New:
      return "operator new";
    case OO_Delete:
      return "operator delete";
    case OO_Array_New:
      return "operator new[]";
    case OO_Array_Delete:
      return "operator delete[]";
    case OO_Coawait:
      return "operator co_await";
    default:
      break;
    }
    switch (Name.getCXXOverloadedOperator()) {
    case OO_None:
    case NUM_OVERLOADED_OPERATORS:
      return StringRef();
#define OVERLOADED_OPERATOR_MULTI(Name, Spelling, Unary, Binary, MemberOnly)   \
  case OO_##Name:                                                              \
    return "operator" Spelling;
#define OVERLOADED_OPERATOR(Name, Spelling, Token, Unary, Binary, MemberOnly)  \
  OVERLOADED_OPERATOR_MULTI(Name, Spelling, Unary, Binary, MemberOnly)
#include "clang/Basic/OperatorKinds.def"
    }
  default:
    return StringRef();
  }
}

/// True if \p Scope names \p DC: its components are compared from the last to
/// the first, and inline and anonymous namespaces do not count.
static bool isScope(StringRef Scope, const DeclContext *DC) {
  for (;; DC = DC->getParent()) {
    DC = DC->getRedeclContext();
    if (DC->isTranslationUnit())
      return Scope.empty();
    const auto *Named = dyn_cast<NamedDecl>(DC);
    const IdentifierInfo *II = Named && (isa<NamespaceDecl, RecordDecl>(DC))
                                   ? Named->getIdentifier()
                                   : nullptr;
    auto [Outer, Last] = Scope.rsplit("::");
    if (Last.empty())
      std::swap(Outer, Last); // rsplit leaves a word without `::` in front
    if (II && II->getName() == Last) {
      Scope = Outer;
      continue;
    }
    const auto *NS = dyn_cast<NamespaceDecl>(DC);
    if (!NS || !(NS->isInline() || NS->isAnonymousNamespace()))
      return false;
  }
}

bool ModelIndex::matches(const Rule &R, const FunctionDecl *F) const {
  if (R.LanguageC) {
    // Some of C's functions are inline in the headers of the system, and a
    // declaration with C linkage is the same one in any namespace.
    if (F->isExternC() && R.Scope.empty())
      return true;
    const SourceManager &SM = F->getASTContext().getSourceManager();
    if (!SM.isInSystemHeader(F->getLocation()))
      return false;
  }
  return isScope(R.Scope, F->getDeclContext());
}

/// The arguments of \p F or, if it has none, of the class it is a member of.
static const TemplateArgumentList *templateArgs(const FunctionDecl *F) {
  if (const TemplateArgumentList *Args = F->getTemplateSpecializationArgs())
    return Args;
  if (const auto *C = dyn_cast<ClassTemplateSpecializationDecl>(F->getParent()))
    return &C->getTemplateArgs();
  return nullptr;
}

bool ModelIndex::fits(const Rule &R, const FunctionDecl *F) {
  if (R.Params >= 0 && unsigned(R.Params) != F->getNumParams())
    return false;
  if (R.TemplateArgs.empty())
    return true;
  const TemplateArgumentList *Args = templateArgs(F);
  if (!Args)
    return false;
  for (auto [I, Class] : R.TemplateArgs) {
    if (I >= Args->size() || (*Args)[I].getKind() != TemplateArgument::Type)
      return false;
    QualType T = (*Args)[I].getAsType().getNonReferenceType();
    if (const auto *Array = T->getAsArrayTypeUnsafe())
      T = Array->getElementType()->isAnyCharacterType()
              ? F->getASTContext().getPointerType(Array->getElementType())
              : T;
    bool IsText =
        (T->isPointerType() && T->getPointeeType()->isAnyCharacterType()) ||
        (traitsOf(T) & TT_Text);
    switch (Class) {
    case TypeClass::Any:
      break;
    case TypeClass::Text:
      if (!IsText)
        return false;
      break;
    case TypeClass::Integer:
      if (!T->isIntegralOrEnumerationType())
        return false;
      break;
    case TypeClass::Pointer:
      if (IsText || !(T->isPointerType() || (traitsOf(T) & TT_Address)))
        return false;
      break;
    }
  }
  return true;
}

/// Calls \p Each with the bases of \p C, nearest first, until it returns true.
template <class Fn> static bool anyBase(const CXXRecordDecl *C, Fn Each) {
  llvm::SmallVector<const CXXRecordDecl *, 8> Work = {C};
  llvm::SmallPtrSet<const CXXRecordDecl *, 8> Seen = {C->getCanonicalDecl()};
  for (size_t I = 0; I < Work.size(); ++I) {
    const CXXRecordDecl *Definition = Work[I]->getDefinition();
    if (!Definition)
      continue;
    for (const CXXBaseSpecifier &B : Definition->bases()) {
      const CXXRecordDecl *Base = B.getType()->getAsCXXRecordDecl();
      if (!Base || !Seen.insert(Base->getCanonicalDecl()).second)
        continue;
      if (Each(Base))
        return true;
      Work.push_back(Base);
    }
  }
  return false;
}

llvm::SmallVector<const Rule *, 4>
ModelIndex::lookUp(llvm::ArrayRef<unsigned> Candidates, const FunctionDecl *F,
                   bool OfSequences) {
  llvm::SmallVector<const Rule *, 4> Found;
  for (unsigned I : Candidates) {
    const Rule &R = M->rules()[I];
    if ((R.Kind == RuleKind::Sequence) == OfSequences && matches(R, F) &&
        fits(R, F))
      Found.push_back(&R);
  }
  const auto *Method = dyn_cast<CXXMethodDecl>(F);
  if (!Found.empty() || !Method || isa<CXXConstructorDecl>(F))
    return Found;
  // A rule for a base holds for what derives from it, unless the derived class
  // has rules of its own.
  anyBase(Method->getParent(), [&](const CXXRecordDecl *Base) {
    for (unsigned I : Candidates) {
      const Rule &R = M->rules()[I];
      if ((R.Kind == RuleKind::Sequence) == OfSequences && !R.LanguageC &&
          isScope(R.Scope, Base) && fits(R, F))
        Found.push_back(&R);
    }
    return !Found.empty();
  });
  return Found;
}

/// The name of the scope that \p DC is for model files: inline and anonymous
/// namespaces have that of the one around them.
static StringRef scopeNameOf(const DeclContext *DC) {
  for (;; DC = DC->getParent()) {
    DC = DC->getRedeclContext();
    if (const auto *NS = dyn_cast<NamespaceDecl>(DC))
      if (NS->isInline() || NS->isAnonymousNamespace())
        continue;
    const auto *Named = dyn_cast<NamedDecl>(DC);
    return Named && Named->getDeclName().isIdentifier() ? Named->getName()
                                                        : StringRef();
  }
}

llvm::ArrayRef<unsigned> ModelIndex::patternsIn(const DeclContext *DC) {
  DC = DC->getPrimaryContext();
  auto [Known, New] = Patterns.try_emplace(DC);
  if (!New)
    return Known->second;
  llvm::SmallVector<unsigned, 8> Found;
  for (unsigned I : M->patternsIn(scopeNameOf(DC)))
    if (isScope(M->rules()[I].Scope, DC))
      Found.push_back(I);
  llvm::MutableArrayRef<unsigned> Kept(Memory.Allocate<unsigned>(Found.size()),
                                       Found.size());
  llvm::copy(Found, Kept.begin());
  return Known->second = Kept;
}

llvm::SmallVector<const Rule *, 4>
ModelIndex::lookUpPatterns(const FunctionDecl *F, StringRef Name) {
  llvm::SmallVector<const Rule *, 4> Found;
  size_t Longest = 0;
  auto Look = [&](const DeclContext *DC) {
    for (unsigned I : patternsIn(DC)) {
      const Rule &R = M->rules()[I];
      StringRef Begins = StringRef(R.Name).drop_back();
      if (R.Kind == RuleKind::Sequence || !Name.starts_with(Begins) || Begins.size() < Longest ||
          (R.LanguageC && !matches(R, F)) || !fits(R, F))
        continue;
      if (Begins.size() > Longest)
        Found.clear();
      Longest = Begins.size();
      Found.push_back(&R);
    }
    return !Found.empty();
  };
  const auto *Method = dyn_cast<CXXMethodDecl>(F);
  if (!Look(F->getDeclContext()->getRedeclContext()) && Method &&
      !isa<CXXConstructorDecl>(F))
    anyBase(Method->getParent(), Look);
  return Found;
}

llvm::ArrayRef<const Rule *> ModelIndex::rulesFor(const FunctionDecl *F) {
  F = F->getCanonicalDecl();
  if (auto Known = Functions.find(F); Known != Functions.end())
    return Known->second;
  StringRef Name = nameOf(F);
  if (Name.empty())
    return Functions[F] = {};
  llvm::ArrayRef<unsigned> Candidates = M->rulesNamed(Name);
  llvm::SmallVector<const Rule *, 4> Found = lookUp(Candidates, F);
  if (Found.empty())
    Found = lookUpPatterns(F, Name);
  if (Found.empty())
    if (const Rule *Implied = impliedRule(F))
      Found.push_back(Implied);
  if (Found.empty() && !F->isDefined() &&
      !F->getASTContext().getSourceManager().isInSystemHeader(F->getLocation())) {
    Unseen.push_back(F);
    addHeard(F, Found);
  }
  llvm::MutableArrayRef<const Rule *> Kept(
      Memory.Allocate<const Rule *>(Found.size()), Found.size());
  llvm::copy(Found, Kept.begin());
  return Functions[F] = Kept;
}

const Rule *ModelIndex::sequenceRule(const FunctionDecl *F) {
  F = F->getCanonicalDecl();
  auto [Known, New] = Sequences.try_emplace(F, nullptr);
  if (!New)
    return Known->second;
  StringRef Name = nameOf(F);
  llvm::SmallVector<const Rule *, 4> Found;
  if (!Name.empty())
    Found = lookUp(M->rulesNamed(Name), F, /*OfSequences=*/true);
  return Known->second = Found.empty() ? nullptr : Found.front();
}

uint16_t ModelIndex::traitsNamed(const NamedDecl *D) {
  uint16_t Traits = TT_None;
  if (const IdentifierInfo *II = D->getIdentifier())
    for (unsigned I : M->typesNamed(II->getName())) {
      auto [Scope, Last] = StringRef(M->types()[I].Name).rsplit("::");
      if (isScope(Last.empty() ? StringRef() : Scope, D->getDeclContext()))
        Traits |= M->types()[I].Traits;
    }
  return Traits;
}

bool ModelIndex::isCalled(QualType T, uint16_t Traits) {
  T = T.getNonReferenceType();
  while (const auto *Alias = T->getAs<TypedefType>()) {
    auto [It, New] = TypeTraits.try_emplace(Alias->getDecl(), TT_None);
    if (New)
      It->second = traitsNamed(Alias->getDecl());
    if (It->second & Traits)
      return true;
    T = Alias->getDecl()->getUnderlyingType();
  }
  return T->isRecordType() && (traitsOf(T) & Traits);
}

bool ModelIndex::isHandle(QualType T) { return isCalled(T, TT_Handle); }

bool ModelIndex::isThread(QualType T) { return isCalled(T, TT_Thread); }

uint16_t ModelIndex::traitsOfClass(const CXXRecordDecl *C) {
  uint16_t Traits = traitsNamed(C);
  if (Traits == TT_None && C->hasDefinition())
    for (const CXXBaseSpecifier &B : C->bases())
      Traits |= traitsOf(B.getType());
  return Traits;
}

/// The class that \p T is or, in a template, will be one of.
static const CXXRecordDecl *classOf(QualType T) {
  if (const CXXRecordDecl *C = T->getAsCXXRecordDecl())
    return C;
  if (const auto *S = T->getAs<TemplateSpecializationType>())
    if (TemplateDecl *D = S->getTemplateName().getAsTemplateDecl())
      return dyn_cast_or_null<CXXRecordDecl>(D->getTemplatedDecl());
  return nullptr;
}

uint16_t ModelIndex::traitsOf(QualType T) {
  if (T.isNull())
    return TT_None;
  const CXXRecordDecl *C = classOf(T.getNonReferenceType());
  if (!C)
    return TT_None;
  const Decl *Key = C->getCanonicalDecl();
  if (auto Known = TypeTraits.find(Key); Known != TypeTraits.end())
    return Known->second;
  uint16_t Traits = traitsOfClass(C);
  // An incomplete class may still get bases.
  if (C->hasDefinition())
    TypeTraits[Key] = Traits;
  return Traits;
}

bool ModelIndex::isFiltered(const FunctionDecl *F) {
  return llvm::any_of(rulesFor(F), [](const Rule *R) {
    return R->Kind == RuleKind::Filter;
  });
}

bool ModelIndex::isFiltered(const VarDecl *V) {
  const IdentifierInfo *II = V->getIdentifier();
  if (!II)
    return false;
  llvm::ArrayRef<unsigned> Candidates = M->rulesNamed(II->getName());
  if (Candidates.empty())
    return false;
  V = V->getCanonicalDecl();
  if (auto Known = Objects.find(V); Known != Objects.end())
    return Known->second;
  bool Filtered = llvm::any_of(Candidates, [&](unsigned I) {
    const Rule &R = M->rules()[I];
    return R.Kind == RuleKind::Filter && V->hasGlobalStorage() &&
           (!R.LanguageC || V->isExternC()) &&
           isScope(R.Scope, V->getDeclContext());
  });
  return Objects[V] = Filtered;
}
