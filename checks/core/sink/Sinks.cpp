//===--- Sinks.cpp - which expressions are sinks --------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Sinks.h.
//
//===----------------------------------------------------------------------===//

#include "Sinks.h"
#include "core/model/Container.h"
#include "clang/AST/DeclCXX.h"

using namespace clang;
using namespace stableid;

/// How many levels of lists, references and members are looked through.
static constexpr unsigned MaxLevels = 16;

/// \p E without parentheses, temporaries and implicit casts.
static const Expr *bare(const Expr *E) {
  while (true) {
    const Expr *Inner = E->IgnoreParens()->IgnoreImplicit();
    if (Inner == E)
      return E;
    E = Inner;
  }
}

static Sink named(const Identity &Id, std::string Name, const NamedDecl *D,
                  SourceLocation Loc, SourceRange Range) {
  Sink S;
  S.Id = Id;
  S.Name = std::move(Name);
  S.Loc = Loc;
  S.Range = Range;
  S.Decl = D;
  return S;
}

const StringLiteral *stableid::keyConstant(const Expr *E) {
  while (E) {
    E = bare(E);
    if (const auto *L = dyn_cast<StringLiteral>(E))
      return L;
    if (const auto *C = dyn_cast<CastExpr>(E))
      E = C->getSubExpr();
    else if (const auto *C = dyn_cast<CXXConstructExpr>(E))
      E = C->getNumArgs() >= 1 ? C->getArg(0) : nullptr;
    else if (const auto *Default = dyn_cast<CXXDefaultArgExpr>(E))
      E = Default->getExpr();
    else
      return nullptr;
  }
  return nullptr;
}

std::optional<Sink> Sinks::ofDecl(const ValueDecl *D, SourceLocation Loc,
                                  SourceRange Range) const {
  std::optional<Identity> Id = identityOf(D, Index, Names);
  if (!Id)
    return std::nullopt;
  // The part of a strong type is known by the type: SessionId, not its value.
  const auto *F = dyn_cast<FieldDecl>(D);
  bool ByClass = F && !Names.classify(F->getName()) && !Id->Many &&
                 identityOfClass(F->getParent(), Names);
  Sink S = named(*Id,
                 ByClass ? F->getParent()->getNameAsString()
                         : D->getNameAsString(),
                 D, Loc, Range);
  const auto *V = dyn_cast<VarDecl>(D);
  S.Local = V && V->hasLocalStorage();
  return S;
}

//===--- Lists ------------------------------------------------------------===//

/// The range of a for loop is bound to a variable that nobody named.
static bool isLoopVariable(const VarDecl *V) {
  return V->isImplicit() && V->hasLocalStorage();
}

/// The list that holds \p E: `ids[k]`, `ids.at(k)`, `ids.find(k)->second`,
/// `*ids.begin()`; null if it is none.
static const Expr *listOf(const Expr *E) {
  if (const auto *S = dyn_cast<ArraySubscriptExpr>(E))
    return S->getBase();
  if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(E)) {
    OverloadedOperatorKind Kind = Op->getOperator();
    bool Access = Kind == OO_Subscript || Kind == OO_Star || Kind == OO_Arrow;
    return Access && Op->getNumArgs() >= 1 ? Op->getArg(0) : nullptr;
  }
  if (const auto *U = dyn_cast<UnaryOperator>(E))
    return U->getOpcode() == UO_Deref || U->getOpcode() == UO_AddrOf
               ? U->getSubExpr()
               : nullptr;
  // An accessor returns a reference, a look-up an iterator.
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E)) {
    bool Gives = E->isGLValue() || E->getType()->isRecordType() ||
                 E->getType()->isPointerType();
    return Gives ? Call->getImplicitObjectArgument() : nullptr;
  }
  // The value of a map's entry.
  if (const auto *M = dyn_cast<MemberExpr>(E)) {
    const auto *F = dyn_cast<FieldDecl>(M->getMemberDecl());
    const auto *Pair =
        F ? dyn_cast<CXXRecordDecl>(F->getParent()) : nullptr;
    return Pair && Pair->isInStdNamespace() ? M->getBase() : nullptr;
  }
  return nullptr;
}

/// The expression that a reference, an iterator or a loop's variable is bound to.
static const Expr *boundTo(const Expr *E) {
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  const auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  if (!V || isa<ParmVarDecl>(V) || !V->hasLocalStorage() || !V->getInit() ||
      V->getInit()->isValueDependent())
    return nullptr;
  bool Stands = V->getType()->isReferenceType() || isLoopVariable(V) ||
                (V->getType()->isRecordType() &&
                 isa<CXXMemberCallExpr>(bare(V->getInit())));
  return Stands ? V->getInit() : nullptr;
}

std::optional<Sink> Sinks::ofElement(const Expr *Whole, const Expr *At) const {
  const Expr *E = bare(Whole);
  for (unsigned Level = 0; Level < MaxLevels; ++Level) {
    if (const ValueDecl *D = namedObject(E))
      if (std::optional<Identity> Id = identityOfElement(D, Index, Names)) {
        Sink S = named(*Id, D->getNameAsString(), D, Whole->getExprLoc(),
                       At->getSourceRange());
        const auto *V = dyn_cast<VarDecl>(D);
        // The pointee of a pointer parameter is the caller's.
        S.Local = V && V->hasLocalStorage() &&
                  !(isa<ParmVarDecl>(V) && !V->getType()->isRecordType());
        return S;
      }
    const Expr *Next = listOf(E);
    if (!Next)
      Next = boundTo(E);
    if (!Next)
      return std::nullopt;
    E = bare(Next);
  }
  return std::nullopt;
}

//===--- Strong types -----------------------------------------------------===//

/// The local object that \p E is a part of; null for those of others.
static const VarDecl *localOf(const Expr *E) {
  while (const auto *M = dyn_cast<MemberExpr>(E)) {
    if (M->isArrow())
      return nullptr;
    E = bare(M->getBase());
  }
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  const auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  return V && V->hasLocalStorage() && V->getType()->isRecordType() ? V
                                                                   : nullptr;
}

std::optional<Sink> Sinks::ofMember(const MemberExpr *M) const {
  auto Local = [&](std::optional<Sink> S) {
    if (S)
      S->Local |= localOf(M) != nullptr;
    return S;
  };
  std::optional<Sink> Own =
      ofDecl(M->getMemberDecl(), M->getMemberLoc(), M->getSourceRange());
  bool ByClass = Own && Own->Name != M->getMemberDecl()->getNameAsString();
  if (Own && Own->Id.Sure == Certainty::Certain)
    return ByClass ? Local(Own) : Own;
  // session.id.value, ids[k].value: a part of what is named.
  const Expr *Base = bare(M->getBase());
  QualType T = Base->getType();
  if (M->isArrow() && T->isPointerType())
    T = T->getPointeeType();
  const RecordDecl *Class = T->getAsRecordDecl();
  if (!Class || !isStrongType(Class, Index, Names))
    return Own;
  if (std::optional<Identity> Id = identityOfClass(Class, Names))
    return Local(named(*Id, Class->getNameAsString(), M->getMemberDecl(),
                       M->getMemberLoc(), M->getSourceRange()));
  std::optional<Sink> Outer = ofTarget(Base);
  return Outer && Outer->Id.Sure == Certainty::Certain ? Outer : Own;
}

std::optional<Sink> Sinks::ofBase(const CXXRecordDecl *Class,
                                  const Expr *Base) const {
  const CXXRecordDecl *Part = Base->getType()->getAsCXXRecordDecl();
  std::optional<Identity> Id = identityOfClass(Class, Names);
  if (!Id || !Part || !isStrongType(Part, Index, Names))
    return std::nullopt;
  return named(*Id, Class->getNameAsString(), Class, Base->getBeginLoc(),
               Base->getSourceRange());
}

std::optional<Identity>
Sinks::ofConstructed(const CXXConstructorDecl *Ctor, const CXXRecordDecl *Made,
                     unsigned I) const {
  // Another object is looked into.
  QualType T = Ctor->getParamDecl(I)->getType().getNonReferenceType();
  if ((T->isRecordType() && !(Index.traitsOf(T) & (TT_Text | TT_Integer))) ||
      (Ctor->getNumParams() > 1 && !isStrongType(Made, Index, Names)) ||
      !canHoldIdentity(T, Index, Names))
    return std::nullopt;
  return identityOfClass(Made, Names);
}

//===--- What is written --------------------------------------------------===//

std::optional<Sink> Sinks::ofPointee(const VarDecl *P, const Expr *At) const {
  // The pointer's name is its name, and what it points to decides whether it
  // can hold an ID.
  QualType Pointed = P->getType()->getPointeeType();
  if (Pointed.isNull() || !canHoldIdentity(Pointed, Index, Names))
    return std::nullopt;
  std::optional<Identity> Id = Names.classify(P->getName());
  if (!Id)
    return std::nullopt;
  return named(*Id, P->getNameAsString(), P, At->getExprLoc(),
               At->getSourceRange());
}

std::optional<Sink> Sinks::ofTarget(const Expr *LHS) const {
  return ofTarget(LHS, MaxLevels);
}

std::optional<Sink> Sinks::ofTarget(const Expr *LHS, unsigned Depth) const {
  const Expr *E = bare(LHS);
  if (!Depth)
    return std::nullopt;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
    std::optional<Sink> Own =
        ofDecl(Ref->getDecl(), E->getExprLoc(), E->getSourceRange());
    // auto &slot = session.id: what is bound is written.
    const auto *V = dyn_cast<VarDecl>(Ref->getDecl());
    const Expr *Bound =
        !Own && V && V->getType()->isReferenceType() ? boundTo(E) : nullptr;
    if (Bound)
      if (std::optional<Sink> S = ofTarget(Bound, Depth - 1)) {
        S->Loc = E->getExprLoc();
        S->Range = E->getSourceRange();
        return S;
      }
    return Own;
  }
  if (const auto *M = dyn_cast<MemberExpr>(E)) {
    if (std::optional<Sink> Own = ofMember(M))
      return Own;
    return listOf(E) ? ofElement(E, E) : std::nullopt;
  }
  if (const auto *U = dyn_cast<UnaryOperator>(E)) {
    if (U->getOpcode() != UO_Deref)
      return std::nullopt;
    const Expr *Pointer = bare(U->getSubExpr());
    if (const auto *Ref = dyn_cast<DeclRefExpr>(Pointer))
      if (const auto *P = dyn_cast<VarDecl>(Ref->getDecl());
          P && !isLoopVariable(P))
        return ofPointee(P, E);
    return ofElement(Pointer, E);
  }
  if (const auto *S = dyn_cast<ArraySubscriptExpr>(E))
    return ofElement(S->getBase(), E);
  // headers["trace-id"] = value, headers.at("trace-id") = value
  const Expr *Key = nullptr;
  const Expr *Whole = nullptr;
  if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(E)) {
    if (Op->getOperator() == OO_Subscript && Op->getNumArgs() == 2) {
      Key = Op->getArg(1);
      Whole = Op->getArg(0);
    } else if (Op->getOperator() == OO_Star && Op->getNumArgs() == 1) {
      Whole = Op->getArg(0);
    }
  } else if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E)) {
    if (Call->getNumArgs() == 1)
      Key = Call->getArg(0);
    if (Call->isGLValue())
      Whole = Call->getImplicitObjectArgument();
  }
  if (const StringLiteral *Text = Key ? keyConstant(Key) : nullptr)
    return ofConstant(Text, LHS);
  return Whole ? ofElement(Whole, E) : std::nullopt;
}

std::optional<Sink> Sinks::ofConstant(const StringLiteral *Text,
                                      const Expr *At) const {
  std::optional<Identity> Id;
  if (Text->isOrdinary())
    Id = Names.classifyConstant(Text->getString());
  if (!Id)
    return std::nullopt;
  return named(*Id, Text->getString().str(), nullptr, At->getBeginLoc(),
               At->getSourceRange());
}

std::optional<Sink> Sinks::ofResult(const FunctionDecl *F,
                                    const Expr *Returned) const {
  std::optional<Identity> Id = identityOfResult(F, Index, Names);
  if (!Id)
    return std::nullopt;
  Sink S = named(*Id, F->getNameAsString(), F, Returned->getBeginLoc(),
                 Returned->getSourceRange());
  S.Value = Returned;
  return S;
}

std::optional<Sink> Sinks::ofYielded(const FunctionDecl *F,
                                     const Expr *Yielded) const {
  std::optional<Identity> Id =
      identityOfYielded(F, Yielded->getType(), Index, Names);
  if (!Id)
    return std::nullopt;
  return named(*Id, F->getNameAsString(), F, Yielded->getBeginLoc(),
               Yielded->getSourceRange());
}

std::optional<Sink> Sinks::ofCallable(const ValueDecl *D,
                                      QualType Result) const {
  if (!D->getDeclName().isIdentifier() ||
      !canHoldIdentity(Result, Index, Names))
    return std::nullopt;
  std::optional<Identity> Id = Names.classify(D->getName());
  if (!Id)
    return std::nullopt;
  Sink S = named(*Id, D->getNameAsString(), D, D->getLocation(),
                 D->getSourceRange());
  // A lambda orders and compares as often as it names; who keeps the number
  // says which.
  S.Local = true;
  return S;
}

//===--- Documents --------------------------------------------------------===//

bool Sinks::isDocument(QualType T) const {
  T = T.getNonReferenceType();
  if (T->isPointerType())
    T = T->getPointeeType();
  const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
  if (!Class || !Class->getIdentifier())
    return false;
  return (Index.traitsOf(T) & TT_Document) ||
         (!Class->isLambda() && Names.says(WR_Document, Class->getName()));
}

const ValueDecl *Sinks::documentBehind(const Expr *E) const {
  E = bare(E);
  for (unsigned Level = 0; Level < MaxLevels; ++Level) {
    if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
      const Expr *Bound = boundTo(E);
      if (!Bound)
        return isDocument(E->getType()) ? dyn_cast<VarDecl>(Ref->getDecl())
                                        : nullptr;
      E = bare(Bound);
      continue;
    }
    if (const auto *M = dyn_cast<MemberExpr>(E)) {
      bool Own = isa<CXXThisExpr>(bare(M->getBase()));
      return Own && isDocument(E->getType()) ? M->getMemberDecl() : nullptr;
    }
    // A copy or a move of it.
    if (const auto *Made = dyn_cast<CXXConstructExpr>(E)) {
      if (Made->getNumArgs() != 1 ||
          !Made->getConstructor()->isCopyOrMoveConstructor())
        return nullptr;
      E = bare(Made->getArg(0));
      continue;
    }
    if (!isDocument(E->getType()))
      return nullptr;
    const Expr *Next = listOf(E);
    if (!Next)
      return nullptr;
    E = bare(Next);
  }
  return nullptr;
}
