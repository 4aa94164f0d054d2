//===--- Leftovers.cpp - what an edit would leave unused ------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Leftovers.h.
//
//===----------------------------------------------------------------------===//

#include "Leftovers.h"
#include "LocalValue.h"
#include "Purity.h"
#include "Subject.h"
#include "core/ast/Children.h"
#include "clang/AST/Attr.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/MapVector.h"

using namespace clang;
using namespace stableid;

namespace {
struct Counts {
  llvm::MapVector<const ValueDecl *, unsigned> Of;
  unsigned This = 0;

  void add(const Stmt *S) {
    if (!S)
      return;
    if (const auto *R = dyn_cast<DeclRefExpr>(S)) {
      const auto *V = dyn_cast<VarDecl>(R->getDecl());
      const auto *F = dyn_cast<FunctionDecl>(R->getDecl());
      if ((V && V->hasLocalStorage()) || (F && !F->isExternallyVisible()))
        ++Of[cast<ValueDecl>(R->getDecl()->getCanonicalDecl())];
    }
    This += isa<CXXThisExpr>(S);
    for (const Stmt *Child : childrenOf(S))
      add(Child);
  }
};
} // namespace

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
  // With the line break before it: clang-tidy's clean-up takes a blank of the
  // next line along with the one behind it.
  if (Left > 0 && Text[Left - 1] == '\n' && Right < Text.size() &&
      Text[Right] == '\n') {
    From = Left - 1;
    To = Right;
  }
  SourceLocation Start = SM.getLocForStartOfFile(File);
  return CharSourceRange::getCharRange(Start.getLocWithOffset(From),
                                       Start.getLocWithOffset(To));
}

/// \p S and the semicolon behind it.
static std::optional<SourceRange> withSemicolon(const Stmt *S,
                                                ASTContext &AST) {
  SourceLocation End = S->getEndLoc();
  if (!isa<DeclStmt>(S)) {
    std::optional<Token> Next =
        Lexer::findNextToken(End, AST.getSourceManager(), AST.getLangOpts());
    if (!Next || Next->isNot(tok::semi))
      return std::nullopt;
    End = Next->getLocation();
  }
  if (!isWritable(S->getBeginLoc(), AST) || !isWritable(End, AST))
    return std::nullopt;
  return SourceRange(S->getBeginLoc(), End);
}

static CodeEdit mayBeUnused(SourceLocation Loc) {
  return {CharSourceRange::getCharRange(Loc, Loc), "[[maybe_unused]] "};
}

std::optional<Leftovers> stableid::leftoversOf(
    const FunctionDecl *In, FileID File, llvm::ArrayRef<Removed> Rewritten,
    llvm::function_ref<unsigned(const FunctionDecl *)> Callers,
    ASTContext &AST) {
  const SourceManager &SM = AST.getSourceManager();
  Leftovers Out;
  Counts All, Gone;
  if (In)
    All.add(In->getBody());
  if (const auto *Ctor = dyn_cast_or_null<CXXConstructorDecl>(In))
    for (const CXXCtorInitializer *Init : Ctor->inits())
      All.add(Init->getInit());
  for (const Removed &R : Rewritten) {
    Gone.add(R.Written);
    All.add(R.Kept); // as often as it comes back
  }
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(In);
  bool InLambda = Method && Method->getParent()->isLambda();
  // It would capture what it does not use.
  if (InLambda && Gone.This && Gone.This >= All.This)
    return std::nullopt;
  // What goes takes the last use of others with it.
  llvm::SmallPtrSet<const ValueDecl *, 4> Done;
  for (unsigned I = 0; I < Gone.Of.size(); ++I) {
    auto [D, Count] = *(Gone.Of.begin() + I);
    if (Done.count(D))
      continue;
    if (const auto *F = dyn_cast<FunctionDecl>(D)) {
      if (Count < Callers(F) || F->isInlined() || F->hasAttr<UnusedAttr>() ||
          isa<CXXMethodDecl>(F) || SM.isInSystemHeader(F->getLocation()))
        continue;
      if (F->getPreviousDecl() || F->getMostRecentDecl() != F ||
          F->isTemplateInstantiation() || !isWritable(F->getBeginLoc(), AST) ||
          SM.getFileID(F->getBeginLoc()) != File)
        return std::nullopt;
      Out.Edits.push_back(mayBeUnused(F->getBeginLoc()));
      Done.insert(D);
      continue;
    }
    const auto *V = cast<VarDecl>(D);
    if (!In || !isWritable(V->getBeginLoc(), AST) || V->hasAttr<UnusedAttr>())
      continue;
    bool Param = isa<ParmVarDecl>(V);
    std::optional<LocalValue> Value;
    Counts Own;
    if (!Param && (Value = valueOf(V, In->getBody())))
      for (const Stmt *S : Value->Statements)
        Own.add(S);
    if (Count + Own.Of.lookup(V) < All.Of[V])
      continue;
    // One file, or a header that others read would change with it.
    if (SM.getFileID(V->getBeginLoc()) != File ||
        (InLambda && V->getDeclContext() != In))
      return std::nullopt;
    Done.insert(D);
    if (Param) {
      Out.Edits.push_back(mayBeUnused(V->getBeginLoc()));
      continue;
    }
    QualType T = V->getType();
    if (T->isRecordType() && !T.isTriviallyCopyableType(AST))
      continue;
    if (!Value)
      return std::nullopt;
    for (const Expr *E : Value->Values) {
      bool CallsUser = false;
      if (!isPure(E, CallsUser) || holdsMacro(E, SM))
        return std::nullopt;
    }
    for (const Stmt *S : Value->Statements) {
      std::optional<SourceRange> Range = withSemicolon(S, AST);
      if (!Range)
        return std::nullopt;
      Out.Edits.push_back({wholeLine(*Range, SM), ""});
    }
    for (const Expr *E : Value->Values)
      Gone.add(E);
    Out.Locals.insert(V);
    I = -1U; // from the beginning
  }
  return Out;
}

bool stableid::isShared(const Expr *Written, const FunctionDecl *In) {
  if (!In || !In->getBody())
    return false;
  Counts All, Here;
  All.add(In->getBody());
  Here.add(Written);
  for (const auto &[D, Count] : Here.Of) {
    const auto *V = dyn_cast<VarDecl>(D);
    if (!V || isa<ParmVarDecl>(V) ||
        !(V->getType()->isIntegerType() || isText(V->getType())))
      continue;
    Counts Own;
    if (std::optional<LocalValue> Value = valueOf(V, In->getBody()))
      for (const Stmt *S : Value->Statements)
        Own.add(S);
    if (Count + Own.Of.lookup(V) < All.Of[V])
      return true;
  }
  return false;
}
