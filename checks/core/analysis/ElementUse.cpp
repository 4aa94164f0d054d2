//===--- ElementUse.cpp - the element addresses of a function -------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See ElementUse.h.
//
//===----------------------------------------------------------------------===//

#include "ElementUse.h"
#include "core/ast/Children.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/IdentifierTable.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/DenseMap.h"

using namespace clang;
using namespace stableid;

void stableid::eachNamed(const Stmt *S,
                         llvm::function_ref<void(const Decl *)> Each) {
  if (const auto *Ref = dyn_cast<DeclRefExpr>(S))
    Each(Ref->getDecl()->getCanonicalDecl());
  if (const auto *M = dyn_cast<MemberExpr>(S))
    Each(M->getMemberDecl()->getCanonicalDecl());
  for (const Stmt *Child : childrenOf(S))
    eachNamed(Child, Each);
}

bool ElementUses::isTested(const Decl *D, SourceLocation Before,
                           const SourceManager &SM) const {
  return llvm::any_of(Tested, [&](const Mention &M) {
    return M.D == D && SM.isBeforeInTranslationUnit(
                           SM.getExpansionLoc(M.At), SM.getExpansionLoc(Before));
  });
}

namespace {

class Walk {
public:
  Walk(const ASTContext &AST, ModelIndex &Index, ElementUses &Out)
      : AST(AST), Index(Index), Out(Out) {}

  void addresses(const Stmt *S, const ElementUse &In);
  void rest(const Stmt *S);
  void macros(const FunctionDecl *F);

private:
  void test(const Stmt *C);
  void lend(const Expr *E);
  void arguments(const Expr *Call, llvm::ArrayRef<const Expr *> Args);

  const ASTContext &AST;
  ModelIndex &Index;
  ElementUses &Out;
  llvm::SmallVector<const Stmt *, 2> Around;
};

} // namespace

void Walk::arguments(const Expr *Call, llvm::ArrayRef<const Expr *> Args) {
  for (const Expr *A : Args)
    addresses(A, {{}, Call, Args});
}

void Walk::addresses(const Stmt *S, const ElementUse &In) {
  if (const auto *U = dyn_cast<UnaryOperator>(S);
      U && U->getOpcode() == UO_AddrOf)
    if (auto Address = elementAddressOf(U, AST, Index)) {
      ElementUse Use = In;
      Use.Address = *Address;
      Out.All.push_back(Use);
    }
  if (const auto *L = dyn_cast<LambdaExpr>(S)) {
    for (const Expr *Init : L->capture_inits())
      if (Init)
        addresses(Init, {});
    return;
  }
  if (const auto *Call = dyn_cast<CallExpr>(S);
      Call && !isa<CXXOperatorCallExpr>(S)) {
    addresses(Call->getCallee(), {});
    return arguments(Call, {Call->getArgs(), Call->getNumArgs()});
  }
  if (const auto *Made = dyn_cast<CXXConstructExpr>(S);
      Made && Made->getNumArgs() > 1)
    return arguments(Made, {Made->getArgs(), Made->getNumArgs()});
  const auto *B = dyn_cast<BinaryOperator>(S);
  bool Same = isa<CastExpr, ParenExpr, ExprWithCleanups,
                  MaterializeTemporaryExpr, CXXConstructExpr>(S) ||
              (B && B->isAdditiveOp());
  for (const Stmt *Child : childrenOf(S))
    addresses(Child, Same ? In : ElementUse());
}

void Walk::test(const Stmt *C) {
  if (C)
    eachNamed(C, [&](const Decl *D) {
      Out.Tested.push_back({D, C->getBeginLoc()});
    });
}

void Walk::lend(const Expr *E) {
  if (Path P = pathOf(E); P.size() == 1 && P.front())
    Out.Lent.insert(P.front());
}

void Walk::rest(const Stmt *S) {
  bool Governs = true;
  if (const auto *If = dyn_cast<IfStmt>(S))
    test(If->getCond());
  else if (const auto *C = dyn_cast<ConditionalOperator>(S))
    test(C->getCond());
  else if (const auto *B = dyn_cast<BinaryOperator>(S); B && B->isLogicalOp())
    test(B->getLHS());
  else if (const auto *Switch = dyn_cast<SwitchStmt>(S))
    test(Switch->getCond());
  else
    Governs = isa<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt>(S);
  if (const auto *U = dyn_cast<UnaryOperator>(S);
      U && U->getOpcode() == UO_AddrOf &&
      isa<DeclRefExpr>(U->getSubExpr()->IgnoreParens()))
    lend(U->getSubExpr());
  if (const auto *L = dyn_cast<LambdaExpr>(S)) {
    for (const LambdaCapture &C : L->captures())
      if (C.capturesVariable() && C.getCaptureKind() == LCK_ByRef)
        Out.Lent.insert(C.getCapturedVar()->getCanonicalDecl());
    return;
  }
  if (const auto *Made = dyn_cast<CXXConstructExpr>(S);
      Made && !Made->getConstructor()->isCopyOrMoveConstructor())
    for (unsigned I = 0; I < Made->getNumArgs(); ++I) {
      const CXXConstructorDecl *Ctor = Made->getConstructor();
      QualType T = I < Ctor->getNumParams()
                       ? Ctor->getParamDecl(I)->getType()
                       : QualType();
      if (!T.isNull() && T->isLValueReferenceType() &&
          !T->getPointeeType().isConstQualified())
        lend(Made->getArg(I));
    }
  if (const auto *Call = dyn_cast<CallExpr>(S)) {
    SequenceUse Use = sequenceUseOf(Call, Index);
    if (Use.Op == SequenceOp::Add || Use.Op == SequenceOp::AddRange ||
        Use.Op == SequenceOp::Resize)
      Out.Fills.push_back({pathOf(Use.Object), Around});
  }
  if (Governs)
    Around.push_back(S);
  for (const Stmt *Child : childrenOf(S))
    rest(Child);
  if (Governs)
    Around.pop_back();
}

/// Statements that a macro leaves nothing of, such as assert() in a release,
/// still say that somebody thought of what they name.
void Walk::macros(const FunctionDecl *F) {
  const SourceManager &SM = AST.getSourceManager();
  SourceRange Body = F->getBody()->getSourceRange();
  if (Body.getBegin().isMacroID() || Body.getEnd().isMacroID())
    return;
  auto [File, Begin] = SM.getDecomposedLoc(Body.getBegin());
  bool Invalid = false;
  StringRef Text = SM.getBufferData(File, &Invalid);
  if (Invalid || !SM.isInFileID(Body.getEnd(), File))
    return;
  Lexer Lex(SM.getLocForStartOfFile(File), AST.getLangOpts(), Text.begin(),
            Text.begin() + Begin, Text.end());
  llvm::DenseMap<StringRef, const Decl *> Named;
  eachNamed(F->getBody(), [&](const Decl *D) {
    if (const auto *N = dyn_cast<NamedDecl>(D); N && N->getIdentifier())
      Named[N->getName()] = D;
  });
  bool First = true, Macro = false;
  Token T;
  while (!Lex.LexFromRawLexer(T) &&
         SM.isBeforeInTranslationUnit(T.getLocation(), Body.getEnd())) {
    if (T.is(tok::raw_identifier)) {
      StringRef Word = T.getRawIdentifier();
      auto Known = AST.Idents.find(Word);
      if (First)
        Macro = Known != AST.Idents.end() &&
                Known->second->hadMacroDefinition();
      if (auto It = Named.find(Word); Macro && It != Named.end())
        Out.Tested.push_back({It->second, T.getLocation()});
    }
    First = T.isOneOf(tok::semi, tok::l_brace, tok::r_brace);
    if (First)
      Macro = false;
  }
}

ElementUses stableid::elementUsesIn(const FunctionDecl *F,
                                    const ASTContext &AST, ModelIndex &Index) {
  ElementUses Out;
  Walk W(AST, Index, Out);
  W.addresses(F->getBody(), {});
  if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(F))
    for (const CXXCtorInitializer *I : Ctor->inits())
      if (I->getInit())
        W.addresses(I->getInit(), {});
  if (Out.All.empty())
    return Out;
  W.rest(F->getBody());
  W.macros(F);
  return Out;
}
