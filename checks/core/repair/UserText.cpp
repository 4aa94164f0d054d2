//===--- UserText.cpp - what the user wrote, and may be changed -----------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See UserText.h.
//
//===----------------------------------------------------------------------===//

#include "UserText.h"
#include "core/ast/Children.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace stableid;

bool stableid::isWritable(SourceLocation Loc, ASTContext &AST) {
  const SourceManager &SM = AST.getSourceManager();
  return Loc.isFileID() && !SM.isInSystemHeader(Loc) &&
         SM.getFileEntryRefForID(SM.getFileID(Loc)).has_value();
}

llvm::StringRef stableid::textOf(SourceRange Range, ASTContext &AST) {
  CharSourceRange Chars =
      Lexer::makeFileCharRange(CharSourceRange::getTokenRange(Range),
                               AST.getSourceManager(), AST.getLangOpts());
  if (Chars.isInvalid() || Range.getBegin().isMacroID())
    return "";
  return Lexer::getSourceText(Chars, AST.getSourceManager(), AST.getLangOpts());
}

CharSourceRange stableid::wholeLine(SourceRange Range,
                                    const SourceManager &SM) {
  auto [File, From] = SM.getDecomposedLoc(Range.getBegin());
  unsigned To = SM.getFileOffset(Range.getEnd()) + 1; // the semicolon
  llvm::StringRef Text = SM.getBufferData(File);
  unsigned Left = From, Right = To;
  while (Left > 0 && (Text[Left - 1] == ' ' || Text[Left - 1] == '\t'))
    --Left;
  while (Right < Text.size() &&
         (Text[Right] == ' ' || Text[Right] == '\t' || Text[Right] == '\r'))
    ++Right;
  // With the line break before it: clang-tidy's clean-up takes a blank of the
  // next line along with the one behind it.
  if (Left > 0 && Text[Left - 1] == '\n' && Right < Text.size() &&
      Text[Right] == '\n') {
    From = Left - 1;
    To = Right;
  }
  SourceLocation Start = SM.getLocForStartOfFile(File);
  return CharSourceRange::getCharRange(Start.getLocWithOffset(From),
                                       Start.getLocWithOffset(To));
}

std::string stableid::nameFrom(const CXXRecordDecl *D,
                               const DeclContext *From) {
  if (!D || !D->getIdentifier() || isa<ClassTemplateSpecializationDecl>(D))
    return "";
  std::string Name = D->getName().str();
  for (const DeclContext *C = D->getDeclContext();
       C && !C->isTranslationUnit() && !(From && C->Encloses(From));
       C = C->getParent()) {
    if (isa<ClassTemplateSpecializationDecl, FunctionDecl>(C))
      return "";
    const auto *Space = dyn_cast<NamespaceDecl>(C);
    if (C->isTransparentContext() || C->isInlineNamespace() ||
        (Space && Space->isAnonymousNamespace()))
      continue;
    const auto *Named = dyn_cast<NamedDecl>(C);
    if (!Named || !Named->getIdentifier())
      return "";
    Name = Named->getName().str() + "::" + Name;
  }
  return Name;
}

bool stableid::holdsMacro(const Stmt *S, const SourceManager &SM) {
  if (!S)
    return false;
  for (SourceLocation Loc : {S->getBeginLoc(), S->getEndLoc()})
    if (Loc.isMacroID() && !SM.isInSystemMacro(Loc))
      return true;
  return llvm::any_of(childrenOf(S),
                      [&](const Stmt *Child) { return holdsMacro(Child, SM); });
}
