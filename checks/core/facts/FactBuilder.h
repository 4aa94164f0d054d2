//===--- FactBuilder.h - from the AST to facts -----------------*- C++ -*-===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Reads the bodies that the flow follows, alone. It visits every CFG
// element once and writes down what happens to values and places. Statements
// are in FactBuilder.cpp, values in FactValue.cpp, places in FactPlace.cpp,
// calls in FactCall.cpp, and what a call formats, writes out, keeps as a key or
// is given by name in a file each.
//
//===----------------------------------------------------------------------===//

#ifndef STABLEID_CORE_FACTBUILDER_H
#define STABLEID_CORE_FACTBUILDER_H

#include "Meaning.h"
#include "core/model/Model.h"
#include "core/sink/Sinks.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallPtrSet.h"
#include <memory>

namespace clang {
class CFG;
class CFGElement;
} // namespace clang

namespace stableid {

class FactBuilder {
public:
  using TypeNames = llvm::SmallPtrSetImpl<const clang::TypedefNameDecl *>;
  using Referents =
      llvm::DenseMap<const clang::Decl *, const clang::RecordDecl *>;
  using OwnObjects =
      llvm::DenseMap<const clang::CXXRecordDecl *, const clang::VarDecl *>;
  /// \p Carriers are integer types by which pointers travel; \p Pointees says
  /// what the unit uses each `void *` as; \p Own, which object stands for those
  /// of a class that is a container itself.
  FactBuilder(clang::ASTContext &AST, ModelIndex &Index,
              const Lexicon &Names, Derivations &D,
              const TypeNames &Carriers, const Referents &Pointees,
              const OwnObjects &Own)
      : AST(AST), Index(Index), Names(Names), Find(Index, Names),
        Means(Index, Names), D(D), Carriers(Carriers), Pointees(Pointees),
        Own(Own) {}

  /// The facts of \p F's body, or null when clang can make no CFG of it.
  std::unique_ptr<FunctionFacts> build(const clang::FunctionDecl *F);

  /// The facts of one initialiser outside of any function: a global, a static
  /// member, a field's default.
  std::unique_ptr<FunctionFacts> build(const clang::ValueDecl *Declared,
                                       const clang::Expr *Init);

private:
  /// The facts of a template: its statements one after the other, since clang
  /// makes no CFG of what depends on a parameter.
  std::unique_ptr<FunctionFacts> buildPattern(const clang::FunctionDecl *F);
  void visitPattern(const clang::Stmt *S);
  ValueId dependentAddress(const clang::CastExpr *E);
  /// Room for the facts of one block.
  void oneBlock();

  // Statements.
  void begin();
  void begin(const clang::FunctionDecl *F);
  void visitInitializer(const clang::CXXCtorInitializer *Init);
  void addInputs();
  void visit(const clang::CFGElement &Element);
  void visitStmt(const clang::Stmt *S);
  void visitVariable(const clang::VarDecl *V);
  void visitReturn(const clang::ReturnStmt *S);
  /// The coroutine hands \p E to its caller at \p At: by co_return, or by
  /// co_yield, which is not \p Last.
  void visitYielded(const clang::Expr *E, const clang::Stmt *At, bool Last);
  /// P = Init, where Init is of any type.
  void initialize(PlaceId P, const clang::Expr *Init, SinkId Into,
                  clang::SourceLocation Loc, bool Overwrites = true);
  /// On the edge that Current stands for, \p E is a constant.
  void becomesConstant(const clang::Expr *E);
  void emit(fact::Any Is, clang::SourceLocation Loc);
  void emit(fact::Any Is, const clang::Stmt *At) {
    emit(Is, At->getBeginLoc());
  }
  /// The value that \p Is makes.
  template <class FactT> ValueId define(FactT Is, clang::SourceLocation Loc) {
    Is.Dst = ValueId(Out->Values++);
    emit(Is, Loc);
    return Is.Dst;
  }
  template <class FactT> ValueId define(FactT Is, const clang::Stmt *At) {
    return define(Is, At->getBeginLoc());
  }
  /// P = V, and the text at \p Text that it points to.
  void store(PlaceId P, ValueId V, PlaceId Text, SinkId Into,
             clang::SourceLocation Loc, bool Overwrites = true);
  /// \p V, which arrives at \p Into, if that is a sink.
  ValueId arriving(ValueId V, SinkId Into, clang::SourceLocation Loc);
  /// The function returns \p V, which points to what is at \p Behind.
  void returns(ValueId V, PlaceId Behind, SinkId Into, const clang::Stmt *At,
               bool Alone = true);
  void benign(const clang::Expr *E);

  // Values.
  ValueId value(const clang::Expr *E);
  ValueId computeValue(const clang::Expr *E);
  ValueId valueOfCast(const clang::CastExpr *E);
  ValueId valueOfUnary(const clang::UnaryOperator *E);
  ValueId valueOfBinary(const clang::BinaryOperator *E);
  ValueId combine(clang::BinaryOperatorKind Op, const clang::Expr *E, ValueId L,
                  const clang::Expr *LE, ValueId R, const clang::Expr *RE);
  ValueId assign(const clang::BinaryOperator *E);
  ValueId load(PlaceId P, const clang::Expr *E);
  /// The number of which \p E is a digit, taken out of a table.
  const clang::Expr *digitOf(const clang::Expr *E) const;
  bool isCarrier(clang::QualType T) const;
  /// A `void *` that points to an object all the same: the unit uses it as one,
  /// or its name says so and nothing carries an integer in it.
  bool isReferent(const clang::ValueDecl *D) const;
  bool readsBytes(const clang::Expr *E) const;
  void holdsPointer(const clang::ValueDecl *Written);
  ValueId born(Source S, const clang::Stmt *At);
  ValueId withFallback(ValueId V, const clang::Expr *E);
  ValueId either(ValueId A, ValueId B, clang::SourceLocation Loc);

  // Places.
  PlaceId place(const clang::Expr *E);
  PlaceId computePlace(const clang::Expr *E);
  PlaceId pointee(const clang::Expr *E);
  /// The text that the character pointer \p E points to, where it is kept by
  /// more than a local variable.
  PlaceId textBehind(const clang::Expr *E, PlaceId Kept, SinkId Into);
  PlaceId variable(const clang::VarDecl *V);
  PlaceId pointeeOf(const clang::VarDecl *V);
  PlaceId temporary(const clang::Expr *E);
  PlaceId thisObject();
  PlaceId memberPlace(const clang::MemberExpr *E);
  PlaceId aggregate(const clang::InitListExpr *E);
  PlaceId lambda(const clang::LambdaExpr *E);

  // Calls.
  ValueId call(const clang::Expr *E);
  CallFact::Argument argument(const clang::Expr *E,
                              const clang::ParmVarDecl *P);
  void addSinks(CallSite &C);
  void addElementSink(CallSite &C);
  /// bytes.push_back(v >> 8 * i): the element is a piece of a number.
  void addPiece(const clang::FunctionDecl *Callee, const clang::Expr *Piece);
  void addRuleSinks(CallSite &C);
  void addMapped(CallSite &C);
  void addContainer(CallSite &C);
  /// The same, where the Model says what is done.
  void addNamedContainer(CallSite &C, const ContainerUse &Use);
  /// A text whose address may be taken for it, as a SourceId.
  SourceId textByAddress(const clang::Expr *Key);
  PlaceId keysOf(const clang::ValueDecl *Container);
  SinkId keySink(KeyHarm Harm, const clang::ValueDecl *Container,
                 clang::SourceLocation Loc, clang::SourceRange Range);
  void compare(ValueId A, ValueId B, const clang::Expr *At);
  /// A pointer that was kept is compared with a fresh one to find out whether
  /// what was worked out for it is still right.
  void compareKept(const clang::BinaryOperator *E);
  /// What the text that \p A is says; the value of \p A if it is an object.
  ValueId textOf(const CallFact::Argument &A);
  void addErased();
  /// P = a pair or tuple made of \p Args; false if \p Class is none, or is
  /// made in another way.
  bool parts(PlaceId P, llvm::ArrayRef<const clang::Expr *> Args,
             const clang::CXXRecordDecl *Class);
  bool pairPlace(PlaceId P, llvm::ArrayRef<const clang::Expr *> Args,
                 const clang::CXXRecordDecl *Pair);
  bool tuplePlace(PlaceId P, llvm::ArrayRef<const clang::Expr *> Args,
                  const clang::CXXRecordDecl *Tuple);
  void addChannel(CallSite &C);
  void addDocument(CallSite &C);
  /// What is put at \p At into \p Document, a variable or a field of this, or
  /// null for one that is returned as it is made.
  SinkId documentSink(const clang::ValueDecl *Document, const clang::Expr *At);
  bool isReturned(const clang::VarDecl *V);
  void addFormat(CallSite &C);
  /// What \p Text, argument \p Format, makes a name of by the conversion
  /// \p Read of argument \p I.
  void addNameSink(CallSite &C, const clang::StringLiteral &Text,
                   const Conversion &Read, unsigned I, unsigned Format);
  /// A va_list that is handed to a function that nobody reads.
  void addListSink(CallSite &C, unsigned I);
  /// The name that the literal before it makes of what is put into a stream.
  void addStreamName(CallSite &C);
  /// A va_list holds what the function is passed beyond its parameters.
  void holdsRest(const clang::VarDecl *V);
  void addBytes(CallSite &C);
  /// Whether \p C reads what argument \p I points to as bytes.
  bool handsBytes(const CallSite &C, unsigned I) const;
  void addHashing(CallSite &C);
  PlaceId resultPlace(const CallSite &C, bool Pointee);
  PlaceId standsFor(const CallSite &C) const;
  void callFact(CallSite C, ValueId Dst, PlaceId P);
  /// The functions and lambdas among the arguments of \p E, which the library
  /// calls.
  void handOver(const clang::CallExpr *E);
  /// The value of \p Memory, which is known by what it is cast to if malloc()
  /// returned it.
  ValueId allocated(const clang::Expr *Memory, const clang::Expr *As);
  void calledByLibrary(const clang::FunctionDecl *F, const clang::CallExpr *E,
                       PlaceId Destination);
  /// What \p E returns, where a variable holds the lambda that it calls and is
  /// named as an ID.
  void nameResult(const clang::CallExpr *E);
  /// The address in the wrapper that \p E hashes, by its type.
  ValueId wrapped(ValueId V, const clang::Expr *E);

  // Sinks.
  SinkId addSink(Sink S);
  /// None if there is none, or one that nobody is interested in here.
  SinkId addSink(std::optional<Sink> S);
  /// \p Into, given its value by \p Value and assigned to as \p Target.
  SinkId given(SinkId Into, const clang::Expr *Value,
               const clang::Expr *Target = nullptr);
  SinkId sinkOfDecl(const clang::ValueDecl *D, clang::SourceLocation Loc,
                    clang::SourceRange Range);
  /// This function puts a callback beside the field \p F that gets it back.
  bool isBesideCallback(const clang::FieldDecl *F);
  SinkId sinkOfTarget(const clang::Expr *LHS);
  /// What is put into \p Whole, by the name of that.
  SinkId sinkOfElement(const clang::Expr *Whole, const clang::Expr *At);
  SinkId sinkOfConstant(const clang::StringLiteral *Text,
                        const clang::Expr *At);
  SinkId sinkOfPlace(PlaceId P, const clang::Expr *At);

  clang::ASTContext &AST;
  ModelIndex &Index;
  const Lexicon &Names;
  Sinks Find;
  Meaning Means;
  Derivations &D;
  const TypeNames &Carriers;
  const Referents &Pointees;
  const OwnObjects &Own;

  std::unique_ptr<FunctionFacts> Out;
  /// The function makes hashes, or shows things to a developer: its own
  /// variables are no IDs, whatever their names.
  bool QuietLocals = false;
  /// It is a template: values may depend on its parameters.
  bool Pattern = false;
  /// It speaks of temporary files, and looks whether one is there.
  bool Temporary = false, LooksForFiles = false;
  uint32_t Current = 0;
  llvm::DenseMap<const clang::Expr *, ValueId> Values;
  llvm::DenseMap<const clang::Expr *, ValueId> Loads;
  llvm::DenseMap<const clang::Expr *, PlaceId> PlacesOf;
  /// What the pointer a call returns points to.
  llvm::DenseMap<const clang::Expr *, PlaceId> PointeesOf;
  /// References, and pointers to locals, stand for what they were bound to.
  llvm::DenseMap<const clang::VarDecl *, PlaceId> Aliases;
  llvm::DenseMap<const clang::VarDecl *, PlaceId> PointerAliases;
  llvm::DenseMap<const clang::VarDecl *, bool> Captured;
  /// The local variables that the function returns, once asked.
  std::optional<llvm::SmallPtrSet<const clang::VarDecl *, 2>> Returned;
  /// Unions into which this function has put a pointer.
  llvm::SmallPtrSet<const clang::RecordDecl *, 2> HoldPointers;
  /// Classes, by whether this function gives their objects a callback.
  llvm::DenseMap<const clang::RecordDecl *, bool> BesideCallback;

  // What names say is asked once per unit.
  bool isHarmless(const clang::FunctionDecl *Callee,
                  llvm::ArrayRef<const Rule *> Rules);
  llvm::DenseMap<const clang::FunctionDecl *, bool> HarmlessCallees;
  struct ParamIdentity {
    std::optional<Identity> Plain, Pointer;
  };
  const ParamIdentity &paramIdentity(const clang::FunctionDecl *F, unsigned I);
  llvm::DenseMap<const clang::ParmVarDecl *, ParamIdentity> ParamIdentities;
};

/// The field that keeps part \p I of a std::pair or std::tuple.
const clang::FieldDecl *partOf(const clang::CXXRecordDecl *Class, unsigned I);

const clang::FieldDecl *fieldNamed(const clang::CXXRecordDecl *Class,
                                   llvm::StringRef Name);

} // namespace stableid

#endif // STABLEID_CORE_FACTBUILDER_H
