//===--- TextPlace.cpp - where an edit stands in the text -----------------===//
//
// Part of stableid, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See TextPlace.h.
//
//===----------------------------------------------------------------------===//

#include "TextPlace.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include <vector>

using namespace clang;
using namespace stableid;

llvm::StringRef stableid::indentAt(SourceLocation Loc,
                                   const SourceManager &SM) {
  auto [File, Offset] = SM.getDecomposedLoc(Loc);
  llvm::StringRef Text = SM.getBufferData(File);
  size_t Begin = Text.take_front(Offset).rfind('\n') + 1; // npos + 1 is 0
  return Text.drop_front(Begin).take_while(
      [](char C) { return C == ' ' || C == '\t'; });
}

/// Nothing but blanks is in front of \p Loc on its line.
static bool beginsLine(SourceLocation Loc, const SourceManager &SM) {
  auto [File, Offset] = SM.getDecomposedLoc(Loc);
  llvm::StringRef Before = SM.getBufferData(File).take_front(Offset);
  return Before.drop_front(Before.rfind('\n') + 1).trim().empty();
}

std::optional<CodeEdit> stableid::atEnd(const CompoundStmt *Body,
                                        const std::string &Text,
                                        ASTContext &AST) {
  const SourceManager &SM = AST.getSourceManager();
  SourceLocation Brace = Body->getRBracLoc();
  if (!isWritable(Brace, AST) || !isWritable(Body->getLBracLoc(), AST))
    return std::nullopt;
  auto [File, Offset] = SM.getDecomposedLoc(Brace);
  llvm::StringRef Before = SM.getBufferData(File).take_front(Offset);
  llvm::StringRef Line = Before.drop_front(Before.rfind('\n') + 1);
  SourceLocation At = Brace;
  std::string New;
  if (Line.trim().empty()) {
    At = Brace.getLocWithOffset(-int(Line.size()));
    const Stmt *Last = Body->body_empty() ? nullptr : Body->body_back();
    New = Last && isWritable(Last->getBeginLoc(), AST) &&
                  beginsLine(Last->getBeginLoc(), SM)
              ? indentAt(Last->getBeginLoc(), SM).str()
              : Line.str() + "  ";
    New += Text + "\n";
  } else {
    New = (Line.back() == ' ' ? "" : " ") + Text + " ";
  }
  return CodeEdit{CharSourceRange::getCharRange(At, At), New};
}

SourceLocation stableid::behindLine(SourceLocation End,
                                    const SourceManager &SM) {
  auto [File, Offset] = SM.getDecomposedLoc(End);
  llvm::StringRef Rest = SM.getBufferData(File).drop_front(Offset + 1);
  llvm::StringRef Line = Rest.take_until([](char C) { return C == '\n'; });
  bool Alone = Line.trim().empty() ||
               (Line.ltrim().starts_with("//") && !Line.ends_with("\\"));
  return End.getLocWithOffset(1 + (Alone ? Line.rtrim().size() : 0));
}

CodeEdit stableid::atBegin(const CXXRecordDecl *C, const std::string &Text,
                           ASTContext &AST) {
  const SourceManager &SM = AST.getSourceManager();
  SourceLocation Brace = C->getBraceRange().getBegin();
  bool OneLine = SM.getSpellingLineNumber(Brace) ==
                 SM.getSpellingLineNumber(C->getBraceRange().getEnd());
  std::optional<Token> Next =
      Lexer::findNextToken(Brace, SM, AST.getLangOpts());
  llvm::StringRef Word =
      Next && Next->is(tok::raw_identifier) ? Next->getRawIdentifier() : "";
  bool Says = Word == "public" || Word == "private" || Word == "protected";
  llvm::StringRef Outer = indentAt(Brace, SM), Inner;
  if (Next && !Says && beginsLine(Next->getLocation(), SM))
    Inner = indentAt(Next->getLocation(), SM);
  std::string Gap = OneLine ? " " : "\n" + Outer.str();
  std::string Step = OneLine ? " "
                     : Inner.size() > Outer.size()
                         ? "\n" + Inner.str()
                         : "\n" + Outer.str() + "  ";
  std::string New;
  if (C->isClass())
    New += Gap + "public:";
  New += Step + Text;
  if (C->isClass() && !Says)
    New += (OneLine ? "" : "\n") + Gap + "private:";
  SourceLocation At = behindLine(Brace, SM);
  return {CharSourceRange::getCharRange(At, At), New};
}

/// The '#if', '#elif' and '#else' in which \p Loc stands.
static std::vector<size_t> conditionsAt(SourceLocation Loc,
                                        const SourceManager &SM) {
  auto [File, Offset] = SM.getDecomposedLoc(Loc);
  llvm::StringRef Text = SM.getBufferData(File).take_front(Offset);
  std::vector<size_t> Open;
  for (size_t At = 0; At < Text.size();) {
    llvm::StringRef Line = Text.drop_front(At).split('\n').first;
    llvm::StringRef Words = Line.ltrim();
    if (Words.consume_front("#")) {
      Words = Words.ltrim();
      if (Words.starts_with("if"))
        Open.push_back(At);
      else if (!Open.empty() && Words.starts_with("el"))
        Open.back() = At;
      else if (!Open.empty() && Words.starts_with("endif"))
        Open.pop_back();
    }
    At += Line.size() + 1;
  }
  return Open;
}

bool stableid::comesWith(SourceLocation Inner, SourceLocation Outer,
                         const SourceManager &SM) {
  std::vector<size_t> In = conditionsAt(Inner, SM), Out = conditionsAt(Outer, SM);
  return In.size() >= Out.size() && std::equal(Out.begin(), Out.end(), In.begin());
}

unsigned stableid::placeForAll(llvm::StringRef Text, unsigned At,
                               unsigned Edited) {
  std::vector<std::pair<bool, unsigned>> Open;
  std::optional<unsigned> Code;
  bool InComment = false;
  llvm::StringRef Guard;
  for (unsigned Offset = 0; Offset < At;) {
    llvm::StringRef Line = Text.drop_front(Offset).split('\n').first;
    llvm::StringRef Words = Line.trim();
    auto Drop = [&](bool If) {
      auto It = std::find_if(Open.rbegin(), Open.rend(),
                             [&](const auto &O) { return O.first == If; });
      if (It != Open.rend())
        Open.erase(std::next(It).base());
    };
    if (InComment || Words.starts_with("/*")) {
      InComment = !Words.contains("*/");
    } else if (Words.consume_front("#")) {
      Words = Words.ltrim();
      if (Words.starts_with("if"))
        Open.push_back({true, Offset});
      else if (Words.starts_with("endif"))
        Drop(true);
      // The guard of a header is open to its end.
      else if (!Guard.empty() && Words.consume_front("define") &&
               Words.trim() == Guard)
        Open.pop_back();
      Guard = Words.consume_front("ifndef") ? Words.trim() : "";
    } else if (!Words.empty() && !Words.starts_with("//")) {
      if (Words.starts_with("extern \"C\"") && Words.ends_with("{"))
        Open.push_back({false, Offset});
      else if (Words.starts_with("}"))
        Drop(false);
      if (!Code)
        Code = Offset;
    }
    Offset += Line.size() + 1;
  }
  unsigned Place = Open.empty() ? At : Open.front().second;
  return Edited < At && Code ? std::min(Place, *Code) : Place;
}
