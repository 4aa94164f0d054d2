//===--- ClosedWorld.cpp - what a repair may rely on ----------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See ClosedWorld.h.
//
//===----------------------------------------------------------------------===//

#include "ClosedWorld.h"
#include "core/ast/Children.h"
#include "core/ast/Named.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"

using namespace clang;
using namespace stableid;

/// A value goes from one declaration to the next at most this often, and this
/// many uses are read on its ways.
static constexpr unsigned MaxDepth = 6, MaxSteps = 20000;

static std::string quoted(const NamedDecl *D) {
  return "'" + D->getNameAsString() + "'";
}

ClosedWorld::ClosedWorld(ASTContext &AST, llvm::ArrayRef<const Finding *> Asked,
                         std::function<bool(llvm::StringRef)> IsLeftOut)
    : AST(AST), IsLeftOut(std::move(IsLeftOut)), Names(AST) {
  for (const Finding *F : Asked) {
    if (F->To.Target)
      Targets.insert(F->To.Target->IgnoreParenImpCasts());
    if (F->To.Value)
      Values.insert(F->To.Value->IgnoreImplicit());
  }
}

std::string ClosedWorld::at(const Stmt *S) const {
  PresumedLoc P = AST.getSourceManager().getPresumedLoc(S->getBeginLoc());
  return P.isValid() ? " on line " + std::to_string(P.getLine()) : "";
}

//===--- Who can read it at all -------------------------------------------===//

bool stableid::inMainSource(const Decl *D, ASTContext &AST) {
  const SourceManager &SM = AST.getSourceManager();
  if (!SM.isInMainFile(D->getLocation()) || AST.getLangOpts().IsHeaderFile)
    return false;
  llvm::StringRef Name = SM.getFilename(D->getLocation());
  llvm::StringRef Extension = llvm::sys::path::extension(Name);
  return !Extension.starts_with(".h") && Extension != ".inc" &&
         Extension != ".ipp" && Extension != ".tpp" && Extension != ".inl";
}

/// In a header, every unit has to see the same: only the class itself.
static bool isOfClassAlone(const NamedDecl *D, const CXXRecordDecl *Class,
                           ASTContext &AST) {
  const SourceManager &SM = AST.getSourceManager();
  if (D->getAccess() != AS_private || Class->hasFriends())
    return false;
  FileID File = SM.getFileID(Class->getLocation());
  auto IsHere = [&](const FunctionDecl *F) {
    const FunctionDecl *Body = F->getDefinition();
    return F->isImplicit() || F->isDeleted() || F->isDefaulted() ||
           (Body && SM.getFileID(Body->getLocation()) == File);
  };
  return llvm::all_of(Class->decls(), [&](const Decl *Member) {
    if (const auto *T = dyn_cast<FunctionTemplateDecl>(Member))
      return IsHere(T->getTemplatedDecl());
    if (const auto *F = dyn_cast<FunctionDecl>(Member))
      return IsHere(F);
    return !isa<CXXRecordDecl>(Member) ||
           cast<CXXRecordDecl>(Member)->isInjectedClassName();
  });
}

/// Why others can read \p D; empty if none can.
std::string ClosedWorld::notVisible(const NamedDecl *D) {
  std::string Others = quoted(D) + " can be read outside of this file";
  if (const auto *V = dyn_cast<VarDecl>(D))
    if (V->isLocalVarDecl() || isa<ParmVarDecl>(V))
      return "";
  if (AST.getSourceManager().isInSystemHeader(D->getLocation()))
    return quoted(D) + " belongs to a library, which may read it";
  const auto *Class = dyn_cast<RecordDecl>(D->getDeclContext());
  if (!Class)
    return inMainSource(D, AST) && !D->isExternallyVisible() ? "" : Others;
  if (isa<FieldDecl>(D) && (Class->isUnion() || !Class->getDeclName()))
    return quoted(D) + " shares its bytes with other members";
  if (Names.isKnownElsewhere(Class))
    return "functions whose bodies are not in this file know " + quoted(Class);
  if (const auto *M = dyn_cast<CXXMethodDecl>(D))
    for (const CXXMethodDecl *Base : M->overridden_methods())
      if (std::string Why = notVisible(Base); !Why.empty())
        return Why;
  const auto *Whole = dyn_cast<CXXRecordDecl>(Class);
  return inMainSource(Class, AST) || (Whole && isOfClassAlone(D, Whole, AST))
             ? ""
             : Others;
}

std::string ClosedWorld::openness(const NamedDecl *D) {
  if (std::string Why = notVisible(D); !Why.empty())
    return Why;
  if (Names.sawSkippedBody())
    return "the bodies of headers were not read";
  if (D->getIdentifier() && IsLeftOut(D->getName()))
    return "code that '#if' leaves out names " + quoted(D);
  if (!isa<VarDecl>(D) && Names.mayBeNamedInTemplate(D))
    return "a template may read " + quoted(D);
  return "";
}

//===--- What one of them does --------------------------------------------===//

static bool contains(const Stmt *Whole, const Stmt *Part) {
  if (Whole == Part)
    return true;
  return Whole && llvm::any_of(childrenOf(Whole), [&](const Stmt *Child) {
           return contains(Child, Part);
         });
}

static bool mentions(const Stmt *S, const NamedDecl *D) {
  if (!S)
    return false;
  if (const auto *R = dyn_cast<DeclRefExpr>(S))
    if (R->getDecl()->getCanonicalDecl() == D->getCanonicalDecl())
      return true;
  if (const auto *M = dyn_cast<MemberExpr>(S))
    if (M->getMemberDecl()->getCanonicalDecl() == D->getCanonicalDecl())
      return true;
  return llvm::any_of(childrenOf(S),
                      [&](const Stmt *Child) { return mentions(Child, D); });
}

/// The value that the system is handed there may have to be an address or its own
/// handle.
static bool wantsHandle(const FunctionDecl *F, unsigned I) {
  if (I < F->getNumParams() &&
      Lexicon::builtin().says(WR_Address, F->getParamDecl(I)->getName()))
    return true;
  if (!F->getIdentifier() || !F->isExternC())
    return false;
  llvm::StringRef Name = F->getName();
  return Name.starts_with("pthread_") || Name.starts_with("epoll_") ||
         Name.starts_with("io_uring") || Name.starts_with("kevent") ||
         Name == "ioctl" || Name == "fcntl" || Name == "syscall";
}

static bool holdsAddress(const Stmt *S) {
  if (!S)
    return false;
  if (const auto *C = dyn_cast<CastExpr>(S))
    if (C->getCastKind() == CK_PointerToIntegral)
      return true;
  return llvm::any_of(childrenOf(S), holdsAddress);
}

Readers ClosedWorld::ofOperator(const BinaryOperator *B, const Stmt *Value,
                                const NamedDecl *D) {
  const Expr *Other = B->getLHS() == Value ? B->getRHS() : B->getLHS();
  Readers Needed = {Impact::Breaks, "an address is needed" + at(B)};
  Readers Unclear = {Impact::Unknown,
                     "what is done to it" + at(B) + " may need an address"};
  switch (B->getOpcode()) {
  case BO_Assign:
    if (B->getLHS() != Value) {
      const ValueDecl *To = namedBy(Other);
      return To ? follow(To) : Unclear;
    }
    if (Targets.count(B->getLHS()->IgnoreParenImpCasts()))
      return {Impact::Mixed,
              "another address is written to " + quoted(D) + at(B)};
    return mentions(Other, D) || Other->isEvaluatable(AST)
               ? Readers()
               : Readers{Impact::Unknown, "another value is written to " +
                                              quoted(D) + at(B)};
  case BO_EQ:
  case BO_NE:
  case BO_LT:
  case BO_GT:
  case BO_LE:
  case BO_GE:
  case BO_Cmp:
    if (holdsAddress(Other))
      return Needed;
    return mentions(Other, D) || Other->isEvaluatable(AST) ? Readers()
                                                           : Unclear;
  case BO_And:
  case BO_Shr:
    // Bits that are always zero, or always those of a neighbour.
    return Needed;
  case BO_LAnd:
  case BO_LOr:
    return {};
  default:
    return holdsAddress(Other) ? Needed : Unclear;
  }
}

/// A stream that a developer reads.
static bool isForDevelopers(const Expr *E) {
  E = E->IgnoreParenImpCasts();
  while (const auto *Chain = dyn_cast<CXXOperatorCallExpr>(E)) {
    if (Chain->getOperator() != OO_LessLess || Chain->getNumArgs() != 2)
      break;
    E = Chain->getArg(0)->IgnoreParenImpCasts();
  }
  const auto *R = dyn_cast<DeclRefExpr>(E);
  const auto *V = R ? dyn_cast<VarDecl>(R->getDecl()) : nullptr;
  return V && V->isInStdNamespace() &&
         (V->getName() == "cerr" || V->getName() == "clog" ||
          V->getName() == "cout");
}

/// The text or number that \p F returns is what it was given.
static bool handsBack(const FunctionDecl *F) {
  llvm::StringRef Name = F->getIdentifier() ? F->getName() : "";
  return Name == "to_string" || Name == "move" || Name == "forward" ||
         Name == "as_const" || Name == "format" || Name == "min" ||
         Name == "max" || Name == "exchange" ||
         F->getOverloadedOperator() == OO_Plus;
}

/// A function of the C library that only writes text for people, or into a
/// buffer.
static bool printsForDevelopers(const FunctionDecl *F, const CallExpr *Call) {
  llvm::StringRef Name = F->getIdentifier() ? F->getName() : "";
  if (Name == "printf")
    return true;
  const ValueDecl *To =
      Name == "fprintf" && Call->getNumArgs() ? namedBy(Call->getArg(0))
                                              : nullptr;
  return To && (To->getName() == "stderr" || To->getName() == "stdout");
}

std::optional<Readers> ClosedWorld::ofArgument(const CallExpr *Call,
                                               unsigned I) {
  const FunctionDecl *F = Call->getDirectCallee();
  if (!F)
    return Readers{Impact::Unknown, "it is handed to a function that is known "
                                    "only when it is called" +
                                        at(Call)};
  // The object of an operator is its first argument, and no parameter.
  bool OfObject =
      isa<CXXOperatorCallExpr>(Call) && isa<CXXMethodDecl>(F) && I > 0;
  unsigned Param = OfObject ? I - 1 : I;
  if (wantsHandle(F, Param))
    return Readers{Impact::Breaks, quoted(F) + " may need an address"};
  if (F->isDefined() &&
      !AST.getSourceManager().isInSystemHeader(F->getLocation())) {
    if (isa<CXXOperatorCallExpr>(Call) && isa<CXXMethodDecl>(F) && I == 0)
      return Readers{Impact::Unknown, quoted(F) + " is not followed"};
    return ofParameter(F, Param);
  }
  if (!AST.getSourceManager().isInSystemHeader(F->getLocation()) &&
      !F->getBuiltinID())
    return Readers{Impact::Leaves, quoted(F) + " is given the ID, and its "
                                               "body is not in this file"};
  if (F->isExternC() || F->getBuiltinID()) {
    if (printsForDevelopers(F, Call))
      return Readers();
    return Readers{Impact::Leaves, quoted(F) + " is given the ID"};
  }
  if (F->getOverloadedOperator() == OO_LessLess)
    return isForDevelopers(Call->getArg(0))
               ? Readers()
               : Readers{Impact::Leaves, "the ID is written to a stream" +
                                             at(Call)};
  if (handsBack(F))
    return std::nullopt;
  // A value put into a container can be read there.
  const Expr *Object = nullptr;
  if (const auto *M = dyn_cast<CXXMemberCallExpr>(Call))
    Object = M->getImplicitObjectArgument();
  else if (OfObject)
    Object = Call->getArg(0);
  const ValueDecl *Into = Object ? namedBy(Object) : nullptr;
  if (Object && !Into)
    return Readers{Impact::Unknown,
                   "what it is put into" + at(Call) + " is not followed"};
  if (Into)
    if (std::string Why = notVisible(Into); !Why.empty())
      return Readers{Impact::Unknown, Why};
  return Readers();
}

Readers ClosedWorld::ofParameter(const FunctionDecl *F, unsigned I) {
  const FunctionDecl *Body = F->getDefinition();
  const auto *Method = dyn_cast<CXXMethodDecl>(F);
  if (!Body && F->getTemplateInstantiationPattern())
    Body = F->getTemplateInstantiationPattern()->getDefinition();
  if (!Body || (Method && Method->isVirtual()) || I >= F->getNumParams() ||
      Body->isTemplated() || F->isTemplateInstantiation())
    return {Impact::Unknown, quoted(F) + " is not followed"};
  return follow(Body->getParamDecl(I));
}

/// std::string::size and its kind: an answer, and no ID any more.
static bool isQuestion(const CallExpr *Call) {
  const auto *M =
      dyn_cast_or_null<CXXMethodDecl>(Call->getDirectCallee());
  if (!M || !M->isConst() || !M->getParent()->isInStdNamespace())
    return false;
  QualType T = M->getReturnType();
  return T->isIntegerType() && !T->isReferenceType() &&
         (!M->getIdentifier() || M->getName() != "at");
}

Readers ClosedWorld::readerAt(const Use &U, const NamedDecl *D) {
  const Stmt *Value = U.Ref;
  bool Called = !isa<FunctionDecl>(D);
  Readers Unclear = {Impact::Unknown,
                     "what is done to it" + at(U.Ref) + " is not followed"};
  for (uint32_t Around = U.Around; Around;) {
    const Stmt *P = Names.around(Around);
    if (const auto *C = dyn_cast<CastExpr>(P)) {
      QualType T = C->getType();
      if (C->getCastKind() == CK_IntegralToPointer)
        return {Impact::Breaks, "it is cast back to a pointer" + at(C)};
      QualType From = C->getSubExpr()->getType();
      bool Whole = T->isIntegerType() && From->isIntegerType()
                       ? AST.getIntWidth(T) >=
                             std::min(64u, unsigned(AST.getIntWidth(From)))
                       : T->isRecordType() || T->isPointerType();
      if (!C->isGLValue() && !T->isBooleanType() && !T->isFunctionType() &&
          !T->isFunctionPointerType() && !T->isVoidType() && !Whole)
        return {Impact::Unknown,
                "only some of its bits are read" + at(C)};
      if (T->isBooleanType() || T->isVoidType())
        return {};
    } else if (const auto *B = dyn_cast<BinaryOperator>(P)) {
      return Called ? ofOperator(B, Value, D) : Unclear;
    } else if (const auto *Call = dyn_cast<CallExpr>(P)) {
      if (Call->getCallee() == Value) {
        if (Called && isQuestion(Call))
          return {};
        if (Called && isa<CXXMemberCallExpr>(Call) && Call->getDirectCallee() &&
            !AST.getSourceManager().isInSystemHeader(
                Call->getDirectCallee()->getLocation()))
          return Unclear;
        Called = true;
      } else {
        if (!Called)
          return Unclear;
        unsigned I = 0;
        while (I < Call->getNumArgs() && Call->getArg(I) != Value)
          ++I;
        if (I == Call->getNumArgs())
          return Unclear;
        if (std::optional<Readers> R = ofArgument(Call, I))
          // A value that a developer reads is no ID of anybody.
          return R->Worst == Impact::Leaves && U.In &&
                         isDiagnostic(U.In, Lexicon::builtin())
                     ? Readers()
                     : *R;
      }
    } else if (const auto *Made = dyn_cast<CXXConstructExpr>(P)) {
      const CXXConstructorDecl *C = Made->getConstructor();
      if (!AST.getSourceManager().isInSystemHeader(C->getLocation()) &&
          !C->isImplicit()) {
        for (unsigned I = 0; I < Made->getNumArgs(); ++I)
          if (Made->getArg(I) == Value)
            return C->isDefined()
                       ? ofParameter(C, I)
                       : Readers{Impact::Leaves,
                                 "the constructor of " +
                                     quoted(C->getParent()) +
                                     " is given the ID, and its body is not "
                                     "in this file"};
        return Unclear;
      }
    } else if (isa<ReturnStmt>(P)) {
      uint32_t Outer = Around;
      while (Outer)
        if (isa<LambdaExpr>(Names.around(Outer)))
          return Unclear;
      return U.In ? follow(U.In) : Unclear;
    } else if (const auto *DS = dyn_cast<DeclStmt>(P)) {
      for (const Decl *Local : DS->decls())
        if (const auto *V = dyn_cast<VarDecl>(Local))
          if (V->getInit() && contains(V->getInit(), Value))
            return isa<DecompositionDecl>(V) ? Unclear : follow(V);
      return Unclear;
    } else if (const auto *Choice = dyn_cast<ConditionalOperator>(P)) {
      if (Choice->getCond() == Value)
        return {};
    } else if (isa<CompoundStmt, IfStmt, WhileStmt, DoStmt, ForStmt>(P)) {
      return {};
    } else if (!isa<ParenExpr, FullExpr, MaterializeTemporaryExpr,
                    CXXBindTemporaryExpr, MemberExpr>(P)) {
      const auto *N = dyn_cast<UnaryOperator>(P);
      return N && N->getOpcode() == UO_LNot ? Readers() : Unclear;
    }
    Value = P;
  }
  // The end of an initialiser: a copy of the same field goes on meaning it.
  if (U.Initialized)
    return U.Initialized->getCanonicalDecl() == D ? Readers()
                                                  : follow(U.Initialized);
  return Unclear;
}

//===--- All of them ------------------------------------------------------===//

void ClosedWorld::Known::add(const Expr *E, Readers R) {
  if (R.Worst == Impact::None)
    return;
  unsigned Level = unsigned(R.Worst);
  if (!Count[Level]++)
    Why[Level] = std::move(R.Why);
  if (E)
    Of[E] = R.Worst;
}

const ClosedWorld::Known &ClosedWorld::known(const NamedDecl *D) {
  D = cast<NamedDecl>(D->getCanonicalDecl());
  auto [It, New] = All.try_emplace(D);
  if (!New)
    return *It->second;
  It->second = std::make_unique<Known>();
  Known &K = *It->second; // others are added meanwhile
  if (std::string Why = openness(D); !Why.empty())
    K.add(nullptr, {Impact::Unknown, Why});
  if (const auto *F = dyn_cast<FieldDecl>(D))
    for (const Expr *E : Names.givenTo(F))
      if (!mentions(E, D) && !E->isEvaluatable(AST))
        K.add(E->IgnoreImplicit(),
              {Values.count(E->IgnoreImplicit()) ? Impact::Mixed
                                                 : Impact::Unknown,
               "another value is given to " + quoted(D)});
  for (const Use &U : Names.of(D)) {
    ++Steps;
    K.add(U.Ref, readerAt(U, D));
  }
  K.Done = true;
  return K;
}

Readers ClosedWorld::Known::worst() const {
  for (unsigned Level = Levels; Level-- > 1;)
    if (Count[Level])
      return {Impact(Level), Why[Level]};
  return {};
}

Readers ClosedWorld::follow(const NamedDecl *D) {
  D = cast<NamedDecl>(D->getCanonicalDecl());
  if (auto It = All.find(D); It != All.end()) {
    LedBack |= !It->second->Done;
    return It->second->Done ? It->second->worst() : Readers();
  }
  if (Depth >= MaxDepth || Steps >= MaxSteps)
    return {Impact::Unknown, quoted(D) + " is not followed so far"};
  bool Outer = LedBack;
  LedBack = false;
  ++Depth;
  Readers Worst = known(D).worst();
  --Depth;
  if (LedBack)
    All.erase(D);
  LedBack |= Outer;
  return Worst;
}

Readers ClosedWorld::readersOf(const Sink &To, const Expr *Written) {
  if (!To.Decl)
    return {Impact::Unknown, "who reads it is not known"};
  Depth = Steps = 0;
  const Known &K = known(To.Decl);
  LedBack = false;
  std::array<unsigned, Levels> Count = K.Count;
  auto LeaveOut = [&](const Expr *E) {
    if (auto It = K.Of.find(E); It != K.Of.end())
      --Count[unsigned(It->second)];
  };
  // The text written in place of the old value reads nothing of it.
  llvm::SmallVector<const Stmt *, 8> Inside = {Written};
  while (!Inside.empty()) {
    const Stmt *S = Inside.pop_back_val();
    if (!S)
      continue;
    if (const auto *E = dyn_cast<Expr>(S))
      LeaveOut(E);
    Inside.append(S->child_begin(), S->child_end());
  }
  if (To.Target)
    LeaveOut(To.Target->IgnoreParenImpCasts());
  if (To.Value && To.Value->IgnoreImplicit() != Written)
    LeaveOut(To.Value->IgnoreImplicit());
  for (unsigned Level = Levels; Level-- > 1;)
    if (Count[Level])
      return {Impact(Level), K.Why[Level]};
  return {};
}
