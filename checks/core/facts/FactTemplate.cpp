//===--- FactTemplate.cpp - templates as facts ----------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A template that nothing instantiates, as it stands: one block, in which a
// branch that is not taken is read, too. See FactBuilder.h.
//
//===----------------------------------------------------------------------===//

#include "FactBuilder.h"
#include "core/ast/Children.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;
using namespace stableid;

void FactBuilder::oneBlock() {
  Out->Blocks.resize(2);
  Out->Blocks[0].Successors.push_back(1);
  Out->Blocks[1].Predecessors.push_back(0);
  Out->Exit = 1;
}

std::unique_ptr<FunctionFacts>
FactBuilder::buildPattern(const FunctionDecl *F) {
  begin(F);
  oneBlock();
  Pattern = true;
  addInputs();
  if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(F))
    for (const CXXCtorInitializer *Init : Ctor->inits()) {
      const FieldDecl *Field = Init->getAnyMember();
      const Expr *E = Init->getInit();
      if (Field && E && !Field->getType()->isDependentType() &&
          !isa<ParenListExpr>(E) && !E->isTypeDependent())
        visitInitializer(Init);
    }
  visitPattern(F->getBody());
  return std::move(Out);
}

/// A statement that is read at once, and whether it may be.
static bool isReadable(const Stmt *S, const FunctionDecl *F) {
  if (const auto *E = dyn_cast<Expr>(S))
    return !E->isTypeDependent() && !isa<LambdaExpr, InitListExpr>(E);
  const Expr *Returned = nullptr;
  if (const auto *R = dyn_cast<ReturnStmt>(S))
    Returned = R->getRetValue();
  return Returned && !Returned->isTypeDependent() &&
         !F->getReturnType()->isDependentType() &&
         !F->getReturnType()->isUndeducedType();
}

void FactBuilder::visitPattern(const Stmt *Root) {
  // Statements nest as deep as somebody wrote them.
  llvm::SmallVector<const Stmt *, 32> Todo = {Root};
  while (!Todo.empty()) {
    const Stmt *S = Todo.pop_back_val();
    if (!S || isa<LambdaExpr>(S))
      continue;
    if (isReadable(S, Out->Function)) {
      visitStmt(S);
      continue;
    }
    if (const auto *DS = dyn_cast<DeclStmt>(S)) {
      for (const Decl *D : DS->decls())
        if (const auto *V = dyn_cast<VarDecl>(D);
            V && !V->getType()->isDependentType() &&
            !V->getType()->isUndeducedType() && V->getInit() &&
            !V->getInit()->isTypeDependent() &&
            !isa<ParenListExpr>(V->getInit()))
          visitVariable(V);
      continue;
    }
    size_t First = Todo.size();
    llvm::append_range(Todo, childrenOf(S));
    std::reverse(Todo.begin() + First, Todo.end());
  }
}

ValueId FactBuilder::dependentAddress(const CastExpr *E) {
  if (!isDependentAddress(E))
    return {};
  ValueId V = born(describeAddress(strip(E->getSubExpr()), Index), E);
  return define(fact::Convert{V}, E);
}
