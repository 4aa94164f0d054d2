//===--- ClosedWorld.cpp - what a repair may rely on ----------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See ClosedWorld.h. The walk reads templates as they are written: what is only
// seen instantiated is not mended.
//
//===----------------------------------------------------------------------===//

#include "ClosedWorld.h"
#include "core/ast/Children.h"
#include "clang/AST/DeclFriend.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/TimeProfiler.h"

using namespace clang;
using namespace stableid;

//===--- The walk --------------------------------------------------------===//

namespace stableid {

class UseCollector : public RecursiveASTVisitor<UseCollector> {
public:
  UseCollector(ClosedWorld &World) : World(World) {}

  bool TraverseDecl(Decl *D) {
    if (!D ||
        (!isa<TranslationUnitDecl, NamespaceDecl, LinkageSpecDecl, ExportDecl>(
             D) &&
         World.AST.getSourceManager().isInSystemHeader(D->getLocation())))
      return true;
    return RecursiveASTVisitor::TraverseDecl(D);
  }
  bool dataTraverseStmtPre(Stmt *S) {
    Path.push_back(S);
    return true;
  }
  bool dataTraverseStmtPost(Stmt *) {
    Path.pop_back();
    return true;
  }
  bool TraverseConstructorInitializer(CXXCtorInitializer *Init) {
    if (!Init->isWritten())
      return true;
    const FieldDecl *F = Init->getAnyMember();
    if (F && World.Uses.count(F->getCanonicalDecl()))
      World.Given[F->getCanonicalDecl()].push_back(Init->getInit());
    std::swap(Initialized, F);
    bool Go = RecursiveASTVisitor::TraverseConstructorInitializer(Init);
    Initialized = F;
    return Go;
  }
  bool VisitDeclRefExpr(DeclRefExpr *E) {
    if (isa<FunctionDecl>(E->getDecl()) && !E->getDecl()->isExternallyVisible())
      ++World.Callers[E->getDecl()->getCanonicalDecl()];
    use(E->getDecl(), E);
    return true;
  }
  bool VisitMemberExpr(MemberExpr *E) {
    use(E->getMemberDecl(), E);
    return true;
  }
  bool VisitCXXDependentScopeMemberExpr(CXXDependentScopeMemberExpr *E) {
    // Whose member it is, only the instantiation says.
    for (auto &[D, Uses] : World.Uses)
      if (const auto *N = dyn_cast<NamedDecl>(D);
          N && N->getDeclName() == E->getMember())
        Uses.emplace_back();
    return true;
  }

  bool VisitFunctionDecl(FunctionDecl *D) {
    World.SkippedBody |= D->hasSkippedBody();
    return true;
  }

private:
  void use(const Decl *D, const Expr *E) {
    auto It = World.Uses.find(D->getCanonicalDecl());
    if (It == World.Uses.end())
      return;
    ClosedWorld::Use U;
    U.Ref = E;
    U.Initialized = Initialized;
    for (const Stmt *S : llvm::reverse(Path))
      if (S != E)
        U.Parents.push_back(S);
    It->second.push_back(std::move(U));
  }

  ClosedWorld &World;
  std::vector<const Stmt *> Path;
  const FieldDecl *Initialized = nullptr;
};

} // namespace stableid

ClosedWorld::ClosedWorld(ASTContext &AST, llvm::ArrayRef<const Finding *> Asked)
    : AST(AST) {
  for (const Finding *F : Asked)
    if (F->To.Decl)
      Uses[F->To.Decl->getCanonicalDecl()];
}

unsigned ClosedWorld::callersOf(const FunctionDecl *F) {
  collect();
  return Callers.lookup(F->getCanonicalDecl());
}

void ClosedWorld::collect() {
  if (Collected)
    return;
  Collected = true;
  llvm::TimeTraceScope Scope("StableIdClosedWorld");
  UseCollector Collector(*this);
  for (Decl *D : AST.getTraversalScope())
    Collector.TraverseDecl(D);
}

//===--- Uses ------------------------------------------------------------===//

/// A file that is compiled by itself and that nobody includes.
static bool inMainSource(const Decl *D, ASTContext &AST) {
  const SourceManager &SM = AST.getSourceManager();
  if (!SM.isInMainFile(D->getLocation()) || AST.getLangOpts().IsHeaderFile)
    return false;
  llvm::StringRef Name = SM.getFilename(D->getLocation());
  llvm::StringRef Extension = llvm::sys::path::extension(Name);
  return !Extension.starts_with(".h") && Extension != ".inc" &&
         Extension != ".ipp" && Extension != ".tpp" && Extension != ".inl";
}

bool ClosedWorld::isVisible(const NamedDecl *D) const {
  const SourceManager &SM = AST.getSourceManager();
  if (const auto *V = dyn_cast<VarDecl>(D))
    if (V->isLocalVarDecl())
      return true;
  const auto *Class = dyn_cast<CXXRecordDecl>(D->getDeclContext());
  if (!Class)
    return inMainSource(D, AST) && !D->isExternallyVisible();
  if (inMainSource(Class, AST))
    return true;
  // In a header, every unit has to see the same: only the class itself.
  if (D->getAccess() != AS_private || Class->hasFriends())
    return false;
  FileID File = SM.getFileID(Class->getLocation());
  auto IsHere = [&](const FunctionDecl *F) {
    const FunctionDecl *Body = F->getDefinition();
    return F->isImplicit() || F->isDeleted() || F->isDefaulted() ||
           (Body && SM.getFileID(Body->getLocation()) == File);
  };
  return llvm::all_of(Class->decls(), [&](const Decl *Member) {
    if (const auto *T = dyn_cast<FunctionTemplateDecl>(Member))
      return IsHere(T->getTemplatedDecl());
    if (const auto *F = dyn_cast<FunctionDecl>(Member))
      return IsHere(F);
    return !isa<CXXRecordDecl>(Member) ||
           cast<CXXRecordDecl>(Member)->isInjectedClassName();
  });
}

static bool contains(const Stmt *Whole, const Stmt *Part) {
  if (Whole == Part)
    return true;
  return Whole && llvm::any_of(childrenOf(Whole), [&](const Stmt *Child) {
           return contains(Child, Part);
         });
}

static bool mentions(const Stmt *S, const NamedDecl *D) {
  if (!S)
    return false;
  if (const auto *R = dyn_cast<DeclRefExpr>(S))
    if (R->getDecl()->getCanonicalDecl() == D->getCanonicalDecl())
      return true;
  if (const auto *M = dyn_cast<MemberExpr>(S))
    if (M->getMemberDecl()->getCanonicalDecl() == D->getCanonicalDecl())
      return true;
  return llvm::any_of(childrenOf(S),
                      [&](const Stmt *Child) { return mentions(Child, D); });
}

/// What the system is handed there may have to be an address or its own
/// handle.
static bool wantsHandle(const FunctionDecl *F, unsigned I) {
  if (!F)
    return true;
  if (I < F->getNumParams() && Lexicon(*Model::builtin())
                                   .says(WR_Address,
                                         F->getParamDecl(I)->getName()))
    return true;
  if (!F->getIdentifier() || !F->isExternC())
    return false;
  llvm::StringRef Name = F->getName();
  return Name.starts_with("pthread_") || Name.starts_with("epoll_") ||
         Name.starts_with("io_uring") || Name.starts_with("kevent") ||
         Name == "ioctl" || Name == "fcntl" || Name == "syscall";
}

static bool holdsAddress(const Stmt *S) {
  if (!S)
    return false;
  if (const auto *C = dyn_cast<CastExpr>(S))
    if (C->getCastKind() == CK_PointerToIntegral)
      return true;
  return llvm::any_of(childrenOf(S), holdsAddress);
}

static Effect effectOfOperator(const BinaryOperator *B, const Stmt *Value,
                               const NamedDecl *D, const Expr *Written,
                               ASTContext &AST) {
  const Expr *Other = B->getLHS() == Value ? B->getRHS() : B->getLHS();
  switch (B->getOpcode()) {
  case BO_Assign:
    if (B->getLHS() == Value && contains(Other, Written))
      return Effect::None;
    return mentions(Other, D) ? Effect::None : Effect::Unknown;
  case BO_EQ:
  case BO_NE:
    if (holdsAddress(Other))
      return Effect::Breaks;
    return mentions(Other, D) || Other->isEvaluatable(AST) ? Effect::None
                                                           : Effect::Unknown;
  case BO_And:
  case BO_Shr:
    // Bits that are always zero, or always those of a neighbour.
    return Effect::Breaks;
  case BO_LAnd:
  case BO_LOr:
    return Effect::None;
  default:
    return holdsAddress(Other) ? Effect::Breaks : Effect::Unknown;
  }
}

Effect ClosedWorld::effectOf(const Use &U, const NamedDecl *D,
                             const Expr *Written) const {
  if (!U.Ref)
    return Effect::Unknown;
  const Stmt *Value = U.Ref;
  for (const Stmt *P : U.Parents) {
    if (P == Written)
      return Effect::None;
    if (const auto *C = dyn_cast<CastExpr>(P)) {
      QualType T = C->getType();
      if (C->getCastKind() == CK_IntegralToPointer)
        return Effect::Breaks;
      if (!C->isGLValue() && !T->isBooleanType() && !T->isFunctionType() &&
          !T->isFunctionPointerType() && !T->isVoidType() &&
          !(T->isIntegerType() ? AST.getIntWidth(T) >= 64 : T->isRecordType()))
        return Effect::Unknown;
    } else if (const auto *B = dyn_cast<BinaryOperator>(P)) {
      return effectOfOperator(B, Value, D, Written, AST);
    } else if (const auto *Call = dyn_cast<CallExpr>(P)) {
      if (Call->getCallee() != Value) {
        for (unsigned I = 0; I < Call->getNumArgs(); ++I)
          if (Call->getArg(I) == Value)
            return wantsHandle(Call->getDirectCallee(), I) ? Effect::Breaks
                                                           : Effect::None;
        return Effect::Unknown;
      }
    } else if (isa<CXXConstructExpr, ReturnStmt, CompoundStmt, IfStmt>(P)) {
      return Effect::None;
    } else if (!isa<ParenExpr, FullExpr, MaterializeTemporaryExpr,
                    CXXBindTemporaryExpr, MemberExpr>(P)) {
      const auto *N = dyn_cast<UnaryOperator>(P);
      return N && N->getOpcode() == UO_LNot ? Effect::None : Effect::Unknown;
    }
    Value = P;
  }
  // The end of an initialiser: a copy of the same field goes on meaning it.
  return U.Initialized && U.Initialized->getCanonicalDecl() == D
             ? Effect::None
             : Effect::Unknown;
}

Effect ClosedWorld::effectOn(const NamedDecl *D, const Expr *Written) {
  if (!D)
    return Effect::Unknown;
  collect();
  Effect Worst = SkippedBody || !isVisible(D) ? Effect::Unknown : Effect::None;
  D = cast<NamedDecl>(D->getCanonicalDecl());
  for (const Expr *E : Given[D])
    if (!contains(E, Written) && !mentions(E, D))
      Worst = std::max(Worst, Effect::Unknown);
  for (const Use &U : Uses[D])
    Worst = std::max(Worst, effectOf(U, D, Written));
  return Worst;
}
