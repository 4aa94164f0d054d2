//===--- KeyUses.cpp - how a container of pointers is used ----------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See KeyUses.h.
//
//===----------------------------------------------------------------------===//

#include "KeyUses.h"
#include "UserText.h"
#include "core/ast/Named.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/TypeLoc.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/StringSwitch.h"

using namespace clang;
using namespace stableid;

namespace {

/// What an expression is to the container.
enum class Role : uint8_t {
  Plain,    ///< a number, or nothing
  Iterator, ///< where an entry is
  Inserted, ///< that, and whether it is new
  Entry,    ///< the key and what is kept under it
  Mapped    ///< what is kept under a key
};

struct Member {
  enum class Takes : uint8_t { Nothing, Key, KeyAndMore, Entry, Place } Args;
  Role Gives;
  bool Known = true, Erases = false;
};

class KeyReader {
public:
  KeyReader(const DeclaratorDecl *D, Uses &All, ASTContext &AST, KeyUses &Out,
            std::string &Why)
      : D(D), All(All), AST(AST), Out(Out), Why(Why) {}

  bool read() {
    for (const Use &U : All.of(D))
      if (!readUse(U))
        return false;
    // What is kept in a local is read where that is used.
    for (unsigned I = 0; I < Todo.size(); ++I)
      for (const Use &U : All.of(Todo[I].first))
        if (!follow(U.Around, U.Ref, Todo[I].second, U.In))
          return false;
    return true;
  }

private:
  bool refuse(const Stmt *At, const char *What) {
    PresumedLoc P = AST.getSourceManager().getPresumedLoc(At->getBeginLoc());
    Why = std::string(What) +
          (P.isValid() ? " on line " + std::to_string(P.getLine()) : "");
    return false;
  }
  Member memberNamed(llvm::StringRef Name) const;
  bool readUse(const Use &U);
  bool readCall(const CallExpr *Call, llvm::ArrayRef<const Expr *> Args,
                Member M, uint32_t Around, const FunctionDecl *In);
  bool follow(uint32_t Around, const Stmt *Value, Role R,
              const FunctionDecl *In);
  bool keep(const DeclStmt *In, const Stmt *Value, Role R,
            const FunctionDecl *F);
  bool keep(const ValueDecl *Local, Role R, const FunctionDecl *F);

  const DeclaratorDecl *D;
  Uses &All;
  ASTContext &AST;
  KeyUses &Out;
  std::string &Why;
  llvm::SmallVector<std::pair<const ValueDecl *, Role>, 4> Todo;
};

} // namespace

/// The members that do the same whatever the key is.
Member KeyReader::memberNamed(llvm::StringRef Name) const {
  using T = Member::Takes;
  Role Found = Out.Map ? Role::Mapped : Role::Plain;
  T Pair = Out.Map ? T::KeyAndMore : T::Key;
  return llvm::StringSwitch<Member>(Name)
      .Case("find", {T::Key, Role::Iterator})
      .Case("count", {T::Key, Role::Plain})
      .Case("contains", {T::Key, Role::Plain})
      .Case("at", {T::Key, Found})
      .Case("insert", {Out.Map ? T::Entry : T::Key, Role::Inserted})
      .Case("emplace", {Pair, Role::Inserted})
      .Case("try_emplace", {T::KeyAndMore, Role::Inserted})
      .Case("insert_or_assign", {T::KeyAndMore, Role::Inserted})
      .Case("erase", {T::Place, Role::Plain, true, true})
      .Case("clear", {T::Nothing, Role::Plain, true, true})
      .Case("end", {T::Nothing, Role::Iterator})
      .Case("cend", {T::Nothing, Role::Iterator})
      .Case("size", {T::Nothing, Role::Plain})
      .Case("empty", {T::Nothing, Role::Plain})
      .Default({T::Nothing, Role::Plain, false});
}

static const Expr *written(const Expr *E) {
  return E->IgnoreImplicit()->IgnoreUnlessSpelledInSource();
}

bool KeyReader::readUse(const Use &U) {
  const Stmt *Value = U.Ref;
  const CXXMethodDecl *Method = nullptr;
  for (uint32_t Around = U.Around; Around;) {
    const Stmt *P = All.around(Around);
    if (const auto *M = dyn_cast<MemberExpr>(P);
        M && !Method && isa<CXXMethodDecl>(M->getMemberDecl())) {
      Method = cast<CXXMethodDecl>(M->getMemberDecl());
    } else if (const auto *Call = dyn_cast<CXXMemberCallExpr>(P);
               Call && Method && Call->getCallee() == Value) {
      if (!Method->getIdentifier())
        break;
      return readCall(Call, llvm::ArrayRef(Call->getArgs(), Call->getNumArgs()),
                      memberNamed(Method->getName()), Around, U.In);
    } else if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(P);
               Op && Op->getOperator() == OO_Subscript && !Method &&
               Op->getArg(0) == Value) {
      return readCall(Op, llvm::ArrayRef(Op->getArgs(), 2).drop_front(),
                      {Member::Takes::Key, Role::Mapped}, Around, U.In);
    } else if (!isa<ImplicitCastExpr, ParenExpr>(P)) {
      break;
    }
    Value = P;
  }
  return refuse(U.Ref, "the container is used as a whole");
}

bool KeyReader::readCall(const CallExpr *Call, llvm::ArrayRef<const Expr *> Args,
                         Member M, uint32_t Around, const FunctionDecl *In) {
  using T = Member::Takes;
  const Expr *Key = Args.empty() ? nullptr : written(Args[0]);
  unsigned Count = Args.size();
  while (Count && isa<CXXDefaultArgExpr>(Args[Count - 1]))
    --Count;
  bool Fits = M.Known;
  switch (M.Args) {
  case T::Nothing:
    Fits &= Count == 0;
    Key = nullptr;
    break;
  case T::Key:
    Fits &= Count == 1;
    break;
  case T::KeyAndMore:
    Fits &= Count == 2 || (Count == 1 && !Out.Map);
    break;
  case T::Place:
    Fits &= Count == 1;
    // erase(found): the place is read where it is kept.
    if (Key && Key->getType()->isRecordType())
      Key = nullptr;
    break;
  case T::Entry: {
    // insert({key, value})
    const auto *Made =
        Key ? dyn_cast<CXXConstructExpr>(Args[0]->IgnoreImplicit()) : nullptr;
    Fits &= Count == 1 && Made && Made->isListInitialization() &&
            Made->getNumArgs() == 2 && !isa<CXXTemporaryObjectExpr>(Made) &&
            textOf(Made->getSourceRange(), AST).starts_with("{");
    if (Fits)
      Key = written(Made->getArg(0));
  }
  }
  if (!Fits)
    return refuse(Call, "it is iterated, or used in a way that is not followed,");
  // A text of the key's type would have to change, too.
  if (Key && (!Key->getType()->isPointerType() ||
              Key->getType()->isVoidPointerType() || isa<InitListExpr>(Key)))
    return refuse(Call, "a key is made in a way that is not followed");
  Out.Erases |= M.Erases;
  if (Key)
    Out.Keys.push_back({Key, In});
  return follow(Around, Call, M.Gives, In);
}

bool KeyReader::keep(const ValueDecl *Local, Role R, const FunctionDecl *F) {
  if (R == Role::Iterator || R == Role::Inserted) {
    for (const auto &[Known, As] : Todo)
      if (Known == Local)
        return As == R;
    Todo.push_back({Local, R});
  }
  Out.Keeping.insert(F);
  return true;
}

bool KeyReader::keep(const DeclStmt *In, const Stmt *Value, Role R,
                     const FunctionDecl *F) {
  for (const Decl *Local : In->decls()) {
    const auto *V = dyn_cast<VarDecl>(Local);
    if (!V || V->getInit() != Value)
      continue;
    const auto *Parts = dyn_cast<DecompositionDecl>(V);
    bool Refers = R == Role::Iterator || R == Role::Inserted;
    // The type of an iterator says what the key is.
    if (!V->hasLocalStorage() || R == Role::Entry ||
        (Refers && !V->getTypeSourceInfo()->getType()->getContainedAutoType()))
      return refuse(In, "an iterator is kept");
    if (!Parts)
      return keep(V, R, F);
    if (R == Role::Mapped) {
      Out.Keeping.insert(F);
      return true;
    }
    return R == Role::Inserted && Parts->bindings().size() == 2
               ? keep(Parts->bindings()[0], Role::Iterator, F)
               : refuse(In, "the key is read back");
  }
  return refuse(In, "an iterator is kept");
}

bool KeyReader::follow(uint32_t Around, const Stmt *Value, Role R,
                       const FunctionDecl *In) {
  if (R == Role::Plain)
    return true;
  const Stmt *First = Value;
  while (Around) {
    const Stmt *P = All.around(Around);
    const auto *Member = dyn_cast<MemberExpr>(P);
    const auto *Op = dyn_cast<CXXOperatorCallExpr>(P);
    llvm::StringRef Name = Member && Member->getMemberDecl()->getIdentifier()
                               ? Member->getMemberDecl()->getName()
                               : "";
    if (isa<CompoundStmt, IfStmt, SwitchCase>(P) || isa<LabelStmt>(P))
      return true;
    if (const auto *DS = dyn_cast<DeclStmt>(P))
      return keep(DS, Value, R, In);
    if (const auto *C = dyn_cast<CastExpr>(P)) {
      if (C->getType()->isVoidType() ||
          (R == Role::Mapped && C->getCastKind() == CK_LValueToRValue))
        return true;
    } else if (const auto *Made = dyn_cast<CXXConstructExpr>(P)) {
      if (R == Role::Mapped) {
        Out.HandsOut |= !Made->getConstructor()->isCopyOrMoveConstructor();
        return true;
      }
      if (!Made->getConstructor()->isCopyOrMoveConstructor() &&
          Made->getNumArgs() != 1)
        return refuse(First, "an iterator is handed on");
    } else if (isa<ParenExpr, FullExpr, MaterializeTemporaryExpr,
                   CXXBindTemporaryExpr>(P)) {
      // The same value.
    } else if (R == Role::Iterator) {
      if (isa<CXXRewrittenBinaryOperator>(P) ||
          (Op && (Op->getOperator() == OO_EqualEqual ||
                  Op->getOperator() == OO_ExclaimEqual)))
        return true;
      if (Op && Op->getOperator() == OO_Equal) {
        const auto *To = dyn_cast<DeclRefExpr>(Op->getArg(0)->IgnoreImplicit());
        if (Op->getArg(0) == Value)
          return true;
        const auto *V = To ? dyn_cast<VarDecl>(To->getDecl()) : nullptr;
        return V && V->hasLocalStorage() && !isa<ParmVarDecl>(V) &&
                       V->getTypeSourceInfo()->getType()->getContainedAutoType()
                   ? keep(V, R, In)
                   : refuse(First, "an iterator is kept");
      }
      if (const auto *Call = dyn_cast<CXXMemberCallExpr>(P)) {
        const auto *M = dyn_cast<MemberExpr>(Call->getCallee());
        const ValueDecl *Of = M ? namedBy(M->getBase()) : nullptr;
        return Of && Of->getCanonicalDecl() == D->getCanonicalDecl()
                   ? true
                   : refuse(First, "an iterator is handed on");
      }
      if (!Op || !Out.Map ||
          (Op->getOperator() != OO_Arrow && Op->getOperator() != OO_Star))
        return refuse(First, "an iterator is handed on");
      R = Role::Entry;
    } else if (R == Role::Inserted) {
      if (Name == "second")
        return true;
      if (Name != "first")
        return refuse(First, "an iterator is handed on");
      R = Role::Iterator;
    } else if (R == Role::Entry) {
      if (Name != "second")
        return refuse(First, "the key is read back");
      R = Role::Mapped;
    } else {
      const auto *B = dyn_cast<BinaryOperator>(P);
      const auto *U = dyn_cast<UnaryOperator>(P);
      bool Same = Member || (B && B->isAssignmentOp()) ||
                  (U && U->isIncrementDecrementOp());
      if (!Same) {
        // By reference, if it is no number.
        const auto *Return = dyn_cast<ReturnStmt>(P);
        Out.HandsOut |= !(Return && In &&
                          !In->getReturnType()->isReferenceType() &&
                          In->getReturnType()->isArithmeticType());
        return true;
      }
    }
    Value = P;
  }
  return refuse(First, "it is used outside of a function");
}

//===--- Where its type is written -----------------------------------------===//

/// The parts of std::map<const Font *, int>, of which the name begins at
/// \p Name; none where there are not \p Count of them.
static std::optional<KeyUses::Spelling>
spellingAt(SourceLocation Name, unsigned Count, const SourceManager &SM) {
  auto [File, From] = SM.getDecomposedLoc(Name);
  llvm::StringRef Text = SM.getBufferData(File).drop_front(From);
  size_t Open = Text.find('<');
  llvm::StringRef Word = Text.take_front(Open);
  if (Open == llvm::StringRef::npos || !Word.rtrim().size() ||
      Word.find_first_of("\n;(/") != llvm::StringRef::npos)
    return std::nullopt;
  auto At = [&](size_t Offset) { return Name.getLocWithOffset(Offset); };
  size_t KeyEnd = 0;
  unsigned Depth = 0, Commas = 0;
  for (size_t I = Open; I < Text.size(); ++I) {
    char C = Text[I];
    if (C == ';' || C == '/' || C == '#' || C == '"' || C == '\'')
      return std::nullopt;
    Depth += C == '<' || C == '(' || C == '[';
    if (C == ')' || C == ']')
      --Depth;
    if (C == ',' && Depth == 1 && !Commas++)
      KeyEnd = I;
    if (C != '>' || --Depth)
      continue;
    if (Commas + 1 != Count)
      return std::nullopt;
    llvm::StringRef Key = Text.slice(Open + 1, KeyEnd ? KeyEnd : I);
    size_t Begin = Open + 1 + (Key.size() - Key.ltrim().size());
    size_t End = Begin + Key.trim().size();
    return KeyUses::Spelling{
        CharSourceRange::getCharRange(Name, At(Word.rtrim().size())),
        CharSourceRange::getCharRange(At(Begin), At(End)), At(I)};
  }
  return std::nullopt;
}

std::optional<KeyUses> stableid::keyUsesOf(const DeclaratorDecl *D, Uses &All,
                                           ASTContext &AST, std::string &Why) {
  const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      D->getType()->getAsCXXRecordDecl());
  llvm::StringRef Name =
      Spec && Spec->isInStdNamespace() ? Spec->getName() : "";
  KeyUses Out;
  Out.Ordered = Name == "map" || Name == "set";
  Out.Map = Name == "map" || Name == "unordered_map";
  if (!Out.Ordered && Name != "unordered_map" && Name != "unordered_set") {
    Why = "the container is no map or set of the standard library";
    return std::nullopt;
  }
  Out.KeyType = Spec->getTemplateArgs()[0].getAsType();
  const SourceManager &SM = AST.getSourceManager();
  for (const Decl *Again : D->redecls()) {
    const auto *One = cast<DeclaratorDecl>(Again);
    const auto *V = dyn_cast<VarDecl>(One);
    const Expr *Init =
        V ? V->getInit() : cast<FieldDecl>(One)->getInClassInitializer();
    const auto *Made =
        Init ? dyn_cast<CXXConstructExpr>(Init->IgnoreImplicit()) : nullptr;
    Why = "the type or the first entries of the container are written in a way "
          "that is not followed";
    if ((Init && (!Made || Made->getNumArgs())) || !One->getTypeSourceInfo())
      return std::nullopt;
    // std::map<const Font *, int> one, other;
    for (const Decl *Beside : One->getLexicalDeclContext()->decls())
      if (const auto *Other = dyn_cast<DeclaratorDecl>(Beside);
          Other && Other != One && Other->getBeginLoc() == One->getBeginLoc())
        return std::nullopt;
    TypeLoc Type = One->getTypeSourceInfo()->getTypeLoc();
    auto Of = Type.getUnqualifiedLoc().getAsAdjusted<TemplateSpecializationTypeLoc>();
    SourceLocation At = Of ? Of.getTemplateNameLoc() : SourceLocation();
    if (At.isInvalid() || !isWritable(At, AST) ||
        !isWritable(One->getLocation(), AST) || !SM.isInMainFile(At) ||
        !isa_and_nonnull<ClassTemplateDecl>(
            Of.getTypePtr()->getTemplateName().getAsTemplateDecl()))
      return std::nullopt;
    std::optional<KeyUses::Spelling> Spelled =
        spellingAt(At, Out.Map ? 2 : 1, SM);
    if (!Spelled)
      return std::nullopt;
    Out.Declared.push_back(*Spelled);
  }
  Why.clear();
  KeyReader Reader(D, All, AST, Out, Why);
  return Reader.read() ? std::optional(Out) : std::nullopt;
}
