//===--- Uses.cpp - where the names of a unit are used --------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Uses.h. The walk reads templates as they are written: what is only seen
// instantiated is not mended.
//
//===----------------------------------------------------------------------===//

#include "Uses.h"
#include "clang/AST/DeclFriend.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/TimeProfiler.h"

using namespace clang;
using namespace stableid;

/// A call of \p F reads objects as bytes.
static bool readsBytes(const FunctionDecl *F) {
  llvm::StringRef Name = F && F->getIdentifier() ? F->getName() : "";
  Name.consume_front("__builtin_");
  return Name == "memcpy" || Name == "memmove" || Name == "memcmp" ||
         Name == "fwrite" || Name == "write" || Name == "pwrite" ||
         Name == "send" || Name == "sendto" || Name == "bit_cast";
}

/// The class of the object that \p T is, points to or refers to.
static const RecordDecl *classIn(QualType T) {
  if (T.isNull())
    return nullptr;
  T = T.getNonReferenceType();
  while (T->isAnyPointerType())
    T = T->getPointeeType();
  if (const auto *Array = T->getAsArrayTypeUnsafe())
    T = Array->getElementType();
  return T->getAsRecordDecl();
}

/// A std::shared_ptr.
static bool isShared(const CXXRecordDecl *C) {
  return C && C->isInStdNamespace() && C->getIdentifier() &&
         C->getName() == "shared_ptr";
}

/// A std::shared_ptr made of \p Args may not be the only owner of its object,
/// or own another.
static bool mayMixOwners(llvm::ArrayRef<const Expr *> Args) {
  if (Args.empty())
    return false;
  if (Args.size() > 1 && !isa<CXXDefaultArgExpr>(Args[1]))
    return true;
  return Args[0]->getType()->isPointerType() &&
         !isa<CXXNewExpr>(Args[0]->IgnoreParenCasts());
}

namespace stableid {

class UseCollector : public RecursiveASTVisitor<UseCollector> {
public:
  UseCollector(Uses &All) : All(All) {}

  bool TraverseDecl(Decl *D) {
    if (!D ||
        (!isa<TranslationUnitDecl, NamespaceDecl, LinkageSpecDecl, ExportDecl>(
             D) &&
         isOfSystem(D)))
      return true;
    const FunctionDecl *OuterIn = In;
    const VarDecl *OuterVar = Static;
    if (const auto *F = dyn_cast<FunctionDecl>(D)) {
      In = F;
      Static = nullptr;
    }
    if (const auto *V = dyn_cast<VarDecl>(D))
      Static = V->hasGlobalStorage() ? V : nullptr;
    bool Go = RecursiveASTVisitor::TraverseDecl(D);
    In = OuterIn;
    Static = OuterVar;
    return Go;
  }
  bool dataTraverseStmtPre(Stmt *S) {
    Path.push_back({S, 0});
    return true;
  }
  bool dataTraverseStmtPost(Stmt *) {
    Path.pop_back();
    return true;
  }
  bool TraverseConstructorInitializer(CXXCtorInitializer *Init) {
    if (!Init->isWritten())
      return true;
    const FieldDecl *F = Init->getAnyMember();
    if (F)
      All.Given[F->getCanonicalDecl()].push_back(Init->getInit());
    std::swap(Initialized, F);
    bool Go = RecursiveASTVisitor::TraverseConstructorInitializer(Init);
    Initialized = F;
    return Go;
  }
  bool VisitDeclRefExpr(DeclRefExpr *E) {
    if (isa<FunctionDecl>(E->getDecl()) && !E->getDecl()->isExternallyVisible())
      ++All.Callers[E->getDecl()->getCanonicalDecl()];
    use(E->getDecl(), E);
    return true;
  }
  bool VisitMemberExpr(MemberExpr *E) {
    use(E->getMemberDecl(), E);
    return true;
  }
  // Only the instantiation says whose member it is.
  bool VisitCXXDependentScopeMemberExpr(CXXDependentScopeMemberExpr *E) {
    All.Dependent.insert(E->getMember());
    return true;
  }
  bool VisitOverloadExpr(OverloadExpr *E) {
    All.Dependent.insert(E->getName());
    return true;
  }

  bool VisitFunctionDecl(FunctionDecl *D) {
    All.SkippedBody |= D->hasSkippedBody();
    if (!D->isDefined() && !D->isImplicit() && !D->isDefaulted() &&
        !D->isDeleted()) {
      know(D->getReturnType());
      for (const ParmVarDecl *P : D->parameters())
        know(P->getType());
    }
    return true;
  }
  bool VisitVarDecl(VarDecl *D) {
    // A structured binding reads fields without naming them.
    if ((D->hasExternalStorage() && !D->getDefinition()) ||
        isa<DecompositionDecl>(D))
      know(D->getType());
    return true;
  }
  bool VisitCXXConstructExpr(CXXConstructExpr *E) {
    const CXXConstructorDecl *C = E->getConstructor();
    if (isShared(C->getParent()))
      All.MixedOwners |=
          mayMixOwners(llvm::ArrayRef(E->getArgs(), E->getNumArgs()));
    Uses::Made &M = All.Objects[C->getParent()->getCanonicalDecl()];
    if (C->isCopyOrMoveConstructor()) {
      // One that is made and handed on at once is one object still.
      M.Copied |= !isa<CXXTemporaryObjectExpr, CXXFunctionalCastExpr>(
          E->getArg(0)->IgnoreImplicit());
      return true;
    }
    ++(Static || isKeptForGood() ? M.Static : M.Other);
    return true;
  }
  bool VisitCastExpr(CastExpr *E) {
    // As an object of another class, or as bytes, it is read without a name.
    if (E->getCastKind() != CK_BitCast && E->getCastKind() != CK_LValueBitCast)
      return true;
    QualType From = E->getSubExpr()->getType(), To = E->getType();
    if (To->isPointerType() && !To->isVoidPointerType() &&
        From->isPointerType() && !From->isVoidPointerType()) {
      know(From);
      know(To);
    } else if (E->getCastKind() == CK_LValueBitCast) {
      know(From);
      know(To);
    }
    return true;
  }
  bool VisitCallExpr(CallExpr *E) {
    const auto *Method =
        dyn_cast_or_null<CXXMethodDecl>(E->getDirectCallee());
    // owner.reset(object)
    if (Method && isShared(Method->getParent()) && Method->getIdentifier())
      All.MixedOwners |=
          mayMixOwners(llvm::ArrayRef(E->getArgs(), E->getNumArgs()));
    if (Method && Method->isMoveAssignmentOperator())
      All.Objects[Method->getParent()->getCanonicalDecl()].Copied = true;
    // A container of the library copies what it is given.
    if (const FunctionDecl *F = E->getDirectCallee(); F && isOfSystem(F))
      for (const Expr *Arg : E->arguments())
        if (const auto *C = Arg->getType()->getAsCXXRecordDecl())
          All.Objects[C->getCanonicalDecl()].Copied = true;
    if (readsBytes(E->getDirectCallee()))
      for (const Expr *Arg : E->arguments()) {
        // The bytes of a pointer are none of the object.
        QualType T = Arg->IgnoreParenCasts()->getType();
        if (!T->isPointerType() || !T->getPointeeType()->isPointerType())
          know(T);
      }
    return true;
  }

private:
  bool isOfSystem(const Decl *D) const {
    return All.AST.getSourceManager().isInSystemHeader(D->getLocation());
  }
  /// instance = new Class, where instance is no local.
  bool isKeptForGood() const {
    for (const auto &[S, Number] : llvm::reverse(Path)) {
      const auto *B = dyn_cast<BinaryOperator>(S);
      if (!B || B->getOpcode() != BO_Assign)
        continue;
      const Expr *To = B->getLHS()->IgnoreParenImpCasts();
      const auto *R = dyn_cast<DeclRefExpr>(To);
      const auto *V = R ? dyn_cast<VarDecl>(R->getDecl()) : nullptr;
      return V && V->hasGlobalStorage();
    }
    return false;
  }
  void know(QualType T) {
    if (const RecordDecl *R = classIn(T))
      All.Elsewhere.insert(R->getCanonicalDecl());
  }
  void use(const Decl *D, const Expr *E) {
    if (isOfSystem(D))
      return;
    // The statements around are numbered when somebody asks for them, from the
    // outermost to the innermost, so that all uses in one share them.
    size_t End = Path.size();
    while (End && Path[End - 1].first == E)
      --End;
    uint32_t Outer = 0;
    size_t I = End;
    while (I && !Path[I - 1].second)
      --I;
    if (I)
      Outer = Path[I - 1].second;
    for (; I < End; ++I) {
      All.Nodes.push_back({Path[I].first, Outer});
      Outer = Path[I].second = All.Nodes.size();
    }
    All.ByDecl[D->getCanonicalDecl()].push_back({E, Outer, In, Initialized});
  }

  Uses &All;
  /// And their numbers, 0 where nobody asked.
  std::vector<std::pair<const Stmt *, uint32_t>> Path;
  const FunctionDecl *In = nullptr;
  const FieldDecl *Initialized = nullptr;
  /// The variable, kept for good, whose initialiser is read.
  const VarDecl *Static = nullptr;
};

} // namespace stableid

void Uses::collect() {
  if (Collected)
    return;
  Collected = true;
  llvm::TimeTraceScope Scope("StableIdUses");
  UseCollector Collector(*this);
  for (Decl *D : AST.getTraversalScope())
    Collector.TraverseDecl(D);
}

llvm::ArrayRef<Use> Uses::of(const NamedDecl *D) {
  collect();
  auto It = ByDecl.find(D->getCanonicalDecl());
  return It == ByDecl.end() ? llvm::ArrayRef<Use>() : llvm::ArrayRef(It->second);
}

bool Uses::mayBeNamedInTemplate(const NamedDecl *D) {
  collect();
  return Dependent.count(D->getDeclName());
}

llvm::ArrayRef<const Expr *> Uses::givenTo(const FieldDecl *F) {
  collect();
  auto It = Given.find(F->getCanonicalDecl());
  return It == Given.end() ? llvm::ArrayRef<const Expr *>()
                           : llvm::ArrayRef(It->second);
}

unsigned Uses::callersOf(const FunctionDecl *F) {
  collect();
  return Callers.lookup(F->getCanonicalDecl());
}

bool Uses::sawSkippedBody() {
  collect();
  return SkippedBody;
}

bool Uses::isKnownElsewhere(const RecordDecl *C) {
  collect();
  return Elsewhere.count(C->getCanonicalDecl());
}

bool Uses::mixesOwners() {
  collect();
  return MixedOwners;
}

bool Uses::isMadeOnce(const CXXRecordDecl *C) {
  collect();
  Made M = Objects.lookup(C->getCanonicalDecl());
  return M.Static == 1 && !M.Other;
}

/// An object of \p R consists of one of \p C, and of more.
static bool consistsOf(const CXXRecordDecl *R, const CXXRecordDecl *C) {
  R = R->getDefinition();
  if (!R)
    return false;
  auto Is = [&](QualType T) {
    const CXXRecordDecl *Part =
        T->getBaseElementTypeUnsafe()->getAsCXXRecordDecl();
    return Part && (Part->getCanonicalDecl() == C->getCanonicalDecl() ||
                    consistsOf(Part, C));
  };
  return llvm::any_of(R->fields(),
                      [&](const FieldDecl *F) { return Is(F->getType()); }) ||
         llvm::any_of(R->bases(), [&](const CXXBaseSpecifier &B) {
           return Is(B.getType());
         });
}

bool Uses::isCopied(const CXXRecordDecl *C) {
  collect();
  return llvm::any_of(Objects, [&](const auto &Entry) {
    const auto *R = cast<CXXRecordDecl>(Entry.first);
    return Entry.second.Copied &&
           (R->getCanonicalDecl() == C->getCanonicalDecl() || consistsOf(R, C));
  });
}
