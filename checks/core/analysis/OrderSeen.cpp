//===--- OrderSeen.cpp - what a loop does with the order it runs in -------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See OrderSeen.h.
//
//===----------------------------------------------------------------------===//

#include "OrderSeen.h"
#include "OrderShape.h"
#include "core/ast/Children.h"
#include "core/facts/Channel.h"
#include "core/model/Container.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;
using namespace stableid;

/// Functions that are looked into, one from another.
static constexpr unsigned MaxDepth = 2;

bool OrderReader::mentions(const Stmt *Whole) const {
  return anyPart(Whole, [&](const Stmt *S) {
    const auto *Ref = dyn_cast<DeclRefExpr>(S);
    return Ref && Derived.count(Ref->getDecl());
  });
}

bool OrderReader::isInner(const Expr *Target) const {
  const ValueDecl *Root = rootOf(Target);
  // Of each element, or of each kind of them, another one.
  return !Root || Inner.count(Root) || mentions(Target);
}

void OrderReader::add(SeenAs As, const Stmt *At, Certainty Sure,
                      const ValueDecl *Where) {
  Seen.push_back({As, At->getBeginLoc(), Where, Sure});
}

void OrderReader::addElement(const ValueDecl *D) {
  Derived.insert(D);
  Inner.insert(D);
  if (const auto *Parts = dyn_cast<DecompositionDecl>(D))
    for (const BindingDecl *Part : Parts->bindings())
      addElement(Part);
}

void OrderReader::declare(const VarDecl *V) {
  // A reference to something outside is no variable of the loop.
  bool Refers = V->getType()->isReferenceType() && V->getInit() &&
                !mentions(V->getInit());
  if (Refers)
    return;
  Inner.insert(V);
  if (!V->getInit())
    return;
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(
          V->getInit()->IgnoreUnlessSpelledInSource());
      Call && adds(Call))
    Nodes[V] = Call;
  if (draws(V->getInit()))
    add(SeenAs::Drawn, V->getInit(), Certainty::Likely, V);
  if (mentions(V->getInit()))
    addElement(V);
  else if (counts(V->getInit()))
    Numbers.insert(V);
}

/// document->addChild("name"): one node after the other in a document that is
/// not of the loop.
bool OrderReader::adds(const CXXMemberCallExpr *Call) const {
  auto IsDocument = [&](QualType T) {
    T = T->isPointerType() ? T->getPointeeType() : T.getNonReferenceType();
    return P.Names.says(WR_Document, nameOf(T->getAsCXXRecordDecl())) ||
           (P.Index.traitsOf(T) & TT_Document);
  };
  const Expr *Of = Call->getImplicitObjectArgument();
  return P.Names.says(WR_Adds, nameOf(Call->getDirectCallee())) &&
         IsDocument(Of->getType()) && IsDocument(Call->getType()) && !isInner(Of);
}

/// A stream that others read: certain where it is a file or the standard
/// output; nothing where it is for developers.
std::optional<Certainty> OrderReader::channel(const Expr *E) const {
  const ValueDecl *Root = rootOf(E);
  if (auto It = Bound.find(Root); It != Bound.end())
    E = It->second, Root = rootOf(E);
  const auto *Call = dyn_cast<CallExpr>(E->IgnoreUnlessSpelledInSource());
  const NamedDecl *Named = Root;
  if (Call && !isa<CXXOperatorCallExpr>(Call))
    Named = Call->getDirectCallee();
  if (P.Names.is(WR_Shown, nameOf(Named)))
    return Certainty::Certain;
  switch (classifyChannel(E, P.Index, P.Names)) {
  case ChannelVerdict::Stays:
    return std::nullopt;
  case ChannelVerdict::Leaves:
    return Certainty::Certain;
  case ChannelVerdict::Unknown:
    return P.Names.says(WR_Serializer, nameOf(In)) ? Certainty::Certain
                                                   : Certainty::Likely;
  }
  return std::nullopt;
}

void OrderReader::append(const Expr *Target, const Expr *At) {
  if (isInner(Target))
    return;
  QualType T = Target->getType();
  if (T->isPointerType())
    T = T->getPointeeType();
  const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
  if (!Class || (!keyTypeOf(T).isNull() &&
                 !P.Names.says(WR_Insertion, nameOf(Class))))
    return;
  add(SeenAs::Appended, At, Certainty::Certain, rootOf(Target));
}

/// os << a << b, and builders of messages: Diag(Loc, Number) << a.
bool OrderReader::stream(const CallExpr *Call) {
  const auto *Op = dyn_cast<CXXOperatorCallExpr>(Call);
  if (!Op || Op->getOperator() != OO_LessLess || Op->getNumArgs() != 2)
    return false;
  const Expr *Root = Op;
  while (const auto *Chain =
             dyn_cast<CXXOperatorCallExpr>(Root->IgnoreUnlessSpelledInSource())) {
    if (Chain->getOperator() != OO_LessLess)
      break;
    Root = Chain->getArg(0);
  }
  Root = Root->IgnoreUnlessSpelledInSource();
  if (!mentions(Op))
    return true;
  QualType T = Root->getType();
  if (T->isPointerType())
    T = T->getPointeeType();
  uint16_t Traits = P.Index.traitsOf(T);
  if ((Traits & TT_Stream) && !(Traits & TT_Text)) {
    if (!isInner(Root) || isa<CallExpr>(Root))
      if (std::optional<Certainty> Sure = channel(Root))
        add(SeenAs::Written, Op, *Sure, rootOf(Root));
    return true;
  }
  // A list such as QStringList, too.
  if ((Traits & TT_Stream) || (Root->isLValue() && (Traits & TT_Sequence))) {
    append(Root, Op);
    return true;
  }
  const auto *Made = dyn_cast<CallExpr>(Root);
  if (!Made || isa<CXXOperatorCallExpr>(Made))
    return !Made; // a shift
  call(Made);
  if (P.Names.says(WR_Emits, nameOf(Made->getDirectCallee())))
    add(SeenAs::Reported, Op, Certainty::Certain, Made->getDirectCallee());
  return true;
}

/// A function that the Model says writes.
bool OrderReader::ruled(const CallExpr *Call) {
  const FunctionDecl *F = Call->getDirectCallee();
  for (const Rule *R : P.Index.rulesFor(F)) {
    if (R->Kind != RuleKind::Sink || R->Sink != SinkKind::Output)
      continue;
    const Expr *Channel = nullptr;
    if (R->Channel == Position::This) {
      if (const auto *M = dyn_cast<CXXMemberCallExpr>(Call))
        Channel = M->getImplicitObjectArgument();
    } else if (R->Channel >= 0 && unsigned(R->Channel) < Call->getNumArgs()) {
      Channel = Call->getArg(R->Channel);
    }
    if (!Channel) {
      // add_names(x): one after the other into what is sent.
      if (const auto *M = dyn_cast<CXXMemberCallExpr>(Call);
          M && P.Names.says(WR_Adds, nameOf(F)) &&
          !isInner(M->getImplicitObjectArgument()))
        add(SeenAs::Written, Call, Certainty::Likely, F);
    } else if (!isInner(Channel)) {
      if (std::optional<Certainty> Sure = channel(Channel))
        add(SeenAs::Written, Call, *Sure, F);
    }
    return true;
  }
  return false;
}

/// The use that the unit's own function makes of the element it is handed.
void OrderReader::callee(const CallExpr *Call, const FunctionDecl *F) {
  if (Depth >= MaxDepth || F == In)
    return;
  const FunctionDecl *Body = nullptr;
  if (!F->hasBody(Body))
    return;
  OrderReader Other(P, Body);
  Other.Depth = Depth + 1;
  // A callee that follows its object's own members shows no order.
  for (unsigned I = 0; I < Body->getNumParams() && I < Call->getNumArgs(); ++I) {
    const ParmVarDecl *Param = Body->getParamDecl(I);
    const Expr *Arg = Call->getArg(I);
    if (mentions(Arg))
      Other.addElement(Param);
    else
      Other.Bound[Param] = Arg;
  }
  Other.read(Body->getBody());
  for (const OrderSeen &S : Other.Seen)
    if (S.As == SeenAs::Written || S.As == SeenAs::Reported)
      add(S.As, Call, S.Sure, S.Where ? S.Where : F);
}

void OrderReader::call(const CallExpr *Call) {
  const FunctionDecl *F = Call->getDirectCallee();
  if (!F)
    return;
  const auto *Member = dyn_cast<CXXMemberCallExpr>(Call);
  const Expr *Object = Member ? Member->getImplicitObjectArgument() : nullptr;
  bool Told = llvm::any_of(Call->arguments(),
                           [&](const Expr *A) { return mentions(A); });
  if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(Call)) {
    uint16_t Traits = P.Index.traitsOf(Op->getArg(0)->getType());
    if (Op->getNumArgs() == 2 && mentions(Op->getArg(1))) {
      if (Op->getOperator() == OO_PlusEqual && (Traits & TT_Text))
        append(Op->getArg(0), Op);
    }
    if (Op->getOperator() == OO_Equal && Op->getNumArgs() == 2)
      numbered(Op->getArg(0), Op->getArg(1), Op);
    return;
  }
  llvm::StringRef Name = nameOf(F);
  if (!Name.empty() && (Told || (Object && mentions(Object))))
    handed(Call);
  // x->setWeight(draw(random))
  if (Object && mentions(Object) && llvm::any_of(Call->arguments(), [&](const Expr *A) { return draws(A); }))
    add(SeenAs::Drawn, Call, Certainty::Likely);
  const CXXMemberCallExpr *Node = Object ? Nodes.lookup(rootOf(Object)) : nullptr;
  const auto *New = dyn_cast_or_null<CXXMemberCallExpr>(
      Object ? Object->IgnoreUnlessSpelledInSource() : nullptr);
  if (!Node && New && adds(New))
    Node = New;
  if (!Node && Member && adds(Member))
    Node = Member;
  if (Node && Told)
    return add(SeenAs::Written, Node,
               P.Names.says(WR_Serializer, nameOf(In)) ? Certainty::Certain
                                                       : Certainty::Likely,
               Node->getDirectCallee());
  if (Name.empty() || (Object && isInner(Object)))
    return;
  const CXXRecordDecl *Of = Object ? Object->getType()->isPointerType()
                                         ? Object->getType()->getPointeeCXXRecordDecl()
                                         : Object->getType()->getAsCXXRecordDecl()
                                   : nullptr;
  // array->Add(x)
  bool Puts = P.Names.is(WR_Put, Name) || (P.Names.says(WR_Adds, Name) &&
                                           P.Names.says(WR_Insertion, nameOf(Of)));
  if (Object && Puts && Told) {
    // numbers.emplace(x, n++)
    if (Call->getNumArgs() && counts(Call))
      numbered(nullptr, Call->getArg(Call->getNumArgs() - 1), Call);
    return append(Object, Call);
  }
  if (!Told)
    return;
  if (P.Names.is(WR_Shown, Name))
    return add(SeenAs::Written, Call, Certainty::Certain, F);
  // hash_combine(seed, x)
  if (!Object && P.Names.saysHash(Name) && F->getNumParams() > 1 &&
      Call->getNumArgs() > 1 && F->getParamDecl(0)->getType()->isLValueReferenceType() &&
      Call->getArg(0)->isLValue() && Call->getArg(0)->getType()->isIntegerType() &&
      !Call->getArg(0)->getType().isConstQualified() && !isInner(Call->getArg(0)))
    return add(SeenAs::Hashed, Call, Certainty::Likely, rootOf(Call->getArg(0)));
  if (ruled(Call))
    return;
  if (P.Unit.entryOf(F) >= 0) {
    callee(Call, F);
    // An empty body is there to be overridden.
    const auto *M = dyn_cast<CXXMethodDecl>(F);
    if (!M || !M->isVirtual())
      return;
  }
  if (P.Names.says(WR_Measures, Name) || P.Names.says(WR_Measures, nameOf(Of)))
    return;
  // A text of one element, which encode(x) gives back, shows no order.
  QualType Result = Call->getType();
  bool Gives = !Object && !F->getReturnType()->isReferenceType() &&
               ((P.Index.traitsOf(Result) & TT_Text) ||
                P.Names.says(WR_Grown, nameOf(Result->getAsCXXRecordDecl())));
  if (P.Names.says(WR_Emits, Name) && !Gives)
    return add(SeenAs::Reported, Call,
               P.Names.saysSpoken(Name) || P.Names.saysDiagnostic(Name) ||
                       P.Names.says(WR_Emits, nameOf(Of))
                   ? Certainty::Certain
                   : Certainty::Likely,
               F);
  if (Of && P.Names.says(WR_Adds, Name) && P.Names.saysHash(nameOf(Of)))
    add(SeenAs::Hashed, Call, Certainty::Likely, rootOf(Object));
}

/// element->emit(out), emit(out, element): a stream for each element in turn.
void OrderReader::handed(const CallExpr *Call) {
  const FunctionDecl *F = Call->getDirectCallee();
  bool Element = isa<CXXMemberCallExpr>(Call);
  if (!P.Index.rulesFor(F).empty() || (!Element && P.Unit.entryOf(F) >= 0))
    return;
  for (const Expr *A : Call->arguments()) {
    uint16_t Traits = P.Index.traitsOf(A->getType().getNonReferenceType());
    if (!(Traits & TT_Stream) || !A->isLValue() || mentions(A) || isInner(A))
      continue;
    if (Traits & TT_Text)
      append(A, Call);
    else if (channel(A))
      add(SeenAs::Written, Call, Certainty::Likely, F);
  }
}

void OrderReader::assignment(const BinaryOperator *B) {
  const ValueDecl *Root = rootOf(B->getLHS());
  if (mentions(B->getLHS()) && draws(B->getRHS()))
    add(SeenAs::Drawn, B, Certainty::Likely);
  if (B->getOpcode() == BO_Assign)
    numbered(B->getLHS(), B->getRHS(), B);
  if (!Root || !mentions(B->getRHS()) || isInner(B->getLHS()))
    return;
  if (B->getLHS()->getType()->isRealFloatingType() &&
      (B->getOpcode() == BO_AddAssign || B->getOpcode() == BO_SubAssign))
    add(SeenAs::Summed, B, Certainty::Likely, Root);
  else if ((B->getOpcode() == BO_Assign || B->getOpcode() == BO_XorAssign) &&
           B->getLHS()->getType()->isIntegerType() &&
           mixesItself(B->getRHS(), Root) &&
           (P.Names.saysHash(nameOf(Root)) ||
            isa<BinaryOperator>(B->getRHS()->IgnoreParenImpCasts())))
    add(SeenAs::Hashed, B, Certainty::Likely, Root);
}

void OrderReader::walk(const Stmt *S, bool One) {
  if (const auto *If = dyn_cast<IfStmt>(S)) {
    if (!If->getCond() || !asksDeveloper(If->getCond(), P.Names))
      branch(If, One);
    return;
  }
  if (const auto *Block = dyn_cast<CompoundStmt>(S))
    return block(Block, One);
  if (const auto *D = dyn_cast<DeclStmt>(S)) {
    for (const Decl *Each : D->decls())
      if (const auto *V = dyn_cast<VarDecl>(Each))
        declare(V);
  } else if (const auto *U = dyn_cast<UnaryOperator>(S)) {
    if (U->isIncrementOp())
      if (const ValueDecl *Root = rootOf(U->getSubExpr());
          Root && Root->getType()->isIntegerType() && !Inner.count(Root))
        Counted.insert(Root);
  } else if (const auto *B = dyn_cast<BinaryOperator>(S)) {
    if (B->isAssignmentOp())
      assignment(B);
  } else if (const auto *Return = dyn_cast<ReturnStmt>(S)) {
    if (!One)
      leave(S, Return->getRetValue());
  } else if (const auto *Call = dyn_cast<CallExpr>(S)) {
    const FunctionDecl *F = Call->getDirectCallee();
    if (F && isForDevelopers(F, P.Names) &&
        !P.Names.says(WR_Emits, nameOf(F)) && !P.Names.is(WR_Shown, nameOf(F)))
      return;
    if (stream(Call))
      return;
    call(Call);
  } else if (isa<LambdaExpr>(S)) {
    // Nobody knows when a closure runs.
    return;
  }
  bool Breaks = isa<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt, SwitchStmt>(S);
  Inside += Breaks;
  for (const Stmt *Child : childrenOf(S))
    walk(Child, One);
  Inside -= Breaks;
}

void OrderReader::read(const Stmt *Body) {
  findCounted(Body);
  walk(Body, false);
}
