//===--- Site.cpp - the expression that a repair rewrites -----------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Site.h.
//
//===----------------------------------------------------------------------===//

#include "Site.h"
#include "Purity.h"
#include "Subject.h"
#include "UserText.h"
#include "clang/AST/ASTLambda.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace stableid;

std::string Site::fromNumber(const std::string &Number) const {
  if (Cast.empty())
    return Number;
  return InC ? "(" + Cast + ")" + Number
             : "static_cast<" + Cast + ">(" + Number + ")";
}

/// The way from the source is all in \p S.In: nothing came from a caller or
/// went through a function that \p S does not call itself. What pointers did
/// before one became a number in \p S does not matter.
static bool isOwnWay(const Finding &F, const Site &S, const SourceManager &SM) {
  auto IsHere = [&](SourceLocation Loc) {
    Loc = SM.getFileLoc(Loc);
    return SM.getFileID(Loc) == S.File && Loc >= S.Range.getBegin() &&
           Loc <= S.Range.getEnd();
  };
  llvm::ArrayRef<Step> Steps = F.Steps;
  const auto *Made = llvm::find_if(Steps, [&](const Step &X) {
    return (X.Kind == StepKind::Converted || X.Kind == StepKind::Hashed ||
            X.Kind == StepKind::Formatted) &&
           IsHere(X.Loc);
  });
  const auto *Param = dyn_cast_or_null<ParmVarDecl>(F.From.Object);
  if (Made != Steps.end())
    Steps = Steps.drop_front(Made - Steps.begin());
  else if (F.From.Kind == SourceKind::Input && (!Param || !S.In))
    return false;
  return llvm::all_of(Steps, [&](const Step &X) {
    switch (X.Kind) {
    case StepKind::Returned:
    case StepKind::Passed:
      return S.CallsUser;
    case StepKind::Captured:
      return false;
    case StepKind::Stored: {
      if (X.Name == F.To.Decl)
        return true;
      const auto *V = dyn_cast_or_null<VarDecl>(X.Name);
      return S.CallsUser || (V && V->isLocalVarDecl() && S.In &&
                             V->getParentFunctionOrMethod() == S.In);
    }
    default:
      return true;
    }
  });
}
//===--- The site --------------------------------------------------------===//

static bool isSeenOnlyInstantiated(const DeclContext *C) {
  for (; C; C = C->getParent()) {
    if (const auto *F = dyn_cast<FunctionDecl>(C))
      if (F->isTemplateInstantiation())
        return true;
    if (const auto *R = dyn_cast<ClassTemplateSpecializationDecl>(C))
      if (!R->isExplicitSpecialization())
        return true;
    if (C->isDependentContext())
      return true;
  }
  return false;
}

/// The type of \p E as the user writes it, for a cast.
static std::string spelled(const Expr *E, ASTContext &AST) {
  if (const auto *C = dyn_cast<ExplicitCastExpr>(E->IgnoreParens()))
    if (const TypeSourceInfo *Info = C->getTypeInfoAsWritten()) {
      llvm::StringRef Text = textOf(Info->getTypeLoc().getSourceRange(), AST);
      if (!Text.empty())
        return Text.str();
    }
  return E->getType().getCanonicalType().getUnqualifiedType().getAsString(
      AST.getPrintingPolicy());
}

/// The parameter at the place of \p D, which takes a pointer, of an overload
/// that takes a number there and is otherwise the same; null if there is none.
static const ParmVarDecl *numberBeside(const NamedDecl *D, ASTContext &AST) {
  const auto *P = dyn_cast_or_null<ParmVarDecl>(D);
  const auto *F = P ? dyn_cast<FunctionDecl>(P->getDeclContext()) : nullptr;
  if (!F || F->isTemplateInstantiation() || isa<CXXConstructorDecl>(F))
    return nullptr;
  unsigned At = P->getFunctionScopeIndex();
  const ParmVarDecl *Best = nullptr;
  for (const NamedDecl *N : F->getDeclContext()->lookup(F->getDeclName())) {
    const auto *O = dyn_cast<FunctionDecl>(N);
    if (!O || O->getNumParams() != F->getNumParams() ||
        O->isVariadic() != F->isVariadic() || O->isDeleted() ||
        O->getAccess() != F->getAccess())
      continue;
    bool Same = true;
    for (unsigned I = 0; I < F->getNumParams(); ++I)
      Same &= I == At || AST.hasSameType(O->getParamDecl(I)->getType(),
                                         F->getParamDecl(I)->getType());
    const ParmVarDecl *Number = O->getParamDecl(At);
    QualType T = Number->getType();
    if (Same && T->isIntegerType() && !T->isBooleanType() &&
        !T->isEnumeralType() && AST.getIntWidth(T) >= 32 &&
        (!Best || AST.getIntWidth(T) > AST.getIntWidth(Best->getType())))
      Best = Number;
  }
  return Best;
}

static void setPlace(Site &S, const Finding &F) {
  const NamedDecl *D = F.To.Decl;
  const auto *V = dyn_cast_or_null<VarDecl>(D);
  const auto *Ctor = dyn_cast_or_null<CXXConstructorDecl>(S.In);
  if (isa_and_nonnull<FunctionDecl>(D))
    S.At = Site::Place::Result;
  else if (F.To.Target && D)
    S.At = Site::Place::Assigned;
  else if (isa_and_nonnull<FieldDecl>(D) && (Ctor || !S.In))
    S.At = Site::Place::Initialized;
  else if (V && V->isLocalVarDecl())
    S.At = Site::Place::Declared;
  else if (V && !isa<ParmVarDecl>(V))
    S.At = Site::Place::Initialized;
}

std::optional<Site> stableid::siteOf(const Finding &F, ASTContext &AST,
                                     std::string &Why) {
  auto Refuse = [&](const char *Sentence) {
    Why = Sentence;
    return std::nullopt;
  };
  const SourceManager &SM = AST.getSourceManager();
  if (!F.To.Value)
    return Refuse("no single expression makes the value");
  Site S;
  S.In = F.In;
  S.InC = !AST.getLangOpts().CPlusPlus;
  const Expr *Value = F.To.Value->IgnoreImplicit();
  if (const auto *L = dyn_cast<InitListExpr>(Value))
    if (L->getNumInits() == 1 && L->getType()->isScalarType())
      Value = L->getInit(0);
  S.Written = Value->IgnoreUnlessSpelledInSource();
  if (const auto *Default = dyn_cast<CXXDefaultInitExpr>(S.Written))
    S.Written = Default->getExpr()->IgnoreUnlessSpelledInSource();

  if (F.To.Id.Kind != IdentityKind::TraceParent)
    S.Written = partWithAddress(S.Written);

  // Where it is.
  SourceRange Range = S.Written->getSourceRange();
  llvm::StringRef Text = textOf(Range, AST);
  if (Text.empty() || !isWritable(Range.getBegin(), AST) ||
      holdsMacro(S.Written, SM) || Text.contains("//") || Text.contains("/*") ||
      Text.contains("\n#") || Text.contains("NOLINT"))
    return Refuse("the text is a macro's, a system header's, or holds a "
                  "comment");
  S.Range = Lexer::makeFileCharRange(CharSourceRange::getTokenRange(Range), SM,
                                     AST.getLangOpts());
  S.File = SM.getFileID(S.Range.getBegin());
  const DeclContext *C = S.In        ? cast<DeclContext>(S.In)
                         : F.To.Decl ? F.To.Decl->getDeclContext()
                                     : nullptr;
  if (!C || isSeenOnlyInstantiated(C) ||
      (!S.InC &&
       ((F.To.Decl && F.To.Decl->getDeclContext()->isExternCContext()) ||
        (S.In && S.In->isExternC()))))
    return Refuse("it stands in a template or in 'extern \"C\"'");
  for (const DeclContext *P = C; P && !S.Class; P = P->getParent())
    if (const auto *R = dyn_cast<CXXRecordDecl>(P); R && !R->isLambda())
      S.Class = R;
  setPlace(S, F);

  // The type wanted there.
  QualType T = S.Written->getType();
  QualType Wanted =
      F.To.Target ? F.To.Target->getType() : F.To.Value->getType();
  if (T->isIntegralOrEnumerationType()) {
    if (T->isBooleanType() || T->isEnumeralType())
      return Refuse("no number fits its type");
    S.Bits = AST.getIntWidth(T);
    for (QualType Later : {F.To.Value->getType(), Wanted})
      if (Later->isIntegerType() && !Later->isDependentType())
        S.Bits = std::min<unsigned>(S.Bits, AST.getIntWidth(Later));
    if (S.Bits < 32)
      return Refuse("the number is kept in fewer than 32 bits");
    if (AST.getIntWidth(T) < 64 || !T->isUnsignedIntegerType())
      S.Cast = spelled(S.Written, AST);
  } else if (isText(T) ||
             (isText(Wanted) && (T->isArrayType() || T->isPointerType()))) {
    S.Text = true;
  } else if (const ParmVarDecl *Number = numberBeside(F.To.Decl, AST);
             Number && T->isPointerType()) {
    S.PassedTo = Number;
    S.Bits = AST.getIntWidth(Number->getType());
    S.Cast = Number->getType().getUnqualifiedType().getAsString(
        AST.getPrintingPolicy());
  } else {
    return Refuse("neither a number nor a text is wanted there");
  }

  // Its effect.
  if (!isPure(S.Written, S.CallsUser))
    return Refuse("the expression does more than make the value");
  llvm::SmallVector<const Expr *, 2> Pointers;
  findPointers(S.Written, Pointers);
  if (Pointers.empty() && !S.Text)
    if (const Expr *Behind = pointerBehind(S.Written, S.In, S.Behind))
      Pointers.push_back(Behind);
  bool CallsUser = false;
  if (Pointers.size() == 1 && isPure(Pointers[0], CallsUser))
    S.Pointer = Pointers[0];
  if (!isOwnWay(F, S, SM))
    return Refuse("the way from the address leads through another function");
  return S;
}
