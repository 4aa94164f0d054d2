//===--- Ownership.cpp - who keeps an object alive ------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Ownership.h.
//
//===----------------------------------------------------------------------===//

#include "Ownership.h"
#include "core/ast/Children.h"
#include "core/model/Container.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;
using namespace stableid;

/// How deep a type is looked into.
static constexpr unsigned MaxDepth = 4;

//===--- By type ----------------------------------------------------------===//

static const CXXRecordDecl *definitionOf(QualType T) {
  const CXXRecordDecl *Class =
      T.isNull() ? nullptr : T.getNonReferenceType()->getAsCXXRecordDecl();
  return Class ? Class->getDefinition() : nullptr;
}

static bool declares(const CXXRecordDecl *Class, OverloadedOperatorKind Op) {
  DeclarationName Name =
      Class->getASTContext().DeclarationNames.getCXXOperatorName(Op);
  return !Class->lookup(Name).empty() ||
         llvm::any_of(Class->bases(), [&](const CXXBaseSpecifier &B) {
           const CXXRecordDecl *Base = definitionOf(B.getType());
           return Base && declares(Base, Op);
         });
}

/// A class that does something when it ends, and is about one other class.
static const CXXRecordDecl *managedBy(const CXXRecordDecl *Class) {
  const auto *Made = dyn_cast<ClassTemplateSpecializationDecl>(Class);
  if (!Made || Class->hasTrivialDestructor() ||
      Made->getTemplateArgs().size() == 0 ||
      Made->getTemplateArgs()[0].getKind() != TemplateArgument::Type)
    return nullptr;
  return definitionOf(Made->getTemplateArgs()[0].getAsType());
}

/// unique_ptr, shared_ptr, a RefPtr of the user's own: used as the pointer, it
/// ends or lets go of what it points to.
static const CXXRecordDecl *ownedBy(const CXXRecordDecl *Class) {
  return Class && declares(Class, OO_Arrow) ? managedBy(Class) : nullptr;
}

/// weak_ptr: an address that must be asked before it is used as a pointer.
static const CXXRecordDecl *watchedBy(QualType T, ModelIndex &Index) {
  const CXXRecordDecl *Class = definitionOf(T);
  return Class && (Index.traitsOf(T) & TT_Address) && !declares(Class, OO_Arrow)
             ? managedBy(Class)
             : nullptr;
}

using Classes = llvm::SmallPtrSet<const CXXRecordDecl *, 16>;

static void collect(QualType T, const CXXRecordDecl *Key, ModelIndex &Index,
                    unsigned Depth, Classes &Seen, EntryType &Out) {
  T = T.getCanonicalType();
  const CXXRecordDecl *Class = definitionOf(T);
  if (!Class || !Depth || !Seen.insert(Class).second)
    return;
  if (const CXXRecordDecl *Watched = watchedBy(T, Index)) {
    Out.MayWatch |= sameAddress(Watched, Key);
    return;
  }
  if (const CXXRecordDecl *Owned = ownedBy(Class)) {
    if (sameAddress(Owned, Key)) {
      Out.MayOwn = true;
      return;
    }
    // The owned object may own in turn.
    if (!Owned->isInStdNamespace())
      for (const FieldDecl *F : Owned->fields())
        collect(F->getType(), Key, Index, Depth - 1, Seen, Out);
    return;
  }
  if (const auto *Made = dyn_cast<ClassTemplateSpecializationDecl>(Class)) {
    auto Within = [&](const TemplateArgument &A, auto &Self) -> void {
      if (A.getKind() == TemplateArgument::Pack)
        for (const TemplateArgument &X : A.pack_elements())
          Self(X, Self);
      else if (A.getKind() == TemplateArgument::Type)
        collect(A.getAsType(), Key, Index, Depth - 1, Seen, Out);
    };
    for (const TemplateArgument &A : Made->getTemplateArgs().asArray())
      Within(A, Within);
  }
  if (!Class->isInStdNamespace())
    for (const FieldDecl *F : Class->fields())
      collect(F->getType(), Key, Index, Depth - 1, Seen, Out);
}

EntryType stableid::entryTypeOf(QualType Map, const CXXRecordDecl *Key,
                                ModelIndex &Index) {
  EntryType Out;
  Classes Seen;
  QualType Mapped = mappedTypeOf(Map);
  if (!Mapped.isNull() && Key)
    collect(Mapped, Key, Index, MaxDepth, Seen, Out);
  return Out;
}

//===--- By use -----------------------------------------------------------===//

using Names = llvm::SmallVector<const ValueDecl *, 3>;

/// The variable or field that \p E names, or gives the pointer of.
static const ValueDecl *namedBy(const Expr *E) {
  while (E) {
    E = E->IgnoreUnlessSpelledInSource();
    if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
      return Ref->getDecl();
    if (const auto *M = dyn_cast<MemberExpr>(E))
      return isa<FieldDecl>(M->getMemberDecl()) ? M->getMemberDecl() : nullptr;
    if (const auto *U = dyn_cast<UnaryOperator>(E)) {
      if (U->getOpcode() != UO_AddrOf && U->getOpcode() != UO_Deref)
        return nullptr;
      E = U->getSubExpr();
    } else if (const auto *C = dyn_cast<CastExpr>(E)) {
      E = C->getSubExpr();
    } else if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(E)) {
      if (Op->getOperator() != OO_Star)
        return nullptr;
      E = Op->getArg(0);
    } else if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E)) {
      // p.get()
      const Expr *Object = Call->getImplicitObjectArgument();
      if (Call->getNumArgs() || !ownedBy(definitionOf(Object->getType())))
        return nullptr;
      E = Object;
    } else if (const auto *Call = dyn_cast<CallExpr>(E)) {
      // std::move(p)
      if (Call->getNumArgs() != 1)
        return nullptr;
      E = Call->getArg(0);
    } else if (const auto *Made = dyn_cast<CXXConstructExpr>(E)) {
      if (Made->getNumArgs() != 1)
        return nullptr;
      E = Made->getArg(0);
    } else {
      return nullptr;
    }
  }
  return nullptr;
}

/// \p E by all its names: a local pointer, and the owner it was made from.
static Names namesOf(const Expr *E) {
  Names Out;
  for (unsigned Depth = 0; E && Depth < MaxDepth; ++Depth) {
    const ValueDecl *D = namedBy(E);
    if (!D)
      break;
    Out.push_back(D);
    const auto *V = dyn_cast<VarDecl>(D);
    E = V && V->hasLocalStorage() && !isa<ParmVarDecl>(V) ? V->getInit()
                                                          : nullptr;
  }
  return Out;
}

bool stableid::isHandedToOwner(const Stmt *Body, const Expr *Key) {
  Names Wanted = namesOf(Key);
  if (Wanted.empty())
    return false;
  auto Hands = [&](const Expr *A, bool ToOwner) {
    A = A->IgnoreUnlessSpelledInSource();
    if (A == Key->IgnoreUnlessSpelledInSource())
      return false;
    const ValueDecl *D = namedBy(A);
    return D && llvm::is_contained(Wanted, D) &&
           (ToOwner || ownedBy(definitionOf(D->getType())));
  };
  return anyPart(Body, [&](const Stmt *S) {
    if (const auto *Made = dyn_cast<CXXConstructExpr>(S)) {
      bool ToOwner = ownedBy(definitionOf(Made->getType())) != nullptr;
      return llvm::any_of(Made->arguments(), [&](const Expr *A) {
        return !Made->getConstructor()->isCopyOrMoveConstructor() &&
               Hands(A, ToOwner);
      });
    }
    if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(S))
      return Op->getOperator() == OO_Equal && Op->getNumArgs() == 2 &&
             Hands(Op->getArg(1), /*ToOwner=*/false);
    if (const auto *List = dyn_cast<InitListExpr>(S))
      return llvm::any_of(List->inits(), [&](const Expr *A) {
        return Hands(A, /*ToOwner=*/false);
      });
    if (const auto *Call = dyn_cast<CXXMemberCallExpr>(S))
      return llvm::any_of(Call->arguments(), [&](const Expr *A) {
        return Hands(A, /*ToOwner=*/ownedBy(definitionOf(
                            Call->getImplicitObjectArgument()->getType())) !=
                            nullptr);
      });
    // make_pair(owner, x), make_tuple(owner, x): what is made holds it.
    if (const auto *Call = dyn_cast<CallExpr>(S))
      if (const FunctionDecl *F = Call->getDirectCallee();
          F && F->isInStdNamespace() && F->getReturnType()->isRecordType())
        return llvm::any_of(Call->arguments(), [&](const Expr *A) {
          return Hands(A, /*ToOwner=*/false);
        });
    return false;
  });
}

bool stableid::takesReference(const Stmt *Body, const Expr *Key,
                              const Lexicon &Words) {
  // insert(table, page_ref(page), ...)
  const auto *Made = dyn_cast<CallExpr>(Key->IgnoreParenCasts());
  Names Wanted = namesOf(Made && Made->getNumArgs() == 1 ? Made->getArg(0) : Key);
  return !Wanted.empty() && anyPart(Body, [&](const Stmt *S) {
    const auto *Call = dyn_cast<CallExpr>(S);
    const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
    if (!F || !F->getDeclName().isIdentifier() ||
        !Words.says(WR_Refers, F->getName()) ||
        Words.says(WR_Watches, F->getName()))
      return false;
    const auto *Member = dyn_cast<CXXMemberCallExpr>(Call);
    const Expr *Of = Member ? Member->getImplicitObjectArgument()
                     : Call->getNumArgs() ? Call->getArg(0)
                                          : nullptr;
    const ValueDecl *D = Of ? namedBy(Of) : nullptr;
    return D && llvm::is_contained(Wanted, D);
  });
}

bool stableid::isWatched(const Stmt *Body, ModelIndex &Index) {
  return anyPart(
      Body,
      [&](const Stmt *S) {
        const auto *Call = dyn_cast<CXXMemberCallExpr>(S);
        return Call && watchedBy(Call->getImplicitObjectArgument()
                                     ->getType()
                                     .getNonReferenceType(),
                                 Index);
      });
}

/// \p E is reached through a pointer or reference that has one of \p Names.
static bool isReachedThrough(const Expr *E, const Names &Through) {
  E = E->IgnoreUnlessSpelledInSource();
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E))
    E = Call->getCallee()->IgnoreParens();
  const auto *M = dyn_cast<MemberExpr>(E);
  if (!M)
    return false;
  const Expr *Base = M->getBase()->IgnoreUnlessSpelledInSource();
  if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(Base);
      Op && Op->getOperator() == OO_Arrow)
    Base = Op->getArg(0)->IgnoreUnlessSpelledInSource();
  if (isa<CXXThisExpr>(Base))
    return false;
  const ValueDecl *D = namedBy(Base);
  return D && llvm::is_contained(Through, D);
}

bool stableid::isCompared(const Stmt *Body, const Expr *Key, QualType Map) {
  Names Through = namesOf(Key);
  const CXXRecordDecl *Held = definitionOf(mappedTypeOf(Map));
  if (Through.empty() || !Held)
    return false;
  auto IsOfEntry = [&](const Expr *E) {
    const auto *M = dyn_cast<MemberExpr>(E->IgnoreUnlessSpelledInSource());
    const auto *Of =
        M ? dyn_cast<CXXRecordDecl>(M->getMemberDecl()->getDeclContext())
          : nullptr;
    return Of && Of->getCanonicalDecl() == Held->getCanonicalDecl();
  };
  auto Tells = [&](const Expr *L, const Expr *R) {
    return IsOfEntry(L) && isReachedThrough(R, Through);
  };
  return anyPart(Body, [&](const Stmt *S) {
    const Expr *L = nullptr, *R = nullptr;
    if (const auto *B = dyn_cast<BinaryOperator>(S); B && B->isEqualityOp()) {
      L = B->getLHS();
      R = B->getRHS();
    } else if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(S);
               Op && Op->getNumArgs() == 2 &&
               (Op->getOperator() == OO_EqualEqual ||
                Op->getOperator() == OO_ExclaimEqual)) {
      L = Op->getArg(0);
      R = Op->getArg(1);
    }
    return L && (Tells(L, R) || Tells(R, L));
  });
}
