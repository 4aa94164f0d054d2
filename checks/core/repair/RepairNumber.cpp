//===--- RepairNumber.cpp - a number that is given once -------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// An object that keeps its own address as its ID keeps a fresh number instead;
// a local object gets an ID beside it; a thread has one. See Repair.h.
//
//===----------------------------------------------------------------------===//

#include "LocalValue.h"
#include "Repair.h"
#include "core/ast/Children.h"
#include "clang/AST/Attr.h"
#include "clang/Basic/Builtins.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;
using namespace stableid;

static bool isThis(const Expr *E) {
  return E && isa<CXXThisExpr>(E->IgnoreParenCasts());
}

/// \p Base.id = number of \p Pointer, where both are one object.
static bool isOwnId(const Expr *Target, const Expr *Pointer, ASTContext &AST) {
  const auto *M =
      Target ? dyn_cast<MemberExpr>(Target->IgnoreParenImpCasts()) : nullptr;
  if (!M || !Pointer)
    return false;
  const Expr *Base = M->getBase()->IgnoreParenImpCasts();
  if (isThis(Base) && isThis(Pointer))
    return true;
  const auto *U = dyn_cast<UnaryOperator>(Pointer->IgnoreParenImpCasts());
  if (!M->isArrow() && U && U->getOpcode() == UO_AddrOf)
    Pointer = U->getSubExpr()->IgnoreParenImpCasts();
  llvm::StringRef A = textOf(Base->getSourceRange(), AST);
  return !A.empty() && A == textOf(Pointer->getSourceRange(), AST) &&
         M->isArrow() == Pointer->getType()->isPointerType();
}

std::string stableid::repeats(unsigned Bits) {
  return "; " + std::to_string(Bits) + " bits of it repeat after 2^" +
         std::to_string(Bits) + " numbers";
}

/// The constructor of an object, or the declaration of its field, gives it the
/// number: each object gets one.
static bool isOwnOnce(const Finding &F, const Site &S) {
  bool Once = S.At == Site::Place::Initialized ||
              isa_and_nonnull<CXXConstructorDecl>(S.In);
  return Once &&
         isThis(F.To.Target
                    ? cast<MemberExpr>(F.To.Target->IgnoreParenImpCasts())
                          ->getBase()
                    : S.Pointer);
}

/// \p Block assigns to \p Target, once at most: in itself, or where an if of it
/// goes.
static bool standsIn(const Stmt *Block, const Expr *Target) {
  if (!Block)
    return false;
  if (const auto *C = dyn_cast<CompoundStmt>(Block))
    return llvm::any_of(C->body(), [&](const Stmt *S) {
      return standsIn(S, Target);
    });
  if (const auto *If = dyn_cast<IfStmt>(Block))
    return standsIn(If->getThen(), Target) || standsIn(If->getElse(), Target);
  const auto *E = dyn_cast<Expr>(Block);
  const auto *B = E ? dyn_cast<BinaryOperator>(E->IgnoreImplicit()) : nullptr;
  return B && B->isAssignmentOp() &&
         B->getLHS()->IgnoreParenImpCasts() == Target;
}

/// \p E makes a new object: new, or a function whose declaration says that it
/// gives out memory.
static bool makesObject(const Expr *E) {
  E = E->IgnoreParenCasts();
  if (isa<CXXNewExpr>(E))
    return true;
  const auto *Call = dyn_cast<CallExpr>(E);
  const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
  return F && (F->hasAttr<RestrictAttr>() ||
               F->getBuiltinID() == Builtin::BImalloc ||
               F->getBuiltinID() == Builtin::BIcalloc);
}

static bool holdsLabel(const Stmt *S) {
  return S && (isa<LabelStmt>(S) || llvm::any_of(childrenOf(S), holdsLabel));
}

/// All that the pointer \p V ever holds in \p Body is one new object.
static bool holdsNew(const VarDecl *V, const Stmt *Body) {
  std::optional<LocalValue> Value = valueOf(V, Body);
  if (!Value || !Value->isAllOf(V, Body))
    return false;
  unsigned Made = 0;
  for (const Expr *E : Value->Values) {
    bool New = makesObject(E);
    if (!New && !E->isNullPointerConstant(V->getASTContext(),
                                          Expr::NPC_ValueDependentIsNull))
      return false;
    Made += New;
  }
  return Made == 1;
}

/// The object was made beside the assignment.
static bool isOfFresh(const Finding &F, const Site &S) {
  const Expr *Target =
      F.To.Target ? F.To.Target->IgnoreParenImpCasts() : nullptr;
  const auto *M = dyn_cast_or_null<MemberExpr>(Target);
  const auto *Ref =
      M ? dyn_cast<DeclRefExpr>(M->getBase()->IgnoreParenImpCasts()) : nullptr;
  const auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  if (!V || !V->isLocalVarDecl() || !V->hasLocalStorage() || !S.In ||
      V->getType()->isReferenceType())
    return false;
  if (V->getType()->isPointerType() && !holdsNew(V, S.In->getBody()))
    return false;
  // A jump back would give it another one.
  if (holdsLabel(S.In->getBody()))
    return false;
  std::optional<const CompoundStmt *> Block = blockOf(V, S.In->getBody());
  return Block && standsIn(*Block, Target);
}

std::optional<Repair> Repairs::number(const Finding &F, const Site &S) {
  const auto *Field = dyn_cast_or_null<FieldDecl>(F.To.Decl);
  if (!Field || S.Text)
    return std::nullopt;
  bool Own = S.At == Site::Place::Initialized
                 ? isThis(S.Pointer)
                 : S.At == Site::Place::Assigned &&
                       isOwnId(F.To.Target, S.Pointer, AST);
  // An address is the same whenever it is asked for, and a number is not.
  if (!Own || !(isOwnOnce(F, S) || isOfFresh(F, S)))
    return std::nullopt;
  // Two fresh numbers are not equal.
  if (isShared(S.Written, S.In, namesIn(S.In)))
    return refuse("a local that the value is made of is also used elsewhere");
  const auto *Owner = dyn_cast<CXXRecordDecl>(Field->getParent());
  const DeclContext *From = S.In ? cast<DeclContext>(S.In) : Owner;
  std::string Class = nameFrom(Owner, From);
  if (Class.empty() && !S.InC)
    return refuse("the class has no name there");
  const Generator *G = maker(GeneratorKind::Object, S.File);
  if (!G)
    return refuse("the chosen library makes no such ID in C");
  if (!S.InC && (G->IsCounter || (!G->Own && !isFound(*G, S.File))))
    return counter(F, S, Owner);
  std::string Number = G->with("class", Class);
  std::optional<Repair> R = replace(S, S.fromNumber(Number), G->headers());
  if (!R)
    return R;
  R->Words = "use " + quoted(Number) + " instead";
  if (S.Bits < 64)
    R->Words += repeats(S.Bits);
  R->Fresh = true;
  R->Safe = isOwnOnce(F, S) && isSafe(F, S);
  return R;
}

/// A class of its own counts its objects: no library is needed.
std::optional<Repair> Repairs::counter(const Finding &F, const Site &S,
                                       const CXXRecordDecl *Owner) {
  const CXXRecordDecl *C = Owner->getDefinition();
  if (!AST.getLangOpts().CPlusPlus11)
    return refuse("atomic counters are C++11");
  if (!C || !isInFile(C, S.File) || C->isLocalClass() || C->isUnion() ||
      C->isLambda() || C->isDependentContext())
    return refuse("the class that would count its objects is not in this file");
  // Numbers of two counters are not told apart, where addresses were.
  if (Owners.size() > 1)
    return refuse("other classes have such IDs, too, and counters of their own "
                  "would give the same numbers");
  bool Camel = false;
  for (const CXXMethodDecl *M : C->methods())
    if (M->getIdentifier())
      Camel |= llvm::any_of(M->getName(), llvm::isUpper);
  Growth G;
  G.Class = C;
  G.Name = Camel ? "nextId" : "next_id";
  if (C->hasMemberName(&AST.Idents.get(G.Name)) || C->getName() == G.Name)
    return refuse("the class has a '" + G.Name + "' already");
  G.Function = "static std::uint64_t " + G.Name +
               "() { static std::atomic<std::uint64_t> last{0}; return "
               "++last; }";
  bool Inside = S.Class && S.Class->getCanonicalDecl() ==
                               C->getCanonicalDecl();
  G.Public = !Inside;
  std::string Call = (Inside ? "" : nameFrom(C, S.In) + "::") + G.Name + "()";
  std::optional<Repair> R =
      replace(S, S.fromNumber(Call), {"<atomic>", "<cstdint>"});
  if (!R)
    return R;
  R->Member = G;
  R->Words = "use a number of a counter, " + quoted(Call) + ", instead";
  if (S.Bits < 64)
    R->Words += repeats(S.Bits);
  R->Fresh = true;
  R->Safe = isOwnOnce(F, S) && isSafe(F, S);
  return R;
}

std::optional<Repair> Repairs::local(const Site &S) {
  const auto *U = dyn_cast_or_null<UnaryOperator>(
      S.Pointer ? S.Pointer->IgnoreParenImpCasts() : nullptr);
  const auto *Ref =
      U && U->getOpcode() == UO_AddrOf
          ? dyn_cast<DeclRefExpr>(U->getSubExpr()->IgnoreParenImpCasts())
          : nullptr;
  const auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  // A caller may pass its argument again.
  if (!V || !V->isLocalVarDecl() || !V->hasLocalStorage() ||
      !V->getType()->isRecordType() || !V->getIdentifier() || !S.In ||
      V->getParentFunctionOrMethod() != S.In || (S.Bits && S.Bits < 64) ||
      Use.of(GeneratorKind::Object).Own)
    return std::nullopt;
  std::string Name = V->getName().str() + "_id";
  if (V->getName().contains_insensitive("id") ||
      V->getName().find_insensitive("_") == 0)
    return std::nullopt;
  for (const Decl *D : S.In->decls())
    if (const auto *N = dyn_cast<NamedDecl>(D);
        N && N->getNameAsString() == Name)
      return std::nullopt;
  // After its declaration, which has to be alone in its statement.
  const SourceManager &SM = AST.getSourceManager();
  std::optional<Token> Next =
      Lexer::findNextToken(V->getEndLoc(), SM, AST.getLangOpts());
  if (!isWritable(V->getBeginLoc(), AST) || !isWritable(V->getEndLoc(), AST) ||
      !Next || Next->isNot(tok::semi) || SM.getFileID(V->getEndLoc()) != S.File)
    return std::nullopt;
  std::string Type =
      "stableid::InstanceId<decltype(" + V->getName().str() + ")>";
  std::string Indent(SM.getSpellingColumnNumber(V->getBeginLoc()) - 1, ' ');
  std::optional<Repair> R = replace(S,
                                    S.Text ? "stableid::to_string(" + Name + ")"
                                           : S.fromNumber(Name + ".value()"),
                                    {"<stableid/id.h>"}, S.Pointer);
  if (!R)
    return R;
  SourceLocation After = Next->getLocation().getLocWithOffset(1);
  R->Edits.push_back(
      {CharSourceRange::getCharRange(After, After),
       "\n" + Indent + "const auto " + Name + " = " + Type + "::mint();"});
  R->Words = "give " + quoted(V->getName().str()) + " an ID of its own, " +
             quoted(Type + "::mint()");
  return R;
}

/// The calling thread, and no other.
static bool asksForItself(const Stmt *S) {
  if (!S)
    return false;
  if (const auto *C = dyn_cast<CallExpr>(S)) {
    const FunctionDecl *F = C->getDirectCallee();
    if (F && F->getIdentifier() && C->getNumArgs() == 0 &&
        (F->getName() == "pthread_self" || F->getName() == "__errno_location" ||
         (F->getName() == "get_id" && !isa<CXXMethodDecl>(F))))
      return true;
  }
  for (const Stmt *Child : childrenOf(S))
    if (asksForItself(Child))
      return true;
  return false;
}

std::optional<Repair> Repairs::thread(const Finding &F, const Site &S) {
  bool Known = F.To.Id.Kind == IdentityKind::Object ||
               F.To.Id.Kind == IdentityKind::Thread ||
               F.To.Id.Kind == IdentityKind::Hash;
  if (!Known || !asksForItself(S.Written))
    return refuse("it may be the handle of another thread");
  const Generator *G = maker(GeneratorKind::Thread, S.File);
  if (!G || (S.InC && S.Text))
    return refuse("nothing makes such an ID there");
  std::string Text = G->Expression;
  std::vector<std::string> Headers = G->headers();
  if (S.Text) {
    Text = "std::to_string(" + Text + ")";
    Headers.push_back("<string>");
  } else {
    Text = S.fromNumber(Text);
  }
  std::optional<Repair> R = replace(S, Text, Headers);
  if (!R)
    return R;
  R->Words = "use " + quoted(G->Expression) + " instead";
  R->Safe = isSafe(F, S);
  return R;
}
