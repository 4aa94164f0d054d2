//===--- OrderEdit.cpp - a sort in front of a loop ------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See OrderEdit.h.
//
//===----------------------------------------------------------------------===//

#include "OrderEdit.h"
#include "OrderMember.h"
#include "OrderShape.h"
#include "core/ast/Children.h"
#include "core/model/Container.h"
#include "core/repair/TextPlace.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/ParentMapContext.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;
using namespace stableid;

namespace {

class Editor {
public:
  Editor(const UnitPass &P, const FunctionDecl *F, const CXXForRangeStmt *For)
      : P(P), F(F), For(For), V(For->getLoopVariable()) {}

  std::optional<OrderEdit> sortBefore(bool Keeps);
  std::optional<OrderEdit> sortBehind(const OrderSeen &S);

private:
  const CompoundStmt *place() const;
  bool isWritten(SourceLocation Loc) const { return isWritable(Loc, P.AST); }
  bool derefs(const Stmt *S) const;
  bool changesNothing(const ValueDecl *Container) const;
  std::string elementType() const;
  std::string freeName(llvm::StringRef Container) const;

  const UnitPass &P;
  const FunctionDecl *F;
  const CXXForRangeStmt *For;
  const VarDecl *V;
};

} // namespace

/// The block in which the loop is a statement, and in which a variable in front
/// of it is passed by nothing that jumps.
const CompoundStmt *Editor::place() const {
  auto Parents = P.AST.getParents(*For);
  const auto *Block = Parents.size() == 1 ? Parents[0].get<CompoundStmt>() : nullptr;
  if (!Block || F->isDependentContext() || F->getTemplateInstantiationPattern() ||
      F->isConstexpr() || For->getInit() || !isWritten(For->getBeginLoc()) ||
      !isWritten(For->getEndLoc()) || !isWritten(V->getLocation()) ||
      anyPart(F->getBody(), [](const Stmt *S) {
        return isa<LabelStmt, GotoStmt, IndirectGotoStmt>(S);
      }))
    return nullptr;
  for (const Stmt *S : Block->body())
    if (isa<SwitchCase>(S))
      return nullptr;
  return Block;
}

/// The first thing that \p S does follows the element, so that none is null.
bool Editor::derefs(const Stmt *S) const {
  auto IsElement = [&](const Expr *E) {
    const auto *Ref = dyn_cast<DeclRefExpr>(E->IgnoreParenImpCasts());
    return Ref && Ref->getDecl() == V;
  };
  if (const auto *M = dyn_cast<MemberExpr>(S); M && M->isArrow() && IsElement(M->getBase()))
    return true;
  if (const auto *U = dyn_cast<UnaryOperator>(S))
    return (U->getOpcode() == UO_Deref && IsElement(U->getSubExpr())) ||
           derefs(U->getSubExpr());
  if (const auto *Block = dyn_cast<CompoundStmt>(S))
    return !Block->body_empty() && derefs(Block->body_front());
  if (const auto *If = dyn_cast<IfStmt>(S))
    return If->getCond() && !If->getInit() && derefs(If->getCond());
  if (const auto *B = dyn_cast<BinaryOperator>(S); B && B->isLogicalOp())
    return derefs(B->getLHS());
  if (const auto *C = dyn_cast<ConditionalOperator>(S))
    return derefs(C->getCond());
  if (!isa<Expr, DeclStmt>(S) ||
      isa<LambdaExpr, UnaryExprOrTypeTraitExpr, CXXNoexceptExpr, StmtExpr>(S))
    return false;
  return llvm::any_of(childrenOf(S), [&](const Stmt *C) { return derefs(C); });
}

/// The body neither changes \p Container nor ends elements: it calls nothing but
/// the library and constant members.
bool Editor::changesNothing(const ValueDecl *Container) const {
  const SourceManager &SM = P.AST.getSourceManager();
  return !anyPart(For->getBody(), [&](const Stmt *S) {
    if (isa<CXXDeleteExpr, LambdaExpr, CXXNewExpr, CoroutineSuspendExpr>(S))
      return true;
    if (const auto *Ref = dyn_cast<DeclRefExpr>(S))
      return Ref->getDecl() == Container;
    if (const auto *M = dyn_cast<MemberExpr>(S); M && M->getMemberDecl() == Container)
      return true;
    const FunctionDecl *Callee = nullptr;
    if (const auto *Call = dyn_cast<CallExpr>(S)) {
      Callee = Call->getDirectCallee();
      if (!Callee)
        return true;
    } else if (const auto *Made = dyn_cast<CXXConstructExpr>(S)) {
      Callee = Made->getConstructor();
    }
    if (!Callee || Callee->isImplicit() ||
        SM.isInSystemHeader(Callee->getLocation()))
      return false;
    const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
    return !Method || !Method->isConst();
  });
}

/// The type of the loop's variable as it is written; empty where it says less
/// than that.
std::string Editor::elementType() const {
  QualType T = V->getType();
  if (T->isReferenceType() || T->getContainedAutoType() || T.isVolatileQualified())
    return "";
  std::string Text = T.getUnqualifiedType().getAsString(P.AST.getPrintingPolicy());
  return llvm::StringRef(Text).contains('(') ? "" : Text;
}

std::string Editor::freeName(llvm::StringRef Container) const {
  // Without the letter in front, as in m_units.
  llvm::StringRef Trimmed = Container;
  if (Trimmed.size() > 2 && Trimmed[1] == '_')
    Trimmed = Trimmed.drop_front(2);
  std::string Bare = Trimmed.trim('_').str();
  if (Bare.empty())
    return "";
  bool Snake = llvm::StringRef(Bare).contains('_') ||
               llvm::StringRef(Bare).lower() == Bare;
  if (!Snake)
    Bare[0] = llvm::toUpper(Bare[0]);
  // In the spelling of the container's own name.
  llvm::StringRef Word = "sorted ";
  std::string Name = Word.trim().str() + (Snake ? "_" : "") + Bare;
  // Each loop over one of that name has a list of its own.
  unsigned Number = 1;
  anyPart(F->getBody(), [&](const Stmt *S) {
    const auto *Other = dyn_cast<CXXForRangeStmt>(S);
    const ValueDecl *Over = Other && Other != For && Other->getRangeInit()
                                ? rootOf(Other->getRangeInit())
                                : nullptr;
    Number += Over && nameOf(Over) == Container &&
              P.AST.getSourceManager().isBeforeInTranslationUnit(
                  Other->getBeginLoc(), For->getBeginLoc());
    return false;
  });
  if (Number > 1)
    Name += std::to_string(Number);
  return P.AST.Idents.find(Name) == P.AST.Idents.end() ? Name : "";
}

std::optional<OrderEdit> Editor::sortBefore(bool Keeps) {
  const Expr *Range = For->getRangeInit()->IgnoreParenImpCasts();
  const ValueDecl *Named = nullptr;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(Range))
    Named = dyn_cast<VarDecl>(Ref->getDecl());
  else if (const auto *M = dyn_cast<MemberExpr>(Range);
           M && isa<CXXThisExpr>(M->getBase()->IgnoreParenImpCasts()))
    Named = dyn_cast<FieldDecl>(M->getMemberDecl());
  QualType T = Range->getType();
  const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
  QualType Element = V->getType().getNonReferenceType();
  llvm::StringRef Text = textOf(Range->getSourceRange(), P.AST);
  bool Set = !keyTypeOf(T).isNull() && mappedTypeOf(T).isNull();
  if (!Named || !Class || !Element->isPointerType() || Text.empty() ||
      Range->getBeginLoc().isMacroID() || !(Set || Keeps) ||
      (P.Index.traitsOf(T) & TT_Container) == 0 || !place() ||
      !derefs(For->getBody()) || !changesNothing(Named))
    return std::nullopt;
  OrderMembers Members(P, For);
  std::string Less = Members.comparison(Element->getPointeeCXXRecordDecl());
  std::string Name = freeName(Named->getName());
  std::string Type = elementType();
  // The vector's own deduction, and generic parameters.
  if (Less.empty() || Name.empty() || (Type.empty() && !P.AST.getLangOpts().CPlusPlus17))
    return std::nullopt;
  auto Declared = [](const std::string &Type, const char *Name) {
    return Type + (Type.back() == '*' ? "" : " ") + Name;
  };
  std::string Param = Type.empty() ? "const auto *" : Type;
  const SourceManager &SM = P.AST.getSourceManager();
  std::string Indent = indentAt(For->getBeginLoc(), SM).str();
  OrderEdit Out;
  std::string Code = "std::vector" + (Type.empty() ? "" : "<" + Type + ">") + " " +
                     Name + "(" + Text.str() + ".begin(), " + Text.str() +
                     ".end());\n" + Indent + "std::sort(" + Name + ".begin(), " +
                     Name + ".end(), [](" + Declared(Param, "a") + ", " +
                     Declared(Param, "b") + ") { return " + Less + "; });\n" +
                     Indent;
  SourceLocation At = For->getBeginLoc();
  Out.Edits.push_back({CharSourceRange::getCharRange(At, At), Code});
  Out.Edits.push_back(
      {CharSourceRange::getTokenRange(Range->getSourceRange()), Name});
  Out.Headers = {"<algorithm>", "<vector>"};
  if (Members.Read.size() > 1)
    Out.Headers.push_back("<tuple>");
  std::string By;
  for (const ValueDecl *M : Members.Read)
    By += (By.empty() ? "" : ", ") + quoted(M);
  Out.Words = "sort the elements by " + By + " first";
  return Out;
}

/// A test that stops after so many elements takes the first of them.
static bool counts(const Expr *Cond, const VarDecl *List) {
  return anyPart(Cond, [&](const Stmt *S) {
    if (const auto *U = dyn_cast<UnaryOperator>(S))
      return U->isIncrementDecrementOp();
    if (const auto *B = dyn_cast<BinaryOperator>(S))
      return B->isAssignmentOp();
    const auto *Ref = dyn_cast<DeclRefExpr>(S);
    return Ref && Ref->getDecl() == List;
  });
}

/// for (...) names.push_back(x->name); and nothing else: the list, which was
/// empty before, can be sorted as it is.
std::optional<OrderEdit> Editor::sortBehind(const OrderSeen &S) {
  const auto *List = dyn_cast_or_null<VarDecl>(S.Where);
  const auto *Spec = List ? dyn_cast_or_null<ClassTemplateSpecializationDecl>(
                                List->getType()->getAsCXXRecordDecl())
                          : nullptr;
  const CompoundStmt *Block = place();
  if (!Spec || !Block || !Spec->isInStdNamespace() || !List->hasLocalStorage() ||
      isa<ParmVarDecl>(List) || !(P.Index.traitsOf(List->getType()) & TT_Moving) ||
      (P.Index.traitsOf(List->getType()) & TT_Text) ||
      List->getType().isConstQualified() || !List->getIdentifier() ||
      Spec->getTemplateArgs()[0].getKind() != TemplateArgument::Type ||
      !isSortable(Spec->getTemplateArgs()[0].getAsType(), P.Index))
    return std::nullopt;
  // One statement, perhaps behind a test that asks the element alone.
  const Stmt *Body = For->getBody();
  for (;;) {
    if (const auto *Inner = dyn_cast<CompoundStmt>(Body); Inner && Inner->size() == 1)
      Body = Inner->body_front();
    else if (const auto *If = dyn_cast<IfStmt>(Body);
             If && !If->getElse() && If->getCond() && !counts(If->getCond(), List))
      Body = If->getThen();
    else
      break;
  }
  const auto *E = dyn_cast<Expr>(Body);
  const auto *Call = E ? dyn_cast<CXXMemberCallExpr>(E->IgnoreUnlessSpelledInSource())
                       : nullptr;
  if (!Call || namedObject(Call->getImplicitObjectArgument()) != List ||
      Call->getNumArgs() != 1)
    return std::nullopt;
  // Declared in the same block, empty, and not named until the loop.
  bool Fresh = false;
  for (const Stmt *Each : Block->body()) {
    if (Each == For)
      break;
    const auto *D = dyn_cast<DeclStmt>(Each);
    if (D && D->isSingleDecl() && D->getSingleDecl() == List) {
      const auto *Made =
          dyn_cast_or_null<CXXConstructExpr>(List->getInit());
      Fresh = Made && Made->getConstructor()->isDefaultConstructor();
    } else if (Fresh && anyPart(Each, [&](const Stmt *Part) {
                 const auto *Ref = dyn_cast<DeclRefExpr>(Part);
                 return Ref && Ref->getDecl() == List;
               })) {
      // Room may be made, and nothing else done.
      const auto *Use = dyn_cast<Expr>(Each);
      const auto *Makes = Use ? dyn_cast<CXXMemberCallExpr>(
                                    Use->IgnoreUnlessSpelledInSource())
                              : nullptr;
      const Rule *R = Makes ? P.Index.sequenceRule(Makes->getDirectCallee()) : nullptr;
      Fresh = R && R->DoesTo == SequenceOp::Reserve;
    }
  }
  if (!Fresh)
    return std::nullopt;
  const SourceManager &SM = P.AST.getSourceManager();
  SourceLocation End = For->getEndLoc();
  if (*SM.getCharacterData(End) != '}') {
    // A statement ends with its semicolon, which belongs to nobody.
    auto [File, Offset] = SM.getDecomposedLoc(End);
    llvm::StringRef Rest = SM.getBufferData(File).drop_front(Offset);
    size_t Semi = Rest.find(';');
    if (Semi == llvm::StringRef::npos || Rest.take_front(Semi).contains('\n'))
      return std::nullopt;
    End = End.getLocWithOffset(Semi);
  }
  End = behindLine(End, SM);
  std::string Name = List->getNameAsString();
  OrderEdit Out;
  Out.Edits.push_back({CharSourceRange::getCharRange(End, End),
                       "\n" + indentAt(For->getBeginLoc(), SM).str() + "std::sort(" +
                           Name + ".begin(), " + Name + ".end());"});
  Out.Headers = {"<algorithm>"};
  Out.Words = "sort " + quoted(List) + " when it is filled";
  return Out;
}

std::optional<OrderEdit> stableid::orderEditOf(const UnitPass &P,
                                               const FunctionDecl *F,
                                               const CXXForRangeStmt *For,
                                               const OrderSeen &S, bool Keeps) {
  if (!For || !For->getLoopVariable() || !P.AST.getLangOpts().CPlusPlus11)
    return std::nullopt;
  Editor E(P, F, For);
  if (S.As == SeenAs::Appended)
    if (std::optional<OrderEdit> Behind = E.sortBehind(S))
      return Behind;
  if (S.As == SeenAs::Appended || S.As == SeenAs::Written)
    return E.sortBefore(Keeps);
  return std::nullopt;
}
