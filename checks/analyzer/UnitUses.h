// Uses in the unit's text that speak against a report: a number that is cast back
// to a pointer, a container that something takes entries out of.
#ifndef STABLEID_ANALYZER_UNIT_USES_H
#define STABLEID_ANALYZER_UNIT_USES_H

#include "core/model/Model.h"
#include "clang/AST/ASTContext.h"
#include "llvm/ADT/DenseSet.h"

namespace stableid {

/// One walk over the user's code of a unit, made when it is first asked for:
/// only a candidate for a report asks.
class UnitUses {
public:
  UnitUses(clang::ASTContext &AST, ModelIndex &Index)
      : AST(AST), Index(Index) {}

  /// \p D is cast back to a pointer: a cookie, and no identity.
  bool isCookie(const clang::ValueDecl *D);
  /// \p D is a variable of which every use is seen, and none takes an entry out
  /// or hands the container on.
  bool isOnlyFilled(const clang::ValueDecl *D);
  /// A loop of \p Function takes entries out of \p D. The engine knows the size of no
  /// container, so it also takes paths that enter one loop and not the next.
  bool isTakenOutInLoop(const clang::ValueDecl *D, const clang::Decl *Function);

private:
  void walk();

  clang::ASTContext &AST;
  ModelIndex &Index;
  bool Walked = false;
  llvm::DenseSet<const clang::ValueDecl *> Cookies, Emptied;
};

} // namespace stableid

#endif // STABLEID_ANALYZER_UNIT_USES_H
