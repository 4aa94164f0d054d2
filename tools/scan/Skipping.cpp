// Which function bodies a scan does not read. See Skipping.h.
#include "Skipping.h"
#include "Instantiations.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/Basic/LangOptions.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/MultiplexConsumer.h"
#include "clang/Lex/PPCallbacks.h"
#include "clang/Lex/Preprocessor.h"

using namespace stableid;
using namespace clang;

static bool inSystemHeader(const Decl *D) {
  return D->getASTContext().getSourceManager().isInSystemHeader(
      D->getLocation());
}

static bool holdsUserCode(const Decl *D) {
  if (!inSystemHeader(D))
    return true;
  // namespace std { ... }, and somebody includes a file in the middle of it.
  if (isa<NamespaceDecl, LinkageSpecDecl, ExportDecl>(D))
    for (const Decl *Inner : cast<DeclContext>(D)->decls())
      if (holdsUserCode(Inner))
        return true;
  return false;
}

namespace {

/// Keeps the bodies of templates as tokens until they are instantiated, as
/// -fdelayed-template-parsing does, but in system headers alone.
class DelayedBodies : public PPCallbacks {
public:
  explicit DelayedBodies(LangOptions &Language)
      : Language(Language), Asked(Language.DelayedTemplateParsing) {}
  void FileChanged(SourceLocation, FileChangeReason,
                   SrcMgr::CharacteristicKind Kind, FileID) override {
    Language.DelayedTemplateParsing = Asked || SrcMgr::isSystem(Kind);
  }

private:
  LangOptions &Language;
  const bool Asked; ///< in the command
};

class SkippingConsumer : public MultiplexConsumer {
public:
  SkippingConsumer(std::vector<std::unique_ptr<ASTConsumer>> Checks, Skip What)
      : MultiplexConsumer(std::move(Checks)), What(What) {}

  void InitializeSema(Sema &S) override {
    if (What == Skip::Unneeded)
      Waiting.watch(S);
    MultiplexConsumer::InitializeSema(S);
  }

  bool shouldSkipFunctionBody(Decl *D) override {
    return What != Skip::Nothing && inSystemHeader(D) && !D->isTemplated();
  }

  void HandleCXXImplicitFunctionInstantiation(FunctionDecl *F) override {
    if (Waiting.keep(F))
      MultiplexConsumer::HandleCXXImplicitFunctionInstantiation(F);
  }

  void HandleTranslationUnit(ASTContext &AST) override {
    // What is in system headers is nobody's code, and most of the tree. What
    // comes out of a precompiled file is better not all asked for.
    if (!AST.getExternalSource()) {
      std::vector<Decl *> Users;
      for (Decl *D : AST.getTranslationUnitDecl()->decls())
        if (holdsUserCode(D))
          Users.push_back(D);
      AST.setTraversalScope(Users);
    }
    MultiplexConsumer::HandleTranslationUnit(AST);
  }

private:
  const Skip What;
  Instantiations Waiting;
};

} // namespace

std::unique_ptr<ASTConsumer>
stableid::skippingConsumer(std::unique_ptr<ASTConsumer> Checks, Skip What,
                           CompilerInstance &Compiler) {
  if (What == Skip::Unneeded)
    Compiler.getPreprocessor().addPPCallbacks(
        std::make_unique<DelayedBodies>(Compiler.getLangOpts()));
  std::vector<std::unique_ptr<ASTConsumer>> Inner;
  Inner.push_back(std::move(Checks));
  return std::make_unique<SkippingConsumer>(std::move(Inner), What);
}
