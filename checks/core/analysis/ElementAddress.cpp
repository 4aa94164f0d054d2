//===--- ElementAddress.cpp - an element that may not be there ------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Certain is what the function itself shows: it made the sequence empty, or as
// long as a number that nobody tested, and hands the length on beside the
// address. See ElementAddress.h.
//
//===----------------------------------------------------------------------===//

#include "ElementAddress.h"
#include "Analysis.h"
#include "ElementField.h"
#include "ElementUse.h"
#include "MovedElement.h"
#include "NonEmpty.h"
#include "core/ast/Children.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;
using namespace stableid;

namespace {

class Function {
public:
  Function(const UnitPass &P, const FunctionDecl *F, std::vector<Remark> &Out)
      : P(P), F(F), SM(P.AST.getSourceManager()), Out(Out),
        Uses(elementUsesIn(F, P.AST, P.Index)) {}
  void read();

private:
  void judge(const ElementUse &Use, const Filling &Amount);
  const Expr *lengthIn(const ElementUse &Use, const Path &Of) const;
  const Expr *namedIn(const ElementUse &Use, const Decl *D) const;
  bool isTested(const Path &Of, SourceLocation At) const;
  bool isGiven(const Path &Of) const;
  bool fillsPerhaps(const Path &Of, SourceLocation At) const;
  bool isOpen(const Expr *Count, SourceLocation At) const;
  void advise(Remark &R, const ElementUse &Use, bool Passed) const;

  const UnitPass &P;
  const FunctionDecl *F;
  const SourceManager &SM;
  std::vector<Remark> &Out;
  ElementUses Uses;
  /// A sequence that may be empty is reported once.
  llvm::SmallVector<Path, 4> Doubted;
};

} // namespace

/// The type of the object \p E, also of one that \p E points to.
static QualType typeOf(const Expr *E) {
  QualType T = E->IgnoreParenCasts()->IgnoreImplicit()->getType();
  if (T->isPointerType())
    T = T->getPointeeType();
  return T.getNonReferenceType();
}

static std::string nameOf(const Expr *Object, ASTContext &AST) {
  Object = Object->IgnoreImplicit();
  StringRef Text = textOf(Object->getSourceRange(), AST);
  if (!Text.empty() && Text.size() <= 40 && !Text.contains('\n'))
    return "'" + Text.str() + "'";
  Path P = pathOf(Object);
  const auto *Last = P.empty() ? nullptr : dyn_cast_or_null<NamedDecl>(P.back());
  return Last && Last->getIdentifier() ? "'" + Last->getName().str() + "'"
                                       : "a sequence";
}

static bool counts(const Stmt *S, const Path &Of, ModelIndex &Index) {
  if (const auto *Call = dyn_cast<CallExpr>(S)) {
    SequenceUse Use = sequenceUseOf(Call, Index);
    if (Use.Op == SequenceOp::Size && pathOf(Use.Object) == Of)
      return true;
  }
  return llvm::any_of(childrenOf(S),
                      [&](const Stmt *C) { return counts(C, Of, Index); });
}

static bool holds(const Stmt *S, const Stmt *Part) {
  return S == Part || llvm::any_of(childrenOf(S), [&](const Stmt *C) {
           return holds(C, Part);
         });
}

/// The argument beside the address that has the length in it.
const Expr *Function::lengthIn(const ElementUse &Use, const Path &Of) const {
  for (const Expr *A : Use.Args)
    if (!holds(A, Use.Address.At) && counts(A, Of, P.Index))
      return A;
  return nullptr;
}

const Expr *Function::namedIn(const ElementUse &Use, const Decl *D) const {
  for (const Expr *A : Use.Args) {
    bool Named = false;
    eachNamed(A, [&](const Decl *N) { Named |= N == D; });
    if (Named && !holds(A, Use.Address.At))
      return A;
  }
  return nullptr;
}

bool Function::isTested(const Path &Of, SourceLocation At) const {
  return !Of.empty() && Of.back() && Uses.isTested(Of.back(), At, SM);
}

/// The caller decides what it is: a parameter, or a part of one. A caller in
/// this unit may well have looked.
bool Function::isGiven(const Path &Of) const {
  return !Of.empty() && isa_and_nonnull<ParmVarDecl>(Of.front()) &&
         F->isExternallyVisible() && F->getAccess() != AS_private &&
         P.Unit.mentionsOf(F->getCanonicalDecl()).empty();
}

/// \p Count says how many there are, and nobody looked whether it is 0.
bool Function::isOpen(const Expr *Count, SourceLocation At) const {
  Count = Count->IgnoreParenCasts()->IgnoreImplicit();
  SequenceUse Use = sequenceUseOf(Count, P.Index);
  Path Of = pathOf(Use.Op == SequenceOp::Size ? Use.Object : Count);
  return isGiven(Of) && !isTested(Of, At) &&
         !(Of.size() > 1 && Uses.isTested(Of.front(), At, SM));
}

/// \p Count is what code that nobody reads here answered.
static bool isAsked(const Expr *Count) {
  Count = Count->IgnoreParenCasts()->IgnoreImplicit();
  if (const auto *Ref = dyn_cast<DeclRefExpr>(Count))
    if (const auto *V = dyn_cast<VarDecl>(Ref->getDecl());
        V && V->isLocalVarDecl() && V->getInit())
      Count = V->getInit()->IgnoreParenCasts()->IgnoreImplicit();
  const auto *Call = dyn_cast<CallExpr>(Count);
  const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
  return F && !F->hasBody();
}

/// \p Of is filled by loops alone, each of which may run no time at all.
bool Function::fillsPerhaps(const Path &Of, SourceLocation At) const {
  bool Any = false;
  for (const ElementUses::Fill &Fill : Uses.Fills) {
    if (Fill.Of != Of)
      continue;
    Any = true;
    bool Open = false;
    for (const Stmt *S : Fill.Around) {
      if (const auto *Loop = dyn_cast<CXXForRangeStmt>(S)) {
        Path Over = Loop->getRangeInit() ? pathOf(Loop->getRangeInit()) : Path();
        Open |= isGiven(Over) && !isTested(Over, At);
      } else if (const auto *Loop = dyn_cast<ForStmt>(S)) {
        const auto *Test = dyn_cast_or_null<BinaryOperator>(
            Loop->getCond() ? Loop->getCond()->IgnoreParenImpCasts() : nullptr);
        Open |= Test && Test->isComparisonOp() && isOpen(Test->getRHS(), At);
      } else {
        return false;
      }
    }
    if (!Open)
      return false;
  }
  return Any;
}

/// \p Class gives the address of the first element, if there is one, by itself.
static std::string dataOf(const CXXRecordDecl *Class, ModelIndex &Index) {
  Class = Class ? Class->getDefinition() : nullptr;
  if (!Class)
    return "";
  for (const CXXMethodDecl *M : Class->methods())
    if (M->getIdentifier() && M->getNumParams() == 0)
      if (const Rule *R = Index.sequenceRule(M);
          R && R->DoesTo == SequenceOp::Data)
        return M->getName().str();
  for (const CXXBaseSpecifier &B : Class->bases())
    if (std::string Name = dataOf(B.getType()->getAsCXXRecordDecl(), Index);
        !Name.empty())
      return Name;
  return "";
}

void Function::advise(Remark &R, const ElementUse &Use, bool Passed) const {
  const ElementAddress &A = Use.Address;
  std::string Name = nameOf(A.Object, P.AST);
  std::string Data = dataOf(typeOf(A.Object)->getAsCXXRecordDecl(), P.Index);
  if (A.Which != SequenceOp::First || Data.empty() || !Passed) {
    R.Notes.push_back({A.At->getBeginLoc(),
                       "take the address only where " + Name +
                           " is known to have elements, or keep an index"});
    return;
  }
  const Expr *Object = A.Object->IgnoreImplicit();
  bool Arrow = Object->getType()->isPointerType();
  StringRef Text = textOf(Object->getSourceRange(), P.AST);
  std::string New = Text.str() + (Arrow ? "->" : ".") + Data + "()";
  R.Notes.push_back({A.At->getBeginLoc(),
                     "use " + (Text.empty() ? "'" + Data + "()'" : "'" + New + "'") +
                         ", which is valid without elements too"});
  if (!Text.empty() && isWritable(A.At->getBeginLoc(), P.AST) &&
      isWritable(A.At->getEndLoc(), P.AST) && !holdsMacro(A.At, SM))
    R.Edits.push_back(
        {CharSourceRange::getTokenRange(A.At->getSourceRange()), New});
}

void Function::judge(const ElementUse &Use, const Filling &Amount) {
  const ElementAddress &A = Use.Address;
  if (A.Which != SequenceOp::First && A.Which != SequenceOp::Last)
    return;
  Path Of = pathOf(A.Object);
  if (Of.empty() || Amount.Is == Filling::Some ||
      !(P.Index.traitsOf(typeOf(A.Object)) & TT_Sequence))
    return;
  SourceLocation At = A.At->getBeginLoc();
  const Expr *Length = lengthIn(Use, Of);
  bool Lent = Of.front() && Uses.Lent.count(Of.front());
  bool Tested = isTested(Of, At);
  bool Certain = false;
  Remark R;
  std::string Name = nameOf(A.Object, P.AST);
  switch (Amount.Is) {
  case Filling::None:
    Certain = !Lent;
    if (Amount.At.isValid())
      R.Notes.push_back({Amount.At, Name + " is empty from here on"});
    break;
  case Filling::Measured: {
    const Expr *Count = Amount.By->IgnoreParenCasts()->IgnoreImplicit();
    Path By = pathOf(Count);
    if (SequenceUse Use = sequenceUseOf(Count, P.Index);
        Use.Op == SequenceOp::Size)
      By = pathOf(Use.Object);
    if (!Length && !By.empty() && By.front())
      Length = namedIn(Use, By.front());
    bool Open = isOpen(Count, At);
    // A number that this file computes, and of which nothing is made here.
    if (!Length && !Open && !isAsked(Count))
      return;
    Certain = Length && !Lent && !Tested && Open;
    R.Notes.push_back({Amount.By->getBeginLoc(),
                       Name + " has as many elements as this says, perhaps 0"});
    break;
  }
  case Filling::Either: {
    const auto *Local = dyn_cast_or_null<VarDecl>(Of.front());
    Certain = Length && !Lent && !Tested && Local && Of.size() == 1 &&
              Local->isLocalVarDecl() && fillsPerhaps(Of, At);
    if (Amount.At.isValid())
      R.Notes.push_back({Amount.At, Name + " is empty from here on, until "
                                           "something is put in"});
    break;
  }
  case Filling::Given: {
    bool Given = isGiven(Of) && Of.size() == 1;
    if (!Of.front() && Of.size() == 2) {
      FieldFilling Field = fillingOf(dyn_cast<FieldDecl>(Of.back()), P);
      if (Field.AlwaysSome)
        return;
      Given = Field.Never;
    }
    Certain = Given && Length && !Lent && !Tested;
    break;
  }
  default:
    // Nothing speaks of its size, here or behind the call.
    if (!Length)
      return;
    break;
  }
  if (!Certain) {
    if (llvm::is_contained(Doubted, Of))
      return;
    Doubted.push_back(Of);
  }
  R.Loc = At;
  R.Range = A.At->getSourceRange();
  R.Sure = Certain ? Certainty::Certain : Certainty::Likely;
  bool Empty = Certain && Amount.Is == Filling::None;
  R.Text = std::string(A.Which == SequenceOp::First
                           ? "address of the first element of "
                           : "address of the last element of ") +
           Name +
           (Empty     ? ", which is empty here; there is none"
            : Certain ? ", which can be empty here; there is none then"
                      : ", which may be empty here; there is none then");
  if (Length)
    R.Notes.push_back({Length->getBeginLoc(),
                       "the length is handed on here, and may be 0"});
  advise(R, Use, Length != nullptr);
  Out.push_back(std::move(R));
}

void Function::read() {
  if (Uses.All.empty())
    return;
  CFG::BuildOptions Options;
  Options.AddInitializers = true;
  Options.AddCXXDefaultInitExprInCtors = true;
  Options.setAllAlwaysAdd();
  std::unique_ptr<CFG> Graph =
      CFG::buildCFG(F, F->getBody(), &P.AST, Options);
  if (!Graph)
    return;
  std::vector<ElementAddress> Wanted;
  for (const ElementUse &Use : Uses.All)
    Wanted.push_back(Use.Address);
  NonEmpty Known(*Graph, P.AST, P.Index, Wanted);
  for (const ElementUse &Use : Uses.All)
    if (const Filling *Amount = Known.at(Use.Address))
      judge(Use, *Amount);
}

std::vector<Remark> stableid::unguardedElementAddress(const UnitPass &P) {
  std::vector<Remark> Out;
  // A sequence is a class.
  if (!P.AST.getLangOpts().CPlusPlus)
    return Out;
  for (const UnitIndex::Entry &E : P.Unit.entries())
    if (E.Function && E.Function->getBody() &&
        !E.Function->isDependentContext()) {
      Function(P, E.Function, Out).read();
      addMovedElements(E.Function, P, Out);
    }
  return Out;
}
