//===--- OwnState.cpp - a state for each object ---------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See OwnState.h.
//
//===----------------------------------------------------------------------===//

#include "OwnState.h"
#include "core/ast/Children.h"
#include "core/repair/Layout.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace stableid;

/// How often \p S names \p D; nothing if a lambda does, which may not capture
/// the object.
static std::optional<unsigned> namesOf(const Stmt *S, const VarDecl *D,
                                       bool InLambda = false) {
  const auto *Ref = dyn_cast<DeclRefExpr>(S);
  const auto *M = dyn_cast<MemberExpr>(S);
  unsigned Count = (Ref && Ref->getDecl()->getCanonicalDecl() == D) ||
                   (M && M->getMemberDecl()->getCanonicalDecl() == D);
  if (Count && InLambda)
    return std::nullopt;
  for (const Stmt *Child : childrenOf(S)) {
    std::optional<unsigned> Inner =
        namesOf(Child, D, InLambda || isa<LambdaExpr>(S));
    if (!Inner)
      return std::nullopt;
    Count += *Inner;
  }
  return Count;
}

/// How often the code of the main file spells \p Name, also where '#if' leaves
/// it out.
static unsigned spellingsOf(llvm::StringRef Name, ASTContext &AST) {
  const SourceManager &SM = AST.getSourceManager();
  llvm::StringRef Text = SM.getBufferData(SM.getMainFileID());
  Lexer Raw(SM.getLocForStartOfFile(SM.getMainFileID()), AST.getLangOpts(),
            Text.begin(), Text.begin(), Text.end());
  unsigned Count = 0;
  Token Next;
  for (bool End = false; !End;) {
    End = Raw.LexFromRawLexer(Next);
    Count += Next.is(tok::raw_identifier) && Next.getRawIdentifier() == Name;
  }
  return Count;
}

/// \p D is declared by itself, and nothing is written behind its name but, if
/// \p Init, an initialiser.
static bool standsAlone(const VarDecl *D, bool Init, ASTContext &AST) {
  const SourceManager &SM = AST.getSourceManager();
  if (!SM.isInMainFile(D->getLocation()) ||
      !isWritable(D->getBeginLoc(), AST) || !D->getTypeSourceInfo())
    return false;
  for (const Decl *Other : D->getLexicalDeclContext()->decls())
    if (const auto *V = dyn_cast<VarDecl>(Other);
        V && V != D && V->getBeginLoc() == D->getBeginLoc())
      return false;
  std::optional<Token> Next =
      Lexer::findNextToken(Init ? D->getEndLoc() : D->getLocation(), SM,
                           AST.getLangOpts());
  return Next && Next->is(tok::semi);
}

namespace {

/// Looks for objects of a class that end with a call, or are copied: a state of
/// their own would end with them, or be another one in the copy.
class PassingWalk : public RecursiveASTVisitor<PassingWalk> {
public:
  PassingWalk(const CXXRecordDecl *C, const SourceManager &SM) : C(C), SM(SM) {}

  bool TraverseDecl(Decl *D) {
    if (!D ||
        (!isa<TranslationUnitDecl, NamespaceDecl, LinkageSpecDecl, ExportDecl>(
             D) &&
         SM.isInSystemHeader(D->getLocation())))
      return true;
    return RecursiveASTVisitor::TraverseDecl(D);
  }
  bool VisitVarDecl(VarDecl *V) {
    const auto *In = dyn_cast<FunctionDecl>(V->getDeclContext());
    return !V->hasLocalStorage() || !isOf(V->getType()) ||
           (In && In->isMain() && !isa<ParmVarDecl>(V));
  }
  bool VisitCXXConstructExpr(CXXConstructExpr *E) {
    return !E->getConstructor()->isCopyOrMoveConstructor() ||
           !isOf(E->getType());
  }
  bool VisitMaterializeTemporaryExpr(MaterializeTemporaryExpr *E) {
    return !isOf(E->getType());
  }
  bool VisitCXXOperatorCallExpr(CXXOperatorCallExpr *E) {
    return !E->isAssignmentOp() || !isOf(E->getArg(0)->getType());
  }

private:
  bool isOf(QualType T) const {
    const CXXRecordDecl *R =
        T->isReferenceType() ? nullptr : T->getAsCXXRecordDecl();
    return R && R->getCanonicalDecl() == C->getCanonicalDecl();
  }
  const CXXRecordDecl *C;
  const SourceManager &SM;
};

} // namespace

/// Objects of \p Class may end with a call, or be copied.
static bool isPassing(const CXXRecordDecl *Class, ASTContext &AST) {
  PassingWalk Walk(Class, AST.getSourceManager());
  return llvm::any_of(AST.getTraversalScope(),
                      [&](Decl *D) { return !Walk.TraverseDecl(D); });
}

/// A member of the type of \p State, with no initialiser, begins as the static
/// one does: with a constructor of the library's.
static bool beginsAlike(const VarDecl *State) {
  const CXXRecordDecl *R = State->getType()->getAsCXXRecordDecl();
  return R && R->isInStdNamespace() && !R->hasTrivialDefaultConstructor() &&
         !R->isAggregate();
}

std::vector<CodeEdit> stableid::editsForOwn(const VarDecl *State,
                                            const CXXRecordDecl *Class,
                                            const UnitPass &P) {
  const SourceManager &SM = P.AST.getSourceManager();
  const VarDecl *Declared = State->getCanonicalDecl();
  if (!Declared->isStaticDataMember() ||
      Declared->getDeclContext()->getPrimaryContext() !=
          Class->getPrimaryContext() ||
      Declared->getTSCSpec() || Class->isAggregate() ||
      !Layout(P.AST, Class).canGrow(Class) || isPassing(Class, P.AST))
    return {};
  // 'auto' and 'std::set seen{1}' are for static members alone; in front of its
  // type stands 'volatile', too.
  if (Declared->getType()->getContainedDeducedType() ||
      Declared->getType().hasQualifiers())
    return {};
  bool Number = Declared->getType()->isScalarType();
  if (!Declared->getInit() && !Number && !beginsAlike(Declared))
    return {};
  unsigned Named = 0;
  for (unsigned I : P.Unit.mentionsOf(Declared)) {
    const auto *In =
        dyn_cast_or_null<CXXMethodDecl>(P.Unit.entries()[I].Function);
    if (!In || In->isStatic() || In->isConst() ||
        isa<CXXConstructorDecl>(In) ||
        In->getParent()->getCanonicalDecl() != Class->getCanonicalDecl())
      return {};
    std::optional<unsigned> Here = namesOf(In->getBody(), Declared);
    if (!Here)
      return {};
    Named += *Here;
  }
  std::vector<CodeEdit> Edits;
  for (const VarDecl *D : Declared->redecls()) {
    ++Named;
    if (!standsAlone(D, /*Init=*/!D->isOutOfLine(), P.AST))
      return {};
    if (D->isOutOfLine()) {
      SourceLocation End =
          Lexer::findNextToken(D->getLocation(), SM, P.AST.getLangOpts())
              ->getLocation();
      Edits.push_back({wholeLine({D->getBeginLoc(), End}, SM), ""});
      continue;
    }
    llvm::StringRef First = textOf(SourceRange(D->getBeginLoc()), P.AST);
    if (First != "static" && First != "inline")
      return {};
    Edits.push_back(
        {CharSourceRange::getCharRange(
             D->getBeginLoc(),
             D->getTypeSourceInfo()->getTypeLoc().getBeginLoc()),
         ""});
    // A static number begins with 0, and a member with anything.
    if (Number && !Declared->getInit()) {
      SourceLocation End = D->getLocation().getLocWithOffset(
          D->getName().size());
      Edits.push_back({CharSourceRange::getCharRange(End, End), "{}"});
    }
  }
  // A default argument, a friend or code that '#if' leaves out names it, too.
  if (spellingsOf(Declared->getName(), P.AST) != Named)
    return {};
  return Edits;
}
