//===--- Probe.cpp - what the model says about a file ----------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Prints, for each call and each global object that the main file mentions, the
// rules that ModelIndex finds for it, and for each variable the traits of its
// type. A test surface, and no part of what is installed.
//
//===----------------------------------------------------------------------===//

#include "core/model/Model.h"
#include "core/model/ModelFile.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Tooling/CompilationDatabase.h"
#include "clang/Tooling/Tooling.h"

using namespace clang;
using namespace stableid;

namespace {

class Visitor : public RecursiveASTVisitor<Visitor> {
public:
  Visitor(ASTContext &AST, std::shared_ptr<const Model> M)
      : SM(AST.getSourceManager()), Index(std::move(M)) {}

  bool shouldVisitTemplateInstantiations() const { return true; }
  bool shouldVisitImplicitCode() const { return true; }

  bool VisitCallExpr(CallExpr *E) {
    if (const FunctionDecl *F = E->getDirectCallee())
      show(E->getExprLoc(), F);
    return true;
  }
  bool VisitCXXConstructExpr(CXXConstructExpr *E) {
    if (E->getNumArgs())
      show(E->getExprLoc(), E->getConstructor());
    return true;
  }
  bool VisitDeclRefExpr(DeclRefExpr *E) {
    if (const auto *V = dyn_cast<VarDecl>(E->getDecl()))
      if (V->hasGlobalStorage())
        if (unsigned Line = lineOf(E->getExprLoc()))
          llvm::outs() << Line << ": " << V->getName() << ": object"
                       << (Index.isFiltered(V) ? " filtered" : "") << '\n';
    return true;
  }
  bool VisitVarDecl(VarDecl *V) {
    unsigned Line = lineOf(V->getLocation());
    if (!Line || V->getName().empty() || V->getType()->isDependentType())
      return true;
    llvm::outs() << Line << ": " << V->getName() << ": traits";
    static constexpr std::pair<stableid::TypeTrait, const char *> Words[] = {
        {TT_Address, "address"},    {TT_Owner, "owner"},
        {TT_Text, "text"},          {TT_Integer, "integer"},
        {TT_Stream, "stream"},      {TT_Channel, "channel"},
        {TT_Container, "container"}};
    for (auto [Bit, Word] : Words)
      if (Index.traitsOf(V->getType()) & Bit)
        llvm::outs() << ' ' << Word;
    if (Index.isHandle(V->getType()))
      llvm::outs() << " handle";
    llvm::outs() << '\n';
    return true;
  }

private:
  unsigned lineOf(SourceLocation Loc) {
    return SM.isInMainFile(SM.getExpansionLoc(Loc))
               ? SM.getExpansionLineNumber(Loc)
               : 0;
  }
  void show(SourceLocation Loc, const FunctionDecl *F) {
    unsigned Line = lineOf(Loc);
    if (!Line)
      return;
    for (const Rule *R : Index.rulesFor(F)) {
      llvm::outs() << Line << ": " << F->getDeclName() << ": "
                   << kindName(R->Kind) << " {";
      writeRuleKey(*R, llvm::outs());
      llvm::outs() << "}\n";
    }
    if (Index.rulesFor(F).empty())
      llvm::outs() << Line << ": " << F->getDeclName() << ": none\n";
  }

  SourceManager &SM;
  ModelIndex Index;
};

class Consumer : public ASTConsumer {
public:
  explicit Consumer(std::shared_ptr<const Model> M) : M(std::move(M)) {}
  void HandleTranslationUnit(ASTContext &AST) override {
    Visitor(AST, M).TraverseAST(AST);
  }

private:
  std::shared_ptr<const Model> M;
};

class Action : public ASTFrontendAction {
public:
  explicit Action(std::shared_ptr<const Model> M) : M(std::move(M)) {}
  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &,
                                                 llvm::StringRef) override {
    return std::make_unique<Consumer>(M);
  }

private:
  std::shared_ptr<const Model> M;
};

class Factory : public tooling::FrontendActionFactory {
public:
  explicit Factory(std::shared_ptr<const Model> M) : M(std::move(M)) {}
  std::unique_ptr<FrontendAction> create() override {
    return std::make_unique<Action>(M);
  }

private:
  std::shared_ptr<const Model> M;
};

} // namespace

/// stableid-model-probe FILE [MODEL...] -- FLAGS
int main(int Argc, const char **Argv) {
  std::string Error;
  auto Flags =
      tooling::FixedCompilationDatabase::loadFromCommandLine(Argc, Argv, Error);
  if (!Flags || Argc < 2) {
    llvm::errs() << "usage: stableid-model-probe FILE [MODEL...] -- FLAGS\n"
                 << Error;
    return 2;
  }
  auto M = Model::withFiles(std::vector<std::string>(Argv + 2, Argv + Argc));
  if (!M) {
    llvm::errs() << llvm::toString(M.takeError()) << '\n';
    return 1;
  }
  Factory F(std::move(*M));
  return tooling::ClangTool(*Flags, {Argv[1]}).run(&F);
}
