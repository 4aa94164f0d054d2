// Functions of the system that may run code of the user's own. See
// UnseenCode.h.
#include "UnseenCode.h"
#include "Compat.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/Stmt.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace clang::ento;

namespace stableid {

/// How deep template arguments are looked into: a map of vectors of pointers.
static constexpr unsigned MaxDepth = 4;

static bool isOfUser(const Decl *D) {
  return !D->getASTContext().getSourceManager().isInSystemHeader(
      D->getLocation());
}

static bool destroysUserCode(QualType T, unsigned Depth = MaxDepth);

/// The destructor of \p Class, which is of the user's own, does more than to destroy its
/// parts, or one of these runs code of the user's own.
static bool endsByUserCode(const CXXRecordDecl *Class, unsigned Depth) {
  if (Depth == 0)
    return true;
  const CXXDestructorDecl *Dtor = Class->getDestructor();
  if (Dtor && Dtor->isVirtual())
    return true;
  if (Dtor && Dtor->isUserProvided()) {
    const auto *Body = dyn_cast_or_null<CompoundStmt>(Dtor->getBody());
    if (!Body || !Body->body_empty())
      return true;
  }
  return llvm::any_of(Class->fields(),
                      [&](const FieldDecl *F) {
                        return destroysUserCode(F->getType(), Depth - 1);
                      }) ||
         llvm::any_of(Class->bases(), [&](const CXXBaseSpecifier &B) {
           return destroysUserCode(B.getType(), Depth - 1);
         });
}

/// Destroying a \p T runs code of the user's own.
static bool destroysUserCode(QualType T, unsigned Depth) {
  T = QualType(T->getBaseElementTypeUnsafe(), 0);
  const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
  Class = Class ? Class->getDefinition() : nullptr;
  if (!Class || Class->hasTrivialDestructor())
    return false;
  if (isOfUser(Class))
    return endsByUserCode(Class, Depth);
  const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(Class);
  if (!Spec || Depth == 0)
    return false;
  return llvm::any_of(
      Spec->getTemplateArgs().asArray(), [&](const TemplateArgument &A) {
        if (A.getKind() == TemplateArgument::Type)
          return destroysUserCode(A.getAsType(), Depth - 1);
        return A.getKind() == TemplateArgument::Pack &&
               llvm::any_of(A.pack_elements(), [&](const TemplateArgument &P) {
                 return P.getKind() == TemplateArgument::Type &&
                        destroysUserCode(P.getAsType(), Depth - 1);
               });
      });
}

/// A function, a lambda or what holds one.
static bool isCallable(QualType T) {
  T = T.getNonReferenceType();
  if (T->isFunctionType() || T->isFunctionPointerType() ||
      T->isMemberFunctionPointerType() || T->isBlockPointerType())
    return true;
  const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
  Class = Class ? Class->getDefinition() : nullptr;
  if (!Class)
    return false;
  if (Class->isLambda())
    return true;
  static constexpr StringRef Names[] = {"function",      "move_only_function",
                                        "packaged_task", "reference_wrapper",
                                        "thread",        "jthread"};
  return Class->getIdentifier() && llvm::is_contained(Names, Class->getName());
}

/// Members that destroy elements or what is owned.
static bool destroys(const FunctionDecl *F) {
  if (isa<CXXDestructorDecl>(F) || F->getOverloadedOperator() == OO_Equal)
    return true;
  static constexpr StringRef Names[] = {
      "reset",  "clear",  "erase",     "pop",      "pop_back", "pop_front",
      "resize", "assign", "remove",    "remove_if", "erase_if", "swap",
      "destroy", "destroy_at", "insert_or_assign"};
  return F->getDeclName().isIdentifier() &&
         llvm::is_contained(Names, F->getName());
}

bool isOfSystem(const CallEvent &Event) {
  // Memory comes and goes by operators that no header has to declare, or by
  // those of a class, which are about memory and nothing else.
  if (isa<CXXAllocatorCall, CXXDeallocatorCall>(Event))
    return true;
  const auto *F = dyn_cast_or_null<FunctionDecl>(Event.getDecl());
  return Event.isInSystemHeader() ||
         (F && (F->getBuiltinID() != 0 ||
                F->isReplaceableGlobalAllocationFunction()));
}

bool runsUserCode(const CallEvent &Event) {
  if (isa<CXXAllocatorCall, CXXDeallocatorCall>(Event))
    return false;
  const auto *F = dyn_cast_or_null<FunctionDecl>(Event.getDecl());
  if (!F)
    return true;
  for (const ParmVarDecl *P : F->parameters())
    if (isCallable(P->getType()))
      return true;
  const auto *Method = dyn_cast<CXXMethodDecl>(F);
  if (!Method)
    return false;
  QualType Class = typeOf(Method->getParent());
  if (F->getOverloadedOperator() == OO_Call && isCallable(Class))
    return true;
  return destroys(F) && (destroysUserCode(Class) || isCallable(Class));
}

} // namespace stableid
