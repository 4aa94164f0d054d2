//===--- Leftovers.cpp - what an edit would leave unused ------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Leftovers.h.
//
//===----------------------------------------------------------------------===//

#include "Leftovers.h"
#include "Purity.h"
#include "clang/AST/Attr.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/MapVector.h"

using namespace clang;
using namespace stableid;

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
        !isPure(V->getInit(), CallsUser) || CallsUser ||
        holdsMacro(V->getInit(), AST.getSourceManager()))
      return std::nullopt;
    Out.push_back(
        {wholeLine(DS->getSourceRange(), AST.getSourceManager()), ""});
    countLocals(V->getInit(), Gone);
  }
  return Out;
}
