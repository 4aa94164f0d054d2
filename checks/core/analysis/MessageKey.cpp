//===--- MessageKey.cpp - the names that a key is made of -----------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See MessageKey.h.
//
//===----------------------------------------------------------------------===//

#include "MessageKey.h"
#include "core/ast/Children.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;
using namespace stableid;

/// Locals that are looked through.
static constexpr unsigned MaxNames = 3;

bool stableid::isScope(llvm::StringRef Name, const Lexicon &Names) {
  llvm::SmallVector<std::string, 4> Words = splitName(Name);
  auto SaysMore = [&](llvm::StringRef Word) {
    return Names.is(WR_Spelling, Word) || Names.is(WR_Identity, Word) ||
           (Names.is(WR_Perhaps, Word) && !Names.is(WR_Scope, Word));
  };
  while (Words.size() > 1 && SaysMore(Words.back()))
    Words.pop_back();
  return !Words.empty() && Names.is(WR_Scope, Words.back());
}

namespace {

class Reader {
public:
  Reader(const Lexicon &Names, MessageKey &Out) : Names(Names), Out(Out) {}
  void read(const Expr *E, unsigned Depth);

private:
  void name(const NamedDecl *D, const RecordDecl *Of);
  void call(const CallExpr *Call, unsigned Depth);

  const Lexicon &Names;
  MessageKey &Out;
};

} // namespace

static bool isPlain(QualType T) {
  return T.getNonReferenceType()->isIntegralOrEnumerationType();
}

void Reader::name(const NamedDecl *D, const RecordDecl *Of) {
  if (!D->getIdentifier())
    return;
  if (Names.says(WR_Number, D->getName())) {
    Out.Number = D;
    Out.Message = Of;
  } else if (Names.says(WR_Scope, D->getName())) {
    Out.Scoped = true;
  }
}

/// An accessor is read by its name, and a function of the library by what it is
/// handed; any other one may bring more than that.
void Reader::call(const CallExpr *Call, unsigned Depth) {
  const FunctionDecl *F = Call->getDirectCallee();
  if (!F)
    return void(Out.Scoped = true);
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call);
      Member && Call->getNumArgs() == 0 && F->getIdentifier()) {
    name(F, Member->getRecordDecl());
    return read(Member->getImplicitObjectArgument(), Depth);
  }
  if (F->isInStdNamespace() || isa<CXXOperatorCallExpr>(Call)) {
    for (const Expr *A : Call->arguments())
      read(A, Depth);
    return;
  }
  Out.Scoped = true;
}

void Reader::read(const Expr *E, unsigned Depth) {
  E = E->IgnoreUnlessSpelledInSource();
  if (isa<CXXThisExpr>(E))
    return;
  if (const auto *M = dyn_cast<MemberExpr>(E)) {
    name(M->getMemberDecl(),
         dyn_cast<RecordDecl>(M->getMemberDecl()->getDeclContext()));
    // A field of the object itself is of its own stream.
    if (isa<CXXThisExpr>(M->getBase()->IgnoreParenImpCasts()))
      Out.Scoped |= isa<FieldDecl>(M->getMemberDecl());
    else
      read(M->getBase(), Depth);
    return;
  }
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
    const ValueDecl *D = Ref->getDecl();
    name(D, nullptr);
    const auto *V = dyn_cast<VarDecl>(D);
    if (V && V->isLocalVarDecl() && V->getInit() && Depth)
      return read(V->getInit(), Depth - 1);
    // The message as a whole says all that there is.
    return;
  }
  if (const auto *Call = dyn_cast<CallExpr>(E))
    return call(Call, Depth);
  if (isa<LambdaExpr>(E))
    return void(Out.Scoped = true);
  for (const Stmt *Child : childrenOf(E))
    if (const auto *Part = dyn_cast<Expr>(Child))
      read(Part, Depth);
}

MessageKey stableid::readKey(const Expr *Key, const Lexicon &Names,
                             ModelIndex &Index) {
  MessageKey Out;
  Reader(Names, Out).read(Key, MaxNames);
  // A text may be unique by itself, and so may a class nobody looked into.
  const Expr *Bare = Key->IgnoreUnlessSpelledInSource();
  QualType T = Bare->getType().getNonReferenceType();
  // std::to_string(number) says no more than the number.
  const auto *Made = dyn_cast<CallExpr>(Bare);
  const FunctionDecl *By = Made ? Made->getDirectCallee() : nullptr;
  bool OfNumber = By && By->isInStdNamespace() && Made->getNumArgs() == 1 &&
                  isPlain(Made->getArg(0)->getType());
  if (!isPlain(T) && !OfNumber) {
    const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
    if (!Class || !Class->isInStdNamespace() || !Class->getIdentifier() ||
        Index.traitsOf(T) & TT_Text)
      Out.Scoped = true;
  }
  return Out;
}
