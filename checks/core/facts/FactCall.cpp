//===--- FactCall.cpp - calls as facts ------------------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Everything the flow needs to know of a call: its arguments as values and
// places, the rules that name it, and where its result lives. What it formats,
// what it writes out and what its parameters are called have files of their
// own. See FactBuilder.h.
//
//===----------------------------------------------------------------------===//

#include "Callable.h"
#include "FactBuilder.h"
#include "clang/AST/Attr.h"
#include "clang/Basic/Builtins.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace stableid;

/// Compiler built-ins that hand their first argument through.
static bool isPassThrough(const FunctionDecl *F) {
  switch (F->getBuiltinID()) {
  case Builtin::BI__builtin_expect:
  case Builtin::BI__builtin_expect_with_probability:
  case Builtin::BI__builtin_assume_aligned:
  case Builtin::BI__builtin_launder:
  case Builtin::BIas_const:
  case Builtin::BIforward:
  case Builtin::BIforward_like:
  case Builtin::BImove:
  case Builtin::BImove_if_noexcept:
    return true;
  default:
    return false;
  }
}

/// The part that std::get<0>(pair) asks for; null for anything else.
static const FieldDecl *partAsked(const FunctionDecl *F,
                                  llvm::ArrayRef<const Expr *> Args) {
  const TemplateArgumentList *Given = F->getTemplateSpecializationArgs();
  if (F->getName() != "get" || Args.size() != 1 || !Given ||
      Given->size() == 0 || (*Given)[0].getKind() != TemplateArgument::Integral)
    return nullptr;
  return partOf(strip(Args[0])->getType()->getAsCXXRecordDecl(),
                (*Given)[0].getAsIntegral().getZExtValue());
}

/// Members that give access to what the object holds, in every library.
static bool isAccessor(const FunctionDecl *F) {
  switch (F->getOverloadedOperator()) {
  case OO_Subscript:
  case OO_Star:
  case OO_Arrow:
    return true;
  case OO_None:
    break;
  default:
    return false;
  }
  if (!F->getDeclName().isIdentifier())
    return false;
  static constexpr llvm::StringRef Names[] = {
      "begin", "end",  "cbegin", "cend", "rbegin", "rend",
      "front", "back", "data",   "at",   "c_str"};
  return llvm::is_contained(Names, F->getName());
}

/// Points somewhere behind the beginning: text + n, &text[n].
static bool isInside(const Expr *E) {
  E = E->IgnoreParenCasts();
  if (const auto *B = dyn_cast<BinaryOperator>(E))
    return B->isAdditiveOp() && B->getType()->isPointerType();
  if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(E))
    return Op->getOperator() == OO_Plus;
  const auto *U = dyn_cast<UnaryOperator>(E);
  const Expr *Of = U && U->getOpcode() == UO_AddrOf
                       ? U->getSubExpr()->IgnoreParenCasts()
                       : nullptr;
  if (const auto *S = dyn_cast_or_null<ArraySubscriptExpr>(Of)) {
    const auto *Zero =
        dyn_cast<IntegerLiteral>(S->getIdx()->IgnoreParenCasts());
    return !Zero || !Zero->getValue().isZero();
  }
  const auto *Op = dyn_cast_or_null<CXXOperatorCallExpr>(Of);
  return Op && Op->getOperator() == OO_Subscript;
}

CallFact::Argument FactBuilder::argument(const Expr *E, const ParmVarDecl *P) {
  CallFact::Argument A;
  A.E = E;
  const Expr *Bare = strip(E);
  QualType T = Bare->getType();
  A.Inside = isInside(Bare);
  if (T->isPointerType() || T->isArrayType()) {
    A.Value = T->isPointerType() ? value(Bare) : ValueId();
    A.Target = pointee(Bare);
    // A reference to a pointer designates the pointer.
    A.Content = P && P->getType()->isReferenceType() && T->isPointerType()
                    ? place(Bare)
                    : A.Target;
  } else {
    A.Value = value(Bare);
    if (Bare->isGLValue() || T->isRecordType() ||
        (P && P->getType()->isReferenceType()))
      A.Content = place(Bare);
  }
  if (!P)
    return A;
  QualType PT = P->getType();
  if (PT->isReferenceType() || PT->isPointerType())
    A.Mutable = !PT->getPointeeType().isConstQualified();
  return A;
}

void FactBuilder::addHashing(CallSite &C) {
  const FunctionDecl *F = C.Callee;
  if (!F || !C.Rules.empty())
    return;
  const auto *Method = dyn_cast<CXXMethodDecl>(F);
  StringRef Class = Method ? Method->getParent()->getName() : StringRef();
  StringRef Name = F->getDeclName().isIdentifier() ? F->getName() : StringRef();
  C.HashesObject = Names.saysHash(Class);
  // What can be read speaks for itself, and a status is no hash.
  QualType Result = F->getReturnType().getNonReferenceType();
  C.Hashes = (Names.saysHash(Name) || C.HashesObject) && !Result->isBooleanType() &&
             !Result->isEnumeralType();
}

PlaceId FactBuilder::resultPlace(const CallSite &C, bool Pointee) {
  for (const Rule *R : C.Rules) {
    if (R->Kind != RuleKind::Propagation ||
        llvm::none_of(R->To,
                      [](Position P) { return P.Arg == Position::Result; }))
      continue;
    // A function that also writes to its object or buffer returns that.
    for (const auto &List : {R->To, R->From})
      for (Position P : List) {
        if (P.Arg == Position::This && C.This.Content)
          return C.This.Content;
        if (P.Arg >= 0 && P.Arg < int(C.Args.size()) &&
            (P.Content || !Pointee) && C.Args[P.Arg].Content)
          return C.Args[P.Arg].Content;
      }
    return {};
  }
  if (!C.Rules.empty() || !C.Callee)
    return {};
  if (isAccessor(C.Callee))
    return C.This.Content;
  // Iterators and views of the standard library and the system.
  if (C.This.E && C.FromSystem)
    return C.This.Content;
  if (C.Hashes && C.This.E && !Pointee)
    return C.This.Content;
  return {};
}

PlaceId FactBuilder::standsFor(const CallSite &C) const {
  if (!C.FromSystem || C.Rules.size() != 1 ||
      C.Rules[0]->Kind != RuleKind::Propagation || C.Args.empty())
    return {};
  const Rule &R = *C.Rules[0];
  bool Whole = R.From.size() == 1 && R.From[0] == Position{0, true} &&
               R.To.size() == 1 && R.To[0] == Position{Position::Result};
  return Whole && C.Args[0].E->getType()->isRecordType() ? C.Args[0].Content
                                                         : PlaceId();
}

void FactBuilder::callFact(CallSite C, ValueId Dst, PlaceId P) {
  C.Loc = C.E->getExprLoc();
  C.Ruled = !C.Rules.empty();
  // What the Model does not name, and takes nothing but its object.
  C.Empties = !C.Ruled && C.This.E && C.Args.empty() && C.Callee &&
              C.Callee->getIdentifier() &&
              (C.Callee->getName() == "clear" ||
               C.Callee->getName() == "reset");
  C.This.readType(Index);
  for (CallFact::Argument &A : C.Args)
    A.readType(Index);
  Means.addEffects(C, P);
  SourceLocation Loc = C.Loc;
  emit(fact::Call{Out->Calls.add(std::move(C)), P, Dst}, Loc);
}

ValueId FactBuilder::allocated(const Expr *Memory, const Expr *As) {
  ValueId V = value(Memory);
  Memory = strip(Memory);
  if (!Out->Calls.empty() && Out->Calls.back().E == Memory &&
      Out->Calls.back().Fallback)
    Out->Calls.back().Fallback = D.add(describeAddress(As, Index));
  return V;
}

/// A local set or map: what goes into it goes when the function ends.
static bool isLocalSet(const Expr *Object) {
  const auto *Ref = dyn_cast<DeclRefExpr>(Object->IgnoreParenImpCasts());
  const auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  return V && V->isLocalVarDecl() && V->hasLocalStorage() &&
         actsAsSet(V->getType());
}

ValueId FactBuilder::call(const Expr *E) {
  auto Known = Values.find(E);
  if (Known != Values.end())
    return Known->second;
  Values[E] = {};

  CallSite C;
  C.E = E;
  llvm::ArrayRef<const Expr *> Args;
  PlaceId Target;
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(E)) {
    C.Callee = constructorOf(Construct);
    Args = llvm::ArrayRef(Construct->getArgs(), Construct->getNumArgs());
    auto Place = PlacesOf.find(E);
    Target = Place == PlacesOf.end() ? temporary(E) : Place->second;
    C.This.Content = Target;
  } else {
    const auto *X = cast<CallExpr>(E);
    C.Callee = X->getDirectCallee();
    Args = llvm::ArrayRef(X->getArgs(), X->getNumArgs());
    if (C.Callee && C.Callee->isInStdNamespace() && C.Callee->getIdentifier()) {
      const CXXRecordDecl *Made = E->getType()->getAsCXXRecordDecl();
      // make_pair("id", value)
      if (Made && (C.Callee->getName() == "make_pair" ||
                   C.Callee->getName() == "make_tuple")) {
        PlacesOf[E] = temporary(E);
        if (parts(PlacesOf[E], Args, Made))
          return {};
      }
      if (const FieldDecl *Part = partAsked(C.Callee, Args))
        if (PlaceId Whole = place(Args[0])) {
          PlacesOf[E] = Out->Places.field(Whole, Part);
          return {};
        }
    }
    if (C.Callee && isPassThrough(C.Callee) && !Args.empty()) {
      for (const Expr *A : Args.drop_front())
        value(A);
      PlacesOf[E] = E->isGLValue() ? place(Args[0]) : PlaceId();
      if (E->getType()->isPointerType())
        PointeesOf[E] = pointee(Args[0]);
      return Values[E] = E->isGLValue() ? ValueId() : value(Args[0]);
    }
    const Expr *Object = nullptr;
    if (const FunctionDecl *Held = heldIn(X)) {
      C.Callee = Held;
      if (isa<CXXOperatorCallExpr>(E) && !Args.empty())
        Args = Args.drop_front();
    } else if (const FunctionDecl *Invoked = invokedBy(X)) {
      C.Callee = Invoked;
      const auto *Method = dyn_cast<CXXMethodDecl>(Invoked);
      if (Method && Method->isInstance() && !Method->isOverloadedOperator() &&
          Args.size() > 1) {
        Object = Args[1];
        Args = Args.drop_front();
      }
      Args = Args.drop_front();
    } else if (const auto *M = dyn_cast<CXXMemberCallExpr>(E)) {
      Object = M->getImplicitObjectArgument();
    } else if (isa<CXXOperatorCallExpr>(E)) {
      const auto *Method = dyn_cast_or_null<CXXMethodDecl>(C.Callee);
      if (Method && Method->isInstance() && !Args.empty()) {
        Object = Args[0];
        Args = Args.drop_front();
      }
    } else if (!C.Callee) {
      value(X->getCallee());
    }
    if (Object) {
      C.This = argument(Object, nullptr);
      const auto *Method = dyn_cast_or_null<CXXMethodDecl>(C.Callee);
      C.This.Mutable = !Method || !Method->isConst();
      // A defaulted assignment copies member by member.
      if (Method && Args.size() == 1 && Method->isDefaulted() &&
          (Method->isCopyAssignmentOperator() ||
           Method->isMoveAssignmentOperator())) {
        initialize(C.This.Content, Args[0], sinkOfTarget(Object),
                   Object->getExprLoc());
        PlacesOf[E] = C.This.Content;
        return {};
      }
    }
  }
  // make_unique<T>(...) is the constructor of T as far as its arguments go.
  if (const auto *X = dyn_cast<CallExpr>(E))
    if (const CXXConstructorDecl *Made = constructedBy(X)) {
      C.Callee = Made;
      C.This = {};
      C.This.Content = temporary(X->getCallee());
      C.This.Mutable = true;
    }
  if (C.Callee) {
    C.Rules = Index.rulesFor(C.Callee);
    C.FromSystem =
        AST.getSourceManager().isInSystemHeader(C.Callee->getLocation());
    C.Harmless = isHarmless(C.Callee, C.Rules);
    C.Speaks = isSpoken(C.Callee, Names);
    if (C.Callee->getIdentifier()) {
      Temporary |= Names.says(WR_Temporary, C.Callee->getName());
      LooksForFiles |= Names.says(WR_Seeks, C.Callee->getName());
    }
  }
  // The system's are known to look only; who else has such a class is asked.
  C.IntoLocal = !C.FromSystem && C.This.E && isLocalSet(C.This.E);
  if (isa<CXXMemberCallExpr>(E) && Args.size() == 1 && C.Callee)
    addPiece(C.Callee, strip(Args[0]));
  for (unsigned I = 0; I < Args.size(); ++I)
    C.Args.push_back(argument(Args[I], C.Callee && I < C.Callee->getNumParams()
                                           ? C.Callee->getParamDecl(I)
                                           : nullptr));

  if (llvm::any_of(C.Rules, [&](const Rule *R) { return Means.isHash(*R); }))
    for (CallFact::Argument &A : C.Args)
      A.Value = wrapped(A.Value, strip(A.E));

  addHashing(C);
  addContainer(C);
  addMapped(C);
  if (C.Callee) {
    addSinks(C);
    addRuleSinks(C);
    addFormat(C);
    addChannel(C);
    addBytes(C);
    addDocument(C);
  }
  for (CallFact::Argument &A : C.Args)
    if (A.Mutable || !C.Rules.empty())
      A.ContentSink = sinkOfPlace(A.Content, A.E);
  if (C.This.E && C.This.Mutable) {
    C.This.ContentSink = sinkOfPlace(C.This.Content, C.This.E);
    if (!C.This.ContentSink)
      C.This.ContentSink = sinkOfTarget(C.This.E);
    if (C.Callee && C.Callee->getOverloadedOperator() == OO_Equal &&
        C.Args.size() == 1)
      given(C.This.ContentSink, C.Args[0].E, C.This.E);
  }

  QualType T = E->getType();
  ValueId Dst;
  PlaceId P = Target;
  if (isa<CXXConstructExpr>(E)) {
    C.This.Mutable = true;
  } else if (E->isGLValue()) {
    P = resultPlace(C, /*Pointee=*/false);
    bool Own = !P;
    if (Own)
      P = temporary(E);
    PlacesOf[E] = P;
    if (!Own)
      P = {}; // the place exists already; writes go through the rules
  } else if (T->isRecordType()) {
    // back_inserter(text) stands for the text.
    PlaceId Stands = standsFor(C);
    PlacesOf[E] = Stands ? Stands : temporary(E);
    P = Stands ? PlaceId() : PlacesOf[E];
  } else if (!T->isVoidType()) {
    Dst = ValueId(Out->Values++);
    if (T->isPointerType()) {
      PlaceId Pointee = resultPlace(C, /*Pointee=*/true);
      // A text that is made of its arguments, or by a function of the user's,
      // has a place of its own.
      if (!Pointee && T->getPointeeType()->isAnyCharacterType() &&
          (!C.FromSystem ||
           llvm::any_of(C.Rules, [](const Rule *R) { return R->Format >= 0; })))
        P = Pointee = temporary(E);
      PointeesOf[E] = Pointee;
    }
  }
  if (C.Callee && !C.Args.empty() &&
      (C.Callee->getOverloadedOperator() == OO_EqualEqual ||
       C.Callee->getOverloadedOperator() == OO_ExclaimEqual) &&
      ((Index.traitsOf(C.Args.back().E->getType()) |
        Index.traitsOf((C.This.E ? C.This.E : C.Args[0].E)->getType())) &
       TT_Text))
    compare(textOf(C.This.E ? C.This : C.Args[0]), textOf(C.Args.back()), E);
  C.ResultIsAddress = isAddressLike(T, Index);
  C.MakesText = ((Index.traitsOf(T) |
                  (C.This.E ? Index.traitsOf(C.This.E->getType()) : TT_None)) &
                 (TT_Text | TT_Stream)) != 0;
  if (llvm::any_of(C.Rules,
                   [](const Rule *R) { return R->Kind == RuleKind::Source; })) {
    Source S;
    bool IsThread = Index.isThread(T);
    bool IsNumber = llvm::any_of(C.Rules, [](const Rule *R) {
      return R->Kind == RuleKind::Source && R->GivesNumber;
    });
    S.Kind = IsNumber   ? SourceKind::Number
             : IsThread ? SourceKind::Thread
                        : SourceKind::Address;
    if (IsThread && !IsNumber)
      S.Word = "thread";
    else if (C.Callee->getIdentifier())
      S.Word = C.Callee->getName();
    S.Loc = E->getExprLoc();
    C.Born = D.add(std::move(S));
  }
  // malloc() returns an address, though it says no more than void *.
  if (isAddressByType(T, Index) ||
      (C.Callee && T->isVoidPointerType() && C.Callee->hasAttr<RestrictAttr>()))
    C.Fallback = D.add(describeAddress(E, Index));
  Values[E] = Dst;
  bool Hands = C.FromSystem && isa<CallExpr>(E);
  callFact(std::move(C), Dst, P);
  if (Hands)
    handOver(cast<CallExpr>(E));
  else if (isa<CXXOperatorCallExpr>(E))
    nameResult(cast<CallExpr>(E));
  return Values[E];
}
