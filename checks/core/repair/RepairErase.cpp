//===--- RepairErase.cpp - an entry that goes with its object -------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The destructor of the objects, which is there or is added, takes their
// entries out: only where the container is there until the last one has ended,
// and nobody is at work in it meanwhile. See Repair.h.
//
//===----------------------------------------------------------------------===//

#include "Purity.h"
#include "Repair.h"
#include "TextPlace.h"
#include "core/ast/Children.h"
#include "core/ast/Named.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/AST/StmtOpenMP.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace clang;
using namespace stableid;

//===--- Who may end objects, and when -------------------------------------===//

/// \p T is made of numbers, texts and plain pointers, which end nothing.
static bool endsNothing(QualType T) {
  T = T.getCanonicalType();
  while (const auto *Array = T->getAsArrayTypeUnsafe())
    T = Array->getElementType();
  if (T->isScalarType())
    return true;
  const auto *Spec =
      dyn_cast_or_null<ClassTemplateSpecializationDecl>(T->getAsCXXRecordDecl());
  if (!Spec || !Spec->isInStdNamespace())
    return false;
  llvm::StringRef Name = Spec->getName();
  if (Name.ends_with("_ptr") || Name.contains("function") || Name == "any")
    return false;
  return llvm::all_of(Spec->getTemplateArgs().asArray(),
                      [](const TemplateArgument &A) {
                        return A.getKind() != TemplateArgument::Type ||
                               A.getAsType()->isFunctionType() ||
                               A.getAsType()->isVoidType() ||
                               endsNothing(A.getAsType());
                      });
}

/// \p T names \p C: it may hold an object of it, or own one.
static bool speaksOf(QualType T, const CXXRecordDecl *C) {
  T = T.getNonReferenceType();
  while (T->isAnyPointerType())
    T = T->getPointeeType();
  const CXXRecordDecl *R =
      QualType(T->getBaseElementTypeUnsafe(), 0)->getAsCXXRecordDecl();
  if (!R)
    return false;
  if (R->getCanonicalDecl() == C->getCanonicalDecl())
    return true;
  const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(R);
  return Spec && llvm::any_of(Spec->getTemplateArgs().asArray(),
                              [&](const TemplateArgument &A) {
                                return A.getKind() == TemplateArgument::Type &&
                                       speaksOf(A.getAsType(), C);
                              });
}

/// An object of \p T has one of \p C in it.
static bool holds(QualType T, const CXXRecordDecl *C) {
  const CXXRecordDecl *R =
      QualType(T->getBaseElementTypeUnsafe(), 0)->getAsCXXRecordDecl();
  R = R ? R->getDefinition() : nullptr;
  if (!R || R->isInStdNamespace())
    return speaksOf(T, C);
  return R->getCanonicalDecl() == C->getCanonicalDecl() ||
         llvm::any_of(R->fields(),
                      [&](const FieldDecl *F) { return holds(F->getType(), C); }) ||
         llvm::any_of(R->bases(), [&](const CXXBaseSpecifier &B) {
           return holds(B.getType(), C);
         });
}

/// Several threads may be at work where \p R is used.
static bool isOfThreads(const CXXRecordDecl *R) {
  if (!R || !R->getIdentifier() || !R->isInStdNamespace())
    return false;
  llvm::StringRef Name = R->getName();
  return Name.ends_with("thread") || Name.ends_with("mutex") ||
         Name.ends_with("_lock") || Name == "lock_guard" || Name == "atomic" ||
         Name.ends_with("future") || Name == "promise" ||
         Name.starts_with("condition_variable");
}

static bool startsThread(const FunctionDecl *F) {
  return F && F->getIdentifier() &&
         llvm::StringSwitch<bool>(F->getName())
             .Cases("pthread_create", "thrd_create", "async", true)
             .Cases("fork", "signal", "sigaction", "atexit", true)
             .Default(false);
}

namespace {

/// Looks for what may end an object of a class while its container is gone, or
/// is used.
class EndWalk : public RecursiveASTVisitor<EndWalk> {
public:
  EndWalk(const VarDecl *D, const CXXRecordDecl *C, ASTContext &AST)
      : D(D), C(C), AST(AST) {}
  std::string Why;

  bool TraverseDecl(Decl *X) {
    if (!X ||
        (!isa<TranslationUnitDecl, NamespaceDecl, LinkageSpecDecl, ExportDecl>(
             X) &&
         AST.getSourceManager().isInSystemHeader(X->getLocation())))
      return true;
    return RecursiveASTVisitor::TraverseDecl(X);
  }
  bool VisitDeclaratorDecl(DeclaratorDecl *X) {
    const CXXRecordDecl *R = X->getType().getNonReferenceType()->getAsCXXRecordDecl();
    return isOfThreads(R) ? refuse("several threads may be at work here") : true;
  }
  bool VisitVarDecl(VarDecl *V) {
    if (V->getTLSKind() && holds(V->getType(), C))
      return refuse("several threads may be at work here");
    if (!V->hasGlobalStorage() ||
        V->getCanonicalDecl() == D->getCanonicalDecl() ||
        endsNothing(V->getType()))
      return true;
    // What is declared behind the container ends before it.
    bool Before = V->isStaticLocal() ||
                  AST.getSourceManager().isBeforeInTranslationUnit(
                      V->getLocation(), D->getLocation());
    const CXXRecordDecl *R = V->getType()->getBaseElementTypeUnsafe()
                                 ->getAsCXXRecordDecl();
    bool Ends = !R || !R->hasDefinition() || !R->hasTrivialDestructor() ||
                holds(V->getType(), C);
    return Before && Ends ? refuse(quoted(V->getName()) +
                                   " may end objects when the container is gone")
                          : true;
  }
  bool VisitFunctionDecl(FunctionDecl *F) {
    if (F->isDefined() || F->isImplicit())
      return true;
    bool Speaks = speaksOf(F->getReturnType(), C) ||
                  llvm::any_of(F->parameters(), [&](const ParmVarDecl *P) {
                    return speaksOf(P->getType(), C);
                  });
    return Speaks ? refuse(quoted(F->getNameAsString()) +
                           ", whose body is not in this file, may end objects")
                  : true;
  }
  bool VisitDeclRefExpr(DeclRefExpr *E) {
    return startsThread(dyn_cast<FunctionDecl>(E->getDecl()))
               ? refuse("several threads may be at work here")
               : true;
  }
  bool VisitOMPExecutableDirective(OMPExecutableDirective *) {
    return refuse("several threads may be at work here");
  }

private:
  bool refuse(std::string Sentence) {
    Why = std::move(Sentence);
    return false;
  }
  const VarDecl *D;
  const CXXRecordDecl *C;
  ASTContext &AST;
};

} // namespace

/// The object of the call \p Call, or null.
static const Expr *objectOf(const CallExpr *Call) {
  if (const auto *M = dyn_cast<CXXMemberCallExpr>(Call))
    return M->getImplicitObjectArgument()->IgnoreParenImpCasts();
  if (isa<CXXOperatorCallExpr>(Call))
    return Call->getArg(0)->IgnoreParenImpCasts();
  return nullptr;
}

/// No object ends while \p S is done, in which an entry of \p D is kept.
static bool isQuiet(const Stmt *S, const VarDecl *D) {
  if (!S)
    return true;
  if (isa<CXXDeleteExpr, LambdaExpr>(S))
    return false;
  if (const auto *DS = dyn_cast<DeclStmt>(S))
    for (const Decl *X : DS->decls()) {
      const auto *V = dyn_cast<VarDecl>(X);
      const auto *R = V ? V->getType()->getAsCXXRecordDecl() : nullptr;
      if (R && V->hasLocalStorage() && !R->hasTrivialDestructor())
        return false;
    }
  if (const auto *Call = dyn_cast<CallExpr>(S)) {
    const Expr *Object = objectOf(Call);
    const ValueDecl *Of = Object ? namedBy(Object) : nullptr;
    bool CallsUser = false;
    // Iterators are of the standard library's, and trivial.
    bool Known = (Of && Of->getCanonicalDecl() == D->getCanonicalDecl()) ||
                 (Object && isa<CXXOperatorCallExpr>(Call) &&
                  Call->getDirectCallee() &&
                  !Call->getDirectCallee()->getReturnType()->isVoidType() &&
                  D->getASTContext().getSourceManager().isInSystemHeader(
                      Call->getDirectCallee()->getLocation()));
    if (!Known && !isPure(Call, CallsUser))
      return false;
  }
  return llvm::all_of(childrenOf(S), [&](const Stmt *Child) {
    return isQuiet(Child, D);
  });
}

//===--- The destructor ----------------------------------------------------===//

/// \p S is left before its end.
static bool leavesEarly(const Stmt *S) {
  return S && (isa<ReturnStmt, GotoStmt, CXXThrowExpr, CXXTryStmt>(S) ||
               llvm::any_of(childrenOf(S), leavesEarly));
}

/// \p Name is called something else in \p S.
static bool declares(const Stmt *S, llvm::StringRef Name) {
  if (!S)
    return false;
  if (const auto *DS = dyn_cast<DeclStmt>(S))
    for (const Decl *X : DS->decls())
      if (const auto *N = dyn_cast<NamedDecl>(X))
        if (N->getIdentifier() && N->getName() == Name)
          return true;
  return llvm::any_of(childrenOf(S), [&](const Stmt *Child) {
    return declares(Child, Name);
  });
}

/// In the class \p C, the name of \p D is one of something else.
static bool isHidden(const VarDecl *D, const CXXRecordDecl *C) {
  for (const DeclContext *In = C->getDeclContext();
       In && !In->Equals(D->getDeclContext()); In = In->getParent()) {
    const auto *Outer = dyn_cast<CXXRecordDecl>(In);
    if (!In->lookup(D->getDeclName()).empty() ||
        (Outer && Outer->hasMemberName(D->getDeclName())))
      return true;
  }
  return false;
}

/// An added destructor takes the implicit move from \p C, and copies are no
/// worse.
static bool losesNoMove(const CXXRecordDecl *C) {
  return C->hasUserDeclaredCopyConstructor() ||
         C->hasUserDeclaredCopyAssignment() ||
         C->hasUserDeclaredMoveConstructor() ||
         C->hasUserDeclaredMoveAssignment() ||
         (C->hasTrivialCopyConstructor() && C->hasTrivialCopyAssignment());
}

std::optional<Repair> Repairs::eraseAtEnd(const DeclaratorDecl *Container,
                                          const KeyUses &All) {
  const SourceManager &SM = AST.getSourceManager();
  FileID File = SM.getMainFileID();
  const auto *D = dyn_cast<VarDecl>(Container);
  const CXXRecordDecl *C = All.KeyType->getPointeeType()->getAsCXXRecordDecl();
  C = C ? C->getDefinition() : nullptr;
  if (!D || D->isStaticLocal() || !D->hasGlobalStorage() || D->getTSCSpec())
    return refuse("a destructor cannot name the container");
  if (!C || !inMainSource(C, AST) || World.uses().isKnownElsewhere(C) ||
      !isInFile(C, File) || C->isLambda() || C->isLocalClass() ||
      C->isDependentContext() || isa<ClassTemplateSpecializationDecl>(C))
    return refuse("the class of the keys is not in this file alone");
  // Whoever deletes an object by its base may be elsewhere.
  if (C->getNumBases() || World.uses().sawSkippedBody())
    return refuse("who ends the objects is not seen");
  bool Own = D->isStaticDataMember() &&
             cast<CXXRecordDecl>(D->getDeclContext())->getCanonicalDecl() ==
                 C->getCanonicalDecl();
  if (!Own && (D->isStaticDataMember() ||
               !D->getDeclContext()->Encloses(C->getDeclContext()) ||
               C->hasMemberName(D->getIdentifier()) || isHidden(D, C)))
    return refuse("a destructor cannot name the container");
  if (All.Erases || All.HandsOut)
    return refuse("what refers to an entry is handed out, or entries are taken "
                  "out already");
  for (const FunctionDecl *F : All.Keeping)
    if (!F || !F->getBody() || !isQuiet(F->getBody(), D))
      return refuse("an object may end where its entry is in use");
  const VarDecl *Defined = D->getDefinition();
  if (!Defined || !SM.isInMainFile(Defined->getLocation()))
    return refuse("the container is not defined here");
  EndWalk Walk(Defined, C, AST);
  for (Decl *X : AST.getTraversalScope())
    if (!Walk.TraverseDecl(X))
      break;
  if (!Walk.Why.empty())
    return refuse(Walk.Why);

  if (Given.IsLeftOut && Given.IsLeftOut(C->getName()))
    return refuse("code that '#if' leaves out names " + quoted(C->getName()));

  // Two edits of one destructor would be in each other's way.
  const ValueDecl *&First = Ending[C->getCanonicalDecl()];
  if (First && First != D->getCanonicalDecl())
    return refuse("the destructor takes an entry out of another container");
  std::string Call = D->getName().str() + ".erase(this);";
  std::string Class = C->getName().str();
  Repair R;
  R.File = File;
  const CXXDestructorDecl *Dtor = C->getDestructor();
  if (Dtor && !Dtor->isImplicit()) {
    const auto *Body =
        dyn_cast_or_null<CompoundStmt>(Dtor->hasBody() ? Dtor->getBody()
                                                       : nullptr);
    if (!Body || Dtor->isDefaulted() || leavesEarly(Body) ||
        declares(Body, D->getName()) || !SM.isInMainFile(Body->getBeginLoc()))
      return refuse("the end of the destructor is not seen");
    if (!Own && SM.isBeforeInTranslationUnit(Body->getBeginLoc(),
                                             D->getCanonicalDecl()->getLocation()))
      return refuse("the destructor stands before the container");
    std::optional<CodeEdit> Edit = atEnd(Body, Call, AST);
    if (!Edit || !comesWith(Body->getBeginLoc(), Defined->getLocation(), SM))
      return refuse("the end of the destructor is not seen");
    R.Edits.push_back(*Edit);
  } else {
    if (C->isPolymorphic() || !losesNoMove(C))
      return refuse("with a destructor " + quoted(Class) +
                    " would no longer be moved");
    if (!canGrow(C, File))
      return std::nullopt;
    if (!comesWith(C->getLocation(), Defined->getLocation(), SM) ||
        !comesWith(Defined->getLocation(), C->getLocation(), SM))
      return refuse("'#if' leaves the container out where the class is, or the "
                    "other way round");
    std::string Function = "~" + Class + "() { " + Call + " }";
    if (!Own && SM.isBeforeInTranslationUnit(C->getLocation(),
                                             D->getLocation())) {
      // Behind the container, where it can be named.
      std::optional<Token> Next =
          Lexer::findNextToken(D->getEndLoc(), SM, AST.getLangOpts());
      if (D->getCanonicalDecl() != Defined || !Next || Next->isNot(tok::semi) ||
          !isWritable(D->getEndLoc(), AST) ||
          !C->getDeclContext()->Equals(D->getDeclContext()))
        return refuse("a destructor cannot be written behind the container");
      SourceLocation After = behindLine(Next->getLocation(), SM);
      R.Edits.push_back({CharSourceRange::getCharRange(After, After),
                         "\n" + indentAt(D->getLocation(), SM).str() + Class +
                             "::" + Function});
      Function = "~" + Class + "();";
    }
    R.Edits.push_back(atBegin(C, Function, AST));
  }
  First = D->getCanonicalDecl();
  R.Words = "take the entry out in '~" + Class + "()'; whoever ends " +
            quoted(Class) + " then changes " + quoted(D->getName());
  return R;
}
