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
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace stableid;

Repairs::Repairs(ASTContext &AST, const Means &Given,
                 llvm::ArrayRef<const Finding *> Findings,
                 llvm::ArrayRef<const Finding *> All)
    : AST(AST), Given(Given), Use(Given.Use), World(AST, Findings, Given.IsLeftOut),
      Classes(AST, Findings) {
  for (const Finding *F : All) {
    if (const auto *Field = dyn_cast_or_null<FieldDecl>(F->To.Decl);
        Field && F->To.Kind == SinkKind::Id && F->To.Value &&
        F->To.Value->getType()->isIntegerType() &&
        remedyFor(*F).By == Remedy::Way::Number)
      Owners.insert(Field->getParent()->getCanonicalDecl());
    if (F->To.Kind != SinkKind::Output)
      continue;
    Sent.insert(F->From.Loc);
    for (const Step &S : F->Steps)
      if (S.Kind == StepKind::Stored && S.Name)
        SentFrom.insert(S.Name->getCanonicalDecl());
  }
}

//===--- Which family ----------------------------------------------------===//

std::nullopt_t Repairs::refuse(std::string Why) {
  if (WhyNot.empty())
    WhyNot = std::move(Why);
  return std::nullopt;
}

bool Repairs::finds(const std::string &Header, FileID In) {
  if (Given.IsFound(Header, In))
    return true;
  Missing = Header;
  refuse("the includes of this file do not find " + Header);
  return false;
}

/// Why a number of this process is not enough; empty if it is.
std::string Repairs::gone(const Finding &F) {
  if (Read.Worst == Impact::Leaves)
    return Read.Why;
  if (Sent.count(F.From.Loc) ||
      (F.To.Decl && SentFrom.count(F.To.Decl->getCanonicalDecl())))
    return "the ID leaves the process";
  const auto *Field = dyn_cast_or_null<FieldDecl>(F.To.Decl);
  const auto *Owner =
      Field ? dyn_cast<CXXRecordDecl>(Field->getParent()) : nullptr;
  for (const CXXRecordDecl *C : {Owner, F.From.Class})
    if (C && World.uses().isMadeOnce(C))
      return "there is one " + quoted(C->getName()) +
             " in each process, so that its number would be the same in all";
  return "";
}

Mend Repairs::of(const Finding &F) {
  WhyNot.clear();
  Instead.clear();
  Missing.clear();
  Mend Out;
  Out.Edit = Use.wantsWitness() ? witness(F) : edit(F);
  // Nobody compares what is random, so that it need not be given everywhere.
  // All that fill one container find one kind of key in it.
  if (F.To.Decl && !Use.wantsWitness() &&
      (F.To.Kind == SinkKind::Key ||
       (F.To.Kind == SinkKind::Id &&
        remedyFor(F).By != Remedy::Way::Random)))
    Out.Into = F.To.Decl->getCanonicalDecl();
  if (Out.Edit)
    return Out;
  Out.Words = Instead;
  Out.Missing = Missing;
  Out.WhyNot = WhyNot.empty() ? "the value is not made in a way that an edit "
                                "could follow"
                              : WhyNot;
  return Out;
}

std::optional<Repair> Repairs::edit(const Finding &F) {
  const LangOptions &Lang = AST.getLangOpts();
  if (F.To.Kind == SinkKind::Key)
    return key(F);
  if (F.To.Kind != SinkKind::Id)
    return refuse("what is to be written instead, only you can say");
  const Remedy &Row = remedyFor(F);
  if (!Lang.CPlusPlus && Row.By != Remedy::Way::Number &&
      Row.By != Remedy::Way::Thread)
    return refuse("in C such an ID is made by a function that can fail");
  if (!Lang.CPlusPlus17)
    Instead = Lang.CPlusPlus ? Row.Old : Row.InC;
  std::optional<Site> S = siteOf(F, AST, WhyNot);
  if (!S)
    return std::nullopt;
  const NamedDecl *Reader = S->PassedTo ? S->PassedTo : F.To.Decl;
  Sink To = F.To;
  To.Decl = Reader;
  Read = World.readersOf(To, S->Written);
  // The overload for numbers does with its parameter what it likes.
  if (S->PassedTo &&
      !cast<FunctionDecl>(S->PassedTo->getDeclContext())->isDefined())
    Read = {Impact::Leaves,
            "the body of the overload that takes a number is not in this file"};
  if (Read.Worst == Impact::Breaks || (S->PassedTo && Row.By != Remedy::Way::Number))
    return refuse(Read.Why.empty() ? "no overload takes such an ID" : Read.Why);
  if (Use.of(Row.Make).isNone()) {
    Instead = Lang.CPlusPlus ? Row.Old : Row.InC;
    return refuse("the chosen library makes no such ID");
  }
  bool Alone = Read.Worst <= Impact::Mixed;
  std::string Gone = gone(F);
  if (Row.By == Remedy::Way::Random) {
    // Text that nobody guesses may go where it likes; a number may be a cookie
    // there.
    if (!Alone && !S->Text)
      return refuse(Read.Why);
    return random(F, *S, Row);
  }
  if (Row.By == Remedy::Way::Number || Row.By == Remedy::Way::Thread) {
    if (!Gone.empty() && Lang.CPlusPlus17)
      Instead = globalWords(Use);
    else if (!Gone.empty() && !Lang.CPlusPlus)
      Instead = globalWordsInC();
    if (!Gone.empty() || !Alone) {
      if (!S->Text || S->InC || Row.By != Remedy::Way::Number ||
          F.To.Id.Kind == IdentityKind::Thread ||
          F.From.Kind != SourceKind::Address)
        return refuse(Gone.empty() ? Read.Why : Gone);
      return random(F, *S, globalRemedy());
    }
  } else if (Row.By == Remedy::Way::Message && S->Text) {
    // Who reads it wants what names the message, wherever that is.
    return message(*S);
  } else if (!Alone || !Gone.empty()) {
    return refuse(Alone ? Gone : Read.Why);
  }
  if (Row.By == Remedy::Way::Thread)
    return thread(F, *S);
  if (F.From.Kind != SourceKind::Address && F.From.Kind != SourceKind::Input)
    return refuse("whose address it is, only the caller knows");
  switch (Row.By) {
  case Remedy::Way::Hash:
    return hash(F, *S);
  case Remedy::Way::Number:
    if (F.To.Id.Kind == IdentityKind::Thread)
      return refuse("the ID of a thread is made from an object");
    break;
  default:
    return refuse("what it stands for, only you can say");
  }
  if (auto Found = number(F, *S))
    return Found;
  if (S->InC)
    return refuse("the object may be given the ID more than once");
  if (auto Found = identity(F, *S))
    return Found;
  return local(*S);
}

/// \p Expression is one of C++.
static bool isOfCxx(llvm::StringRef Expression) {
  return Expression.contains("::") || Expression.contains('<') ||
         Expression.contains('{');
}

bool Repairs::isFound(const Generator &G, FileID In) const {
  return (AST.getLangOpts().CPlusPlus17 ||
          !llvm::StringRef(G.Header).starts_with("<stableid/")) &&
         Given.IsFound(G.Header, In);
}

const Generator *Repairs::maker(GeneratorKind Kind, FileID In) {
  const Generator &G = Use.of(Kind), &Plain = plainGenerator(Kind);
  const LangOptions &Lang = AST.getLangOpts();
  if (!Lang.CPlusPlus) {
    const Generator &Given = G.Own ? G : Plain;
    return Given.isNone() || Given.IsCounter || isOfCxx(Given.Expression)
               ? nullptr
               : &Given;
  }
  return !G.Own && !Lang.CPlusPlus17 && !Plain.isNone() &&
                 Given.IsFound(Plain.Header, In)
             ? &Plain
             : &G;
}

bool Repairs::isSafe(const Finding &F, const Site &S) const {
  return Read.Worst == Impact::None && !S.Text && S.Bits >= 64 &&
         !S.CallsUser && F.Sure == Certainty::Certain;
}

//===--- What is left behind ---------------------------------------------===//

const NameCounts &Repairs::namesIn(const FunctionDecl *In) {
  auto [It, New] = Names.try_emplace(In);
  if (New)
    It->second = NameCounts(In);
  return It->second;
}

std::optional<Leftovers> Repairs::leftBy(const FunctionDecl *In, FileID File,
                                         llvm::ArrayRef<Removed> Gone) {
  return leftoversOf(
      In, namesIn(In), File, Gone,
      [this](const FunctionDecl *F) { return World.uses().callersOf(F); }, AST);
}

std::optional<Repair> Repairs::replace(const Site &S, std::string Text,
                                       llvm::ArrayRef<std::string> Headers,
                                       const Expr *Kept) {
  for (const std::string &Header : Headers) {
    if (llvm::StringRef(Header).starts_with("<stableid/") &&
        !AST.getLangOpts().CPlusPlus17)
      return refuse("the headers of the library are C++17");
    if (!finds(Header, S.File))
      return std::nullopt;
  }
  Repair R;
  R.In = S.In;
  R.Gone = {S.Written, Kept};
  R.Behind = S.Behind;
  std::optional<Leftovers> Left = leftBy(R.In, S.File, R.Gone);
  // A parameter of C has a name, and a function of C no attribute.
  if (Left && S.InC)
    for (const ValueDecl *D : Left->Unused)
      if (isa<ParmVarDecl, FunctionDecl>(D))
        Left.reset();
  if (!Left)
    return refuse("something would be left that nobody uses");
  R.File = S.File;
  R.Headers.assign(Headers.begin(), Headers.end());
  R.Edits = std::move(Left->Edits);
  R.Cleaning = R.Edits.size();
  R.Edits.push_back({S.Range, std::move(Text)});
  return R;
}

/// A field that is written at more places has words.
static constexpr size_t MaxPlaces = 64;

static void drop(Mend &M, const char *Why) {
  M.Edit.reset();
  M.WhyNot = Why;
}

/// The values given to one declaration at several places are one kind of ID at all
/// of them, or an address at all. Returns whether some were dropped.
static bool
dropUnequal(llvm::MutableArrayRef<Mend> All,
            const llvm::MapVector<const Decl *, std::vector<size_t>> &Fields) {
  bool Dropped = false;
  for (const auto &[D, Places] : Fields) {
    const char *Why = nullptr;
    const Repair *Some = nullptr;
    for (size_t I : Places)
      if (const std::optional<Repair> &R = All[I].Edit) {
        if (Some && Some->Fresh != R->Fresh)
          Why = "it is also written at a place that has another edit";
        if (Some && Some->File != R->File)
          Why = "it is also written in another file";
        Some = &*R;
      }
    if (!Some)
      continue;
    if (Places.size() > MaxPlaces)
      Why = "it is written at too many places";
    for (size_t I : Places)
      if (!All[I].Edit)
        Why = "it is also written at a place that has no edit";
    if (!Why)
      continue;
    for (size_t I : Places)
      if (All[I].Edit) {
        drop(All[I], Why);
        Dropped = true;
      }
  }
  return Dropped;
}

std::vector<size_t> Repairs::settle(llvm::MutableArrayRef<Mend> All) {
  std::vector<size_t> First(All.size());
  llvm::MapVector<const Decl *, std::vector<size_t>> Fields;
  for (size_t I = 0; I < All.size(); ++I) {
    First[I] = I;
    if (All[I].Into)
      Fields[All[I].Into].push_back(I);
  }
  Fields.remove_if([](const auto &Of) { return Of.second.size() < 2; });
  dropUnequal(All, Fields);
  llvm::MapVector<std::pair<const FunctionDecl *, FileID>, std::vector<size_t>>
      Functions;
  for (size_t I = 0; I < All.size(); ++I)
    if (const std::optional<Repair> &R = All[I].Edit; R && R->Gone.Written)
      Functions[{R->In, R->File}].push_back(I);
  for (const auto &[Where, Group] : Functions)
    settleFunction(All, Group, First);
  // Those that were settled together go together.
  for (bool Again = true; Again;) {
    Again = dropUnequal(All, Fields);
    for (size_t I = 0; I < All.size(); ++I)
      if (bool(All[I].Edit) != bool(All[First[I]].Edit)) {
        Again = true;
        drop(All[All[I].Edit ? I : First[I]],
             "what it is only right together with has no edit");
      }
  }
  for (const auto &[D, Places] : Fields) {
    if (!All[Places[0]].Edit)
      continue;
    size_t Head = First[Places[0]];
    bool Safe = true;
    for (size_t I : Places) {
      Safe &= All[I].Edit->Safe;
      size_t Own = First[I];
      for (size_t &F : First)
        if (F == Own)
          F = Head;
    }
    for (size_t I = 0; I < All.size(); ++I)
      if (First[I] == Head && All[I].Edit)
        All[I].Edit->Safe &= Safe;
  }
  return First;
}

void Repairs::settleFunction(llvm::MutableArrayRef<Mend> All,
                             std::vector<size_t> Group,
                             std::vector<size_t> &First) {
  const Repair Any = *All[Group[0]].Edit;
  std::vector<Removed> Gone;
  llvm::SmallPtrSet<const ValueDecl *, 8> Single;
  for (size_t I : Group) {
    Gone.push_back(All[I].Edit->Gone);
    if (Group.size() > 1)
      if (std::optional<Leftovers> Own = leftBy(Any.In, Any.File, Gone.back()))
        Single.insert(Own->Unused.begin(), Own->Unused.end());
  }
  std::optional<Leftovers> Left = leftBy(Any.In, Any.File, Gone);
  // A leftover of only several of them joins those that it was made for.
  std::vector<size_t> Head(Group.size());
  for (size_t I = 0; I < Group.size(); ++I)
    Head[I] = I;
  auto Join = [&](size_t A, size_t B) {
    for (size_t &H : Head)
      if (H == Head[B])
        H = Head[A];
  };
  if (Group.size() > 1) {
    std::vector<const ValueDecl *> Shared;
    if (Left)
      for (const auto &[D, Count] : namesIn(Any.In).Of)
        if (Left->Unused.count(D) && !Single.count(D))
          Shared.push_back(D);
    for (const ValueDecl *D : Shared) {
      std::optional<size_t> Before;
      for (size_t I = 0; I < Group.size(); ++I)
        if (namesThroughLocals(Gone[I].Written, D, Any.In)) {
          if (Before)
            Join(*Before, I);
          Before = I;
        }
    }
    if (!Left)
      for (size_t I = 1; I < Group.size(); ++I)
        Join(0, I);
  }
  for (size_t H = 0; H < Group.size(); ++H) {
    std::vector<size_t> Some;
    for (size_t I = 0; I < Group.size(); ++I)
      if (Head[I] == H)
        Some.push_back(Group[I]);
    if (!Some.empty())
      settleGroup(All, std::move(Some), First);
  }
}

void Repairs::settleGroup(llvm::MutableArrayRef<Mend> All,
                          std::vector<size_t> Group,
                          std::vector<size_t> &First) {
  while (!Group.empty()) {
    const Repair Any = *All[Group[0]].Edit;
    std::vector<Removed> Gone;
    for (size_t I : Group)
      Gone.push_back(All[I].Edit->Gone);
    std::optional<Leftovers> Left = leftBy(Any.In, Any.File, Gone);
    // Without one of them, others may stay behind.
    size_t Before = Group.size();
    llvm::erase_if(Group, [&](size_t I) {
      const Repair &R = *All[I].Edit;
      bool Stays = !Left || llvm::any_of(R.Behind, [&](const VarDecl *V) {
        return !Left->Locals.count(V);
      });
      if (Stays)
        drop(All[I], "a local that holds the address would be left");
      return Stays;
    });
    if (Group.size() < Before)
      continue;
    if (Group.size() == 1)
      return;
    bool Safe = llvm::all_of(Group, [&](size_t I) { return All[I].Edit->Safe; });
    for (size_t I : Group) {
      Repair &R = *All[I].Edit;
      First[I] = Group[0];
      R.Safe = Safe;
      R.Edits.erase(R.Edits.begin(), R.Edits.begin() + R.Cleaning);
      R.Cleaning = 0;
    }
    Repair &Bringer = *All[Group[0]].Edit;
    Bringer.Edits.insert(Bringer.Edits.end(), Left->Edits.begin(),
                         Left->Edits.end());
    return;
  }
}

//===--- A member more ---------------------------------------------------===//

bool Repairs::canGrow(const CXXRecordDecl *C, FileID In) {
  C = C ? C->getDefinition() : nullptr;
  if (!C)
    return false;
  if (!isInFile(C, In)) {
    refuse(quoted(C->getName()) + " is in another file");
    return false;
  }
  // The uses that other units make of it, and rely on, are not known.
  if (!inMainSource(C, AST) || World.uses().isKnownElsewhere(C)) {
    refuse(quoted(C->getName()) +
           " is known outside of this file, so that it cannot get a member");
    return false;
  }
  if (Given.IsLeftOut && Given.IsLeftOut(C->getName())) {
    refuse("code that '#if' leaves out names " + quoted(C->getName()));
    return false;
  }
  if (!Classes.canGrow(C)) {
    refuse("something relies on the size or the bytes of " +
           quoted(C->getName()) + ", so that it cannot get a member");
    return false;
  }
  return true;
}

bool Repairs::isInFile(const CXXRecordDecl *C, FileID File) const {
  return isWritable(C->getBraceRange().getEnd(), AST) &&
         isWritable(C->getBraceRange().getBegin(), AST) &&
         AST.getSourceManager().getFileID(C->getBraceRange().getEnd()) == File;
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
  for (bool Public : {false, true})
    for (const Growth &G : Members)
      if (!G.Function.empty() && G.Public == Public)
        Add(Public ? AS_public : Now, G.Function);
  for (const Growth &G : Members)
    if (G.Accessor)
      Add(AS_public, "stableid::InstanceId<" + Class +
                         "> instance_id() const { return " + G.Name +
                         ".id(); }");
  for (bool Public : {Now == AS_public, Now != AS_public})
    for (const Growth &G : Members)
      if (G.Function.empty() && G.Public == Public)
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
