//===--- Subject.cpp - whose address an expression holds ------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Subject.h.
//
//===----------------------------------------------------------------------===//

#include "Subject.h"
#include "LocalValue.h"
#include "Purity.h"
#include "core/ast/Children.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace stableid;

static bool pointsToObject(QualType T) {
  if (const auto *P = T->getAs<PointerType>())
    return P->getPointeeType()->isObjectType() ||
                   P->getPointeeType()->isVoidType()
               ? !P->getPointeeType()->isAnyCharacterType()
               : false;
  const CXXRecordDecl *R = T->getAsCXXRecordDecl();
  return R && R->getIdentifier() && R->isInStdNamespace() &&
         (R->getName() == "shared_ptr" || R->getName() == "unique_ptr");
}

void stableid::findPointers(const Stmt *S,
                            llvm::SmallVectorImpl<const Expr *> &Out) {
  if (!S)
    return;
  if (const auto *E = dyn_cast<Expr>(S))
    if (pointsToObject(E->getType())) {
      // The one that the user knows it by.
      const Expr *Bare = E->IgnoreUnlessSpelledInSource();
      while (const auto *C = dyn_cast<ExplicitCastExpr>(Bare)) {
        const Expr *Sub = C->getSubExpr()->IgnoreUnlessSpelledInSource();
        if (!pointsToObject(Sub->getType()))
          break;
        Bare = Sub;
      }
      Out.push_back(Bare);
      return;
    }
  // p->member is no use of the address that p holds.
  if (const auto *M = dyn_cast<MemberExpr>(S); M && M->isArrow())
    return;
  if (const auto *U = dyn_cast<UnaryOperator>(S);
      U && U->getOpcode() == UO_Deref)
    return;
  if (isa<ArraySubscriptExpr>(S))
    return;
  for (const Stmt *Child : childrenOf(S))
    findPointers(Child, Out);
}

//===--- Behind locals
//-----------------------------------------------------===//

static void findLocals(const Stmt *S, const FunctionDecl *In,
                       llvm::SmallVectorImpl<const VarDecl *> &Out) {
  if (!S)
    return;
  if (const auto *R = dyn_cast<DeclRefExpr>(S))
    if (const auto *V = dyn_cast<VarDecl>(R->getDecl());
        V && V->isLocalVarDecl() && V->hasLocalStorage() &&
        V->getDeclContext() == In && V->getType()->isIntegerType() &&
        !llvm::is_contained(Out, V))
      Out.push_back(V);
  for (const Stmt *Child : childrenOf(S))
    findLocals(Child, In, Out);
}

static bool contains(const Stmt *Whole, const Stmt *Part) {
  if (Whole == Part)
    return true;
  return Whole && llvm::any_of(childrenOf(Whole), [&](const Stmt *Child) {
           return contains(Child, Part);
         });
}

/// The pointer \p P is, wherever it is written in \p In, the same: it is made
/// from what does not change there. \p Fixed: as far as it changes only by what
/// others do.
static bool meansTheSame(const Stmt *P, const FunctionDecl *In, bool &Fixed) {
  if (isa<CXXThisExpr>(P))
    return true;
  if (const auto *R = dyn_cast<DeclRefExpr>(P)) {
    const auto *V = dyn_cast<VarDecl>(R->getDecl());
    if (!V || !V->hasLocalStorage()) {
      Fixed = false;
      return !V || !V->isLocalVarDecl();
    }
    // Another of that name may stand between.
    unsigned Named = 0;
    for (const Decl *D : In->decls())
      if (const auto *N = dyn_cast<VarDecl>(D))
        Named += N->getDeclName() == V->getDeclName();
    return Named == 1 && V->getDeclContext() == In &&
           (V->getType()->isRecordType() ? V->getType().isConstQualified()
                                         : isOnlyRead(V, In->getBody()));
  }
  // &object stays, whatever is written into it.
  if (const auto *U = dyn_cast<UnaryOperator>(P);
      U && U->getOpcode() == UO_AddrOf)
    if (const auto *R =
            dyn_cast<DeclRefExpr>(U->getSubExpr()->IgnoreParenImpCasts()))
      if (R->getType()->isRecordType() && R->getDecl()->getDeclContext() == In)
        return true;
  if (isa<MemberExpr, CallExpr>(P))
    Fixed = false;
  return llvm::all_of(childrenOf(P), [&](const Stmt *Child) {
    return meansTheSame(Child, In, Fixed);
  });
}

/// Nothing between the making of \p Value and the statement with \p Written can
/// change what is not a local.
static bool isQuietUntil(const LocalValue &Value, const Expr *Written) {
  bool Inside = false;
  for (const Stmt *S : Value.Block->body()) {
    if (contains(S, Written))
      return true;
    bool CallsUser = false;
    if (llvm::is_contained(Value.Statements, S))
      Inside = true;
    else if (Inside && !isPure(S, CallsUser))
      return false;
  }
  return false;
}

const Expr *
stableid::pointerBehind(const Expr *Written, const FunctionDecl *In,
                        llvm::SmallVectorImpl<const VarDecl *> &Locals) {
  if (!In || !In->getBody())
    return nullptr;
  findLocals(Written, In, Locals);
  llvm::SmallVector<const Expr *, 2> Pointers;
  llvm::SmallVector<const VarDecl *, 2> Way;
  bool Quiet = true;
  for (unsigned I = 0; I < Locals.size(); ++I) {
    std::optional<LocalValue> Value = valueOf(Locals[I], In->getBody());
    if (!Value)
      continue;
    unsigned Before = Pointers.size();
    unsigned Others = Locals.size();
    for (const Expr *E : Value->Values) {
      findPointers(E, Pointers);
      findLocals(E, In, Locals);
    }
    if (Pointers.size() == Before && Locals.size() == Others)
      continue;
    if (!Value->isAllOf(Locals[I], In->getBody()))
      return nullptr;
    Quiet &= isQuietUntil(*Value, Written);
    Way.push_back(Locals[I]);
  }
  Locals = Way;
  bool Fixed = true;
  if (Pointers.size() != 1 || !meansTheSame(Pointers[0], In, Fixed) ||
      !(Fixed || Quiet))
    return nullptr;
  return Pointers[0];
}

bool stableid::isText(QualType T) {
  const CXXRecordDecl *R = T.getNonReferenceType()->getAsCXXRecordDecl();
  if (!R || !R->isInStdNamespace() || !R->getIdentifier() ||
      R->getName() != "basic_string")
    return false;
  const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(R);
  return Spec && Spec->getTemplateArgs()[0].getAsType()->isCharType();
}

const Expr *stableid::partWithAddress(const Expr *E) {
  while (const auto *Plus = dyn_cast<CXXOperatorCallExpr>(E)) {
    if (Plus->getOperator() != OO_Plus || Plus->getNumArgs() != 2)
      break;
    const Expr *Part = nullptr;
    for (const Expr *Side : Plus->arguments()) {
      llvm::SmallVector<const Expr *, 2> Pointers;
      findPointers(Side, Pointers);
      if (!Pointers.empty() && Part)
        return E;
      if (!Pointers.empty())
        Part = Side->IgnoreUnlessSpelledInSource();
    }
    if (!Part || !isText(Part->getType()))
      break;
    E = Part;
  }
  return E;
}

const CXXRecordDecl *stableid::classOf(const Expr *Pointer) {
  if (!Pointer)
    return nullptr;
  QualType T = Pointer->getType().getNonReferenceType();
  if (const auto *P = T->getAs<PointerType>())
    T = P->getPointeeType();
  else if (const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
               T->getAsCXXRecordDecl());
           Spec && Spec->isInStdNamespace())
    T = Spec->getTemplateArgs()[0].getAsType();
  const CXXRecordDecl *R = T->getAsCXXRecordDecl();
  return R ? R->getDefinition() : nullptr;
}

std::string stableid::objectText(const Expr *Pointer, ASTContext &AST) {
  const Expr *E = Pointer->IgnoreParens();
  if (const auto *U = dyn_cast<UnaryOperator>(E))
    if (U->getOpcode() == UO_AddrOf)
      E = U->getSubExpr()->IgnoreParens();
  return textOf(E->getSourceRange(), AST).str();
}

bool stableid::isFollowed(const Stmt *S, const ValueDecl *P) {
  if (!S)
    return false;
  const Expr *Base = nullptr;
  if (const auto *M = dyn_cast<MemberExpr>(S); M && M->isArrow())
    Base = M->getBase();
  if (const auto *U = dyn_cast<UnaryOperator>(S);
      U && U->getOpcode() == UO_Deref)
    Base = U->getSubExpr();
  const auto *Ref = dyn_cast_or_null<DeclRefExpr>(
      Base ? Base->IgnoreParenImpCasts() : nullptr);
  return (Ref && Ref->getDecl() == P) ||
         llvm::any_of(childrenOf(S), [&](const Stmt *Child) {
           return isFollowed(Child, P);
         });
}
