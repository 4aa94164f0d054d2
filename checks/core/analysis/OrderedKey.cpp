//===--- OrderedKey.cpp - keys of the user's own that hold addresses ------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See OrderedKey.h.
//
//===----------------------------------------------------------------------===//

#include "OrderedKey.h"
#include "core/ast/Children.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclFriend.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;
using namespace stableid;

/// Functions that compare or hash are looked into, one from another.
static constexpr unsigned MaxDepth = 2;

static bool isAddress(const FieldDecl *F) {
  QualType T = F->getType().getCanonicalType();
  return T->isPointerType() && !T->getPointeeType()->isFunctionType() &&
         !T->getPointeeType()->isAnyCharacterType();
}

namespace {

/// Reads the body of a comparison or hash, in the order in which it is written.
class PartReader {
public:
  explicit PartReader(const CXXRecordDecl *Key) : Key(Key->getCanonicalDecl()) {}

  void read(const FunctionDecl *F, unsigned Depth);
  AddressPart Part;

private:
  void walk(const Stmt *S, unsigned Depth);
  void see(const FieldDecl *F);

  const CXXRecordDecl *Key;
  bool Before = false; ///< another field was looked at
};

} // namespace

void PartReader::see(const FieldDecl *F) {
  if (isAddress(F))
    Part = {F, !Before};
  Before = true;
}

/// ==, != and what follows the pointer look at no order of it.
static bool passesBy(const Stmt *S) {
  if (const auto *B = dyn_cast<BinaryOperator>(S))
    return B->isEqualityOp();
  if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(S))
    return Op->getOperator() == OO_EqualEqual ||
           Op->getOperator() == OO_ExclaimEqual;
  return false;
}

void PartReader::walk(const Stmt *S, unsigned Depth) {
  if (Part.Pointer || passesBy(S))
    return;
  if (const auto *U = dyn_cast<UnaryOperator>(S);
      U && U->getOpcode() == UO_Deref &&
      !isa<CXXThisExpr>(U->getSubExpr()->IgnoreParenImpCasts())) {
    Before = true;
    return;
  }
  if (const auto *M = dyn_cast<MemberExpr>(S)) {
    const auto *F = dyn_cast<FieldDecl>(M->getMemberDecl());
    bool Own = F && cast<CXXRecordDecl>(F->getParent())->getCanonicalDecl() == Key;
    if (Own)
      see(F);
    else if (M->isArrow())
      Before = true; // a.object->number
    return;
  }
  if (const auto *Call = dyn_cast<CallExpr>(S)) {
    const FunctionDecl *F = Call->getDirectCallee();
    const auto *Member = dyn_cast<CXXMemberCallExpr>(Call);
    // a.object->number(), and the getter of a key: a.number()
    if (Member) {
      QualType Of = Member->getImplicitObjectArgument()->getType();
      if (Of->isPointerType())
        Of = Of->getPointeeType();
      const CXXRecordDecl *Class = Of->getAsCXXRecordDecl();
      if (Class && Class->getCanonicalDecl() == Key)
        read(F, Depth + 1);
      Before = true;
      if (Call->getNumArgs() == 0)
        return;
    }
  }
  for (const Stmt *Child : childrenOf(S))
    walk(Child, Depth);
}

void PartReader::read(const FunctionDecl *F, unsigned Depth) {
  if (const Stmt *Body = F && Depth <= MaxDepth ? bodyOf(F) : nullptr)
    walk(Body, Depth);
}

const Stmt *stableid::bodyOf(const FunctionDecl *F) {
  const FunctionDecl *With = nullptr;
  if (F->hasBody(With))
    return With->getBody();
  const FunctionDecl *Pattern = F->getTemplateInstantiationPattern();
  return Pattern && Pattern->hasBody(With) ? With->getBody() : nullptr;
}

/// operator< and operator<=> of the class, or beside it.
static void comparisonsOf(const CXXRecordDecl *Key,
                          llvm::SmallVectorImpl<const FunctionDecl *> &Out) {
  auto Add = [&](const Decl *D) {
    if (const auto *Friend = dyn_cast<FriendDecl>(D))
      D = Friend->getFriendDecl();
    const auto *F = dyn_cast_or_null<FunctionDecl>(D);
    if (!F || (F->getOverloadedOperator() != OO_Less &&
               F->getOverloadedOperator() != OO_Spaceship))
      return;
    for (const ParmVarDecl *P : F->parameters()) {
      const CXXRecordDecl *Of =
          P->getType().getNonReferenceType()->getAsCXXRecordDecl();
      if (!Of || Of->getCanonicalDecl() != Key->getCanonicalDecl())
        return;
    }
    Out.push_back(F);
  };
  for (const Decl *D : Key->decls())
    Add(D);
  if (!Out.empty())
    return;
  ASTContext &AST = Key->getASTContext();
  const DeclContext *Around = Key->getDeclContext()->getRedeclContext();
  if (Around->isFunctionOrMethod())
    return;
  for (OverloadedOperatorKind Op : {OO_Less, OO_Spaceship})
    for (const NamedDecl *D :
         Around->lookup(AST.DeclarationNames.getCXXOperatorName(Op)))
      Add(D);
}

AddressPart stableid::addressPartOf(
    const CXXRecordDecl *Key, const ClassTemplateSpecializationDecl *Container) {
  PartReader Reader(Key);
  bool Ordered = false;
  for (const TemplateArgument &A : Container->getTemplateArgs().asArray()) {
    const CXXRecordDecl *By = A.getKind() == TemplateArgument::Type
                                  ? A.getAsType()->getAsCXXRecordDecl()
                                  : nullptr;
    By = By ? By->getDefinition() : nullptr;
    if (!By || By->getCanonicalDecl() == Key->getCanonicalDecl())
      continue;
    const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(By);
    bool Specialised = Spec && Spec->isExplicitSpecialization();
    if (By->isInStdNamespace() && !Specialised) {
      // std::less<Key> asks the key's own operator.
      Ordered |= By->isEmpty();
      continue;
    }
    DeclarationName Called = Key->getASTContext().DeclarationNames
                                 .getCXXOperatorName(OO_Call);
    if (By->lookup(Called).empty())
      continue;
    // A hash or comparator that is handed over is all there is.
    for (const CXXMethodDecl *M : By->methods())
      if (M->getOverloadedOperator() == OO_Call)
        Reader.read(M, 0);
    return Reader.Part;
  }
  if (!Ordered)
    return {};
  llvm::SmallVector<const FunctionDecl *, 2> By;
  comparisonsOf(Key, By);
  for (const FunctionDecl *F : By) {
    if (!F->isDefaulted()) {
      Reader.read(F, 0);
      continue;
    }
    // One member after the other, in the order of their declaration.
    if (Key->getNumBases())
      return {};
    for (const FieldDecl *Field : Key->fields()) {
      if (isAddress(Field))
        return {Field, Field == *Key->field_begin()};
    }
  }
  return Reader.Part;
}
