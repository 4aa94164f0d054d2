//===--- FactBuilder.cpp - from the AST to facts --------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The CFG, statements and declarations. See FactBuilder.h.
//
//===----------------------------------------------------------------------===//

#include "FactBuilder.h"
#include "Branch.h"
#include "core/ast/Children.h"
#include "core/model/Printf.h"
#include "clang/AST/ASTLambda.h"
#include "clang/Analysis/Analyses/PostOrderCFGView.h"
#include "clang/Analysis/CFG.h"
#include <map>

using namespace clang;
using namespace stableid;

void FactBuilder::emit(fact::Any Is, SourceLocation Loc) {
  Out->Blocks[Current].Facts.push_back({Is, Loc});
}

ValueId FactBuilder::arriving(ValueId V, SinkId Into, SourceLocation Loc) {
  return V && Into ? define(fact::Arrive{V, Into}, Loc) : V;
}

void FactBuilder::store(PlaceId P, ValueId V, PlaceId Text, SinkId Into,
                        SourceLocation Loc, bool Overwrites) {
  if (Text)
    V = either(V, define(fact::Load{Text, ReadAs::Number}, Loc), Loc);
  V = arriving(V, Into, Loc);
  if (P)
    emit(fact::Store{P, V, Overwrites}, Loc);
}

void FactBuilder::returns(ValueId V, PlaceId Behind, SinkId Into,
                          const Stmt *At, bool Alone) {
  SourceLocation Loc = At->getBeginLoc();
  QualType T = Out->Function->getReturnType();
  // Text is known by its pointer.
  bool Text =
      Behind && T->isPointerType() && T->getPointeeType()->isAnyCharacterType();
  if (Text)
    V = either(V, define(fact::Load{Behind, ReadAs::Number}, Loc), Loc);
  V = arriving(V, Into, Loc);
  if (!Text && Behind && Into)
    arriving(define(fact::Load{Behind}, Loc), Into, Loc);
  emit(fact::Return{V, Alone}, Loc);
}

void FactBuilder::benign(const Expr *E) {
  if (ValueId V = value(E))
    emit(fact::Benign{V}, E);
}

void FactBuilder::begin() {
  Out = std::make_unique<FunctionFacts>();
  Values.clear();
  Loads.clear();
  PlacesOf.clear();
  PointeesOf.clear();
  Aliases.clear();
  PointerAliases.clear();
  Captured.clear();
  HoldPointers.clear();
  Returned.reset();
  BesideCallback.clear();
  QuietLocals = Pattern = false;
  Temporary = LooksForFiles = false;
  Current = 0;
  PlaceKey Key;
  Key.Kind = PlaceKey::RootKind::Result;
  Out->Result = Out->Places.intern(Key);
}

void FactBuilder::begin(const FunctionDecl *F) {
  begin();
  Out->Function = F;
  const auto *Class = dyn_cast<CXXRecordDecl>(F->getDeclContext());
  QuietLocals = isDiagnostic(F, Names) ||
                (F->getDeclName().isIdentifier() && Names.saysHash(F->getName())) ||
                (Class && Names.saysHash(Class->getName()));
}

std::unique_ptr<FunctionFacts> FactBuilder::build(const ValueDecl *Declared,
                                                  const Expr *Init) {
  begin();
  oneBlock();
  PlaceKey Key;
  if (const auto *F = dyn_cast<FieldDecl>(Declared)) {
    Key.Kind = PlaceKey::RootKind::This;
    Key.Fields[0] = F;
  } else {
    Key.Kind = PlaceKey::RootKind::Variable;
    Key.Root = Declared;
  }
  initialize(Out->Places.intern(Key), Init,
             given(sinkOfDecl(Declared, Declared->getLocation(),
                              Declared->getSourceRange()),
                   Init),
             Declared->getLocation());
  return std::move(Out);
}

static bool hasHandler(const Stmt *S) {
  if (!S || isa<Expr>(S))
    return false;
  if (isa<CXXTryStmt>(S))
    return true;
  return llvm::any_of(childrenOf(S), hasHandler);
}

std::unique_ptr<FunctionFacts> FactBuilder::build(const FunctionDecl *F) {
  if (F->isDependentContext())
    return buildPattern(F);
  CFG::BuildOptions Options;
  Options.AddInitializers = true;
  Options.AddImplicitDtors = true;
  Options.AddCXXDefaultInitExprInCtors = true;
  // Without a handler these edges only lead out of the function.
  Options.AddEHEdges =
      AST.getLangOpts().CXXExceptions && hasHandler(F->getBody());
  Options.setAllAlwaysAdd();
  std::unique_ptr<CFG> Graph =
      CFG::buildCFG(F, F->getBody(), &AST, Options);
  if (!Graph)
    return nullptr;

  begin(F);
  PostOrderCFGView Order(Graph.get());
  constexpr uint32_t None = ~0U;
  std::vector<uint32_t> Number(Graph->getNumBlockIDs(), None);
  // A place that holds a constant on an edge is set to it at the beginning of
  // the block that only this edge enters, else in a block of its own between.
  std::map<std::pair<unsigned, unsigned>, uint32_t> EdgeBlocks;
  std::vector<llvm::SmallVector<ConstantEdge, 2>> Edges(Number.size());
  for (const CFGBlock *B : Order) {
    unsigned Id = B->getBlockID();
    Number[Id] = Out->Blocks.size();
    Out->Blocks.emplace_back();
    Edges[Id] = constantEdges(*B, AST);
    for (const ConstantEdge &Edge : Edges[Id]) {
      const CFGBlock *To = *(B->succ_begin() + Edge.Successor);
      if (To && To->pred_size() > 1 &&
          EdgeBlocks.try_emplace({Id, Edge.Successor}, Out->Blocks.size())
              .second)
        Out->Blocks.emplace_back();
    }
  }
  // An endless loop never reaches the exit; its block is then an island.
  if (Number[Graph->getExit().getBlockID()] == None) {
    Number[Graph->getExit().getBlockID()] = Out->Blocks.size();
    Out->Blocks.emplace_back();
  }
  Out->Exit = Number[Graph->getExit().getBlockID()];

  addInputs();
  for (const CFGBlock *B : Order) {
    Current = Number[B->getBlockID()];
    if (const CFGBlock *Only = B->pred_size() == 1 ? *B->pred_begin() : nullptr)
      for (const ConstantEdge &Edge : Edges[Only->getBlockID()])
        if (*(Only->succ_begin() + Edge.Successor) == B)
          becomesConstant(Edge.Place);
    for (const CFGElement &Element : *B)
      visit(Element);
    auto Link = [&](uint32_t From, uint32_t To) {
      Out->Blocks[From].Successors.push_back(To);
      Out->Blocks[To].Predecessors.push_back(From);
    };
    uint32_t Here = Current;
    unsigned Successor = 0;
    for (const CFGBlock *Next : B->succs()) {
      unsigned I = Successor++;
      if (!Next || Number[Next->getBlockID()] == None)
        continue;
      uint32_t To = Number[Next->getBlockID()];
      auto Between = EdgeBlocks.find({B->getBlockID(), I});
      if (Between == EdgeBlocks.end()) {
        Link(Here, To);
        continue;
      }
      Current = Between->second;
      for (const ConstantEdge &Edge : Edges[B->getBlockID()])
        if (Edge.Successor == I)
          becomesConstant(Edge.Place);
      Link(Here, Current);
      Link(Current, To);
    }
  }
  Current = Out->Exit;
  if (const auto *Body = dyn_cast_or_null<CompoundStmt>(F->getBody())) {
    SourceLocation End = Body->getRBracLoc();
    emit(fact::End{keySink(KeyHarm::Stays, nullptr, End, End)}, End);
  }
  addErased();
  return std::move(Out);
}

void FactBuilder::becomesConstant(const Expr *E) {
  PlaceId P = place(E);
  // One place stands for that field of every object that is not followed.
  if (!P || Out->Places.key(P).Kind == PlaceKey::RootKind::Member)
    return;
  // A pointer without a known value would be an address by its type.
  ValueId V;
  if (E->getType()->isPointerType())
    V = define(fact::ToPointer{}, E);
  emit(fact::Store{P, V}, E);
}

void FactBuilder::addInputs() {
  const FunctionDecl *F = Out->Function;
  auto Add = [&](PlaceId P, Input In, QualType T) {
    if (!P)
      return;
    Source S;
    S.Kind = SourceKind::Input;
    S.In = In;
    if (In.Param < F->getNumParams()) {
      const ParmVarDecl *Param = F->getParamDecl(In.Param);
      S.Loc = Param->getLocation();
      QualType Pointed = stableid::pointeeOf(T, Index);
      if (Pointed.isNull())
        Pointed = T.getNonReferenceType();
      const RecordDecl *Used = Pointees.lookup(Param);
      if (Used)
        S.Word = Used->getName();
      else if (Pointed->isVoidType() || isUintptr(Pointed))
        S.Word = Param->getName();
      else
        S.Type = Pointed;
      S.Class = Used ? dyn_cast<CXXRecordDecl>(Used)
                     : Pointed->getAsCXXRecordDecl();
      S.Object = Param;
    }
    Out->Inputs.push_back({P, D.add(std::move(S))});
  };
  for (unsigned I = 0; I < F->getNumParams(); ++I) {
    const ParmVarDecl *Param = F->getParamDecl(I);
    QualType T = Param->getType();
    Input In;
    In.Param = I;
    In.Content = T->isReferenceType();
    // uintptr_t also holds tags, sizes and handles: the name has to agree.
    In.AddressByType = isAddressParam(T, Index) || isReferent(Param) ||
                       (isUintptr(T.getNonReferenceType()) &&
                        Names.says(WR_Address, Param->getName()) &&
                        !Names.classify(Param->getName()));
    In.IsAddress = isAddressLike(T, Index);
    Add(variable(Param), In, T);
    if (T.getNonReferenceType()->isPointerType()) {
      In.Content = In.Pointee = true;
      In.IsAddress = isAddressLike(
          T.getNonReferenceType()->getPointeeType(), Index);
      In.AddressByType = false;
      Add(pointeeOf(Param), In, T);
    }
  }
  const auto *Method = dyn_cast<CXXMethodDecl>(F);
  if (Method && (Method->isInstance() || isLambdaCallOperator(Method))) {
    Input In;
    In.Param = Input::This;
    In.Content = true;
    Add(thisObject(), In, QualType());
  }
}

void FactBuilder::visit(const CFGElement &Element) {
  if (std::optional<CFGStmt> S = Element.getAs<CFGStmt>()) {
    visitStmt(S->getStmt());
    return;
  }
  if (std::optional<CFGInitializer> I = Element.getAs<CFGInitializer>())
    visitInitializer(I->getInitializer());
}

void FactBuilder::visitInitializer(const CXXCtorInitializer *Init) {
  if (const FieldDecl *F = Init->getAnyMember()) {
    holdsPointer(F);
    SourceLocation Loc =
        Init->isWritten() ? Init->getMemberLocation() : F->getLocation();
    initialize(Out->Places.field(thisObject(), F), Init->getInit(),
               given(sinkOfDecl(F, Loc, Init->getSourceRange()),
                     Init->getInit()),
               Loc);
    return;
  }
  // What a base or a delegated constructor makes is part of this object.
  SinkId Into;
  if (Init->isBaseInitializer())
    Into = addSink(Find.ofBase(
        cast<CXXConstructorDecl>(Out->Function)->getParent(), Init->getInit()));
  initialize(thisObject(), Init->getInit(), Into, Init->getSourceLocation(),
             /*Strong=*/false);
}

void FactBuilder::visitStmt(const Stmt *S) {
  if (const auto *DS = dyn_cast<DeclStmt>(S)) {
    for (const Decl *Declared : DS->decls())
      if (const auto *V = dyn_cast<VarDecl>(Declared))
        visitVariable(V);
    return;
  }
  if (const auto *R = dyn_cast<ReturnStmt>(S))
    return visitReturn(R);
  if (const auto *R = dyn_cast<CoreturnStmt>(S))
    return visitYielded(R->getOperand(), R, /*Last=*/true);
  if (const auto *E = dyn_cast<Expr>(S)) {
    E = strip(E);
    if (const auto *Text = dyn_cast<StringLiteral>(E); Text && !Temporary)
      Temporary =
          Text->isOrdinary() && Names.says(WR_Temporary, Text->getString());
    // Arguments that no constructor takes, in code that does not compile.
    if (E->getType().isNull())
      return;
    if (E->isGLValue() || E->getType()->isRecordType())
      place(E);
    else
      value(E);
  }
}

void FactBuilder::visitVariable(const VarDecl *V) {
  const Expr *Init = V->getInit();
  if (isArgumentList(V->getType())) {
    holdsRest(V);
    // A list that is a class is made empty, and started by va_start.
    if (Init && isa<CXXConstructExpr>(Init))
      return;
  }
  if (!Init || (Init->isValueDependent() && !Pattern))
    return;
  if (V->getType()->isReferenceType()) {
    if (PlaceId P = place(Init))
      Aliases[V] = P;
    return;
  }
  if (V->getType()->isPointerType())
    if (PlaceId P = pointee(Init))
      PointerAliases[V] = P;
  SinkId Into =
      given(sinkOfDecl(V, V->getLocation(), V->getSourceRange()), Init);
  if (!Into && Find.isDocument(V->getType()))
    Into = documentSink(V, Init);
  initialize(variable(V), Init, Into, V->getLocation());
}

void FactBuilder::visitReturn(const ReturnStmt *S) {
  const Expr *E = S->getRetValue();
  if (Out->Function)
    emit(fact::End{keySink(KeyHarm::Stays, nullptr, S->getBeginLoc(),
                           S->getSourceRange())},
         S);
  if (!E || !Out->Function)
    return;
  SinkId Into = addSink(Find.ofResult(Out->Function, E));
  if (E->getType()->isRecordType()) {
    PlaceId P = place(E);
    if (!P)
      return;
    // What is put into a variable is reported where it is put in.
    if (!Into && Find.isDocument(E->getType()) && !Find.documentBehind(E))
      Into = documentSink(nullptr, E);
    return emit(fact::ReturnCopy{P, Into}, E);
  }
  ValueId V = value(E);
  PlaceId Content = E->getType()->isPointerType() ? pointee(E) : PlaceId();
  if (V || Content)
    returns(V, Content, Into, E);
}

void FactBuilder::initialize(PlaceId P, const Expr *Init, SinkId Into,
                             SourceLocation Loc, bool Overwrites) {
  const Expr *E = strip(Init);
  if (E->getType().isNull())
    return;
  if (E->getType()->isRecordType() || E->getType()->isArrayType()) {
    PlaceId Q = place(E);
    if (P && Q)
      emit(fact::Copy{P, Q, Into, Overwrites}, Loc);
    return;
  }
  ValueId V = value(E);
  if (P)
    store(P, V, textBehind(E, P, Into), Into, Loc, Overwrites);
}
