//===--- Visibility.cpp - what of a unit nobody read ----------------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Tokens and braces are enough: whoever is taken for a witness by mistake costs
// certainty, and nothing else. See Visibility.h.
//
//===----------------------------------------------------------------------===//

#include "Visibility.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/FileManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace clang;
using namespace stableid;

Unread::Unread(const ASTContext &AST, const Lexicon &Names)
    : AST(AST), Names(Names) {
  // Without declarations from elsewhere, all that there is was parsed.
  if (!AST.getExternalSource())
    return;
  const SourceManager &SM = AST.getSourceManager();
  for (const Decl *D : const_cast<ASTContext &>(AST).getTraversalScope()) {
    if (isa<TranslationUnitDecl>(D)) {
      Walked.clear();
      return;
    }
    Walked.insert(SM.getFileID(SM.getExpansionLoc(D->getLocation())));
  }
}

bool Unread::Body::names(StringRef Word) const {
  return llvm::binary_search(Words, Word);
}

bool Unread::Body::has(llvm::function_ref<bool(StringRef)> Is) const {
  return llvm::any_of(Words, Is);
}

void Unread::Body::say(llvm::ArrayRef<Token> Tokens) {
  for (const Token &T : Tokens)
    if (T.is(tok::raw_identifier))
      Words.push_back(T.getRawIdentifier());
}

/// The brace after these tokens opens a scope of declarations.
static bool opensScope(llvm::ArrayRef<Token> Statement) {
  if (Statement.empty())
    return false;
  bool Says = llvm::any_of(Statement, [](const Token &T) {
    return T.is(tok::raw_identifier) &&
           llvm::is_contained(
               {"namespace", "class", "struct", "union", "enum", "extern"},
               T.getRawIdentifier());
  });
  // "struct S *f() const {" says struct, and is a function.
  const Token &Last = Statement.back();
  bool AfterParameters =
      Last.isOneOf(tok::r_paren, tok::amp, tok::ampamp) ||
      (Last.is(tok::raw_identifier) &&
       llvm::is_contained({"const", "noexcept", "override", "volatile"},
                          Last.getRawIdentifier()));
  return Says && !AfterParameters;
}

void Unread::read(Header &H) {
  StringRef Text = H.Text->getBuffer();
  Lexer Lex(SourceLocation(), AST.getLangOpts(), Text.begin(), Text.begin(),
            Text.end());
  std::vector<Token> Statement;
  // The tokens that open the scopes around it: names of classes and of bases.
  std::vector<std::vector<Token>> Scopes;
  unsigned Depth = 0; // of braces in the body
  bool Directive = false;
  Token T, Last, BeforeLast;
  T.startToken();
  Last = BeforeLast = T;
  for (bool End = false; !End; BeforeLast = Last, Last = T) {
    End = Lex.LexFromRawLexer(T);
    // The uses in a macro are seen where it is expanded.
    if (T.isAtStartOfLine())
      Directive = T.is(tok::hash);
    if (Directive)
      continue;
    if (!Depth) {
      if (T.is(tok::l_brace) && opensScope(Statement)) {
        Scopes.push_back(Statement);
      } else if (T.is(tok::l_brace)) {
        Depth = 1;
        H.Bodies.emplace_back();
        H.Bodies.back().say(Statement);
        for (const std::vector<Token> &Scope : Scopes)
          H.Bodies.back().say(Scope);
      } else if (T.is(tok::r_brace) && !Scopes.empty()) {
        Scopes.pop_back();
      }
      if (T.isOneOf(tok::l_brace, tok::r_brace, tok::semi))
        Statement.clear();
      else
        Statement.push_back(T);
      continue;
    }
    Body &B = H.Bodies.back();
    if (T.is(tok::l_brace))
      ++Depth;
    else if (T.is(tok::r_brace))
      --Depth;
    else if (T.is(tok::raw_identifier))
      B.say(T);
    else if (T.isOneOf(tok::greater, tok::greatergreater, tok::r_paren))
      // <T *>, (T *), and the same of a const pointer
      B.CastsToPointer |=
          Last.is(tok::star) ||
          (BeforeLast.is(tok::star) && Last.is(tok::raw_identifier) &&
           Last.getRawIdentifier() == "const");
  }
  for (Body &B : H.Bodies)
    llvm::sort(B.Words);
}

const Unread::Header *Unread::headerOf(const Decl *D) {
  const SourceManager &SM = AST.getSourceManager();
  SourceLocation Loc = SM.getExpansionLoc(D->getLocation());
  FileID File = SM.getFileID(Loc);
  if (Walked.empty() || Walked.count(File) || File == SM.getMainFileID() ||
      SM.isInSystemHeader(Loc))
    return nullptr;
  auto [It, New] = Headers.try_emplace(File);
  Header &H = It->second;
  if (!New)
    return &H;
  // Not the source manager's buffer: it complains, aloud, about a header that
  // was changed since it was read.
  if (OptionalFileEntryRef Entry = SM.getFileEntryRefForID(File))
    if (auto Text = SM.getFileManager().getBufferForFile(*Entry,
                                                         /*isVolatile=*/true)) {
      H.Text = std::move(*Text);
      read(H);
    }
  return &H;
}

template <typename Predicate>
bool Unread::anyBody(const Decl *D, Predicate Speaks) {
  const auto *Named =
      dyn_cast_or_null<NamedDecl>(D ? D->getCanonicalDecl() : nullptr);
  const Header *H = Named && Named->getIdentifier() ? headerOf(Named) : nullptr;
  if (!H)
    return false;
  const auto *Class = dyn_cast<RecordDecl>(Named->getDeclContext());
  StringRef Of =
      Class && Class->getIdentifier() ? Class->getName() : Named->getName();
  // A header that cannot be read may say anything.
  return !H->Text || llvm::any_of(H->Bodies, [&](const Body &B) {
    return B.names(Named->getName()) && B.names(Of) && Speaks(B);
  });
}

bool Unread::mayCastBack(const Decl *D) {
  return anyBody(
      D, [](const Body &B) { return B.CastsToPointer; });
}

bool Unread::mayTakeOut(const Decl *D) {
  return anyBody(D, [&](const Body &B) {
    return B.has([&](StringRef Word) { return Names.is(WR_TakesOut, Word); });
  });
}

bool Unread::mayReadBytes(const Decl *D) {
  return anyBody(D, [&](const Body &B) {
    return B.has([&](StringRef Word) { return Names.is(WR_Receives, Word); });
  });
}

/// Every function of \p Class, and of the classes within it, has its body here.
/// Those of a template are where they are called.
static bool seesEveryMember(const CXXRecordDecl *Class) {
  auto IsSeen = [](const FunctionDecl *F) {
    return F->isImplicit() || F->isDefaulted() || F->isDeleted() ||
           F->isDefined();
  };
  return llvm::all_of(Class->decls(), [&](const Decl *D) {
    if (const auto *F = dyn_cast<FunctionDecl>(D))
      return IsSeen(F);
    if (const auto *T = dyn_cast<FunctionTemplateDecl>(D)) {
      while (const auto *Pattern = T->getInstantiatedFromMemberTemplate())
        T = Pattern;
      return IsSeen(T->getTemplatedDecl());
    }
    // A class within may name what is private. class Impl; is defined elsewhere.
    const auto *Inner = dyn_cast<CXXRecordDecl>(D);
    if (!Inner || Inner->isImplicit())
      return true;
    const CXXRecordDecl *Whole = Inner->getDefinition();
    return Whole && seesEveryMember(Whole);
  });
}

/// Every function that can name the member \p D is here: its class is of the
/// source file itself, or it is private, and each body of the class was read.
static bool seesEveryUseOfMember(const NamedDecl *D,
                                 const CXXRecordDecl *Class) {
  const SourceManager &SM = D->getASTContext().getSourceManager();
  return Class &&
         (SM.isInMainFile(SM.getExpansionLoc(D->getLocation())) ||
          (D->getAccess() == AS_private && !Class->hasFriends())) &&
         seesEveryMember(Class);
}

const FunctionDecl *stableid::handsOut(const VarDecl *V) {
  const auto *F = V->isStaticLocal()
                      ? dyn_cast<FunctionDecl>(V->getDeclContext())
                      : nullptr;
  if (!F)
    return nullptr;
  QualType Given = F->getReturnType();
  if (!Given->isReferenceType() && !Given->isPointerType())
    return nullptr;
  const ASTContext &AST = V->getASTContext();
  return AST.hasSameUnqualifiedType(Given->getPointeeType(),
                                    V->getType().getNonReferenceType())
             ? F
             : nullptr;
}

bool stableid::seesEveryUse(const ValueDecl *Place) {
  if (const auto *V = dyn_cast<VarDecl>(Place)) {
    if (const FunctionDecl *Giver = handsOut(V)) {
      const auto *Member = dyn_cast<CXXMethodDecl>(Giver);
      // A function that no header declares has hardly another caller.
      const SourceManager &SM = V->getASTContext().getSourceManager();
      return !Giver->isExternallyVisible() ||
             llvm::all_of(Giver->redecls(),
                          [&](const FunctionDecl *D) {
                            return SM.isInMainFile(
                                SM.getExpansionLoc(D->getLocation()));
                          }) ||
             (Member && seesEveryUseOfMember(Member, Member->getParent()));
    }
    // A container by its base: its other members may do anything to it.
    const CXXRecordDecl *Class = V->getType()->getAsCXXRecordDecl();
    if (Class && Class->getDefinition() &&
        Class->getDefinition()->getNumBases() &&
        !V->getASTContext().getSourceManager().isInSystemHeader(
            Class->getLocation()) &&
        !seesEveryMember(Class->getDefinition()))
      return false;
    return V->isStaticLocal() || !V->isExternallyVisible() ||
           (V->getAccess() == AS_private &&
            seesEveryUseOfMember(V, dyn_cast<CXXRecordDecl>(V->getDeclContext())));
  }
  const auto *F = dyn_cast<FieldDecl>(Place);
  return F && seesEveryUseOfMember(F, dyn_cast<CXXRecordDecl>(F->getParent()));
}
