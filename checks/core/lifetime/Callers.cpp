//===--- Callers.cpp - who hands over what ends ---------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Callers.h.
//
//===----------------------------------------------------------------------===//

#include "Callers.h"
#include "core/ast/Children.h"
#include "core/source/Source.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace stableid;

/// How many functions may hand the address on, and how many callers are read.
static constexpr unsigned MaxHops = 4, MaxCallers = 32;

/// The local variable whose object \p E is or points to; null for what was
/// there before the function.
static const VarDecl *localObject(const Expr *E) {
  E = strip(E)->IgnoreParenImpCasts();
  if (const auto *U = dyn_cast<UnaryOperator>(E);
      U && (U->getOpcode() == UO_AddrOf || U->getOpcode() == UO_Deref))
    return localObject(U->getSubExpr());
  if (const auto *M = dyn_cast<MemberExpr>(E))
    return M->isArrow() ? nullptr : localObject(M->getBase());
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  const auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  if (!V || !V->hasLocalStorage())
    return nullptr;
  QualType T = V->getType();
  if (!T->isReferenceType() && !T->isPointerType())
    return V;
  // The object that a local name is bound to; a parameter is the caller's.
  return V->getInit() && !isa<ParmVarDecl>(V) ? localObject(V->getInit())
                                              : nullptr;
}

/// \p E reaches an object by a name: this, a parameter, a member, a loop's
/// variable over such, or what a function gives a reference to without being told
/// which. What any other call returns may be made by it.
static bool wasThereBefore(const Expr *E) {
  E = strip(E)->IgnoreParenImpCasts();
  if (isa<CXXThisExpr>(E))
    return true;
  if (const auto *M = dyn_cast<MemberExpr>(E))
    return wasThereBefore(M->getBase());
  if (const auto *Call = dyn_cast<CallExpr>(E))
    return Call->isLValue() && Call->getNumArgs() == 0 &&
           !isa<CXXMemberCallExpr>(Call);
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  const auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  if (!V || localObject(E))
    return false;
  if (isa<ParmVarDecl>(V) || V->hasGlobalStorage())
    return true;
  // Bound to an element: the loop's own variable is *begin.
  const Expr *Init = V->getInit() ? strip(V->getInit()) : nullptr;
  return V->isCXXForRangeDecl() || (Init && wasThereBefore(Init));
}

/// The calls of \p F in \p Body, if none of \p Takers is called there.
static llvm::SmallVector<const CallExpr *, 2>
callsIn(const Stmt *Body, const FunctionDecl *F,
        llvm::ArrayRef<const FunctionDecl *> Takers) {
  llvm::SmallVector<const CallExpr *, 2> Out;
  llvm::SmallVector<const Stmt *, 32> Todo = {Body};
  while (!Todo.empty()) {
    const Stmt *S = Todo.pop_back_val();
    llvm::append_range(Todo, childrenOf(S));
    const auto *Call = dyn_cast<CallExpr>(S);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    if (!Callee)
      continue;
    if (llvm::is_contained(Takers, Callee->getCanonicalDecl()))
      return {};
    if (Callee->getCanonicalDecl() == F->getCanonicalDecl())
      Out.push_back(Call);
  }
  return Out;
}

bool stableid::endsInCaller(const FunctionDecl *F, unsigned Param,
                            llvm::ArrayRef<const FunctionDecl *> Takers,
                            bool Always, const UnitIndex &Unit) {
  llvm::SmallVector<std::pair<const FunctionDecl *, unsigned>, 4> Todo = {
      {F, Param}};
  for (unsigned Hop = 0; Hop < MaxHops && Hop < Todo.size(); ++Hop) {
    auto [Callee, I] = Todo[Hop];
    std::vector<unsigned> Callers = Unit.mentionsOf(Callee);
    if (Callers.size() > MaxCallers)
      return false;
    for (unsigned Entry : Callers) {
      const FunctionDecl *Caller = Unit.entries()[Entry].Function;
      const Stmt *Body = Caller ? Caller->getBody() : nullptr;
      if (!Body || llvm::is_contained(Takers, Caller->getCanonicalDecl()))
        continue;
      for (const CallExpr *Call : callsIn(Body, Callee, Takers)) {
        const auto *Member = dyn_cast<CXXMemberCallExpr>(Call);
        bool There =
            Always || (Member &&
                       wasThereBefore(Member->getImplicitObjectArgument()));
        if (I >= Call->getNumArgs() || isa<CXXOperatorCallExpr>(Call) || !There)
          continue;
        const Expr *Arg = strip(Call->getArg(I))->IgnoreParenImpCasts();
        if (const auto *Ref = dyn_cast<DeclRefExpr>(Arg))
          if (const auto *P = dyn_cast<ParmVarDecl>(Ref->getDecl());
              P && P->getDeclContext() == Caller) {
            Todo.push_back({Caller, P->getFunctionScopeIndex()});
            continue;
          }
        const auto *U = dyn_cast<UnaryOperator>(Arg);
        bool ByReference =
            I < Callee->getNumParams() &&
            Callee->getParamDecl(I)->getType()->isLValueReferenceType();
        if (ByReference
                ? localObject(Arg) != nullptr
                : U && U->getOpcode() == UO_AddrOf && localObject(U->getSubExpr()))
          return true;
      }
    }
  }
  return false;
}
