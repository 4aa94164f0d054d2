// Which function bodies a scan does not read. See Skipping.h.
#include "Skipping.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclFriend.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/MultiplexConsumer.h"

using namespace stableid;
using namespace clang;

static bool inSystemHeader(const Decl *D) {
  return D->getASTContext().getSourceManager().isInSystemHeader(
      D->getLocation());
}

/// True if there is a body in \p D, of the user's, that exists only where it is
/// instantiated. Lambdas are declarations of the function they are in.
static bool holdsTemplateBody(const Decl *D) {
  if (!isa<NamespaceDecl, LinkageSpecDecl, ExportDecl>(D) && inSystemHeader(D))
    return false;
  if (const auto *T = dyn_cast<RedeclarableTemplateDecl>(D))
    D = T->getTemplatedDecl();
  else if (const auto *F = dyn_cast<FriendDecl>(D))
    D = F->getFriendDecl();
  if (!D)
    return false;
  if (const auto *F = dyn_cast<FunctionDecl>(D))
    if (F->isDependentContext() && F->doesThisDeclarationHaveABody())
      return true;
  if (const auto *Context = dyn_cast<DeclContext>(D))
    for (const Decl *Inner : Context->decls())
      if (holdsTemplateBody(Inner))
        return true;
  return false;
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

class SkippingConsumer : public MultiplexConsumer {
public:
  SkippingConsumer(std::vector<std::unique_ptr<ASTConsumer>> Checks, Skip What,
                   bool &ReadAgain)
      : MultiplexConsumer(std::move(Checks)), What(What),
        ReadAgain(ReadAgain) {}

  bool shouldSkipFunctionBody(Decl *D) override {
    if (!inSystemHeader(D))
      return false;
    if (!D->isTemplated())
      return true;
    Left |= What == Skip::AllBodies;
    return What == Skip::AllBodies;
  }

  // No need to read on when it is to be read again: false ends the parser.
  bool HandleTopLevelDecl(DeclGroupRef Group) override {
    if (What == Skip::AllBodies && !Own)
      for (const Decl *D : Group)
        Own = Own || holdsTemplateBody(D);
    ReadAgain = Left && Own;
    return !ReadAgain && MultiplexConsumer::HandleTopLevelDecl(Group);
  }

  void HandleTranslationUnit(ASTContext &AST) override {
    ReadAgain = Left && Own;
    if (ReadAgain)
      return;
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
  bool &ReadAgain;
  bool Left = false; ///< bodies of templates were left out
  bool Own = false;  ///< there are bodies of the user's templates
};

} // namespace

std::unique_ptr<ASTConsumer>
stableid::skippingConsumer(std::unique_ptr<ASTConsumer> Checks, Skip What,
                           bool &ReadAgain) {
  std::vector<std::unique_ptr<ASTConsumer>> Inner;
  Inner.push_back(std::move(Checks));
  return std::make_unique<SkippingConsumer>(std::move(Inner), What, ReadAgain);
}
