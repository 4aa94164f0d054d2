//===--- RepairMessage.cpp - the key of a message -------------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// An idempotency key that was made of a message's address is made of its group,
// topic, partition and offset, where each of the four has its own name at hand.
// See Repair.h.
//
//===----------------------------------------------------------------------===//

#include "Repair.h"
#include "Subject.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;
using namespace stableid;

/// \p Name without what is written around the noun: get_topic, topicName_,
/// m_topic, TopicId.
static std::string bareName(llvm::StringRef Name) {
  std::string Out;
  for (char C : Name)
    if (llvm::isAlnum(C))
      Out += llvm::toLower(C);
  llvm::StringRef Bare = Out;
  if (Name.starts_with("m_"))
    Bare = Bare.drop_front();
  Bare.consume_front("get");
  if (!Bare.consume_back("name"))
    Bare.consume_back("id");
  Bare.consume_front("consumer");
  return Bare.str();
}

/// What makes a part of a key: a text that a std::string_view can be made of,
/// or a number.
static bool fits(QualType T, bool Text) {
  T = T.getNonReferenceType();
  if (!Text)
    return T->isIntegerType() && !T->isBooleanType() &&
           !T->isAnyCharacterType() && !T->isEnumeralType();
  const CXXRecordDecl *R = T->getAsCXXRecordDecl();
  return isText(T) || (R && R->isInStdNamespace() && R->getIdentifier() &&
                       R->getName() == "basic_string_view") ||
         (T->isPointerType() && T->getPointeeType()->isCharType());
}

/// The member of \p C that gives its \p Noun, as it is called; empty where there
/// is none, or more than one. \p Inside: private members may be named, too.
static std::string memberFor(const CXXRecordDecl *C, llvm::StringRef Noun,
                             bool Text, bool Inside, bool Const) {
  std::string Out;
  for (const Decl *D : C->decls()) {
    const auto *N = dyn_cast<NamedDecl>(D);
    if (!N || !N->getIdentifier() || bareName(N->getName()) != Noun ||
        (!Inside && N->getAccess() != AS_public))
      continue;
    const auto *F = dyn_cast<FieldDecl>(N);
    const auto *M = dyn_cast<CXXMethodDecl>(N);
    bool Good =
        (F && fits(F->getType(), Text)) ||
        (M && !M->isStatic() && M->getMinRequiredArguments() == 0 &&
         (M->isConst() || !Const) && fits(M->getReturnType(), Text));
    if (!Good)
      continue;
    // A field and the function that returns it say the same.
    if (!Out.empty() && F)
      continue;
    Out = N->getName().str() + (M ? "()" : "");
  }
  return Out;
}

std::optional<Repair> Repairs::message(const Site &S) {
  const Generator *Library = Use.library(GeneratorKind::Object);
  std::string Header = "<stableid/key.h>";
  if (!Library || !S.Text || !S.In || !AST.getLangOpts().CPlusPlus17)
    return refuse("what it stands for, only you can say");
  const CXXRecordDecl *C = classOf(S.Pointer);
  if (!C)
    return refuse("which message it is of is not seen");
  // The key of a reference would be gone at the end of the statement.
  bool Kept = S.At == Site::Place::Assigned || S.At == Site::Place::Initialized ||
              S.At == Site::Place::Handed ||
              (S.At == Site::Place::Result && isText(S.In->getReturnType()) &&
               !S.In->getReturnType()->isReferenceType());
  const auto *Proto = S.In->getType()->getAs<FunctionProtoType>();
  // It throws where a part is missing.
  if (!Kept || (Proto && Proto->isNothrow()) || isa<CXXDestructorDecl>(S.In))
    return refuse("a key that throws or ends there would not do");
  bool Inside = S.Class && S.Class->getCanonicalDecl() == C->getCanonicalDecl();
  bool Arrow = !isa<UnaryOperator>(S.Pointer->IgnoreParens());
  std::string Object = objectText(S.Pointer, AST);
  QualType T = S.Pointer->getType().getNonReferenceType();
  bool Const = T->isPointerType() ? T->getPointeeType().isConstQualified() : true;
  if (Object.empty() || isa<CXXThisExpr>(S.Pointer->IgnoreParenCasts()))
    return refuse("which message it is of is not seen");
  // An address is taken of nothing, too, but nothing has no topic.
  const auto *Ref = dyn_cast<DeclRefExpr>(S.Pointer->IgnoreParenImpCasts());
  if (Arrow && !(Ref && isFollowed(S.In->getBody(), Ref->getDecl())))
    return refuse("there may be no message");
  std::string Parts[4];
  const char *Nouns[] = {"group", "topic", "partition", "offset"};
  for (unsigned I = 0; I < 4; ++I) {
    std::string Member =
        memberFor(C, Nouns[I], /*Text=*/I < 2, Inside, Const);
    if (!Member.empty()) {
      Parts[I] = Object + (Arrow ? "->" : ".") + Member;
      continue;
    }
    // A consumer knows its group; the others are the message's own.
    if (I)
      return refuse("the message has no " + std::string(Nouns[I]) +
                    " that is named so");
    for (const ParmVarDecl *P : S.In->parameters())
      if (P->getIdentifier() && bareName(P->getName()) == Nouns[I] &&
          fits(P->getType(), true) &&
          !namesThroughLocals(S.Written, P, S.In))
        Parts[I] = P->getName().str();
    const auto *Method = dyn_cast<CXXMethodDecl>(S.In);
    if (Parts[I].empty() && Method && Method->isInstance() && S.Class &&
        Method->getParent()->getCanonicalDecl() == S.Class->getCanonicalDecl())
      Parts[I] = memberFor(S.Class, Nouns[I], true, /*Inside=*/true,
                           Method->isConst());
    if (Parts[I].empty())
      return refuse("no group is at hand that is named so");
  }
  std::string Key = "stableid::IdempotencyKey{" + Parts[0] + ", " + Parts[1] +
                    ", " + Parts[2] + ", " + Parts[3] + "}";
  std::optional<Repair> R = replace(S, Key + ".str()", {Header}, S.Pointer);
  if (!R)
    return R;
  R->Words = "use '" + Key + "' instead; it throws where a part is empty or "
             "negative";
  return R;
}
