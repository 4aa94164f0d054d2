//===--- OrderMember.cpp - the members that elements are sorted by --------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See OrderMember.h.
//
//===----------------------------------------------------------------------===//

#include "OrderMember.h"
#include "core/ast/Children.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;
using namespace stableid;

/// Members by which a loop's elements are compared, at most.
static constexpr unsigned MaxMembers = 3;

bool stableid::isSortable(QualType T, ModelIndex &Index) {
  T = T.getNonReferenceType();
  if (T.isVolatileQualified())
    return false;
  if (T->isIntegralOrEnumerationType())
    return !T->isBooleanType();
  const auto *Text =
      dyn_cast_or_null<ClassTemplateSpecializationDecl>(T->getAsCXXRecordDecl());
  return Text && Text->isInStdNamespace() && (Index.traitsOf(T) & TT_Text);
}

/// Collects what the body reads of the element; false where it looks at more
/// than values that can be compared.
bool OrderMembers::readMembers(const Stmt *S) {
  if (const auto *M = dyn_cast<MemberExpr>(S)) {
    const auto *Ref = dyn_cast<DeclRefExpr>(M->getBase()->IgnoreParenImpCasts());
    if (Ref && Ref->getDecl() == V) {
      const ValueDecl *Member = M->getMemberDecl();
      const auto *Method = dyn_cast<CXXMethodDecl>(Member);
      QualType T = Method ? Method->getReturnType() : Member->getType();
      bool Getter = Method && Method->isConst() && Method->getNumParams() == 0 &&
                    Method->getIdentifier();
      if (Member->getAccess() != AS_public || !isSortable(T, P.Index) ||
          (!Getter && !isa<FieldDecl>(Member)))
        return false;
      if (!llvm::is_contained(Read, Member))
        Read.push_back(Member);
      return true;
    }
  } else if (const auto *Ref = dyn_cast<DeclRefExpr>(S)) {
    return Ref->getDecl() != V;
  }
  return llvm::all_of(childrenOf(S), [&](const Stmt *C) { return readMembers(C); });
}

/// Member = ..., ++Member, Member.clear()
bool OrderMembers::isWrittenTo(const ValueDecl *Member) const {
  auto Is = [&](const Expr *E) {
    const auto *M = dyn_cast<MemberExpr>(E->IgnoreParenImpCasts());
    return M && M->getMemberDecl() == Member;
  };
  return anyPart(For->getBody(), [&](const Stmt *S) {
    if (const auto *B = dyn_cast<BinaryOperator>(S))
      return B->isAssignmentOp() && Is(B->getLHS());
    if (const auto *U = dyn_cast<UnaryOperator>(S))
      return (U->isIncrementDecrementOp() || U->getOpcode() == UO_AddrOf) &&
             Is(U->getSubExpr());
    if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(S))
      return Op->isAssignmentOp() && Is(Op->getArg(0));
    const auto *Call = dyn_cast<CXXMemberCallExpr>(S);
    const CXXMethodDecl *F = Call ? Call->getMethodDecl() : nullptr;
    return F && !F->isConst() && Is(Call->getImplicitObjectArgument());
  });
}

/// The one field of \p Class whose whole name says that it is the object's ID.
const FieldDecl *OrderMembers::idOf(const CXXRecordDecl *Class) const {
  const FieldDecl *Id = nullptr;
  for (const FieldDecl *Field : Class->fields()) {
    if (!Field->getIdentifier() || Field->getAccess() != AS_public ||
        !isSortable(Field->getType(), P.Index) || isWrittenTo(Field) ||
        !P.Names.is(WR_Identity, Field->getName().trim('_').lower()))
      continue;
    if (Id)
      return nullptr;
    Id = Field;
  }
  return Id;
}

/// The text of a->name < b->name; empty where nothing is evident.
std::string OrderMembers::comparison(const CXXRecordDecl *Class) {
  Class = Class ? Class->getDefinition() : nullptr;
  if (!Class)
    return "";
  if (const FieldDecl *Id = idOf(Class))
    Read = {Id};
  else if (!readMembers(For->getBody()) || Read.empty() || Read.size() > MaxMembers ||
           llvm::any_of(Read, [&](const ValueDecl *M) { return isWrittenTo(M); }))
    return "";
  bool Tied = Read.size() > 1;
  auto Side = [&](const char *Of) {
    std::string Text;
    for (const ValueDecl *M : Read)
      Text += (Text.empty() ? "" : ", ") + std::string(Of) + "->" +
              M->getNameAsString() + (isa<FieldDecl>(M) ? "" : "()");
    return Tied ? "std::tie(" + Text + ")" : Text;
  };
  // What a getter gives, and a bit field, cannot be tied.
  if (Tied && llvm::any_of(Read, [](const ValueDecl *M) {
        const auto *Field = dyn_cast<FieldDecl>(M);
        return !Field || Field->isBitField();
      }))
    return "";
  return Side("a") + " < " + Side("b");
}
