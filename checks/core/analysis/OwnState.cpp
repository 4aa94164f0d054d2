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

std::vector<CodeEdit> stableid::editsForOwn(const VarDecl *State,
                                            const CXXRecordDecl *Class,
                                            const UnitPass &P) {
  const SourceManager &SM = P.AST.getSourceManager();
  const VarDecl *Declared = State->getCanonicalDecl();
  if (!Declared->isStaticDataMember() ||
      Declared->getDeclContext()->getPrimaryContext() !=
          Class->getPrimaryContext() ||
      Declared->getTSCSpec() || Class->isAggregate() ||
      !Layout(P.AST, Class).canGrow(Class))
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
  }
  // A default argument, a friend or code that '#if' leaves out names it, too.
  if (spellingsOf(Declared->getName(), P.AST) != Named)
    return {};
  return Edits;
}
