//===--- Container.cpp - what is done to a container ----------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Container.h.
//
//===----------------------------------------------------------------------===//

#include "Container.h"
#include "core/ast/Children.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecordLayout.h"
#include "llvm/ADT/StringSwitch.h"

using namespace clang;
using namespace stableid;

/// cache(): a function that gives access to one object stands for it.
static const Expr *returnedBy(const CallExpr *Call) {
  const FunctionDecl *F = Call->getDirectCallee();
  const FunctionDecl *Body = nullptr;
  if (!F ||
      !(F->getReturnType()->isReferenceType() ||
        F->getReturnType()->isPointerType()) ||
      !F->hasBody(Body))
    return nullptr;
  const auto *Block = dyn_cast<CompoundStmt>(Body->getBody());
  const auto *Return = Block && !Block->body_empty()
                           ? dyn_cast<ReturnStmt>(Block->body_back())
                           : nullptr;
  return Return ? Return->getRetValue() : nullptr;
}

/// The object that a reference, or a pointer made of an address, is bound to.
static const Expr *boundTo(const VarDecl *V) {
  if (isa<ParmVarDecl>(V) || !V->getInit() || V->getInit()->isValueDependent())
    return nullptr;
  if (V->getType()->isReferenceType())
    return V->getInit();
  if (!V->getType()->isPointerType())
    return nullptr;
  const Expr *Init = V->getInit()->IgnoreParenImpCasts();
  const auto *U = dyn_cast<UnaryOperator>(Init);
  if (U && U->getOpcode() == UO_AddrOf)
    return U;
  // T *p = member; the container is known by the member.
  if (V->hasLocalStorage() && V->getType()->getPointeeType()->isRecordType()) {
    if (const auto *M = dyn_cast<MemberExpr>(Init);
        M && isa<FieldDecl>(M->getMemberDecl()))
      return M;
    if (const auto *Ref = dyn_cast<DeclRefExpr>(Init))
      if (const auto *Of = dyn_cast<VarDecl>(Ref->getDecl());
          Of && Of->hasGlobalStorage())
        return Ref;
  }
  // T **pp = &member; T *p = *pp;
  if (U && U->getOpcode() == UO_Deref)
    if (const auto *Ref =
            dyn_cast<DeclRefExpr>(U->getSubExpr()->IgnoreParenImpCasts()))
      if (const auto *Through = dyn_cast<VarDecl>(Ref->getDecl()))
        return Through != V ? boundTo(Through) : nullptr;
  return nullptr;
}

/// How many names of one object are looked through.
static constexpr unsigned MaxNames = 4;

static const ValueDecl *namedObject(const Expr *E, unsigned Names) {
  while (E) {
    E = E->IgnoreParenCasts();
    if (const auto *U = dyn_cast<UnaryOperator>(E)) {
      if (U->getOpcode() != UO_Deref && U->getOpcode() != UO_AddrOf)
        return nullptr;
      E = U->getSubExpr();
    } else if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(E)) {
      // The container behind a smart pointer is known by the pointer.
      if (Op->getNumArgs() != 1 ||
          (Op->getOperator() != OO_Star && Op->getOperator() != OO_Arrow))
        return nullptr;
      E = Op->getArg(0);
    } else if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
      const auto *V = dyn_cast<VarDecl>(Ref->getDecl());
      const Expr *Bound = V && Names ? boundTo(V) : nullptr;
      const ValueDecl *Object = Bound ? namedObject(Bound, Names - 1) : nullptr;
      return Object ? Object : V;
    } else if (const auto *Call = dyn_cast<CallExpr>(E)) {
      const Expr *Returned = Names ? returnedBy(Call) : nullptr;
      return Returned ? namedObject(Returned, Names - 1) : nullptr;
    } else if (const auto *M = dyn_cast<MemberExpr>(E)) {
      return isa<FieldDecl, VarDecl>(M->getMemberDecl()) ? M->getMemberDecl()
                                                         : nullptr;
    } else {
      return nullptr;
    }
  }
  return nullptr;
}

const ValueDecl *stableid::namedObject(const Expr *E) {
  return ::namedObject(E, MaxNames);
}

static bool hasMemberType(const CXXRecordDecl *Class, StringRef Name) {
  Class = Class ? Class->getDefinition() : nullptr;
  if (!Class)
    return false;
  IdentifierInfo &Id = Class->getASTContext().Idents.get(Name);
  if (!Class->lookup(&Id).empty())
    return true;
  return llvm::any_of(Class->bases(), [&](const CXXBaseSpecifier &B) {
    return hasMemberType(B.getType()->getAsCXXRecordDecl(), Name);
  });
}

/// A sequence that keeps its elements side by side and moves them to grow.
static bool movesElements(const CXXRecordDecl *Class) {
  return Class->getIdentifier() && (Class->getName().ends_with("vector") ||
                                    Class->getName().ends_with("Vector") ||
                                    Class->getName() == "basic_string");
}

static ContainerOp opNamed(const FunctionDecl *F, bool Keyed) {
  if (F->getOverloadedOperator() == OO_Subscript)
    return Keyed ? ContainerOp::FindOrInsert : ContainerOp::None;
  if (F->getOverloadedOperator() == OO_Equal)
    return ContainerOp::Reset;
  if (!F->getDeclName().isIdentifier())
    return ContainerOp::None;
  if (!Keyed)
    return llvm::StringSwitch<ContainerOp>(F->getName())
        .Case("push_back", ContainerOp::Grow)
        .Case("emplace_back", ContainerOp::Grow)
        .Case("insert", ContainerOp::Grow)
        .Case("emplace", ContainerOp::Grow)
        .Case("resize", ContainerOp::Grow)
        .Case("reserve", ContainerOp::Reserve)
        .Case("append", ContainerOp::Grow)
        .Case("shrink_to_fit", ContainerOp::Grow)
        .Default(ContainerOp::None);
  return llvm::StringSwitch<ContainerOp>(F->getName())
      .Case("find", ContainerOp::Find)
      .Case("count", ContainerOp::Find)
      .Case("contains", ContainerOp::Find)
      .Case("at", ContainerOp::Find)
      .Case("lookup", ContainerOp::Find)
      .Case("value", ContainerOp::Find)
      .Case("equal_range", ContainerOp::Find)
      .Case("insert", ContainerOp::Insert)
      .Case("emplace", ContainerOp::Insert)
      .Case("emplace_hint", ContainerOp::Insert)
      .Case("insert_or_assign", ContainerOp::Insert)
      .Case("try_emplace", ContainerOp::FindOrInsert)
      .Case("lazy_emplace", ContainerOp::FindOrInsert)
      .Case("erase", ContainerOp::Erase)
      .Case("unsafe_erase", ContainerOp::Erase)
      .Case("extract", ContainerOp::Erase)
      .Case("remove", ContainerOp::Erase)
      .Case("take", ContainerOp::Erase)
      .Case("clear", ContainerOp::Reset)
      .Case("swap", ContainerOp::Reset)
      .Case("merge", ContainerOp::Reset)
      .Default(ContainerOp::None);
}

/// The class of the member function, if \p Object is its own object.
static const CXXRecordDecl *classOfThis(const Expr *Object) {
  Object = Object->IgnoreParenImpCasts();
  if (const auto *U = dyn_cast<UnaryOperator>(Object);
      U && U->getOpcode() == UO_Deref)
    Object = U->getSubExpr()->IgnoreParenImpCasts();
  return isa<CXXThisExpr>(Object)
             ? Object->getType()->getPointeeType()->getAsCXXRecordDecl()
             : nullptr;
}

/// \p T is an iterator of the container \p Class or of a base.
static bool isIteratorOf(QualType T, const CXXRecordDecl *Class) {
  Class = Class ? Class->getDefinition() : nullptr;
  if (!Class)
    return false;
  T = T.getNonReferenceType().getCanonicalType().getUnqualifiedType();
  IdentifierTable &Names = Class->getASTContext().Idents;
  for (StringRef Name : {"iterator", "const_iterator"})
    for (const NamedDecl *D : Class->lookup(&Names.get(Name)))
      if (const auto *Alias = dyn_cast<TypedefNameDecl>(D))
        if (Alias->getUnderlyingType().getCanonicalType() == T)
          return true;
  return llvm::any_of(Class->bases(), [&](const CXXBaseSpecifier &B) {
    return isIteratorOf(T, B.getType()->getAsCXXRecordDecl());
  });
}

/// Which argument of a member that puts in is the key: insert(hint, entry) and
/// emplace_hint(hint, key, value) are told by what the arguments are. None, if
/// it is insert(first, last).
static std::optional<unsigned> keyArgOf(const CXXMethodDecl *Method,
                                        llvm::ArrayRef<const Expr *> Args) {
  const CXXRecordDecl *Class = Method->getParent();
  if (Args.size() < 2 || !isIteratorOf(Args[0]->getType(), Class))
    return 0;
  if (isIteratorOf(Args[1]->getType(), Class))
    return std::nullopt;
  return 1;
}

static const Rule *containerRule(const FunctionDecl *F, ModelIndex &Index) {
  if (F)
    for (const Rule *R : Index.rulesFor(F))
      if (R->Kind == RuleKind::Container)
        return R;
  return nullptr;
}

/// The call's use of a container, by the Model.
static ContainerUse namedUse(const Rule &R, const Expr *Object,
                             llvm::ArrayRef<const Expr *> Args) {
  ContainerUse Use;
  auto Arg = [&](int I) {
    return I >= 0 && I < int(Args.size()) ? Args[I] : nullptr;
  };
  if (R.Object != Position::This)
    Object = Arg(R.Object);
  if (!Object)
    return Use;
  Use.By = &R;
  Use.Op = R.Does;
  Use.Container = namedObject(Object);
  if (!R.From.empty()) {
    Use.KeyArg = R.From[0].Arg;
    Use.Key = Arg(R.From[0].Arg);
  }
  return Use;
}

const Rule *stableid::makesContainer(const Expr *E, ModelIndex &Index) {
  const auto *Call = dyn_cast<CallExpr>(E->IgnoreParenCasts());
  const Rule *R =
      Call ? containerRule(Call->getDirectCallee(), Index) : nullptr;
  return R && R->Does == ContainerOp::Make ? R : nullptr;
}

bool stableid::hashesAddress(const Expr *E, ModelIndex &Index) {
  E = E->IgnoreParenCasts();
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    if (const auto *F = dyn_cast<FunctionDecl>(Ref->getDecl()))
      return llvm::any_of(Index.rulesFor(F), [](const Rule *R) {
        return R->Kind == RuleKind::Propagation &&
               llvm::is_contained(R->From, Position{0, false});
      });
  return false;
}

const FunctionDecl *stableid::unseenGiver(const Expr *E) {
  E = E->IgnoreParenCasts();
  if (const auto *U = dyn_cast<UnaryOperator>(E);
      U && U->getOpcode() == UO_Deref)
    E = U->getSubExpr()->IgnoreParenCasts();
  const auto *Call = dyn_cast<CallExpr>(E);
  const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
  return F && !F->isDefined() ? F : nullptr;
}

ContainerUse stableid::containerUseOf(const Expr *Call, ModelIndex &Index) {
  ContainerUse Use;
  const Expr *Object = nullptr;
  llvm::ArrayRef<const Expr *> Args;
  const FunctionDecl *Callee = nullptr;
  if (const auto *M = dyn_cast<CXXMemberCallExpr>(Call)) {
    Object = M->getImplicitObjectArgument();
    Callee = M->getDirectCallee();
    Args = llvm::ArrayRef(M->getArgs(), M->getNumArgs());
  } else if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(Call)) {
    Callee = Op->getDirectCallee();
    if (!isa_and_nonnull<CXXMethodDecl>(Callee) || Op->getNumArgs() == 0)
      return Use;
    Object = Op->getArg(0);
    Args = llvm::ArrayRef(Op->getArgs(), Op->getNumArgs()).drop_front();
  } else if (const auto *Free = dyn_cast<CallExpr>(Call)) {
    Callee = Free->getDirectCallee();
    Args = llvm::ArrayRef(Free->getArgs(), Free->getNumArgs());
  }
  if (const Rule *R = containerRule(Callee, Index))
    return namedUse(*R, Object, Args);
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
  if (!Method || !Object)
    return Use;
  // Names first: they are cheap, and most calls have none of these.
  if (opNamed(Callee, true) == ContainerOp::None &&
      opNamed(Callee, false) == ContainerOp::None)
    return Use;
  bool Keyed = hasMemberType(Method->getParent(), "key_type");
  if (!Keyed && !movesElements(Method->getParent()))
    return Use;
  Use.Op = opNamed(Callee, Keyed);
  Use.Container = namedObject(Object);
  if (!Use.Container) {
    Use.Self = classOfThis(Object);
    Use.Through = unseenGiver(Object);
  }
  bool PutsIn =
      Use.Op == ContainerOp::Insert || Use.Op == ContainerOp::FindOrInsert;
  if (std::optional<unsigned> Key = PutsIn ? keyArgOf(Method, Args) : 0;
      Key && *Key < Args.size()) {
    Use.KeyArg = *Key;
    Use.Key = Args[*Key];
  }
  return Use;
}

const CXXConstructorDecl *stableid::constructedBy(const CallExpr *Call) {
  const FunctionDecl *F = Call->getDirectCallee();
  if (!F || !F->getDeclName().isIdentifier() || Call->getNumArgs() == 0)
    return nullptr;
  const TemplateArgumentList *Of = nullptr;
  if (F->getName() == "make_unique" || F->getName() == "make_shared") {
    Of = F->getTemplateSpecializationArgs();
  } else if (F->getName() == "emplace_back" ||
             F->getName() == "emplace_front") {
    const auto *Method = dyn_cast<CXXMethodDecl>(F);
    const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
        Method ? Method->getParent() : nullptr);
    Of = Spec ? &Spec->getTemplateArgs() : nullptr;
  }
  if (!Of || Of->size() == 0 || (*Of)[0].getKind() != TemplateArgument::Type)
    return nullptr;
  const CXXRecordDecl *Class = (*Of)[0].getAsType()->getAsCXXRecordDecl();
  Class = Class ? Class->getDefinition() : nullptr;
  if (!Class || Class->isInStdNamespace())
    return nullptr;
  const CXXConstructorDecl *Only = nullptr;
  for (const CXXConstructorDecl *Ctor : Class->ctors()) {
    if (Ctor->isCopyOrMoveConstructor() || Ctor->isDeleted() ||
        Ctor->getNumParams() < Call->getNumArgs() ||
        Ctor->getMinRequiredArguments() > Call->getNumArgs())
      continue;
    if (Only)
      return nullptr;
    Only = Ctor;
  }
  return Only;
}

bool stableid::comparesTextByAddress(QualType T) {
  const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      T.getNonReferenceType()->getAsCXXRecordDecl());
  if (!Spec || !Spec->isInStdNamespace() || !hasMemberType(Spec, "key_type"))
    return false;
  const TemplateArgumentList &Args = Spec->getTemplateArgs();
  if (Args.size() == 0 || Args[0].getKind() != TemplateArgument::Type)
    return false;
  QualType Key = Args[0].getAsType();
  if (!Key->isPointerType() || !Key->getPointeeType()->isCharType())
    return false;
  // A comparator or hash of the user's own looks at the text, or means it.
  for (const TemplateArgument &A : Args.asArray()) {
    if (A.getKind() != TemplateArgument::Type)
      continue;
    const CXXRecordDecl *Class = A.getAsType()->getAsCXXRecordDecl();
    if (!Class || !Class->getIdentifier())
      continue;
    bool Comparison =
        Class->getName() == "less" || Class->getName() == "hash" ||
        Class->getName() == "greater" || Class->getName() == "equal_to";
    if (Comparison && Class->isInStdNamespace())
      return true;
  }
  return false;
}

/// \p S reads what a pointer points to.
static bool readsThrough(const Stmt *S) {
  if (!S)
    return false;
  if (const auto *M = dyn_cast<MemberExpr>(S))
    if (M->isArrow() && !isa<CXXThisExpr>(M->getBase()->IgnoreParenImpCasts()))
      return true;
  if (const auto *U = dyn_cast<UnaryOperator>(S))
    if (U->getOpcode() == UO_Deref)
      return true;
  return llvm::any_of(childrenOf(S), readsThrough);
}

bool stableid::comparesThroughPointers(QualType T) {
  const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      T.getNonReferenceType()->getAsCXXRecordDecl());
  QualType Key = keyTypeOf(T);
  if (!Spec || Key.isNull() || !Key->isPointerType())
    return false;
  for (const TemplateArgument &A : Spec->getTemplateArgs().asArray()) {
    const CXXRecordDecl *Class = A.getKind() == TemplateArgument::Type
                                     ? A.getAsType()->getAsCXXRecordDecl()
                                     : nullptr;
    if (!Class || Class->isInStdNamespace() || !Class->getDefinition())
      continue;
    for (const CXXMethodDecl *M : Class->getDefinition()->methods()) {
      const FunctionDecl *Body = nullptr;
      if (M->getOverloadedOperator() == OO_Call && M->getNumParams() == 2 &&
          (!M->hasBody(Body) || readsThrough(Body->getBody())))
        return true;
    }
  }
  return false;
}

const Expr *stableid::bareKey(const Expr *E) {
  while (true) {
    E = E->IgnoreParenCasts();
    const auto *M = dyn_cast<MaterializeTemporaryExpr>(E);
    if (!M)
      return E;
    E = M->getSubExpr();
  }
}

const CXXRecordDecl *stableid::keyClass(const Expr *E) {
  while (E) {
    E = E->IgnoreParens();
    QualType T = E->getType();
    if (T->isPointerType())
      if (const CXXRecordDecl *Class =
              T->getPointeeType()->getAsCXXRecordDecl())
        return Class;
    if (const auto *F = dyn_cast<FullExpr>(E))
      E = F->getSubExpr();
    else if (const auto *M = dyn_cast<MaterializeTemporaryExpr>(E))
      E = M->getSubExpr();
    else if (const auto *C = dyn_cast<CastExpr>(E))
      E = C->getSubExpr();
    else
      return nullptr;
  }
  return nullptr;
}

/// \p Base is found at the beginning of \p Derived.
static bool isPrimaryBase(const CXXRecordDecl *Derived,
                          const CXXRecordDecl *Base) {
  if (Derived->getCanonicalDecl() == Base->getCanonicalDecl())
    return true;
  Derived = Derived->getDefinition();
  if (!Derived || Derived->isDependentType() || Derived->isInvalidDecl())
    return false;
  const ASTRecordLayout &Layout =
      Derived->getASTContext().getASTRecordLayout(Derived);
  return llvm::any_of(Derived->bases(), [&](const CXXBaseSpecifier &B) {
    const CXXRecordDecl *Class = B.getType()->getAsCXXRecordDecl();
    return Class && !B.isVirtual() && Class->getDefinition() &&
           Layout.getBaseClassOffset(Class).isZero() &&
           isPrimaryBase(Class, Base);
  });
}

bool stableid::sameAddress(const CXXRecordDecl *A, const CXXRecordDecl *B) {
  return !A || !B || isPrimaryBase(A, B) || isPrimaryBase(B, A);
}

bool stableid::actsAsSet(QualType T) {
  const CXXRecordDecl *C = T->getAsCXXRecordDecl();
  if (!C || !C->hasDefinition())
    return false;
  auto Has = [&](llvm::ArrayRef<llvm::StringRef> Names) {
    return llvm::any_of(Names, [&](llvm::StringRef Name) {
      return C->getDefinition()->hasMemberName(
          &C->getASTContext().Idents.get(Name));
    });
  };
  return Has({"insert", "emplace", "add"}) &&
         Has({"find", "count", "contains", "has"});
}

/// The member type \p Name of the class of \p Container or of a base; null if
/// neither has one.
static QualType memberTypeOf(QualType Container, StringRef Name) {
  const CXXRecordDecl *Class =
      Container.isNull() ? nullptr
                         : Container.getNonReferenceType()->getAsCXXRecordDecl();
  Class = Class ? Class->getDefinition() : nullptr;
  if (!Class)
    return {};
  IdentifierInfo &Id = Class->getASTContext().Idents.get(Name);
  for (const NamedDecl *D : Class->lookup(&Id))
    if (const auto *Alias = dyn_cast<TypedefNameDecl>(D))
      return Alias->getUnderlyingType().getCanonicalType();
  for (const CXXBaseSpecifier &B : Class->bases())
    if (QualType Inherited = memberTypeOf(B.getType(), Name);
        !Inherited.isNull())
      return Inherited;
  return {};
}

QualType stableid::keyTypeOf(QualType Container) {
  return memberTypeOf(Container, "key_type");
}

QualType stableid::mappedTypeOf(QualType Container) {
  return memberTypeOf(Container, "mapped_type");
}
