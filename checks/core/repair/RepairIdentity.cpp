//===--- RepairIdentity.cpp - an object that has an identity --------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Where the same object must give the same ID again, the object keeps one: it
// is asked for the identity that it has, or gets a member. See Repair.h.
//
//===----------------------------------------------------------------------===//

#include "Repair.h"
#include "Subject.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;
using namespace stableid;

/// The member that gives \p C its identity: of the type that is suggested.
static const FieldDecl *memberOf(const CXXRecordDecl *C,
                                 const Generator &Member) {
  llvm::StringRef Wanted = Member.Expression;
  Wanted = Wanted.take_until([](char X) { return X == '<'; });
  for (const FieldDecl *F : C->fields()) {
    const CXXRecordDecl *R = F->getType()->getAsCXXRecordDecl();
    if (R && R->getQualifiedNameAsString() == Wanted)
      return F;
  }
  return nullptr;
}

const CXXMethodDecl *stableid::accessorOf(const CXXRecordDecl *C,
                                          bool &Taken) {
  const CXXMethodDecl *Found = nullptr;
  IdentifierInfo &Id = C->getASTContext().Idents.get("instance_id");
  Taken = C->hasMemberName(&Id);
  if (!Taken)
    return nullptr;
  llvm::SmallVector<const CXXRecordDecl *, 4> Todo = {C};
  while (!Todo.empty()) {
    const CXXRecordDecl *R = Todo.pop_back_val();
    for (const NamedDecl *D : R->lookup(&Id)) {
      const auto *M = dyn_cast<CXXMethodDecl>(D);
      const CXXRecordDecl *Gives =
          M ? M->getReturnType()->getAsCXXRecordDecl() : nullptr;
      if (!M || Found || M->isStatic() || M->getNumParams() || !M->isConst() ||
          M->getAccess() != AS_public || !Gives ||
          Gives->getQualifiedNameAsString() != "stableid::InstanceId")
        return nullptr;
      Found = M;
    }
    for (const CXXBaseSpecifier &B : R->bases())
      if (const CXXRecordDecl *Base = B.getType()->getAsCXXRecordDecl())
        if (Base->getDefinition())
          Todo.push_back(Base->getDefinition());
  }
  return Found;
}

std::string stableid::growsBy(const CXXRecordDecl *C, unsigned Bytes,
                           bool Trivial) {
  return "; " + quoted(C->getName().str()) + " grows by " +
         std::to_string(Bytes) + " bytes" +
         (Trivial ? "" : " and is no longer trivially copyable");
}

std::optional<Repair> Repairs::ofIdentity(const Finding &F, const Site &S,
                                          bool Hashed) {
  const CXXRecordDecl *C = classOf(S.Pointer);
  if (!C)
    return refuse("whose address it is, is not written there");
  const Generator &Member = Use.of(GeneratorKind::Member);
  if (Member.isNone())
    return refuse("the chosen library has no member that is an identity");
  const Generator &MemberId = Use.of(GeneratorKind::MemberId);
  const Generator &IdOf = Use.of(GeneratorKind::IdOf);
  bool Inside = isa<CXXThisExpr>(S.Pointer->IgnoreParenCasts()) && S.Class &&
                S.Class->getCanonicalDecl() == C->getCanonicalDecl();
  std::string Object = Inside ? "this" : objectText(S.Pointer, AST);
  if (Object.empty())
    return std::nullopt;

  // In the list of a constructor a member behind it is not made yet.
  const FieldDecl *Has = memberOf(C, Member);
  const auto *Field = dyn_cast_or_null<FieldDecl>(F.To.Decl);
  if (Inside && S.At == Site::Place::Initialized &&
      !(Has && Field && Has->getFieldIndex() < Field->getFieldIndex()))
    return refuse("the member that would be its identity is made later");
  std::string Id;
  std::vector<std::string> Headers;
  std::optional<Growth> New;
  bool Taken = false;
  const CXXMethodDecl *Accessor = accessorOf(C, Taken);
  if (Taken && !Accessor && !IdOf.Own)
    return refuse("the class has another member of the name 'instance_id'");
  if (Accessor && !IdOf.Own) {
    Id = IdOf.with("object", Object);
    Headers = IdOf.headers();
  } else if (Has) {
    // Only the class itself can reach it.
    if (!Inside) {
      if (!IdOf.Own)
        return std::nullopt;
      Id = IdOf.with("object", Object);
      Headers = IdOf.headers();
    } else {
      Id = MemberId.with("member", Has->getName());
      Headers = Member.headers();
    }
  } else if (!canGrow(C, S.File) || (Member.Own && !MemberId.Own)) {
    return std::nullopt;
  } else {
    Growth G;
    G.Class = C;
    G.Type = Member.with("class", C->getName());
    G.Name = memberName(C, "identity");
    G.Accessor = !Inside;
    // An aggregate remains one.
    G.Public = C->isAggregate();
    if (G.Name.empty() || (G.Accessor && (Member.Own || IdOf.Own)))
      return std::nullopt;
    Id = Inside ? MemberId.with("member", G.Name) : IdOf.with("object", Object);
    Headers = Member.headers();
    New = G;
  }

  std::string Text = Id;
  if (Hashed) {
    if (Member.Own || IdOf.Own)
      return std::nullopt;
    Text = "stableid::stable_hash(" + Text + ")";
    Headers.push_back("<stableid/hash.h>");
  }
  std::string Said = Text;
  if (S.Text) {
    Text = "std::to_string(" + Text + ")";
    Headers.push_back("<string>");
  } else {
    Text = S.fromNumber(Text);
  }
  std::optional<Repair> R =
      replace(S, Text, Headers, Inside ? nullptr : S.Pointer);
  if (!R)
    return R;
  R->Member = New;
  if (!New)
    R->Words = "use " + quoted(Said) + " instead";
  else
    R->Words = "give " + quoted(C->getName().str()) + " a member " +
               quoted(New->Type) + " and use " + quoted(Said) +
               growsBy(C, 8, /*Trivial=*/false);
  if (S.Bits && S.Bits < 64)
    R->Words += repeats(S.Bits);
  R->Safe = !New && isSafe(F, S);
  return R;
}

std::optional<Repair> Repairs::identity(const Finding &F, const Site &S) {
  return ofIdentity(F, S, /*Hashed=*/false);
}

std::optional<Repair> Repairs::hash(const Finding &F, const Site &S) {
  return ofIdentity(F, S, /*Hashed=*/true);
}

//===--- What nobody can guess -------------------------------------------===//

std::optional<Repair> Repairs::random(const Finding &F, const Site &S,
                                      const Remedy &Row) {
  const Generator &G = Use.of(Row.Make);
  bool Header = Row.Make == GeneratorKind::TraceParent;
  if (!S.Text && (G.Own || Header || S.Bits < 64))
    return std::nullopt;
  auto Shown = [&](const std::string &Value) {
    if (G.Own)
      return Value;
    return S.Text ? (Header ? Value : "stableid::to_string(" + Value + ")")
                  : S.fromNumber("stableid::stable_hash(" + Value + ")");
  };
  std::vector<std::string> Headers = G.headers();
  if (!S.Text)
    Headers.push_back("<stableid/hash.h>");

  // A stored value is asked for once. A returned value, or one sent along, may be
  // asked for again, and must be the same then: the object keeps it.
  bool Stored =
      S.At == Site::Place::Initialized || S.At == Site::Place::Assigned;
  // With a time in it, it may be another each time, or not.
  if (!Stored && mixesTime(F))
    return refuse("a time is mixed in, so that it may be another one each time");
  const CXXRecordDecl *C = classOf(S.Pointer);
  // A copy would have the ID of the first.
  if (!Stored && C && !G.Own && canGrow(C, S.File) && !World.uses().isCopied(C)) {
    bool Inside = isa<CXXThisExpr>(S.Pointer->IgnoreParenCasts()) && S.Class &&
                  S.Class->getCanonicalDecl() == C->getCanonicalDecl();
    Growth New;
    New.Class = C;
    New.Type = Row.Type;
    New.Name = memberName(C, Row.Member);
    New.Init = std::string(" = ") +
               (Header ? "stableid::TraceContext::start()" : G.Expression);
    New.Public = !Inside || C->isAggregate();
    std::string Object = Inside ? "" : objectText(S.Pointer, AST);
    if (New.Name.empty() || (!Inside && Object.empty()))
      return std::nullopt;
    bool Address = isa<UnaryOperator>(S.Pointer->IgnoreParens());
    std::string Value =
        (Inside ? "" : Object + (Address ? "." : "->")) + New.Name;
    std::optional<Repair> R =
        replace(S, Shown(Header ? Value + ".traceparent()" : Value), Headers,
                Inside ? nullptr : S.Pointer);
    if (!R)
      return R;
    R->Member = New;
    R->Words = "give " + quoted(C->getName().str()) + " a member " +
               quoted(New.Type) + growsBy(C, Row.Bytes, /*Trivial=*/true);
    return R;
  }
  // A function that is called twice would give two.
  if (S.At == Site::Place::Result ||
      isShared(S.Written, S.In, namesIn(S.In)))
    return refuse("what is asked for twice would be another one each time");
  std::optional<Repair> R = replace(S, Shown(G.Expression), Headers);
  if (!R)
    return R;
  // The object of the address does not matter any more.
  R->Behind.clear();
  R->Words = "use " + quoted(G.Expression) + " instead";
  if (!Stored)
    R->Words += ", made once and kept";
  return R;
}
