//===--- OrderCallers.cpp - who puts a list of others in order ------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See OrderCallers.h.
//
//===----------------------------------------------------------------------===//

#include "OrderCallers.h"
#include "OrderShape.h"
#include "core/ast/Children.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;
using namespace stableid;

namespace {

/// The declarations that are sorted in one body, and the calls that gave them.
class SortedLists {
public:
  SortedLists(const UnitPass &P, const FunctionDecl *F) : P(P), F(F) {}
  void read();

private:
  void findSorted(const Stmt *S);
  void findGivers(const Stmt *S);
  void tellCalls(const Stmt *S);
  bool namesSorted(const Stmt *S) const;
  bool isOfUser(const FunctionDecl *Callee) const {
    return Callee && !P.AST.getSourceManager().isInSystemHeader(
                         Callee->getLocation());
  }

  const UnitPass &P;
  const FunctionDecl *F;
  llvm::SmallPtrSet<const ValueDecl *, 4> Sorted;
};

} // namespace

/// Whether a parameter of \p T lets its function change the order of what is
/// handed.
static bool isChangeable(QualType T) {
  return (T->isLValueReferenceType() || T->isPointerType()) &&
         !T->getPointeeType().isConstQualified() &&
         (T->getPointeeType()->isRecordType() || T->isPointerType());
}

static void tell(const UnitPass &P, ProjectFactKind Kind,
                 const FunctionDecl *Of, unsigned Arg = 0) {
  if (std::optional<ProjectName> Name = projectNameOf(Of))
    P.Told->push_back({Kind, Arg, *Name});
}

/// The sequence of v, v.begin() and begin(v).
static const ValueDecl *sequenceOf(const Expr *E) {
  if (const ValueDecl *Root = rootOf(E))
    return Root;
  const auto *Call = dyn_cast<CallExpr>(E->IgnoreUnlessSpelledInSource());
  return Call && Call->getNumArgs() == 1 ? rootOf(Call->getArg(0)) : nullptr;
}

void SortedLists::findSorted(const Stmt *S) {
  const auto *Call = dyn_cast<CallExpr>(S);
  if (Call && sorts(Call, P.Names)) {
    // A list that is handed to the sort as it comes: sort(names()).
    for (const Expr *A : writtenArgs(Call)) {
      tellCalls(A);
      if (const ValueDecl *Root = sequenceOf(A))
        Sorted.insert(Root);
    }
    if (const auto *M = dyn_cast<CXXMemberCallExpr>(Call))
      if (const ValueDecl *Root = rootOf(M->getImplicitObjectArgument()))
        Sorted.insert(Root);
  }
  for (const Stmt *Child : childrenOf(S))
    findSorted(Child);
}

bool SortedLists::namesSorted(const Stmt *Whole) const {
  return anyPart(Whole, [&](const Stmt *S) {
    if (const auto *Ref = dyn_cast<DeclRefExpr>(S))
      return Sorted.contains(Ref->getDecl());
    if (const auto *M = dyn_cast<MemberExpr>(S))
      return Sorted.contains(M->getMemberDecl());
    if (isa<CXXThisExpr>(S))
      return llvm::any_of(
          Sorted, [](const ValueDecl *D) { return isa<FieldDecl>(D); });
    const auto *D = dyn_cast<DeclStmt>(S);
    return D && llvm::any_of(D->decls(), [&](const Decl *Each) {
             const auto *V = dyn_cast<VarDecl>(Each);
             return V && Sorted.contains(V);
           });
  });
}

/// Each call in \p S of a function of the user's that gives an object or fills
/// one, where something sorted is named in the same statement.
void SortedLists::tellCalls(const Stmt *S) {
  const auto *Call = dyn_cast<CallExpr>(S);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (isOfUser(Callee) && !sorts(Call, P.Names)) {
    QualType Result = Callee->getReturnType().getNonReferenceType();
    bool Fills = llvm::any_of(Callee->parameters(), [](const ParmVarDecl *A) {
      return isChangeable(A->getType());
    });
    // What a member of the same object holds, the call may have put there.
    const auto *M = dyn_cast<CXXMethodDecl>(Callee);
    Fills |= M && M->isInstance() && !M->isConst();
    if (Result->isRecordType() || Result->isPointerType() || Fills)
      tell(P, ProjectFactKind::Sorted, Callee);
  }
  for (const Stmt *Child : childrenOf(S))
    tellCalls(Child);
}

void SortedLists::findGivers(const Stmt *S) {
  // A loop that fills the list is one statement; the parts of a block are many.
  if (isa<CompoundStmt, IfStmt, SwitchStmt, CXXTryStmt>(S)) {
    for (const Stmt *Child : childrenOf(S))
      findGivers(Child);
    return;
  }
  if (namesSorted(S))
    tellCalls(S);
}

void SortedLists::read() {
  findSorted(F->getBody());
  for (unsigned I = 0; I < F->getNumParams(); ++I)
    if (Sorted.contains(F->getParamDecl(I)) &&
        isChangeable(F->getParamDecl(I)->getType()))
      tell(P, ProjectFactKind::Sorts, F, I);
  // What a member holds, callers of the function that filled it may sort.
  if (!Sorted.empty())
    findGivers(F->getBody());
}

void stableid::tellSorted(const UnitPass &P, const FunctionDecl *F) {
  if (P.Told)
    SortedLists(P, F).read();
}

void stableid::addNames(const FunctionDecl *F,
                        std::vector<const FunctionDecl *> &Out) {
  Out.push_back(F);
  if (const auto *M = dyn_cast<CXXMethodDecl>(F))
    for (const CXXMethodDecl *Base : M->overridden_methods())
      addNames(Base, Out);
}

bool stableid::isSortedElsewhere(const UnitPass &P, const FunctionDecl *F) {
  std::vector<const FunctionDecl *> Known;
  addNames(F, Known);
  return llvm::any_of(Known, [&](const FunctionDecl *Named) {
    return P.Index.isHeard(ProjectFactKind::Sorted, Named);
  });
}

bool stableid::seesCallers(const UnitPass &P, const FunctionDecl *F) {
  return !F->isExternallyVisible() ||
         P.Index.isHeard(ProjectFactKind::AllSeen, F);
}

const FunctionDecl *stableid::unseenTaker(const UnitPass &P,
                                          const CallExpr *Call,
                                          unsigned Argument) {
  const FunctionDecl *Callee = Call->getDirectCallee();
  if (!Callee || Argument >= Callee->getNumParams() || Callee->hasBody() ||
      P.AST.getSourceManager().isInSystemHeader(Callee->getLocation()) ||
      !isChangeable(Callee->getParamDecl(Argument)->getType()))
    return nullptr;
  return Callee;
}
