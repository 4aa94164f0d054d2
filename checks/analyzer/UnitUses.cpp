// Uses in the text of the unit that speak against a report. See UnitUses.h.
#include "UnitUses.h"
#include "core/index/Visibility.h"
#include "core/model/Container.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace stableid {

namespace {
class Walk : public RecursiveASTVisitor<Walk> {
public:
  Walk(ModelIndex &Index, llvm::DenseSet<const ValueDecl *> &Cookies,
       llvm::DenseSet<const ValueDecl *> &Emptied)
      : Index(Index), Cookies(Cookies), Emptied(Emptied) {}

  bool shouldVisitTemplateInstantiations() const { return true; }

  bool VisitCastExpr(const CastExpr *E) {
    if (E->getCastKind() == CK_IntegralToPointer)
      if (const ValueDecl *D = namedObject(E->getSubExpr()))
        Cookies.insert(canonical(D));
    return true;
  }

  bool VisitCallExpr(const CallExpr *E) {
    const Expr *Object = nullptr;
    if (const auto *Member = dyn_cast<CXXMemberCallExpr>(E))
      Object = Member->getImplicitObjectArgument();
    else if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(E))
      Object = Op->getNumArgs() ? Op->getArg(0) : nullptr;
    const ValueDecl *D = namedDirectly(Object);
    if (!D)
      return true;
    switch (containerUseOf(E, Index).Op) {
    case ContainerOp::Find:
    case ContainerOp::Insert:
    case ContainerOp::FindOrInsert:
    case ContainerOp::Read:
    case ContainerOp::Reserve:
      ++Harmless[D];
      break;
    case ContainerOp::None: {
      // size(), empty(): whoever only reads takes nothing out.
      const auto *Method =
          dyn_cast_or_null<CXXMethodDecl>(E->getDirectCallee());
      if (Method && Method->isConst())
        ++Harmless[D];
      break;
    }
    default:
      break;
    }
    return true;
  }

  bool VisitDeclRefExpr(const DeclRefExpr *E) {
    if (const auto *D = dyn_cast<VarDecl>(E->getDecl()))
      if (D->hasGlobalStorage())
        ++Named[canonical(D)];
    return true;
  }
  bool VisitMemberExpr(const MemberExpr *E) {
    if (const auto *D = dyn_cast<VarDecl>(E->getMemberDecl()))
      ++Named[canonical(D)];
    return true;
  }

  void finish() {
    for (const auto &[D, Times] : Named)
      if (Harmless.lookup(D) < Times)
        Emptied.insert(D);
  }

private:
  /// The variable that \p E is the name of; a function that hands one out may
  /// be called by anybody.
  static const ValueDecl *namedDirectly(const Expr *E) {
    const auto *Ref =
        E ? dyn_cast<DeclRefExpr>(E->IgnoreParenImpCasts()) : nullptr;
    return Ref ? canonical(Ref->getDecl()) : nullptr;
  }
  static const ValueDecl *canonical(const ValueDecl *D) {
    return cast<ValueDecl>(D->getCanonicalDecl());
  }

  ModelIndex &Index;
  llvm::DenseSet<const ValueDecl *> &Cookies, &Emptied;
  llvm::DenseMap<const ValueDecl *, unsigned> Named, Harmless;
};
} // namespace

namespace {
/// Looks for a loop that takes entries out of one container.
class Loops : public RecursiveASTVisitor<Loops> {
public:
  Loops(ModelIndex &Index, const ValueDecl *Container)
      : Index(Index), Container(cast<ValueDecl>(Container->getCanonicalDecl())) {}

  bool TraverseStmt(Stmt *S) {
    bool IsLoop =
        S && isa<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt>(S);
    Depth += IsLoop;
    bool On = RecursiveASTVisitor::TraverseStmt(S);
    Depth -= IsLoop;
    return On;
  }
  bool VisitCallExpr(CallExpr *E) {
    if (!Depth)
      return true;
    ContainerUse Use = containerUseOf(E, Index);
    Found |= (Use.Op == ContainerOp::Erase || Use.Op == ContainerOp::Reset) &&
             Use.Container && Use.Container->getCanonicalDecl() == Container;
    return !Found;
  }
  bool Found = false;

private:
  ModelIndex &Index;
  const ValueDecl *const Container;
  unsigned Depth = 0;
};
} // namespace

bool UnitUses::isTakenOutInLoop(const ValueDecl *D, const Decl *Function) {
  Stmt *Body = D && Function ? Function->getBody() : nullptr;
  if (!Body)
    return false;
  Loops Visitor(Index, D);
  Visitor.TraverseStmt(Body);
  return Visitor.Found;
}

void UnitUses::walk() {
  if (Walked)
    return;
  Walked = true;
  Walk Visitor(Index, Cookies, Emptied);
  const SourceManager &SM = AST.getSourceManager();
  for (Decl *D : AST.getTranslationUnitDecl()->decls())
    if (!SM.isInSystemHeader(D->getLocation()))
      Visitor.TraverseDecl(D);
  Visitor.finish();
}

bool UnitUses::isCookie(const ValueDecl *D) {
  walk();
  return Cookies.contains(cast<ValueDecl>(D->getCanonicalDecl()));
}

bool UnitUses::isOnlyFilled(const ValueDecl *D) {
  const auto *Var = dyn_cast_or_null<VarDecl>(D);
  if (!Var || !Var->hasGlobalStorage() || !seesEveryUse(Var))
    return false;
  walk();
  return !Emptied.contains(cast<ValueDecl>(D->getCanonicalDecl()));
}

} // namespace stableid
