//===--- UnitTemplate.cpp - templates that nothing instantiates -----------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A header's templates are read where somebody instantiates them. What is left
// when the unit ends is read as it stands: the statements that depend on no
// parameter, and the address of a parameter's object. See UnitIndex.h.
//
//===----------------------------------------------------------------------===//

#include "UnitIndex.h"
#include "core/ast/Children.h"
#include "core/source/Source.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;
using namespace stableid;

void UnitIndex::addPattern(const FunctionDecl *F) {
  // A lambda or a local class is read with the function around it.
  if (F->doesThisDeclarationHaveABody() && !F->isInvalidDecl() &&
      !F->isDefaulted() && !F->hasSkippedBody())
    Patterns.push_back(F);
}

void UnitIndex::addPatterns(const DeclContext *DC) {
  for (const Decl *D : DC->decls()) {
    if (const auto *F = dyn_cast<FunctionDecl>(D))
      addPattern(F);
    else if (const auto *T = dyn_cast<FunctionTemplateDecl>(D))
      addPattern(T->getTemplatedDecl());
    else if (const auto *T = dyn_cast<ClassTemplateDecl>(D))
      addPatterns(T->getTemplatedDecl());
    else if (const auto *R = dyn_cast<CXXRecordDecl>(D);
             R && R->isThisDeclarationADefinition() && !R->isLambda())
      addPatterns(R);
  }
}

bool UnitIndex::isPatternSeed(const Stmt *S) {
  if (const auto *C = dyn_cast<CastExpr>(S))
    return (C->getCastKind() == CK_PointerToIntegral &&
            isAddressLike(C->getSubExpr()->getType(), Index)) ||
           isDependentAddress(C);
  const auto *Call = dyn_cast<CallExpr>(S);
  if (!Call || Call->isTypeDependent() || !Call->getDirectCallee())
    return false;
  llvm::ArrayRef<const Expr *> Args(Call->getArgs(), Call->getNumArgs());
  if (isa<CXXOperatorCallExpr>(Call) &&
      isa<CXXMethodDecl>(Call->getDirectCallee()) && !Args.empty())
    Args = Args.drop_front();
  return Means.mayBear(Call, Call->getDirectCallee(), Args);
}

void UnitIndex::walkPatterns() {
  for (const FunctionDecl *F : Patterns) {
    if (Instantiated.count(F->getCanonicalDecl()))
      continue;
    bool Seed = false;
    llvm::SmallVector<const Stmt *, 32> Todo;
    llvm::SmallPtrSet<const Decl *, 8> Named;
    auto Push = [&](const Stmt *S) {
      if (S)
        Todo.push_back(S);
    };
    Push(F->getBody());
    if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(F))
      for (const CXXCtorInitializer *Init : Ctor->inits())
        Push(Init->getInit());
    while (!Todo.empty()) {
      const Stmt *S = Todo.pop_back_val();
      if (const FieldDecl *Back = RoundTrips::castBackBy(S))
        Trips.add(Back);
      Seed = Seed || isPatternSeed(S);
      if (const auto *M = dyn_cast<MemberExpr>(S))
        Named.insert(M->getMemberDecl());
      else if (const auto *Ref = dyn_cast<DeclRefExpr>(S))
        if (isa<FunctionDecl>(Ref->getDecl()))
          Named.insert(Ref->getDecl());
      for (const Stmt *Child : childrenOf(S))
        Push(Child);
    }
    if (!Seed ||
        !ByFunction.try_emplace(F->getCanonicalDecl(), Entries.size()).second)
      continue;
    unsigned Number = Entries.size();
    Entries.emplace_back();
    Entries[Number].Function = F;
    Entries[Number].Seed = true;
    for (const Decl *D : Named)
      mention(D, Number);
  }
}
