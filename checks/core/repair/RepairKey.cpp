//===--- RepairKey.cpp - a container that is keyed by what does not repeat -===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Where every use of a map or set is seen, its keys become the owners of the
// objects, or their identities. See Repair.h.
//
//===----------------------------------------------------------------------===//

#include "Purity.h"
#include "Repair.h"
#include "Subject.h"
#include "core/ast/Children.h"
#include "core/ast/Named.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace stableid;

std::optional<Repair> Repairs::key(const Finding &F) {
  if (!AST.getLangOpts().CPlusPlus11)
    return refuse("keys are edited in C++11 and later");
  if (F.To.Harm != KeyHarm::Outlives || F.To.From)
    return refuse("what is wrong with the key, no other key mends");
  const auto *D = dyn_cast_or_null<DeclaratorDecl>(F.To.Decl);
  if (!D || !isa<VarDecl, FieldDecl>(D) || isa<ParmVarDecl>(D))
    return refuse("the container has no declaration of its own");
  if (!inMainSource(D, AST))
    return refuse("the container is in a header");
  for (const DeclContext *C = D->getDeclContext(); C; C = C->getParent()) {
    const auto *In = dyn_cast<FunctionDecl>(C);
    if (C->isDependentContext() || isa<ClassTemplateSpecializationDecl>(C) ||
        (In && In->isTemplateInstantiation()))
      return refuse("the container stands in a template");
  }
  if (std::string Why = World.openness(D); !Why.empty())
    return refuse(Why);
  std::string Why;
  std::optional<KeyUses> All = keyUsesOf(D, World.uses(), AST, Why);
  if (!All)
    return refuse(Why);
  if (All->Keys.empty() || !All->KeyType->isPointerType())
    return refuse("its keys are no pointers");
  for (const KeyUses::Key &K : All->Keys) {
    bool CallsUser = false;
    if (!K.In || !isWritable(K.Written->getBeginLoc(), AST) ||
        textOf(K.Written->getSourceRange(), AST).empty() ||
        holdsMacro(K.Written, AST.getSourceManager()) ||
        !isPure(K.Written, CallsUser) || CallsUser ||
        !AST.getSourceManager().isInMainFile(K.Written->getBeginLoc()))
      return refuse("a key is made in a way that is not followed");
  }
  if (auto Found = keyByOwner(D, *All))
    return Found;
  if (auto Found = eraseAtEnd(D, *All))
    return Found;
  return keyByIdentity(D, *All);
}

/// The edits that make \p Type the type of the keys of \p All, and \p Texts the
/// keys.
static Repair withKeys(const KeyUses &All, const std::string &Type,
                       llvm::ArrayRef<std::string> Texts, ASTContext &AST) {
  Repair R;
  R.File = AST.getSourceManager().getMainFileID();
  for (const KeyUses::Spelling &S : All.Declared)
    R.Edits.push_back({S.Key, Type});
  for (auto [K, Text] : llvm::zip(All.Keys, Texts))
    R.Edits.push_back({Lexer::makeFileCharRange(
                           CharSourceRange::getTokenRange(
                               K.Written->getSourceRange()),
                           AST.getSourceManager(), AST.getLangOpts()),
                       Text});
  return R;
}

//===--- The owner --------------------------------------------------------===//

/// The std::shared_ptr that \p Key, its get(), is asked of; else null.
static const Expr *ownerBehind(const Expr *Key) {
  const auto *Call = dyn_cast<CXXMemberCallExpr>(Key);
  const auto *Callee = Call ? dyn_cast<MemberExpr>(Call->getCallee()) : nullptr;
  const CXXRecordDecl *Of =
      Call && Call->getMethodDecl() ? Call->getMethodDecl()->getParent()
                                    : nullptr;
  // Implementations put get() into a base.
  if (!Of || !Of->isInStdNamespace() || !Callee || Callee->isArrow() ||
      Call->getNumArgs())
    return nullptr;
  const Expr *Object = Callee->getBase()->IgnoreParenImpCasts();
  const CXXRecordDecl *Class = Object->getType()->getAsCXXRecordDecl();
  return Object->isLValue() && Class && Class->isInStdNamespace() &&
                 Class->getIdentifier() && Class->getName() == "shared_ptr"
             ? Object
             : nullptr;
}

/// The namespace std declares \p Name.
static bool hasStd(llvm::StringRef Name, ASTContext &AST) {
  for (NamedDecl *D :
       AST.getTranslationUnitDecl()->lookup(&AST.Idents.get("std")))
    if (const auto *Space = dyn_cast<NamespaceDecl>(D))
      if (!Space->lookup(&AST.Idents.get(Name)).empty())
        return true;
  return false;
}

/// Somebody in \p S moves from \p Owner: it may be empty where the key is made.
static bool isMovedFrom(const Stmt *S, const Expr *Owner) {
  if (!S)
    return false;
  const auto *Call = dyn_cast<CallExpr>(S);
  const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
  if (F && F->isInStdNamespace() && F->getIdentifier() &&
      (F->getName() == "move" || F->getName() == "exchange" ||
       F->getName() == "forward") &&
      Call->getNumArgs() &&
      (!namedBy(Owner) || namedBy(Call->getArg(0)) == namedBy(Owner)))
    return true;
  return llvm::any_of(childrenOf(S), [&](const Stmt *Child) {
    return isMovedFrom(Child, Owner);
  });
}

std::optional<Repair> Repairs::keyByOwner(const DeclaratorDecl *D,
                                          const KeyUses &All) {
  QualType Pointee = All.KeyType->getPointeeType();
  const CXXRecordDecl *C = Pointee->getAsCXXRecordDecl();
  std::vector<std::string> Texts;
  for (const KeyUses::Key &K : All.Keys) {
    const Expr *Owner = ownerBehind(K.Written);
    if (!Owner)
      return std::nullopt;
    if (classOf(Owner) != C)
      return refuse("a key is the owner of another class");
    if (isMovedFrom(K.In->getBody(), Owner))
      return refuse("the owner is moved from beside the key");
    Texts.push_back(textOf(Owner->getSourceRange(), AST).str());
  }
  // Others may make owners that several objects share.
  if (!C || !C->getDefinition() || !inMainSource(C->getDefinition(), AST) ||
      World.uses().isKnownElsewhere(C))
    return refuse("whether each object has an owner of its own is not seen");
  if (World.uses().mixesOwners())
    return refuse("an owner is made of another one, or with a deleter");
  std::string Name = nameFrom(C, D->getDeclContext());
  if (Name.empty())
    return refuse("the class has no name there");
  std::string Type = std::string("std::weak_ptr<") +
                     (Pointee.isConstQualified() ? "const " : "") + Name + ">";
  bool Hashed = !All.Ordered && hasStd("owner_hash", AST);
  std::string Order = Hashed ? "std::owner_hash, std::owner_equal"
                      : AST.getLangOpts().CPlusPlus17
                          ? "std::owner_less<>"
                          : "std::owner_less<" + Type + ">";
  // using std::unordered_map; says nothing of std::map.
  if (!All.Ordered && !Hashed)
    for (const KeyUses::Spelling &S : All.Declared) {
      auto [File, At] =
          AST.getSourceManager().getDecomposedLoc(S.Template.getBegin());
      if (!AST.getSourceManager().getBufferData(File).take_front(At).ends_with(
              "std::"))
        return refuse("the container is not called by its whole name");
    }
  Repair R = withKeys(All, Type, Texts, AST);
  R.Headers.push_back("<memory>");
  std::string Container = All.Map ? "map" : "set";
  for (const KeyUses::Spelling &S : All.Declared) {
    R.Edits.push_back(
        {CharSourceRange::getCharRange(S.Close, S.Close), ", " + Order});
    if (!All.Ordered && !Hashed)
      R.Edits.push_back({S.Template, Container});
  }
  if (!All.Ordered && !Hashed)
    R.Headers.push_back("<" + Container + ">");
  R.Words = "key " + quoted(D->getName()) + " by " + quoted(Type) + " with " +
            quoted(Order) +
            "; what 'std::make_shared' made keeps its memory as long as its "
            "entry";
  return R;
}

//===--- The identity ------------------------------------------------------===//

/// \p T is a reference through which something else can be written.
static bool isWritable(QualType T) {
  return T->isReferenceType() && !T->getPointeeType().isConstQualified();
}

/// The pointer \p V becomes another one in \p S, or may.
static bool isChanged(const Stmt *S, const ValueDecl *V) {
  if (!S)
    return false;
  if (const auto *B = dyn_cast<BinaryOperator>(S);
      B && B->isAssignmentOp() && names(B->getLHS(), V))
    return true;
  if (const auto *U = dyn_cast<UnaryOperator>(S);
      U && (U->isIncrementDecrementOp() || U->getOpcode() == UO_AddrOf) &&
      names(U->getSubExpr(), V))
    return true;
  if (const auto *DS = dyn_cast<DeclStmt>(S))
    for (const Decl *D : DS->decls())
      if (const auto *Local = dyn_cast<VarDecl>(D);
          Local && Local->getInit() && isWritable(Local->getType()) &&
          names(Local->getInit(), V))
        return true;
  // Members of containers take their arguments by reference, and read them.
  if (const auto *Call = dyn_cast<CallExpr>(S); Call) {
    const FunctionDecl *F = Call->getDirectCallee();
    const auto *Member = dyn_cast_or_null<CXXMethodDecl>(F);
    bool Reads = Member && Member->getParent()->isInStdNamespace();
    for (unsigned I = 0; I < Call->getNumArgs(); ++I)
      if (!Reads && names(Call->getArg(I), V) &&
          !(F && I < F->getNumParams() &&
            !isWritable(F->getParamDecl(I)->getType())))
        return true;
  }
  return llvm::any_of(childrenOf(S), [&](const Stmt *Child) {
    return isChanged(Child, V);
  });
}

/// Something that \p S does ends objects, one of which a key may be.
static bool endsObjects(const Stmt *S) {
  if (!S)
    return false;
  if (isa<CXXDeleteExpr>(S))
    return true;
  const auto *M = dyn_cast<CXXMemberCallExpr>(S);
  const CXXMethodDecl *F = M ? M->getMethodDecl() : nullptr;
  if (F && F->getIdentifier() &&
      (F->getName() == "reset" || F->getName() == "release"))
    return true;
  return llvm::any_of(childrenOf(S), endsObjects);
}

/// Somebody in \p S asks behind \p From whether the pointer \p V is null.
static bool isTestedBehind(SourceLocation From, const Stmt *S,
                           const ValueDecl *V, ASTContext &AST) {
  if (!S)
    return false;
  const auto *Cast = dyn_cast<CastExpr>(S);
  const auto *B = dyn_cast<BinaryOperator>(S);
  bool Tests =
      (Cast && Cast->getCastKind() == CK_PointerToBoolean &&
       names(Cast->getSubExpr()->IgnoreImpCasts(), V)) ||
      (B && B->isEqualityOp() &&
       ((names(B->getLHS()->IgnoreImpCasts(), V) &&
         B->getRHS()->isNullPointerConstant(AST,
                                            Expr::NPC_ValueDependentIsNull)) ||
        (names(B->getRHS()->IgnoreImpCasts(), V) &&
         B->getLHS()->isNullPointerConstant(AST,
                                            Expr::NPC_ValueDependentIsNull))));
  if (Tests && AST.getSourceManager().isBeforeInTranslationUnit(
                   From, S->getBeginLoc()))
    return true;
  return llvm::any_of(childrenOf(S), [&](const Stmt *Child) {
    return isTestedBehind(From, Child, V, AST);
  });
}

/// The object whose address \p K is lives where it is asked, and
/// is whole: it can be asked for its identity.
static bool isAlive(const KeyUses::Key &K, ASTContext &AST) {
  const Expr *E = K.Written->IgnoreParenImpCasts();
  if (endsObjects(K.In->getBody()))
    return false;
  if (isa<CXXThisExpr>(E))
    return !isa<CXXConstructorDecl, CXXDestructorDecl>(K.In);
  if (const auto *U = dyn_cast<UnaryOperator>(E))
    return U->getOpcode() == UO_AddrOf &&
           isa<DeclRefExpr>(U->getSubExpr()->IgnoreParens());
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  const auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  return V && V->hasLocalStorage() && !isChanged(K.In->getBody(), V) &&
         isFollowed(K.In->getBody(), V) &&
         !isTestedBehind(E->getBeginLoc(), K.In->getBody(), V, AST);
}

std::optional<Repair> Repairs::keyByIdentity(const DeclaratorDecl *D,
                                             const KeyUses &All) {
  const Generator *Member = Use.library(GeneratorKind::Member);
  const Generator *IdOf = Use.library(GeneratorKind::IdOf);
  if (!Member || !IdOf || !AST.getLangOpts().CPlusPlus17)
    return refuse("the chosen library has no identity that can be a key");
  const SourceManager &SM = AST.getSourceManager();
  FileID File = SM.getMainFileID();
  const CXXRecordDecl *C = All.KeyType->getPointeeType()->getAsCXXRecordDecl();
  C = C ? C->getDefinition() : nullptr;
  if (!C)
    return refuse("the class of the keys is not in this file");
  if (All.Erases)
    return refuse("entries are taken out by the address");
  std::vector<std::string> Texts;
  for (const KeyUses::Key &K : All.Keys) {
    if (classOf(K.Written) != C)
      return refuse("a key is the address of another class");
    if (!isAlive(K, AST))
      return refuse("a key may be the address of an object that is gone, or not "
                    "whole yet");
    const auto *Method = dyn_cast<CXXMethodDecl>(K.In);
    if (SM.isBeforeInTranslationUnit(K.Written->getBeginLoc(),
                                     C->getBraceRange().getEnd()) &&
        !(Method && Method->getParent()->getCanonicalDecl() ==
                        C->getCanonicalDecl()))
      return refuse("the class is not complete where a key is asked for");
    std::string Object = isa<CXXThisExpr>(K.Written)
                             ? "this"
                             : objectText(K.Written, AST);
    if (Object.empty())
      return refuse("a key is made in a way that is not followed");
    Texts.push_back("stableid::id_of(" + Object + ")");
  }
  if (SM.isBeforeInTranslationUnit(D->getLocation(),
                                   C->getBraceRange().getBegin()))
    return refuse("the class is not known where the container is declared");
  // The identity goes along with what is moved, and an address does not.
  if (World.uses().isCopied(C))
    return refuse("objects of " + quoted(C->getName()) + " are copied or moved");
  for (const std::string &Header : Member->headers())
    if (!finds(Header, File))
      return std::nullopt;
  std::optional<Growth> New;
  bool Taken = false;
  const CXXMethodDecl *Accessor = accessorOf(C, Taken);
  // The identity of a base is one of the base's class.
  if (Taken && (!Accessor || Accessor->getParent()->getCanonicalDecl() !=
                                 C->getCanonicalDecl()))
    return refuse("the class has another member of the name 'instance_id'");
  if (!Accessor) {
    if (!canGrow(C, File))
      return std::nullopt;
    Growth G;
    G.Class = C;
    G.Type = Member->with("class", C->getName());
    G.Name = memberName(C, "identity");
    G.Accessor = true;
    G.Public = C->isAggregate();
    if (G.Name.empty())
      return refuse("the class has a member of that name");
    New = G;
  }
  std::string Name = nameFrom(C, D->getDeclContext());
  if (Name.empty())
    return refuse("the class has no name there");
  std::string Type = "stableid::InstanceId<" + Name + ">";
  Repair R = withKeys(All, Type, Texts, AST);
  R.Headers = Member->headers();
  R.Member = New;
  R.Words = "key " + quoted(D->getName()) + " by " + quoted(Type);
  if (New)
    R.Words += ", and give " + quoted(C->getName()) + " a member " +
               quoted(New->Type) + growsBy(C, 8, /*Trivial=*/false);
  return R;
}
