// Which functions of library templates are instantiated. See Instantiations.h.
#include "Instantiations.h"
#include "Compat.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclFriend.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/Expr.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Sema/ExternalSemaSource.h"
#include "llvm/ADT/STLExtras.h"

using namespace stableid;
using namespace clang;

static bool inSystemHeader(const Decl *D) {
  return D->getASTContext().getSourceManager().isInSystemHeader(
      D->getLocation());
}

//===--- What the user has ------------------------------------------------===//

/// True if an implicit constructor that runs \p Initializer may do something of
/// interest.
static bool isMoreThanAConstant(const Stmt *Initializer) {
  if (!Initializer)
    return true; // not known yet: the class is a template
  if (!isa<IntegerLiteral, FloatingLiteral, CharacterLiteral, StringLiteral,
           CXXBoolLiteralExpr, CXXNullPtrLiteralExpr, ImplicitValueInitExpr,
           DeclRefExpr, InitListExpr, ParenExpr, UnaryOperator, BinaryOperator,
           ImplicitCastExpr, ConstantExpr>(Initializer))
    return true;
  return llvm::any_of(Initializer->children(), isMoreThanAConstant);
}

/// True if there is code in \p D, of the user's, that exists only where it is
/// called. Lambdas are declarations of the function they are in.
static bool holdsLateCode(const Decl *D) {
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
  if (const auto *F = dyn_cast<FieldDecl>(D))
    if (F->hasInClassInitializer() &&
        isMoreThanAConstant(F->getInClassInitializer()))
      return true;
  if (const auto *Context = dyn_cast<DeclContext>(D))
    return llvm::any_of(Context->decls(), holdsLateCode);
  return false;
}

static bool holdsTemplate(const Decl *D) {
  if (isa<TemplateDecl, ClassTemplatePartialSpecializationDecl>(D))
    return true;
  if (const auto *F = dyn_cast<FriendDecl>(D))
    return F->getFriendDecl() && holdsTemplate(F->getFriendDecl());
  const auto *Context = dyn_cast<DeclContext>(D);
  return Context && llvm::any_of(Context->decls(), holdsTemplate);
}

/// True if the user adds templates to a namespace that a library has, where the
/// library finds them unasked.
static bool addsToLibrary(const Decl *D) {
  if (isa<LinkageSpecDecl, ExportDecl>(D))
    return llvm::any_of(cast<DeclContext>(D)->decls(), addsToLibrary);
  const auto *N = dyn_cast<NamespaceDecl>(D);
  if (!N)
    return false;
  if (inSystemHeader(N)) // and somebody includes a file in the middle of it
    return llvm::any_of(
        N->decls(),
        [](const Decl *Inner) {
          return isa<NamespaceDecl>(Inner) ? addsToLibrary(Inner)
                                           : !inSystemHeader(Inner);
        });
  if (llvm::any_of(N->redecls(),
                   [](const Decl *R) { return inSystemHeader(R); }))
    return llvm::any_of(N->decls(), holdsTemplate);
  return llvm::any_of(N->decls(), addsToLibrary);
}

//===--- What a function can reach ----------------------------------------===//

static bool isOfLibrary(QualType T);

static bool isOfLibrary(const TemplateArgument &A) {
  switch (A.getKind()) {
  case TemplateArgument::Null:
  case TemplateArgument::Integral:
  case TemplateArgument::NullPtr:
    return true;
  case TemplateArgument::Type:
    return isOfLibrary(A.getAsType());
  case TemplateArgument::Template: {
    const TemplateDecl *D = A.getAsTemplate().getAsTemplateDecl();
    return D && inSystemHeader(D);
  }
  case TemplateArgument::Pack:
    return llvm::all_of(A.pack_elements(), [](const TemplateArgument &Inner) {
      return isOfLibrary(Inner);
    });
  default:
    return false;
  }
}

/// \p C and what is around it, with their template arguments.
static bool isOfLibrary(const DeclContext *C) {
  for (; !C->isFileContext(); C = C->getParent()) {
    const TemplateArgumentList *Args = nullptr;
    if (const auto *Class = dyn_cast<ClassTemplateSpecializationDecl>(C)) {
      Args = &Class->getTemplateArgs();
      const CXXRecordDecl *Pattern = Class->getTemplateInstantiationPattern();
      if (Pattern && !inSystemHeader(Pattern))
        return false;
    } else if (const auto *F = dyn_cast<FunctionDecl>(C)) {
      Args = F->getTemplateSpecializationArgs();
    }
    if (Args && !llvm::all_of(Args->asArray(), [](const TemplateArgument &A) {
          return isOfLibrary(A);
        }))
      return false;
  }
  // What stands in no namespace is found with the user's templates there.
  return !C->isTranslationUnit();
}

static bool isOfLibrary(QualType T) {
  T = T.getCanonicalType();
  if (T->isBuiltinType())
    return true;
  if (const auto *F = T->getAs<FunctionProtoType>())
    return isOfLibrary(F->getReturnType()) &&
           llvm::all_of(F->param_types(),
                        [](QualType P) { return isOfLibrary(P); });
  if (const auto *A = T->getAsArrayTypeUnsafe())
    return isOfLibrary(A->getElementType());
  if (T->isPointerType() || T->isReferenceType())
    return isOfLibrary(T->getPointeeType());
  const TagDecl *D = T->getAsTagDecl();
  return D && inSystemHeader(D) && isOfLibrary(cast<DeclContext>(D));
}

bool Instantiations::needed(const FunctionDecl *F) const {
  if (!inSystemHeader(F))
    return true;
  if (!Own)
    return false;
  return Inside || !isOfLibrary(cast<DeclContext>(F)) ||
         !isOfLibrary(F->getType());
}

//===--- The queue --------------------------------------------------------===//

namespace {
/// Sema asks its sources for more instantiations just before it begins.
class EndOfUnit : public ExternalSemaSource {
public:
  explicit EndOfUnit(Instantiations &Owner) : Owner(Owner) {}
  void ReadPendingInstantiations(
      llvm::SmallVectorImpl<std::pair<ValueDecl *, SourceLocation>> &)
      override {
    Owner.atEnd();
  }

private:
  Instantiations &Owner;
};
} // namespace

void Instantiations::watch(Sema &Watched) {
  S = &Watched;
  addSource(Watched, llvm::makeIntrusiveRefCnt<EndOfUnit>(*this));
}

void Instantiations::atEnd() {
  ASTContext &AST = S->getASTContext();
  // What comes out of a precompiled file is better not all asked for.
  if (!AST.getExternalSource()) {
    auto All = AST.getTranslationUnitDecl()->decls();
    Own = llvm::any_of(All, holdsLateCode);
    Inside = Own && llvm::any_of(All, addsToLibrary);
  }
  End = true;
  llvm::erase_if(S->PendingInstantiations, [&](const auto &Pending) {
    const auto *F = dyn_cast<FunctionDecl>(Pending.first);
    return F && !needed(F);
  });
}

bool Instantiations::keep(FunctionDecl *F) {
  if (!End || needed(F))
    return true;
  auto &Queue = S->PendingInstantiations;
  if (Queue.empty() || Queue.back().first != F)
    return true;
  Queue.pop_back();
  return false;
}
