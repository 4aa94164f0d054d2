//===--- UnitIndex.cpp - what one walk over a unit collects ---------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A plain walk with children(): matchers over whole units cost several times as
// much. See UnitIndex.h.
//
//===----------------------------------------------------------------------===//

#include "UnitIndex.h"
#include "core/Phase.h"
#include "core/ast/Children.h"
#include "core/facts/Callable.h"
#include "core/model/Container.h"
#include "core/source/Source.h"
#include "clang/AST/DeclFriend.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace stableid;

/// Instantiations of one template that are read. They share their locations,
/// so more of them say the same again.
static constexpr unsigned MaxInstantiations = 4;

UnitIndex::UnitIndex(ASTContext &AST, ModelIndex &Index,
                     const Lexicon &Names, bool Timed)
    : AST(AST), Index(Index), Names(Names), Means(Index, Names),
      Trips(Index, Names) {
  Phase Walk("StableIdWalk", "the walk over the unit", Timed);
  for (Decl *D : AST.getTraversalScope())
    walkDecl(D);
  walkPatterns();
  inheritUses();
}

int UnitIndex::entryOf(const FunctionDecl *F) const {
  auto It = ByFunction.find(F->getCanonicalDecl());
  return It == ByFunction.end() ? -1 : int(It->second);
}

std::vector<unsigned> UnitIndex::mentionsOf(const Decl *D) const {
  std::vector<unsigned> Out;
  for (unsigned I = LastMention.lookup(D->getCanonicalDecl()); I;
       I = Mentions[I - 1].Before)
    Out.push_back(Mentions[I - 1].Entry);
  llvm::sort(Out);
  Out.erase(llvm::unique(Out), Out.end());
  return Out;
}

bool UnitIndex::inUserCode(const Decl *D) const {
  return !AST.getSourceManager().isInSystemHeader(D->getLocation());
}

void UnitIndex::mention(const Decl *D, unsigned Entry) {
  unsigned &Last = LastMention[D->getCanonicalDecl()];
  if (Last && Mentions[Last - 1].Entry == Entry)
    return;
  Mentions.push_back({Entry, Last});
  Last = Mentions.size();
}

//===--- Declarations -----------------------------------------------------===//

void UnitIndex::walkContext(DeclContext *DC) {
  for (Decl *D : DC->decls())
    walkDecl(D);
}

void UnitIndex::walkDecl(Decl *D) {
  if (!isa<TranslationUnitDecl, NamespaceDecl, LinkageSpecDecl, ExportDecl>(
          D) &&
      !inUserCode(D))
    return;
  if (auto *F = dyn_cast<FunctionDecl>(D))
    return walkFunction(F);
  if (auto *T = dyn_cast<FunctionTemplateDecl>(D)) {
    if (!T->isThisDeclarationADefinition() && T->getCanonicalDecl() != T)
      return;
    unsigned N = 0;
    for (FunctionDecl *F : T->specializations())
      if (F->getTemplateSpecializationKind() == TSK_ImplicitInstantiation &&
          F->doesThisDeclarationHaveABody() && N++ < MaxInstantiations)
        walkFunction(F);
    addPattern(T->getTemplatedDecl());
    return;
  }
  if (auto *T = dyn_cast<ClassTemplateDecl>(D)) {
    if (T->getCanonicalDecl() != T)
      return;
    unsigned N = 0;
    for (ClassTemplateSpecializationDecl *S : T->specializations())
      if (S->isThisDeclarationADefinition() && !S->isExplicitSpecialization() &&
          N++ < MaxInstantiations) {
        walkContext(S);
        Trips.visitPattern(S);
      }
    if (const CXXRecordDecl *R = T->getTemplatedDecl()->getDefinition())
      addPatterns(R);
    return;
  }
  if (auto *V = dyn_cast<VarDecl>(D)) {
    visitStatic(V);
    if (V->hasInit() && !V->isTemplated())
      walkInitializer(V, V->getInit());
    return;
  }
  if (auto *F = dyn_cast<FieldDecl>(D)) {
    if (F->hasInClassInitializer() && F->getInClassInitializer() &&
        !F->getParent()->isDependentContext())
      walkInitializer(F, F->getInClassInitializer());
    return;
  }
  if (auto *Friend = dyn_cast<FriendDecl>(D)) {
    if (Decl *Inner = Friend->getFriendDecl())
      walkDecl(Inner);
    return;
  }
  if (auto *Record = dyn_cast<CXXRecordDecl>(D)) {
    if (Record->isThisDeclarationADefinition() &&
        !Record->isDependentContext() && !Record->isLambda())
      walkContext(Record);
    return;
  }
  if (isa<TranslationUnitDecl, NamespaceDecl, LinkageSpecDecl, ExportDecl>(D))
    walkContext(cast<DeclContext>(D));
}

void UnitIndex::walkFunction(FunctionDecl *F) {
  if (F->hasSkippedBody())
    SkippedBody = true;
  if (!F->doesThisDeclarationHaveABody() || F->isInvalidDecl() ||
      F->isDefaulted())
    return;
  if (F->isDependentContext())
    return addPattern(F);
  auto [It, New] =
      ByFunction.try_emplace(F->getCanonicalDecl(), Entries.size());
  if (!New)
    return;
  if (F->isTemplateInstantiation())
    if (const FunctionDecl *Pattern = F->getTemplateInstantiationPattern())
      Instantiated.insert(Pattern->getCanonicalDecl());
  unsigned Number = Entries.size();
  Entries.emplace_back();
  Entries[Number].Function = F;
  for (const ParmVarDecl *P : F->parameters()) {
    if (isUintptr(P->getType()) ||
        (P->getType().getNonReferenceType()->isIntegerType() &&
         Index.isThread(P->getType())))
      Entries[Number].Seed = true;
    // An object's pointer that arrives as an ID by its own parameter's name
    // may be handed on as one.
    if (P->getType()->isVoidPointerType() &&
        P->getType()->getPointeeType().isConstQualified() &&
        P->getIdentifier() && Names.classify(P->getName()))
      Entries[Number].Seed = true;
  }
  if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(F))
    for (const CXXCtorInitializer *Init : Ctor->inits()) {
      if (const FieldDecl *Field = Init->getAnyMember()) {
        if (!Field->getType()->isPointerType())
          mention(Field, Number);
        else if (Field->getParent()->isUnion())
          visitPun(nullptr, Field, /*Written=*/true, Number);
      }
      const Expr *E = Init->getInit();
      if (const auto *Default = dyn_cast<CXXDefaultInitExpr>(E))
        E = Default->getExpr();
      walkStmt(E, Number);
    }
  walkStmt(F->getBody(), Number);
}

void UnitIndex::walkInitializer(const ValueDecl *D, const Expr *Init) {
  if (Init->isValueDependent() || Init->isTypeDependent())
    return;
  unsigned Number = Entries.size();
  Entries.emplace_back();
  Entries[Number].Declared = D;
  Entries[Number].Init = Init;
  walkStmt(Init, Number);
}

//===--- Statements -------------------------------------------------------===//

void UnitIndex::visitCall(const Expr *E, const FunctionDecl *Callee,
                          llvm::ArrayRef<const Expr *> Args, unsigned Entry) {
  if (!Callee)
    return;
  mention(Callee, Entry);
  if (WhenFull && inUserCode(Callee))
    FullCallers[Callee->getCanonicalDecl()].push_back(Entry);
  if (const auto *Call = dyn_cast<CallExpr>(E)) {
    if (const CXXConstructorDecl *Made = constructedBy(Call)) {
      mention(Made, Entry);
      visitAllocated(Made->getParent());
    }
    // The call is still std::invoke's: it is asked once who is called by it.
    if (const FunctionDecl *Invoked = invokedBy(Call);
        Invoked && Invoked != Callee)
      return visitCall(E, Invoked, Args.drop_front(), Entry);
  }
  ContainerUse Use = containerUseOf(E, Index);
  visitContainer(Use, E, Entry);
  // The Model says all that is done to its containers.
  for (unsigned I = 0; !Use.By && I < Args.size() && I < Callee->getNumParams();
       ++I)
    handOver(Args[I], Callee->getParamDecl(I)->getType(), Entry, Callee, I);
  visitCarried(Callee, Args);
  if (!Entries[Entry].Seed && Means.mayBear(E, Callee, Args))
    Entries[Entry].Seed = true;
  Trips.visitCall(E, Callee, Args);
}

void UnitIndex::walkStmt(const Stmt *Root, unsigned Entry) {
  // An explicit stack: expressions of generated code nest deeper than ours.
  llvm::SmallVector<std::pair<const Stmt *, unsigned>, 64> Todo;
  Todo.push_back({Root, Entry});
  // Code guarded by a condition on a number carries a mark, down to the calls.
  static constexpr unsigned Guarded = 1U << 31;
  while (!Todo.empty()) {
    auto [S, Mark] = Todo.pop_back_val();
    unsigned In = Mark & ~Guarded;
    WhenFull = Mark & Guarded;
    if (!S)
      continue;
    // Four of five have one child or none, and are quickly told.
    switch (S->getStmtClass()) {
    case Stmt::IntegerLiteralClass:
    case Stmt::CharacterLiteralClass:
    case Stmt::StringLiteralClass:
    case Stmt::NullStmtClass:
    case Stmt::BreakStmtClass:
      continue;
    case Stmt::DeclRefExprClass: {
      const ValueDecl *D = cast<DeclRefExpr>(S)->getDecl();
      const auto *V = dyn_cast<VarDecl>(D);
      if (V ? V->hasGlobalStorage() : isa<FunctionDecl>(D))
        mention(D, In);
      continue;
    }
    case Stmt::ParenExprClass:
      Todo.push_back({cast<ParenExpr>(S)->getSubExpr(), Mark});
      continue;
    case Stmt::UnaryOperatorClass: {
      const auto *U = cast<UnaryOperator>(S);
      if (U->getOpcode() == UO_Deref)
        visitRead(U, In);
      Todo.push_back({U->getSubExpr(), Mark});
      continue;
    }
    case Stmt::MemberExprClass: {
      const auto *M = cast<MemberExpr>(S);
      if (const auto *F = dyn_cast<FieldDecl>(M->getMemberDecl())) {
        if (!F->getType()->isPointerType())
          mention(F, In);
        if (F->getParent()->isUnion() && isPun(F->getType()))
          visitPun(M, F, /*Written=*/false, In);
      } else {
        mention(M->getMemberDecl(), In);
      }
      Todo.push_back({M->getBase(), Mark});
      continue;
    }
    case Stmt::CXXNewExprClass:
      visitAllocated(
          cast<CXXNewExpr>(S)->getAllocatedType()->getAsRecordDecl());
      break;
    case Stmt::CXXDeleteExprClass:
      visitDelete(cast<CXXDeleteExpr>(S), In);
      break;
    default:
      break;
    }
    if (const auto *C = dyn_cast<CastExpr>(S)) {
      visitCast(C, In);
      Todo.push_back({C->getSubExpr(), Mark});
      continue;
    }
    if (const auto *L = dyn_cast<LambdaExpr>(S)) {
      const CXXMethodDecl *Call = L->getCallOperator();
      mention(Call, In);
      for (const Expr *Init : L->capture_inits())
        Todo.push_back({Init, Mark});
      if (const FunctionTemplateDecl *T = L->getDependentCallOperator()) {
        unsigned N = 0;
        for (FunctionDecl *F : T->specializations())
          if (F->doesThisDeclarationHaveABody() && N++ < MaxInstantiations) {
            mention(F, In);
            walkFunction(F);
          }
      } else {
        walkFunction(const_cast<CXXMethodDecl *>(Call));
      }
      continue;
    }
    if (const auto *DS = dyn_cast<DeclStmt>(S)) {
      for (Decl *D : DS->decls())
        if (isa<TagDecl>(D))
          walkDecl(D);
        else if (const auto *V = dyn_cast<VarDecl>(D); V && V->isStaticLocal())
          visitStatic(V);
        else if (const RecordDecl *Class =
                     V ? V->getType()->getAsRecordDecl() : nullptr)
          visitLocal(Class, In);
        else if (const auto *V = dyn_cast<VarDecl>(D);
                 V && V->getType()->isPointerType() && V->getInit())
          visitMade(V, V->getInit());
    } else if (const auto *C = dyn_cast<CallExpr>(S)) {
      llvm::ArrayRef<const Expr *> Args(C->getArgs(), C->getNumArgs());
      if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(C))
        if (isa_and_nonnull<CXXMethodDecl>(Op->getDirectCallee()) &&
            !Args.empty())
          Args = Args.drop_front();
      visitCall(C, C->getDirectCallee(), Args, In);
      Trips.visitSetBack(C, Entries[In].Function);
    } else if (isa<AtomicExpr>(S)) {
      Trips.visitSetBack(cast<AtomicExpr>(S), Entries[In].Function);
    } else if (const auto *C = dyn_cast<CXXConstructExpr>(S)) {
      if (isa<CXXTemporaryObjectExpr>(C))
        visitLocal(C->getConstructor()->getParent(), In);
      visitCall(C, constructorOf(C),
                llvm::ArrayRef(C->getArgs(), C->getNumArgs()), In);
    } else if (const auto *B = dyn_cast<BinaryOperator>(S)) {
      visitArithmetic(B);
      visitKept(B, In);
      if (B->isAssignmentOp() && B->getType()->isIntegerType())
        Trips.visitAssignment(B, Entries[In].Function);
      else if (B->isAssignmentOp() && B->getType()->isPointerType())
        if (const ValueDecl *Container = namedObject(B->getLHS()))
          visitMade(Container, B->getRHS());
      if (B->isAssignmentOp())
        if (const auto *M =
                dyn_cast<MemberExpr>(B->getLHS()->IgnoreParenImpCasts()))
          if (const auto *F = dyn_cast<FieldDecl>(M->getMemberDecl())) {
            Trips.write(F);
            if (F->getParent()->isUnion() && F->getType()->isPointerType())
              visitPun(M, F, /*Written=*/true, In);
          }
    } else if (const auto *L = dyn_cast<InitListExpr>(S)) {
      const InitListExpr *Full = L->isSemanticForm() ? L : L->getSemanticForm();
      const RecordDecl *R = Full && !Full->getType().isNull()
                                ? Full->getType()->getAsRecordDecl()
                                : nullptr;
      if (const FieldDecl *F =
              Full ? Full->getInitializedFieldInUnion() : nullptr)
        if (F->getType()->isPointerType())
          visitPun(nullptr, F, /*Written=*/true, In);
      if (R)
        for (const auto &[F, Init] : fieldInitsOf(Full)) {
          if (!F)
            continue;
          if (F->getType()->isPointerType())
            visitMade(F, Init);
          if (!isa<CXXRecordDecl>(R))
            Trips.write(F);
          else
            handOver(Init, F->getType(), In);
        }
    } else if (const auto *D = dyn_cast<CXXDefaultArgExpr>(S)) {
      Todo.push_back({D->getExpr(), Mark});
    } else if (const auto *R = dyn_cast<CXXRewrittenBinaryOperator>(S)) {
      Todo.push_back({R->getSemanticForm(), Mark});
      continue;
    }
    const Stmt *Then = guardedByNumber(S);
    size_t First = Todo.size();
    for (const Stmt *Child : childrenOf(S))
      Todo.push_back({Child, Child == Then ? Mark | Guarded : Mark});
    std::reverse(Todo.begin() + First, Todo.end());
  }
}
