//===--- Repair.cpp - the edits that mend a finding -----------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which family mends what, and what they share. See Repair.h.
//
//===----------------------------------------------------------------------===//

#include "Repair.h"
#include "Leftovers.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Lex/Lexer.h"

using namespace clang;
using namespace stableid;

Repairs::Repairs(ASTContext &AST, const Generators &Use,
                 llvm::ArrayRef<const Finding *> Findings)
    : AST(AST), Use(Use), World(AST, Findings), Classes(AST, Findings) {}

std::optional<Repair> Repairs::of(const Finding &F) {
  // The headers of the library are C++17; outputs and keys need words.
  if (F.To.Kind != SinkKind::Id || !AST.getLangOpts().CPlusPlus17)
    return std::nullopt;
  std::optional<Site> S = siteOf(F, AST);
  if (!S)
    return std::nullopt;
  Uses = World.effectOn(F.To.Decl, S->Written);
  if (Uses == Effect::Breaks)
    return std::nullopt;
  const Remedy &Row = remedyFor(F);
  if (Row.By == Remedy::Way::Thread)
    return thread(F, *S);
  if (F.From.Kind != SourceKind::Address && F.From.Kind != SourceKind::Input)
    return std::nullopt;
  switch (Row.By) {
  case Remedy::Way::Random:
    return random(F, *S, Row);
  case Remedy::Way::Hash:
    return hash(F, *S);
  case Remedy::Way::Number:
    if (F.To.Id.Kind == IdentityKind::Thread)
      return std::nullopt;
    break;
  default: // what it is, only the user can say
    return std::nullopt;
  }
  if (auto Found = number(F, *S))
    return Found;
  if (auto Found = identity(F, *S))
    return Found;
  return local(*S);
}

bool Repairs::isSafe(const Finding &F, const Site &S) const {
  return Uses == Effect::None && !S.Text && S.Bits >= 64 && !S.CallsUser &&
         F.Sure == Certainty::Certain;
}

std::optional<Repair> Repairs::replace(const Site &S, std::string Text,
                                       llvm::ArrayRef<std::string> Headers,
                                       const Expr *Kept) const {
  std::optional<std::vector<CodeEdit>> Leftovers = leftoversOf(S, Kept, AST);
  if (!Leftovers)
    return std::nullopt;
  Repair R;
  R.File = S.File;
  R.Headers.assign(Headers.begin(), Headers.end());
  R.Edits = std::move(*Leftovers);
  R.Edits.push_back({S.Range, std::move(Text)});
  return R;
}

//===--- A member more ---------------------------------------------------===//

bool Repairs::canGrow(const CXXRecordDecl *C, const Site &S) {
  C = C ? C->getDefinition() : nullptr;
  return C && isWritable(C->getBraceRange().getEnd(), AST) &&
         isWritable(C->getBraceRange().getBegin(), AST) &&
         AST.getSourceManager().getFileID(C->getBraceRange().getEnd()) ==
             S.File &&
         Classes.canGrow(C);
}

std::string Repairs::memberName(const CXXRecordDecl *C,
                                llvm::StringRef Name) const {
  std::string Out = Name.str();
  for (const FieldDecl *F : C->fields()) {
    if (F->getName().starts_with("m_"))
      Out = ("m_" + Name).str();
    else if (F->getName().ends_with("_"))
      Out = (Name + "_").str();
    else
      continue;
    break;
  }
  IdentifierInfo &Id = AST.Idents.get(Out);
  bool Taken = C->hasMemberName(&Id) || C->getDeclName() == &Id;
  return Taken ? "" : Out;
}

CodeEdit Repairs::grow(const CXXRecordDecl *C,
                       llvm::ArrayRef<Growth> Members) const {
  const SourceManager &SM = AST.getSourceManager();
  SourceLocation Brace = C->getBraceRange().getEnd();
  auto [File, Offset] = SM.getDecomposedLoc(Brace);
  llvm::StringRef Text = SM.getBufferData(File).take_front(Offset);
  llvm::StringRef Line = Text.drop_front(Text.rfind('\n') + 1);
  bool OwnLine = Line.trim().empty();

  AccessSpecifier Now = C->isClass() ? AS_private : AS_public;
  unsigned Indent = Line.size() + 2;
  for (const Decl *D : C->decls()) {
    if (D->isImplicit())
      continue;
    if (const auto *A = dyn_cast<AccessSpecDecl>(D))
      Now = A->getAccess();
    else if (SM.getSpellingLineNumber(D->getBeginLoc()) !=
             SM.getSpellingLineNumber(Brace))
      Indent = SM.getSpellingColumnNumber(D->getBeginLoc()) - 1;
  }
  std::string Out;
  auto Add = [&](AccessSpecifier Wanted, const std::string &Member) {
    if (Now != Wanted)
      Out += (OwnLine ? Line.str() : " ") +
             (Wanted == AS_public ? "public:" : "private:") +
             (OwnLine ? "\n" : "");
    Now = Wanted;
    Out += (OwnLine ? std::string(Indent, ' ') : " ") + Member +
           (OwnLine ? "\n" : "");
  };
  std::string Class = C->getName().str();
  for (const Growth &G : Members)
    if (G.Accessor)
      Add(AS_public, "stableid::InstanceId<" + Class +
                         "> instance_id() const { return " + G.Name +
                         ".id(); }");
  for (bool Public : {Now == AS_public, Now != AS_public})
    for (const Growth &G : Members)
      if (G.Public == Public)
        Add(Public ? AS_public : AS_private,
            G.Type + " " + G.Name + G.Init + ";");
  if (!OwnLine) {
    unsigned Blanks = Line.size() - Line.rtrim().size();
    SourceLocation End = Brace.getLocWithOffset(-int(Blanks));
    return {CharSourceRange::getCharRange(End, End), Blanks ? Out : Out + " "};
  }
  SourceLocation Start = Brace.getLocWithOffset(-int(Line.size()));
  return {CharSourceRange::getCharRange(Start, Start), Out};
}
