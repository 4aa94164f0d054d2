//===--- Layout.cpp - who relies on how an object lies in memory ----------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Layout.h. Code relies on a class by its name, by that of one that holds
// it, or as a template that does so with its argument.
//
//===----------------------------------------------------------------------===//

#include "Layout.h"
#include "LayoutWords.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclFriend.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/Support/SaveAndRestore.h"
#include "llvm/Support/TimeProfiler.h"

using namespace clang;
using namespace stableid;

namespace stableid {

class LayoutWalk : public RecursiveASTVisitor<LayoutWalk> {
public:
  LayoutWalk(Layout &World) : World(World) {
    for (const CXXRecordDecl *C : World.Classes)
      Holds[C] = {C};
  }
  ~LayoutWalk() {
    for (const auto &[Template, Class] : Instances)
      if (Particular.count(Template))
        World.Fixed.insert(Class);
  }

  bool TraverseDecl(Decl *D) {
    if (!D ||
        (!isa<TranslationUnitDecl, NamespaceDecl, LinkageSpecDecl, ExportDecl>(
             D) &&
         World.AST.getSourceManager().isInSystemHeader(D->getLocation())))
      return true;
    const DeclContext *Outer = Within;
    if (const auto *C = dyn_cast<DeclContext>(D))
      Within = C;
    else if (const auto *T = dyn_cast<TemplateDecl>(D))
      if (const auto *C = dyn_cast_or_null<DeclContext>(T->getTemplatedDecl()))
        Within = C; // its parameters may ask, too
    bool Go = RecursiveASTVisitor::TraverseDecl(D);
    Within = Outer;
    return Go;
  }
  // How a class is related to others stays as it is.
  template <class... Rest> bool TraverseTypeLoc(TypeLoc T, Rest... R) {
    if (auto Spec = T.getAs<TemplateSpecializationTypeLoc>())
      if (isRelation(Spec.getTypePtr()->getTemplateName().getAsTemplateDecl()))
        return true;
    return RecursiveASTVisitor::TraverseTypeLoc(T, R...);
  }
  bool TraverseUnresolvedLookupExpr(UnresolvedLookupExpr *E,
                                    DataRecursionQueue *Queue = nullptr) {
    return (E->decls_begin() != E->decls_end() &&
            isRelation(*E->decls_begin())) ||
           RecursiveASTVisitor::TraverseUnresolvedLookupExpr(E, Queue);
  }
  bool TraverseDeclRefExpr(DeclRefExpr *E,
                           DataRecursionQueue *Queue = nullptr) {
    return isRelation(E->getDecl()) ||
           RecursiveASTVisitor::TraverseDeclRefExpr(E, Queue);
  }
  bool TraverseStaticAssertDecl(StaticAssertDecl *D) {
    bool Outer = InAssert;
    InAssert = true;
    Asserted = false;
    bool Go = RecursiveASTVisitor::TraverseStaticAssertDecl(D);
    InAssert = Outer;
    if (Asserted)
      relyOnTemplate(D->getDeclContext());
    return Go;
  }

  bool TraverseLambdaExpr(LambdaExpr *E, DataRecursionQueue * = nullptr) {
    llvm::SaveAndRestore<const DeclContext *> In(Within, E->getCallOperator());
    return RecursiveASTVisitor::TraverseLambdaExpr(E);
  }

  bool VisitUnresolvedLookupExpr(UnresolvedLookupExpr *E) {
    if (E->decls_begin() != E->decls_end() && isTrait(*E->decls_begin()))
      relyOnTemplate(Within);
    return true;
  }
  bool VisitConceptReference(ConceptReference *C) {
    if (!isRelation(C->getNamedConcept()))
      relyOnTemplate(Within);
    return true;
  }
  bool VisitDeclRefExpr(DeclRefExpr *E) {
    if (const auto *V =
            dyn_cast<VarTemplateSpecializationDecl>(E->getDecl());
        V && isTrait(V)) {
      relyOnTemplate(Within);
      for (const TemplateArgument &A : V->getTemplateArgs().asArray())
        if (A.getKind() == TemplateArgument::Type)
          rely(A.getAsType());
    }
    noteInstance(E->getDecl());
    return true;
  }
  bool VisitMemberExpr(MemberExpr *E) {
    noteInstance(E->getMemberDecl());
    return true;
  }
  bool VisitUnaryExprOrTypeTraitExpr(UnaryExprOrTypeTraitExpr *E) {
    Asserted = true;
    if (E->getTypeOfArgument()->isDependentType())
      relyOnTemplate(Within);
    rely(E->getTypeOfArgument());
    return true;
  }
  // No jump passes a variable whose class has a constructor or a destructor.
  bool VisitSwitchStmt(SwitchStmt *S) {
    const auto *Body = dyn_cast_or_null<CompoundStmt>(S->getBody());
    if (!Body)
      return true;
    for (const Stmt *Part : Body->body()) {
      while (const auto *Case = dyn_cast_or_null<SwitchCase>(Part))
        Part = Case->getSubStmt();
      if (const auto *DS = dyn_cast_or_null<DeclStmt>(Part))
        relyOnLocals(DS->decls());
    }
    return true;
  }
  bool VisitGotoStmt(GotoStmt *) {
    if (const auto *F = dyn_cast_or_null<FunctionDecl>(Within))
      relyOnLocals(F->decls());
    return true;
  }
  bool VisitOffsetOfExpr(OffsetOfExpr *E) {
    rely(E->getTypeSourceInfo()->getType());
    return true;
  }
  bool VisitTypeTraitExpr(TypeTraitExpr *E) {
    for (const TypeSourceInfo *Info : E->getArgs()) {
      if (Info->getType()->isDependentType())
        relyOnTemplate(Within);
      rely(Info->getType());
    }
    return true;
  }
  bool VisitTypeLoc(TypeLoc T) {
    if (InAssert) {
      Asserted = true;
      rely(T.getType());
    }
    if (auto Spec = T.getAs<TemplateSpecializationTypeLoc>();
        Spec &&
        isTrait(Spec.getTypePtr()->getTemplateName().getAsTemplateDecl())) {
      relyOnTemplate(Within);
      for (const TemplateArgument &A :
           Spec.getTypePtr()->template_arguments())
        if (A.getKind() == TemplateArgument::Type)
          rely(A.getAsType());
    }
    if (const auto *R = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
            T.getType()->getAsCXXRecordDecl())) {
      noteInstance(R);
      if (R->isInStdNamespace() && R->getIdentifier() &&
          R->getName() == "atomic")
        rely(T.getType());
    }
    return true;
  }
  bool VisitInitListExpr(InitListExpr *E) {
    const InitListExpr *Written =
        E->isSyntacticForm() ? E : E->getSyntacticForm();
    if (E->getType()->isRecordType() && (!Written || Written->getNumInits()))
      rely(E->getType());
    return true;
  }
  bool VisitCXXParenListInitExpr(CXXParenListInitExpr *E) {
    rely(E->getType());
    return true;
  }
  bool VisitCastExpr(CastExpr *E) {
    if (E->getCastKind() != CK_BitCast && E->getCastKind() != CK_LValueBitCast)
      return true;
    bool LValue = E->getCastKind() == CK_LValueBitCast;
    QualType From = E->getSubExpr()->getType(), To = E->getType();
    if (!LValue) {
      From = From->getPointeeType();
      To = To->getPointeeType();
    }
    // Memory from a function that knows no class holds no constructed object.
    if (!From.isNull() && From->isVoidType() && !To.isNull() &&
        isGivenOut(E->getSubExpr()))
      rely(To);
    // To void * goes what a callback is to get back; the calls are judged.
    if (From.isNull() || To.isNull() || From->isVoidType() || To->isVoidType())
      return true;
    rely(From);
    rely(To);
    return true;
  }
  bool VisitCallExpr(CallExpr *E) {
    const FunctionDecl *F = E->getDirectCallee();
    if (takesBytes(E, F))
      relyOnTemplate(Within);
    if (!F)
      return true;
    bool System =
        World.AST.getSourceManager().isInSystemHeader(F->getLocation()) ||
        F->getBuiltinID();
    // The object of an operator is its first argument, and no parameter.
    unsigned First = isa<CXXOperatorCallExpr>(E) && isa<CXXMethodDecl>(F);
    for (unsigned I = 0; I + First < E->getNumArgs(); ++I) {
      const Expr *Arg = E->getArg(I + First);
      QualType T = Arg->IgnoreParenCasts()->getType();
      if (I >= F->getNumParams())
        rely(T); // an ellipsis
      else if (System && F->getParamDecl(I)->getType()->isVoidPointerType() &&
               T->isPointerType())
        rely(T->getPointeeType());
    }
    if (System && F->getIdentifier() && F->getName() == "bit_cast")
      for (const Expr *Arg : E->arguments())
        rely(Arg->getType());
    return true;
  }
  bool VisitFieldDecl(FieldDecl *D) {
    if (D->getParent()->isUnion()) {
      rely(D->getType());
      if (D->getType()->isDependentType())
        relyOnTemplate(D->getDeclContext());
    }
    return true;
  }
  bool VisitVarDecl(VarDecl *D) {
    if (D->isConstexpr() || D->hasAttr<ConstInitAttr>() ||
        isa<DecompositionDecl>(D))
      rely(D->getType().getNonReferenceType());
    if (isa<DecompositionDecl>(D) && D->getType()->isDependentType())
      relyOnTemplate(Within);
    // A constant expression has variables of literal types alone.
    const auto *F = dyn_cast<FunctionDecl>(D->getDeclContext());
    if (F && F->isConstexpr())
      rely(D->getType());
    return true;
  }
  bool VisitFunctionDecl(FunctionDecl *D) {
    World.SkippedBody |= D->hasSkippedBody();
    bool Compares = D->isOverloadedOperator() &&
                    (D->getOverloadedOperator() == OO_EqualEqual ||
                     D->getOverloadedOperator() == OO_Spaceship ||
                     D->getOverloadedOperator() == OO_Less);
    if (Compares && D->isExplicitlyDefaulted())
      for (const ParmVarDecl *P : D->parameters())
        rely(P->getType().getNonReferenceType());
    const auto *Method = dyn_cast<CXXMethodDecl>(D);
    if (Method && !D->isImplicit() && D->isConstexpr() && !Method->isStatic())
      rely(Method->getParent());
    return true;
  }
  bool VisitCXXRecordDecl(CXXRecordDecl *D) {
    if (!D->isThisDeclarationADefinition())
      return true;
    llvm::SmallVector<const CXXRecordDecl *, 1> Held;
    for (const CXXBaseSpecifier &B : D->bases())
      append(Held, B.getType());
    for (const FieldDecl *F : D->fields())
      append(Held, F->getType());
    if (!Held.empty())
      Holds[D->getCanonicalDecl()].append(Held.begin(), Held.end());
    return true;
  }

private:
  using Records = llvm::SmallVector<const CXXRecordDecl *, 1>;

  /// The classes asked about of which an object of type \p T consists.
  void append(Records &Out, QualType T) {
    T = T.getCanonicalType();
    while (const auto *Array = T->getAsArrayTypeUnsafe())
      T = Array->getElementType();
    const CXXRecordDecl *R = T->getAsCXXRecordDecl();
    if (!R)
      return;
    auto It = Holds.find(R->getCanonicalDecl());
    if (It != Holds.end())
      Out.append(It->second.begin(), It->second.end());
    // std::array<T, 4>, std::pair<int, T>, Wrapper<T>
    const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(R);
    if (Spec && (!R->isInStdNamespace() || holdsItsArgument(R)))
      for (const TemplateArgument &A : Spec->getTemplateArgs().asArray())
        if (A.getKind() == TemplateArgument::Type)
          append(Out, A.getAsType());
  }
  void rely(QualType T) {
    if (T.isNull() || T->isDependentType())
      return;
    Records Held;
    append(Held, T);
    World.Fixed.insert(Held.begin(), Held.end());
  }

  template <class Range> void relyOnLocals(Range Decls) {
    for (const Decl *D : Decls)
      if (const auto *V = dyn_cast<VarDecl>(D); V && !isa<ParmVarDecl>(V))
        rely(V->getType());
  }

  void rely(const CXXRecordDecl *R) {
    auto It = Holds.find(R->getCanonicalDecl());
    if (It != Holds.end())
      World.Fixed.insert(It->second.begin(), It->second.end());
  }

  /// The code of a template relies on what its argument is.
  void relyOnTemplate(const DeclContext *C) {
    for (; C; C = C->getParent()) {
      const Decl *T = nullptr;
      if (const auto *F = dyn_cast<FunctionDecl>(C))
        T = F->getDescribedFunctionTemplate();
      else if (const auto *R = dyn_cast<CXXRecordDecl>(C))
        T = R->getDescribedClassTemplate();
      if (T)
        Particular.insert(T->getCanonicalDecl());
    }
  }
  void noteInstance(const Decl *D) {
    const TemplateArgumentList *Args = nullptr;
    const Decl *Template = nullptr;
    if (const auto *R = dyn_cast<ClassTemplateSpecializationDecl>(D)) {
      Args = &R->getTemplateArgs();
      Template = R->getSpecializedTemplate();
    } else if (const auto *F = dyn_cast<FunctionDecl>(D)) {
      Args = F->getTemplateSpecializationArgs();
      Template = F->getPrimaryTemplate();
    }
    if (!Args || !Template)
      return;
    Records Held;
    for (const TemplateArgument &A : Args->asArray())
      if (A.getKind() == TemplateArgument::Type)
        append(Held, A.getAsType());
    for (const CXXRecordDecl *C : Held)
      Instances.push_back({Template->getCanonicalDecl(), C});
  }

  Layout &World;
  /// In a static_assert; and whether it asks for more than relations.
  bool InAssert = false, Asserted = false;
  const DeclContext *Within = nullptr;
  llvm::DenseMap<const CXXRecordDecl *, Records> Holds;
  std::vector<std::pair<const Decl *, const CXXRecordDecl *>> Instances;
  llvm::DenseSet<const Decl *> Particular;
};

} // namespace stableid

Layout::Layout(ASTContext &AST, llvm::ArrayRef<const Finding *> Asked)
    : AST(AST) {
  for (const Finding *F : Asked) {
    if (F->From.Class)
      Classes.insert(F->From.Class->getCanonicalDecl());
    if (const auto *Method = dyn_cast_or_null<CXXMethodDecl>(F->In))
      Classes.insert(Method->getParent()->getCanonicalDecl());
  }
}

Layout::Layout(ASTContext &AST, const CXXRecordDecl *Class) : AST(AST) {
  Classes.insert(Class->getCanonicalDecl());
}

void Layout::collect() {
  if (Collected)
    return;
  Collected = true;
  llvm::TimeTraceScope Scope("StableIdLayout");
  LayoutWalk Walk(*this);
  for (Decl *D : AST.getTraversalScope())
    Walk.TraverseDecl(D);
}

bool Layout::canGrow(const CXXRecordDecl *C) {
  C = C ? C->getDefinition() : nullptr;
  if (!C || !Classes.count(C->getCanonicalDecl()) || C->isUnion() ||
      C->isLambda() || !C->getIdentifier() || C->isLocalClass() ||
      C->getDescribedClassTemplate() || C->isDependentContext() ||
      isa<ClassTemplateSpecializationDecl>(C) || C->isExternCContext() ||
      C->hasAttr<PackedAttr>() || C->hasAttr<MaxFieldAlignmentAttr>() ||
      C->isInvalidDecl())
    return false;
  for (const DeclContext *P = C->getParent(); P; P = P->getParent())
    if (isa<ClassTemplateSpecializationDecl>(P) || P->isDependentContext())
      return false;
  collect();
  return !SkippedBody && !Fixed.count(C->getCanonicalDecl());
}
