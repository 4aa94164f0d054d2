//===--- Repair.cpp - the edits that mend a finding -----------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which family mends what, and what they share. See Repair.h.
//
//===----------------------------------------------------------------------===//

#include "Repair.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"

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
  const Remedy &Row = remedyFor(F);
  // What a function does with its parameter is its own affair, and the overload
  // for numbers does its own.
  Uses = S->Passed ? Effect::Unknown : World.effectOn(F.To.Decl, S->Written);
  if (Uses == Effect::Breaks || (S->Passed && Row.By != Remedy::Way::Number))
    return std::nullopt;
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

std::optional<Leftovers> Repairs::leftBy(const FunctionDecl *In, FileID File,
                                         llvm::ArrayRef<Removed> Gone) {
  return leftoversOf(
      In, File, Gone,
      [this](const FunctionDecl *F) { return World.callersOf(F); }, AST);
}

std::optional<Repair> Repairs::replace(const Site &S, std::string Text,
                                       llvm::ArrayRef<std::string> Headers,
                                       const Expr *Kept) {
  Repair R;
  R.In = S.In;
  R.Gone = {S.Written, Kept};
  R.Behind = S.Behind;
  std::optional<Leftovers> Left = leftBy(R.In, S.File, R.Gone);
  if (!Left)
    return std::nullopt;
  R.File = S.File;
  R.Headers.assign(Headers.begin(), Headers.end());
  R.Edits = std::move(Left->Edits);
  R.Edits.push_back({S.Range, std::move(Text)});
  return R;
}

void Repairs::settle(llvm::ArrayRef<std::optional<Repair> *> All,
                     bool Together) {
  for (size_t I = 0; I < All.size(); ++I) {
    if (!*All[I] || (*All[I])->Settled)
      continue;
    // Those of one function, in the order of the code.
    const Repair First = **All[I];
    std::vector<std::optional<Repair> *> Group;
    std::vector<Removed> Gone;
    for (std::optional<Repair> *R : All.drop_front(I))
      if (*R && (*R)->In == First.In && (*R)->File == First.File) {
        Group.push_back(R);
        Gone.push_back((*R)->Gone);
      }
    std::optional<Leftovers> Left = leftBy(First.In, First.File, Gone);
    bool Dropped = false;
    for (std::optional<Repair> *R : Group)
      if (!Left || llvm::any_of((*R)->Behind, [&](const VarDecl *V) {
            return !Left->Locals.count(V);
          })) {
        R->reset();
        Dropped = true;
      }
    if (Dropped) {
      --I; // without them, others may stay behind
      continue;
    }
    for (std::optional<Repair> *R : Group)
      (*R)->Settled = true;
    if (!Together || Group.size() < 2)
      continue;
    // The last brings what only all of them leave, and one that a person agrees
    // to, where there is such: then all the others are applied as well.
    auto Last = llvm::find_if(llvm::reverse(Group),
                              [](const auto *R) { return !(*R)->Safe; });
    Repair &Bringer = Last == Group.rend() ? **Group.back() : ***Last;
    auto IsThere = [&](const CodeEdit &E) {
      return llvm::any_of(Group, [&](const std::optional<Repair> *R) {
        return llvm::any_of((*R)->Edits, [&](const CodeEdit &X) {
          return X.Range.getBegin() == E.Range.getBegin() &&
                 X.Range.getEnd() == E.Range.getEnd() && X.Text == E.Text;
        });
      });
    };
    for (const CodeEdit &E : Left->Edits)
      if (!IsThere(E))
        Bringer.Edits.push_back(E);
  }
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
