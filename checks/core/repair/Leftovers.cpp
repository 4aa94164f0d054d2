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
#include "llvm/ADT/StringExtras.h"

using namespace clang;
using namespace stableid;

void NameCounts::add(const Stmt *S) {
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

NameCounts::NameCounts(const FunctionDecl *In) {
  if (In)
    add(In->getBody());
  if (const auto *Ctor = dyn_cast_or_null<CXXConstructorDecl>(In))
    for (const CXXCtorInitializer *Init : Ctor->inits())
      add(Init->getInit());
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

static unsigned wordsIn(llvm::StringRef Text, llvm::StringRef Word) {
  auto IsPart = [](char C) { return llvm::isAlnum(C) || C == '_'; };
  unsigned Count = 0;
  for (size_t At = Text.find(Word); At != llvm::StringRef::npos;
       At = Text.find(Word, At + 1)) {
    size_t End = At + Word.size();
    Count += (!At || !IsPart(Text[At - 1])) &&
             (End == Text.size() || !IsPart(Text[End]));
  }
  return Count;
}

/// A parameter loses its name, unless something that this build leaves out, or a
/// comment, still has it.
static CodeEdit withoutName(const ParmVarDecl *V, const FunctionDecl *In,
                            llvm::ArrayRef<SourceRange> Removed,
                            ASTContext &AST) {
  llvm::StringRef Whole = textOf(In->getSourceRange(), AST);
  unsigned Left = Whole.empty() ? 0 : wordsIn(Whole, V->getName());
  for (SourceRange Range : Removed)
    Left -= wordsIn(textOf(Range, AST), V->getName());
  const SourceManager &SM = AST.getSourceManager();
  if (Left != 1 || V->getDeclContext() != In || V->hasDefaultArg())
    return mayBeUnused(V->getBeginLoc());
  auto [File, From] = SM.getDecomposedLoc(V->getLocation());
  llvm::StringRef Before = SM.getBufferData(File).take_front(From);
  unsigned Blanks = Before.size() - Before.rtrim(" \t").size();
  return {CharSourceRange::getCharRange(
              V->getLocation().getLocWithOffset(-int(Blanks)),
              V->getLocation().getLocWithOffset(V->getName().size())),
          ""};
}

std::optional<Leftovers> stableid::leftoversOf(
    const FunctionDecl *In, const NameCounts &All, FileID File,
    llvm::ArrayRef<Removed> Rewritten,
    llvm::function_ref<unsigned(const FunctionDecl *)> Callers,
    ASTContext &AST) {
  const SourceManager &SM = AST.getSourceManager();
  Leftovers Out;
  NameCounts Gone, Again;
  for (const Removed &R : Rewritten) {
    Gone.add(R.Written);
    Again.add(R.Kept); // as often as it comes back
  }
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(In);
  bool InLambda = Method && Method->getParent()->isLambda();
  // It would capture what it does not use.
  if (InLambda && Gone.This && Gone.This >= All.This + Again.This)
    return std::nullopt;
  llvm::SmallVector<SourceRange, 4> Ranges;
  for (const Removed &R : Rewritten)
    Ranges.push_back(R.Written->getSourceRange());
  llvm::SmallVector<const ParmVarDecl *, 2> Params;
  // Removed code takes the last use of others with it.
  llvm::SmallPtrSet<const ValueDecl *, 4> &Done = Out.Unused;
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
    NameCounts Own;
    if (!Param && (Value = valueOf(V, In->getBody())))
      for (const Stmt *S : Value->Statements)
        Own.add(S);
    if (Count + Own.Of.lookup(V) < All.Of.lookup(V) + Again.Of.lookup(V))
      continue;
    // One file, or a header that others read would change with it.
    if (SM.getFileID(V->getBeginLoc()) != File ||
        (InLambda && V->getDeclContext() != In))
      return std::nullopt;
    Done.insert(D);
    if (Param) {
      Params.push_back(cast<ParmVarDecl>(V));
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
      Ranges.push_back(S->getSourceRange());
    }
    for (const Expr *E : Value->Values)
      Gone.add(E);
    Out.Locals.insert(V);
    I = -1U; // from the beginning
  }
  for (const ParmVarDecl *V : Params)
    Out.Edits.push_back(withoutName(V, In, Ranges, AST));
  return Out;
}

bool stableid::namesThroughLocals(const Expr *Written, const ValueDecl *D,
                                  const FunctionDecl *In) {
  NameCounts Names;
  Names.add(Written);
  for (unsigned I = 0; I < Names.Of.size(); ++I) {
    const ValueDecl *Named = (Names.Of.begin() + I)->first;
    if (Named == D)
      return true;
    const auto *V = dyn_cast<VarDecl>(Named);
    if (V && !isa<ParmVarDecl>(V) && In && In->getBody())
      if (std::optional<LocalValue> Value = valueOf(V, In->getBody()))
        for (const Expr *E : Value->Values)
          Names.add(E);
  }
  return false;
}

bool stableid::isShared(const Expr *Written, const FunctionDecl *In,
                        const NameCounts &All) {
  if (!In || !In->getBody())
    return false;
  NameCounts Here;
  Here.add(Written);
  for (const auto &[D, Count] : Here.Of) {
    const auto *V = dyn_cast<VarDecl>(D);
    if (!V || isa<ParmVarDecl>(V) ||
        !(V->getType()->isIntegerType() || isText(V->getType())))
      continue;
    NameCounts Own;
    if (std::optional<LocalValue> Value = valueOf(V, In->getBody()))
      for (const Stmt *S : Value->Statements)
        Own.add(S);
    if (Count + Own.Of.lookup(V) < All.Of.lookup(V))
      return true;
  }
  return false;
}
