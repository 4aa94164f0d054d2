//===--- Site.cpp - the expression that a repair rewrites -----------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Site.h.
//
//===----------------------------------------------------------------------===//

#include "Site.h"
#include "clang/AST/ASTLambda.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace stableid;

std::string Site::fromNumber(const std::string &Number) const {
  return Cast.empty() ? Number : "static_cast<" + Cast + ">(" + Number + ")";
}

bool stableid::isWritable(SourceLocation Loc, ASTContext &AST) {
  const SourceManager &SM = AST.getSourceManager();
  return Loc.isFileID() && !SM.isInSystemHeader(Loc) &&
         SM.getFileEntryRefForID(SM.getFileID(Loc)).has_value();
}

llvm::StringRef stableid::textOf(SourceRange Range, ASTContext &AST) {
  CharSourceRange Chars =
      Lexer::makeFileCharRange(CharSourceRange::getTokenRange(Range),
                               AST.getSourceManager(), AST.getLangOpts());
  if (Chars.isInvalid() || Range.getBegin().isMacroID())
    return "";
  return Lexer::getSourceText(Chars, AST.getSourceManager(), AST.getLangOpts());
}

std::string stableid::nameFrom(const CXXRecordDecl *D,
                               const DeclContext *From) {
  if (!D || !D->getIdentifier() || isa<ClassTemplateSpecializationDecl>(D))
    return "";
  std::string Name = D->getName().str();
  for (const DeclContext *C = D->getDeclContext();
       C && !C->isTranslationUnit() && !(From && C->Encloses(From));
       C = C->getParent()) {
    if (isa<ClassTemplateSpecializationDecl, FunctionDecl>(C))
      return "";
    const auto *Space = dyn_cast<NamespaceDecl>(C);
    if (C->isTransparentContext() || C->isInlineNamespace() ||
        (Space && Space->isAnonymousNamespace()))
      continue;
    const auto *Named = dyn_cast<NamedDecl>(C);
    if (!Named || !Named->getIdentifier())
      return "";
    Name = Named->getName().str() + "::" + Name;
  }
  return Name;
}

//===--- What it does
//------------------------------------------------------===//

/// Calls of the user's functions that are read into one another.
static constexpr unsigned MaxCalls = 4;

static bool isPure(const Stmt *S, unsigned Depth, bool &CallsUser);

static const VarDecl *localOf(const Expr *E) {
  const auto *Ref = dyn_cast<DeclRefExpr>(E->IgnoreParenImpCasts());
  const auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  return V && V->hasLocalStorage() && !V->getType()->isReferenceType()
             ? V
             : nullptr;
}

/// A call that only makes a value of its arguments.
static bool isPureCall(const FunctionDecl *F, unsigned Depth, bool &CallsUser) {
  if (!F)
    return false;
  const auto *Method = dyn_cast<CXXMethodDecl>(F);
  if (Method && Method->isVirtual())
    return false;
  if (F->getASTContext().getSourceManager().isInSystemHeader(
          F->getLocation()) ||
      F->getBuiltinID()) {
    if (F->getReturnType()->isVoidType() && !isa<CXXConstructorDecl>(F))
      return false;
    if (Method && !isa<CXXConstructorDecl>(F) && !Method->isStatic() &&
        !Method->isConst())
      // Smart pointers and their kind; what changes its object returns it.
      return F->getOverloadedOperator() == OO_Arrow;
    return llvm::all_of(F->parameters(), [](const ParmVarDecl *P) {
      QualType T = P->getType();
      if (T->isRValueReferenceType())
        return true;
      return !T->isReferenceType() && !T->isPointerType()
                 ? true
                 : T->getPointeeType().isConstQualified() ||
                       T->getPointeeType()->isFunctionType();
    });
  }
  const FunctionDecl *Body = F->getDefinition();
  // One that only this unit knows may be left without a caller.
  if (!Body || !Body->hasBody() || Depth == 0 || !F->isExternallyVisible() ||
      isa<CXXConstructorDecl>(F))
    return false;
  CallsUser = true;
  return isPure(Body->getBody(), Depth - 1, CallsUser);
}

/// Nothing is written but locals, and nothing is called that does more.
static bool isPure(const Stmt *S, unsigned Depth, bool &CallsUser) {
  if (!S)
    return true;
  if (isa<LambdaExpr, CXXNewExpr, CXXDeleteExpr, CXXThrowExpr, AtomicExpr,
          StmtExpr, GCCAsmStmt>(S))
    return false;
  if (const auto *B = dyn_cast<BinaryOperator>(S)) {
    if (B->isAssignmentOp() && !localOf(B->getLHS()))
      return false;
  } else if (const auto *U = dyn_cast<UnaryOperator>(S)) {
    if (U->isIncrementDecrementOp() && !localOf(U->getSubExpr()))
      return false;
  } else if (const auto *C = dyn_cast<CXXConstructExpr>(S)) {
    if (!isPureCall(C->getConstructor(), Depth, CallsUser))
      return false;
  } else if (const auto *C = dyn_cast<CallExpr>(S)) {
    // The compiler may know memcpy; into a local it only makes a value.
    const FunctionDecl *Callee = C->getDirectCallee();
    bool Copies =
        Callee && Callee->getMemoryFunctionKind() != 0 && C->getNumArgs() > 0;
    const auto *To =
        Copies ? dyn_cast<UnaryOperator>(C->getArg(0)->IgnoreParenCasts())
               : nullptr;
    if (!(To && To->getOpcode() == UO_AddrOf && localOf(To->getSubExpr())) &&
        !isPureCall(Callee, Depth, CallsUser))
      return false;
  } else if (const auto *R = dyn_cast<DeclRefExpr>(S)) {
    if (R->getType().isVolatileQualified())
      return false;
  }
  return llvm::all_of(S->children(), [&](const Stmt *Child) {
    return isPure(Child, Depth, CallsUser);
  });
}

/// A macro of the user's is in it.
static bool holdsMacro(const Stmt *S, const SourceManager &SM) {
  if (!S)
    return false;
  for (SourceLocation Loc : {S->getBeginLoc(), S->getEndLoc()})
    if (Loc.isMacroID() && !SM.isInSystemMacro(Loc))
      return true;
  return llvm::any_of(S->children(),
                      [&](const Stmt *Child) { return holdsMacro(Child, SM); });
}

//===--- Whose address it is
//-----------------------------------------------===//

static bool pointsToObject(QualType T) {
  if (const auto *P = T->getAs<PointerType>())
    return P->getPointeeType()->isObjectType() ||
                   P->getPointeeType()->isVoidType()
               ? !P->getPointeeType()->isAnyCharacterType()
               : false;
  const CXXRecordDecl *R = T->getAsCXXRecordDecl();
  return R && R->getIdentifier() && R->isInStdNamespace() &&
         (R->getName() == "shared_ptr" || R->getName() == "unique_ptr");
}

static void findPointers(const Stmt *S,
                         llvm::SmallVectorImpl<const Expr *> &Out) {
  if (!S)
    return;
  if (const auto *E = dyn_cast<Expr>(S))
    if (pointsToObject(E->getType())) {
      // The one that the user knows it by.
      const Expr *Bare = E->IgnoreUnlessSpelledInSource();
      while (const auto *C = dyn_cast<ExplicitCastExpr>(Bare)) {
        const Expr *Sub = C->getSubExpr()->IgnoreUnlessSpelledInSource();
        if (!pointsToObject(Sub->getType()))
          break;
        Bare = Sub;
      }
      Out.push_back(Bare);
      return;
    }
  // p->member is no use of the address that p holds.
  if (const auto *M = dyn_cast<MemberExpr>(S); M && M->isArrow())
    return;
  if (const auto *U = dyn_cast<UnaryOperator>(S);
      U && U->getOpcode() == UO_Deref)
    return;
  if (isa<ArraySubscriptExpr>(S))
    return;
  for (const Stmt *Child : S->children())
    findPointers(Child, Out);
}

/// A std::string.
static bool isText(QualType T) {
  const CXXRecordDecl *R = T.getNonReferenceType()->getAsCXXRecordDecl();
  if (!R || !R->isInStdNamespace() || !R->getIdentifier() ||
      R->getName() != "basic_string")
    return false;
  const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(R);
  return Spec && Spec->getTemplateArgs()[0].getAsType()->isCharType();
}

/// "cache:" + std::to_string(address): the text around it stays.
static const Expr *partWithAddress(const Expr *E) {
  while (const auto *Plus = dyn_cast<CXXOperatorCallExpr>(E)) {
    if (Plus->getOperator() != OO_Plus || Plus->getNumArgs() != 2)
      break;
    const Expr *Part = nullptr;
    for (const Expr *Side : Plus->arguments()) {
      llvm::SmallVector<const Expr *, 2> Pointers;
      findPointers(Side, Pointers);
      if (!Pointers.empty() && Part)
        return E;
      if (!Pointers.empty())
        Part = Side->IgnoreUnlessSpelledInSource();
    }
    if (!Part || !isText(Part->getType()))
      break;
    E = Part;
  }
  return E;
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

//===--- What would be left
//------------------------------------------------===//

static void countLocals(const Stmt *S,
                        llvm::MapVector<const VarDecl *, unsigned> &Out) {
  if (!S)
    return;
  if (const auto *R = dyn_cast<DeclRefExpr>(S))
    if (const auto *V = dyn_cast<VarDecl>(R->getDecl());
        V && V->hasLocalStorage())
      ++Out[cast<VarDecl>(V->getCanonicalDecl())];
  if (const auto *L = dyn_cast<LambdaExpr>(S))
    countLocals(L->getBody(), Out);
  for (const Stmt *Child : S->children())
    countLocals(Child, Out);
}

static const DeclStmt *declarationOf(const VarDecl *V, const Stmt *S) {
  if (!S || isa<Expr>(S))
    return nullptr;
  if (isa<CompoundStmt>(S))
    for (const Stmt *Child : S->children())
      if (const auto *DS = dyn_cast<DeclStmt>(Child))
        if (DS->isSingleDecl() && DS->getSingleDecl() == V)
          return DS;
  for (const Stmt *Child : S->children())
    if (const DeclStmt *Found = declarationOf(V, Child))
      return Found;
  return nullptr;
}

/// \p Range with its line, when nothing else is on it.
static CharSourceRange wholeLine(SourceRange Range, const SourceManager &SM) {
  auto [File, From] = SM.getDecomposedLoc(Range.getBegin());
  unsigned To = SM.getFileOffset(Range.getEnd()) + 1; // the semicolon
  llvm::StringRef Text = SM.getBufferData(File);
  unsigned Left = From, Right = To;
  while (Left > 0 && (Text[Left - 1] == ' ' || Text[Left - 1] == '\t'))
    --Left;
  while (Right < Text.size() &&
         (Text[Right] == ' ' || Text[Right] == '\t' || Text[Right] == '\r'))
    ++Right;
  if ((Left == 0 || Text[Left - 1] == '\n') && Right < Text.size() &&
      Text[Right] == '\n') {
    From = Left;
    To = Right + 1;
  }
  SourceLocation Start = SM.getLocForStartOfFile(File);
  return CharSourceRange::getCharRange(Start.getLocWithOffset(From),
                                       Start.getLocWithOffset(To));
}

std::optional<std::vector<CodeEdit>>
stableid::leftoversOf(const Site &S, const Expr *Kept, ASTContext &AST) {
  std::vector<CodeEdit> Out;
  if (!S.In || !S.In->getBody())
    return Out;
  llvm::MapVector<const VarDecl *, unsigned> All, Gone;
  countLocals(S.In->getBody(), All);
  if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(S.In))
    for (const CXXCtorInitializer *Init : Ctor->inits())
      countLocals(Init->getInit(), All);
  countLocals(S.Written, Gone);
  countLocals(Kept, All); // as often as it comes back
  for (unsigned I = 0; I < Gone.size(); ++I) {
    auto [V, Count] = *(Gone.begin() + I);
    if (Count < All[V] || !isWritable(V->getBeginLoc(), AST) ||
        V->hasAttr<UnusedAttr>())
      continue;
    // One file, or a header that others read would change with it.
    if (AST.getSourceManager().getFileID(V->getBeginLoc()) != S.File)
      return std::nullopt;
    if (isa<ParmVarDecl>(V)) {
      Out.push_back(
          {CharSourceRange::getCharRange(V->getBeginLoc(), V->getBeginLoc()),
           "[[maybe_unused]] "});
      continue;
    }
    QualType T = V->getType();
    if (T->isRecordType() && !T.isTriviallyCopyableType(AST))
      continue;
    const DeclStmt *DS = declarationOf(V, S.In->getBody());
    bool CallsUser = false;
    if (!DS || !V->getInit() || !isWritable(DS->getEndLoc(), AST) ||
        !isPure(V->getInit(), MaxCalls, CallsUser) || CallsUser ||
        holdsMacro(V->getInit(), AST.getSourceManager()))
      return std::nullopt;
    Out.push_back(
        {wholeLine(DS->getSourceRange(), AST.getSourceManager()), ""});
    countLocals(V->getInit(), Gone);
  }
  return Out;
}

//===--- Whether it is meant for several machines
//---------------------------===//

static bool readsTime(const Stmt *S) {
  if (!S)
    return false;
  const NamedDecl *D = nullptr;
  if (const auto *R = dyn_cast<DeclRefExpr>(S))
    D = R->getDecl();
  else if (const auto *M = dyn_cast<MemberExpr>(S))
    D = M->getMemberDecl();
  if (D && D->getIdentifier()) {
    llvm::SmallVector<std::string, 4> Words = splitName(D->getName());
    for (const std::string &Word : Words)
      if (Word == "time" || Word == "now" || Word == "clock" ||
          Word == "timestamp" || Word == "millis" || Word == "epoch" ||
          Word == "gettimeofday")
        return true;
    // const auto t = clock::now();
    if (const auto *V = dyn_cast<VarDecl>(D);
        V && V->isLocalVarDecl() && V->getInit() && !V->isConstexpr())
      for (const Stmt *Child : V->getInit()->children())
        if (readsTime(Child))
          return true;
  }
  return llvm::any_of(S->children(), readsTime);
}

bool stableid::mixesTime(const Finding &F) {
  return F.To.Value && readsTime(F.To.Value);
}

//===--- The site
//----------------------------------------------------------===//

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

std::optional<Site> stableid::siteOf(const Finding &F, ASTContext &AST) {
  const SourceManager &SM = AST.getSourceManager();
  if (!F.To.Value)
    return std::nullopt;
  Site S;
  S.In = F.In;
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
    return std::nullopt;
  S.Range = Lexer::makeFileCharRange(CharSourceRange::getTokenRange(Range), SM,
                                     AST.getLangOpts());
  S.File = SM.getFileID(S.Range.getBegin());
  const DeclContext *C = S.In        ? cast<DeclContext>(S.In)
                         : F.To.Decl ? F.To.Decl->getDeclContext()
                                     : nullptr;
  if (!C || isSeenOnlyInstantiated(C) ||
      (F.To.Decl && F.To.Decl->getDeclContext()->isExternCContext()) ||
      (S.In && S.In->isExternC()))
    return std::nullopt;
  for (const DeclContext *P = C; P && !S.Class; P = P->getParent())
    S.Class = dyn_cast<CXXRecordDecl>(P);
  // A lambda that no longer needs what it captures is another edit.
  if (S.Class && S.Class->isLambda() && S.Class->capture_size() > 0)
    return std::nullopt;
  setPlace(S, F);

  // What is wanted there.
  QualType T = S.Written->getType();
  QualType Wanted =
      F.To.Target ? F.To.Target->getType() : F.To.Value->getType();
  if (T->isIntegralOrEnumerationType()) {
    if (T->isBooleanType() || T->isEnumeralType())
      return std::nullopt;
    S.Bits = AST.getIntWidth(T);
    for (QualType Later : {F.To.Value->getType(), Wanted})
      if (Later->isIntegerType() && !Later->isDependentType())
        S.Bits = std::min<unsigned>(S.Bits, AST.getIntWidth(Later));
    if (S.Bits < 32)
      return std::nullopt;
    if (AST.getIntWidth(T) < 64 || !T->isUnsignedIntegerType())
      S.Cast = spelled(S.Written, AST);
  } else if (isText(T) ||
             (isText(Wanted) && (T->isArrayType() || T->isPointerType()))) {
    S.Text = true;
  } else {
    return std::nullopt;
  }

  // What it does.
  if (!isPure(S.Written, MaxCalls, S.CallsUser))
    return std::nullopt;
  llvm::SmallVector<const Expr *, 2> Pointers;
  findPointers(S.Written, Pointers);
  if (Pointers.size() == 1 && !Pointers[0]->HasSideEffects(AST))
    S.Pointer = Pointers[0];
  if (!isOwnWay(F, S, SM))
    return std::nullopt;
  return S;
}
