//===--- Sink.cpp - where a plain value becomes an identity ---------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Declarations as sinks: a name that says identity on a type that can hold
// one. See Sink.h.
//
//===----------------------------------------------------------------------===//

#include "Sink.h"
#include "core/model/Printf.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;
using namespace stableid;

/// It returns a text, or nothing at all.
static bool makesText(const FunctionDecl *F) {
  QualType T = F->getReturnType().getNonReferenceType();
  if (T->isPointerType())
    return T->getPointeeType()->isAnyCharacterType();
  const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
  return T->isVoidType() || (Class && Class->getIdentifier() &&
                             Class->getName().ends_with_insensitive("string"));
}

bool stableid::saysDiagnostic(const FunctionDecl *F, const Lexicon &Words) {
  if (!F->getDeclName().isIdentifier())
    return false;
  // That a printf of one's own prints is no news; to where, its body says.
  bool Says = F->isDefined() && printfShapeOf(F)
                  ? Words.saysLog(F->getName())
                  : Words.saysDiagnostic(F->getName());
  return Says ||
         (F->isVariadic()
              ? Words.says(WR_Message, F->getName())
              : makesText(F) && Words.says(WR_Description, F->getName()));
}

bool stableid::isSpoken(const FunctionDecl *F, const Lexicon &Words) {
  const auto *Method = dyn_cast<CXXMethodDecl>(F);
  StringRef Class = Method ? Method->getParent()->getName() : StringRef();
  // A message is also what is sent.
  return (F->getDeclName().isIdentifier() && Words.saysSpoken(F->getName())) ||
         (Words.saysSpoken(Class) && !Class.contains_insensitive("message") &&
          !Class.contains_insensitive("msg"));
}

bool stableid::isDiagnostic(const FunctionDecl *F, const Lexicon &Words) {
  if (!F)
    return false;
  if (F->getOverloadedOperator() == OO_LessLess || saysDiagnostic(F, Words))
    return true;
  const auto *Method = dyn_cast<CXXMethodDecl>(F);
  if (!Method)
    return false;
  const CXXRecordDecl *Class = Method->getParent();
  if (Class->isLambda())
    return isDiagnostic(dyn_cast<FunctionDecl>(Class->getDeclContext()), Words);
  return Words.saysDiagnostic(Class->getName());
}

/// Names in the sugar of \p T that a user gave it: SessionId, ImGuiID.
static std::optional<Identity> identityOfType(QualType T,
                                              const Lexicon &Names,
                                              const ASTContext &AST) {
  const SourceManager &SM = AST.getSourceManager();
  auto OfUser = [&](const NamedDecl *D) -> std::optional<Identity> {
    if (!D->getIdentifier() || SM.isInSystemHeader(D->getLocation()))
      return std::nullopt;
    std::optional<Identity> Id = Names.classify(D->getName());
    return Id && Id->Sure == Certainty::Certain ? Id : std::nullopt;
  };
  while (const auto *Alias = T->getAs<TypedefType>()) {
    if (std::optional<Identity> Id = OfUser(Alias->getDecl()))
      return Id;
    T = Alias->getDecl()->getUnderlyingType();
  }
  if (const auto *Tag = T->getAsTagDecl())
    return OfUser(Tag);
  return std::nullopt;
}

std::optional<Identity> stableid::identityOfClass(const RecordDecl *R,
                                                  const Lexicon &Names) {
  if (!R->getIdentifier() ||
      R->getASTContext().getSourceManager().isInSystemHeader(R->getLocation()))
    return std::nullopt;
  std::optional<Identity> Id = Names.classify(R->getName());
  return Id && Id->Sure == Certainty::Certain ? Id : std::nullopt;
}

/// enum class TaskId : uint64_t: wide enough, and not for a few values.
static bool isWideEnumeration(QualType T, const ASTContext &AST) {
  const auto *Type = T->getAs<EnumType>();
  const EnumDecl *E = Type ? Type->getDecl()->getDefinition() : nullptr;
  return E && E->isFixed() && !E->getIntegerType().isNull() &&
         AST.getTypeSize(E->getIntegerType()) >= 32;
}

/// std::array<uint8_t, 16> and the like.
static bool isBytes(const CXXRecordDecl *Class) {
  const auto *Spec =
      dyn_cast_or_null<ClassTemplateSpecializationDecl>(Class);
  if (!Spec || !Spec->getIdentifier() || !Spec->getName().ends_with("array") ||
      Spec->getTemplateArgs().size() == 0 ||
      Spec->getTemplateArgs()[0].getKind() != TemplateArgument::Type)
    return false;
  QualType Element = Spec->getTemplateArgs()[0].getAsType();
  return Element->isCharType() || Element->isStdByteType();
}

/// A view of a text: its beginning and its length, and nothing else.
static bool isTextView(const CXXRecordDecl *Class) {
  if (!Class || !Class->hasDefinition() || Class->getNumBases() ||
      Class->field_empty())
    return false;
  auto Field = Class->field_begin();
  QualType Begin = Field->getType();
  return Begin->isPointerType() &&
         Begin->getPointeeType()->isAnyCharacterType() &&
         ++Field != Class->field_end() && Field->getType()->isIntegerType() &&
         std::next(Field) == Class->field_end();
}

bool stableid::canHoldIdentity(QualType T, ModelIndex &Index,
                               const Lexicon &Names) {
  T = T.getNonReferenceType();
  if (Index.isHandle(T))
    return false;
  if (T->isBooleanType())
    return false;
  if (const auto *Enum = T->getAs<EnumType>())
    return isWideEnumeration(T, Enum->getDecl()->getASTContext());
  if (T->isIntegerType())
    return true;
  if (const auto *Array = T->getAsArrayTypeUnsafe())
    return canHoldIdentity(Array->getElementType(), Index, Names);
  if (const auto *P = T->getAs<PointerType>())
    return P->getPointeeType()->isAnyCharacterType();
  if (const auto *A = T->getAs<AtomicType>())
    return canHoldIdentity(A->getValueType(), Index, Names);
  const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
  if (isBytes(Class) || isTextView(Class))
    return true;
  if (const RecordDecl *R = T->getAsRecordDecl())
    if (identityOfType(T, Names, R->getASTContext()))
      return true;
  if (Class && (Index.traitsOf(T) & (TT_Text | TT_Integer)) != 0)
    return true;
  return Class && isStrongType(Class, Index, Names);
}

/// How many fields an identity is made of at most, and how deep they lie.
static constexpr unsigned MaxFields = 4, MaxBases = 4;

/// Counts the fields of \p R and its bases into \p Fields; false if one is no
/// number or text.
static bool isPlain(const RecordDecl *R, unsigned &Fields, unsigned Depth,
                    ModelIndex &Index) {
  R = R->getDefinition();
  if (!R || R->isInvalidDecl() || R->isDependentContext() || R->isUnion() ||
      !Depth)
    return false;
  if (const auto *Class = dyn_cast<CXXRecordDecl>(R)) {
    if (Class->isPolymorphic() || Class->isLambda())
      return false;
    for (const CXXBaseSpecifier &B : Class->bases()) {
      const RecordDecl *Base = B.getType()->getAsRecordDecl();
      if (!Base || !isPlain(Base, Fields, Depth - 1, Index))
        return false;
    }
  }
  for (const FieldDecl *F : R->fields()) {
    QualType T = F->getType();
    bool Number = T->isIntegerType() && !T->isBooleanType() &&
                  !F->isBitField() && !Index.isHandle(T);
    if (++Fields > MaxFields ||
        !(Number || T->isEnumeralType() ||
          (T->isRecordType() && (Index.traitsOf(T) & (TT_Text | TT_Integer)))))
      return false;
  }
  return true;
}

bool stableid::isStrongType(const RecordDecl *R, ModelIndex &Index,
                            const Lexicon &Names) {
  const SourceManager &SM = R->getASTContext().getSourceManager();
  unsigned Fields = 0;
  if (SM.isInSystemHeader(R->getLocation()) ||
      !isPlain(R, Fields, MaxBases, Index))
    return false;
  // A class that says identity by its own name may have parts; any other is a
  // number with a type of its own.
  return Fields == 1 || (Fields > 1 && identityOfClass(R, Names));
}

/// The element of an array, a sequence or a pointer to a number, and what a
/// map has for each key; null for anything else.
static QualType heldIn(QualType T, ModelIndex &Index) {
  T = T.getNonReferenceType();
  if (const auto *Array = T->getAsArrayTypeUnsafe())
    return Array->getElementType();
  if (const auto *P = T->getAs<PointerType>())
    return P->getPointeeType();
  const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      T->getAsCXXRecordDecl());
  if (!Spec || !(Index.traitsOf(T) & (TT_Container | TT_Address)))
    return {};
  const ASTContext &AST = Spec->getASTContext();
  const CXXRecordDecl *Class = Spec->getDefinition();
  auto Has = [&](StringRef Member) {
    return Class && !Class->lookup(&AST.Idents.get(Member)).empty();
  };
  unsigned Of = Has("mapped_type") ? 1 : 0;
  const TemplateArgumentList &Args = Spec->getTemplateArgs();
  if ((Of == 0 && Has("key_type")) || Args.size() <= Of ||
      Args[Of].getKind() != TemplateArgument::Type)
    return {};
  // std::unique_ptr<uint64_t[]>
  QualType Held = Args[Of].getAsType();
  if (const auto *Array = Held->getAsArrayTypeUnsafe())
    return Array->getElementType();
  return Index.traitsOf(T) & TT_Container ? Held : QualType();
}

/// Lists of lists, as deep as people nest them.
static constexpr unsigned MaxNesting = 3;

static std::optional<Identity> classifyMany(const NamedDecl *D, QualType T,
                                            ModelIndex &Index,
                                            const Lexicon &Names) {
  if (!D->getDeclName().isIdentifier())
    return std::nullopt;
  // ids[k][j]: lists of lists.
  QualType Held = heldIn(T, Index);
  for (unsigned Level = 0; Level < MaxNesting && !Held.isNull() &&
                           !canHoldIdentity(Held, Index, Names);
       ++Level)
    Held = heldIn(Held, Index);
  if (Held.isNull() || Held->isAnyCharacterType() ||
      !canHoldIdentity(Held, Index, Names))
    return std::nullopt;
  return Names.classifyPlural(D->getName());
}

/// By name, else by the name of the type.
static std::optional<Identity> classifyNamed(const NamedDecl *D, QualType T,
                                             ModelIndex &Index,
                                             const Lexicon &Names) {
  if (!T.getNonReferenceType()->isPointerType())
    if (std::optional<Identity> Many = classifyMany(D, T, Index, Names))
      return Many;
  if (!canHoldIdentity(T, Index, Names))
    return std::nullopt;
  std::optional<Identity> ByName;
  if (D->getDeclName().isIdentifier())
    ByName = Names.classify(D->getName());
  if (ByName && ByName->Sure == Certainty::Certain)
    return ByName;
  if (std::optional<Identity> ByType = identityOfType(
          T.getNonReferenceType(), Names, D->getASTContext()))
    return ByType;
  return ByName;
}

std::optional<Identity> stableid::identityOf(const ValueDecl *D,
                                             ModelIndex &Index,
                                             const Lexicon &Names) {
  if (!isa<VarDecl, FieldDecl, BindingDecl>(D))
    return std::nullopt;
  std::optional<Identity> Own = classifyNamed(D, D->getType(), Index, Names);
  const auto *F = dyn_cast<FieldDecl>(D);
  if ((Own && Own->Sure == Certainty::Certain) || !F)
    return Own;
  // struct SessionId { uintptr_t value; }
  if (std::optional<Identity> Class = identityOfClass(F->getParent(), Names);
      Class && isStrongType(F->getParent(), Index, Names))
    return Class;
  return Own;
}

std::optional<Identity>
stableid::identityOfElement(const ValueDecl *D, ModelIndex &Index,
                            const Lexicon &Names) {
  if (!isa<VarDecl, FieldDecl>(D))
    return std::nullopt;
  return classifyMany(D, D->getType(), Index, Names);
}

/// Of a function that hands out values of type \p T.
static std::optional<Identity> identityOfHanded(const FunctionDecl *F,
                                                QualType T, ModelIndex &Index,
                                                const Lexicon &Names) {
  if (!F->getDeclName().isIdentifier() || isDiagnostic(F, Names))
    return std::nullopt;
  // hash_value, getHashValue: in-memory tables are what addresses are good for.
  std::optional<Identity> Id = classifyNamed(F, T, Index, Names);
  if (Id && Id->Kind == IdentityKind::Hash && Id->Sure == Certainty::Likely)
    return std::nullopt;
  return Id;
}

std::optional<Identity> stableid::identityOfResult(const FunctionDecl *F,
                                                   ModelIndex &Index,
                                                   const Lexicon &Names) {
  return identityOfHanded(F, F->getReturnType(), Index, Names);
}

std::optional<Identity> stableid::identityOfYielded(const FunctionDecl *F,
                                                    QualType T,
                                                    ModelIndex &Index,
                                                    const Lexicon &Names) {
  if (std::optional<Identity> One = identityOfHanded(F, T, Index, Names))
    return One;
  // sessionIds() yields one after the other.
  if (!F->getDeclName().isIdentifier() || isDiagnostic(F, Names) ||
      !canHoldIdentity(T, Index, Names))
    return std::nullopt;
  return Names.classifyPlural(F->getName());
}

std::optional<Identity> stableid::identityOfParam(const FunctionDecl *F,
                                                  unsigned I, bool ForPointer,
                                                  ModelIndex &Index,
                                                  const Lexicon &Names) {
  const ParmVarDecl *P = F->getParamDecl(I);
  QualType T = P->getType().getNonReferenceType();
  // A function that shows an ID, or asks about the pointer that is one, makes none.
  if (saysDiagnostic(F, Names) ||
      (ForPointer && F->getDeclName().isIdentifier() &&
       Names.saysQuestion(F->getName())))
    return std::nullopt;
  if (!ForPointer) {
    std::optional<Identity> Id = classifyNamed(P, T, Index, Names);
    if (Id && Id->Sure == Certainty::Certain)
      return Id;
    // setId(uint64_t value)
    if (F->getDeclName().isIdentifier() && F->getNumParams() == 1 &&
        canHoldIdentity(T, Index, Names))
      if (auto BySetter = Names.classifySetter(F->getName()))
        return BySetter;
    return Id;
  }
  // A pointer handed over as if it were a number: only void * says that.
  if (!T->isVoidPointerType())
    return std::nullopt;
  // using AnalysisId = const void *: a tag or a handle by its type.
  if (T->getAs<TypedefType>())
    return std::nullopt;
  std::optional<Identity> Id;
  if (P->getIdentifier())
    Id = Names.classify(P->getName());
  if (!Id && F->getDeclName().isIdentifier() && F->getNumParams() == 1) {
    Id = Names.classifySetter(F->getName());
    // TrackId::FromPointer(p)
    const auto *Method = dyn_cast<CXXMethodDecl>(F);
    if (!Id && Method && Method->isStatic() &&
        splitName(F->getName()).front() == "from")
      Id = Names.classify(Method->getParent()->getName());
  }
  return Id && Id->Sure == Certainty::Certain ? Id : std::nullopt;
}
